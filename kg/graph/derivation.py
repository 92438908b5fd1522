"""What follows from the reports: events, edges, dyads, relation status, answers, actors. All as quads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from kg.errors import UserError
from kg.graph import names
from kg.graph.actors import actor_quads
from kg.graph.events import GRAPH, dyad_quads, edge_quads, event_quads
from kg.graph.fingerprint import fingerprint
from kg.graph.status import answer_quad, status_quads
from kg.graph.terms import string, term
from kg.model import Event, Participant, Report, Source
from kg.resolve import independent_reports, resolve
from kg.resources import resource
from kg.status import answer_candidates, dyads, relation_status

_ONTOLOGY_FILE = "ontology/diplomatic.ttl"


def derivation_version() -> str:
    """A text that changes whenever the same reports could give another graph."""
    return fingerprint(
        "model.py", "vocabulary.py", "registry", "resolve", "status", "graph", "ontology", "data/actors",
    )


CodedEvents = Callable[[set[tuple[str, str]]], list[Event]]
"""Gives the events of data sets between these pairs of actors, of which articles tell too."""


def derive(
    reports: Sequence[Report], sources: Mapping[str, Source], coded: CodedEvents | None = None,
    mentioned: Iterable[Participant] = (),
) -> dict[ox.NamedNode, Iterator[ox.Quad]]:
    """Everything that follows from the reports, by named graph.

    Args:
        reports: those of all sources.
        sources: the sources, by id.
        coded: the events of data sets, which join in the relations of the pairs of which the reports tell.
        mentioned: whom data sets mention.

    Raises:
        UserError: a rule table or the ontology has an error.
        ValueError: a report has an unknown type.
    """
    events = resolve(reports, sources)
    others = [] if coded is None else coded({pair for event in events for pair in dyads(event)})
    candidates = answer_candidates([*events, *others])
    return {
        GRAPH: _derived(events, others, sources),
        ox.NamedNode(names.INFERRED_GRAPH): (answer_quad(pair) for pair in candidates),
        ox.NamedNode(names.ACTORS_GRAPH): actor_quads(chain(mentioned, (
            participant for report in reports for participant in (*report.sources, *report.targets)
        ))),
        ox.NamedNode(names.ONTOLOGY_GRAPH): ontology_quads(resource(_ONTOLOGY_FILE)),
    }


def ontology_quads(path: Path) -> Iterator[ox.Quad]:
    """The ontology in a Turtle file, as quads of the ontology graph.

    Blank nodes are named after their order in the file, so that reading it twice gives the same quads.

    Raises:
        UserError: the file has an error; the message names the line.
    """
    graph = ox.NamedNode(names.ONTOLOGY_GRAPH)
    blank: dict[ox.BlankNode, ox.BlankNode] = {}

    def stable(node: object) -> object:
        if isinstance(node, ox.BlankNode):
            return blank.setdefault(node, ox.BlankNode(f"ontology{len(blank)}"))
        return node

    try:
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            yield ox.Quad(stable(quad.subject), quad.predicate, stable(quad.object), graph)  # type: ignore[arg-type]
    except SyntaxError as error:
        raise UserError(f"{path.name}, line {error.lineno}: {error.msg}") from error


def _derived(
    events: Sequence[Event], others: Sequence[Event], sources: Mapping[str, Source]
) -> Iterator[ox.Quad]:
    for event in events:
        yield from event_quads(event, independent_reports(event, sources))
    for event in others:
        yield from edge_quads(event)
    every = [*events, *others]
    yield from dyad_quads(every)
    for interval in relation_status(every):
        yield from status_quads(interval)
    yield ox.Quad(GRAPH, term("dip:derivationVersion"), string(derivation_version()), GRAPH)
