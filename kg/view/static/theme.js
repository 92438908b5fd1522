// Colours for what is drawn on canvas, read from the style sheet so that light and dark are said in one place.

/**
 * @typedef {{paper: string, ink: string, soft: string, line: string, accent: string, font: string, serif: string, kinds: string[], states: string[]}} Theme
 * @typedef {import("./events.js").Kind} Kind
 */

const DARK = "(prefers-color-scheme: dark)";

/**
 * Hands the kinds' colours to the style sheet.
 * @param {Kind[]} kinds
 */
export function applyKinds(kinds) {
  const dark = matchMedia(DARK).matches && !document.documentElement.classList.contains("printing");
  kinds.forEach((kind, at) => {
    document.documentElement.style.setProperty(`--kind-${at}`, dark ? kind.dark : kind.light);
  });
}

/**
 * @param {number} kinds how many there are
 * @param {number} states how many states of relations there are
 * @returns {Theme}
 */
export function readTheme(kinds, states) {
  const style = getComputedStyle(document.documentElement);
  const value = (/** @type {string} */ name) => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: value("paper"),
    ink: value("ink"),
    soft: value("soft"),
    line: value("line"),
    accent: value("accent"),
    font: getComputedStyle(document.body).fontFamily,
    serif: value("serif"),
    kinds: Array.from({ length: kinds }, (_, at) => value(`kind-${at}`)),
    states: Array.from({ length: states }, (_, at) => value(`state-${at}`)),
  };
}

/**
 * Calls back whenever the reader's wish for light or dark changes.
 * @param {() => void} changed
 */
export function onThemeChange(changed) {
  matchMedia(DARK).addEventListener("change", changed);
}
