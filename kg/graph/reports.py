"""A source and its reports as the quads of the source's own named graph, and back without loss."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph import names
from kg.graph.terms import (
    Description,
    boolean,
    day,
    describe,
    double,
    event_type,
    integer,
    string,
    term,
    uri_text,
)
from kg.model import Interval, Modality, Participant, Quote, Report, Source

CONTEXT = 30
"""How many characters before and behind a quote are kept, so that it is found again in a changed article."""

READ = (
    "dip:language", "dip:name", "dip:title", "dip:publisher", "dip:publishedEarliest", "dip:publishedLatest",
    "dip:url", "dip:extractorVersion", "dip:reportedType", "dip:earliest", "dip:latest", "dip:modality",
    "dip:count", "dip:ownMission", "dip:place", "dip:confidence", "dip:statedResponseTo", "dip:rule",
    "dip:sourceParticipant", "dip:targetParticipant", "dip:rank", "dip:actor", "dip:personName",
    "dip:quote", "oa:exact", "oa:start",
)
"""The properties from which `read_source` reads; it needs no others."""

_CLASSES = {"article": "dip:Article", "dataset": "dip:Dataset"}

_A = term("rdf:type")
_RANK, _NAME = term("dip:rank"), term("dip:name")


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """What the named graph of one source holds; `extractor` is the version that made the reports."""

    source: Source
    reports: tuple[Report, ...]
    extractor: str = ""


def source_quads(record: SourceRecord, text: str | None = None) -> Iterator[ox.Quad]:
    """The quads of a source's named graph.

    Args:
        record: the source and its reports.
        text: the article, from which the words around each quote are kept.

    Raises:
        ValueError: the source's kind is neither article nor dataset.
    """
    source = record.source
    node = ox.NamedNode(names.source(source.id, source.kind))
    run = ox.NamedNode(names.extraction(source.id))
    for subject, predicate, value in _source_triples(source, node):
        yield ox.Quad(subject, predicate, value, node)
    if record.reports or record.extractor:
        yield ox.Quad(run, _A, term("dip:Extraction"), node)
        yield ox.Quad(run, _A, term("prov:Activity"), node)
        yield ox.Quad(run, term("prov:used"), node, node)
        yield ox.Quad(run, term("dip:extractorVersion"), string(record.extractor), node)
    described: set[tuple[int, Participant]] = set()
    for report in record.reports:
        this = ox.NamedNode(names.report(report.id))
        yield ox.Quad(this, term("dip:statedIn"), node, node)
        yield ox.Quad(this, term("prov:wasGeneratedBy"), run, node)
        for predicate, value in _report_properties(report):
            yield ox.Quad(this, predicate, value, node)
        for side, members in (("source", report.sources), ("target", report.targets)):
            for rank, member in enumerate(members):
                role = ox.NamedNode(names.participant(rank, member.name, member.polity, member.person))
                yield ox.Quad(this, term(f"dip:{side}Participant"), role, node)
                if (rank, member) not in described:
                    described.add((rank, member))
                    for predicate, value in _participant_properties(rank, member):
                        yield ox.Quad(role, predicate, value, node)
        for rank, quote in enumerate(report.quotes):
            selector = ox.NamedNode(names.quotation(report.id, rank))
            yield ox.Quad(this, term("dip:quote"), selector, node)
            for predicate, value in _quote_properties(rank, quote, text):
                yield ox.Quad(selector, predicate, value, node)


def read_source(quads: Iterable[ox.Quad]) -> SourceRecord:
    """The source and the reports that a named graph holds, reports in the order of their text.

    Raises:
        ValueError: the graph is not one that `source_quads` made.
    """
    things = describe(quads)
    sources = [thing for thing in things.values() if thing.has("dip:language")]
    if len(sources) != 1:
        raise ValueError(f"a named graph with {len(sources)} sources")
    thing = sources[0]
    kind, source_id = names.parts(thing.iri)
    run = things.get(names.extraction(source_id))
    reports = [_read_report(this, source_id, things) for this in things.values()
               if this.iri.startswith(names.PREFIXES["report"])]
    reports.sort(key=lambda report: (min((quote.start for quote in report.quotes), default=0), report.id))
    published = (Interval(thing.day("dip:publishedEarliest"), thing.day("dip:publishedLatest"))
                 if thing.has("dip:publishedEarliest") else None)
    return SourceRecord(
        Source(
            source_id, thing.get("dip:name") or "", thing.get("dip:title") or "",
            thing.get("dip:publisher") or "", published, thing.require("dip:language"),
            thing.get("dip:url") or "", kind,
        ),
        tuple(reports),
        (run.get("dip:extractorVersion") or "") if run else "",
    )


def _source_triples(
    source: Source, node: ox.NamedNode
) -> Iterator[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]]:
    if source.kind not in _CLASSES:
        raise ValueError(f"unknown kind of source: {source.kind}")
    yield node, _A, term(_CLASSES[source.kind])
    yield node, term("dip:language"), string(source.language)
    for predicate, text in (("dip:name", source.name), ("dip:title", source.title),
                            ("dip:publisher", source.publisher)):
        if text:
            yield node, term(predicate), string(text)
    if source.url:
        yield node, term("dip:url"), uri_text(source.url)
    if source.published:
        yield node, term("dip:publishedEarliest"), day(source.published.earliest)
        yield node, term("dip:publishedLatest"), day(source.published.latest)


def _report_properties(report: Report) -> Iterator[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]]:
    yield _A, term("dip:Report")
    yield term("dip:reportedType"), event_type(report.type)
    yield term("dip:earliest"), day(report.interval.earliest)
    yield term("dip:latest"), day(report.interval.latest)
    yield term("dip:modality"), term(f"dip:{report.modality}")
    yield term("dip:confidence"), double(report.confidence)
    if report.count is not None:
        yield term("dip:count"), integer(report.count)
    if report.own_mission is not None:
        yield term("dip:ownMission"), boolean(report.own_mission)
    if report.place is not None:
        yield term("dip:place"), string(report.place)
    if report.response_to is not None:
        yield term("dip:statedResponseTo"), ox.NamedNode(names.report(report.response_to))
    if report.rule:
        yield term("dip:rule"), string(report.rule)


def _participant_properties(
    rank: int, member: Participant
) -> Iterator[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]]:
    yield _A, term("dip:Participant")
    yield _RANK, integer(rank)
    yield _NAME, string(member.name)
    yield term("dip:actor"), ox.NamedNode(names.actor(member.polity))
    if member.person is not None:
        yield term("dip:person"), ox.NamedNode(names.person(member.person))
        yield term("dip:personName"), string(member.person)


def _quote_properties(
    rank: int, quote: Quote, text: str | None
) -> Iterator[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]]:
    end = quote.start + len(quote.text)
    yield _A, term("oa:TextQuoteSelector")
    yield _A, term("oa:TextPositionSelector")
    yield _RANK, integer(rank)
    yield term("oa:exact"), string(quote.text)
    yield term("oa:start"), integer(quote.start)
    yield term("oa:end"), integer(end)
    if text is not None:
        yield term("oa:prefix"), string(text[max(0, quote.start - CONTEXT):quote.start])
        yield term("oa:suffix"), string(text[end:end + CONTEXT])


def _read_report(this: Description, source_id: str, things: dict[str, Description]) -> Report:
    quotes = _by_rank(this.values("dip:quote"), things)
    response = this.get("dip:statedResponseTo")
    return Report(
        id=names.last(this.iri),
        source_id=source_id,
        type=names.local(this.require("dip:reportedType")),
        sources=_read_participants(this.values("dip:sourceParticipant"), things),
        targets=_read_participants(this.values("dip:targetParticipant"), things),
        interval=Interval(this.day("dip:earliest"), this.day("dip:latest")),
        modality=Modality(names.local(this.require("dip:modality"))),
        count=this.integer("dip:count"),
        own_mission=this.boolean("dip:ownMission"),
        place=this.get("dip:place"),
        quotes=tuple(Quote(quote.require("oa:exact"), int(quote.require("oa:start"))) for quote in quotes),
        response_to=None if response is None else names.last(response),
        confidence=float(this.require("dip:confidence")),
        rule=this.get("dip:rule") or "",
    )


def _read_participants(iris: list[str], things: dict[str, Description]) -> tuple[Participant, ...]:
    return tuple(
        Participant(
            role.require("dip:name"), names.last(role.require("dip:actor")), role.get("dip:personName"),
        )
        for role in _by_rank(iris, things)
    )


def _by_rank(iris: list[str], things: dict[str, Description]) -> list[Description]:
    try:
        found = [things[iri] for iri in iris]
    except KeyError as error:
        raise ValueError(f"nothing is said of {error}") from error
    return sorted(found, key=lambda thing: int(thing.require("dip:rank")))
