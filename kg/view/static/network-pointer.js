// The pointer on the network: what it takes hold of, what lies under it, where it drops an actor.

/**
 * @typedef {object} Handlers
 * @property {(actor: number) => void} actor an actor was clicked
 * @property {(actor: number) => void} open an actor was clicked twice
 * @property {(cell: number) => void} edge an edge, by dyad and kind, was clicked
 * @property {() => void} nothing the paper was clicked
 * @property {(actor: number, place: {x: number, y: number}) => void} moved an actor was dragged to a place
 * @property {(what: {actor: number} | {cell: number} | null, x: number, y: number) => void} hover
 */

/**
 * @param {HTMLElement} container
 * @param {vis.Network} network
 * @param {(id: string) => number} cellOf
 * @param {Handlers} handlers
 * @param {(actor: number | null) => void} hovered
 */
export function listenToNetwork(container, network, cellOf, handlers, hovered) {
  network.on("click", ({ nodes: [actor], edges: [edge] }) => {
    if (actor !== undefined) handlers.actor(actor);
    else if (edge !== undefined) handlers.edge(cellOf(edge));
    else handlers.nothing();
  });
  network.on("doubleClick", ({ nodes: [actor] }) => {
    if (actor !== undefined) handlers.open(actor);
  });
  network.on("dragEnd", ({ nodes: [actor] }) => {
    if (actor === undefined) return;
    const { x, y } = network.getPositions([actor])[actor];
    handlers.moved(actor, { x: Math.round(x), y: Math.round(y) });
  });

  /** @type {number | null} */
  let over = null;
  const setOver = (/** @type {number | null} */ actor) => {
    if (actor === over) return;
    over = actor;
    hovered(actor);
  };
  container.addEventListener("pointermove", (event) => {
    if (event.buttons) return;
    const box = container.getBoundingClientRect();
    const point = { x: event.clientX - box.left, y: event.clientY - box.top };
    const actor = network.getNodeAt(point);
    const edge = actor === undefined ? network.getEdgeAt(point) : undefined;
    setOver(actor ?? null);
    container.style.cursor = actor !== undefined || edge !== undefined ? "pointer" : "grab";
    handlers.hover(actor !== undefined ? { actor } : edge !== undefined ? { cell: cellOf(edge) } : null, event.clientX, event.clientY);
  });
  container.addEventListener("pointerleave", () => {
    setOver(null);
    handlers.hover(null, 0, 0);
  });
}
