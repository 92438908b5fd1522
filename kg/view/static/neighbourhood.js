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
 * @param {boolean} upright whether the stage is taller than wide
 * @returns {{places: Map<number, Point>, partners: number}} `partners` counts all, also those not placed
 */
export function neighbourhood(events, counts, centre, upright) {
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
  const outer = partners.slice(FIRST_RING);
  const [across, down] = upright ? [165, 250] : [270, 165];
  place(places, partners.slice(0, FIRST_RING), across, down);
  place(places, outer, across * 1.75, down * 1.75);
  return { places, partners: weight.size };
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
