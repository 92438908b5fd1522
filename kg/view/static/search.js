// Search over actors, event types and texts: suggestions to choose from, and a filter by text.

import { element, swatch } from "./dom.js";

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {import("./texts.js").Texts} Texts
 * @typedef {import("./words.js").Words} Words
 * @typedef {{group: "actor" | "type" | "text", place: number, label: string}} Suggestion
 */

const MOST_ACTORS = 8;
const MOST_TYPES = 5;

/**
 * What a text may mean: actors (the most active first), types, and always the text itself.
 * @param {string} text
 * @param {Events} events
 * @param {Words} words
 * @returns {Suggestion[]}
 */
export function suggest(text, events, words) {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return [];
  /** @type {Suggestion[]} */
  const starts = [];
  /** @type {Suggestion[]} */
  const within = [];
  for (let place = 0; place < events.codes.length && starts.length < MOST_ACTORS; place++) {
    const label = words.actor(place);
    const lower = label.toLowerCase();
    const suggestion = /** @type {Suggestion} */ ({ group: "actor", place, label });
    if (lower.startsWith(wanted) || events.codes[place].toLowerCase() === wanted) starts.push(suggestion);
    else if (within.length < MOST_ACTORS && lower.includes(wanted)) within.push(suggestion);
  }
  const present = new Set(events.type);
  const types = events.types
    .map((_, place) => /** @type {Suggestion} */ ({ group: "type", place, label: words.type(place) }))
    .filter(({ place, label }) => present.has(place) && label.toLowerCase().includes(wanted));
  return [
    ...[...starts, ...within].slice(0, MOST_ACTORS),
    ...types.slice(0, MOST_TYPES),
    { group: "text", place: 0, label: text.trim() },
  ];
}

/**
 * One for each event that holds the text: in an actor's name, its type, or what its articles say.
 * @param {string} query
 * @param {Events} events
 * @param {Texts | null} texts
 * @param {Words} words
 * @returns {Uint8Array | null} null where there is no text to look for
 */
export function hitsOf(query, events, texts, words) {
  const wanted = query.trim().toLowerCase();
  if (!wanted) return null;
  const found = texts ? texts.matching(wanted, events.length) : new Uint8Array(events.length);
  const inType = Uint8Array.from(events.types, (_, type) => Number(words.type(type).toLowerCase().includes(wanted)));
  const inSet = new Uint8Array(events.setStart.length - 1);
  const inActor = Uint8Array.from(events.codes, (_, actor) => Number(words.actor(actor).toLowerCase().includes(wanted)));
  for (let set = 0; set < inSet.length; set++) {
    for (let at = events.setStart[set]; at < events.setStart[set + 1]; at++) inSet[set] |= inActor[events.setItem[at]];
  }
  const { type, sourceSet, targetSet } = events;
  for (let event = 0; event < events.length; event++) {
    found[event] |= inType[type[event]] | inSet[sourceSet[event]] | inSet[targetSet[event]];
  }
  return found;
}

/**
 * A field with a list below it, to be used by pointer or keys.
 * @param {HTMLElement} parent
 * @param {Events} events
 * @param {Words} words
 * @param {(chosen: Suggestion) => void} choose
 */
export function createSearch(parent, events, words, choose) {
  /** @type {Suggestion[]} */
  let suggestions = [];
  let active = -1;
  const list = element("ul", { id: "suggestions", role: "listbox", hidden: true, "data-label": "suggestions" });
  const field = element("input", {
    id: "search", type: "search", role: "combobox", autocomplete: "off", spellcheck: "false",
    "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "suggestions",
    "data-label": "search", "data-placeholder": "search",
    input: () => show(suggest(field.value, events, words)),
    blur: () => setTimeout(close, 120),
    focus: () => show(suggest(field.value, events, words)),
    keydown: keys,
  });
  parent.append(element("div", { class: "search" }, field, list));

  /** @param {Suggestion[]} found */
  function show(found) {
    suggestions = found;
    active = found.length ? 0 : -1;
    list.replaceChildren(
      ...found.map(({ group, place, label }, at) =>
        element(
          "li",
          { role: "option", id: `suggestion-${at}`, "data-group": group, pointerdown: (/** @type {Event} */ event) => (event.preventDefault(), take(at)) },
          group === "type" ? swatch(events.types[place].kind) : null,
          element("span", { class: "label" }, group === "text" ? words.say("search_text", { text: label }) : label),
          element("span", { class: "group" }, group === "text" ? "" : words.say(`group_${group}`)),
        ),
      ),
    );
    mark();
  }

  function mark() {
    const open = suggestions.length > 0;
    list.hidden = !open;
    field.setAttribute("aria-expanded", String(open));
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === active)));
    if (active >= 0) field.setAttribute("aria-activedescendant", `suggestion-${active}`);
    else field.removeAttribute("aria-activedescendant");
  }

  function close() {
    suggestions = [];
    active = -1;
    mark();
  }

  /** @param {number} at */
  function take(at) {
    const chosen = suggestions[at];
    field.value = "";
    close();
    choose(chosen);
  }

  /** @param {KeyboardEvent} event */
  function keys(event) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by && suggestions.length) {
      active = (active + by + suggestions.length) % suggestions.length;
      mark();
    } else if (event.key === "Enter" && active >= 0) take(active);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  }

  return { focus: () => field.focus() };
}
