// How an edge is bent and how wide it is: edges between the same two actors fan out, each in its own lane.

/**
 * Hands out curves: each call is the next edge between two actors.
 * @returns {(from: number, to: number, mutual: boolean) => VisSmooth}
 */
export function curveOf() {
  /** @type {Map<string, number>} */
  const used = new Map();
  return (from, to, mutual) => {
    const key = mutual ? `${Math.min(from, to)}-${Math.max(from, to)}` : `${from}>${to}`;
    const lane = used.get(key) ?? 0;
    used.set(key, lane + 1);
    // Directed edges bulge to their own side; those without direction stay near the straight line between.
    const roundness = mutual ? (lane % 2 ? 0.045 : -0.045) * Math.ceil(lane / 2) : 0.1 + 0.075 * lane;
    return { enabled: true, type: roundness < 0 ? "curvedCCW" : "curvedCW", roundness: Math.abs(roundness) };
  };
}

/**
 * The width of an edge for a number of events, against the strongest edge of the picture.
 * @param {number} count
 * @param {number} most
 */
export function widthOf(count, most) {
  // Small numbers are compared with ten, so that an edge of two events among ones is not drawn as a beam.
  return 0.7 + 6 * (count / Math.max(10, most)) ** 0.65;
}

/**
 * The cells (dyad and kind) with most events among the given dyads, the weakest of them first.
 * @param {ArrayLike<number>} counts events by dyad and kind
 * @param {number} kinds
 * @param {ArrayLike<number>} dyads
 * @param {number} most how many cells
 * @returns {{cells: number[], all: number}} `all` counts those that have any event
 */
export function strongestCells(counts, kinds, dyads, most) {
  const cells = [];
  for (let at = 0; at < dyads.length; at++) {
    for (let cell = dyads[at] * kinds; cell < (dyads[at] + 1) * kinds; cell++) if (counts[cell]) cells.push(cell);
  }
  const all = cells.length;
  cells.sort((a, b) => counts[a] - counts[b] || b - a);
  return { cells: all > most ? cells.slice(all - most) : cells, all };
}
