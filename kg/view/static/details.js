// The panel beside the network: the open event; or an actor, a pair and their events; or who is most active.

import { byId, element } from "./dom.js";
import { eventCard, eventLine } from "./card.js";
import { intervalText } from "./dates.js";
import { ranking } from "./ranking.js";

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {import("./events.js").Status} Status
 * @typedef {import("./texts.js").Texts} Texts
 * @typedef {import("./words.js").Words} Words
 * @typedef {import("./state.js").State} State
 * @typedef {object} Actions
 * @property {(event: number) => void} open
 * @property {() => void} close
 * @property {(actors: number[]) => void} pick
 * @property {(actor: number | null) => void} around
 */

const MOST = 60;
const RANKED = 8;

/**
 * @param {State} state
 * @param {Uint32Array} found the events of the window and the pick, in order of time
 * @param {Uint32Array} counts events of the window by dyad and kind
 * @param {Status[]} status of the pair that is picked
 * @param {Events} events
 * @param {Texts | null} texts
 * @param {Words} words
 * @param {Actions} actions
 */
export function showDetails(state, found, counts, status, events, texts, words, actions) {
  const panel = byId("details");
  const picked = state.pick.actors.length > 0 || state.pick.kind !== null;
  const hadFocus = panel.contains(document.activeElement);
  panel.replaceChildren(...(state.event >= 0 ? card() : picked ? pair() : overview()));
  // The button that was pressed is gone; whoever goes by keys goes on from the panel's first one.
  if (hadFocus) panel.querySelector("button")?.focus({ preventScroll: true });
  if (state.event >= 0) panel.parentElement?.scrollTo?.({ top: Math.max(0, panel.offsetTop - 400) });

  function card() {
    const back = element("button", { type: "button", class: "quiet", id: "close-card", click: actions.close }, `← ${words.say("back")}`);
    return [back, eventCard(state.event, events, texts, words, actions.open)];
  }

  function pair() {
    const [actor, other] = state.pick.actors;
    const newest = Array.from(found.subarray(Math.max(0, found.length - MOST))).reverse();
    return [
      element("h2", { class: "name" }, pickText(state, words)),
      element("p", { class: "soft" }, words.many("events", found.length)),
      ...(other !== undefined ? statusLine() : actor !== undefined ? partnersOf(actor) : []),
      ...newest.map((event) => eventLine(event, events, words, actions.open)),
      ...(found.length > MOST ? [element("p", { class: "soft" }, words.say("more", { n: found.length - MOST }))] : []),
    ];
  }

  /** How the pair stood at the end of the window. */
  function statusLine() {
    const last = state.window?.to ?? events.last;
    const now = status.filter(({ start, end }) => start <= last && (end === null || end >= last)).pop();
    if (!now) return [];
    const name = words.say(`state_${events.states[now.state]}`);
    const since = words.say("since", { date: intervalText(now.start, now.start, words.language()) });
    const line = element("p", { class: "status" }, element("span", { class: `state state-${now.state}` }, name), ` ${since}`);
    if (now.began >= 0) {
      line.append(" ", element("button", { type: "button", class: "quiet", click: () => actions.open(now.began) }, words.say("why")));
    }
    return [line];
  }

  /** @param {number} actor */
  function partnersOf(actor) {
    const { ranks, all } = ranking(events, counts, actor, RANKED);
    const near = state.centre === actor;
    return [
      element(
        "button",
        { type: "button", id: "around", click: () => actions.around(near ? null : actor) },
        words.say(near ? "whole_network" : "neighbourhood"),
      ),
      element("h3", {}, words.say("partners", { n: Math.min(RANKED, all), all })),
      ...ranks.map((rank) => rankLine(rank, (partner) => actions.pick([actor, partner]))),
      element("h3", {}, words.say("table")),
    ];
  }

  function overview() {
    const { ranks } = ranking(events, counts, null, RANKED);
    return [
      element("h3", {}, words.say("most_active")),
      ...ranks.map((rank) => rankLine(rank, (actor) => actions.pick([actor]))),
      element("p", { class: "soft hint" }, words.say("hint")),
    ];
  }

  /**
   * @param {import("./ranking.js").Rank} rank
   * @param {(actor: number) => void} choose
   */
  function rankLine({ actor, kinds, total }, choose) {
    const balance = element("span", { class: "balance", "aria-hidden": "true" });
    kinds.forEach((count, kind) => {
      if (!count) return;
      const part = element("span", { class: `kind-${kind}` });
      part.style.flexGrow = String(count);
      balance.append(part);
    });
    return element(
      "button",
      { type: "button", class: "rank", "data-actor": events.codes[actor], click: () => choose(actor) },
      element("span", { class: "name" }, words.actor(actor)),
      element("span", { class: "number" }, words.number(total)),
      balance,
    );
  }
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
