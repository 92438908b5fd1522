"""Events as quads of the derived graph, with their dyads and typed edges, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import pyoxigraph as ox

from kg.graph import names
from kg.graph.evidence import clearest
from kg.graph.scales import goldstein
from kg.graph.terms import (
    Description,
    boolean,
    day,
    decimal,
    describe,
    double,
    event_type,
    integer,
    string,
    term,
)
from kg.model import Event, Interval, Modality, Report, Source
from kg.status import directed_dyads
from kg.vocabulary import event_types

GRAPH = ox.NamedNode(names.DERIVED_GRAPH)

READ = (
    "dip:eventType", "dip:source", "dip:target", "dip:earliest", "dip:latest", "dip:report", "dip:modality",
    "dip:count", "dip:ownMission", "dip:place", "dip:agentName", "dip:inResponseTo", "dip:confidence",
)
"""The properties from which `read_events` reads; it needs no others."""

_A = term("rdf:type")


def event_quads(event: Event, independent: int) -> Iterator[ox.Quad]:
    """The quads of one event, without its dyads' own.

    Args:
        event: the event.
        independent: how many voices report it that do not merely repeat one another.

    Raises:
        KeyError: event-types.csv does not know its type.
    """
    this = ox.NamedNode(names.event(event.id))
    for predicate, object_ in _properties(event, independent):
        yield ox.Quad(this, predicate, object_, GRAPH)
    for source, target in directed_dyads(event):
        yield ox.Quad(this, term("dip:dyad"), ox.NamedNode(names.dyad(source, target)), GRAPH)
    yield from edge_quads(event)


def edge_quads(event: Event) -> Iterator[ox.Quad]:
    """The typed edges of an event; none where it did not happen.

    Raises:
        KeyError: event-types.csv does not know its type.
    """
    if event.modality is Modality.ACTUAL:
        predicate = term(f"dip:{event_types()[event.type].predicate}")
        for source, target in directed_dyads(event):
            subject, value = ox.NamedNode(names.actor(source)), ox.NamedNode(names.actor(target))
            yield ox.Quad(subject, predicate, value, GRAPH)


def dyad_quads(events: Iterable[Event]) -> Iterator[ox.Quad]:
    """The quads of the directed pairs of events: who they are, how much happened, and what was last."""
    actual: dict[tuple[str, str], list[tuple[date, str]]] = {}
    for event in events:
        for pair in directed_dyads(event):
            acts = actual.setdefault(pair, [])
            if event.modality is Modality.ACTUAL:
                acts.append((event.interval.earliest, event.id))
    for (source, target), acts in sorted(actual.items()):
        this = ox.NamedNode(names.dyad(source, target))
        yield ox.Quad(this, _A, term("dip:Dyad"), GRAPH)
        yield ox.Quad(this, term("dip:from"), ox.NamedNode(names.actor(source)), GRAPH)
        yield ox.Quad(this, term("dip:to"), ox.NamedNode(names.actor(target)), GRAPH)
        if acts:
            last_day, last = max(acts)
            yield ox.Quad(this, term("dip:eventCount"), integer(len(acts)), GRAPH)
            yield ox.Quad(this, term("dip:latestEvent"), ox.NamedNode(names.event(last)), GRAPH)
            yield ox.Quad(this, term("dip:latestDay"), day(last_day), GRAPH)


def read_events(
    quads: Iterable[ox.Quad], reports: Mapping[str, Report], sources: Mapping[str, Source]
) -> list[Event]:
    """The events that quads of the derived graph tell, in order of their days.

    The reports of each come back in the order in which they were printed, as `kg.resolve` gives them; what
    else has several values, in alphabetical order.

    Args:
        quads: those of the derived graph.
        reports: the reports of all sources, by id.
        sources: the sources, by id.

    Raises:
        ValueError: the quads are not such as `event_quads` made, or a report is missing.
    """
    found = [_read_event(thing, reports, sources) for thing in describe(quads).values()
             if thing.iri.startswith(names.PREFIXES["event"])]
    return sorted(found, key=lambda event: (event.interval, event.id))


def _properties(event: Event, independent: int) -> Iterator[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]]:
    kind = event_types()[event.type]
    yield _A, term("dip:Event")
    yield _A, event_type(event.type)
    yield term("dip:eventType"), event_type(event.type)
    yield term("dip:group"), ox.NamedNode(names.group_class(kind.group))
    yield term("dip:earliest"), day(event.interval.earliest)
    yield term("dip:latest"), day(event.interval.latest)
    yield term("dip:modality"), term(f"dip:{event.modality}")
    yield term("dip:confidence"), double(event.confidence)
    yield term("dip:reportCount"), integer(len(event.reports))
    yield term("dip:sourceCount"), integer(len({report.source_id for report in event.reports}))
    yield term("dip:independentCount"), integer(independent)
    for code in event.sources:
        yield term("dip:source"), ox.NamedNode(names.actor(code))
    for code in event.targets:
        yield term("dip:target"), ox.NamedNode(names.actor(code))
    for name in event.agents:
        yield term("dip:agent"), ox.NamedNode(names.person(name))
        yield term("dip:agentName"), string(name)
    for report in event.reports:
        yield term("dip:report"), ox.NamedNode(names.report(report.id))
    if (best := clearest(event)) and best[1] is not None:
        yield term("dip:clearestQuote"), ox.NamedNode(names.quotation(best[0].id, 0))
    for other in event.in_response_to:
        yield term("dip:inResponseTo"), ox.NamedNode(names.event(other))
    if event.count is not None:
        yield term("dip:count"), integer(event.count)
    if event.own_mission is not None:
        yield term("dip:ownMission"), boolean(event.own_mission)
    if event.place is not None:
        yield term("dip:place"), string(event.place)
    if (value := goldstein(kind.cameo)) is not None:
        yield term("dip:goldstein"), decimal(value)


def _read_event(this: Description, reports: Mapping[str, Report], sources: Mapping[str, Source]) -> Event:
    report_ids = [names.last(iri) for iri in this.values("dip:report")]
    if missing := sorted(report_id for report_id in report_ids if report_id not in reports):
        raise ValueError(f"{this.iri} stands on reports that are not there: {', '.join(missing)}")

    def printed(report: Report) -> tuple[date, str, str]:
        source = sources.get(report.source_id)
        day = source.published.earliest if source and source.published else date.max
        return day, report.source_id, report.id

    return Event(
        id=names.last(this.iri),
        type=names.local(this.require("dip:eventType")),
        sources=_codes(this, "dip:source"),
        targets=_codes(this, "dip:target"),
        interval=Interval(this.day("dip:earliest"), this.day("dip:latest")),
        reports=tuple(sorted((reports[report_id] for report_id in report_ids), key=printed)),
        modality=Modality(names.local(this.require("dip:modality"))),
        count=this.integer("dip:count"),
        own_mission=this.boolean("dip:ownMission"),
        place=this.get("dip:place"),
        agents=tuple(sorted(this.values("dip:agentName"))),
        in_response_to=_codes(this, "dip:inResponseTo"),
        confidence=float(this.require("dip:confidence")),
    )


def _codes(this: Description, curie: str) -> tuple[str, ...]:
    return tuple(sorted(names.last(iri) for iri in this.values(curie)))
