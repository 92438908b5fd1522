"""Hypothesis strategies for sources and reports, with hostile text wherever text can stand."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from kg.graph.reports import SourceRecord
from kg.model import Interval, Modality, Participant, Quote, Report, Source
from kg.vocabulary import event_types

# Everything but lone surrogates, which RDF cannot hold.
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
WORD = st.one_of(
    TEXT.filter(bool),
    st.sampled_from(["a/b", "..", ".", "%41", "<script>", '"', "\\", "} ; DROP", "Ærø", "\n", "\x1f", "😀"]),
)
DAYS = st.dates(date(1815, 1, 1), date(2099, 12, 31))
INTERVALS = st.tuples(DAYS, DAYS).map(lambda days: Interval(min(days), max(days)))
PARTICIPANTS = st.lists(st.builds(Participant, WORD, WORD, st.none() | WORD), max_size=3).map(tuple)


@st.composite
def records(draw: st.DrawFn) -> SourceRecord:
    """A source with up to four reports."""
    source = draw(st.builds(
        Source, WORD, TEXT, TEXT, TEXT, st.none() | INTERVALS, st.sampled_from(["nb", "en", "und"]), TEXT,
        st.sampled_from(["article", "dataset"]),
    ))
    ids = draw(st.lists(WORD, unique=True, max_size=4))
    reports = [draw(_report(source.id, report_id, ids)) for report_id in ids]
    reports.sort(key=lambda report: (min((quote.start for quote in report.quotes), default=0), report.id))
    return SourceRecord(source, tuple(reports), draw(TEXT) if reports else "")


def _report(source_id: str, report_id: str, ids: list[str]) -> st.SearchStrategy[Report]:
    return st.builds(
        Report, st.just(report_id), st.just(source_id), st.sampled_from(sorted(event_types())),
        PARTICIPANTS, PARTICIPANTS, INTERVALS, st.sampled_from(Modality),
        st.none() | st.integers(), st.none() | st.booleans(), st.none() | TEXT,
        st.lists(st.builds(Quote, TEXT, st.integers(0, 10**6)), max_size=3).map(tuple),
        st.none() | st.sampled_from(ids), st.floats(0, 1), TEXT,
    )
