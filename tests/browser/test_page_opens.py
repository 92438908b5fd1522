"""The page as such: it opens from a file, asks for nothing, and shows what is in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from view_story import story_page


def test_the_page_says_what_it_holds(open_page: Callable[..., Any]) -> None:
    opened = open_page(story_page(title="Russia and the West"))
    assert opened.text("h1") == "Russia and the West"
    assert opened.page.title() == "Russia and the West"
    assert "42 events between 10 actors" in opened.text("#summary")
    assert opened.text("#shown") == "10 of 10 actors shown"


def test_the_network_is_drawn_and_stands_still(open_page: Callable[..., Any]) -> None:
    opened = open_page()
    before = opened.places()
    assert len(before) == 10
    assert len(opened.edges()) > 20
    opened.page.wait_for_timeout(400)
    assert opened.places() == before


def test_the_canvas_shows_colours_of_kinds(open_page: Callable[..., Any]) -> None:
    opened = open_page()
    colours = opened.page.evaluate(
        """() => {
          const canvas = document.querySelector("#network canvas");
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          const seen = new Set();
          for (let at = 0; at < data.length; at += 4) {
            if (data[at + 3] === 255) seen.add(`${data[at]},${data[at + 1]},${data[at + 2]}`);
          }
          return [...seen];
        }"""
    )
    assert "109,18,32" in colours  # the ring of who used force
    assert "28,92,156" in colours  # and of who cooperated


def test_the_policy_forbids_requests_even_from_a_script(open_page: Callable[..., Any]) -> None:
    opened = open_page()
    refused = opened.page.evaluate(
        "fetch('https://example.org/').then(() => false, () => true)"
    )
    assert refused
    opened.complaints.clear()  # the browser reports what it refused
    opened.requests.clear()
