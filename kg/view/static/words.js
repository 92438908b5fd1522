// The page's own words in the reader's language, and names of actors, types and events in it.

import { actorsOf } from "./events.js";

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {ReturnType<typeof createWords>} Words
 */

/**
 * @param {Record<string, Record<string, string>>} strings per language
 * @param {Events} events
 * @param {() => string} language
 */
export function createWords(strings, events, language) {
  /**
   * @param {string} key
   * @param {Record<string, string | number>} [values] what stands for `{name}`; numbers are grouped
   */
  const say = (key, values = {}) => {
    const text = strings[language()]?.[key] ?? strings.en[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (whole, name) => {
      const value = values[name];
      return value === undefined ? whole : typeof value === "number" ? number(value) : value;
    });
  };

  /** @param {number} value */
  const number = (value) => value.toLocaleString(language() === "en" ? "en-GB" : language());

  /**
   * @param {number} actor
   * @returns {string}
   */
  const actor = (actor) => events.names[language()]?.[actor] ?? events.names.en[actor];

  /** @param {number} set */
  const actors = (set) => actorsOf(events, set).map(actor).join(", ");

  return {
    say,
    number,
    actor,
    actors,
    language,
    languages: Object.keys(strings),

    /**
     * `one` or `other` of a key, with the number in it.
     * @param {string} key
     * @param {number} n
     */
    many: (key, n) => say(`${key}_${n === 1 ? "one" : "other"}`, { n }),

    /** @param {number} type */
    type: (type) => (language() === "nb" ? events.types[type].nb : events.types[type].en),

    /** @param {number} kind */
    kind: (kind) => (language() === "nb" ? events.kinds[kind].nb : events.kinds[kind].en),

    /** @param {number} modality */
    modality: (modality) => say(`modality_${events.modalities[modality]}`),

    /**
     * An event in one line: who, what, whom, how many.
     * @param {number} event
     */
    event(event) {
      const count = events.count[event];
      const target = actors(events.targetSet[event]);
      const said = this.type(events.type[event]) + (count > 0 ? ` (${number(count - 1)})` : "");
      return `${actors(events.sourceSet[event])} ${said}${target ? ` · ${target}` : ""}`;
    },
  };
}
