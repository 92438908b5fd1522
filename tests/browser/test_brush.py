"""The brush narrows the network to a time, and nothing moves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def test_a_brush_narrows_the_edges(open_page: Callable[..., Any]) -> None:
    opened = open_page()
    everything, places = opened.edges(), opened.places()
    opened.drag(opened.at_day("2018-01-01", 0.82), opened.at_day("2019-01-01", 0.82))
    narrowed = opened.edges()
    assert 0 < len(narrowed) < len(everything)
    assert opened.places() == places
    assert "7 of 42 events shown" in opened.text("#summary")


def test_a_window_is_moved_stretched_and_let_go(open_page: Callable[..., Any]) -> None:
    opened = open_page()
    opened.drag(opened.at_day("2018-01-01", 0.82), opened.at_day("2019-01-01", 0.82))
    opened.drag(opened.at_day("2018-06-01", 0.82), opened.at_day("2022-05-01", 0.82))
    summary = opened.text("#summary")
    assert "2018" not in summary
    assert "2022" in summary or "2023" in summary
    moved = opened.edges()
    opened.drag(opened.at_right_handle(), opened.at_day("2023-12-01", 0.82))
    assert len(opened.edges()) >= len(moved)
    opened.page.mouse.click(*opened.at_day("2016-01-01", 0.82))
    assert "42 events between" in opened.text("#summary")
