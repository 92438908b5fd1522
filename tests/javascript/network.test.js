import assert from "node:assert/strict";
import test from "node:test";
import { curveOf, strongestCells, widthOf } from "../../kg/view/static/edges.js";
import { everything, someEvents, someWords } from "./some-events.js";
import { neighbourhood } from "../../kg/view/static/neighbourhood.js";
import { presetPatch } from "../../kg/view/static/presets.js";
import { ranking } from "../../kg/view/static/ranking.js";
import { firstState } from "../../kg/view/static/state.js";
import { shortCode } from "../../kg/view/static/discs.js";
import { hitsOf, suggest } from "../../kg/view/static/search.js";
import { sorted } from "../../kg/view/static/table.js";
import { tally } from "../../kg/view/static/filter.js";

const events = someEvents([
  "2014-03-20 NATO MakeStatement RUS",
  "2018-03-26 NOR ExpelDiplomats RUS",
  "2018-03-27 USA ExpelDiplomats RUS",
  "2021-10-06 NATO ExpelDiplomats RUS",
  "2022-01-12 NATO Meet RUS",
  "2022-01-13 NOR Meet SWE",
]);
const words = someWords(events);
const at = (code) => events.placeOf.get(code);
const counts = tally(events);
counts.count(everything(events), { from: events.first, to: events.last });

test("edges between the same two actors are all bent differently", () => {
  const curve = curveOf();
  const bends = [[0, 1, false], [0, 1, false], [1, 0, false], [0, 1, true], [1, 0, true], [0, 1, true]].map(([from, to, mutual]) => {
    const { type, roundness } = curve(from, to, mutual);
    // Seen from actor 0: an edge the other way bulges to the other side.
    return (type === "curvedCW" ? 1 : -1) * roundness * (from === 0 || mutual ? 1 : -1);
  });
  assert.equal(new Set(bends.map((bend) => bend.toFixed(3))).size, bends.length);
});

test("more events make a wider edge, up to a bound", () => {
  assert.ok(widthOf(2, 100) > widthOf(1, 100));
  assert.ok(widthOf(100, 100) < 8);
  assert.ok(widthOf(2, 2) < 4, "two events are no beam");
});

test("the strongest cells are found, the strongest last", () => {
  const { cells, all } = strongestCells([0, 3, 1, 0, 2, 5], 2, [0, 1], 2);
  assert.deepEqual(cells, [2, 1]);
  assert.equal(all, 2);
  assert.deepEqual(strongestCells([0, 3, 1, 0, 2, 5], 2, [0, 1, 2], 2).cells, [1, 5]);
});

test("the neighbourhood holds the partners and nobody else", () => {
  const { places, partners } = neighbourhood(events, counts.all, at("NOR"), false);
  assert.deepEqual([...places.keys()].sort(), [at("NOR"), at("RUS"), at("SWE")].sort());
  assert.equal(partners, 2);
  assert.deepEqual(places.get(at("NOR")), { x: 0, y: 0 });
});

test("actors and partners are ranked by their events", () => {
  const { ranks, all } = ranking(events, counts.all, null, 2);
  assert.deepEqual(ranks.map(({ actor, total }) => [events.codes[actor], total]), [["RUS", 5], ["NATO", 3]]);
  assert.equal(all, 5);
  const partners = ranking(events, counts.all, at("RUS"), 9).ranks;
  assert.deepEqual(partners.map(({ actor }) => events.codes[actor]), ["NATO", "NOR", "USA"]);
});

test("codes stand in discs only where they can be read", () => {
  assert.deepEqual(["RUS", "NATO", "Å1", "Citizen (Australia)", "<b>", "x"].map(shortCode), ["RUS", "NATO", "Å1", "", "", ""]);
});

test("search suggests actors, types and the text itself", () => {
  const labels = suggest("n", events, words).map(({ group, label }) => `${group} ${label}`);
  assert.deepEqual(labels, ["actor NATO", "actor NOR", "type comments", "text n"]);
  assert.deepEqual(suggest("  ", events, words), []);
  assert.deepEqual(suggest("expel", events, words).map(({ group }) => group), ["type", "text"]);
});

test("a text finds events by actor and type, even before the quotes are read", () => {
  assert.deepEqual([...hitsOf("swe", events, null, words)], [0, 0, 0, 0, 0, 1]);
  assert.deepEqual([...hitsOf("EXPELS", events, null, words)], [0, 1, 1, 1, 0, 0]);
  assert.equal(hitsOf(" ", events, null, words), null);
});

test("the table sorts by any column and keeps time within equal ones", () => {
  const all = Uint32Array.from(events.day.keys());
  const by = (column, descending = false) => [...sorted(all, { column, descending }, events, words)];
  assert.deepEqual(by("date", true), [5, 4, 3, 2, 1, 0]);
  assert.deepEqual(by("source"), [0, 3, 4, 1, 5, 2]);
  assert.deepEqual(by("kind", true), [4, 5, 0, 1, 2, 3]);
  assert.deepEqual(by("no such column"), [0, 1, 2, 3, 4, 5]);
});

test("views: the last year, expulsions, this pair", () => {
  const first = firstState("en");
  const year = presetPatch("last_year", first, first, events);
  assert.deepEqual(year.window, { from: events.last - 364, to: events.last });
  assert.deepEqual([...presetPatch("expulsions", first, first, events).types], [1]);
  assert.deepEqual([...presetPatch("conflict", first, first, events).kindsOff], [2, 3]);
  assert.equal(presetPatch("this_dyad", first, first, events), null);
  const state = { ...first, pick: { actors: [at("NATO"), at("RUS")], kind: 1 }, query: "x" };
  const pair = presetPatch("this_dyad", state, first, events);
  assert.ok(pair.view.from <= events.day[0] && pair.view.to >= events.day[4]);
  assert.equal(pair.pick.kind, null);
  assert.equal(pair.query, "");
});
