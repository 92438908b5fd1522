// The parts of the page and what passes between them.

import { createLegend } from "./legend.js";
import { createNetwork } from "./network.js";
import { createStore, firstState, fromFragment, toFragment } from "./state.js";
import { createTable } from "./table.js";
import { createTimeline } from "./timeline.js";
import { createWords } from "./words.js";
import { applyKinds, onThemeChange, readTheme } from "./theme.js";
import { byId, element } from "./dom.js";
import { eventsIn, filterMask, pickMask, tally } from "./filter.js";
import { hideTip, showTip } from "./tip.js";
import { intervalText } from "./dates.js";
import { listenToBrush } from "./brush.js";
import { pickText, showDetails } from "./details.js";

/**
 * @typedef {import("./events.js").Events} Events
 * @typedef {import("./texts.js").Texts} Texts
 * @typedef {import("./state.js").State} State
 */

/**
 * @param {Events} events
 * @param {any} header
 * @param {import("./network.js").Drawn} drawn
 */
export function startPage(events, header, drawn) {
  const first = firstState(header.language);
  /** @type {Texts | null} */
  let texts = null;
  const words = createWords(header.strings, events, () => store?.get().language ?? first.language);
  const counts = tally(events);
  const names = {
    kinds: events.kinds.map((kind) => kind.name),
    types: events.types.map((type) => type.name),
    modalities: events.modalities,
    codes: events.codes,
    placeOf: events.placeOf,
    languages: words.languages,
    eventId: (/** @type {number} */ event) => texts?.id(event) ?? "",
    eventOf: (/** @type {string} */ id) => texts?.eventOf(id, events.length) ?? -1,
  };

  let mask = filterMask(events, first, null);
  let picked = mask;
  const store = createStore(first, changed);
  const canvas = /** @type {HTMLCanvasElement} */ (byId("timeline"));
  const timeline = createTimeline(canvas, events, words);
  const legend = createLegend(events, words, toggleKind, toggleModality);
  const table = createTable(events, words, { open, sort });
  const network = createNetwork(byId("network"), drawn, events, words.actor, {
    actor: (actor) => store.step({ pick: { actors: [actor], kind: null }, event: -1 }),
    open: (actor) => store.step({ centre: actor, pick: { actors: [], kind: null }, event: -1 }),
    edge: pickTie,
    nothing: () => {
      const { pick, event } = store.get();
      if (pick.actors.length || pick.kind !== null || event >= 0) store.step({ pick: first.pick, event: -1 });
    },
    hover: hoverNetwork,
  });
  listenToBrush(canvas, timeline, {
    window: () => store.get().window,
    move: (window) => store.move({ window }),
    settle: (window) => store.step({ window }),
    look: (view, settled) => (settled ? store.step({ view }) : store.move({ view })),
    open,
    hover: hoverTimeline,
    leave: hideTip,
    play: () => {},
  });

  function span() {
    return store.get().window ?? { from: events.first, to: events.last };
  }

  /** @param {number} event */
  function open(event) {
    store.step({ event });
  }

  /** @param {string} column */
  function sort(column) {
    const { sort: before } = store.get();
    store.step({ sort: { column, descending: before.column === column && !before.descending } });
  }

  /**
   * @param {number} kind
   * @param {boolean} alone
   */
  function toggleKind(kind, alone) {
    const before = store.get().kindsOff;
    const others = events.kinds.map((_, at) => at).filter((at) => at !== kind);
    store.step({ kindsOff: alone ? new Set(others) : toggled(before, kind) });
  }

  /** @param {number} modality */
  function toggleModality(modality) {
    store.step({ modalitiesOff: toggled(store.get().modalitiesOff, modality) });
  }

  /** @param {import("./network.js").Tie} tie */
  function pickTie({ dyad, kind }) {
    const pick = { actors: [events.dyadSource[dyad], events.dyadTarget[dyad]], kind };
    const found = Array.from(eventsIn(events, pickMask(events, mask, pick), span())).filter((event) =>
      events.actDyad.subarray(events.actStart[event], events.actStart[event + 1]).includes(dyad),
    );
    store.step({ pick, event: found.length === 1 ? found[0] : -1 });
  }

  /**
   * @param {{actor: number} | import("./network.js").Tie | null} what
   * @param {number} x
   * @param {number} y
   */
  function hoverNetwork(what, x, y) {
    if (!what) hideTip();
    else if ("actor" in what) showTip(x, y, [words.actor(what.actor), events.codes[what.actor]]);
    else {
      const { dyad, kind } = what;
      const arrow = events.dyadMutual[dyad] ? "–" : "→";
      const number = counts.all[dyad * events.kinds.length + kind];
      showTip(x, y, [
        `${words.actor(events.dyadSource[dyad])} ${arrow} ${words.actor(events.dyadTarget[dyad])}`,
        `${words.kind(kind)}: ${words.many("events", number)}`,
      ]);
    }
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} clientX
   * @param {number} clientY
   */
  function hoverTimeline(x, y, clientX, clientY) {
    const event = timeline.eventAt(x, y);
    const bin = event < 0 ? timeline.binAt(x) : null;
    const language = words.language();
    if (event >= 0) {
      showTip(clientX, clientY, [intervalText(events.day[event], events.end[event], language), words.event(event)]);
    } else if (bin?.counts.some(Boolean)) {
      const lines = events.kinds.map((_, kind) => (bin.counts[kind] ? `${words.kind(kind)}: ${words.number(bin.counts[kind])}` : ""));
      showTip(clientX, clientY, [intervalText(bin.from, bin.to, language), ...lines.filter(Boolean)]);
    } else hideTip();
  }

  /**
   * @param {State} now
   * @param {State} before
   * @param {boolean} moving
   */
  function changed(now, before, moving) {
    performance.mark("change");
    const filtered = now.kindsOff !== before.kindsOff || now.types !== before.types || now.modalitiesOff !== before.modalitiesOff || now.query !== before.query;
    const pickChanged = filtered || now.pick !== before.pick;
    if (filtered) mask = filterMask(events, now, now.query && texts ? texts.matching(now.query, events.length) : null);
    if (pickChanged) picked = pickMask(events, mask, now.pick);
    if (now.language !== before.language) speak();
    if (pickChanged || now.view !== before.view || now.event !== before.event || now.language !== before.language) {
      timeline.redraw(picked, now.view, ribbon(now), now.event);
    }
    timeline.brush(now.window);
    counts.count(mask, span());
    if (now.centre !== before.centre) network.setCentre(now.centre, counts);
    network.update(counts, now.pick);
    legend.update(counts.perKind, now.kindsOff, now.modalitiesOff);
    describe(now);
    if (moving) later();
    else settle();
  }

  let waiting = 0;
  /** The table and the panel follow when the hand rests. */
  function later() {
    clearTimeout(waiting);
    waiting = setTimeout(settle, 160);
  }

  function settle() {
    clearTimeout(waiting);
    const now = store.get();
    const found = eventsIn(events, picked, span());
    table.headings(now.sort);
    table.update(found, now.sort, now.event);
    showDetails(now, found, events, texts, words, { open, close: () => store.step({ event: -1 }) });
    chips(now);
    if (texts) keepAddress(now);
  }

  /** @param {State} now */
  function keepAddress(now) {
    const fragment = toFragment(now, first, names);
    if (fragment !== location.hash.slice(1)) history.replaceState(null, "", `#${fragment}`);
  }

  /** @param {State} now */
  function ribbon({ pick }) {
    const [one, other] = pick.actors;
    if (other === undefined) return [];
    return events.status.filter(({ a, b }) => (a === one && b === other) || (a === other && b === one));
  }

  /** @param {State} now */
  function describe(now) {
    const language = words.language();
    const whole = { from: events.first, to: events.last };
    byId("summary").textContent =
      now.window || counts.total !== events.length
        ? `${words.say("in_window", { n: counts.total, all: events.length })} · ${intervalText(span().from, span().to, language)}`
        : words.say("summary", {
            events: words.many("events", events.length),
            actors: words.many("actors", events.codes.length),
            from: intervalText(whole.from, whole.from, language),
            to: intervalText(whole.to, whole.to, language),
          });
    const notes = [words.say("actors_shown", { n: network.shownActors().size, all: events.codes.length })];
    if (drawn.edgesOf > drawn.edges.length) notes.push(words.say("edges_shown", { n: drawn.edges.length, all: drawn.edgesOf }));
    byId("shown").textContent = notes.join(" · ");
    canvas.setAttribute("aria-valuemax", String(events.last - events.first));
    canvas.setAttribute("aria-valuenow", String(span().from - events.first));
    canvas.setAttribute("aria-valuetext", now.window ? intervalText(span().from, span().to, language) : words.say("window_all"));
  }

  /** @param {State} now */
  function chips(now) {
    const text = now.centre === null ? pickText(now, words) : [words.actor(now.centre), pickText(now, words)].filter(Boolean).join(" · ");
    byId("chips").replaceChildren(
      ...(text
        ? [
            element("span", { class: "chip" }, text),
            element("button", { type: "button", class: "quiet", click: () => store.step({ pick: first.pick, centre: null, event: -1 }) }, words.say("clear")),
          ]
        : []),
    );
  }

  /** Puts the page's own words in place, in the reader's language. */
  function speak() {
    document.documentElement.lang = words.language();
    for (const each of document.querySelectorAll("[data-say]")) each.textContent = words.say(each.getAttribute("data-say") ?? "");
    for (const each of document.querySelectorAll("[data-label]")) each.setAttribute("aria-label", words.say(each.getAttribute("data-label") ?? ""));
    byId("title").textContent = header.title || words.say("untitled");
  }

  function paint() {
    applyKinds(events.kinds);
    const theme = readTheme(events.kinds.length, events.states.length);
    network.setTheme(theme);
    timeline.setTheme(theme);
    const now = store.get();
    timeline.redraw(picked, now.view, ribbon(now), now.event);
    timeline.brush(now.window);
    network.update(counts, now.pick);
  }

  speak();
  counts.count(mask, span());
  paint();
  network.fit();
  legend.update(counts.perKind, first.kindsOff, first.modalitiesOff);
  describe(first);
  onThemeChange(paint);
  addEventListener("resize", () => {
    paint();
    network.fit();
  });
  byId("zoom-in").addEventListener("click", () => network.network.moveTo({ scale: network.network.getScale() * 1.3 }));
  byId("zoom-out").addEventListener("click", () => network.network.moveTo({ scale: network.network.getScale() / 1.3 }));
  byId("zoom-all").addEventListener("click", () => network.fit(true));

  return {
    store,
    events,
    network,
    timeline,

    /** @param {Texts} read */
    setTexts(read) {
      texts = read;
      if (location.hash.length > 1) store.replace(fromFragment(location.hash, first, names));
      else settle();
    },
  };
}

/**
 * @param {ReadonlySet<number>} set
 * @param {number} item
 */
function toggled(set, item) {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}
