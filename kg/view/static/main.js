// The page begins here: the data are unpacked, the parts made, and each change of the state handed to them.

import { bytesOf, inflate, readPackage } from "./columns.js";
import { readEvents } from "./events.js";
import { readTexts } from "./texts.js";
import { byId } from "./dom.js";
import { startPage } from "./app.js";

/** @param {string} id */
const block = (id) => byId(id).textContent ?? "";

/**
 * Calls back when the next frame has been drawn.
 * @param {() => void} done
 */
function afterFrame(done) {
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(null);
  });
}

async function start() {
  const say = (/** @type {string} */ text) => {
    byId("notice").textContent = text;
    byId("notice").hidden = false;
  };
  if (typeof DecompressionStream === "undefined") {
    say("This browser is too old for this page: it cannot unpack its data. Any of 2023 or newer can.");
    return;
  }
  try {
    const [columns, drawn] = await Promise.all([inflate(bytesOf(block("data-events"))), inflate(bytesOf(block("data-network")))]);
    const pack = readPackage(columns);
    const app = startPage(readEvents(pack), pack.header, JSON.parse(new TextDecoder().decode(drawn)));
    afterFrame(() => performance.mark("painted"));
    /** @type {any} */ (window).kgPage = app; // for tests, and for whoever wants to script the page
    if (document.readyState === "loading") await new Promise((done) => addEventListener("DOMContentLoaded", done));
    app.setTexts(readTexts(readPackage(await inflate(bytesOf(block("data-texts"))))));
    performance.mark("complete");
    document.documentElement.dataset.ready = "true";
  } catch (error) {
    say("The data of this page could not be read. It may have been cut short on its way.");
    throw error;
  }
}

start();
