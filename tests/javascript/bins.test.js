import assert from "node:assert/strict";
import test from "node:test";
import { binEvents, nextStart, startOf, ticks, unitFor } from "../../kg/view/static/bins.js";
import { dayOf, isoOf } from "../../kg/view/static/dates.js";
import { everything, someEvents } from "./some-events.js";

test("bins grow from days to years as the view widens", () => {
  const units = [60, 400, 2000, 8000, 40000, 400000].map((days) => unitFor(days, 1000));
  assert.deepEqual(units, ["day", "week", "month", "quarter", "year", "decade"]);
});

test("units start where calendars say", () => {
  const start = (day, unit) => isoOf(startOf(dayOf(day), unit));
  assert.equal(start("2021-10-06", "week"), "2021-10-04");
  assert.equal(start("1969-12-28", "week"), "1969-12-22");
  assert.equal(start("2021-10-06", "month"), "2021-10-01");
  assert.equal(start("2021-11-06", "quarter"), "2021-10-01");
  assert.equal(start("2021-11-06", "year"), "2021-01-01");
  assert.equal(start("2021-11-06", "decade"), "2020-01-01");
  for (const unit of ["day", "week", "month", "quarter", "year", "decade"]) {
    const first = startOf(dayOf("2020-02-29"), unit);
    assert.equal(startOf(nextStart(first, unit) - 1, unit), first);
    assert.equal(startOf(nextStart(first, unit), unit), nextStart(first, unit));
  }
});

test("each event is in the bin of its middle, and the stacks know their heights", () => {
  const events = someEvents([
    "2021-01-01/2021-12-31 RUS UseForce UKR",
    "2021-07-10 NATO ExpelDiplomats RUS",
    "2021-07-11 NATO Meet RUS",
    "2021-12-31 NATO Meet RUS",
  ]);
  const view = { from: dayOf("2021-01-01"), to: dayOf("2021-12-31") };
  const bins = binEvents(events, everything(events), view, "month");
  assert.equal(bins.starts.length, 13);
  assert.deepEqual([...bins.counts.subarray(6 * 4, 7 * 4)], [1, 1, 0, 1]);
  assert.deepEqual([...bins.counts.subarray(11 * 4, 12 * 4)], [0, 0, 0, 1]);
  assert.equal(bins.below, 2);
  assert.equal(bins.above, 1);
  const hidden = binEvents(events, new Uint8Array(events.length), view, "month");
  assert.equal(Math.max(...hidden.counts), 0);
});

test("no event is lost or counted twice, whatever the unit", () => {
  const rows = Array.from({ length: 400 }, (_, at) => `${isoOf(15000 + at * 7)} RUS UseForce UKR`);
  const events = someEvents(rows);
  for (const unit of ["day", "week", "month", "quarter", "year", "decade"]) {
    const { counts } = binEvents(events, everything(events), { from: 15000, to: 18000 }, unit);
    assert.equal(counts.reduce((sum, count) => sum + count, 0), 400, unit);
  }
});

test("ticks are few enough to be read", () => {
  for (const days of [10, 100, 1000, 10000, 100000, 1000000]) {
    const { days: found } = ticks({ from: 0, to: days }, 900);
    assert.ok(found.length <= 18, `${found.length} ticks for ${days} days`);
    assert.ok(found.length >= 1);
  }
});
