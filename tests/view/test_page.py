"""The page as a function of its events."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from kg.errors import UserError
from kg.model import Event, Interval, Modality, Participant, Quote, Report, Source
from kg.view import PageOptions, page
from kg.view.columns import event_columns
from kg.view.layout import positions
from kg.view.network import network, vis_network_script

PUBLISHED = Interval.parse("2021-10-18")
SOURCES = {"a": Source("a", "a.md", "A title", "A paper", PUBLISHED, "en", "https://example.org/a")}
LABELS = {"NOR": {"en": "Norway", "nb": "Norge"}, "RUS": {"en": "Russia", "nb": "Russland"}}


def event(
    number: int, kind: str, sources: str, targets: str, day: str, modality: Modality = Modality.ACTUAL
) -> Event:
    interval = Interval.parse(day)
    sides = [tuple(Participant(code, code) for code in side.split()) for side in (sources, targets)]
    quotes = (Quote("So it was.", 0),)
    report = Report(f"r{number}", "a", kind, sides[0], sides[1], interval, modality, quotes=quotes)
    return Event(
        f"{number:012x}", kind, tuple(sources.split()), tuple(targets.split()), interval, (report,), modality
    )


EVENTS = [
    event(1, "ExpelDiplomats", "NOR", "RUS", "2022-04-06"),
    event(2, "ExpelDiplomats", "RUS", "NOR", "2022-04-27"),
    event(3, "Meet", "RUS", "NOR USA", "2021-06"),
    event(4, "Condemn", "NOR SWE", "RUS", "2022-02-24"),
    event(5, "JoinOrganization", "SWE", "NATO", "2022-05-18", Modality.PLANNED),
]


def codes(shown: str) -> list[str]:
    return list(event_columns([each for each in EVENTS if each.id[-1] in shown], SOURCES, LABELS).actors)


def header_of(text: str, block: str) -> dict[str, object]:
    import base64
    import re
    import zlib

    found = re.search(rf'id="data-{block}">([^<]*)<', text)
    assert found
    data = zlib.decompress(base64.b64decode(found[1]))
    if block == "network":
        return dict(json.loads(data))
    return dict(json.loads(data[4 : 4 + int.from_bytes(data[:4], "little")]))


def number_of_events(text: str) -> int:
    columns = header_of(text, "events")["columns"]
    assert isinstance(columns, dict)
    return int(columns["type"]["length"])


def test_the_same_bytes_whatever_the_order_and_the_hashes() -> None:
    first = page(EVENTS, SOURCES, LABELS)
    assert page(EVENTS[::-1], SOURCES, LABELS) == first
    script = (
        "import sys, hashlib; sys.path[:0] = sys.argv[1:];"
        "from test_page import EVENTS, SOURCES, LABELS; from kg.view import page;"
        "print(hashlib.sha256(page(EVENTS, SOURCES, LABELS).encode()).hexdigest())"
    )
    here = Path(__file__).resolve()
    digests = {
        subprocess.run(
            [sys.executable, "-c", script, str(here.parent), str(here.parents[2])],
            env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (PageOptions(), 5),
        (PageOptions(actors=("SWE",)), 2),
        (PageOptions(actors=("NOR", "RUS")), 4),
        (PageOptions(actors=("SWE", "RUS")), 1),
        (PageOptions(actors=("NOR", "SWE", "NATO")), 1),
        (PageOptions(types=("Meet", "Condemn")), 2),
        (PageOptions(start=date(2021, 6, 30), end=date(2022, 2, 24)), 2),
        (PageOptions(end=date(2021, 6, 1)), 1),
    ],
)
def test_options_choose_the_events(options: PageOptions, expected: int) -> None:
    assert number_of_events(page(EVENTS, SOURCES, LABELS, options)) == expected


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (PageOptions(actors=("ISL",)), "no event to show"),
        (PageOptions(language="xx"), "no page in the language 'xx'"),
        (PageOptions(top=0), "number of actors"),
        (PageOptions(start=date(2022, 1, 1), end=date(2021, 1, 1)), "ends before it starts"),
        (PageOptions(types=("ExpelDiplomat",)), "no event type 'ExpelDiplomat'"),
    ],
)
def test_what_cannot_be_shown_is_said(options: PageOptions, message: str) -> None:
    with pytest.raises(UserError, match=message):
        page(EVENTS, SOURCES, LABELS, options)


def test_a_wrong_type_gets_a_hint() -> None:
    with pytest.raises(UserError) as caught:
        page(EVENTS, SOURCES, LABELS, PageOptions(types=("ExpelDiplomat",)))
    assert "ExpelDiplomats" in caught.value.hint


def test_a_page_without_a_title_is_named_after_its_actors() -> None:
    options = PageOptions(actors=("NOR", "RUS"))
    assert "<title>Norway – Russia</title>" in page(EVENTS, SOURCES, LABELS, options)
    options = PageOptions(actors=("USA", "RUS"), language="nb")
    assert "<title>USA – Russland</title>" in page(EVENTS, SOURCES, LABELS, options)


def test_actors_stand_in_order_of_activity() -> None:
    assert codes("12345") == ["NOR", "RUS", "SWE", "NATO", "USA"]


def test_top_keeps_the_most_active_and_their_edges() -> None:
    drawn = network(event_columns(EVENTS, SOURCES, LABELS), top=2, most_edges=100)
    assert len(drawn["nodes"]) == 2
    assert {(edge["from"], edge["to"]) for edge in drawn["edges"]} <= {(0, 1), (1, 0)}
    few = network(event_columns(EVENTS, SOURCES, LABELS), top=9, most_edges=2)
    assert len(few["edges"]) == 2


def test_a_mutual_event_has_one_edge_without_arrows() -> None:
    meetings = [event(1, "Meet", "NOR", "RUS", "2021"), event(2, "Meet", "RUS", "NOR", "2022")]
    columns = event_columns(meetings, {}, {})
    drawn = network(columns, 9, 9)
    assert [edge["arrows"] for edge in drawn["edges"]] == [""]
    assert list(columns.ties.values()) == [2]


def test_an_event_without_a_target_is_kept() -> None:
    assert number_of_events(page([event(1, "MakeStatement", "NOR", "", "2021")], SOURCES, LABELS)) == 1


def test_status_of_shown_pairs_travels_along() -> None:
    from kg.status import relation_status

    text = page(EVENTS, SOURCES, LABELS, status=relation_status(EVENTS))
    columns = header_of(text, "events")["columns"]
    assert isinstance(columns, dict)
    assert columns["statusState"]["length"] >= 1


def test_pyvis_has_the_library_and_it_asks_for_nothing() -> None:
    script = vis_network_script()
    assert "vis-network" in script
    assert "sourceMappingURL" not in script
    assert "</script" not in script.lower()
    assert "<!--" not in script


def test_the_page_links_nothing() -> None:
    text = page(EVENTS, SOURCES, LABELS)
    own = text.replace(vis_network_script(), "")
    for sign in ("<link", "<iframe", "src=", "@import", "url(", "cdn"):
        assert sign not in own, sign
    assert "default-src &#x27;none&#x27;" in text


def test_both_languages_say_the_same_things() -> None:
    folder = Path(__file__).resolve().parents[2] / "kg" / "view" / "strings"
    english, norwegian = (
        json.loads((folder / f"{name}.json").read_text(encoding="utf-8")) for name in ("en", "nb")
    )
    assert english.keys() == norwegian.keys()
    for key, text in english.items():
        holes = {part.split("}")[0] for part in text.split("{")[1:]}
        assert holes == {part.split("}")[0] for part in norwegian[key].split("{")[1:]}, key


def test_discs_do_not_overlap() -> None:
    size = [11.0 + at % 20 for at in range(60)]
    weights = {(at, (at * 7 + 3) % 60): at % 5 + 1.0 for at in range(60)}
    places = positions(size, weights)
    for a in range(60):
        for b in range(a):
            distance = ((places[a][0] - places[b][0]) ** 2 + (places[a][1] - places[b][1]) ** 2) ** 0.5
            assert distance > size[a] + size[b]


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_few_actors_have_places_too(number: int) -> None:
    places = positions([20.0] * number, {})
    assert len(set(places)) == number


def test_five_thousand_events_with_quotes_stay_below_a_megabyte_and_a_half() -> None:
    import random

    drawn = random.Random(5)  # noqa: S311
    syllables = [a + b + c for a in "bdklmnrstv" for b in "aeiou" for c in "lmnrst"]
    words = ["".join(drawn.choices(syllables, k=drawn.randint(1, 4))) for _ in range(6000)]
    weights = [1 / (rank + 8) for rank in range(len(words))]  # words are as unequal as in real text
    actors = [f"{a}{b}A" for a in "ABCDEFGHIJ" for b in "KLMNOPQRST"]
    many, sources = [], {}
    for number in range(5000):
        first, second = drawn.sample(actors, 2)
        made = event(number, "Condemn", first, second, f"20{drawn.randint(10, 22)}-{drawn.randint(1, 12)}")
        quote = Quote(" ".join(drawn.choices(words, weights, k=22)), 0)
        source = f"s{number // 3}"
        title = " ".join(drawn.choices(words, weights, k=7))
        sources[source] = Source(source, source, title, "A paper", PUBLISHED, "en", f"https://example.org/{number}")
        report = Report(made.reports[0].id, source, "Condemn", (), (), made.interval, quotes=(quote,))
        many.append(Event(made.id, made.type, made.sources, made.targets, made.interval, (report,)))
    assert len(page(many, sources, {}).encode()) < 1_500_000
