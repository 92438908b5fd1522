// The timeline: what happened when, with cooperation above the line and conflict below it, and a brush over it.
// What changes seldom is drawn once on a second canvas, so that moving the brush only copies it.

import { binEvents, ticks, unitFor } from "./bins.js";
import { drawAxis, drawBins, drawBrush, drawMarks, drawPeaks, drawRibbon, drawSides } from "./timeline-drawing.js";
import { drawAnswers } from "./timeline-answers.js";
import { eventsIn } from "./filter.js";
import { namePeaks } from "./peaks.js";
import { placeMarks } from "./marks.js";

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {import("./events.js").Status} Status
 * @typedef {import("./theme.js").Theme} Theme
 * @typedef {import("./words.js").Words} Words
 * @typedef {import("./bins.js").Bins} Bins
 * @typedef {import("./marks.js").Mark} Mark
 * @typedef {import("./peaks.js").Peak} Peak
 * @typedef {{from: number, to: number}} Span
 * @typedef {object} Scene everything that is drawn, in pixels of the page
 * @property {number} width
 * @property {number} height
 * @property {number} top below the ribbon
 * @property {number} bottom above the axis
 * @property {number} middle the line between cooperation and conflict
 * @property {Span} view
 * @property {(day: number) => number} x of a day's start
 * @property {Bins | null} bins
 * @property {Mark[]} marks
 * @property {number} lane the height of a lane of marks
 * @property {number} scale the height of one event in a bin
 * @property {Peak[]} peaks
 */

export const AXIS = 24;
export const RIBBON = 22;
const MARK = 8;
const MOST_MARKS = 350;
const MOST_NAMED = 3000;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Events} events
 * @param {Words} words
 */
export function createTimeline(canvas, events, words) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const still = document.createElement("canvas");
  const stillContext = /** @type {CanvasRenderingContext2D} */ (still.getContext("2d"));
  /** @type {Scene} */
  let scene;
  /** @type {Theme} */
  let theme;

  /** The time that all events cover, with some air around. */
  const padding = Math.max(4, Math.round((events.last - events.first) * 0.02));
  const whole = { from: events.first - padding, to: events.last + padding };

  /**
   * @param {Uint8Array} mask
   * @param {Span | null} wanted
   * @param {Status[]} ribbon
   */
  function layOut(mask, wanted, ribbon) {
    const view = wanted ?? whole;
    const { clientWidth: width, clientHeight: height } = canvas;
    const days = view.to - view.from + 1;
    const top = ribbon.length ? RIBBON + 6 : 4;
    const bottom = height - AXIS;
    const x = (/** @type {number} */ day) => ((day - view.from) / days) * width;
    const shown = eventsIn(events, mask, view);
    /** @type {Scene} */
    const next = { width, height, top, bottom, middle: (top + bottom) / 2, view, x, bins: null, marks: [], lane: 0, scale: 0, peaks: [] };
    if (shown.length <= MOST_MARKS) {
      const marks = marksOf(shown, next);
      if (marks) return { ...next, ...marks };
    }
    const bins = binEvents(events, mask, view, unitFor(days, width));
    const share = bins.above / (bins.above + bins.below || 1);
    const middle = top + (bottom - top) * Math.min(0.8, Math.max(0.2, share));
    const scale = Math.min((middle - top - 4) / (bins.above || 1), (bottom - middle - 4) / (bins.below || 1));
    const binned = { ...next, middle, bins, scale };
    // Of thousands of events, one stands for nothing.
    if (shown.length > MOST_NAMED) return binned;
    stillContext.font = `11px ${theme.font}`;
    const widthOf = (/** @type {string} */ text) => stillContext.measureText(text).width + 2;
    return { ...binned, peaks: namePeaks(events, mask, binned, (event) => words.event(event), widthOf) };
  }

  /**
   * @param {Uint32Array} shown
   * @param {Scene} space
   */
  function marksOf(shown, { x, top, bottom, width }) {
    stillContext.font = `12px ${theme.font}`;
    const wanted = Array.from(shown, (event) => {
      const [from, to] = [x(events.day[event]), x(events.end[event] + 1)];
      const spare = Math.max(0, MARK - (to - from)) / 2;
      const kind = events.kind[event];
      const up = events.kinds[kind].side !== "conflict";
      const label = words.event(event);
      const labelWidth = stillContext.measureText(label).width + 4;
      return { event, left: from - spare, right: to + spare, up, weight: Math.abs(kind - 4), label, labelWidth };
    });
    const placed = placeMarks(wanted, width, bottom - top - 8);
    if (!placed) return null;
    const { marks, above, below, lane } = placed;
    const spare = bottom - top - (above + below) * lane;
    return { marks, lane, middle: top + above * lane + spare / 2 };
  }

  return {
    whole,
    scene: () => scene,

    /** @param {Theme} next */
    setTheme(next) {
      theme = next;
    },

    /**
     * Draws everything anew.
     * @param {Uint8Array} mask the events to show
     * @param {Span | null} view
     * @param {Status[]} ribbon
     * @param {number} chosen the open event, or -1
     */
    redraw(mask, view, ribbon, chosen) {
      const density = devicePixelRatio || 1;
      scene = layOut(mask, view, ribbon);
      for (const each of [canvas, still]) {
        each.width = Math.max(1, Math.round(scene.width * density));
        each.height = Math.max(1, Math.round(scene.height * density));
      }
      stillContext.setTransform(density, 0, 0, density, 0, 0);
      stillContext.font = `12px ${theme.font}`;
      drawAxis(stillContext, scene, theme, words, ticks(scene.view, scene.width));
      if (scene.bins) drawBins(stillContext, scene, theme, events.kinds);
      drawPeaks(stillContext, scene, theme);
      drawSides(stillContext, scene, theme, words);
      drawAnswers(stillContext, scene, theme, events, chosen);
      drawMarks(stillContext, scene, theme, events, chosen);
      drawRibbon(stillContext, scene, theme, words, ribbon, events.states);
    },

    /**
     * Draws the brush over what was drawn.
     * @param {Span | null} window
     */
    brush(window) {
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
      context.drawImage(still, 0, 0);
      const density = devicePixelRatio || 1;
      context.setTransform(density, 0, 0, density, 0, 0);
      drawBrush(context, scene, theme, window);
    },

    /** @param {number} x */
    dayAt(x) {
      const { view, width } = scene;
      return Math.floor(view.from + (x / width) * (view.to - view.from + 1));
    },

    /**
     * The event whose mark or label lies at a point, or -1.
     * @param {number} x
     * @param {number} y
     */
    eventAt(x, y) {
      for (const { event, left, right, up, lane, label, labelWidth, before } of scene.marks) {
        const middle = scene.middle + (up ? -1 : 1) * (lane + 0.5) * scene.lane;
        const start = label && before ? left - labelWidth : left;
        const stop = label && !before ? right + labelWidth : right;
        if (Math.abs(y - middle) <= scene.lane / 2 && x >= start - 2 && x <= stop + 2) return event;
      }
      const peak = scene.peaks.find(({ box }) => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]);
      return peak ? peak.event : -1;
    },

    /**
     * The interval of the ribbon at a point, or undefined.
     * @param {number} x
     * @param {number} y
     * @param {Status[]} ribbon
     */
    statusAt(x, y, ribbon) {
      if (y > RIBBON) return undefined;
      const day = this.dayAt(x);
      return ribbon.find(({ start, end }) => start <= day && (end === null || day <= end));
    },

    /**
     * The bin at a point, as its days and counts, or null.
     * @param {number} x
     */
    binAt(x) {
      const { bins } = scene;
      if (!bins) return null;
      const day = this.dayAt(x);
      const bin = bins.starts.findIndex((start, at) => start <= day && day < (bins.starts[at + 1] ?? -Infinity));
      if (bin < 0) return null;
      const kinds = events.kinds.length;
      return {
        from: bins.starts[bin],
        to: bins.starts[bin + 1] - 1,
        counts: bins.counts.subarray(bin * kinds, (bin + 1) * kinds),
      };
    },
  };
}

/** @typedef {ReturnType<typeof createTimeline>} Timeline */
