// What the box at the pointer says about that which lies under it.

import { hideTip, showTip } from "./tip.js";
import { intervalText } from "./dates.js";

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {import("./filter.js").Tally} Tally
 * @typedef {import("./timeline.js").Timeline} Timeline
 * @typedef {import("./words.js").Words} Words
 */

/**
 * @param {{actor: number} | {cell: number} | null} what
 * @param {number} x in the window
 * @param {number} y
 * @param {Events} events
 * @param {Tally} counts
 * @param {Words} words
 */
export function tellNetwork(what, x, y, events, counts, words) {
  if (!what) hideTip();
  else if ("actor" in what) showTip(x, y, [words.actor(what.actor), words.say("actor_hint")]);
  else {
    const kinds = events.kinds.length;
    const dyad = Math.floor(what.cell / kinds);
    const arrow = events.dyadMutual[dyad] ? "–" : "→";
    showTip(x, y, [
      `${words.actor(events.dyadSource[dyad])} ${arrow} ${words.actor(events.dyadTarget[dyad])}`,
      `${words.kind(what.cell % kinds)}: ${words.many("events", counts.all[what.cell])}`,
    ]);
  }
}

/**
 * @param {Timeline} timeline
 * @param {{x: number, y: number}} point on the timeline
 * @param {{x: number, y: number}} client the same in the window
 * @param {Events} events
 * @param {import("./events.js").Status[]} ribbon
 * @param {Words} words
 */
export function tellTimeline(timeline, point, client, events, ribbon, words) {
  const language = words.language();
  const event = timeline.eventAt(point.x, point.y);
  const status = timeline.statusAt(point.x, point.y, ribbon);
  const bin = event < 0 && !status ? timeline.binAt(point.x) : null;
  if (event >= 0) {
    const happened = events.modality[event] === 0 ? [] : [words.modality(events.modality[event])];
    showTip(client.x, client.y, [intervalText(events.day[event], events.end[event], language), words.event(event), ...happened]);
  } else if (status) {
    const until = status.end === null ? words.say("lasting") : intervalText(status.start, status.end, language);
    showTip(client.x, client.y, [
      words.say(`state_${events.states[status.state]}`),
      status.end === null ? `${intervalText(status.start, status.start, language)} – ${until}` : until,
      ...(status.began >= 0 ? [words.event(status.began)] : []),
    ]);
  } else if (bin?.counts.some(Boolean)) {
    const lines = events.kinds.map((_, kind) => (bin.counts[kind] ? `${words.kind(kind)}: ${words.number(bin.counts[kind])}` : ""));
    showTip(client.x, client.y, [intervalText(bin.from, bin.to, language), ...lines.filter(Boolean)]);
  } else hideTip();
}
