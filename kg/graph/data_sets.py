"""What a store says of its imported data sets, without a look at their millions of events."""

from __future__ import annotations

import pyoxigraph as ox

from kg.graph import names
from kg.graph.events import GRAPH
from kg.graph.terms import term
from kg.model import Participant
from kg.status.dyads import Dyad, dyad

IMPORTED = term("dip:importVersion")
"""What a data set has whose events are coded events."""


def coded_graphs(store: ox.Store) -> list[ox.NamedNode]:
    """The named graphs of data sets that were imported, in order."""
    found = {quad.graph_name for quad in store.quads_for_pattern(None, IMPORTED, None)}
    return sorted(
        (graph for graph in found if isinstance(graph, ox.NamedNode)), key=lambda graph: graph.value
    )


def mentioned(store: ox.Store) -> list[Participant]:
    """The actors and persons that data sets mention."""
    found: list[Participant] = []
    for graph in coded_graphs(store):
        for quad in store.quads_for_pattern(graph, term("dip:mentions"), None, graph):
            if isinstance(quad.object, ox.NamedNode):
                code = names.last(quad.object.value)
                found.append(Participant(code, code))
        for role in participants_of(store, graph).values():
            if role.person is not None:
                found.append(role)
    return found


def participants_of(store: ox.Store, graph: ox.NamedNode) -> dict[str, Participant]:
    """The participants of a data set by their IRI in angle brackets."""
    parts: dict[str, dict[str, str]] = {}
    for curie in ("dip:name", "dip:actor", "dip:personName"):
        for quad in store.quads_for_pattern(None, term(curie), None, graph):
            if not isinstance(quad.object, ox.Triple):
                parts.setdefault(str(quad.subject), {})[curie] = quad.object.value
    return {
        iri: Participant(values["dip:name"], names.last(values["dip:actor"]), values.get("dip:personName"))
        for iri, values in parts.items() if "dip:actor" in values
    }


def count_by_type(store: ox.Store, graph: ox.NamedNode) -> dict[str, int]:
    """How many coded events of each type a data set has."""
    pattern = f"GRAPH {graph} {{ ?e {term('dip:eventType')} ?t }}"
    found = store.query(f"SELECT ?t (COUNT(?e) AS ?n) WHERE {{ {pattern} }} GROUP BY ?t")
    assert isinstance(found, ox.QuerySolutions)
    counts: dict[str, int] = {}
    for row in found:
        kind, number = row["t"], row["n"]
        assert isinstance(kind, ox.NamedNode)
        assert isinstance(number, ox.Literal)
        counts[names.local(kind.value)] = int(number.value)
    return counts


def pairs_told(store: ox.Store) -> set[Dyad]:
    """The pairs without direction of which the derived graph tells."""
    found: set[Dyad] = set()
    for quad in store.quads_for_pattern(None, term("rdf:type"), term("dip:Dyad"), GRAPH):
        if isinstance(quad.subject, ox.NamedNode):
            _, source, target = names.parts(quad.subject.value)
            found.add(dyad(source, target))
    return found
