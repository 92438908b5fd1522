"""Comparing sources: what is in both, what in one alone, and where they differ in type."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from import_story import text_file

from kg.cli import cli
from kg.errors import UserError
from kg.graph import open_store
from kg.graph.build import build
from kg.model import Event, Interval
from kg.sources import import_files
from kg.sources.compare import compare, match_events

ARTICLE = """---
title: Two weeks
date: 2021-10-25
---
Russian foreign minister Sergei Lavrov visited Norway on 20 October 2021.

Norway expelled two Russian diplomats on 22 October 2021.
"""

ROWS = """\
Russia\tMake a visit\tNorway\t2021-10-21
Russia\tMake a visit\tNorway\t2021-12-01
Norway\tReduce or break diplomatic relations\tRussia\t2021-10-22
Sweden\tConsult\tFinland\t2021-10-22
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    build([tmp_path / "a.md"], tmp_path / "store")
    import_files("icews-text", [text_file(tmp_path, ROWS)], tmp_path / "store")
    return tmp_path / "store"


def test_articles_against_a_data_set(store: Path) -> None:
    with open_store(store) as graph:
        found = compare(graph, "articles", "icews-text", actors=("NOR", "RUS"))
    assert [(match.one.type, match.days) for match in found.matches if match.agree] == [("Visit", 1)]
    assert [event.type for event in found.only_one] == ["ExpelDiplomats"]
    assert [event.type for event in found.only_other] == ["DowngradeRelations", "Visit"]


def test_the_time_narrows_it(store: Path) -> None:
    with open_store(store) as graph:
        found = compare(graph, "articles", "icews-text", actors=("NOR", "RUS"), end=date(2021, 11, 30))
        assert [event.type for event in found.only_other] == ["DowngradeRelations"]
        strict = compare(graph, "articles", "icews-text", actors=("NOR", "RUS"), days=0)
        assert not strict.matches


def test_an_unknown_source_is_told_with_those_that_are_there(store: Path) -> None:
    with open_store(store) as graph, pytest.raises(UserError, match="articles, icews-text"):
        compare(graph, "articles", "gdelt")


def test_the_command_prints_the_table(store: Path) -> None:
    done = CliRunner().invoke(
        cli, ["compare", "articles", "icews-text", "--actor", "Norge", "--store", str(store)]
    )
    assert done.exit_code == 0, done.output
    assert "1 events in both, 1 of the same type; 1 only in articles, 2 only in icews-text" in done.output


def _event(number: int, kind: str, source: str, target: str, day: int) -> Event:
    when = Interval.day(date(2020, 1, 1) + timedelta(day))
    return Event(f"{number:016x}", kind, (source,), (target,), when, ())


_EVENTS = st.lists(st.tuples(
    st.sampled_from(("Meet", "Visit", "Condemn", "Accuse")), st.sampled_from("AB"), st.sampled_from("AB"),
    st.integers(0, 9),
), max_size=12)


@given(_EVENTS, _EVENTS, st.integers(0, 3))
def test_each_event_is_paired_at_most_once_and_none_is_lost(
    one: list[tuple[str, str, str, int]], other: list[tuple[str, str, str, int]], days: int
) -> None:
    left = [_event(number, *row) for number, row in enumerate(one)]
    right = [_event(100 + number, *row) for number, row in enumerate(other)]
    found = match_events(left, right, days)
    ids = [match.one.id for match in found.matches] + [event.id for event in found.only_one]
    assert sorted(ids) == [event.id for event in left]
    ids = [match.other.id for match in found.matches] + [event.id for event in found.only_other]
    assert sorted(ids) == [event.id for event in right]
    assert all(match.days <= days for match in found.matches)
    assert sum(map(sum, found.by_type().values())) == len(found.matches) + len(found.only_one) + len(
        found.only_other
    )
