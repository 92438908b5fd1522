// Views that many readers want, as changes of the state.

import { eventsIn, pickMask } from "./filter.js";

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {import("./state.js").State} State
 */

export const PRESETS = ["everything", "expulsions", "conflict", "cooperation", "last_year", "this_dyad"];
const EXPULSIONS = ["ExpelDiplomats", "RevokeAccreditation"];

/**
 * What a preset changes; null where it makes no sense now.
 * @param {string} preset
 * @param {State} state
 * @param {State} first
 * @param {Events} events
 * @returns {Partial<State> | null}
 */
export function presetPatch(preset, state, first, events) {
  const without = (/** @type {string} */ side) =>
    new Set(events.kinds.map((_, at) => at).filter((at) => events.kinds[at].side !== side));
  const cleared = { ...first, language: state.language, moved: state.moved, sort: state.sort };
  switch (preset) {
    case "everything":
      return cleared;
    case "expulsions": {
      const types = new Set(events.types.map((_, at) => at).filter((at) => EXPULSIONS.includes(events.types[at].name)));
      return { ...cleared, window: state.window, view: state.view, types };
    }
    case "conflict":
    case "cooperation":
      return { kindsOff: without(preset), types: null };
    case "last_year":
      return { window: { from: Math.max(events.first, events.last - 364), to: events.last }, view: null };
    case "this_dyad": {
      if (state.pick.actors.length < 2) return null;
      const pick = { actors: state.pick.actors, kind: null };
      const everything = new Uint8Array(events.length).fill(1);
      const found = eventsIn(events, pickMask(events, everything, pick), { from: events.first, to: events.last });
      if (!found.length) return null;
      const [from, to] = [events.day[found[0]], found.reduce((last, event) => Math.max(last, events.end[event]), 0)];
      const air = Math.max(7, Math.round((to - from) * 0.05));
      return { ...cleared, pick, view: { from: from - air, to: to + air } };
    }
    default:
      return null;
  }
}
