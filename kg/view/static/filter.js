// Which events count: masks for what changes seldom, and a pass over the window for what changes with the brush.

import { actorsOf } from "./events.js";

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {{actors: number[], kind: number | null}} Pick
 * @typedef {{from: number, to: number}} Window
 */

/**
 * One for each event that the filters let through.
 * @param {Events} events
 * @param {{kindsOff: ReadonlySet<number>, types: ReadonlySet<number> | null, modalitiesOff: ReadonlySet<number>}} filter
 * @param {Uint8Array | null} hits events that a search found, or null where nobody searches
 * @returns {Uint8Array}
 */
export function filterMask(events, filter, hits) {
  const typeOn = Uint8Array.from(events.types, (type, place) =>
    !filter.kindsOff.has(type.kind) && (!filter.types || filter.types.has(place)) ? 1 : 0,
  );
  const modalityOn = Uint8Array.from(events.modalities, (_, place) => (filter.modalitiesOff.has(place) ? 0 : 1));
  const { length, type, modality } = events;
  const mask = new Uint8Array(length);
  for (let event = 0; event < length; event++) mask[event] = typeOn[type[event]] & modalityOn[modality[event]];
  if (hits) for (let event = 0; event < length; event++) mask[event] &= hits[event];
  return mask;
}

/**
 * The mask narrowed to the actors and the kind that the reader picked: one actor's events, or those of a dyad.
 * @param {Events} events
 * @param {Uint8Array} mask
 * @param {Pick} pick
 * @returns {Uint8Array}
 */
export function pickMask(events, mask, pick) {
  if (!pick.actors.length && pick.kind === null) return mask;
  const { length, kind, sourceSet, targetSet } = events;
  const [one, other] = pick.actors;
  const sets = events.setStart.length - 1;
  const hasOne = new Uint8Array(sets);
  const hasOther = new Uint8Array(sets);
  for (let set = 0; set < sets; set++) {
    const within = actorsOf(events, set);
    if (within.includes(one)) hasOne[set] = 1;
    if (within.includes(other)) hasOther[set] = 1;
  }
  const narrowed = new Uint8Array(length);
  for (let event = 0; event < length; event++) {
    if (!mask[event] || (pick.kind !== null && kind[event] !== pick.kind)) continue;
    const [source, target] = [sourceSet[event], targetSet[event]];
    narrowed[event] =
      pick.actors.length === 0
        ? 1
        : pick.actors.length === 1
          ? hasOne[source] | hasOne[target]
          : (hasOne[source] & hasOther[target]) | (hasOther[source] & hasOne[target]) |
            // A mutual event may name both on one side.
            (target === 0 ? hasOne[source] & hasOther[source] : 0);
  }
  return narrowed;
}

/**
 * The first row whose day is not before the given one.
 * @param {ArrayLike<number>} days
 * @param {number} day
 */
export function lowerBound(days, day) {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle] < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The rows among which all events of a window lie; each must still be asked for its end.
 * @param {Events} events
 * @param {Window} window
 * @returns {[number, number]}
 */
export function rowsOf(events, { from, to }) {
  return [lowerBound(events.day, from - events.longest), lowerBound(events.day, to + 1)];
}

/**
 * The events in a window, in order of time.
 * @param {Events} events
 * @param {Uint8Array} mask
 * @param {Window} window
 * @returns {Uint32Array}
 */
export function eventsIn(events, mask, window) {
  const [low, high] = rowsOf(events, window);
  const found = new Uint32Array(high - low);
  let length = 0;
  const { end } = events;
  for (let event = low; event < high; event++) if (mask[event] && end[event] >= window.from) found[length++] = event;
  return found.subarray(0, length);
}

/**
 * Numbers of events in a window, by dyad and kind.
 * @param {Events} events
 */
export function tally(events) {
  const kinds = events.kinds.length;
  const all = new Uint32Array(events.dyads * kinds);
  // How many of them are said to have happened: planned and denied ones are drawn otherwise.
  const actual = new Uint32Array(events.dyads * kinds);
  const perKind = new Uint32Array(kinds);
  return {
    all,
    actual,
    perKind,
    total: 0,

    /**
     * @param {Uint8Array} mask
     * @param {Window} window
     */
    count(mask, window) {
      all.fill(0);
      actual.fill(0);
      perKind.fill(0);
      const [low, high] = rowsOf(events, window);
      const { end, kind, modality, actStart, actDyad } = events;
      const { from } = window;
      let total = 0;
      for (let event = low; event < high; event++) {
        if (mask[event] === 0 || end[event] < from) continue;
        total++;
        const step = kind[event];
        perKind[step]++;
        const happened = modality[event] === 0 ? 1 : 0;
        const stop = actStart[event + 1];
        for (let act = actStart[event]; act < stop; act++) {
          const cell = actDyad[act] * kinds + step;
          all[cell]++;
          actual[cell] += happened;
        }
      }
      this.total = total;
    },
  };
}

/** @typedef {ReturnType<typeof tally>} Tally */
