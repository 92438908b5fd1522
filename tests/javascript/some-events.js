// A few events under the names that the page's modules expect, made from short rows.

import { dayOf } from "../../kg/view/static/dates.js";
import { readEvents } from "../../kg/view/static/events.js";

const TYPES = [
  { name: "UseForce", kind: 0, mutual: 0, en: "uses force", nb: "bruker makt", predicate: "usedForceAgainst" },
  { name: "ExpelDiplomats", kind: 1, mutual: 0, en: "expels diplomats", nb: "utviser diplomater", predicate: "" },
  { name: "MakeStatement", kind: 2, mutual: 0, en: "comments", nb: "uttaler seg", predicate: "" },
  { name: "Meet", kind: 3, mutual: 1, en: "meets", nb: "møter", predicate: "" },
];
const KINDS = [
  { name: "force", side: "conflict", en: "Force", nb: "Makt", light: "#000000", dark: "#ffffff" },
  { name: "rupture", side: "conflict", en: "Ruptures", nb: "Brudd", light: "#000000", dark: "#ffffff" },
  { name: "statement", side: "neutral", en: "Statements", nb: "Uttalelser", light: "#000000", dark: "#ffffff" },
  { name: "contact", side: "cooperation", en: "Talks", nb: "Samtaler", light: "#000000", dark: "#ffffff" },
];
const MODALITIES = ["actual", "planned", "possible", "denied"];

/**
 * @param {string[]} rows `2021-10-06[/2021-10-08] NATO ExpelDiplomats RUS [modality] [<number of the row it answers]`
 */
export function someEvents(rows) {
  /** @type {string[]} */
  const codes = [];
  const place = (code) => {
    if (!codes.includes(code)) codes.push(code);
    return codes.indexOf(code);
  };
  const sets = [[]];
  const setOf = (names) => {
    const set = names === "-" ? [] : names.split("+").map(place);
    const at = sets.findIndex((each) => String(each) === String(set));
    return at >= 0 ? at : sets.push(set) - 1;
  };
  const dyads = [];
  const dyadOf = (from, to, mutual) => {
    const [a, b] = mutual && from > to ? [to, from] : [from, to];
    const at = dyads.findIndex((each) => each[0] === a && each[1] === b && each[2] === mutual);
    return at >= 0 ? at : dyads.push([a, b, mutual]) - 1;
  };
  const read = rows.map((row) => {
    const [when, sources, type, targets, ...rest] = row.split(" ");
    const [from, to] = when.split("/");
    const kind = TYPES.findIndex(({ name }) => name === type);
    const [sourceSet, targetSet] = [setOf(sources), setOf(targets)];
    const acts = sets[sourceSet].flatMap((a) => sets[targetSet].map((b) => dyadOf(a, b, TYPES[kind].mutual)));
    const modality = Math.max(0, MODALITIES.findIndex((name) => rest.includes(name)));
    const cause = rest.find((word) => word.startsWith("<"));
    const day = dayOf(from);
    return { day, span: (to ? dayOf(to) : day) - day, type: kind, sourceSet, targetSet, acts, modality, cause };
  });
  const columns = {
    day: Int32Array.from(read, ({ day }) => day),
    span: Uint16Array.from(read, ({ span }) => span),
    type: Uint8Array.from(read, ({ type }) => type),
    modality: Uint8Array.from(read, ({ modality }) => modality),
    count: new Uint8Array(rows.length),
    confidence: new Uint8Array(rows.length).fill(90),
    sourceSet: Uint8Array.from(read, ({ sourceSet }) => sourceSet),
    targetSet: Uint8Array.from(read, ({ targetSet }) => targetSet),
    acts: Uint8Array.from(read, ({ acts }) => acts.length),
    actDyad: Uint8Array.from(read.flatMap(({ acts }) => acts)),
    dyadSource: Uint8Array.from(dyads, ([from]) => from),
    dyadTarget: Uint8Array.from(dyads, ([, to]) => to),
    dyadMutual: Uint8Array.from(dyads, ([, , mutual]) => mutual),
    setLength: Uint8Array.from(sets, (set) => set.length),
    setItem: Uint8Array.from(sets.flat()),
    answer: Uint8Array.from(read.flatMap(({ cause }, at) => (cause ? [at] : []))),
    answered: Uint8Array.from(read.flatMap(({ cause }) => (cause ? [Number(cause.slice(1))] : []))),
  };
  const header = {
    types: TYPES, kinds: KINDS, modalities: MODALITIES, states: ["normal", "strained"], statusBase: 0,
    actors: { codes, en: codes, nb: { 0: `${codes[0]} på norsk` } },
  };
  return readEvents({ header, column: (name) => columns[name] ?? new Uint8Array() });
}

export const everything = (events) => new Uint8Array(events.length).fill(1);

/** The page's words in English, of which the tests need few. */
export function someWords(events, language = "en") {
  const actor = (at) => events.names[language]?.[at] ?? events.names.en[at];
  return {
    actor,
    language: () => language,
    type: (type) => events.types[type][language],
    kind: (kind) => events.kinds[kind][language],
    actors: (set) =>
      Array.from(events.setItem.subarray(events.setStart[set], events.setStart[set + 1]), actor).join(", "),
  };
}
