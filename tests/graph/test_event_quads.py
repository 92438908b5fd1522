from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from datetime import date

import pyoxigraph as ox
import pytest
from graph_strategies import records
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph.events import event_quads, read_events
from kg.graph.reports import SourceRecord
from kg.graph.status import read_status, status_quads
from kg.graph.terms import describe, term
from kg.model import Event, Interval, Modality, Report
from kg.resolve import resolve
from kg.status import relation_status

REPORT = Report("r1", "s1", "Meet", (), (), Interval.day(date(2021, 10, 18)))
MEETING = Event("e1", "Meet", ("NOR",), ("RUS",), REPORT.interval, (REPORT,))


def quads(events: Iterable[Event]) -> list[ox.Quad]:
    return [quad for event in events for quad in event_quads(event, 1)]


def edges(event: Event, predicate: str) -> list[tuple[str, str]]:
    found = [quad for quad in event_quads(event, 1) if quad.predicate == term(f"dip:{predicate}")]
    return sorted((str(quad.subject)[-4:-1], str(quad.object)[-4:-1]) for quad in found)


@settings(max_examples=60, deadline=None)
@given(st.lists(records(), max_size=3, unique_by=lambda record: record.source.id))
def test_the_events_that_reports_resolve_to_read_back_exactly(found: list[SourceRecord]) -> None:
    sources = {record.source.id: record.source for record in found}
    reports = {report.id: report for record in found for report in record.reports}
    events = resolve(reports.values(), sources)
    assert read_events(quads(events), reports, sources) == events


@settings(max_examples=60, deadline=None)
@given(records())
def test_relation_status_reads_back(record: SourceRecord) -> None:
    intervals = relation_status(resolve(record.reports, {record.source.id: record.source}))
    read = read_status(quad for interval in intervals for quad in status_quads(interval))
    assert read == [dataclasses.replace(i, upheld_by=tuple(sorted(i.upheld_by))) for i in intervals]


def test_a_mutual_event_has_its_edge_both_ways() -> None:
    assert edges(MEETING, "metWith") == [("NOR", "RUS"), ("RUS", "NOR")]


def test_a_mutual_event_with_one_side_has_every_pair_within_it() -> None:
    summit = dataclasses.replace(MEETING, sources=("DNK", "NOR", "SWE"), targets=())
    assert len(edges(summit, "metWith")) == 6


def test_a_directed_event_has_its_edge_one_way() -> None:
    assert edges(dataclasses.replace(MEETING, type="Visit"), "visited") == [("NOR", "RUS")]


@pytest.mark.parametrize("modality", [Modality.PLANNED, Modality.POSSIBLE, Modality.DENIED])
def test_what_has_not_happened_makes_no_edge(modality: Modality) -> None:
    event = dataclasses.replace(MEETING, modality=modality)
    assert edges(event, "metWith") == []
    this = describe(event_quads(event, 1))["https://w3id.org/diplomatic-kg/id/event/e1"]
    assert len(this.values("dip:dyad")) == 2


def test_an_event_is_found_by_its_class_its_type_and_its_group() -> None:
    this = describe(event_quads(MEETING, 1))["https://w3id.org/diplomatic-kg/id/event/e1"]
    dip = "https://w3id.org/diplomatic-kg/ontology#"
    assert set(this.values("rdf:type")) == {dip + "Event", dip + "Meet"}
    assert this.get("dip:eventType") == dip + "Meet"
    assert this.get("dip:group") == dip + "ContactEvent"


def test_an_event_whose_report_is_gone_is_refused() -> None:
    with pytest.raises(ValueError, match="reports that are not there: r1"):
        read_events(quads([MEETING]), {}, {})
