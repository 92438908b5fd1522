// Names for the peaks of the histogram: of each high bin the weightiest event, where there is room beside the bar.

import { eventsIn } from "./filter.js";
import { touch } from "./marks.js";

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {import("./marks.js").Box} Box
 * @typedef {import("./timeline.js").Scene} Scene
 * @typedef {{event: number, label: string, box: Box, before: boolean}} Peak `before`: it stands left of its bar
 */

const MOST_PEAKS = 12;
const HIGH = 13;

/**
 * @param {Events} events
 * @param {Uint8Array} mask
 * @param {Scene} scene with bins
 * @param {(event: number) => string} nameOf
 * @param {(text: string) => number} widthOf
 * @returns {Peak[]}
 */
export function namePeaks(events, mask, scene, nameOf, widthOf) {
  const { bins, x, middle, width, scale } = scene;
  if (!bins) return [];
  const kinds = events.kinds.length;
  /** @type {{bin: number, up: boolean, count: number, bar: Box}[]} */
  const bars = [];
  for (let bin = 0; bin + 1 < bins.starts.length; bin++) {
    const [left, right] = [x(bins.starts[bin]), x(bins.starts[bin + 1])];
    for (const up of [true, false]) {
      let count = 0;
      for (let kind = 0; kind < kinds; kind++) {
        if ((events.kinds[kind].side !== "conflict") === up) count += bins.counts[bin * kinds + kind];
      }
      if (!count) continue;
      const tip = middle + (up ? -1 : 1) * count * scale;
      bars.push({ bin, up, count, bar: [left, Math.min(tip, middle), right, Math.max(tip, middle)] });
    }
  }
  const taken = bars.map(({ bar }) => bar);
  /** @type {Peak[]} */
  const peaks = [];
  for (const { bin, up, count, bar } of [...bars].sort((a, b) => b.count - a.count || a.bin - b.bin)) {
    if (peaks.length === MOST_PEAKS) break;
    const event = weightiest(events, mask, bins.starts[bin], bins.starts[bin + 1], up);
    if (event < 0) continue;
    const label = nameOf(event) + (count > 1 ? ` +${count - 1}` : "");
    const long = widthOf(label);
    // At the tip of the bar, or nearer to the line where other bars leave no room there.
    const tips = up ? [bar[1], middle - HIGH - 2] : [bar[3] - HIGH, middle + 2];
    const boxes = tips.flatMap((top) => [
      /** @type {Box} */ ([bar[2] + 4, top, bar[2] + 4 + long, top + HIGH]),
      /** @type {Box} */ ([bar[0] - 4 - long, top, bar[0] - 4, top + HIGH]),
    ]);
    const box = boxes.find((each) => each[0] >= 0 && each[2] <= width && !taken.some((other) => touch(each, other)));
    if (!box) continue;
    taken.push(box);
    peaks.push({ event, label, box, before: box[2] < bar[0] });
  }
  return peaks;
}

/**
 * The event of a bin's side that lies farthest from neutral, and counts most.
 * @param {Events} events
 * @param {Uint8Array} mask
 * @param {number} from
 * @param {number} stop
 * @param {boolean} up
 */
function weightiest(events, mask, from, stop, up) {
  const { day, end, kind, count, kinds } = events;
  let best = -1;
  let most = -1;
  for (const event of eventsIn(events, mask, { from, to: stop - 1 })) {
    const middle = (day[event] + end[event]) >> 1;
    if (middle < from || middle >= stop || (kinds[kind[event]].side !== "conflict") !== up) continue;
    const weight = Math.abs(kind[event] - (kinds.length - 1) / 2) * 10 + Math.log2(1 + count[event]);
    if (weight > most) [best, most] = [event, weight];
  }
  return best;
}
