// The legend: the kinds from conflict to cooperation with their numbers. Each row is a switch.

import { byId, element, swatch } from "./dom.js";

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {import("./words.js").Words} Words
 */

/**
 * @param {Events} events
 * @param {Words} words
 * @param {(kind: number, alone: boolean) => void} toggle
 * @param {(modality: number) => void} toggleModality
 */
export function createLegend(events, words, toggle, toggleModality) {
  const rows = events.kinds.map((_, kind) => {
    const number = element("span", { class: "number" });
    const bar = element("span", { class: `bar kind-${kind}`, "aria-hidden": "true" });
    const name = element("span", { class: "name" });
    const button = element(
      "button",
      {
        type: "button",
        class: "kind",
        "data-kind": events.kinds[kind].name,
        click: (/** @type {MouseEvent} */ event) => toggle(kind, event.altKey || event.shiftKey),
        dblclick: () => toggle(kind, true),
      },
      swatch(kind),
      name,
      number,
      bar,
    );
    byId("kinds").append(element("li", {}, button));
    return { button, name, number, bar };
  });
  const present = new Set(events.modality);
  const modalities = events.modalities.map((modality, at) => {
    const name = element("span", { class: "name" });
    const button = element(
      "button",
      { type: "button", class: "modality", "data-modality": modality, click: () => toggleModality(at) },
      element("span", { class: `swatch plain ${modality}`, "aria-hidden": "true" }),
      name,
    );
    // What no event has needs no switch.
    if (present.size > 1 && present.has(at)) byId("modalities").append(element("li", {}, button));
    return { button, name };
  });

  return {
    /**
     * @param {Uint32Array} perKind
     * @param {ReadonlySet<number>} kindsOff
     * @param {ReadonlySet<number>} modalitiesOff
     */
    update(perKind, kindsOff, modalitiesOff) {
      const most = Math.max(1, ...perKind);
      rows.forEach(({ button, name, number, bar }, kind) => {
        button.setAttribute("aria-pressed", String(!kindsOff.has(kind)));
        name.textContent = words.kind(kind);
        number.textContent = kindsOff.has(kind) ? words.say("off") : words.number(perKind[kind]);
        bar.style.width = `${(perKind[kind] / most) * 100}%`;
      });
      modalities.forEach(({ button, name }, at) => {
        button.setAttribute("aria-pressed", String(!modalitiesOff.has(at)));
        name.textContent = words.modality(at);
      });
    },
  };
}
