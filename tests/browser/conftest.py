"""One headless Chromium for all browser tests; pages are opened from files, as a reader opens them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from view_story import story_page

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not Path(CHROMIUM).exists():
        pytest.skip("no chromium on this machine: apt-get install chromium")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


# Where vis-network draws the middle of an edge, and an actor.
POINT_ON_EDGE = """([source, target, kind]) => {
  const { events, network } = kgPage;
  const [from, to] = [events.placeOf.get(source), events.placeOf.get(target)];
  const step = events.kinds.findIndex((each) => each.name === kind);
  for (let dyad = 0; dyad < events.dyads; dyad++) {
    const [a, b] = [events.dyadSource[dyad], events.dyadTarget[dyad]];
    if (!((a === from && b === to) || (events.dyadMutual[dyad] && a === to && b === from))) continue;
    const at = network.cells().indexOf(dyad * events.kinds.length + step);
    if (at < 0) continue;
    const edge = network.network.body.edges[network.network.body.edgeIndices[at]];
    const point = network.network.canvasToDOM(edge.edgeType.getPoint(0.5));
    const box = document.getElementById("network").getBoundingClientRect();
    return { x: point.x + box.left, y: point.y + box.top };
  }
  throw new Error("no such edge");
}"""
POINT_OF_ACTOR = """(code) => {
  const { events, network } = kgPage;
  const point = network.network.canvasToDOM(network.network.body.nodes[events.placeOf.get(code)]);
  const box = document.getElementById("network").getBoundingClientRect();
  return { x: point.x + box.left, y: point.y + box.top };
}"""


class Opened:
    """A page in the browser, with all that it complained of and asked for."""

    def __init__(self, browser: Any, path: Path, fragment: str, **context: Any) -> None:
        self.context = browser.new_context(**{"viewport": {"width": 1280, "height": 860}, **context})
        self.page = self.context.new_page()
        self.page.set_default_timeout(8000)
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append("dialog"), dialog.dismiss()))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(path.as_uri() + fragment)
        self.page.wait_for_selector("html[data-ready]", state="attached")

    def text(self, selector: str) -> str:
        """The text of the first element."""
        return str(self.page.locator(selector).first.inner_text())

    def edges(self) -> list[int]:
        """The edges that are drawn now, by dyad and kind."""
        return list(self.page.evaluate("kgPage.network.cells()"))

    def places(self) -> dict[str, Any]:
        """Where each actor stands."""
        return dict(self.page.evaluate("kgPage.network.network.getPositions()"))

    def at_edge(self, source: str, target: str, kind: str) -> tuple[float, float]:
        """A point in the window on the edge between two actors."""
        point = self.page.evaluate(POINT_ON_EDGE, [source, target, kind])
        return point["x"], point["y"]

    def at_actor(self, code: str) -> tuple[float, float]:
        """The middle of an actor's disc, as a point in the window."""
        point = self.page.evaluate(POINT_OF_ACTOR, code)
        return point["x"], point["y"]

    def at_day(self, day: str, height: float = 0.5) -> tuple[float, float]:
        """A point in the window on the timeline, at the start of a day."""
        self.page.locator("#timeline").scroll_into_view_if_needed()
        box = self.page.locator("#timeline").bounding_box()
        x = self.page.evaluate(
            "(day) => kgPage.timeline.scene().x(Math.round(Date.parse(day + 'T00:00:00Z') / 86400000))", day
        )
        return box["x"] + x, box["y"] + box["height"] * height

    def at_right_handle(self) -> tuple[float, float]:
        """The right end of the brush."""
        box = self.page.locator("#timeline").bounding_box()
        x = self.page.evaluate("kgPage.timeline.scene().x(kgPage.store.get().window.to + 1)")
        return box["x"] + x, box["y"] + box["height"] / 2

    def at_mark(self, number: int) -> tuple[float, float]:
        """The middle of the n-th mark of the timeline, as a point in the window."""
        self.page.locator("#timeline").scroll_into_view_if_needed()
        box = self.page.locator("#timeline").bounding_box()
        x, y = self.page.evaluate(
            """(number) => {
              const { marks, middle, lane } = kgPage.timeline.scene();
              const mark = marks[number];
              return [(mark.left + mark.right) / 2, middle + (mark.up ? -1 : 1) * (mark.lane + 0.5) * lane];
            }""",
            number,
        )
        return box["x"] + x, box["y"] + y

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Presses, moves and lets go."""
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        self.page.mouse.move(*end)
        self.page.mouse.up()


Open = Callable[..., Opened]


@pytest.fixture
def open_page(chromium: Any, tmp_path: Path) -> Iterator[Open]:
    """Opens a page's text, or the story's; at the end nothing may have gone wrong or been asked for."""
    opened: list[Opened] = []

    def open_text(text: str | None = None, fragment: str = "", **context: Any) -> Opened:
        path = tmp_path / f"page{len(opened)}.html"
        path.write_text(text or story_page(), encoding="utf-8")
        opened.append(Opened(chromium, path, fragment, **context))
        return opened[-1]

    yield open_text
    for each in opened:
        each.context.close()
        assert each.complaints == []
        assert [url for url in each.requests if not url.startswith(("file:", "blob:"))] == []
