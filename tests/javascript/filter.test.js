import assert from "node:assert/strict";
import test from "node:test";
import { dayOf } from "../../kg/view/static/dates.js";
import { eventsIn, filterMask, lowerBound, pickMask, tally } from "../../kg/view/static/filter.js";
import { everything, someEvents } from "./some-events.js";

const events = someEvents([
  "2014-03-01/2014-03-31 RUS UseForce UKR",
  "2014-03-20 NATO MakeStatement RUS",
  "2018-03-26 NOR+USA ExpelDiplomats RUS",
  "2021-10-06 NATO ExpelDiplomats RUS",
  "2021-10-07 RUS MakeStatement NATO denied",
  "2022-01-12 NATO Meet RUS",
]);
const at = (...codes) => codes.map((code) => events.placeOf.get(code));
const none = { kindsOff: new Set(), types: null, modalitiesOff: new Set() };
const window = (from, to) => ({ from: dayOf(from), to: dayOf(to) });
const found = (mask) => Array.from(mask.keys()).filter((event) => mask[event]);

test("an interval belongs to every window that it touches", () => {
  assert.deepEqual([...eventsIn(events, everything(events), window("2014-03-31", "2014-12-31"))], [0]);
  assert.deepEqual([...eventsIn(events, everything(events), window("2014-02-01", "2014-03-01"))], [0]);
  assert.deepEqual([...eventsIn(events, everything(events), window("2014-04-01", "2018-03-26"))], [2]);
  assert.deepEqual([...eventsIn(events, everything(events), window("2015-01-01", "2015-12-31"))], []);
});

test("kinds, types, modalities and a search each narrow", () => {
  assert.deepEqual(found(filterMask(events, { ...none, kindsOff: new Set([1]) }, null)), [0, 1, 4, 5]);
  assert.deepEqual(found(filterMask(events, { ...none, types: new Set([1]) }, null)), [2, 3]);
  assert.deepEqual(found(filterMask(events, { ...none, modalitiesOff: new Set([3]) }, null)), [0, 1, 2, 3, 5]);
  assert.deepEqual(found(filterMask(events, none, Uint8Array.of(0, 1, 0, 0, 1, 0))), [1, 4]);
});

test("one actor has its events, two have those between them, both ways", () => {
  assert.deepEqual(found(pickMask(events, everything(events), { actors: at("NOR"), kind: null })), [2]);
  assert.deepEqual(found(pickMask(events, everything(events), { actors: at("RUS", "NATO"), kind: null })), [1, 3, 4, 5]);
  assert.deepEqual(found(pickMask(events, everything(events), { actors: at("NOR", "USA"), kind: null })), []);
  assert.deepEqual(found(pickMask(events, everything(events), { actors: at("NATO", "RUS"), kind: 1 })), [3]);
});

test("a mutual event that names both on one side is theirs", () => {
  const talks = someEvents(["2020-01-01 NOR+SWE Meet -", "2020-01-02 NOR Meet DNK"]);
  const pair = { actors: ["SWE", "NOR"].map((code) => talks.placeOf.get(code)), kind: null };
  assert.deepEqual(found(pickMask(talks, everything(talks), pair)), [0]);
});

test("counts are by dyad and kind, and tell what is only planned or denied", () => {
  const counts = tally(events);
  counts.count(everything(events), window("2014-01-01", "2022-12-31"));
  const kinds = events.kinds.length;
  const dyad = (from, to, mutual = 0) => {
    const [a, b] = at(from, to);
    return Array.from({ length: events.dyads }, (_, d) => d).find(
      (d) => events.dyadSource[d] === a && events.dyadTarget[d] === b && events.dyadMutual[d] === mutual,
    );
  };
  assert.equal(counts.all[dyad("NATO", "RUS") * kinds + 1], 1);
  assert.equal(counts.all[dyad("USA", "RUS") * kinds + 1], 1);
  assert.equal(counts.all[dyad("RUS", "NATO") * kinds + 2], 1);
  assert.equal(counts.actual[dyad("RUS", "NATO") * kinds + 2], 0);
  assert.deepEqual([...counts.perKind], [1, 2, 2, 1]);
  assert.equal(counts.total, 6);
  counts.count(everything(events), window("2019-01-01", "2019-12-31"));
  assert.equal(counts.total, 0);
  assert.equal(Math.max(...counts.all), 0);
});

test("lowerBound finds the first of equal days", () => {
  assert.equal(lowerBound([1, 2, 2, 2, 5], 2), 1);
  assert.equal(lowerBound([1, 2, 2, 2, 5], 6), 5);
  assert.equal(lowerBound([], 6), 0);
});
