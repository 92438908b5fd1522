// What the page says in words about what it shows, and its own words in the reader's language.

import { byId } from "./dom.js";
import { intervalText } from "./dates.js";

/**
 * @typedef {import("./state.js").Span} Span
 * @typedef {import("./words.js").Words} Words
 * @typedef {object} View
 * @property {import("./state.js").State} now
 * @property {Span} span the window, or all of the time
 * @property {Span} reach the first and the last day there is
 * @property {number} total how many events are shown
 * @property {import("./events.js").Events} events
 * @property {import("./network.js").NetworkView} network
 * @property {HTMLCanvasElement} canvas of the timeline
 * @property {Words} words
 */

/**
 * The line below the title, the note on the network, and what the timeline is to a reader of the screen.
 * @param {View} view
 */
export function describeView({ now, span, reach, total, events, network, canvas, words }) {
  const text = (/** @type {number} */ from, /** @type {number} */ to) => intervalText(from, to, words.language());
  const when = text(span.from, span.to);
  byId("summary").textContent =
    now.window || total !== events.length
      ? `${words.say("in_window", { n: total, all: events.length })} · ${when}`
      : words.say("summary", {
          events: words.many("events", events.length),
          actors: words.many("actors", events.codes.length),
          from: text(reach.from, reach.from),
          to: text(reach.to, reach.to),
        });
  const shown = network.shownActors().size;
  const notes = [
    now.centre === null
      ? words.say("actors_shown", { n: shown, all: events.codes.length })
      : words.say("neighbours_shown", { n: shown - 1, all: network.partners(), actor: words.actor(now.centre) }),
  ];
  if (network.possibleEdges() > network.drawnEdges()) {
    notes.push(words.say("edges_shown", { n: network.drawnEdges(), all: network.possibleEdges() }));
  }
  byId("shown").textContent = notes.join(" · ");
  canvas.setAttribute("aria-valuemax", String(reach.to - reach.from));
  canvas.setAttribute("aria-valuenow", String(Math.max(0, span.from - reach.from)));
  canvas.setAttribute("aria-valuetext", now.window ? when : words.say("window_all"));
}

/**
 * Puts the page's own words in place, in the reader's language.
 * @param {Words} words
 * @param {string} title empty where the page has none of its own
 */
export function speakPage(words, title) {
  document.documentElement.lang = words.language();
  const key = (/** @type {Element} */ each, /** @type {string} */ name) => words.say(each.getAttribute(name) ?? "");
  for (const each of document.querySelectorAll("[data-say]")) each.textContent = key(each, "data-say");
  for (const each of document.querySelectorAll("[data-label]")) each.setAttribute("aria-label", key(each, "data-label"));
  for (const each of document.querySelectorAll("[data-placeholder]")) {
    each.setAttribute("placeholder", key(each, "data-placeholder"));
  }
  byId("title").textContent = title || words.say("untitled");
}
