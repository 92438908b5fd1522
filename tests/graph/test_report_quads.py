from __future__ import annotations

from datetime import date

import pyoxigraph as ox
import pytest
from graph_strategies import records
from hypothesis import given, settings

from kg.graph.reports import SourceRecord, read_source, source_quads
from kg.graph.terms import describe
from kg.model import Interval, Participant, Quote, Report, Source

TEXT = "On Wednesday Norway expelled three Russian diplomats, the minister said. Moscow will answer."
QUOTE = Quote("Norway expelled three Russian diplomats", 13)
REPORT = Report(
    "r1", "s1", "ExpelDiplomats", (Participant("Norway", "NOR"),), (Participant("Russian diplomats", "RUS"),),
    Interval.day(date(2022, 4, 6)), count=3, quotes=(QUOTE,),
)
RECORD = SourceRecord(Source("s1", "news"), (REPORT,), "1.0")


@settings(max_examples=150, deadline=None)
@given(records())
def test_what_is_written_reads_back_exactly(record: SourceRecord) -> None:
    assert read_source(source_quads(record)) == record


@settings(max_examples=25, deadline=None)
@given(records())
def test_what_went_through_a_store_and_a_file_reads_back_exactly(record: SourceRecord) -> None:
    store = ox.Store()
    store.extend(source_quads(record))
    assert set(store) == set(source_quads(record)), "a store gives back another form of the same value"
    again = ox.Store()
    again.load(store.dump(format=ox.RdfFormat.N_QUADS), format=ox.RdfFormat.N_QUADS)
    assert read_source(again.quads_for_pattern(None, None, None)) == record


def test_a_quote_keeps_the_words_around_it_and_no_more() -> None:
    quote = describe(source_quads(RECORD, TEXT))["https://w3id.org/diplomatic-kg/id/quote/r1/0"]
    assert quote.get("oa:exact") == QUOTE.text
    assert quote.get("oa:prefix") == "On Wednesday "
    assert quote.get("oa:suffix") == ", the minister said. Moscow wi"
    assert (quote.get("oa:start"), quote.get("oa:end")) == ("13", "52")


def test_all_quads_stand_in_the_graph_of_their_source() -> None:
    graphs = {quad.graph_name for quad in source_quads(RECORD, TEXT)}
    assert graphs == {ox.NamedNode("https://w3id.org/diplomatic-kg/id/article/s1")}


def test_the_order_of_reports_makes_no_difference() -> None:
    other = Report("r2", "s1", "Meet", REPORT.sources, REPORT.targets, REPORT.interval)
    one = set(source_quads(SourceRecord(RECORD.source, (REPORT, other))))
    assert one == set(source_quads(SourceRecord(RECORD.source, (other, REPORT))))


def test_text_that_rdf_cannot_hold_is_stored_as_far_as_it_goes() -> None:
    record = SourceRecord(Source("s1", "bad\udcffname"), ())
    assert read_source(source_quads(record)).source.name == "bad?name"


def test_an_unknown_kind_of_source_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown kind"):
        list(source_quads(SourceRecord(Source("s1", "x", kind="rumour"), ())))


def test_a_graph_that_lacks_something_is_refused() -> None:
    lacking = [quad for quad in source_quads(RECORD) if not quad.predicate.value.endswith("reportedType")]
    with pytest.raises(ValueError, match="has no dip:reportedType"):
        read_source(lacking)
