// The panel beside the network: the open event, or the events of what was picked, or a hint.

import { byId, element } from "./dom.js";
import { eventCard, eventLine } from "./card.js";

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {import("./texts.js").Texts} Texts
 * @typedef {import("./words.js").Words} Words
 * @typedef {import("./state.js").State} State
 */

const MOST = 60;

/**
 * @param {State} state
 * @param {Uint32Array} found the events of the window and the pick, in order of time
 * @param {Events} events
 * @param {Texts | null} texts
 * @param {Words} words
 * @param {{open: (event: number) => void, close: () => void}} actions
 */
export function showDetails(state, found, events, texts, words, actions) {
  const panel = byId("details");
  const picked = state.pick.actors.length > 0 || state.pick.kind !== null;
  if (state.event >= 0) {
    panel.replaceChildren(
      element("button", { type: "button", class: "quiet", id: "close-card", click: actions.close }, words.say(picked ? "back_to_list" : "clear")),
      eventCard(state.event, events, texts, words, actions.open),
    );
    panel.parentElement?.scrollTo?.({ top: 0 });
  } else if (picked) {
    const newest = Array.from(found.subarray(Math.max(0, found.length - MOST))).reverse();
    panel.replaceChildren(
      element("h3", {}, pickText(state, words)),
      element("p", { class: "soft" }, words.many("events", found.length)),
      ...newest.map((event) => eventLine(event, events, words, actions.open)),
      found.length > MOST ? element("p", { class: "soft" }, words.say("more", { n: found.length - MOST })) : "",
    );
  } else panel.replaceChildren(element("p", { class: "soft" }, words.say("hint")));
}

/**
 * What is picked, in words.
 * @param {State} state
 * @param {Words} words
 */
export function pickText({ pick }, words) {
  const who = pick.actors.map(words.actor).join(" – ");
  return [who, pick.kind === null ? "" : words.kind(pick.kind)].filter(Boolean).join(" · ");
}
