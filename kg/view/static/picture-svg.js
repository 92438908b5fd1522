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
 * @param {Events} events
 * @param {Theme} theme
 * @param {Words} words
 * @param {Caption} caption
 * @returns {string}
 */
export function toSvg(network, timeline, events, theme, words, caption) {
  const places = [...network.shownActors()].map((actor) => network.network.body.nodes[actor]);
  const left = Math.min(...places.map(({ x }) => x)) - 90;
  const top = Math.min(...places.map(({ y }) => y)) - 60;
  const width = Math.max(720, Math.max(...places.map(({ x }) => x)) + 90 - left);
  const height = Math.max(...places.map(({ y }) => y)) + 70 - top;
  const scene = timeline.scene();
  const stretch = (width - 2 * MARGIN) / scene.width;
  const below = HEAD + height + 20;
  const full = below + scene.height + LEGEND + MARGIN;

  const svg = make("svg", { viewBox: `0 0 ${round(width)} ${round(full)}`, width: round(width), height: round(full), "font-family": theme.font });
  svg.append(
    make("title", {}, caption.title),
    make("rect", { width: "100%", height: "100%", fill: theme.paper }),
    make("text", { x: MARGIN, y: 42, "font-size": 24, "font-weight": 600, fill: theme.ink }, caption.title),
    make("text", { x: MARGIN, y: 66, "font-size": 14, fill: theme.soft }, caption.summary),
  );
  const drawing = make("g", { transform: `translate(${round(-left)} ${round(HEAD - top)})` });
  drawing.append(...network.network.body.edgeIndices.map((cell) => edgePath(network.network.body.edges[cell])));
  const discs = network.discs();
  for (const actor of [...discs.actors].reverse()) drawing.append(...discMarks(actor, discs, theme));
  const time = make("g", { transform: `translate(${MARGIN} ${round(below)})` });
  time.append(...timeMarks(scene, stretch, events, theme));
  svg.append(drawing, time);

  const context = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  for (const { kind, x, name } of legendPlaces(events, words, context, width)) {
    svg.append(
      make("circle", { cx: x + 5, cy: full - MARGIN - 4, r: 5, fill: theme.kinds[kind] }),
      make("text", { x: x + 15, y: full - MARGIN, "font-size": 13, fill: theme.ink }, name),
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
  return [group];
}

/**
 * @param {import("./timeline.js").Scene} scene
 * @param {number} stretch
 * @param {Events} events
 * @param {Theme} theme
 */
function timeMarks(scene, stretch, events, theme) {
  const { bins, marks, middle, top, bottom, lane, view, width } = scene;
  const drawn = [make("line", { x1: 0, x2: round(width * stretch), y1: round(middle), y2: round(middle), stroke: theme.soft })];
  if (bins) {
    const kinds = events.kinds.length;
    const scale = Math.min((middle - top - 4) / (bins.above || 1), (bottom - middle - 4) / (bins.below || 1));
    for (let bin = 0; bin + 1 < bins.starts.length; bin++) {
      const x = scene.x(bins.starts[bin]) * stretch;
      const wide = Math.max(0.5, scene.x(bins.starts[bin + 1]) * stretch - x - 1);
      let [up, down] = [middle, middle];
      for (let step = 0; step < kinds; step++) {
        for (const kind of [step, kinds - 1 - step]) {
          const high = bins.counts[bin * kinds + kind] * scale;
          const friendly = events.kinds[kind].side !== "conflict";
          if (!high || friendly !== (kind === step)) continue;
          drawn.push(make("rect", { x: round(x), y: round(friendly ? up - high : down), width: round(wide), height: round(high), fill: theme.kinds[kind] }));
          if (friendly) up -= high;
          else down += high;
        }
      }
    }
  }
  for (const { event, left, right, up, lane: at, label, before } of marks) {
    const y = middle + (up ? -1 : 1) * (at + 0.5) * lane;
    const happened = events.modality[event] === 0;
    const colour = theme.kinds[events.kind[event]];
    drawn.push(
      make("rect", {
        x: round(left * stretch), y: round(y - 4), width: round(Math.max(8, (right - left) * stretch)), height: 8, rx: 4,
        fill: happened ? colour : theme.paper, stroke: colour,
      }),
    );
    const anchor = { "text-anchor": before ? "end" : "start", x: round((before ? left * stretch : left * stretch + Math.max(8, (right - left) * stretch)) + (before ? -4 : 4)) };
    if (label) drawn.push(make("text", { ...anchor, y: round(y + 4), "font-size": 11, fill: theme.ink }, label));
  }
  const first = partsOf(view.from).year;
  const years = partsOf(view.to).year - first;
  for (let step = 0; step <= years; step += Math.ceil((years + 1) / 16)) {
    const year = first + step;
    const x = scene.x(firstOf(year)) * stretch;
    if (x < 0) continue;
    drawn.push(
      make("line", { x1: round(x), x2: round(x), y1: top, y2: bottom, stroke: theme.line }),
      make("text", { x: round(x + 4), y: bottom + 16, "font-size": 11.5, "font-weight": 600, fill: theme.ink }, String(year)),
    );
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
