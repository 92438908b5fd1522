// Bins of the timeline: how wide they are at a zoom, where they start, and how many events of each kind lie in them.

import { lowerBound } from "./filter.js";
import { firstOf, partsOf } from "./dates.js";

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {"day" | "week" | "month" | "quarter" | "year" | "decade"} Unit
 * @typedef {{unit: Unit, starts: number[], counts: Uint32Array, above: number, below: number}} Bins
 *   `starts` has one more entry than there are bins; `above` and `below` are the highest stacks on either side
 */

/** @type {[Unit, number][]} */
const UNITS = [["day", 1], ["week", 7], ["month", 30.4], ["quarter", 91.3], ["year", 365.2], ["decade", 3652]];

/**
 * The smallest unit whose bins are at least so wide.
 * @param {number} days how many days are in view
 * @param {number} width of the view in pixels
 * @param {number} [least] width of a bin in pixels
 * @returns {Unit}
 */
export function unitFor(days, width, least = 7) {
  const found = UNITS.find(([, length]) => (length * width) / days >= least);
  return (found ?? UNITS[UNITS.length - 1])[0];
}

/**
 * The first day of the unit in which a day lies.
 * @param {number} day
 * @param {Unit} unit
 */
export function startOf(day, unit) {
  if (unit === "day") return day;
  if (unit === "week") return Math.floor((day + 3) / 7) * 7 - 3; // 1970-01-01 was a Thursday
  const { year, month } = partsOf(day);
  if (unit === "month") return firstOf(year, month);
  if (unit === "quarter") return firstOf(year, month - (month % 3));
  return firstOf(unit === "year" ? year : year - (year % 10));
}

/**
 * The first day of the next unit after one that starts on a day.
 * @param {number} start
 * @param {Unit} unit
 */
export function nextStart(start, unit) {
  if (unit === "day") return start + 1;
  if (unit === "week") return start + 7;
  const { year, month } = partsOf(start);
  return firstOf(year, month + { month: 1, quarter: 3, year: 12, decade: 120 }[unit]);
}

/**
 * Events by bin and kind. An event whose day is not known counts in the middle of its interval.
 * @param {Events} events
 * @param {Uint8Array} mask
 * @param {{from: number, to: number}} view
 * @param {Unit} unit
 * @returns {Bins}
 */
export function binEvents(events, mask, view, unit) {
  const starts = [startOf(view.from, unit)];
  while (starts[starts.length - 1] <= view.to) starts.push(nextStart(starts[starts.length - 1], unit));
  const [first, stop] = [starts[0], starts[starts.length - 1]];
  const binOfDay = new Uint32Array(stop - first);
  for (let bin = 0; bin + 1 < starts.length; bin++) binOfDay.fill(bin, starts[bin] - first, starts[bin + 1] - first);

  const kinds = events.kinds.length;
  const bins = starts.length - 1;
  const counts = new Uint32Array(bins * kinds);
  const { day, end, kind } = events;
  const high = lowerBound(day, stop);
  for (let event = lowerBound(day, first - events.longest); event < high; event++) {
    if (mask[event] === 0) continue;
    const middle = (day[event] + end[event]) >> 1;
    if (middle >= first && middle < stop) counts[binOfDay[middle - first] * kinds + kind[event]]++;
  }

  let above = 0;
  let below = 0;
  for (let bin = 0; bin < bins; bin++) {
    let up = 0;
    let down = 0;
    for (let step = 0; step < kinds; step++) {
      if (events.kinds[step].side === "conflict") down += counts[bin * kinds + step];
      else up += counts[bin * kinds + step];
    }
    if (up > above) above = up;
    if (down > below) below = down;
  }
  return { unit, starts, counts, above, below };
}

/**
 * Ticks for the axis: days on which to draw a line, and how to name them.
 * @param {{from: number, to: number}} view
 * @param {number} width
 * @returns {{unit: Unit, days: number[]}}
 */
export function ticks(view, width) {
  const unit = unitFor(view.to - view.from + 1, width, 58);
  const days = [];
  let step = 1;
  let day = startOf(view.from, unit);
  if (unit === "decade") step = Math.ceil(((view.to - view.from) / 3652) * (58 / width));
  for (let at = 0; day <= view.to; day = nextStart(day, unit), at++) {
    if (day >= view.from && at % step === 0) days.push(day);
  }
  return { unit, days };
}
