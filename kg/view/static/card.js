// The card of an event: all that is known of it, and which sentences of which articles say so.

import { element, outwardLink, swatch } from "./dom.js";
import { intervalText } from "./dates.js";

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {import("./texts.js").Texts} Texts
 * @typedef {import("./texts.js").Report} Report
 * @typedef {import("./words.js").Words} Words
 */

/**
 * @param {number} event
 * @param {Events} events
 * @param {Texts | null} texts null until they are read
 * @param {Words} words
 * @param {(event: number) => void} open
 * @returns {HTMLElement}
 */
export function eventCard(event, events, texts, words, open) {
  const kind = events.kind[event];
  const modality = events.modalities[events.modality[event]];
  const mutual = events.types[events.type[event]].mutual === 1;
  const source = words.actors(events.sourceSet[event]);
  const target = words.actors(events.targetSet[event]);
  const count = events.count[event];
  const own = texts?.ownMission(event) ?? null;

  return element(
    "article",
    { class: `card ${modality}` },
    element("p", { class: "when" }, intervalText(events.day[event], events.end[event], words.language())),
    element(
      "h3",
      {},
      source || words.say("unknown_actor"),
      target ? element("span", { class: "arrow", "aria-label": words.say(mutual ? "and" : "towards") }, mutual ? " – " : " → ") : null,
      target,
    ),
    element(
      "p",
      { class: "what" },
      swatch(kind, modality),
      words.type(events.type[event]),
      count > 0 ? element("strong", {}, ` ${words.number(count - 1)}`) : null,
      modality === "actual" ? null : element("span", { class: `badge ${modality}` }, words.modality(events.modality[event])),
    ),
    facts([
      [words.say("kind"), words.kind(kind)],
      [words.say("persons"), texts?.agents(event).join(", ") ?? ""],
      [words.say("place"), texts?.place(event) ?? ""],
      [words.say("mission"), own === null ? "" : words.say(own ? "mission_own" : "mission_other")],
      [words.say("confidence"), `${events.confidence[event]} %`],
    ]),
    links(words.say("answers"), events.answers.to.get(event), events, words, open),
    links(words.say("answered_by"), events.answers.by.get(event), events, words, open),
    ...(texts ? texts.reports(event).map((report) => evidence(report, words)) : [element("p", {}, words.say("reading"))]),
  );
}

/** @param {[string, string][]} rows */
function facts(rows) {
  return element(
    "dl",
    { class: "facts" },
    ...rows.filter(([, value]) => value).flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]),
  );
}

/**
 * @param {string} title
 * @param {number[] | undefined} others
 * @param {Events} events
 * @param {Words} words
 * @param {(event: number) => void} open
 */
function links(title, others, events, words, open) {
  if (!others?.length) return null;
  return element(
    "div",
    { class: "links" },
    element("h4", {}, title),
    ...others.map((other) => eventLine(other, events, words, open)),
  );
}

/**
 * An event as a button with its date and one line.
 * @param {number} event
 * @param {Events} events
 * @param {Words} words
 * @param {(event: number) => void} open
 */
export function eventLine(event, events, words, open) {
  const modality = events.modalities[events.modality[event]];
  return element(
    "button",
    { type: "button", class: `line ${modality}`, "data-event": event, click: () => open(event) },
    swatch(events.kind[event], modality),
    element("span", { class: "date" }, intervalText(events.day[event], events.end[event], words.language())),
    element("span", { class: "said" }, words.event(event)),
    modality === "actual" ? null : element("span", { class: `badge ${modality}` }, words.modality(events.modality[event])),
  );
}

/**
 * @param {Report} report
 * @param {Words} words
 */
function evidence({ source, quotes, confidence }, words) {
  const where = [source.publisher, dateText(source.published, words)].filter(Boolean).join(", ");
  return element(
    "figure",
    { class: "evidence" },
    ...quotes.map((quote) => element("blockquote", {}, element("p", {}, quote))),
    element(
      "figcaption",
      {},
      outwardLink(source.url, source.title || source.id),
      where ? element("span", { class: "where" }, where) : null,
      element("span", { class: "where" }, words.say("report_confidence", { n: confidence })),
    ),
  );
}

/**
 * @param {string} published an ISO date, or two with a slash between
 * @param {Words} words
 */
export function dateText(published, words) {
  const days = published.split("/").map((part) => Math.round(Date.parse(`${part}T00:00:00Z`) / 86400000));
  if (!published || days.some(Number.isNaN)) return published;
  return intervalText(days[0], days[days.length - 1], words.language());
}
