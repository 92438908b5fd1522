// Playing: the window walks through time by itself.

import { firstOf, partsOf } from "./dates.js";

/**
 * @typedef {{from: number, to: number}} Span
 * @typedef {"day" | "week" | "month" | "year"} Step
 */

/** @type {Step[]} */
export const STEPS = ["day", "week", "month", "year"];
export const SPEEDS = { slow: 1000, normal: 450, fast: 160 };

/**
 * A day, so many steps later; the last of a month stays the last of a shorter one.
 * @param {number} day
 * @param {Step} step
 * @param {number} times
 */
export function stepped(day, step, times) {
  if (step === "day") return day + times;
  if (step === "week") return day + 7 * times;
  const { year, month, date } = partsOf(day);
  const next = month + (step === "month" ? times : 12 * times);
  const length = firstOf(year, next + 1) - firstOf(year, next);
  return firstOf(year, next) + Math.min(date, length) - 1;
}

/**
 * The next window, or null where the time is over.
 * @param {Span} window
 * @param {Step} step
 * @param {number} last the last day there is
 * @returns {Span | null}
 */
export function nextWindow({ from, to }, step, last) {
  if (to >= last) return null;
  const start = stepped(from, step, 1);
  return { from: start, to: Math.min(last, start + to - from) };
}

/**
 * @param {object} actions
 * @param {() => Span} actions.begin where to start from
 * @param {() => Span | null} actions.window
 * @param {(window: Span) => void} actions.move
 * @param {() => void} actions.settle
 * @param {(playing: boolean) => void} actions.changed
 * @param {number} last
 */
export function createPlayer({ begin, window, move, settle, changed }, last) {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let timer;
  /** @type {Step} */
  let step = "month";
  let speed = SPEEDS.normal;

  function tick() {
    const now = window();
    const next = now && nextWindow(now, step, last);
    if (next) move(next);
    else stop();
  }

  function start() {
    const now = window();
    move(now && now.to < last ? now : begin());
    timer = setInterval(tick, speed);
    changed(true);
  }

  function stop() {
    if (timer === undefined) return;
    clearInterval(timer);
    timer = undefined;
    settle();
    changed(false);
  }

  return {
    toggle: () => (timer === undefined ? start() : stop()),
    stop,
    playing: () => timer !== undefined,
    step: () => step,

    /** @param {Step} next */
    setStep(next) {
      step = next;
    },

    /** @param {number} next milliseconds between two steps */
    setSpeed(next) {
      speed = next;
      if (timer === undefined) return;
      clearInterval(timer);
      timer = setInterval(tick, speed);
    },
  };
}
