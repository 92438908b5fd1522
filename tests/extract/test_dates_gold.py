"""The dates of the annotated articles: what the annotators settled is what the reader finds.

A stand-in for the engine picks among the expressions of the event's sentence, so this measures reading and
resolving alone.
"""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from kg.articles import read_article
from kg.extract.dates import DateExpression, DateReader, Role
from kg.model import Interval

GOLD = Path(__file__).resolve().parents[2].parent / "shared" / "gold"
SENTENCE_END = re.compile(r"(?<!\bSt)(?<!\b[A-Z])(?<!Sept)(?<!Nov)(?<!Oct)[.!?][\"”»]?\s+(?=[^\Wa-z]|–)|\n\n")

pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="no annotated articles in ../shared/gold")


def right(meant: Interval | None, gold: Interval) -> bool:
    """As the scorer has it: they overlap, and the reader's is at most seven days longer."""
    return meant is not None and meant.overlaps(gold) and meant.days <= gold.days + 7


def sentence_of(text: str, start: int, end: int) -> tuple[int, int]:
    ends = [found.end() for found in SENTENCE_END.finditer(text)]
    return max([0, *(e for e in ends if e <= start)]), min([len(text), *(e for e in ends if e >= end)])


def anchors(
    reader: DateReader, found: list[DateExpression], published: Interval | None
) -> dict[DateExpression, Interval | None]:
    """For each expression the date told last before it."""
    told: Interval | None = None
    before: dict[DateExpression, Interval | None] = {}
    for expression in found:
        before[expression] = told
        meant = reader.resolve(expression, published, told)
        if meant and expression.role in (Role.WHEN, Role.FROM) and not expression.clause:
            told = meant
    return before


def outcomes(folder: str) -> list[bool]:
    """For each event with a date expression in its sentence: whether one of them is right."""
    result = []
    for path in sorted((GOLD / folder).glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        article = read_article(path.parent / gold["article"])
        reader = DateReader(gold["language"])
        found = reader.find(article.text)
        before = anchors(reader, found, article.source.published)
        for event in gold["events"]:
            start = article.text.find(event["quote"])
            if start < 0:
                continue
            first, last = sentence_of(article.text, start, start + len(event["quote"]))
            within = [e for e in found if first <= e.start and e.end <= last]
            if not within:
                continue
            interval = Interval(*map(date.fromisoformat, event["date"]))
            future = event["modality"] == "planned"
            meant = [
                reader.date_of_clause(e, told) if e.clause and e.end <= start and (told := before[e])
                else reader.resolve(e, article.source.published, before[e], future)
                for e in within
            ]
            result.append(any(right(one, interval) for one in meant))
    return result


@pytest.mark.parametrize(("folder", "floor"), [("dev-nb", 0.80), ("dev-en", 0.90), ("dev-xx", 0.90)])
def test_the_share_of_gold_events_whose_date_is_read(folder: str, floor: float) -> None:
    result = outcomes(folder)
    assert len(result) >= 15
    assert sum(result) / len(result) >= floor, f"{sum(result)} of {len(result)}"
