// The tools above the network: search, presets, undo, files, language.

import { PRESETS } from "./presets.js";
import { byId, element } from "./dom.js";
import { createSearch } from "./search.js";

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {import("./words.js").Words} Words
 * @typedef {object} Actions
 * @property {(chosen: import("./search.js").Suggestion) => void} found
 * @property {(preset: string) => void} preset
 * @property {() => void} undo
 * @property {() => void} redo
 * @property {(format: string) => void} save
 * @property {(language: string) => void} language
 */

export const FORMATS = ["png", "svg", "csv", "jsonld"];

/**
 * @param {Events} events
 * @param {Words} words
 * @param {Actions} actions
 */
export function createToolbar(events, words, actions) {
  const bar = byId("tools");
  const search = createSearch(bar, events, words, actions.found);

  const presets = chooser("presets", PRESETS, (preset) => words.say(`preset_${preset}`), actions.preset);
  const files = chooser("save", FORMATS, (format) => words.say(`save_${format}`), actions.save);
  const undo = element("button", { type: "button", class: "icon", id: "undo", "data-label": "undo", click: actions.undo }, "↶");
  const redo = element("button", { type: "button", class: "icon", id: "redo", "data-label": "redo", click: actions.redo }, "↷");
  const languages = element(
    "div",
    { class: "languages", role: "group", "data-label": "language" },
    ...words.languages.map((language) =>
      element(
        "button",
        { type: "button", lang: language, "data-language": language, click: () => actions.language(language) },
        language === "nb" ? "Norsk" : "English",
      ),
    ),
  );
  bar.append(presets.field, files.field, element("div", { class: "pair" }, undo, redo), languages);

  /**
   * A list whose choice is an act: it always shows its own name.
   * @param {string} id
   * @param {string[]} values
   * @param {(value: string) => string} nameOf
   * @param {(value: string) => void} choose
   */
  function chooser(id, values, nameOf, choose) {
    const field = element("select", {
      id,
      "data-label": id,
      change: () => {
        const { value } = field;
        field.value = "";
        choose(value);
      },
    });
    return {
      field,
      speak() {
        const title = element("option", { value: "", hidden: true, selected: true }, words.say(id));
        field.replaceChildren(title, ...values.map((value) => element("option", { value }, nameOf(value))));
      },
      /** @param {(value: string) => boolean} possible */
      allow(possible) {
        for (const option of field.options) option.disabled = option.value !== "" && !possible(option.value);
      },
    };
  }

  return {
    search,

    /** Puts the words in place. */
    speak() {
      presets.speak();
      files.speak();
      for (const button of languages.children) {
        button.setAttribute("aria-pressed", String(button.getAttribute("data-language") === words.language()));
      }
    },

    /**
     * @param {{undo: boolean, redo: boolean, preset: (preset: string) => boolean}} possible
     */
    allow(possible) {
      undo.disabled = !possible.undo;
      redo.disabled = !possible.redo;
      presets.allow(possible.preset);
    },
  };
}
