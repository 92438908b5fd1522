// The pointer, the wheel and the keys on the timeline: drawing, moving and stretching the window, zooming, panning.

import { AXIS } from "./timeline.js";

/**
 * @typedef {import("./timeline.js").Timeline} Timeline
 * @typedef {{from: number, to: number}} Span
 * @typedef {object} Actions
 * @property {() => Span | null} window
 * @property {(window: Span | null) => void} move while the pointer is down
 * @property {(window: Span | null) => void} settle when it is up
 * @property {(view: Span | null, settled: boolean) => void} look changes what the timeline shows
 * @property {(event: number) => void} open
 * @property {(x: number, y: number) => boolean} clicked whether somebody else takes the click
 * @property {(x: number, y: number, clientX: number, clientY: number) => void} hover
 * @property {() => void} leave
 * @property {() => void} play
 */

const REACH = 8;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Timeline} timeline
 * @param {Actions} actions
 */
export function listenToBrush(canvas, timeline, actions) {
  /** @type {null | {how: "new" | "move" | "from" | "to" | "pan", x: number, start: Span, moved: boolean}} */
  let drag = null;

  const at = (/** @type {PointerEvent | WheelEvent | MouseEvent} */ event) => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const { x, y } = at(event);
    const window = actions.window();
    const how = handle(timeline, window, x, y);
    const day = timeline.dayAt(x);
    drag = { how, x, moved: false, start: how === "pan" ? timeline.scene().view : (window ?? { from: day, to: day }) };
    if (how === "new") drag.start = { from: day, to: day };
    canvas.setPointerCapture(event.pointerId);
    actions.leave();
  });

  canvas.addEventListener("pointermove", (event) => {
    const { x, y } = at(event);
    if (!drag) {
      canvas.style.cursor = cursor(timeline, actions.window(), x, y);
      actions.hover(x, y, event.clientX, event.clientY);
      return;
    }
    if (!drag.moved && Math.abs(x - drag.x) < 3) return;
    drag.moved = true;
    if (drag.how === "pan") {
      const { view, width } = timeline.scene();
      const days = Math.round(((drag.x - x) / width) * (view.to - view.from + 1));
      actions.look(shifted(drag.start, days), false);
    } else actions.move(dragged(drag, timeline.dayAt(drag.x), timeline.dayAt(x)));
  });

  const release = (/** @type {PointerEvent} */ event) => {
    if (!drag) return;
    const { x, y } = at(event);
    const { how, moved } = drag;
    const window = actions.window();
    drag = null;
    if (how === "pan") actions.look(timeline.scene().view, true);
    else if (moved) actions.settle(window);
    else click(x, y, window);
  };
  canvas.addEventListener("pointerup", release);
  canvas.addEventListener("pointercancel", () => {
    if (drag?.moved) actions.settle(actions.window());
    drag = null;
  });
  canvas.addEventListener("pointerleave", () => actions.leave());

  /**
   * A click opens a mark, takes a bin as the window, or lets the window go.
   * @param {number} x
   * @param {number} y
   * @param {Span | null} window
   */
  function click(x, y, window) {
    const event = timeline.eventAt(x, y);
    if (event >= 0) actions.open(event);
    else if (actions.clicked(x, y)) return;
    else if (window && outside(timeline, window, x)) actions.settle(null);
    else {
      const bin = timeline.binAt(x);
      if (bin && bin.counts.some(Boolean) && !window) actions.settle({ from: bin.from, to: bin.to });
    }
  }

  canvas.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const { x } = at(event);
      const { view, width } = timeline.scene();
      const days = view.to - view.from + 1;
      if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        const by = Math.round(((event.deltaX || event.deltaY) / width) * days);
        if (by) actions.look(shifted(view, by), true);
      } else actions.look(zoomed(view, timeline.whole, Math.exp(event.deltaY * 0.0018), x / width), true);
    },
    { passive: false },
  );

  canvas.addEventListener("keydown", (event) => {
    const window = actions.window();
    const { view } = timeline.scene();
    const step = Math.max(1, Math.round((view.to - view.from) / (event.altKey ? 200 : 40)));
    const by = { ArrowLeft: -step, ArrowRight: step }[event.key];
    if (by) {
      const start = window ?? middlePart(view);
      actions.settle(event.shiftKey ? { from: start.from, to: Math.max(start.from, start.to + by) } : shifted(start, by));
    } else if (event.key === "+" || event.key === "=") actions.look(zoomed(view, timeline.whole, 0.6, 0.5), true);
    else if (event.key === "-") actions.look(zoomed(view, timeline.whole, 1 / 0.6, 0.5), true);
    else if (event.key === "Home") actions.look(null, true);
    else if (event.key === "Escape" && window) actions.settle(null);
    else if (event.key === " ") actions.play();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

/**
 * What a press at a point takes hold of.
 * @param {Timeline} timeline
 * @param {Span | null} window
 * @param {number} x
 * @param {number} y
 * @returns {"new" | "move" | "from" | "to" | "pan"}
 */
function handle(timeline, window, x, y) {
  const scene = timeline.scene();
  if (y > scene.height - AXIS) return "pan";
  if (!window) return "new";
  const [left, right] = [scene.x(window.from), scene.x(window.to + 1)];
  if (Math.abs(x - left) <= REACH && Math.abs(x - left) <= Math.abs(x - right)) return "from";
  if (Math.abs(x - right) <= REACH) return "to";
  return x > left && x < right ? "move" : "new";
}

/**
 * @param {Timeline} timeline
 * @param {Span | null} window
 * @param {number} x
 * @param {number} y
 */
function cursor(timeline, window, x, y) {
  const how = handle(timeline, window, x, y);
  if (how === "from" || how === "to") return "ew-resize";
  if (timeline.eventAt(x, y) >= 0) return "pointer";
  return { move: "grab", pan: "grab", new: "crosshair" }[how];
}

/**
 * @param {Timeline} timeline
 * @param {Span} window
 * @param {number} x
 */
function outside(timeline, window, x) {
  const { x: place } = timeline.scene();
  return x < place(window.from) - REACH || x > place(window.to + 1) + REACH;
}

/**
 * The window while it is dragged from one day to another.
 * @param {{how: "new" | "move" | "from" | "to" | "pan", start: Span}} drag
 * @param {number} first
 * @param {number} now
 * @returns {Span}
 */
export function dragged({ how, start }, first, now) {
  if (how === "move") return shifted(start, now - first);
  const fixed = how === "from" ? start.to : start.from;
  return { from: Math.min(fixed, now), to: Math.max(fixed, now) };
}

/**
 * @param {Span} span
 * @param {number} days
 * @returns {Span}
 */
export function shifted({ from, to }, days) {
  return { from: from + days, to: to + days };
}

/**
 * A view zoomed around a point; null once it shows everything.
 * @param {Span} view
 * @param {Span} whole
 * @param {number} factor below 1 comes closer
 * @param {number} at from 0, the left, to 1
 * @returns {Span | null}
 */
export function zoomed(view, whole, factor, at) {
  const days = view.to - view.from + 1;
  const next = Math.max(7, Math.round(days * factor));
  if (next >= whole.to - whole.from + 1) return null;
  const from = Math.round(view.from + at * (days - next));
  const kept = Math.max(whole.from, Math.min(from, whole.to - next + 1));
  return { from: kept, to: kept + next - 1 };
}

/**
 * The middle third: where a window starts that is made by keys.
 * @param {Span} view
 * @returns {Span}
 */
function middlePart({ from, to }) {
  const third = Math.round((to - from) / 3);
  return { from: from + third, to: to - third };
}
