// The parts of the page and what passes between them: every change of the state comes through `changed`.

import { describeView, speakPage } from "./captions.js";
import { createLegend } from "./legend.js";
import { createNetwork } from "./network.js";
import { createPlayer, stepped } from "./player.js";
import { createStore, firstState, fromFragment, toFragment } from "./state.js";
import { createTable } from "./table.js";
import { createTimeBar } from "./time-bar.js";
import { createTimeline } from "./timeline.js";
import { createToolbar } from "./toolbar.js";
import { createWords } from "./words.js";
import { applyKinds, readTheme } from "./theme.js";
import { byId } from "./dom.js";
import { eventCard } from "./card.js";
import { eventsIn, filterMask, pickMask, tally } from "./filter.js";
import { hideTip } from "./tip.js";
import { hitsOf } from "./search.js";
import { listenToBrush, zoomed } from "./brush.js";
import { listenToKeys } from "./keys.js";
import { listenToStage } from "./stage.js";
import { presetPatch } from "./presets.js";
import { saveFile } from "./files.js";
import { showChips } from "./chips.js";
import { showDetails } from "./details.js";
import { tellNetwork, tellTimeline } from "./hover.js";

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
  const store = createStore(first, changed);
  const words = createWords(header.strings, events, () => store.get().language);
  const counts = tally(events);
  const reach = { from: events.first, to: events.last };
  /** @type {Texts | null} */
  let texts = null;
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
  let theme = paintedTheme();

  const toolbar = createToolbar(events, words, {
    found,
    preset: (preset) => step(presetPatch(preset, store.get(), first, events)),
    undo: store.undo,
    redo: store.redo,
    save: (format) => save(format),
    language: (language) => step({ language }),
  });
  const canvas = /** @type {HTMLCanvasElement} */ (byId("timeline"));
  const timeline = createTimeline(canvas, events, words);
  const player = createPlayer(
    {
      begin: () => ({ from: reach.from, to: Math.min(reach.to, stepped(reach.from, player.step(), 3) - 1) }),
      window: () => store.get().window,
      move: (window) => store.move({ window }),
      settle: () => store.step(),
      changed: (playing) => timeBar.update(store.get().window, playing),
    },
    reach.to,
  );
  const look = (/** @type {number} */ factor) => step({ view: zoomed(timeline.scene().view, timeline.whole, factor, 0.5) });
  const timeBar = createTimeBar(words, reach, {
    play: player.toggle,
    speed: player.setSpeed,
    step: player.setStep,
    window: (window) => step({ window }),
    zoom: look,
    whole: () => step({ view: null }),
  });
  const legend = createLegend(events, words, toggleKind, (modality) =>
    step({ modalitiesOff: toggled(store.get().modalitiesOff, modality) }),
  );
  const table = createTable(events, words, { open, sort, filter: (query) => step({ query }) }, (event) =>
    eventCard(event, events, texts, words, open),
  );
  const network = createNetwork(byId("network"), drawn, events, words.actor, theme, {
    actor: (actor) => pick([actor]),
    open: (actor) => step({ centre: actor, pick: { actors: [actor], kind: null }, event: -1 }),
    edge: pickEdge,
    nothing: letGo,
    moved: (actor, place) => step({ moved: new Map([...store.get().moved, [actor, place]]) }),
    hover: (what, x, y) => tellNetwork(what, x, y, events, counts, words),
  });
  listenToBrush(canvas, timeline, {
    window: () => store.get().window,
    move: (window) => store.move({ window }),
    settle: (window) => step({ window }),
    look: (view, settled) => (settled ? step({ view }) : store.move({ view })),
    open,
    clicked(x, y) {
      const status = timeline.statusAt(x, y, ribbon());
      if (status && status.began >= 0) open(status.began);
      return status !== undefined;
    },
    hover: (x, y, clientX, clientY) => tellTimeline(timeline, { x, y }, { x: clientX, y: clientY }, events, ribbon(), words),
    leave: hideTip,
    play: player.toggle,
  });
  listenToKeys({ undo: store.undo, redo: store.redo, search: toolbar.search.focus, back: letGo, play: player.toggle });

  /** What the neighbourhood of an actor is made from, so that it stays while the window moves. */
  function countedOverAll() {
    const whole = tally(events);
    whole.count(mask, reach);
    return whole.all;
  }

  function span() {
    return store.get().window ?? reach;
  }

  /** @param {Partial<State> | null} patch */
  function step(patch) {
    if (patch) store.step(patch);
  }

  /** @param {number} event */
  function open(event) {
    step({ event });
  }

  /** @param {number[]} actors */
  function pick(actors) {
    step({ pick: { actors, kind: null }, event: -1 });
  }

  /** One step back towards the whole picture. */
  function letGo() {
    const { event, pick, centre } = store.get();
    if (event >= 0) step({ event: -1 });
    else if (pick.actors.length || pick.kind !== null) step({ pick: first.pick });
    else if (centre !== null) step({ centre: null });
  }

  /** @param {string} column */
  function sort(column) {
    const { sort: before } = store.get();
    step({ sort: { column, descending: before.column === column && !before.descending } });
  }

  /**
   * @param {number} kind
   * @param {boolean} alone
   */
  function toggleKind(kind, alone) {
    const others = events.kinds.map((_, at) => at).filter((at) => at !== kind);
    step({ kindsOff: alone ? new Set(others) : toggled(store.get().kindsOff, kind) });
  }

  /** @param {number} cell */
  function pickEdge(cell) {
    const kinds = events.kinds.length;
    const [dyad, kind] = [Math.floor(cell / kinds), cell % kinds];
    const pick = { actors: [events.dyadSource[dyad], events.dyadTarget[dyad]], kind };
    const those = Array.from(eventsIn(events, pickMask(events, mask, pick), span())).filter((event) =>
      events.actDyad.subarray(events.actStart[event], events.actStart[event + 1]).includes(dyad),
    );
    step({ pick, event: those.length === 1 ? those[0] : -1 });
  }

  /** @param {import("./search.js").Suggestion} suggestion */
  function found({ group, place, label }) {
    if (group === "text") step({ query: label });
    else if (group === "type") step({ types: new Set([place]) });
    else if (network.shownActors().has(place)) pick([place]);
    else step({ centre: place, pick: { actors: [place], kind: null }, event: -1 });
  }

  function ribbon() {
    const [one, other] = store.get().pick.actors;
    if (other === undefined) return [];
    return events.status.filter(({ a, b }) => (a === one && b === other) || (a === other && b === one));
  }

  /**
   * @param {State} now
   * @param {State} before
   * @param {boolean} moving
   */
  function changed(now, before, moving) {
    const differs = (/** @type {(keyof State)[]} */ ...parts) => parts.some((part) => now[part] !== before[part]);
    const filtered = differs("kindsOff", "types", "modalitiesOff", "query");
    if (filtered) mask = filterMask(events, now, hitsOf(now.query, events, texts, words));
    if (filtered || differs("pick")) picked = pickMask(events, mask, now.pick);
    if (differs("language")) speak();
    if (filtered || differs("pick", "view", "event", "language")) timeline.redraw(picked, now.view, ribbon(), now.event);
    timeline.brush(now.window);
    if (filtered || differs("window")) counts.count(mask, span());
    network.arrange(now.centre, now.moved, countedOverAll);
    network.update(counts, now.pick);
    legend.update(counts.perKind, now.kindsOff, now.modalitiesOff);
    timeBar.update(now.window, player.playing());
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
    const those = eventsIn(events, picked, span());
    table.headings(now.sort);
    table.update(those, now);
    const around = (/** @type {number | null} */ centre) => step({ centre, event: -1 });
    showDetails(now, those, counts.all, ribbon(), events, texts, words, { open, close: () => open(-1), pick, around });
    showChips(now, first, words, step);
    byId("status").textContent = byId("summary").textContent;
    toolbar.allow({
      undo: store.canUndo(),
      redo: store.canRedo(),
      preset: (preset) => presetPatch(preset, now, first, events) !== null,
    });
    if (texts) keepAddress(now);
  }

  /** @param {State} now */
  function keepAddress(now) {
    const fragment = toFragment(now, first, names);
    if (fragment !== location.hash.slice(1)) history.replaceState(null, "", `#${fragment}`);
  }

  /** @param {State} now */
  function describe(now) {
    describeView({ now, span: span(), reach, total: counts.total, events, network, canvas, words });
  }

  function speak() {
    toolbar.speak();
    timeBar.speak();
    speakPage(words, header.title);
  }

  function paintedTheme() {
    applyKinds(events.kinds);
    return readTheme(events.kinds.length, events.states.length);
  }

  function paint() {
    theme = paintedTheme();
    network.setTheme(theme);
    timeline.setTheme(theme);
    const now = store.get();
    timeline.redraw(picked, now.view, ribbon(), now.event);
    timeline.brush(now.window);
    network.update(counts, now.pick);
  }

  /** @param {string} format */
  function save(format) {
    const caption = { title: byId("title").textContent ?? "", summary: byId("summary").textContent ?? "" };
    saveFile(format, { network, timeline, canvas, ribbon: ribbon(), events, texts, theme, words, caption, selection: table.shown() });
  }

  const readAddress = () => store.replace(fromFragment(location.hash, first, names));

  speak();
  counts.count(mask, reach);
  paint();
  network.fit();
  legend.update(counts.perKind, first.kindsOff, first.modalitiesOff);
  timeBar.update(null, false);
  describe(first);
  listenToStage(network, paint);

  return {
    store,
    events,
    network,
    timeline,

    /** @param {Texts} read */
    setTexts(read) {
      texts = read;
      addEventListener("hashchange", readAddress);
      if (location.hash.length > 1) readAddress();
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
