"""A click on an edge, a mark or a row shows what was done and which sentence says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from view_story import LABELS, SOURCES, events

from kg.view import page


def test_a_click_on_an_edge_shows_the_quote(open_page: Callable[..., Any]) -> None:
    opened = open_page()
    opened.page.mouse.click(*opened.at_edge("RUS", "UKR", "force"))
    assert "Russia – Ukraine" in opened.text("#details h2")
    opened.page.locator("#details .line", has_text="24 Feb 2022").click()
    card = opened.text("#details .card")
    assert "The invasion began before dawn." in card
    assert "uses force against" in card or "force" in card


def test_an_edge_of_one_event_opens_it(open_page: Callable[..., Any]) -> None:
    opened = open_page()
    opened.page.mouse.click(*opened.at_edge("SWE", "NATO", "cooperation"))
    card = opened.text("#details .card")
    assert "18 May 2022" in card
    assert "Stockholm handed in its application." in card
    assert "Eight years in brief" in card
    assert opened.text("#details .badge") == "planned"


def test_a_click_on_a_row_shows_article_outlet_and_link(open_page: Callable[..., Any]) -> None:
    opened = open_page()
    opened.page.locator("#rows tr", has_text="13 Apr 2023").first.click()
    link = opened.page.locator("#details figcaption a")
    assert link.get_attribute("href") == "https://example.org/2023/oslo"
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert "Example Courier, 13 Apr 2023" in opened.text("#details figcaption")


def test_a_click_on_a_mark_opens_it(open_page: Callable[..., Any]) -> None:
    opened = open_page()
    opened.page.mouse.click(*opened.at_mark(0))
    assert "Troops without badges" in opened.text("#details .card")


def test_answers_are_links_to_events(open_page: Callable[..., Any]) -> None:
    opened = open_page()
    opened.page.locator("#rows tr", has_text="18 Oct 2021").click()
    opened.page.locator("#details .links .line", has_text="6 Oct 2021").click()
    card = opened.text("#details .card")
    assert "8" in card
    assert "Answered by" in card
    assert "trakk tilbake akkrediteringen" in card


def test_what_is_denied_says_so(open_page: Callable[..., Any]) -> None:
    opened = open_page()
    opened.page.locator("#rows tr.denied").first.click()
    assert "denied" in opened.text("#details .card .badge")


def test_the_name_of_a_peak_opens_its_event(open_page: Callable[..., Any]) -> None:
    many = [replace(event, id=f"{event.id[:10]}{at:02x}") for event in events() for at in range(10)]
    opened = open_page(page(many, SOURCES, LABELS))
    peak = opened.page.evaluate("kgPage.timeline.scene().peaks[0]")
    assert " +" in peak["label"]
    left, top, right, bottom = peak["box"]
    corner = opened.page.locator("#timeline").bounding_box()
    opened.page.mouse.click(corner["x"] + (left + right) / 2, corner["y"] + (top + bottom) / 2)
    assert opened.page.locator("#details .card").is_visible()
