"""docs/graph.md tells the truth: its example is what the code writes, and its queries run on it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.graph import names, open_store
from kg.model import Article, Interval, Participant, Quote, Report, Source
from kg.resolve import resolve

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "graph.md").read_text(encoding="utf-8")
PREFIXES = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in names.PREFIXES.items())


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    text = "On Wednesday Norway expelled three Russian diplomats, the minister said."
    source = Source("5f2c8a10b3d4", "bod-2022-04", "Oslo sends three home", "Fjordposten",
                    Interval.day(date(2022, 4, 7)), "en")
    report = Report(
        "a1", source.id, "ExpelDiplomats", (Participant("Norway", "NOR", "Anniken Huitfeldt"),),
        (Participant("Russian diplomats", "RUS"),), Interval.day(date(2022, 4, 6)), count=3,
        quotes=(Quote("Norway expelled three Russian diplomats", 13),), confidence=0.9, rule="expel-active",
    )
    assert [event.id for event in resolve([report], {source.id: source})] == [example_event()]
    path = tmp_path_factory.mktemp("docs") / "store"
    with open_store(path, write=True) as graph:
        graph.add(Article(source, text, ()), [report], "0.1.0")
        graph.commit()
    return path


def example_event() -> str:
    found = re.search(r"^event:(\w+) a ", blocks("turtle")[0], re.MULTILINE)
    assert found is not None
    return found[1]


def test_the_example_is_what_is_written(store: Path) -> None:
    page = ox.Store()  # which brings numbers into the form in which a store holds them
    page.load((PREFIXES + blocks("turtle")[0]).encode(), format=ox.RdfFormat.TURTLE)
    said = {quad.triple for quad in page}
    elsewhere = {ox.NamedNode(names.ONTOLOGY_GRAPH), ox.NamedNode(names.ACTORS_GRAPH)}
    with open_store(store) as graph:
        written = {quad.triple for quad in graph.store if quad.graph_name not in elsewhere
                   and quad.predicate.value != names.DIP + "derivationVersion"}
    assert said - written == set(), "the page says what is not written"
    assert written - said == set(), "the page leaves out what is written"


def test_its_queries_find_the_example(store: Path) -> None:
    queries = blocks("sparql")
    assert len(queries) == 2
    with open_store(store) as graph:
        for query in queries:
            assert len(list(graph.query(query))) == 1, query


def test_its_table_of_prefixes_is_that_of_the_code() -> None:
    named = {prefix for line in PAGE.splitlines() if line.startswith("| `")
             for prefix in re.findall(r"`(\w+):`", line.split("|")[1])}
    assert named == set(names.PREFIXES)


def test_every_property_that_it_names_is_in_the_ontology(store: Path) -> None:
    with open_store(store) as graph:
        ontology = graph.dataset.graph(rdflib.URIRef(names.ONTOLOGY_GRAPH))
        known = {str(subject) for subject in ontology.subjects()}
    for name in set(re.findall(r"\bdip:(\w+)", PAGE)):
        assert names.DIP + name in known, name
