// What the reader sees at a moment, as one value: changed in steps that can be undone, and kept in the address.

import { dayOf, isoOf } from "./dates.js";

/**
 * @typedef {{from: number, to: number}} Span
 * @typedef {{column: string, descending: boolean}} Sort
 * @typedef {ReadonlyMap<number, {x: number, y: number}>} Moved
 * @typedef {object} State
 * @property {Span | null} window the time that the brush covers; null for all
 * @property {Span | null} view the time that the timeline shows; null for all
 * @property {ReadonlySet<number>} kindsOff
 * @property {ReadonlySet<number> | null} types null for all
 * @property {ReadonlySet<number>} modalitiesOff
 * @property {{actors: number[], kind: number | null}} pick
 * @property {number | null} centre the actor whose neighbourhood the network shows
 * @property {Moved} moved actors that the reader dragged elsewhere
 * @property {number} event the open event, or -1
 * @property {string} query
 * @property {Sort} sort
 * @property {string} language
 */

/**
 * @param {string} language
 * @returns {State}
 */
export function firstState(language) {
  return {
    window: null,
    view: null,
    kindsOff: new Set(),
    types: null,
    modalitiesOff: new Set(),
    pick: { actors: [], kind: null },
    centre: null,
    moved: new Map(),
    event: -1,
    query: "",
    sort: { column: "date", descending: false },
    language,
  };
}

/**
 * Holds the state and its history.
 * @param {State} start
 * @param {(now: State, before: State, moving: boolean) => void} changed
 */
export function createStore(start, changed) {
  let now = start;
  /** @type {State[]} */
  const past = [];
  /** @type {State[]} */
  let future = [];
  /** @type {State | null} */
  let base = null;

  return {
    get: () => now,
    canUndo: () => past.length > 0,
    canRedo: () => future.length > 0,

    /**
     * Part of a longer movement, such as a drag: shown at once, undone together with the rest of it.
     * @param {Partial<State>} patch
     */
    move(patch) {
      const before = now;
      base ??= before;
      now = { ...now, ...patch };
      changed(now, before, true);
    },

    /**
     * @param {Partial<State>} [patch]
     */
    step(patch = {}) {
      const before = now;
      past.push(base ?? before);
      if (past.length > 200) past.shift();
      base = null;
      future = [];
      now = { ...now, ...patch };
      changed(now, before, false);
    },

    undo() {
      const earlier = past.pop();
      if (!earlier) return;
      const before = now;
      future.push(now);
      now = earlier;
      changed(now, before, false);
    },

    redo() {
      const later = future.pop();
      if (!later) return;
      const before = now;
      past.push(now);
      now = later;
      changed(now, before, false);
    },

    /**
     * A state from outside, such as another address: the way back stays open.
     * @param {State} state
     */
    replace(state) {
      const before = now;
      now = state;
      changed(now, before, false);
    },
  };
}

/** @typedef {ReturnType<typeof createStore>} Store */

/**
 * @typedef {object} Names what stands for the numbers in an address, since numbers change with the data
 * @property {string[]} kinds
 * @property {string[]} types
 * @property {string[]} modalities
 * @property {string[]} codes
 * @property {ReadonlyMap<string, number>} placeOf
 * @property {(event: number) => string} eventId
 * @property {(id: string) => number} eventOf
 * @property {string[]} languages
 */

/**
 * The state as the fragment of an address, empty where nothing differs from the first state.
 * @param {State} state
 * @param {State} first
 * @param {Names} names
 */
export function toFragment(state, first, names) {
  const fields = new URLSearchParams();
  const span = (/** @type {Span} */ { from, to }) => `${isoOf(from)}..${isoOf(to)}`;
  if (state.window) fields.set("time", span(state.window));
  if (state.view) fields.set("view", span(state.view));
  if (state.kindsOff.size) fields.set("without", [...state.kindsOff].sort().map((at) => names.kinds[at]).join(" "));
  if (state.types) fields.set("types", [...state.types].map((at) => names.types[at]).join(" "));
  if (state.modalitiesOff.size) {
    fields.set("not", [...state.modalitiesOff].sort().map((at) => names.modalities[at]).join(" "));
  }
  if (state.pick.actors.length) fields.set("actors", JSON.stringify(state.pick.actors.map((at) => names.codes[at])));
  if (state.pick.kind !== null) fields.set("kind", names.kinds[state.pick.kind]);
  if (state.centre !== null) fields.set("around", names.codes[state.centre]);
  if (state.moved.size) {
    fields.set("moved", JSON.stringify([...state.moved].map(([at, { x, y }]) => [names.codes[at], x, y])));
  }
  if (state.query) fields.set("search", state.query);
  if (state.event >= 0) fields.set("event", names.eventId(state.event));
  if (state.sort.column !== first.sort.column || state.sort.descending !== first.sort.descending) {
    fields.set("sort", `${state.sort.descending ? "-" : ""}${state.sort.column}`);
  }
  if (state.language !== first.language) fields.set("language", state.language);
  return fields.toString();
}

/**
 * The state that a fragment asks for; what it names that does not exist is left out.
 * @param {string} fragment
 * @param {State} first
 * @param {Names} names
 * @returns {State}
 */
export function fromFragment(fragment, first, names) {
  const fields = new URLSearchParams(fragment.replace(/^#/, ""));
  /**
   * @param {string} field
   * @param {string[]} known
   */
  const places = (field, known) =>
    (fields.get(field) ?? "")
      .split(" ")
      .map((name) => known.indexOf(name))
      .filter((at) => at >= 0);
  const types = places("types", names.types);
  const [kind] = places("kind", names.kinds);
  const event = fields.get("event");
  const sort = /^(-?)(\w+)$/.exec(fields.get("sort") ?? "");
  const language = fields.get("language") ?? "";
  return {
    window: spanOf(fields.get("time")),
    view: spanOf(fields.get("view")),
    kindsOff: new Set(places("without", names.kinds)),
    types: types.length ? new Set(types) : null,
    modalitiesOff: new Set(places("not", names.modalities)),
    pick: { actors: actorsOf(fields.get("actors"), names).slice(0, 2), kind: kind ?? null },
    centre: names.placeOf.get(fields.get("around") ?? "") ?? null,
    moved: movedOf(fields.get("moved"), names),
    event: event ? names.eventOf(event) : -1,
    query: fields.get("search") ?? "",
    sort: sort ? { column: sort[2], descending: sort[1] === "-" } : first.sort,
    language: names.languages.includes(language) ? language : first.language,
  };
}

/**
 * @param {string | null} text
 * @returns {Span | null}
 */
function spanOf(text) {
  const [from, to] = (text ?? "").split("..").map(dayOf);
  return typeof from === "number" && typeof to === "number" && from <= to ? { from, to } : null;
}

/**
 * @param {string | null} text
 * @param {Names} names
 * @returns {number[]}
 */
function actorsOf(text, names) {
  return listOf(text)
    .map((code) => names.placeOf.get(code))
    .filter((at) => at !== undefined);
}

/**
 * @param {string | null} text
 * @param {Names} names
 * @returns {Moved}
 */
function movedOf(text, names) {
  const moved = new Map();
  for (const entry of listOf(text)) {
    if (!Array.isArray(entry)) continue;
    const [code, x, y] = entry;
    const actor = names.placeOf.get(code);
    if (actor !== undefined && Number.isFinite(x) && Number.isFinite(y)) moved.set(actor, { x, y });
  }
  return moved;
}

/**
 * @param {string | null} text
 * @returns {any[]}
 */
function listOf(text) {
  try {
    const list = JSON.parse(text ?? "[]");
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}
