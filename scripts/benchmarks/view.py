"""How large the timeline page is and how fast: against plain pyvis, in headless Chromium, from a file.

The events are the ICEWS rows of ../shared/data/icews, a million of them by repeating and shifting days.
"First paint" is when network and timeline stand on the screen, "ready" when the texts are unpacked too.
"Brush" is what a move of the pointer with the brush takes until its frame is drawn.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks import icews_events
from benchmarks.machine import machine
from kg.cli.columns import Column
from kg.cli.output import print_table
from kg.model import Event
from kg.view import PageOptions, page

ICEWS = Path(__file__).resolve().parents[3] / "shared" / "data" / "icews"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]
MOVES = 120
PATIENCE = 60  # seconds that plain pyvis gets to settle

# From the pointer's event to the end of the frame in which the change is drawn.
WATCH_BRUSH = """() => {
  window.taken = [];
  document.getElementById("timeline").addEventListener("pointermove", (event) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => window.taken.push(performance.now() - event.timeStamp);
      channel.port2.postMessage(null);
    });
  });
}"""
# A page that is busy answers no question, so it tells by itself, as long as it can.
TELL = """
  let longest = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) longest = Math.max(longest, entry.duration);
  }).observe({ type: "longtask", buffered: true });
  setInterval(() => {
    const settled = typeof network !== "undefined" && network.physics.stabilized === true;
    const painted = performance.getEntriesByType("paint")[0]?.startTime ?? null;
    console.log("bench " + JSON.stringify({ now: performance.now(), longest, settled, painted }));
  }, 100);
"""


def main() -> None:
    """Measures and prints both tables."""
    parser = argparse.ArgumentParser(prog="scripts/bench view", description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, nargs="*", default=[5_000, 110_271, 1_000_000], metavar="N",
                        help="numbers of events of our page (5000 110271 1000000)")
    parser.add_argument("--pyvis", type=int, nargs="*", default=[1_000, 5_000, 20_000], metavar="N",
                        help="numbers of edges of plain pyvis (1000 5000 20000)")
    wanted = parser.parse_args()
    if not ICEWS.is_dir():
        parser.error(f"the events are not there: {ICEWS}")
    print(f"{machine()}\n")
    with tempfile.TemporaryDirectory() as folder, _chromium() as browser:
        print("The timeline page")
        print_table(
            ["Page", *map(_number, ("Events", "File, MB", "Made in, s", "First paint, ms", "Ready, ms",
                                    "Brush, median ms", "Brush, 95 % ms", "Memory, MB"))],
            [_measure_page(number, Path(folder), browser) for number in wanted.events],
        )
        print(f"\nPlain pyvis, its page with the library in line; it gets {PATIENCE} s to settle")
        print_table(
            ["Page", *map(_number, ("Edges", "File, MB", "First paint, ms", "Settled, s", "Longest block, ms",
                                    "Requests tried"))],
            [_measure_pyvis(number, Path(folder), browser) for number in wanted.pyvis],
        )


def _number(heading: str) -> Column:
    return Column(heading, number=True)


@contextmanager
def _chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield browser
        browser.close()


def _measure_page(number: int, folder: Path, browser: Any) -> tuple[str, ...]:
    events = icews_events.events(ICEWS, number)
    labels = icews_events.labels(events)
    started = time.perf_counter()
    text = page(events, {icews_events.SOURCE.id: icews_events.SOURCE}, labels, PageOptions(title="ICEWS"))
    made = time.perf_counter() - started
    path = folder / f"page{number}.html"
    path.write_text(text, encoding="utf-8")
    del events, labels, text

    opened = browser.new_page(viewport={"width": 1440, "height": 900})
    opened.goto(path.as_uri())
    opened.wait_for_selector("html[data-ready]", state="attached", timeout=60_000)
    painted, ready = (
        opened.evaluate(f"performance.getEntriesByName('{mark}')[0].startTime")
        for mark in ("painted", "complete")
    )
    taken = _brush(opened)
    memory = opened.evaluate("performance.memory.usedJSHeapSize / 1e6")
    opened.close()
    return (
        "ours", f"{number:,}", f"{path.stat().st_size / 1e6:.2f}", f"{made:.1f}", f"{painted:.0f}",
        f"{ready:.0f}", f"{statistics.median(taken):.0f}", f"{_percentile(taken, 95):.0f}", f"{memory:.0f}",
    )


def _brush(opened: Any) -> list[float]:
    """Draws a window of a sixth of the time, then drags it from end to end."""
    box = opened.locator("#timeline").bounding_box()
    y = box["y"] + box["height"] * 0.8
    at = [box["x"] + box["width"] * share for share in (0.02, 0.18, 0.1, 0.9)]
    mouse = opened.mouse
    mouse.move(at[0], y)
    mouse.down()
    mouse.move(at[1], y, steps=4)
    mouse.up()
    mouse.move(at[2], y)
    mouse.down()
    opened.evaluate(WATCH_BRUSH)
    for move in range(MOVES):
        mouse.move(at[2] + (at[3] - at[2]) * move / MOVES, y)
        opened.wait_for_timeout(20)
    mouse.up()
    opened.wait_for_timeout(300)
    taken = opened.evaluate("window.taken")
    return [float(each) for each in taken]


def _percentile(values: list[float], percent: int) -> float:
    return statistics.quantiles(values, n=100)[percent - 1]


def _measure_pyvis(number: int, folder: Path, browser: Any) -> tuple[str, ...]:
    path = folder / f"pyvis{number}.html"
    path.write_text(_plain_pyvis(icews_events.sample(ICEWS, number)), encoding="utf-8")
    requests: list[str] = []
    told: list[dict[str, Any]] = []
    opened = browser.new_page(viewport={"width": 1440, "height": 900})
    opened.on("request", lambda request: requests.append(request.url))
    opened.on("console", lambda message: told.append(json.loads(message.text[6:]))
              if message.text.startswith("bench ") else None)
    opened.add_init_script(TELL)
    started = time.perf_counter()
    opened.goto(path.as_uri(), wait_until="commit")
    heard = 0.0
    while time.perf_counter() - started < PATIENCE and not any(each["settled"] for each in told):
        before = len(told)
        opened.wait_for_timeout(100)
        if len(told) > before:
            heard = time.perf_counter() - started
    silent = (time.perf_counter() - started - heard) * 1000
    opened.close()
    painted = [each["painted"] for each in told if each["painted"] is not None]
    settled = [each["now"] for each in told if each["settled"]]
    longest = max([each["longest"] for each in told] + [silent])
    outside = [url for url in requests if not url.startswith("file:")]
    return (
        "pyvis", f"{number:,}", f"{path.stat().st_size / 1e6:.2f}",
        f"{painted[0]:.0f}" if painted else f"not in {PATIENCE} s",
        f"{settled[0] / 1000:.1f}" if settled else f"not in {PATIENCE} s", f"{longest:.0f}",
        str(len(outside)),
    )


def _plain_pyvis(events: list[Event]) -> str:
    """The page that pyvis makes of the same events, an edge for each."""
    from pyvis.network import Network

    plain = Network(directed=True, cdn_resources="in_line")
    for event in events:
        for code in (event.sources[0], event.targets[0]):
            plain.add_node(code, label=code)
        plain.add_edge(event.sources[0], event.targets[0], title=event.type)
    return str(plain.generate_html())


if __name__ == "__main__":
    main()
