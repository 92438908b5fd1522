// The events of the page: columns under the names by which the rest of the page asks for them.

import { startsOf } from "./columns.js";

/**
 * @typedef {import("./columns.js").Package} Package
 * @typedef {import("./columns.js").Column} Column
 * @typedef {{name: string, kind: number, mutual: number, en: string, nb: string, predicate: string}} EventType
 * @typedef {{name: string, side: "conflict" | "neutral" | "cooperation", en: string, nb: string, light: string, dark: string}} Kind
 * @typedef {{a: number, b: number, start: number, end: number | null, state: number, began: number, ended: number}} Status
 * @typedef {ReturnType<typeof readEvents>} Events
 */

/**
 * @param {Package} pack
 */
export function readEvents(pack) {
  const { header, column } = pack;
  const day = column("day");
  const length = day.length;
  const span = column("span");
  const end = new Int32Array(length);
  let longest = 0;
  let last = length ? day[0] : 0;
  for (let row = 0; row < length; row++) {
    end[row] = day[row] + span[row];
    if (span[row] > longest) longest = span[row];
    if (end[row] > last) last = end[row];
  }
  /** @type {EventType[]} */
  const types = header.types;
  /** @type {Kind[]} */
  const kinds = header.kinds;
  const type = column("type");
  const kindOfType = Uint8Array.from(types, (each) => each.kind);
  const kind = new Uint8Array(length);
  for (let row = 0; row < length; row++) kind[row] = kindOfType[type[row]];
  const setStart = startsOf(column("setLength"));
  const setItem = column("setItem");
  /** @type {string[]} */
  const codes = header.actors.codes;

  return {
    length,
    first: length ? day[0] : 0,
    last,
    longest,
    day,
    end,
    type,
    kind,
    modality: column("modality"),
    count: column("count"),
    confidence: column("confidence"),
    sourceSet: column("sourceSet"),
    targetSet: column("targetSet"),
    actStart: startsOf(column("acts")),
    actDyad: column("actDyad"),
    dyadSource: column("dyadSource"),
    dyadTarget: column("dyadTarget"),
    dyadMutual: column("dyadMutual"),
    dyads: column("dyadSource").length,
    setStart,
    setItem,
    types,
    kinds,
    /** @type {string[]} */
    modalities: header.modalities,
    /** @type {string[]} */
    states: header.states,
    codes,
    placeOf: new Map(codes.map((code, place) => [code, place])),
    /** @type {Record<string, Record<number, string>>} */
    names: { en: header.actors.en, nb: header.actors.nb },
    answers: readAnswers(column("answer"), column("answered")),
    status: readStatus(pack),
  };
}

/**
 * The actors on one side of an event.
 * @param {Events} events
 * @param {number} set
 * @returns {number[]}
 */
export function actorsOf(events, set) {
  return Array.from(events.setItem.subarray(events.setStart[set], events.setStart[set + 1]));
}

/**
 * What an event answers and what answers it.
 * @param {Column} answer
 * @param {Column} answered
 */
function readAnswers(answer, answered) {
  /** @type {Map<number, number[]>} */
  const to = new Map();
  /** @type {Map<number, number[]>} */
  const by = new Map();
  for (let row = 0; row < answer.length; row++) {
    to.set(answer[row], [...(to.get(answer[row]) ?? []), answered[row]]);
    by.set(answered[row], [...(by.get(answered[row]) ?? []), answer[row]]);
  }
  return { to, by };
}

/**
 * @param {Package} pack
 * @returns {Status[]}
 */
function readStatus({ header, column }) {
  const [a, b, start, length, state, began, ended] = ["A", "B", "Start", "Length", "State", "Began", "Ended"].map(
    (name) => column(`status${name}`),
  );
  return Array.from(a, (_, row) => ({
    a: a[row],
    b: b[row],
    start: start[row] + header.statusBase,
    end: length[row] ? start[row] + header.statusBase + length[row] - 1 : null,
    state: state[row],
    began: began[row] - 1,
    ended: ended[row] - 1,
  }));
}
