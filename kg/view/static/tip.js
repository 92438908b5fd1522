// The small box that follows the pointer and says what lies under it. Text only.

import { byId, element } from "./dom.js";

/**
 * @param {number} x in the window
 * @param {number} y
 * @param {(string | Node)[]} lines the first one is set in bold
 */
export function showTip(x, y, lines) {
  const tip = byId("tip");
  tip.replaceChildren(...lines.map((line) => element("div", {}, line)));
  tip.hidden = false;
  const { width, height } = tip.getBoundingClientRect();
  tip.style.left = `${Math.max(8, Math.min(x + 14, innerWidth - width - 8))}px`;
  tip.style.top = `${y + 18 + height > innerHeight ? y - height - 12 : y + 18}px`;
}

export function hideTip() {
  byId("tip").hidden = true;
}
