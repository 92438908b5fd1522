// The actors as discs: a code within, the balance of conflict and cooperation as a ring, the name below.

/**
 * @typedef {import("./theme.js").Theme} Theme
 * @typedef {object} Discs
 * @property {number[]} actors the most active first
 * @property {Record<number, {x: number, y: number, options: any}>} places
 * @property {number} scale of the drawing on the screen
 * @property {ReadonlyMap<number, Uint32Array>} rings events by kind
 * @property {(actor: number) => string} codeOf
 * @property {(actor: number) => string} nameOf
 * @property {Theme} theme
 * @property {ReadonlySet<number> | null} strong the actors that stand out; null for all
 * @property {number | null} hovered
 */

const MOST_ACTIVE = 12; // their names may lie over discs, not over other names

/**
 * @param {CanvasRenderingContext2D} context in the network's coordinates
 * @param {Discs} discs
 */
export function drawDiscs(context, discs) {
  const { actors, places, rings, theme, strong } = discs;
  context.save();
  context.textAlign = "center";
  for (let at = actors.length - 1; at >= 0; at--) {
    const actor = actors[at];
    const place = places[actor];
    const ring = rings.get(actor);
    const total = ring ? ring.reduce((sum, count) => sum + count, 0) : 0;
    const weak = total === 0 || (strong !== null && !strong.has(actor));
    context.globalAlpha = weak ? 0.28 : 1;
    drawDisc(context, place, place.options.size, discs.scale, theme, ring, total);
    drawCode(context, place, place.options.size, discs.scale, theme, shortCode(discs.codeOf(actor)));
  }
  context.globalAlpha = 1;
  drawNames(context, discs);
  context.restore();
}

/**
 * What stands in a disc: the code where it is short enough to be read there, else nothing.
 * @param {string} code
 */
export function shortCode(code) {
  return /^[\p{L}\p{N}]{2,5}$/u.test(code) ? code : "";
}

/**
 * The size of the letters of a code in a disc.
 * @param {string} code
 * @param {number} radius
 */
export function codeSize(code, radius) {
  return Math.min((radius * 1.9) / Math.max(2.6, code.length * 0.78 + 0.5), radius * 0.72);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{x: number, y: number}} place
 * @param {number} radius
 * @param {number} scale
 * @param {Theme} theme
 * @param {Uint32Array | undefined} ring
 * @param {number} total
 */
function drawDisc(context, { x, y }, radius, scale, theme, ring, total) {
  const thick = Math.min(Math.max(2.2 / scale, radius * 0.17), radius * 0.4);
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = theme.paper;
  context.fill();
  context.lineWidth = thick;
  if (!ring || !total) {
    context.strokeStyle = theme.line;
    context.stroke();
    return;
  }
  let angle = -Math.PI / 2;
  for (let kind = 0; kind < ring.length; kind++) {
    if (!ring[kind]) continue;
    const stop = angle + (ring[kind] / total) * 2 * Math.PI;
    context.beginPath();
    context.arc(x, y, radius - thick / 2, angle, stop);
    context.strokeStyle = theme.kinds[kind];
    context.stroke();
    angle = stop;
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{x: number, y: number}} place
 * @param {number} radius
 * @param {number} scale
 * @param {Theme} theme
 * @param {string} code
 */
function drawCode(context, { x, y }, radius, scale, theme, code) {
  if (!code) return;
  const size = codeSize(code, radius);
  if (size * scale < 6) return;
  context.font = `600 ${size}px ${theme.font}`;
  context.fillStyle = theme.ink;
  context.textBaseline = "middle";
  context.fillText(code, x, y + size * 0.04);
}

/**
 * Names below the discs, those of the most active actors first; one that would cover another is left out.
 * @param {CanvasRenderingContext2D} context
 * @param {Discs} discs
 */
function drawNames(context, { actors, places, scale, nameOf, theme, strong, hovered, rings }) {
  const size = 12 / scale;
  context.font = `500 ${size}px ${theme.font}`;
  context.textBaseline = "top";
  context.lineJoin = "round";
  context.lineWidth = 3.5 / scale;
  context.strokeStyle = theme.paper;
  /** @type {[number, number, number, number][]} */
  const taken = [];
  const first = actors.filter((actor) => actor === hovered || strong?.has(actor));
  const rest = strong === null ? actors.filter((actor) => actor !== hovered) : [];
  for (const [place, actor] of [...first, ...rest].entries()) {
    const { x, y, options } = places[actor];
    const quiet = !rings.get(actor)?.some(Boolean);
    if (quiet && actor !== hovered && !strong?.has(actor)) continue;
    const name = shortened(nameOf(actor));
    const half = context.measureText(name).width / 2 + 2 / scale;
    const top = y + options.size + 3 / scale;
    const box = /** @type {[number, number, number, number]} */ ([x - half, top, x + half, top + size * 1.15]);
    if (actor !== hovered && taken.some((other) => overlaps(box, other))) continue;
    const ranked = strong !== null || place < MOST_ACTIVE;
    if (actor !== hovered && !ranked && actors.some((other) => other !== actor && covers(places[other], box))) continue;
    taken.push(box);
    context.strokeText(name, x, top);
    context.fillStyle = theme.ink;
    context.fillText(name, x, top);
  }
}

/** @param {string} name */
function shortened(name) {
  return name.length > 28 ? `${name.slice(0, 26).trimEnd()}…` : name;
}

/**
 * @param {[number, number, number, number]} a
 * @param {[number, number, number, number]} b
 */
function overlaps(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

/**
 * @param {{x: number, y: number, options: any}} disc
 * @param {[number, number, number, number]} box
 */
function covers({ x, y, options }, [left, top, right, bottom]) {
  const across = Math.max(left - x, 0, x - right);
  const down = Math.max(top - y, 0, y - bottom);
  return across * across + down * down < (options.size * 0.9) ** 2;
}
