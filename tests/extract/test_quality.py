"""How good the extraction is, held to what it has reached: a change that makes it worse fails here."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

from evaluation.calibration import SURE, judge  # noqa: E402
from evaluation.predictions import Prediction, predict  # noqa: E402
from evaluation.scorer import SCORER, Scores, score  # noqa: E402
from evaluation.sets import SETS  # noqa: E402


@dataclass(frozen=True)
class Floor:
    """What a set has reached: raised when the figures rise, lowered only with a reason in the commit."""

    f1: float
    date: float
    links: float


FLOORS = {
    "dev-nb": Floor(f1=0.92, date=0.91, links=0.62),
    "dev-en": Floor(f1=0.88, date=0.89, links=0.58),
    "dev-xx": Floor(f1=0.90, date=0.92, links=0.57),
    "own-nb": Floor(f1=0.72, date=0.86, links=0.50),
    "own-en": Floor(f1=0.70, date=0.79, links=0.10),
    "seed": Floor(f1=1.0, date=0.92, links=1.0),
    "heldout-nb": Floor(f1=0.59, date=0.80, links=0.22),
    "heldout-en": Floor(f1=0.64, date=0.72, links=0.24),
    "heldout-xx": Floor(f1=0.63, date=0.88, links=0.15),
}
SURE_EVENTS_RIGHT = 0.9
"""The share of events with a confidence of 0.8 or more that are right, on the sets for development."""

pytestmark = pytest.mark.skipif(
    not SCORER.is_file(), reason="the scorer and the articles for development lie in ../shared")

every_set = pytest.mark.parametrize("name", FLOORS)


@cache
def scored(name: str) -> tuple[list[Prediction], Scores]:
    """The predictions on a set and their scores; each set is read once for all tests."""
    predictions = predict(next(articles for articles in SETS if articles.name == name))
    return predictions, score(name, predictions)


def figure(name: str, measure: str) -> float:
    """A figure of a set; a share of nothing is as good as none."""
    return scored(name)[1].overall.figures[measure] or 0.0


def test_every_set_has_its_floor() -> None:
    assert set(FLOORS) == {articles.name for articles in SETS}


@every_set
def test_f1_is_no_lower_than_it_was(name: str) -> None:
    assert figure(name, "f1") >= FLOORS[name].f1


@every_set
def test_dates_are_no_worse_than_they_were(name: str) -> None:
    assert figure(name, "date") >= FLOORS[name].date


@every_set
def test_links_to_causes_are_no_worse_than_they_were(name: str) -> None:
    assert figure(name, "links") >= FLOORS[name].links


@every_set
def test_every_quote_stands_in_its_article(name: str) -> None:
    assert scored(name)[1].overall.figures["grounding"] == 1.0


def test_sure_events_are_right_as_often_as_they_were() -> None:
    events = [event for name in ("dev-nb", "dev-en") for event in judge(*scored(name))]
    sure = [event for event in events if event.confidence >= SURE]
    assert sum(event.points == 1.0 for event in sure) >= SURE_EVENTS_RIGHT * len(sure)
