"""The tools around network and timeline: each does what its name says."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

from view_story import story_page

Open = Callable[..., Any]


def shown(opened: Any) -> int:
    """How many events the table holds."""
    return int(opened.text("#table-place").split(" of ")[-1].replace(",", ""))


def test_a_row_of_the_legend_switches_its_kind(open_page: Open) -> None:
    opened = open_page()
    before = len(opened.edges())
    button = opened.page.locator("[data-kind=rupture]")
    assert opened.text("[data-kind=rupture] .number") == "14"
    button.click()
    assert button.get_attribute("aria-pressed") == "false"
    assert len(opened.edges()) < before
    assert shown(opened) == 28
    button.click()
    assert len(opened.edges()) == before


def test_a_row_of_the_legend_pressed_with_shift_stands_alone(open_page: Open) -> None:
    opened = open_page()
    opened.page.locator("[data-kind=force]").click(modifiers=["Shift"])
    assert shown(opened) == 3


def test_what_is_only_planned_or_denied_can_be_left_out(open_page: Open) -> None:
    opened = open_page()
    opened.page.locator("[data-modality=denied]").click()
    opened.page.locator("[data-modality=planned]").click()
    assert shown(opened) == 40


def test_what_is_planned_or_denied_looks_different_in_the_network(open_page: Open) -> None:
    opened = open_page()
    dashed = opened.page.evaluate(
        """kgPage.network.network.body.edgeIndices
             .map((id) => kgPage.network.network.body.edges[id].options.dashes).filter(Boolean).length"""
    )
    assert dashed == 3  # an application, a denial, a visit that was spoken of


def test_views(open_page: Open) -> None:
    opened = open_page()
    opened.page.select_option("#presets", "expulsions")
    assert shown(opened) == 11
    assert "expels diplomats" in opened.text("#chips")
    opened.page.select_option("#presets", "everything")
    opened.page.select_option("#presets", "last_year")
    assert 0 < shown(opened) < 10
    opened.page.select_option("#presets", "everything")
    assert shown(opened) == 42
    assert opened.page.locator("#presets option[value=this_dyad]").is_disabled()
    opened.page.mouse.click(*opened.at_edge("SWE", "NATO", "cooperation"))
    opened.page.select_option("#presets", "this_dyad")
    assert shown(opened) == 1


def test_steps_are_undone_and_done_again(open_page: Open) -> None:
    opened = open_page()
    opened.page.locator("[data-kind=force]").click()
    opened.drag(opened.at_day("2018-01-01", 0.82), opened.at_day("2019-01-01", 0.82))
    opened.page.locator("#undo").click()
    assert shown(opened) == 39
    opened.page.locator("h1").click()
    opened.page.keyboard.press("Control+z")
    assert shown(opened) == 42
    opened.page.keyboard.press("Control+Shift+z")
    opened.page.locator("#redo").click()
    assert "7 of 42 events shown" in opened.text("#summary")
    assert opened.page.locator("#redo").is_disabled()


def test_the_address_opens_the_same_view(open_page: Open) -> None:
    opened = open_page()
    opened.page.locator("[data-kind=statement]").click()
    opened.drag(opened.at_day("2021-01-01", 0.82), opened.at_day("2023-01-01", 0.82))
    opened.page.mouse.click(*opened.at_edge("SWE", "NATO", "cooperation"))
    opened.page.locator("[data-sort=target]").click()
    address = opened.page.url
    again = open_page(fragment="#" + address.split("#")[1])
    for part in ("#summary", "#details", "#rows", "#chips", "#kinds"):
        assert again.text(part) == opened.text(part), part
    assert again.edges() == opened.edges()


def test_search_finds_actors_types_and_quotes(open_page: Open) -> None:
    opened = open_page()
    field = opened.page.locator("#search")
    field.fill("norw")
    field.press("Enter")
    assert opened.text("#details h2") == "Norway"
    field.fill("imposes")
    field.press("Enter")
    assert "imposes sanctions" in opened.text("#chips")
    opened.page.select_option("#presets", "everything")
    field.fill("before dawn")
    assert field.get_attribute("aria-expanded") == "true"
    field.press("ArrowDown")
    field.press("Enter")
    assert shown(opened) == 1
    assert "24 Feb 2022" in opened.text("#rows")
    opened.page.locator("#chips .chip button").click()
    assert shown(opened) == 42


def test_the_table_is_sorted_and_filtered(open_page: Open) -> None:
    opened = open_page()
    opened.page.locator("[data-sort=count]").click()
    opened.page.locator("[data-sort=count]").click()
    assert "2,000" in opened.text("#rows tr")
    assert opened.page.locator("th[aria-sort=descending]").inner_text().startswith("Number")
    opened.page.locator("#filter").fill("sweden")
    opened.page.wait_for_function("() => document.getElementById('rows').children.length === 1")
    assert "Sweden" in opened.text("#rows tr")


def test_a_row_opens_below_itself_and_closes_again(open_page: Open) -> None:
    opened = open_page()
    row = opened.page.locator("#rows tr", has_text="18 Oct 2021")
    row.locator(".open").click()
    card = opened.page.locator("#rows tr.below .card")
    assert "Russland innstiller arbeidet" in card.inner_text()
    assert "Eksempelavisen, 18 Oct 2021" in card.inner_text()
    card.locator(".links .line", has_text="6 Oct 2021").click()
    assert "trakk tilbake akkrediteringen" in card.inner_text()
    assert opened.page.locator("#rows tr.below").count() == 1
    opened.page.locator("#rows tr[aria-current] .open").click()
    assert opened.page.locator("#rows tr.below").count() == 0


def test_two_clicks_open_an_actors_neighbourhood(open_page: Open) -> None:
    opened = open_page(story_page(top=3))
    assert opened.text("#shown").startswith("3 of 10 actors shown")
    opened.page.mouse.dblclick(*opened.at_actor("NATO"))
    opened.page.wait_for_timeout(400)
    assert "partners of NATO shown" in opened.text("#shown")
    codes = opened.page.evaluate("[...kgPage.network.shownActors()].map((a) => kgPage.events.codes[a])")
    assert "SWE" in codes
    opened.page.locator("#around").click()
    assert opened.text("#shown").startswith("3 of 10 actors shown")


def test_an_actor_that_is_not_shown_is_found(open_page: Open) -> None:
    opened = open_page(story_page(top=3))
    opened.page.locator("#search").fill("china")
    opened.page.locator("#search").press("Enter")
    assert "1 of 1 partners of China shown" in opened.text("#shown")
    assert len(opened.edges()) == 1


def test_a_dragged_actor_stays_where_it_was_put(open_page: Open) -> None:
    opened = open_page()
    x, y = opened.at_actor("CHN")
    opened.drag((x, y), (x + 60, y - 40))
    moved = opened.at_actor("CHN")
    assert abs(moved[0] - x - 60) < 3
    opened.drag(opened.at_day("2018-01-01", 0.82), opened.at_day("2019-01-01", 0.82))
    assert opened.at_actor("CHN") == moved
    again = open_page(fragment="#" + opened.page.url.split("#")[1])
    assert again.places() == opened.places()
    opened.page.locator("#undo").click()
    opened.page.locator("#undo").click()
    assert abs(opened.at_actor("CHN")[0] - x) < 1


def test_playing_walks_the_window_through_time(open_page: Open) -> None:
    opened = open_page()
    opened.page.select_option("#step", "year")
    opened.page.select_option("#speed", "fast")
    opened.page.locator("#play").click()
    assert opened.text("#play").endswith("Pause")
    first = opened.page.locator("#from").input_value()
    opened.page.wait_for_function("(first) => document.getElementById('from').value > first", arg=first)
    opened.page.locator("#play").click()
    stopped = opened.page.locator("#from").input_value()
    opened.page.wait_for_timeout(400)
    assert opened.page.locator("#from").input_value() == stopped
    opened.page.locator("#undo").click()
    assert "42 events between" in opened.text("#summary")


def test_playing_stops_at_the_end(open_page: Open) -> None:
    opened = open_page(fragment="#time=2023-06-01..2023-11-30")
    opened.page.select_option("#speed", "fast")
    opened.page.locator("#play").click()
    opened.page.wait_for_function("() => document.getElementById('to').value === '2023-12-31'")
    opened.page.wait_for_function("() => document.getElementById('play').textContent.includes('Play')")


def test_the_window_can_be_written_as_dates(open_page: Open) -> None:
    opened = open_page()
    opened.page.locator("#from").fill("2021-10-01")
    opened.page.locator("#from").dispatch_event("change")
    opened.page.locator("#to").fill("2021-10-31")
    opened.page.locator("#to").dispatch_event("change")
    assert shown(opened) == 4
    opened.page.locator("#clear-window").click()
    assert shown(opened) == 42


def test_a_pair_has_its_status_as_a_ribbon(open_page: Open) -> None:
    opened = open_page(fragment='#actors=["NATO","RUS"]')
    assert "since" in opened.text("#details .status")
    x, y = opened.at_day("2016-01-01", 0.05)
    opened.page.mouse.move(x, y)
    assert "Reduced" in opened.text("#tip")
    opened.page.mouse.click(x, y)
    assert "All practical cooperation is suspended" in opened.text("#details .card")


def test_the_wheel_zooms_the_timeline_to_days(open_page: Open) -> None:
    opened = open_page()
    x, y = opened.at_day("2021-10-10")
    opened.page.mouse.move(x, y)
    for _ in range(8):
        opened.page.mouse.wheel(0, -300)
    view = opened.page.evaluate("kgPage.timeline.scene().view")
    assert view["to"] - view["from"] < 80
    labels = opened.page.evaluate("kgPage.timeline.scene().marks.map((mark) => mark.label)")
    assert "Russia suspends mission · NATO" in labels


def test_many_events_are_bins_and_come_apart_when_close(open_page: Open) -> None:
    from datetime import date, timedelta

    from kg.model import Event, Interval, Report
    from kg.view import page

    def made(at: int) -> Event:
        interval = Interval.day(date(2000, 1, 1) + timedelta(days=at * 3 % 5000))
        report = Report("r", "s", "Meet", (), (), interval)
        return Event(f"{at:012x}", "Meet", ("NOR",), ("SWE",), interval, (report,))

    opened = open_page(page([made(at) for at in range(2000)], {}, {}))
    assert opened.page.evaluate("kgPage.timeline.scene().bins.unit") == "quarter"
    opened.page.mouse.move(*opened.at_day("2005-01-01"))
    for _ in range(2):
        opened.page.mouse.wheel(0, -300)
    assert opened.page.evaluate("kgPage.timeline.scene().bins.unit") in ("month", "week")
    for _ in range(12):
        opened.page.mouse.wheel(0, -300)
    assert opened.page.evaluate("kgPage.timeline.scene().bins") is None
    assert opened.page.evaluate("kgPage.timeline.scene().marks.length") > 1


def save(opened: Any, format_name: str) -> tuple[str, bytes]:
    with opened.page.expect_download() as waiting:
        opened.page.select_option("#save", format_name)
    download = waiting.value
    return download.suggested_filename, download.path().read_bytes()


def test_the_selection_is_saved_as_csv_and_jsonld(open_page: Open) -> None:
    opened = open_page(story_page(title="Norge – Russland"), fragment='#actors=["NOR","RUS"]')
    name, data = save(opened, "csv")
    assert name == "Norge-Russland.csv"
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert len(rows) == shown(opened)
    assert {"ExpelDiplomats", "Detain", "Visit"} <= {row["type"] for row in rows}
    assert any(row["quotes"].startswith("Fifteen intelligence officers") for row in rows)
    _, data = save(opened, "jsonld")
    import rdflib

    graph = rdflib.Graph().parse(data=data, format="json-ld")
    dip = rdflib.Namespace("https://w3id.org/diplomatic-kg/ontology#")
    assert len(set(graph.subjects(rdflib.RDF.type, dip.Event))) == len(rows)
    assert len(json.loads(data)["@graph"]) == len(rows)


def test_the_picture_is_saved_as_png_and_svg(open_page: Open) -> None:
    opened = open_page(story_page(title="</title><script>alert(1)</script>"))
    _, png = save(opened, "png")
    assert png.startswith(b"\x89PNG")
    assert len(png) > 30_000
    _, svg = save(opened, "svg")
    from xml.etree import ElementTree

    tree = ElementTree.fromstring(svg)  # noqa: S314  our own file
    texts = ["".join(text.itertext()) for text in tree.iter("{http://www.w3.org/2000/svg}text")]
    assert {"Russia", "RUS", "NATO", "2018", "Use of force"} <= set(texts)
    assert not list(tree.iter("{http://www.w3.org/2000/svg}script"))
    assert b"NaN" not in svg
    assert len(list(tree.iter("{http://www.w3.org/2000/svg}path"))) > 40


def test_the_page_speaks_norwegian(open_page: Open) -> None:
    opened = open_page(story_page(language="nb"))
    assert opened.page.locator("html").get_attribute("lang") == "nb"
    assert "42 hendelser mellom 10 aktører" in opened.text("#summary")
    assert opened.text("h1") == "Hvem gjorde hva mot hvem"
    assert "Storbritannia" in opened.text("#rows")
    opened.page.locator("[data-language=en]").click()
    assert "42 events between 10 actors" in opened.text("#summary")
    assert "United Kingdom" in opened.text("#rows")
    assert "language=en" in opened.page.url
