// Who is most active, and with whom: counted from the events by dyad and kind of the window.

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {{actor: number, kinds: Uint32Array, total: number}} Rank
 */

/**
 * The actors with most events, or the partners of one actor.
 * @param {Events} events
 * @param {Uint32Array} counts by dyad and kind
 * @param {number | null} of whose partners; null for all actors
 * @param {number} most
 * @returns {{ranks: Rank[], all: number}}
 */
export function ranking(events, counts, of, most) {
  const kinds = events.kinds.length;
  /** @type {Map<number, Rank>} */
  const found = new Map();
  /**
   * @param {number} actor
   * @param {number} cell
   */
  const add = (actor, cell) => {
    let rank = found.get(actor);
    if (!rank) found.set(actor, (rank = { actor, kinds: new Uint32Array(kinds), total: 0 }));
    for (let kind = 0; kind < kinds; kind++) {
      rank.kinds[kind] += counts[cell + kind];
      rank.total += counts[cell + kind];
    }
  };
  for (let dyad = 0; dyad < events.dyads; dyad++) {
    const cell = dyad * kinds;
    let any = 0;
    for (let kind = 0; kind < kinds; kind++) any |= counts[cell + kind];
    if (!any) continue;
    const [source, target] = [events.dyadSource[dyad], events.dyadTarget[dyad]];
    if (of === null || target === of) add(source, cell);
    if (of === null || source === of) add(target, cell);
  }
  const ranks = [...found.values()].sort((a, b) => b.total - a.total || a.actor - b.actor);
  return { ranks: ranks.slice(0, most), all: ranks.length };
}
