// The neighbourhood of an actor: its strongest partners on rings around it, so many as can be read.

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {{x: number, y: number}} Point
 */

const MOST = 40;
const FIRST_RING = 14;

/**
 * @param {Events} events
 * @param {Uint32Array} counts events by dyad and kind
 * @param {number} centre
 * @returns {{places: Map<number, Point>, ties: {dyad: number, kind: number}[], partners: number}}
 */
export function neighbourhood(events, counts, centre) {
  const kinds = events.kinds.length;
  /** @type {Map<number, number>} */
  const weight = new Map();
  const { dyadSource, dyadTarget, dyads } = events;
  for (let dyad = 0; dyad < dyads; dyad++) {
    const [source, target] = [dyadSource[dyad], dyadTarget[dyad]];
    if (source !== centre && target !== centre) continue;
    let sum = 0;
    for (let kind = 0; kind < kinds; kind++) sum += counts[dyad * kinds + kind];
    const partner = source === centre ? target : source;
    if (sum) weight.set(partner, (weight.get(partner) ?? 0) + sum);
  }
  const partners = [...weight].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST).map(([partner]) => partner);

  /** @type {Map<number, Point>} */
  const places = new Map([[centre, { x: 0, y: 0 }]]);
  const inner = partners.slice(0, FIRST_RING);
  const outer = partners.slice(FIRST_RING);
  place(places, inner, 250, 165);
  place(places, outer, 450, 300);

  const ties = [];
  for (let dyad = 0; dyad < dyads; dyad++) {
    const [source, target] = [dyadSource[dyad], dyadTarget[dyad]];
    if (!(source === centre && places.has(target)) && !(target === centre && places.has(source))) continue;
    for (let kind = 0; kind < kinds; kind++) if (counts[dyad * kinds + kind]) ties.push({ dyad, kind });
  }
  return { places, ties, partners: weight.size };
}

/**
 * @param {Map<number, Point>} places
 * @param {number[]} actors
 * @param {number} across
 * @param {number} down
 */
function place(places, actors, across, down) {
  actors.forEach((actor, at) => {
    const angle = ((at + 0.5) / actors.length) * 2 * Math.PI - Math.PI / 2;
    places.set(actor, { x: Math.round(across * Math.cos(angle)), y: Math.round(down * Math.sin(angle)) });
  });
}
