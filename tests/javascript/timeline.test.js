import assert from "node:assert/strict";
import test from "node:test";
import { dragged, zoomed } from "../../kg/view/static/brush.js";
import { dayOf, intervalText, isoOf } from "../../kg/view/static/dates.js";
import { nextWindow, stepped } from "../../kg/view/static/player.js";
import { chainOf } from "../../kg/view/static/timeline-answers.js";
import { placeMarks } from "../../kg/view/static/marks.js";
import { someEvents } from "./some-events.js";

const mark = (event, left, right, up, labelWidth = 50) => ({ event, left, right, up, weight: event, label: `e${event}`, labelWidth });

test("marks that would overlap lie in lanes above each other", () => {
  const placed = placeMarks([mark(0, 0, 8, true), mark(1, 4, 12, true), mark(2, 200, 208, true), mark(3, 4, 12, false)], 600, 180);
  assert.deepEqual(placed.marks.map(({ lane, up }) => [lane, up]), [[0, true], [1, true], [0, true], [0, false]]);
  assert.deepEqual(placed.marks.map(({ label }) => label), ["e0", "e1", "e2", "e3"]);
});

test("no two marks or labels in a lane overlap, and labels stay inside", () => {
  const wanted = Array.from({ length: 60 }, (_, at) => mark(at, at * 13.7, at * 13.7 + 8 + (at % 5) * 9, at % 3 > 0, 90));
  const placed = placeMarks(wanted, 900, 190);
  const lanes = new Map();
  for (const { left, right, up, lane, label, labelWidth, before } of placed.marks) {
    const key = `${up}${lane}`;
    const boxes = lanes.get(key) ?? [];
    boxes.push([left, right]);
    if (label) boxes.push(before ? [left - 3 - labelWidth, left - 3] : [right + 3, right + 3 + labelWidth]);
    lanes.set(key, boxes);
  }
  for (const boxes of lanes.values()) {
    boxes.sort((a, b) => a[0] - b[0]);
    for (let at = 1; at < boxes.length; at++) assert.ok(boxes[at][0] >= boxes[at - 1][1] - 0.01);
    for (const [from, to] of boxes) assert.ok(from >= -0.01 && to <= 900.01);
  }
});

test("where lanes would be too thin there are no marks", () => {
  const wanted = Array.from({ length: 80 }, (_, at) => mark(at, 10, 18, true));
  assert.equal(placeMarks(wanted, 900, 190), null);
});

test("a window is moved, stretched and turned over", () => {
  const start = { from: 100, to: 120 };
  assert.deepEqual(dragged({ how: "move", start }, 110, 130), { from: 120, to: 140 });
  assert.deepEqual(dragged({ how: "from", start }, 100, 90), { from: 90, to: 120 });
  assert.deepEqual(dragged({ how: "from", start }, 100, 150), { from: 120, to: 150 });
  assert.deepEqual(dragged({ how: "to", start }, 120, 90), { from: 90, to: 100 });
});

test("zooming keeps the point under the pointer and never leaves the whole", () => {
  const whole = { from: 0, to: 9999 };
  const closer = zoomed({ from: 1000, to: 1999 }, whole, 0.5, 0.5);
  assert.deepEqual(closer, { from: 1250, to: 1749 });
  assert.deepEqual(zoomed({ from: 0, to: 999 }, whole, 2, 1), { from: 0, to: 1999 });
  assert.equal(zoomed({ from: 0, to: 9000 }, whole, 2, 0.5), null);
  const closest = zoomed({ from: 100, to: 108 }, whole, 0.01, 0.5);
  assert.equal(closest.to - closest.from + 1, 7);
});

test("playing goes by calendar and stops at the end", () => {
  assert.equal(isoOf(stepped(dayOf("2024-01-31"), "month", 1)), "2024-02-29");
  assert.equal(isoOf(stepped(dayOf("2023-12-31"), "month", 2)), "2024-02-29");
  assert.equal(isoOf(stepped(dayOf("2024-02-29"), "year", 1)), "2025-02-28");
  const window = { from: dayOf("2024-01-01"), to: dayOf("2024-01-31") };
  assert.equal(isoOf(nextWindow(window, "month", dayOf("2024-12-31")).from), "2024-02-01");
  assert.equal(nextWindow(window, "month", dayOf("2024-01-31")), null);
  assert.equal(isoOf(nextWindow(window, "year", dayOf("2024-05-01")).to), "2024-05-01");
});

test("intervals are named no more exactly than they are known", () => {
  const text = (from, to, language = "en") => intervalText(dayOf(from), dayOf(to), language);
  assert.equal(text("2021-10-18", "2021-10-18"), "18 Oct 2021");
  assert.equal(text("2021-10-01", "2021-10-31"), "October 2021");
  assert.equal(text("2024-02-01", "2024-02-29", "nb"), "februar 2024");
  assert.equal(text("2021-01-01", "2021-12-31"), "2021");
  assert.match(text("2021-10-18", "2021-10-20"), /^18\s?–\s?20 Oct 2021$/u);
  assert.equal(dayOf("2021-13-45"), null);
  assert.equal(dayOf("<img>"), null);
});

test("a chain of answers is followed both ways, circles and all", () => {
  const events = someEvents([
    "2021-10-06 NATO ExpelDiplomats RUS",
    "2021-10-18 RUS ExpelDiplomats NATO <0",
    "2021-10-19 NATO MakeStatement RUS <1",
    "2021-10-20 NATO Meet RUS",
  ]);
  assert.deepEqual([...chainOf(events, 1)].sort(), [0, 1, 2]);
  assert.deepEqual([...chainOf(events, 3)], [3]);
});

test("peaks are named beside their bars, and nothing covers anything", async () => {
  const { namePeaks } = await import("../../kg/view/static/peaks.js");
  const { binEvents } = await import("../../kg/view/static/bins.js");
  const { everything } = await import("./some-events.js");
  const days = [100, 101, 102, 103, 400, 700, 701, 990, 991, 992];
  const events = someEvents(days.map((day, at) => `${isoOf(18000 + day)} RUS ${at % 3 ? "ExpelDiplomats" : "Meet"} UKR`));
  const view = { from: 18000, to: 19000 };
  const bins = binEvents(events, everything(events), view, "month");
  const x = (day) => ((day - view.from) / 1001) * 900;
  const scene = { bins, x, middle: 60, width: 900, scale: 15 };
  const peaks = namePeaks(events, everything(events), scene, (event) => `event ${event}`, () => 70);
  assert.ok(peaks.length >= 4);
  assert.ok(peaks.some(({ label }) => label === "event 1 +1"), JSON.stringify(peaks.map(({ label }) => label)));
  const boxes = peaks.map(({ box }) => box);
  for (const [left, , right] of boxes) assert.ok(left >= 0 && right <= 900);
  boxes.forEach((a, at) =>
    boxes.slice(at + 1).forEach((b) => assert.ok(!(a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]))),
  );
});
