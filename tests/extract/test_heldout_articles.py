"""The held-out articles say what their annotations say, or errors there would be laid to the extractor."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kg.articles import read_article
from kg.model import Modality
from kg.registry import actors
from kg.vocabulary import event_types

FILES = sorted((Path(__file__).resolve().parents[1] / "gold").glob("heldout-*/*.gold.json"))

each_article = pytest.mark.parametrize("file", FILES, ids=lambda file: file.name.removesuffix(".gold.json"))


def document(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return found


def test_there_are_as_many_as_the_figures_need() -> None:
    languages = sorted(document(file)["language"] for file in FILES)
    assert languages == sorted(["en"] * 12 + ["nb"] * 8 + ["nn"] * 4 + ["sv", "da", "de", "fr", "es"] * 2)


@each_article
def test_every_quote_stands_in_the_article_once(file: Path) -> None:
    found = document(file)
    text = read_article(file.with_name(found["article"])).text
    assert {event["id"]: text.count(event["quote"]) for event in found["events"]} == {
        event["id"]: 1 for event in found["events"]}


@each_article
def test_language_and_date_are_those_of_the_article(file: Path) -> None:
    found = document(file)
    source = read_article(file.with_name(found["article"])).source
    assert source.language == found["language"]
    assert source.published is not None
    assert source.published.days == 1


@each_article
def test_types_polities_and_modalities_are_known(file: Path) -> None:
    for event in document(file)["events"]:
        assert event["type"] in event_types()
        assert Modality(event["modality"])
        assert event["source"]
        assert event["target"]
        assert {actor["polity"] for actor in event["source"] + event["target"]} <= set(actors())


@each_article
def test_dates_are_intervals_and_answers_have_their_cause(file: Path) -> None:
    events = {event["id"]: event for event in document(file)["events"]}
    for event in events.values():
        first, last = (date.fromisoformat(day) for day in event["date"])
        assert first <= last
        if event["response_to"]:
            cause = events[event["response_to"]]
            assert cause is not event
            assert cause["date"][0] <= event["date"][1]
