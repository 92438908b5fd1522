// The network of actors: pyvis's nodes and edges in vis-network, standing still while the window moves.

import { drawDiscs } from "./discs.js";
import { curveOf, widthOf } from "./edges.js";
import { neighbourhood } from "./neighbourhood.js";

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {import("./filter.js").Tally} Tally
 * @typedef {import("./theme.js").Theme} Theme
 * @typedef {{nodes: VisNode[], edges: VisEdge[], options: any, edgesOf: number}} Drawn
 * @typedef {{actors: number[], kind: number | null}} Pick
 * @typedef {object} Handlers
 * @property {(actor: number) => void} actor an actor was clicked
 * @property {(actor: number) => void} open an actor was clicked twice
 * @property {(edge: Tie) => void} edge
 * @property {() => void} nothing
 * @property {(what: {actor: number} | Tie | null, x: number, y: number) => void} hover
 * @typedef {{dyad: number, kind: number}} Tie
 */

const FAINT = 0.07;

/**
 * @param {HTMLElement} container
 * @param {Drawn} drawn
 * @param {Events} events
 * @param {(actor: number) => string} nameOf
 * @param {Handlers} handlers
 */
export function createNetwork(container, drawn, events, nameOf, handlers) {
  const kinds = events.kinds.length;
  /** @type {Map<string, Tie>} */
  const ties = new Map();
  const curve = curveOf();
  /**
   * @param {VisEdge} edge
   * @returns {VisEdge}
   */
  const withShape = (edge) => {
    const [dyad, kind] = edge.id.split(":").map(Number);
    ties.set(edge.id, { dyad, kind });
    return { ...edge, smooth: curve(edge.from, edge.to, events.dyadMutual[dyad] === 1), hidden: true };
  };
  // A tall stage, such as a telephone's, gets the picture turned upright.
  if (container.clientHeight > container.clientWidth * 1.1) {
    for (const node of drawn.nodes) [node.x, node.y] = [node.y, node.x];
  }
  const nodes = new vis.DataSet(drawn.nodes.map((node) => ({ ...node, color: "rgba(0,0,0,0)", borderWidth: 0 })));
  const edges = new vis.DataSet(drawn.edges.map(withShape));
  const network = new vis.Network(container, { nodes, edges }, drawn.options);
  const base = drawn.nodes.map((node) => node.id);

  /** @type {Theme} */
  let theme;
  /** @type {Pick} */
  let pick = { actors: [], kind: null };
  /** @type {number | null} */
  let centre = null;
  /** @type {ReadonlySet<number>} */
  let shown = new Set(base);
  /** @type {number | null} */
  let hovered = null;
  // What each shown actor did in the window, by kind: the rings around the discs.
  /** @type {Map<number, Uint32Array>} */
  const rings = new Map();
  let drawnEdges = 0;

  network.on("afterDrawing", (context) => {
    drawDiscs(context, {
      actors: [...shown],
      places: network.body.nodes,
      scale: network.getScale(),
      rings,
      codeOf: (actor) => events.codes[actor],
      nameOf,
      theme,
      strong: strongActors(),
      hovered,
    });
  });
  listen();

  /** The actors that stand out: those picked and their partners; null where nobody is picked. */
  function strongActors() {
    if (!pick.actors.length) return null;
    const strong = new Set(pick.actors);
    if (pick.actors.length === 1) {
      for (const id of network.body.edgeIndices) {
        const tie = ties.get(id);
        if (!tie) continue;
        const [source, target] = [events.dyadSource[tie.dyad], events.dyadTarget[tie.dyad]];
        if (source === pick.actors[0]) strong.add(target);
        if (target === pick.actors[0]) strong.add(source);
      }
    }
    return strong;
  }

  /** @param {Tie} tie */
  function isStrong({ dyad, kind }) {
    if (pick.kind !== null && pick.kind !== kind) return false;
    return pick.actors.every((actor) => events.dyadSource[dyad] === actor || events.dyadTarget[dyad] === actor);
  }

  function listen() {
    network.on("click", ({ nodes: [actor], edges: [edge] }) => {
      if (actor !== undefined) handlers.actor(actor);
      else if (edge !== undefined && ties.has(edge)) handlers.edge(/** @type {Tie} */ (ties.get(edge)));
      else handlers.nothing();
    });
    network.on("doubleClick", ({ nodes: [actor] }) => {
      if (actor !== undefined) handlers.open(actor);
    });
    container.addEventListener("pointermove", (event) => {
      if (event.buttons) return;
      const box = container.getBoundingClientRect();
      const point = { x: event.clientX - box.left, y: event.clientY - box.top };
      const actor = network.getNodeAt(point);
      const edge = actor === undefined ? network.getEdgeAt(point) : undefined;
      if (hovered !== (actor ?? null)) {
        hovered = actor ?? null;
        network.redraw();
      }
      const tie = edge === undefined ? undefined : ties.get(edge);
      container.style.cursor = actor !== undefined || tie ? "pointer" : "grab";
      handlers.hover(actor !== undefined ? { actor } : (tie ?? null), event.clientX, event.clientY);
    });
    container.addEventListener("pointerleave", () => handlers.hover(null, 0, 0));
  }

  /**
   * The edge as it is to look now. vis-network's own objects are written to, since handing a thousand changes
   * to its data set costs several times the drawing.
   * @param {string} id
   * @param {Tie} tie
   * @param {number} all
   * @param {number} actual
   */
  function paint(id, tie, all, actual) {
    const { options } = network.body.edges[id];
    options.hidden = false;
    options.width = widthOf(all);
    options.dashes = actual ? false : [4, 5];
    options.color.color = theme.kinds[tie.kind];
    options.color.inherit = false;
    options.color.opacity = isStrong(tie) ? (actual ? 0.82 : 0.6) : FAINT;
  }

  return {
    network,
    fit: (animate = false) => network.fit({ animation: animate ? { duration: 350 } : false, maxZoomLevel: 1.5 }),
    shownActors: () => shown,
    drawnEdges: () => drawnEdges,

    /** @param {Theme} next */
    setTheme(next) {
      theme = next;
    },

    /**
     * Shows the whole network, or an actor with its neighbours around it.
     * @param {number | null} next
     * @param {Tally} tally
     */
    setCentre(next, tally) {
      if (next === centre) return;
      centre = next;
      if (next === null) {
        shown = new Set(base);
        nodes.update(base.map((id) => ({ id, ...homeOf(id) })));
      } else {
        const found = neighbourhood(events, tally.all, next);
        shown = new Set(found.places.keys());
        const known = new Set(nodes.getIds());
        const places = [...found.places].map(([id, place]) => ({ id, size: 16, ...place }));
        nodes.update(places.filter(({ id }) => known.has(id)));
        nodes.add(
          places
            .filter(({ id }) => !known.has(id))
            .map((node) => ({ ...node, label: events.codes[node.id], shape: "dot", color: "rgba(0,0,0,0)" })),
        );
        const fresh = found.ties.filter(({ dyad, kind }) => !ties.has(`${dyad}:${kind}`));
        edges.add(
          fresh.map(({ dyad, kind }) =>
            withShape({
              id: `${dyad}:${kind}`,
              from: events.dyadSource[dyad],
              to: events.dyadTarget[dyad],
              ...(events.dyadMutual[dyad] ? { arrows: "" } : {}),
            }),
          ),
        );
      }
      for (const id of nodes.getIds()) network.body.nodes[Number(id)].options.hidden = !shown.has(Number(id));
      network.body.nodeIndices = [...shown];
      this.fit();
    },

    /**
     * Draws the edges for what was counted. Nothing moves.
     * @param {Tally} tally
     * @param {Pick} picked
     */
    update(tally, picked) {
      pick = picked;
      rings.clear();
      for (const actor of shown) rings.set(actor, new Uint32Array(kinds));
      /** @type {[string, number][]} */
      const visible = [];
      for (const [id, tie] of ties) {
        const { dyad, kind } = tie;
        const cell = dyad * kinds + kind;
        const all = tally.all[cell];
        const [source, target] = [events.dyadSource[dyad], events.dyadTarget[dyad]];
        if (!all || !shown.has(source) || !shown.has(target)) {
          network.body.edges[id].options.hidden = true;
          continue;
        }
        paint(id, tie, all, tally.actual[cell]);
        visible.push([id, isStrong(tie) ? all + 1e9 : all]);
      }
      for (let dyad = 0, cell = 0; dyad < events.dyads; dyad++) {
        const [source, target] = [rings.get(events.dyadSource[dyad]), rings.get(events.dyadTarget[dyad])];
        for (let kind = 0; kind < kinds; kind++, cell++) {
          if (!tally.all[cell]) continue;
          if (source) source[kind] += tally.all[cell];
          if (target) target[kind] += tally.all[cell];
        }
      }
      visible.sort((a, b) => a[1] - b[1]);
      network.body.edgeIndices = visible.map(([id]) => id);
      drawnEdges = visible.length;
      network.redraw();
    },
  };

  /** @param {number} id */
  function homeOf(id) {
    const { x, y, size } = drawn.nodes[id];
    return { x, y, size };
  }
}
