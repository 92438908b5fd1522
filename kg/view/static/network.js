// The network of actors: pyvis's nodes and edges in vis-network, standing still while the window moves.

import { createEdgePool } from "./edge-pool.js";
import { drawDiscs } from "./discs.js";
import { listenToNetwork } from "./network-pointer.js";
import { neighbourhood } from "./neighbourhood.js";
import { strongestCells, widthOf } from "./edges.js";

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {import("./filter.js").Tally} Tally
 * @typedef {import("./theme.js").Theme} Theme
 * @typedef {import("./network-pointer.js").Handlers} Handlers
 * @typedef {import("./state.js").Moved} Moved
 * @typedef {{nodes: VisNode[], edges: VisEdge[], options: any, most: number}} Drawn
 * @typedef {{actors: number[], kind: number | null}} Pick
 */

const FAINT = 0.07;
const UNSEEN = "rgba(0,0,0,0)"; // the discs are drawn by discs.js; vis-network's stay for the pointer to hit

/**
 * @param {HTMLElement} container
 * @param {Drawn} drawn
 * @param {Events} events
 * @param {(actor: number) => string} nameOf
 * @param {Theme} firstTheme
 * @param {Handlers} handlers
 */
export function createNetwork(container, drawn, events, nameOf, firstTheme, handlers) {
  const kinds = events.kinds.length;
  // A tall stage, such as a telephone's, gets the picture turned upright.
  const upright = container.clientHeight > container.clientWidth * 1.1;
  const home = drawn.nodes.map(({ id, x, y, size }) => (upright ? { id, x: y, y: x, size } : { id, x, y, size }));
  const nodes = new vis.DataSet(home.map(newNode));
  const pool = createEdgePool(events, drawn.edges);
  const network = new vis.Network(container, { nodes, edges: pool.set }, drawn.options);

  let theme = firstTheme;
  /** @type {Pick} */
  let pick = { actors: [], kind: null };
  /** @type {number | null} */
  let centre = null;
  /** @type {ReadonlySet<number>} */
  let shown = new Set(home.map(({ id }) => id));
  let dyads = dyadsAmong(shown);
  let partners = 0;
  let possible = 0;
  /** @type {Moved} */
  let moved = new Map();
  /** @type {number | null} */
  let hovered = null;
  // What each shown actor did in the window, by kind: the rings around the discs.
  /** @type {Map<number, Uint32Array>} */
  let rings = new Map();

  network.on("afterDrawing", (context) => drawDiscs(context, discs()));
  listenToNetwork(container, network, pool.cell, handlers, (actor) => {
    hovered = actor;
    network.redraw();
  });

  /** @param {VisNode} node */
  function newNode({ id, x, y, size }) {
    return { id, x, y, size, shape: "dot", color: UNSEEN, borderWidth: 0 };
  }

  /**
   * The dyads between actors of a set.
   * @param {ReadonlySet<number>} actors
   */
  function dyadsAmong(actors) {
    const found = [];
    for (let dyad = 0; dyad < events.dyads; dyad++) {
      if (actors.has(events.dyadSource[dyad]) && actors.has(events.dyadTarget[dyad])) found.push(dyad);
    }
    return found;
  }

  /** The actors that stand out: those picked and their partners; null where nobody is picked. */
  function strongActors() {
    if (!pick.actors.length) return null;
    const strong = new Set(pick.actors);
    if (pick.actors.length > 1) return strong;
    for (const id of network.body.edgeIndices) {
      const dyad = Math.floor(pool.cell(id) / kinds);
      const [source, target] = [events.dyadSource[dyad], events.dyadTarget[dyad]];
      if (source === pick.actors[0]) strong.add(target);
      if (target === pick.actors[0]) strong.add(source);
    }
    return strong;
  }

  /**
   * @param {number} dyad
   * @param {number} kind
   */
  function isStrong(dyad, kind) {
    if (pick.kind !== null && pick.kind !== kind) return false;
    return pick.actors.every((actor) => events.dyadSource[dyad] === actor || events.dyadTarget[dyad] === actor);
  }

  /**
   * The edge as it is to look now. vis-network's own objects are written to, since handing a thousand changes
   * to its data set costs several times the drawing.
   * @param {string} id
   * @param {number} cell
   * @param {Tally} tally
   * @param {number} most
   */
  function paint(id, cell, tally, most) {
    const { options } = network.body.edges[id];
    const [dyad, kind] = [Math.floor(cell / kinds), cell % kinds];
    options.hidden = false;
    options.width = widthOf(tally.all[cell], most);
    options.dashes = tally.actual[cell] ? false : [4, 5];
    options.arrows.to.scaleFactor = 0.3 + 0.9 / Math.max(1.5, options.width);
    options.color.color = theme.kinds[kind];
    options.color.inherit = false;
    const crowded = possible > 250 ? 0.42 + 0.43 * Math.min(1, (4 * tally.all[cell]) / most) : 0.85;
    options.color.opacity = isStrong(dyad, kind) ? (tally.actual[cell] ? crowded : crowded * 0.75) : FAINT;
  }

  /** @param {Tally} tally */
  function countRings(tally) {
    rings = new Map([...shown].map((actor) => [actor, new Uint32Array(kinds)]));
    for (let dyad = 0, cell = 0; dyad < events.dyads; dyad++) {
      const [source, target] = [rings.get(events.dyadSource[dyad]), rings.get(events.dyadTarget[dyad])];
      if (!source && !target) {
        cell += kinds;
        continue;
      }
      for (let kind = 0; kind < kinds; kind++, cell++) {
        if (source) source[kind] += tally.all[cell];
        if (target) target[kind] += tally.all[cell];
      }
    }
  }

  function discs() {
    return {
      actors: [...shown],
      places: network.body.nodes,
      scale: network.getScale(),
      rings,
      codeOf: (/** @type {number} */ actor) => events.codes[actor],
      nameOf,
      theme,
      strong: strongActors(),
      hovered,
    };
  }

  /** @param {boolean} [animate] */
  function fit(animate = false) {
    const animation = animate ? { duration: 350, easingFunction: "easeInOutQuad" } : false;
    network.fit({ nodes: [...shown], animation: false, maxZoomLevel: 1.6 });
    // A little smaller, since vis-network knows nothing of the names below the discs.
    const aim = { position: network.getViewPosition(), scale: network.getScale() * 0.95 };
    network.moveTo({ ...aim, animation });
  }

  return {
    network,
    fit,
    discs,
    /** The cells whose edges are drawn. */
    cells: () => network.body.edgeIndices.map(pool.cell),
    shownActors: () => shown,
    partners: () => partners,
    drawnEdges: () => network.body.edgeIndices.length,
    possibleEdges: () => possible,

    /** @param {Theme} next */
    setTheme(next) {
      theme = next;
    },

    /**
     * Shows the whole network, or an actor with its neighbours around it.
     * @param {number | null} next
     * @param {Moved} places where the reader dragged actors to
     * @param {() => Uint32Array} counted events by dyad and kind, over all of the time
     */
    arrange(next, places, counted) {
      if (next === centre && places === moved) return;
      const refit = next !== centre;
      centre = next;
      moved = places;
      let actors = new Set(home.map(({ id }) => id));
      /** @type {VisNode[]} */
      let wanted = home;
      if (next !== null) {
        const found = neighbourhood(events, counted(), next, upright);
        partners = found.partners;
        wanted = [...found.places].map(([id, place]) => ({ id, size: id === next ? 26 : 15, ...place }));
        actors = new Set(found.places.keys());
      }
      const known = new Set(nodes.getIds());
      const placed = wanted.map((node) => ({ ...node, ...places.get(node.id) }));
      nodes.update(placed.filter(({ id }) => known.has(id)));
      nodes.add(placed.filter(({ id }) => !known.has(id)).map(newNode));
      shown = actors; // only now: vis-network draws while it is told of new nodes
      for (const id of nodes.getIds()) network.body.nodes[Number(id)].options.hidden = !shown.has(Number(id));
      network.body.nodeIndices = [...shown];
      dyads = dyadsAmong(shown);
      // Around one actor, the ties of its partners with each other would hide its own.
      if (next !== null) dyads = dyads.filter((dyad) => events.dyadSource[dyad] === next || events.dyadTarget[dyad] === next);
      if (refit) fit();
    },

    /**
     * Draws the edges for what was counted. Nothing moves.
     * @param {Tally} tally
     * @param {Pick} picked
     */
    update(tally, picked) {
      pick = picked;
      const found = strongestCells(tally.all, kinds, dyads, drawn.most);
      const { cells } = found;
      possible = found.all;
      const most = cells.length ? tally.all[cells[cells.length - 1]] : 1;
      if (pick.actors.length || pick.kind !== null) {
        const strong = (/** @type {number} */ cell) => Number(isStrong(Math.floor(cell / kinds), cell % kinds));
        cells.sort((a, b) => strong(a) - strong(b));
      }
      const ids = pool.show(cells, network);
      ids.forEach((id, at) => paint(id, cells[at], tally, most));
      network.body.edgeIndices = ids;
      countRings(tally);
      network.redraw();
    },
  };
}

/** @typedef {ReturnType<typeof createNetwork>} NetworkView */
