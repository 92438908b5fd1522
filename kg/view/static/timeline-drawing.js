// How the parts of the timeline look. Each function draws one part of a scene.

import { monthText, partsOf } from "./dates.js";

/**
 * @typedef {import("./timeline.js").Scene} Scene
 * @typedef {import("./theme.js").Theme} Theme
 * @typedef {import("./words.js").Words} Words
 * @typedef {import("./events.js").Events} Events
 * @typedef {import("./events.js").Kind} Kind
 * @typedef {import("./events.js").Status} Status
 * @typedef {CanvasRenderingContext2D} Context
 */

/**
 * @param {Context} context
 * @param {Scene} scene
 * @param {Theme} theme
 * @param {Words} words
 * @param {{unit: string, days: number[]}} ticks
 */
export function drawAxis(context, scene, theme, words, { unit, days }) {
  const { x, top, bottom, middle, width } = scene;
  context.textBaseline = "middle";
  context.textAlign = "left";
  for (const day of days) {
    const at = Math.round(x(day)) + 0.5;
    const { year, month, date } = partsOf(day);
    const major = unit === "year" || unit === "decade" || (month === 0 && date <= 7) || (unit === "day" && date === 1);
    context.strokeStyle = theme.line;
    context.globalAlpha = major ? 1 : 0.55;
    stroke(context, at, top, at, bottom + (major ? 8 : 4));
    context.globalAlpha = 1;
    context.fillStyle = major ? theme.ink : theme.soft;
    context.font = `${major ? 600 : 400} 11.5px ${theme.font}`;
    const name =
      month === 0 && date === 1
        ? String(year)
        : unit === "day" || unit === "week"
          ? `${date} ${monthText(day, words.language())}`
          : monthText(day, words.language());
    if (at + context.measureText(name).width < width) context.fillText(name, at + 4, bottom + 13);
  }
  context.strokeStyle = theme.soft;
  stroke(context, 0, Math.round(middle) + 0.5, width, Math.round(middle) + 0.5);
}

/**
 * Which side is which, at the left end.
 * @param {Context} context
 * @param {Scene} scene
 * @param {Theme} theme
 * @param {Words} words
 */
export function drawSides(context, { top, bottom }, theme, words) {
  context.font = `11.5px ${theme.font}`;
  context.textBaseline = "middle";
  context.textAlign = "left";
  context.lineWidth = 4;
  context.strokeStyle = theme.paper;
  context.fillStyle = theme.soft;
  for (const [name, y] of /** @type {[string, number][]} */ ([["cooperation", top + 7], ["conflict", bottom - 8]])) {
    context.strokeText(words.say(name), 2, y);
    context.fillText(words.say(name), 2, y);
  }
  context.lineWidth = 1;
}

/**
 * @param {Context} context
 * @param {Scene} scene
 * @param {Theme} theme
 * @param {Kind[]} kinds
 */
export function drawBins(context, scene, theme, kinds) {
  const { bins, x, middle, scale } = scene;
  if (!bins) return;
  for (let bin = 0; bin + 1 < bins.starts.length; bin++) {
    const left = x(bins.starts[bin]);
    const wide = Math.max(1, x(bins.starts[bin + 1]) - left - 1);
    let up = middle;
    let down = middle;
    // From the middle outwards: the calm next to the line, the extremes at the ends.
    for (let step = 0; step < kinds.length; step++) {
      const friendly = kindUp(kinds, step);
      const harsh = kinds.length - 1 - step;
      const high = bins.counts[bin * kinds.length + step] * scale;
      if (friendly && high) {
        up -= high;
        bar(context, theme.kinds[step], left, up, wide, high);
      }
      const low = bins.counts[bin * kinds.length + harsh] * scale;
      if (!kindUp(kinds, harsh) && low) {
        bar(context, theme.kinds[harsh], left, down, wide, low);
        down += low;
      }
    }
  }
}

/**
 * @param {Context} context
 * @param {Scene} scene
 * @param {Theme} theme
 */
export function drawPeaks(context, { peaks }, theme) {
  context.font = `11px ${theme.font}`;
  context.textBaseline = "middle";
  context.textAlign = "left";
  context.fillStyle = theme.ink;
  for (const { label, box } of peaks) context.fillText(label, box[0], (box[1] + box[3]) / 2 + 0.5);
}

/**
 * @param {Kind[]} kinds
 * @param {number} kind
 */
function kindUp(kinds, kind) {
  return kinds[kind].side !== "conflict";
}

/**
 * @param {Context} context
 * @param {string} colour
 * @param {number} left
 * @param {number} top
 * @param {number} wide
 * @param {number} high
 */
function bar(context, colour, left, top, wide, high) {
  context.fillStyle = colour;
  context.fillRect(left, top, wide, Math.max(0.75, high));
}

/**
 * @param {Context} context
 * @param {Scene} scene
 * @param {Theme} theme
 * @param {Events} events
 * @param {number} chosen
 */
export function drawMarks(context, scene, theme, events, chosen) {
  context.textBaseline = "middle";
  context.textAlign = "left";
  context.font = `${scene.lane < 16 ? 11 : 12}px ${theme.font}`;
  for (const { event, left, right, up, lane: at, label, before } of scene.marks) {
    const middle = scene.middle + (up ? -1 : 1) * (at + 0.5) * scene.lane;
    const colour = theme.kinds[events.kind[event]];
    const modality = events.modalities[events.modality[event]];
    const thick = Math.min(8, scene.lane - 2);
    context.beginPath();
    context.roundRect(left, middle - thick / 2, right - left, thick, thick / 2);
    context.lineWidth = 1.6;
    context.strokeStyle = colour;
    context.fillStyle = colour;
    // Not known to have happened: an outline; dashed and struck through where it is denied.
    if (modality === "actual") {
      context.globalAlpha = right - left > 14 ? 0.85 : 1;
      context.fill();
      context.globalAlpha = 1;
    } else {
      context.fillStyle = theme.paper;
      context.fill();
      context.setLineDash(modality === "denied" ? [2, 2] : []);
      context.stroke();
      context.setLineDash([]);
      if (modality === "denied") stroke(context, left - 2, middle + 4, right + 2, middle - 4);
    }
    if (event === chosen) {
      context.beginPath();
      context.roundRect(left - 3, middle - 7, right - left + 6, 14, 7);
      context.lineWidth = 2;
      context.strokeStyle = theme.accent;
      context.stroke();
    }
    context.lineWidth = 1;
    if (label) {
      context.fillStyle = theme.ink;
      context.textAlign = before ? "right" : "left";
      context.fillText(label, before ? left - 4 : right + 4, middle + 0.5);
    }
  }
}

/**
 * How the chosen pair stood, as a band above the timeline.
 * @param {Context} context
 * @param {Scene} scene
 * @param {Theme} theme
 * @param {Words} words
 * @param {Status[]} ribbon
 * @param {string[]} states
 */
export function drawRibbon(context, scene, theme, words, ribbon, states) {
  context.font = `600 11.5px ${theme.font}`;
  context.textBaseline = "middle";
  context.textAlign = "left";
  for (const { start, end, state } of ribbon) {
    const left = Math.max(0, scene.x(start));
    const right = Math.min(scene.width, end === null ? scene.width : scene.x(end + 1));
    if (right <= left) continue;
    context.fillStyle = theme.states[state];
    context.fillRect(left, 2, Math.max(1, right - left - 1), 18);
    const name = words.say(`state_${states[state]}`);
    if (context.measureText(name).width + 12 > right - left) continue;
    context.fillStyle = state >= 3 ? theme.paper : theme.ink;
    context.fillText(name, left + 6, 11.5);
  }
}

/**
 * @param {Context} context
 * @param {Scene} scene
 * @param {Theme} theme
 * @param {{from: number, to: number} | null} window
 */
export function drawBrush(context, scene, theme, window) {
  if (!window) return;
  const { width, height, x, top, bottom } = scene;
  const [left, right] = [x(window.from), x(window.to + 1)];
  context.globalAlpha = 0.68;
  context.fillStyle = theme.paper;
  context.fillRect(0, 0, Math.max(0, left), height - 1);
  context.fillRect(right, 0, Math.max(0, width - right), height - 1);
  context.globalAlpha = 1;
  context.strokeStyle = theme.accent;
  context.fillStyle = theme.accent;
  context.lineWidth = 1.5;
  context.strokeRect(left, top - 2, right - left, bottom - top + 2);
  for (const edge of [left, right]) {
    context.beginPath();
    context.roundRect(edge - 3.5, (top + bottom) / 2 - 14, 7, 28, 3.5);
    context.fill();
  }
  context.lineWidth = 1;
}

/**
 * @param {Context} context
 * @param {number} fromX
 * @param {number} fromY
 * @param {number} toX
 * @param {number} toY
 */
function stroke(context, fromX, fromY, toX, toY) {
  context.beginPath();
  context.moveTo(fromX, fromY);
  context.lineTo(toX, toY);
  context.stroke();
}
