// The stage on which all is drawn: its size, its light, the paper it is printed on, and how near one stands.

import { byId } from "./dom.js";
import { onThemeChange } from "./theme.js";

/**
 * @param {import("./network.js").NetworkView} network
 * @param {() => void} paint draws everything anew
 */
export function listenToStage(network, paint) {
  onThemeChange(paint);

  for (const [moment, printing] of /** @type {[string, boolean][]} */ ([["beforeprint", true], ["afterprint", false]])) {
    addEventListener(moment, () => {
      document.documentElement.classList.toggle("printing", printing);
      paint();
    });
  }

  let width = innerWidth;
  addEventListener("resize", () => {
    paint();
    // A telephone's bars come and go while one scrolls: only another width is another stage.
    if (innerWidth !== width) network.fit();
    width = innerWidth;
  });

  const zoom = (/** @type {number} */ factor) =>
    network.network.moveTo({ scale: network.network.getScale() * factor });
  byId("zoom-in").addEventListener("click", () => zoom(1.3));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  byId("zoom-all").addEventListener("click", () =>
    network.fit(!matchMedia("(prefers-reduced-motion: reduce)").matches),
  );
}
