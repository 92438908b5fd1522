// Keys that work everywhere on the page, unless somebody is writing.

/**
 * @param {{undo: () => void, redo: () => void, search: () => void, back: () => void, play: () => void}} actions
 */
export function listenToKeys(actions) {
  document.addEventListener("keydown", (event) => {
    const writing = event.target instanceof HTMLElement && event.target.matches("input, select, textarea");
    const command = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (writing) return;
    if (command && key === "z") (event.shiftKey ? actions.redo : actions.undo)();
    else if (command && key === "y") actions.redo();
    else if (command || event.altKey) return;
    else if (key === "/") actions.search();
    else if (key === "escape") actions.back();
    else if (key === "p") actions.play();
    else return;
    event.preventDefault();
  });
}
