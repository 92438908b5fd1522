"""Every named query, asked of the graph of the demonstration: data/articles/, as it is read.

The facts asked for stand plainly in those articles. What the queries give exactly is tested on a graph that
does not change with the extraction, in test_library.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg.graph import KnowledgeGraph
from kg.queries import named_queries, run
from kg.queries.named import LIBRARY

ARTICLES = Path(__file__).resolve().parents[2] / "data" / "articles"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeGraph]:
    with kg.build([ARTICLES], store=tmp_path_factory.mktemp("demo") / "store") as graph:
        yield graph


def ask(graph: KnowledgeGraph, name: str, *columns: str, **parameters: str) -> list[tuple[str, ...]]:
    """Some columns of the answer, as texts."""
    result = run(graph, name, {key.rstrip("_"): value for key, value in parameters.items()})
    places = [result.columns.index(column) for column in columns]
    return [tuple("" if row[p] is None else str(row[p]) for p in places) for row in result.values()]


@pytest.mark.parametrize("name", sorted(path.stem for path in LIBRARY.glob("*.rq")))
def test_each_has_an_answer(demo: KnowledgeGraph, name: str) -> None:
    query = named_queries()[name]
    values = {p.name: p.example for p in query.parameters if p.default is None}
    if "event" in values:
        values["event"] = demo.events()[0].id
    result = run(demo, query, values)
    assert result.columns == query.columns
    assert result.rows


def test_the_expulsions_that_the_articles_tell_of(demo: KnowledgeGraph) -> None:
    rows = ask(demo, "expulsions", "day", "source", "count", target="RUS")
    assert {("2018-03-14", "GBR", "23"), ("2021-10-06", "NATO", "8"), ("2022-04-06", "NOR", "3"),
            ("2023-04-13", "NOR", "15")} <= set(rows)
    rows = ask(demo, "expulsions-by-year", "year", "source", "expulsions", "people")
    assert ("2022", "FRA", "1", "35") in rows


def test_how_nato_and_russia_came_to_where_they_stood(demo: KnowledgeGraph) -> None:
    steps = ask(demo, "escalation-ladder", "source", "type", a="NATO", b="RUS")
    wanted = [("NATO", "SuspendCooperation"), ("RUS", "SuspendMission")]
    assert [step for step in steps if step in wanted] == wanted
    causes = ask(demo, "status-causes", "cause", "source", a="RUS", b="NATO", day="2021-11-15")
    assert ("SuspendMission", "RUS") in causes


def test_the_answer_to_the_expulsion_of_eight(demo: KnowledgeGraph) -> None:
    rows = ask(demo, "answers", "source", "answer", "causeDay", "cause",
               actor="RUS", from_="2021-10-18", to="2021-10-18")
    assert ("RUS", "SuspendMission", "2021-10-06", "ExpelDiplomats") in rows


def test_who_mediated_and_who_stands_between(demo: KnowledgeGraph) -> None:
    assert ask(demo, "mediators", "mediator", "one", "other") == [("TUR", "RUS", "UKR")]
    assert ask(demo, "betweenness", "actor")[0] == ("RUS",)


def test_who_sent_russians_home_in_the_same_days(demo: KnowledgeGraph) -> None:
    assert ("DEU", "FRA") in ask(demo, "co-expulsions", "one", "other")
