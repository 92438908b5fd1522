// What narrows the view, each with a way to let it go.

import { byId, element } from "./dom.js";
import { pickText } from "./details.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./words.js").Words} Words
 */

/**
 * @param {State} state
 * @param {State} first
 * @param {Words} words
 * @param {(patch: Partial<State>) => void} change
 */
export function showChips(state, first, words, change) {
  /** @type {[string, Partial<State>][]} */
  const chips = [];
  if (state.centre !== null) chips.push([words.say("around", { actor: words.actor(state.centre) }), { centre: null }]);
  if (state.pick.actors.length || state.pick.kind !== null) chips.push([pickText(state, words), { pick: first.pick, event: -1 }]);
  if (state.types) {
    const names = [...state.types].map(words.type);
    chips.push([names.length > 2 ? words.say("types", { n: names.length }) : names.join(", "), { types: null }]);
  }
  if (state.query) chips.push([words.say("quoted", { text: state.query }), { query: "" }]);
  byId("chips").replaceChildren(
    ...chips.map(([text, patch]) =>
      element(
        "span",
        { class: "chip" },
        text,
        element("button", { type: "button", "aria-label": words.say("let_go", { what: text }), click: () => change(patch) }, "×"),
      ),
    ),
  );
}
