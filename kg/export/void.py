"""A description of the data set itself: what it holds, of which time, in which vocabularies (VoID and
DCAT).
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pyoxigraph as ox

from kg.graph import names
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.terms import integer, language_string, string, term
from kg.queries.run import answer
from kg.queries.turtle import write_turtle
from kg.vocabulary import event_types

VOID, DCAT = "http://rdfs.org/ns/void#", "http://www.w3.org/ns/dcat#"
_THIS = ox.NamedNode(names.DIPR + "dataset")
_A = term("rdf:type")
_DAYS = """SELECT (MIN(?earliest) AS ?first) (MAX(?latest) AS ?last) WHERE {
    ?event dip:eventType ?type ; dip:earliest ?earliest ; dip:latest ?latest }"""


def write_void(graph: KnowledgeGraph, path: Path) -> None:
    """Writes the description as Turtle."""
    prefixes = {**names.PREFIXES, "void": VOID, "dcat": DCAT}
    triples = sorted(_description(graph), key=lambda triple: triple.subject != _THIS)
    write_turtle(triples, path, prefixes)


def _description(graph: KnowledgeGraph) -> Iterator[ox.Triple]:
    statistics = graph.statistics()

    def said(predicate: ox.NamedNode, value: ox.NamedNode | ox.BlankNode | ox.Literal) -> ox.Triple:
        return ox.Triple(_THIS, predicate, value)

    yield said(_A, _void("Dataset"))
    yield said(_A, ox.NamedNode(DCAT + "Dataset"))
    yield said(term("dcterms:title"), language_string("Events between states and organisations", "en"))
    yield said(term("dcterms:title"), language_string("Hendelser mellom stater og organisasjoner", "nb"))
    yield said(term("dcterms:description"), language_string(
        f"{statistics.events} events, told by {statistics.reports} reports in {statistics.articles} articles "
        f"and {statistics.datasets} data sets, with the sentences that prove them.", "en",
    ))
    yield said(term("dcterms:conformsTo"), ox.NamedNode(names.ONTOLOGY))
    yield said(term("owl:versionInfo"), string(f"diplomatic-kg {version('diplomatic-kg')}"))
    yield said(_void("triples"), integer(statistics.triples))
    yield said(_void("uriSpace"), string(names.DIPR))
    for prefix in ("dip", "sem", "prov", "oa", "skos", "schema"):
        yield said(_void("vocabulary"), ox.NamedNode(names.PREFIXES[prefix]))
    yield from _time(graph)
    counted = {name: number for name, number in statistics.by_type.items() if name in event_types()}
    for name, number in [("Event", statistics.events), ("Report", statistics.reports),
                         ("Actor", statistics.actors), *sorted(counted.items())]:
        part = ox.NamedNode(f"{_THIS.value}#{name}")
        yield said(_void("classPartition"), part)
        yield ox.Triple(part, _void("class"), ox.NamedNode(names.DIP + name))
        yield ox.Triple(part, _void("entities"), integer(number))


def _time(graph: KnowledgeGraph) -> Iterator[ox.Triple]:
    """The first and the last day of the events."""
    days = answer(graph.store, _DAYS).rows[0]
    if any(days):
        period = ox.NamedNode(f"{_THIS.value}#period")
        yield ox.Triple(_THIS, term("dcterms:temporal"), period)
        for name, value in zip(("startDate", "endDate"), days, strict=True):
            if isinstance(value, ox.Literal):
                yield ox.Triple(period, ox.NamedNode(DCAT + name), value)


def _void(name: str) -> ox.NamedNode:
    return ox.NamedNode(VOID + name)
