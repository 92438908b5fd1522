"""Intervals of relation status as quads of the derived graph, and back; and inferred answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

import pyoxigraph as ox

from kg.graph import names
from kg.graph.terms import day, describe, term
from kg.status import AnswerCandidate, StatusInterval

GRAPH = ox.NamedNode(names.DERIVED_GRAPH)
READ = ("dip:between", "dip:state", "dip:start", "dip:end", "dip:beganWith", "dip:endedWith", "dip:upheldBy")
"""The properties from which `read_status` reads; it needs no others."""

INFERRED_GRAPH = ox.NamedNode(names.INFERRED_GRAPH)


def status_quads(interval: StatusInterval) -> Iterator[ox.Quad]:
    """The quads of one interval."""
    one, other = interval.dyad
    this = ox.NamedNode(names.status(one, other, interval.start.isoformat()))
    yield ox.Quad(this, term("rdf:type"), term("dip:RelationStatus"), GRAPH)
    for code in interval.dyad:
        yield ox.Quad(this, term("dip:between"), ox.NamedNode(names.actor(code)), GRAPH)
    yield ox.Quad(this, term("dip:state"), term(f"dip:{interval.state}"), GRAPH)
    yield ox.Quad(this, term("dip:start"), day(interval.start), GRAPH)
    if interval.end is not None:
        yield ox.Quad(this, term("dip:end"), day(interval.end), GRAPH)
    if interval.began_with is not None:
        yield ox.Quad(this, term("dip:beganWith"), ox.NamedNode(names.event(interval.began_with)), GRAPH)
    if interval.ended_with is not None:
        yield ox.Quad(this, term("dip:endedWith"), ox.NamedNode(names.event(interval.ended_with)), GRAPH)
    for event_id in interval.upheld_by:
        yield ox.Quad(this, term("dip:upheldBy"), ox.NamedNode(names.event(event_id)), GRAPH)


def answer_quad(candidate: AnswerCandidate) -> ox.Quad:
    """The quad, in a graph of its own, that says of an act that it may answer another."""
    later, earlier = ox.NamedNode(names.event(candidate.later)), ox.NamedNode(names.event(candidate.earlier))
    return ox.Quad(later, term("dip:mayRespondTo"), earlier, INFERRED_GRAPH)


def of_actors(
    store: ox.Store, graphs: Iterable[ox.NamedNode], actors: Collection[str]
) -> Iterator[ox.Quad]:
    """The quads of the intervals of one actor, or of those among several."""
    for graph in graphs:
        met: Counter[ox.NamedNode] = Counter(
            quad.subject for code in set(actors)
            for quad in store.quads_for_pattern(
                None, term("dip:between"), ox.NamedNode(names.actor(code)), graph)
            if isinstance(quad.subject, ox.NamedNode)
        )
        for subject, number in met.items():
            if number >= min(len(set(actors)), 2):
                yield from store.quads_for_pattern(subject, None, None, graph)


def read_status(quads: Iterable[ox.Quad]) -> list[StatusInterval]:
    """The intervals that quads of the derived graph tell, in order of dyad and day.

    The events that upheld a state come back in order of their ids.

    Raises:
        ValueError: the quads are not such as `status_quads` made.
    """
    found: list[StatusInterval] = []
    for this in describe(quads).values():
        if not this.iri.startswith(names.PREFIXES["status"]):
            continue
        one, other = sorted(names.last(iri) for iri in this.values("dip:between"))
        began, ended = this.get("dip:beganWith"), this.get("dip:endedWith")
        found.append(StatusInterval(
            (one, other), this.day("dip:start"), names.local(this.require("dip:state")),
            this.day("dip:end") if this.has("dip:end") else None,
            None if began is None else names.last(began),
            None if ended is None else names.last(ended),
            tuple(sorted(names.last(iri) for iri in this.values("dip:upheldBy"))),
        ))
    return sorted(found, key=lambda interval: (interval.dyad, interval.start))
