import assert from "node:assert/strict";
import test from "node:test";
import { createStore, firstState, fromFragment, toFragment } from "../../kg/view/static/state.js";
import { dayOf } from "../../kg/view/static/dates.js";

const codes = ["RUS", "NATO", "A & B, “C” #1"];
const names = {
  kinds: ["force", "contact"],
  types: ["UseForce", "Meet"],
  modalities: ["actual", "planned", "possible", "denied"],
  codes,
  placeOf: new Map(codes.map((code, place) => [code, place])),
  languages: ["en", "nb"],
  eventId: (event) => `id${event}`,
  eventOf: (id) => Number(/^id(\d+)$/.exec(id)?.[1] ?? -1),
};
const first = firstState("en");

test("a state comes back from its address", () => {
  const state = {
    ...first,
    window: { from: dayOf("2014-03-01"), to: dayOf("2021-10-18") },
    view: { from: dayOf("1905-06-07"), to: dayOf("2022-01-01") },
    kindsOff: new Set([1]),
    types: new Set([0, 1]),
    modalitiesOff: new Set([2, 3]),
    pick: { actors: [2, 0], kind: 1 },
    centre: 1,
    moved: new Map([[2, { x: -10, y: 20 }]]),
    event: 7,
    query: "“så” & <b>",
    sort: { column: "count", descending: true },
    language: "nb",
  };
  assert.deepEqual(fromFragment(`#${toFragment(state, first, names)}`, first, names), state);
  assert.equal(toFragment(first, first, names), "");
  assert.deepEqual(fromFragment("", first, names), first);
});

test("an address that was tampered with changes nothing it cannot name", () => {
  const nonsense = [
    "#time=2021..x&view=2022-01-01..2021-01-01&without=nothing&types=Nope&not=x&actors=[&kind=%00&around=__proto__",
    "#actors={}&moved=[1,[2],[%22RUS%22,%22x%22,null]]&sort=%3Cscript%3E&language=xx&event=%27--",
    "#actors=[null,5,{}]&%",
  ];
  for (const fragment of nonsense) assert.deepEqual(fromFragment(fragment, first, names), first, fragment);
});

test("a drag is undone as one step", () => {
  const seen = [];
  const store = createStore(first, (now, _, moving) => seen.push([now.query, moving]));
  store.move({ query: "a" });
  store.move({ query: "ab" });
  store.step({ query: "abc" });
  store.step({ query: "abcd" });
  store.undo();
  assert.equal(store.get().query, "abc");
  store.undo();
  assert.equal(store.get().query, "");
  assert.equal(store.canUndo(), false);
  store.redo();
  store.redo();
  assert.equal(store.get().query, "abcd");
  store.undo();
  store.step({ query: "x" });
  assert.equal(store.canRedo(), false);
  assert.deepEqual(seen.slice(0, 3), [["a", true], ["ab", true], ["abc", false]]);
});
