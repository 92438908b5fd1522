// Saving: the picture or the selection, handed to the browser as a file.

import { element } from "./dom.js";
import { toCsv, toJsonLd } from "./selection-files.js";
import { toPng } from "./picture-png.js";
import { toSvg } from "./picture-svg.js";

/**
 * @typedef {object} Content
 * @property {import("./network.js").NetworkView} network
 * @property {import("./timeline.js").Timeline} timeline
 * @property {HTMLCanvasElement} canvas
 * @property {import("./events.js").Status[]} ribbon
 * @property {import("./events.js").Events} events
 * @property {import("./texts.js").Texts | null} texts
 * @property {import("./theme.js").Theme} theme
 * @property {import("./words.js").Words} words
 * @property {import("./picture-legend.js").Caption} caption
 * @property {Uint32Array} selection
 */

/**
 * @param {string} format png, svg, csv or jsonld
 * @param {Content} content
 */
export async function saveFile(format, content) {
  const blob = await blobOf(format, content);
  if (!blob) return;
  const address = URL.createObjectURL(blob);
  const link = element("a", { href: address, download: `${fileName(content.caption.title)}.${format}` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/**
 * @param {string} format
 * @param {Content} content
 * @returns {Promise<Blob | null>}
 */
async function blobOf(format, { network, timeline, canvas, ribbon, events, texts, theme, words, caption, selection }) {
  if (format === "png") return toPng(canvas, events, theme, words, caption);
  if (format === "svg") {
    return new Blob([toSvg(network, timeline, ribbon, events, theme, words, caption)], { type: "image/svg+xml" });
  }
  if (!texts) return null;
  if (format === "csv") return new Blob([toCsv(selection, events, texts, words)], { type: "text/csv;charset=utf-8" });
  return new Blob([toJsonLd(selection, events, texts)], { type: "application/ld+json" });
}

/**
 * A title as a file's name: letters, digits and dashes.
 * @param {string} title
 */
export function fileName(title) {
  const plain = title.normalize("NFKD").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
  return plain.slice(0, 60) || "timeline";
}
