// The table of events in the window and the selection: the whole page for those who cannot see the drawings.

import { byId, element, swatch } from "./dom.js";
import { intervalText } from "./dates.js";

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {import("./words.js").Words} Words
 * @typedef {import("./state.js").Sort} Sort
 * @typedef {import("./state.js").State} State
 */

const ROWS = 50;
export const COLUMNS = ["date", "kind", "type", "source", "target", "count", "modality", "confidence"];

/**
 * @param {Events} events
 * @param {Words} words
 * @param {{open: (event: number) => void, sort: (column: string) => void, filter: (text: string) => void}} actions
 * @param {(event: number) => Node} cardOf all that is known of an event: it stands below the row of the open one
 */
export function createTable(events, words, actions, cardOf) {
  /** @type {Uint32Array} */
  let shown = new Uint32Array();
  let page = 0;
  let chosen = -1;

  let waiting = 0;
  const filter = element("input", {
    id: "filter", type: "search", autocomplete: "off", spellcheck: "false",
    "data-label": "filter", "data-placeholder": "filter",
    input() {
      clearTimeout(waiting);
      waiting = setTimeout(() => actions.filter(filter.value), 250);
    },
  });
  byId("list-tools").append(filter);
  byId("table-before").addEventListener("click", () => turn(-1));
  byId("table-after").addEventListener("click", () => turn(1));

  /** @param {number} by */
  function turn(by) {
    page = Math.max(0, Math.min(page + by, Math.ceil(shown.length / ROWS) - 1));
    rows();
  }

  /** @param {number} event */
  function row(event) {
    const count = events.count[event];
    const modality = events.modalities[events.modality[event]];
    const date = intervalText(events.day[event], events.end[event], words.language());
    const open = element("button", { type: "button", class: "open", "aria-expanded": String(event === chosen) }, date);
    return element(
      "tr",
      { class: modality, "data-event": event, "aria-current": event === chosen ? "true" : null, click: () => actions.open(event === chosen ? -1 : event) },
      element("td", { class: "nowrap" }, open),
      element("td", {}, swatch(events.kind[event], modality), words.kind(events.kind[event])),
      element("td", {}, words.type(events.type[event])),
      element("td", {}, words.actors(events.sourceSet[event])),
      element("td", {}, words.actors(events.targetSet[event])),
      element("td", { class: "numeric" }, count > 0 ? words.number(count - 1) : ""),
      element("td", {}, element("span", { class: `badge ${modality}` }, words.modality(events.modality[event]))),
      element("td", { class: "numeric" }, `${events.confidence[event]} %`),
    );
  }

  /** The event whose row has the focus, or -1. */
  function focusedEvent() {
    const row = document.activeElement?.closest("#rows tr");
    return row ? Number(row.getAttribute("data-event")) : -1;
  }

  function rows() {
    const start = page * ROWS;
    const some = shown.subarray(start, start + ROWS);
    const made = Array.from(some, row);
    byId("rows").replaceChildren(...made);
    const at = some.indexOf(chosen);
    if (at >= 0) {
      const cell = element("td", { colspan: COLUMNS.length }, cardOf(chosen));
      made[at].after(element("tr", { class: "below" }, cell));
    }
    byId("table-place").textContent = shown.length
      ? words.say("rows_of", { from: start + 1, to: start + some.length, all: shown.length })
      : words.say("no_events");
    /** @type {HTMLButtonElement} */ (byId("table-before")).disabled = page === 0;
    /** @type {HTMLButtonElement} */ (byId("table-after")).disabled = start + ROWS >= shown.length;
  }

  return {
    /**
     * @param {Uint32Array} found events in order of time
     * @param {State} state the page of its open event is turned to
     */
    update(found, { sort, event, query }) {
      shown = sorted(found, sort, events, words);
      chosen = event;
      if (document.activeElement !== filter) filter.value = query;
      const at = event < 0 ? -1 : shown.indexOf(event);
      page = at < 0 ? 0 : Math.floor(at / ROWS);
      const kept = focusedEvent();
      rows();
      if (kept >= 0) /** @type {HTMLElement | null} */ (byId("rows").querySelector(`[data-event="${kept}"] .open`))?.focus({ preventScroll: true });
    },
    shown: () => shown,

    /** @param {Sort} sort */
    headings(sort) {
      byId("columns").replaceChildren(
        ...COLUMNS.map((column) => {
          const direction = column === sort.column ? (sort.descending ? "descending" : "ascending") : null;
          return element(
            "th",
            { scope: "col", "aria-sort": direction },
            element("button", { type: "button", "data-sort": column, click: () => actions.sort(column) }, words.say(`column_${column}`)),
          );
        }),
      );
    },
  };
}

/**
 * @param {Uint32Array} found in order of time
 * @param {Sort} sort
 * @param {Events} events
 * @param {Words} words
 * @returns {Uint32Array}
 */
export function sorted(found, { column, descending }, events, words) {
  if (column === "date" || !COLUMNS.includes(column)) return descending ? found.slice().reverse() : found;
  const rank = ranks(column, events, words);
  const order = found.slice();
  // Equal ones stay in order of time, in both directions.
  const sign = descending ? -1 : 1;
  return order.sort((a, b) => sign * (rank(a) - rank(b)) || a - b);
}

/**
 * A number for each event by which a column sorts; texts are ranked once, not compared for every pair of rows.
 * @param {string} column
 * @param {Events} events
 * @param {Words} words
 * @returns {(event: number) => number}
 */
function ranks(column, events, words) {
  const collator = new Intl.Collator(words.language());
  const ranked = (/** @type {string[]} */ texts) => {
    const order = texts.map((_, at) => at).sort((a, b) => collator.compare(texts[a], texts[b]));
    const rank = new Uint32Array(texts.length);
    order.forEach((at, place) => (rank[at] = place));
    return rank;
  };
  if (column === "type") {
    const rank = ranked(events.types.map((_, type) => words.type(type)));
    return (event) => rank[events.type[event]];
  }
  if (column === "source" || column === "target") {
    const sets = Array.from({ length: events.setStart.length - 1 }, (_, set) => words.actors(set));
    const rank = ranked(sets);
    const of = column === "source" ? events.sourceSet : events.targetSet;
    return (event) => rank[of[event]];
  }
  const values = { kind: events.kind, count: events.count, modality: events.modality, confidence: events.confidence }[column];
  return (event) => (values ? values[event] : 0);
}
