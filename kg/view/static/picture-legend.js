// What both pictures have in common: margins, and the legend below them.

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {import("./words.js").Words} Words
 * @typedef {{title: string, summary: string}} Caption
 */

export const MARGIN = 32;
export const HEAD = 84;
export const LEGEND = 64;
export const LEGEND_FONT = "13px sans-serif";

/**
 * Where the kinds stand in the legend, in as many rows as they need.
 * @param {Events} events
 * @param {Words} words
 * @param {number} width
 */
export function legendPlaces(events, words, width) {
  const context = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  context.font = LEGEND_FONT;
  let x = MARGIN;
  let y = 0;
  return events.kinds.map((_, kind) => {
    const name = words.kind(kind);
    const long = context.measureText(name).width + 36;
    if (x + long > width && x > MARGIN) [x, y] = [MARGIN, y + 20];
    const place = { kind, x, y, name };
    x += long;
    return place;
  });
}
