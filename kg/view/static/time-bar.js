// The tools above the timeline: play with speed and step, the window as two dates, zoom.

import { SPEEDS, STEPS } from "./player.js";
import { byId, element } from "./dom.js";
import { dayOf, isoOf } from "./dates.js";

/**
 * @typedef {import("./words.js").Words} Words
 * @typedef {import("./player.js").Step} Step
 * @typedef {{from: number, to: number}} Span
 * @typedef {object} Actions
 * @property {() => void} play
 * @property {(milliseconds: number) => void} speed
 * @property {(step: Step) => void} step
 * @property {(window: Span | null) => void} window
 * @property {(factor: number) => void} zoom
 * @property {() => void} whole
 */

/**
 * @param {Words} words
 * @param {Span} reach the first and the last day there is
 * @param {Actions} actions
 */
export function createTimeBar(words, reach, actions) {
  const play = element("button", { type: "button", id: "play", click: actions.play });
  const step = element("select", { id: "step", "data-label": "step", change: () => actions.step(/** @type {Step} */ (step.value)) });
  const speed = element("select", {
    id: "speed",
    "data-label": "speed",
    change: () => actions.speed(SPEEDS[/** @type {keyof typeof SPEEDS} */ (speed.value)]),
  });
  const from = dateField("from");
  const to = dateField("to");
  const clear = element("button", { type: "button", id: "clear-window", "data-say": "all_time", click: () => actions.window(null) });
  byId("time-bar").append(
    element("div", { class: "pair" }, play, step, speed),
    element("div", { class: "pair" }, from, element("span", { "aria-hidden": "true" }, "–"), to, clear),
    element(
      "div",
      { class: "pair" },
      element("button", { type: "button", class: "icon", "data-label": "time_in", click: () => actions.zoom(0.6) }, "+"),
      element("button", { type: "button", class: "icon", "data-label": "time_out", click: () => actions.zoom(1 / 0.6) }, "−"),
      element("button", { type: "button", class: "icon", "data-label": "time_whole", click: actions.whole }, "⤢"),
    ),
  );

  /** @param {string} id */
  function dateField(id) {
    return element("input", {
      type: "date", id, "data-label": id, min: isoOf(reach.from), max: isoOf(reach.to), change: read,
    });
  }

  function read() {
    const [first, last] = [dayOf(from.value) ?? reach.from, dayOf(to.value) ?? reach.to];
    actions.window({ from: Math.min(first, last), to: Math.max(first, last) });
  }

  return {
    /** Puts the words in place. */
    speak() {
      const kept = [step.value || "month", speed.value || "normal"];
      step.replaceChildren(...STEPS.map((each) => element("option", { value: each }, words.say(`step_${each}`))));
      speed.replaceChildren(...Object.keys(SPEEDS).map((each) => element("option", { value: each }, words.say(`speed_${each}`))));
      [step.value, speed.value] = kept;
    },

    /**
     * @param {Span | null} window
     * @param {boolean} playing
     */
    update(window, playing) {
      const span = window ?? reach;
      if (document.activeElement !== from) from.value = isoOf(span.from);
      if (document.activeElement !== to) to.value = isoOf(span.to);
      clear.disabled = window === null;
      play.textContent = words.say(playing ? "pause" : "play");
      play.setAttribute("aria-pressed", String(playing));
    },
  };
}
