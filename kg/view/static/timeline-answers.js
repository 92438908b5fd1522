// Chains of answers on the timeline: arcs from what was done to what was done in return.

/**
 * @typedef {import("./timeline.js").Scene} Scene
 * @typedef {import("./theme.js").Theme} Theme
 * @typedef {import("./events.js").Events} Events
 */

/**
 * Which event answers which, as arcs from cause to answer.
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {Theme} theme
 * @param {Events} events
 * @param {number} chosen
 */
export function drawAnswers(context, scene, theme, events, chosen) {
  /** @type {Map<number, [number, number]>} */
  const places = new Map();
  for (const { event, left, right, up, lane: at } of scene.marks) {
    places.set(event, [(left + right) / 2, scene.middle + (up ? -1 : 1) * (at + 0.5) * scene.lane]);
  }
  const chain = chosen < 0 ? null : chainOf(events, chosen);
  if (!scene.marks.length && !chain) return;
  const placeOf = (/** @type {number} */ event) =>
    places.get(event) ??
    (chain?.has(event) && !scene.marks.length
      ? /** @type {[number, number]} */ ([scene.x((events.day[event] + events.end[event] + 1) / 2), scene.middle])
      : null);
  for (const [answer, causes] of events.answers.to) {
    for (const cause of causes) {
      const [from, to] = [placeOf(cause), placeOf(answer)];
      if (!from || !to) continue;
      // Right above each other, an arc would only be a scribble over the marks between.
      if (Math.abs(to[0] - from[0]) < 16 && !chain?.has(cause)) continue;
      const strong = chain !== null && chain.has(answer) && chain.has(cause);
      context.globalAlpha = strong ? 1 : chain ? 0.2 : 0.6;
      context.strokeStyle = strong ? theme.accent : theme.soft;
      context.lineWidth = strong ? 2 : 1.2;
      const bend = Math.min(46, 10 + Math.abs(to[0] - from[0]) * 0.25);
      const high = Math.max(scene.top + 2, Math.min(from[1], to[1]) - bend);
      context.beginPath();
      context.moveTo(from[0], from[1]);
      context.bezierCurveTo(from[0], high, to[0], high, to[0], to[1] - 6);
      context.stroke();
      context.beginPath();
      context.moveTo(to[0] - 3.5, to[1] - 10);
      context.lineTo(to[0], to[1] - 5);
      context.lineTo(to[0] + 3.5, to[1] - 10);
      context.stroke();
    }
  }
  context.globalAlpha = 1;
  context.lineWidth = 1;
}

/**
 * All events that an event answers, that answer it, and so on in both directions.
 * @param {Events} events
 * @param {number} start
 * @returns {Set<number>}
 */
export function chainOf(events, start) {
  const found = new Set([start]);
  const open = [start];
  for (let event = open.pop(); event !== undefined; event = open.pop()) {
    for (const next of [...(events.answers.to.get(event) ?? []), ...(events.answers.by.get(event) ?? [])]) {
      if (!found.has(next)) {
        found.add(next);
        open.push(next);
      }
    }
  }
  return found;
}
