// The picture as SVG, drawn anew from the same places as on the screen: lines stay lines, names stay text.

import { HEAD, LEGEND, MARGIN, legendPlaces } from "./picture-legend.js";
import { codeSize, shortCode } from "./discs.js";
import { partsOf, firstOf } from "./dates.js";

/**
 * @typedef {import("./network.js").NetworkView} NetworkView
 * @typedef {import("./timeline.js").Timeline} Timeline
 * @typedef {import("./events.js").Events} Events
 * @typedef {import("./theme.js").Theme} Theme
 * @typedef {import("./words.js").Words} Words
 * @typedef {import("./picture-legend.js").Caption} Caption
 */

const NAMESPACE = "http://www.w3.org/2000/svg";

/**
 * @param {NetworkView} network
 * @param {Timeline} timeline
 * @param {import("./events.js").Status[]} ribbon
 * @param {Events} events
 * @param {Theme} theme
 * @param {Words} words
 * @param {Caption} caption
 * @returns {string}
 */
export function toSvg(network, timeline, ribbon, events, theme, words, caption) {
  const scene = timeline.scene();
  const places = [...network.shownActors()].map((actor) => network.network.body.nodes[actor]);
  const [left, top] = [Math.min(...places.map(({ x }) => x)) - 80, Math.min(...places.map(({ y }) => y)) - 50];
  const [right, bottom] = [Math.max(...places.map(({ x }) => x)) + 80, Math.max(...places.map(({ y }) => y)) + 60];
  const width = Math.max(640, scene.width + 2 * MARGIN);
  const scale = Math.min(1.4, (width - 2 * MARGIN) / (right - left));
  const below = HEAD + (bottom - top) * scale + 12;
  const legend = below + scene.height + 26;
  const full = legend + LEGEND;

  const svg = make("svg", { viewBox: `0 0 ${round(width)} ${round(full)}`, width: round(width), height: round(full), "font-family": theme.font });
  svg.append(
    make("title", {}, caption.title),
    make("rect", { width: "100%", height: "100%", fill: theme.paper }),
    make("text", { x: MARGIN, y: 42, "font-size": 24, "font-weight": 600, "font-family": theme.serif, fill: theme.ink }, caption.title),
    make("text", { x: MARGIN, y: 66, "font-size": 14, fill: theme.soft }, caption.summary),
  );
  const across = (width - (right - left) * scale) / 2;
  const drawing = make("g", { transform: `translate(${round(across)} ${HEAD}) scale(${scale.toFixed(3)}) translate(${-left} ${-top})` });
  drawing.append(...network.network.body.edgeIndices.map((id) => edgePath(network.network.body.edges[id])));
  const discs = network.discs();
  for (const actor of [...discs.actors].reverse()) drawing.append(discMarks(actor, discs, theme));
  const time = make("g", { transform: `translate(${MARGIN} ${round(below)})` });
  time.append(...timeMarks(scene, ribbon, events, theme, words));
  svg.append(drawing, time);
  for (const { kind, x, y, name } of legendPlaces(events, words, width)) {
    svg.append(
      make("circle", { cx: round(x + 5), cy: round(legend + y - 4), r: 5, fill: theme.kinds[kind] }),
      make("text", { x: round(x + 15), y: round(legend + y), "font-size": 13, fill: theme.ink }, name),
    );
  }
  return new XMLSerializer().serializeToString(svg);
}

/** @param {any} edge vis-network's own */
function edgePath(edge) {
  const { from, to, options, edgeType } = edge;
  const via = edgeType.getViaNode?.();
  const bend = via && Number.isFinite(via.x) ? `Q${round(via.x)} ${round(via.y)} ` : "L";
  const { color, opacity } = options.color;
  const path = make("path", {
    d: `M${round(from.x)} ${round(from.y)}${bend}${round(to.x)} ${round(to.y)}`,
    fill: "none",
    stroke: color,
    "stroke-opacity": opacity.toFixed(2),
    "stroke-width": options.width.toFixed(2),
  });
  if (options.dashes) path.setAttribute("stroke-dasharray", options.dashes.join(" "));
  if (!options.arrows.to.enabled) return path;
  const group = make("g", {});
  group.append(path, arrowHead(from, to, via, color, opacity, options.width));
  return group;
}

/**
 * @param {{x: number, y: number}} from
 * @param {{x: number, y: number, options: any}} to
 * @param {{x: number, y: number} | undefined} via
 * @param {string} colour
 * @param {number} opacity
 * @param {number} width
 */
function arrowHead(from, to, via, colour, opacity, width) {
  const back = via ?? from;
  const angle = Math.atan2(to.y - back.y, to.x - back.x);
  const long = 6 + 2 * width;
  const at = (/** @type {number} */ away, /** @type {number} */ aside) =>
    `${round(to.x - away * Math.cos(angle) - aside * Math.sin(angle))} ${round(to.y - away * Math.sin(angle) + aside * Math.cos(angle))}`;
  const tip = to.options.size;
  const d = `M${at(tip, 0)}L${at(tip + long, long * 0.4)}L${at(tip + long, -long * 0.4)}Z`;
  return make("path", { d, fill: colour, "fill-opacity": opacity.toFixed(2) });
}

/**
 * @param {number} actor
 * @param {ReturnType<NetworkView["discs"]>} discs
 * @param {Theme} theme
 */
function discMarks(actor, discs, theme) {
  const { x, y, options } = discs.places[actor];
  const radius = options.size;
  const ring = discs.rings.get(actor) ?? new Uint32Array();
  const total = ring.reduce((sum, count) => sum + count, 0);
  const fade = total && (!discs.strong || discs.strong.has(actor)) ? 1 : 0.3;
  const group = make("g", { opacity: fade });
  group.append(make("circle", { cx: x, cy: y, r: radius, fill: theme.paper, stroke: theme.line }));
  const around = 2 * Math.PI * radius;
  let start = 0;
  ring.forEach((count, kind) => {
    if (!count) return;
    const long = (count / total) * around;
    // A dash of a circle's outline is an arc of it.
    group.append(
      make("circle", {
        cx: x, cy: y, r: radius, fill: "none", stroke: theme.kinds[kind], "stroke-width": Math.min(6, radius * 0.17),
        "stroke-dasharray": `${round(long)} ${round(around - long)}`, "stroke-dashoffset": round(-start),
        transform: `rotate(-90 ${x} ${y})`,
      }),
    );
    start += long;
  });
  const code = shortCode(discs.codeOf(actor));
  const size = codeSize(code, radius);
  const middle = { x, "text-anchor": "middle", fill: theme.ink };
  if (code) group.append(make("text", { ...middle, y: y + size * 0.36, "font-size": round(size), "font-weight": 600 }, code));
  const below = { ...middle, y: y + radius + 14, "font-size": 12, stroke: theme.paper, "stroke-width": 3, "paint-order": "stroke" };
  group.append(make("text", below, discs.nameOf(actor)));
  return group;
}

/**
 * @param {import("./timeline.js").Scene} scene
 * @param {import("./events.js").Status[]} ribbon
 * @param {Events} events
 * @param {Theme} theme
 * @param {Words} words
 */
function timeMarks(scene, ribbon, events, theme, words) {
  const { middle, top, bottom, view, width } = scene;
  const drawn = [];
  const first = partsOf(view.from).year;
  const years = partsOf(view.to).year - first;
  for (let step = 0; step <= years; step += Math.ceil((years + 1) / 16)) {
    const x = scene.x(firstOf(first + step));
    if (x < 0) continue;
    drawn.push(
      make("line", { x1: round(x), x2: round(x), y1: top, y2: bottom, stroke: theme.line }),
      make("text", { x: round(x + 4), y: bottom + 16, "font-size": 11.5, "font-weight": 600, fill: theme.ink }, String(first + step)),
    );
  }
  drawn.push(make("line", { x1: 0, x2: width, y1: round(middle), y2: round(middle), stroke: theme.soft }));
  for (const { start, end, state } of ribbon) {
    const left = Math.max(0, scene.x(start));
    const wide = Math.min(width, end === null ? width : scene.x(end + 1)) - left;
    if (wide <= 0) continue;
    const name = words.say(`state_${events.states[state]}`);
    drawn.push(make("rect", { x: round(left), y: 2, width: round(wide), height: 18, fill: theme.states[state] }));
    const dark = state >= 3 ? theme.paper : theme.ink;
    if (wide > 90) drawn.push(make("text", { x: round(left + 6), y: 15, "font-size": 11.5, "font-weight": 600, fill: dark }, name));
  }
  for (const [name, y] of /** @type {[string, number][]} */ ([["cooperation", top + 10], ["conflict", bottom - 4]])) {
    drawn.push(make("text", { x: 2, y, "font-size": 11.5, fill: theme.soft }, words.say(name)));
  }
  return [...drawn, ...barMarks(scene, events, theme), ...eventMarks(scene, events, theme)];
}

/**
 * @param {import("./timeline.js").Scene} scene
 * @param {Events} events
 * @param {Theme} theme
 */
function barMarks({ bins, peaks, middle, scale, x }, events, theme) {
  const drawn = [];
  const kinds = events.kinds.length;
  for (let bin = 0; bins && bin + 1 < bins.starts.length; bin++) {
    const left = x(bins.starts[bin]);
    const wide = Math.max(0.5, x(bins.starts[bin + 1]) - left - 1);
    let [up, down] = [middle, middle];
    for (let step = 0; step < kinds; step++) {
      for (const kind of [step, kinds - 1 - step]) {
        const high = bins.counts[bin * kinds + kind] * scale;
        const friendly = events.kinds[kind].side !== "conflict";
        if (!high || friendly !== (kind === step)) continue;
        const y = friendly ? up - high : down;
        drawn.push(make("rect", { x: round(left), y: round(y), width: round(wide), height: round(high), fill: theme.kinds[kind] }));
        if (friendly) up -= high;
        else down += high;
      }
    }
  }
  for (const { label, box } of peaks) {
    drawn.push(make("text", { x: round(box[0]), y: round(box[3] - 3), "font-size": 11, fill: theme.ink }, label));
  }
  return drawn;
}

/**
 * @param {import("./timeline.js").Scene} scene
 * @param {Events} events
 * @param {Theme} theme
 */
function eventMarks({ marks, middle, lane }, events, theme) {
  const drawn = [];
  for (const { event, left, right, up, lane: at, label, before } of marks) {
    const y = middle + (up ? -1 : 1) * (at + 0.5) * lane;
    const colour = theme.kinds[events.kind[event]];
    const shape = { x: round(left), y: round(y - 4), width: round(right - left), height: 8, rx: 4 };
    drawn.push(make("rect", { ...shape, fill: events.modality[event] === 0 ? colour : theme.paper, stroke: colour }));
    const anchor = { "text-anchor": before ? "end" : "start", x: round(before ? left - 4 : right + 4) };
    if (label) drawn.push(make("text", { ...anchor, y: round(y + 4), "font-size": 11, fill: theme.ink }, label));
  }
  return drawn;
}

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {string} [text]
 */
function make(name, attributes, text) {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10;
}
