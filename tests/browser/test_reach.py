"""The page for everybody: keys, screen readers, light and dark, narrow screens, less motion, paper."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from view_story import story_page

Open = Callable[..., Any]
AXE = Path(__file__).resolve().parents[1] / "javascript" / "node_modules" / "axe-core" / "axe.min.js"


def colours_of(opened: Any, png: bytes) -> dict[str, float]:
    """The colours of a screenshot with their share of it."""
    return dict(opened.page.evaluate(
        """async (base64) => {
          const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
          const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
          const canvas = new OffscreenCanvas(image.width, image.height);
          canvas.getContext("2d").drawImage(image, 0, 0);
          const { data } = canvas.getContext("2d").getImageData(0, 0, image.width, image.height);
          const seen = {};
          const two = (part) => part.toString(16).padStart(2, "0");
          for (let at = 0; at < data.length; at += 4) {
            const colour = "#" + two(data[at]) + two(data[at + 1]) + two(data[at + 2]);
            seen[colour] = (seen[colour] ?? 0) + 4 / data.length;
          }
          return seen;
        }""",
        base64.b64encode(png).decode(),
    ))


@pytest.mark.parametrize(
    ("scheme", "width", "paper", "kinds"),
    [
        ("light", 1440, "#fcfbf9", ("#6d1220", "#b3372b", "#e06c1f", "#efb43e", "#5fa8d3", "#1c5c9c")),
        ("dark", 1440, "#10161d", ("#ff4f5e", "#b8562f", "#e59a33", "#eadf9f", "#8fcbf0", "#4d8fe6")),
        ("light", 380, "#fcfbf9", ("#6d1220", "#b3372b", "#e06c1f", "#efb43e", "#5fa8d3", "#1c5c9c")),
    ],
)
def test_screenshots_in_light_dark_and_narrow(
    scheme: str, width: int, paper: str, kinds: tuple[str, ...], open_page: Open
) -> None:
    opened = open_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    seen = colours_of(opened, opened.page.screenshot(full_page=True))
    assert seen[paper] > 0.5
    for colour in kinds:
        assert seen.get(colour, 0) > 0.0002, colour
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


def test_light_turns_to_dark_while_open(open_page: Open) -> None:
    opened = open_page(color_scheme="light")
    opened.page.emulate_media(color_scheme="dark")
    opened.page.wait_for_timeout(200)
    seen = colours_of(opened, opened.page.screenshot())
    assert seen.get("#fcfbf9", 0) < 0.01
    assert seen["#ff4f5e"] > 0.0002


def test_a_narrow_page_can_be_used(open_page: Open) -> None:
    opened = open_page(viewport={"width": 380, "height": 780}, has_touch=True, is_mobile=True)
    box = opened.page.locator("#network").bounding_box()
    for code in ("RUS", "SWE", "CHN"):
        x, y = opened.at_actor(code)
        assert box["x"] <= x <= box["x"] + box["width"]
        assert box["y"] <= y <= box["y"] + box["height"]
    opened.page.locator("[data-kind=force]").tap()
    assert opened.page.locator("[data-kind=force]").get_attribute("aria-pressed") == "false"
    opened.page.locator("#rows tr").first.tap()
    assert opened.page.locator("#details .card").is_visible()
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 380


def test_everything_is_reached_by_keys(open_page: Open) -> None:
    opened = open_page()
    seen = []
    for _ in range(60):
        opened.page.keyboard.press("Tab")
        seen.append(opened.page.evaluate(
            """() => {
              const at = document.activeElement;
              const ring = getComputedStyle(at).outlineStyle;
              return [at.id || at.dataset.kind || at.dataset.actor || at.dataset.sort || at.className, ring];
            }"""
        ))
    reached = {name for name, _ in seen}
    assert {"search", "presets", "save", "zoom-in", "force", "RUS", "play"} <= reached
    assert {"from", "to", "timeline", "filter", "date"} <= reached
    assert all(ring != "none" for name, ring in seen if name), [name for name, ring in seen if ring == "none"]


def test_the_timeline_obeys_keys(open_page: Open) -> None:
    opened = open_page()
    line = opened.page.locator("#timeline")
    line.focus()
    line.press("ArrowRight")
    first = line.get_attribute("aria-valuetext")
    line.press("ArrowRight")
    assert line.get_attribute("aria-valuetext") != first
    line.press("Shift+ArrowLeft")
    line.press("Shift+ArrowLeft")
    assert "of 42 events shown" in opened.text("#summary")
    line.press("+")
    view = opened.page.evaluate("kgPage.timeline.scene().view")
    whole = opened.page.evaluate("kgPage.timeline.whole")
    assert view["to"] - view["from"] < whole["to"] - whole["from"]
    line.press("Escape")
    assert line.get_attribute("aria-valuetext") == "All of the time"


def test_a_row_opens_by_key_and_escape_goes_back(open_page: Open) -> None:
    opened = open_page()
    opened.page.locator("#rows .open").first.focus()
    opened.page.keyboard.press("Enter")
    assert opened.page.locator("#details .card").is_visible()
    opened.page.keyboard.press("Escape")
    assert opened.page.locator("#details .card").count() == 0


def test_an_actor_and_a_pair_are_picked_by_key(open_page: Open) -> None:
    opened = open_page()
    opened.page.locator("#details [data-actor=NOR]").focus()
    opened.page.keyboard.press("Enter")
    assert opened.text("#details h2") == "Norway"
    opened.page.locator("#details [data-actor=RUS]").focus()
    opened.page.keyboard.press("Enter")
    assert opened.text("#details h2") == "Norway – Russia"


def test_readers_of_the_screen_are_told_what_is_shown(open_page: Open) -> None:
    opened = open_page()
    opened.page.locator("#from").fill("2022-01-01")
    opened.page.locator("#from").dispatch_event("change")
    status = opened.page.locator("[role=status]")
    assert "of 42 events shown" in status.inner_text()


def test_less_motion_is_respected(open_page: Open) -> None:
    opened = open_page(reduced_motion="reduce")
    opened.page.locator("#zoom-in").click()
    before = opened.page.evaluate("kgPage.network.network.getScale()")
    opened.page.locator("#zoom-all").click()
    assert opened.page.evaluate("kgPage.network.network.getScale()") != before


def test_it_prints_in_light_colours_without_tools(open_page: Open) -> None:
    opened = open_page(color_scheme="dark")
    opened.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    opened.page.emulate_media(media="print")
    assert not opened.page.locator("#tools").is_visible()
    assert not opened.page.locator("#time-bar").is_visible()
    assert opened.page.locator("#rows tr").first.is_visible()
    seen = colours_of(opened, opened.page.screenshot())
    assert seen.get("#10161d", 0) < 0.01
    assert opened.page.pdf().startswith(b"%PDF")


STATES = {
    "first": "", "pair": '#actors=["NATO","RUS"]', "actor": '#actors=["NOR"]&around=NOR',
    "window": "#time=2018-01-01..2019-01-01&without=force&search=diplomats", "norwegian": "#language=nb",
}


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not there: npm ci --prefix tests/javascript")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_serious(state: str, scheme: str, open_page: Open) -> None:
    opened = open_page(story_page(), fragment=STATES[state], color_scheme=scheme, bypass_csp=True)
    if state == "pair":
        opened.page.locator("#rows tr").first.click()
    opened.page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
    found = opened.page.evaluate("axe.run(document)")["violations"]
    opened.complaints.clear()  # axe itself writes to the console
    serious = [each for each in found if each["impact"] in ("serious", "critical")]
    assert [(each["id"], each["nodes"][0]["html"]) for each in serious] == []
