// The picture as PNG: what stands on the screen, with its title and its legend.

import { HEAD, LEGEND, LEGEND_FONT, MARGIN, legendPlaces } from "./picture-legend.js";

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {import("./theme.js").Theme} Theme
 * @typedef {import("./words.js").Words} Words
 * @typedef {import("./picture-legend.js").Caption} Caption
 */

/**
 * @param {HTMLCanvasElement} timeline
 * @param {Events} events
 * @param {Theme} theme
 * @param {Words} words
 * @param {Caption} caption
 * @returns {Promise<Blob>}
 */
export function toPng(timeline, events, theme, words, caption) {
  const source = /** @type {HTMLCanvasElement} */ (document.querySelector("#network canvas"));
  const scale = source.width / source.clientWidth;
  const width = Math.max(source.clientWidth, timeline.clientWidth) + 2 * MARGIN;
  const height = HEAD + source.clientHeight + timeline.clientHeight + LEGEND + MARGIN;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.scale(scale, scale);
  context.fillStyle = theme.paper;
  context.fillRect(0, 0, width, height);
  context.fillStyle = theme.ink;
  context.font = `600 24px ${theme.serif}`;
  context.fillText(caption.title, MARGIN, 42);
  context.fillStyle = theme.soft;
  context.font = `14px ${theme.font}`;
  context.fillText(caption.summary, MARGIN, 66);
  context.drawImage(source, MARGIN, HEAD, source.clientWidth, source.clientHeight);
  const below = HEAD + source.clientHeight;
  context.drawImage(timeline, MARGIN, below, timeline.clientWidth, timeline.clientHeight);
  context.font = LEGEND_FONT;
  const line = below + timeline.clientHeight + 26;
  for (const { kind, x, y, name } of legendPlaces(events, words, width)) {
    context.fillStyle = theme.kinds[kind];
    context.beginPath();
    context.arc(x + 5, line + y - 4, 5, 0, 2 * Math.PI);
    context.fill();
    context.fillStyle = theme.ink;
    context.fillText(name, x + 15, line + y);
  }
  return new Promise((done, fail) =>
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("no picture"))), "image/png"),
  );
}
