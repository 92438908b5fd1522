// The events of the selection as files: CSV for spreadsheets, JSON-LD in the words of the ontology.

import { actorsOf } from "./events.js";
import { isoOf } from "./dates.js";

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {import("./texts.js").Texts} Texts
 * @typedef {import("./words.js").Words} Words
 */

const THING = "https://w3id.org/diplomatic-kg/id/";
const CONTEXT = {
  dip: "https://w3id.org/diplomatic-kg/ontology#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  actor: `${THING}actor/`,
  event: `${THING}event/`,
  eventType: { "@id": "dip:eventType", "@type": "@id" },
  source: { "@id": "dip:source", "@type": "@id" },
  target: { "@id": "dip:target", "@type": "@id" },
  earliest: { "@id": "dip:earliest", "@type": "xsd:date" },
  latest: { "@id": "dip:latest", "@type": "xsd:date" },
  modality: { "@id": "dip:modality", "@type": "@id" },
  count: { "@id": "dip:count", "@type": "xsd:integer" },
  ownMission: { "@id": "dip:ownMission", "@type": "xsd:boolean" },
  place: "dip:place",
  agentName: "dip:agentName",
  confidence: { "@id": "dip:confidence", "@type": "xsd:double" },
  inResponseTo: { "@id": "dip:inResponseTo", "@type": "@id" },
  report: "dip:report",
  statedIn: { "@id": "dip:statedIn", "@type": "@id" },
  quote: "dip:quote",
  exact: "http://www.w3.org/ns/oa#exact",
  title: "dip:title",
  publisher: "dip:publisher",
  url: { "@id": "dip:url", "@type": "xsd:anyURI" },
};

const HEADINGS = [
  "id", "earliest", "latest", "type", "source", "target", "source_name", "target_name", "count", "modality",
  "confidence", "answers", "articles", "quotes", "urls",
];

/**
 * @param {Iterable<number>} selection
 * @param {Events} events
 * @param {Texts} texts
 * @param {Words} words
 */
export function toCsv(selection, events, texts, words) {
  const lines = [HEADINGS.join(",")];
  for (const event of selection) {
    const reports = texts.reports(event);
    const codes = (/** @type {number} */ set) => actorsOf(events, set).map((actor) => events.codes[actor]).join("; ");
    lines.push(
      [
        texts.id(event), isoOf(events.day[event]), isoOf(events.end[event]), events.types[events.type[event]].name,
        codes(events.sourceSet[event]), codes(events.targetSet[event]),
        words.actors(events.sourceSet[event]), words.actors(events.targetSet[event]),
        events.count[event] ? String(events.count[event] - 1) : "",
        events.modalities[events.modality[event]], String(events.confidence[event] / 100),
        (events.answers.to.get(event) ?? []).map((cause) => texts.id(cause)).join("; "),
        reports.map(({ source }) => source.title).join("; "),
        reports.flatMap(({ quotes }) => quotes).join(" | "),
        reports.map(({ source }) => source.url).filter(Boolean).join("; "),
      ].map(cell).join(","),
    );
  }
  // The mark at the beginning tells Excel that the letters are UTF-8.
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

/**
 * @param {string} text
 */
function cell(text) {
  // A spreadsheet would compute what begins like a formula.
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/**
 * @param {Iterable<number>} selection
 * @param {Events} events
 * @param {Texts} texts
 */
export function toJsonLd(selection, events, texts) {
  const graph = [];
  for (const event of selection) {
    const actors = (/** @type {number} */ set) => actorsOf(events, set).map((actor) => `actor:${encodeURIComponent(events.codes[actor])}`);
    const id = (/** @type {number} */ other) => `event:${encodeURIComponent(texts.id(other))}`;
    const own = texts.ownMission(event);
    const type = `dip:${encodeURIComponent(events.types[events.type[event]].name)}`;
    graph.push({
      "@id": id(event),
      "@type": ["dip:Event", type],
      eventType: type,
      source: actors(events.sourceSet[event]),
      target: actors(events.targetSet[event]),
      earliest: isoOf(events.day[event]),
      latest: isoOf(events.end[event]),
      modality: `dip:${events.modalities[events.modality[event]]}`,
      count: events.count[event] ? events.count[event] - 1 : undefined,
      ownMission: own ?? undefined,
      place: texts.place(event) || undefined,
      agentName: texts.agents(event),
      confidence: events.confidence[event] / 100,
      inResponseTo: (events.answers.to.get(event) ?? []).map(id),
      report: texts.reports(event).map(({ source, quotes, confidence }) => ({
        "@type": "dip:Report",
        confidence: confidence / 100,
        statedIn: {
          "@id": `${THING}${source.kind === "dataset" ? "dataset" : "article"}/${encodeURIComponent(source.id)}`,
          title: source.title || undefined,
          publisher: source.publisher || undefined,
          url: source.url || undefined,
        },
        quote: quotes.map((exact) => ({ exact })),
      })),
    });
  }
  return JSON.stringify({ "@context": CONTEXT, "@graph": graph }, null, 1);
}
