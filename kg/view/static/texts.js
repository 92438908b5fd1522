// What is read only when somebody looks: quotes, articles, places, persons and ids of events.

import { startsOf } from "./columns.js";

/**
 * @typedef {import("./columns.js").Package} Package
 * @typedef {{id: string, title: string, publisher: string, published: string, url: string, kind: string}} Source
 * @typedef {{source: Source, confidence: number, quotes: string[]}} Report
 * @typedef {ReturnType<typeof readTexts>} Texts
 */

/**
 * @param {Package} pack
 */
export function readTexts({ header, column }) {
  /** @type {string[]} */
  const words = header.words;
  const reportStart = startsOf(column("reports"));
  const quoteStart = startsOf(column("quotes"));
  const agentStart = startsOf(column("agentLength"));
  const hex = header.columns.id ? column("id") : null;

  /** @param {number} row */
  const source = (row) => {
    const [id, title, publisher, published, url, kind] = header.sources[row];
    return { id, title, publisher, published, url, kind };
  };

  return {
    /** @param {number} event */
    id(event) {
      if (!hex) return header.ids[column("idWord")[event]];
      let text = "";
      for (let at = event * 6; at < event * 6 + 6; at++) text += hex[at].toString(16).padStart(2, "0");
      return text;
    },

    /**
     * The event with an id, or -1.
     * @param {string} id
     * @param {number} length
     */
    eventOf(id, length) {
      if (!hex) return column("idWord").indexOf(header.ids.indexOf(id));
      if (!/^[0-9a-f]{12}$/.test(id)) return -1;
      const wanted = [0, 2, 4, 6, 8, 10].map((at) => parseInt(id.slice(at, at + 2), 16));
      for (let event = 0; event < length; event++) {
        let at = 0;
        while (at < 6 && hex[event * 6 + at] === wanted[at]) at++;
        if (at === 6) return event;
      }
      return -1;
    },

    /**
     * @param {number} event
     * @returns {Report[]}
     */
    reports(event) {
      const found = [];
      for (let row = reportStart[event]; row < reportStart[event + 1]; row++) {
        const quotes = Array.from(column("quoteWord").subarray(quoteStart[row], quoteStart[row + 1]));
        found.push({
          source: source(column("reportSource")[row]),
          confidence: column("reportConfidence")[row],
          quotes: quotes.map((place) => words[place]),
        });
      }
      return found;
    },

    /** @param {number} event */
    place(event) {
      return words[column("place")[event]];
    },

    /**
     * Whether the source acted on its own mission; null where nobody says.
     * @param {number} event
     */
    ownMission(event) {
      const value = column("ownMission")[event];
      return value === 0 ? null : value === 2;
    },

    /** @param {number} event */
    agents(event) {
      const set = column("agentSet")[event];
      return Array.from(column("agentItem").subarray(agentStart[set], agentStart[set + 1]), (place) => words[place]);
    },

    /**
     * One for each event of which a quote, an article or a person holds the text.
     * @param {string} text
     * @param {number} length
     */
    matching(text, length) {
      const wanted = text.toLowerCase();
      const hit = Uint8Array.from(words, (word) => (word.toLowerCase().includes(wanted) ? 1 : 0));
      hit[0] = 0;
      const inSource = Uint8Array.from(header.sources, (/** @type {string[]} */ row) =>
        row[1].toLowerCase().includes(wanted) || row[2].toLowerCase().includes(wanted) ? 1 : 0,
      );
      const found = new Uint8Array(length);
      const [places, reportSource, quoteWord] = [column("place"), column("reportSource"), column("quoteWord")];
      const [agentSet, agentItem] = [column("agentSet"), column("agentItem")];
      for (let event = 0; event < length; event++) {
        let hits = hit[places[event]];
        for (let row = reportStart[event]; !hits && row < reportStart[event + 1]; row++) {
          hits = inSource[reportSource[row]];
          for (let at = quoteStart[row]; !hits && at < quoteStart[row + 1]; at++) hits = hit[quoteWord[at]];
        }
        const set = agentSet[event];
        for (let at = agentStart[set]; !hits && at < agentStart[set + 1]; at++) hits = hit[agentItem[at]];
        found[event] = hits;
      }
      return found;
    },
  };
}
