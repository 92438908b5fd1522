// What both pictures have in common: margins, and the legend below them.

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {import("./words.js").Words} Words
 * @typedef {{title: string, summary: string}} Caption
 */

export const MARGIN = 32;
export const HEAD = 84;
export const LEGEND = 44;

/**
 * @param {Events} events
 * @param {Words} words
 * @param {CanvasRenderingContext2D} context
 * @param {number} width
 */
export function legendPlaces(events, words, context, width) {
  context.font = "13px sans-serif";
  let x = MARGIN;
  return events.kinds
    .map((_, kind) => {
      const name = words.kind(kind);
      const place = { kind, x, name };
      x += context.measureText(name).width + 36;
      return place;
    })
    .filter((place) => place.x < width - 2 * MARGIN);
}
