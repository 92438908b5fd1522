// The edges that vis-network holds, and what each of them stands for at the moment.
//
// Another window has other edges. Handing new ones to vis-network costs a fifth of a millisecond each, too much
// while a brush moves; so an edge that is no longer needed is turned to two other actors. pyvis's edges are the
// first to be in the pool, under the dyads and kinds for which it made them.

import { curveOf } from "./edges.js";

/**
 * @typedef {import("./events.js").Events} Events
 */

/**
 * @param {Events} events
 * @param {VisEdge[]} made by pyvis; the id of each is its cell: dyad times number of kinds, plus kind
 */
export function createEdgePool(events, made) {
  const kinds = events.kinds.length;
  const curve = curveOf();
  /** @type {Map<number, VisSmooth>} */
  const curves = new Map();
  /** @type {Map<number, string>} */
  const edgeOf = new Map(made.map(({ id }) => [Number(id), id]));
  /** @type {Map<string, number>} */
  const cellOf = new Map(made.map(({ id }) => [id, Number(id)]));
  /** @type {string[]} */
  const free = [];
  const set = new vis.DataSet(made.map(({ id }) => newEdge(id, Number(id))));

  /** @param {number} cell */
  function ends(cell) {
    const dyad = Math.floor(cell / kinds);
    return { from: events.dyadSource[dyad], to: events.dyadTarget[dyad], mutual: events.dyadMutual[dyad] === 1 };
  }

  /**
   * The bend of a cell's edge: the same as long as the page is open.
   * @param {number} cell
   */
  function curveFor(cell) {
    let found = curves.get(cell);
    if (!found) {
      const { from, to, mutual } = ends(cell);
      curves.set(cell, (found = curve(from, to, mutual)));
    }
    return found;
  }

  /**
   * @param {string} id
   * @param {number} cell
   * @returns {VisEdge}
   */
  function newEdge(id, cell) {
    const { from, to, mutual } = ends(cell);
    const arrows = { to: { enabled: !mutual, scaleFactor: 0.6 } };
    return { id, from, to, arrows, smooth: curveFor(cell), hidden: true };
  }

  /**
   * Turns an edge to the actors of another cell, in vis-network's own objects.
   * @param {any} edge
   * @param {number} cell
   */
  function turn(edge, cell) {
    const { from, to, mutual } = ends(cell);
    const { options } = edge;
    options.from = edge.fromId = from;
    options.to = edge.toId = to;
    options.arrows.to.enabled = !mutual;
    Object.assign(options.smooth, curveFor(cell));
    edge.connect();
  }

  return {
    set,

    /**
     * The cell that an edge stands for.
     * @param {string} id
     */
    cell: (id) => cellOf.get(id) ?? -1,

    /**
     * Makes the edges stand for these cells, and returns their ids in the same order.
     * @param {number[]} cells
     * @param {vis.Network} network
     * @returns {string[]}
     */
    show(cells, network) {
      const wanted = new Set(cells);
      for (const [cell, id] of edgeOf) {
        if (wanted.has(cell)) continue;
        edgeOf.delete(cell);
        cellOf.delete(id);
        free.push(id);
      }
      const fresh = [];
      for (const cell of cells) {
        if (edgeOf.has(cell)) continue;
        /** @type {string} */
        const id = free.pop() ?? `more${set.length + fresh.length}`;
        const edge = network.body.edges[id];
        if (edge) turn(edge, cell);
        else fresh.push(newEdge(id, cell));
        edgeOf.set(cell, id);
        cellOf.set(id, cell);
      }
      if (fresh.length) set.add(fresh);
      for (const id of free) network.body.edges[id].options.hidden = true;
      return cells.map((cell) => edgeOf.get(cell) ?? "");
    },
  };
}
