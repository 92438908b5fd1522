"""Whatever stands in an article, a name or a link: it is shown as text and runs nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import view_story as story

from kg.model import Event, Quote, Source
from kg.view import PageOptions, page

ATTACK = "</script><img src=x onerror=alert(1)><script>alert(1)</script><!--<script>\"'`${alert(1)}"


def plain() -> tuple[Event, Source, dict[str, dict[str, str]]]:
    event = next(event for event in story.events() if event.type == "ExpelDiplomats" and event.count == 15)
    return event, story.SOURCES["a3"], {code: dict(names) for code, names in story.LABELS.items()}


FIELDS = [
    "title", "quote", "source title", "publisher", "article name", "actor name", "actor code", "place",
    "person", "event id", "event type", "report source",
]


@pytest.mark.parametrize("field", FIELDS)
def test_a_hostile_field_runs_nothing(field: str, open_page: Callable[..., Any]) -> None:
    event, source, labels = plain()
    report = event.reports[0]
    title = ATTACK if field == "title" else "Harmless"
    if field == "quote":
        event = replace(event, reports=(replace(report, quotes=(Quote(ATTACK, 0),)),))
    elif field == "source title":
        source = replace(source, title=ATTACK)
    elif field == "publisher":
        source = replace(source, publisher=ATTACK)
    elif field == "article name":
        source = replace(source, title="", name=ATTACK)
    elif field == "actor name":
        labels["RUS"] = {"en": ATTACK, "nb": ATTACK}
    elif field == "actor code":
        event = replace(event, targets=(ATTACK,))
    elif field == "place":
        event = replace(event, place=ATTACK)
    elif field == "person":
        event = replace(event, agents=(ATTACK,))
    elif field == "event id":
        event = replace(event, id=ATTACK)
    elif field == "event type":
        event = replace(event, type=ATTACK)
    elif field == "report source":
        event = replace(event, reports=(replace(report, source_id=ATTACK),))
    opened = open_page(page([event], {"a3": source}, labels, PageOptions(title=title)))
    opened.page.locator("#rows tr").first.click()
    opened.page.mouse.move(*opened.at_mark(0))
    opened.page.wait_for_timeout(50)
    assert opened.page.locator("img").count() == 0
    assert opened.page.locator("script").count() == 5
    if field not in ("event id",):
        assert "onerror=alert(1)" in opened.page.locator("body").inner_text()


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,<script>alert(1)</script>",
     "file:///etc/passwd", "//example.org/x", "https:", "vbscript:x", "java\nscript:alert(1)"],
)
def test_only_web_addresses_become_links(url: str, open_page: Callable[..., Any]) -> None:
    event, source, labels = plain()
    opened = open_page(page([event], {"a3": replace(source, url=url)}, labels))
    opened.page.locator("#rows tr").first.click()
    assert opened.text("#details figcaption").startswith("Fifteen must leave Oslo")
    assert opened.page.locator("#details figcaption a").count() == 0


def test_a_hostile_address_is_harmless(open_page: Callable[..., Any]) -> None:
    attack = "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E"
    opened = open_page(fragment=f"#actors=%5B%22{attack}%22%5D&search={attack}&sort={attack}&time={attack}")
    assert opened.page.locator("img").count() == 0
