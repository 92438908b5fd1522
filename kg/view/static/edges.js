// How an edge is bent and how wide it is: edges between the same two actors fan out, each in its own lane.

/**
 * Hands out curves: each call is the next edge between two actors.
 * @returns {(from: number, to: number, mutual: boolean) => {enabled: boolean, type: string, roundness: number}}
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
    return { enabled: roundness !== 0, type: roundness < 0 ? "curvedCCW" : "curvedCW", roundness: Math.abs(roundness) };
  };
}

/**
 * The width of an edge for a number of events.
 * @param {number} count
 */
export function widthOf(count) {
  return Math.min(9, 1.3 + 0.95 * Math.log2(count));
}
