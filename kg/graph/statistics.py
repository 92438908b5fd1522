"""How much a graph holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph import names
from kg.graph.events import GRAPH
from kg.graph.terms import term


@dataclass(frozen=True, slots=True)
class Statistics:
    """How much a graph holds; `by_type` counts events, the most frequent type first."""

    articles: int
    datasets: int
    reports: int
    events: int
    actors: int
    triples: int
    by_type: Mapping[str, int]


def statistics(store: ox.Store, coded: Iterable[Mapping[str, int]] = ()) -> Statistics:
    """Counts what a store holds; `coded` has the events of imported data sets by type, each its own report.
    """
    by_type: dict[str, int] = {}
    for quad in store.quads_for_pattern(None, term("dip:eventType"), None, GRAPH):
        name = names.local(quad.object.value) if isinstance(quad.object, ox.NamedNode) else ""
        by_type[name] = by_type.get(name, 0) + 1
    coded_count = 0
    for counts in coded:
        for name, number in counts.items():
            by_type[name] = by_type.get(name, 0) + number
            coded_count += number
    return Statistics(
        articles=_count(store, "dip:Article"),
        datasets=_count(store, "dip:Dataset"),
        reports=_count(store, "dip:Report") + coded_count,
        events=sum(by_type.values()),
        actors=_count(store, "dip:Actor"),
        triples=len(store),
        by_type=dict(sorted(by_type.items(), key=lambda item: (-item[1], item[0]))),
    )


def _count(store: ox.Store, kind: str) -> int:
    return sum(1 for _ in store.quads_for_pattern(None, term("rdf:type"), term(kind)))
