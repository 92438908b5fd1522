"""Broken files thrown at every importer: it tells what is wrong, and what it does take in is sound."""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from import_story import EXAMPLES, TEXT_ROWS

from kg.errors import UserError
from kg.graph import names
from kg.graph.coded import event_text
from kg.graph.ntriples import iri
from kg.sources.coding import Coder, Filters
from kg.sources.files import opened
from kg.sources.formats import FORMATS, Format, csv_format
from kg.sources.mapped_csv import read_mapping
from kg.sources.rows import Reject
from kg.vocabulary import event_types

_GRAPH = names.source("x", "dataset")
_WIDE = (
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\t"
    "Target Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\t"
    "District\tProvince\tCountry\tLatitude\tLongitude\n"
    "7\t2019-03-04\tForeign Affairs (Chad)\tGovernment\tChad\tConsult\t040\t1\tPeru\tNA\tPeru\t1\t2\t"
    "Own Press\t"
    "Lima\tNA\tNA\tPeru\t-12\t-77\n"
)
_VALID: dict[str, bytes] = {
    "icews": _WIDE.encode(), "icews-text": TEXT_ROWS.encode(),
    "polecat": (EXAMPLES / "polecat.txt").read_bytes(),
    "gdelt": (EXAMPLES / "gdelt-2.export.CSV").read_bytes(),
    "plover": (EXAMPLES / "plover.jsonl").read_bytes(),
    "csv": (EXAMPLES / "cow-exchange.csv").read_bytes(),
}
_JUNK = st.one_of(
    st.binary(max_size=30),
    st.sampled_from(
        [
            b"\t",
            b"\n",
            b"\r\n",
            b"\0",
            b'"',
            b"\\",
            b"\xff",
            b"\xef\xbb\xbf",
            b"<>",
            b"2021-02-30",
            b"{",
            b"[[",
            b"\xed\xa0\x80",
            "\u2028".encode(),
            "ø".encode(),
            b"9" * 40,
        ]
    ),
)

slow = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def _layout(form: str) -> Format:
    return csv_format(read_mapping(EXAMPLES / "cow-exchange.yaml")) if form == "csv" else FORMATS[form]


def _take_in(form: str, data: bytes) -> tuple[int, list[pl.DataFrame], list[Reject]]:
    """Reads bytes as a file of that format: how many rows, the events, and what was rejected."""
    layout = _layout(form)
    coder = Coder("x", layout.scheme, layout.generic, Filters())
    frames: list[pl.DataFrame] = []
    rejects: list[Reject] = []
    rows = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(data)
        with opened(path) as members:
            for member in members:
                for batch in layout.read(member):
                    frame, useless = coder.code(batch, member.name)
                    rows += batch.rows.height + len(batch.rejects)
                    frames.append(frame)
                    rejects += [*batch.rejects, *useless]
    return rows, frames, rejects


def _check(form: str, data: bytes) -> None:
    try:
        rows, frames, rejects = _take_in(form, data)
    except UserError:
        return
    assert rows == sum(frame.height for frame in frames) + len(rejects)
    assert all(reject.reason and reject.line >= 1 for reject in rejects)
    for frame in frames:
        codes = {*frame["source"].to_list(), *frame["target"].to_list()} - {None}
        text = event_text(frame, _GRAPH, {code: iri(names.actor(code)) for code in codes})
        parsed = list(
            ox.parse(text, ox.RdfFormat.N_TRIPLES)
        )  # not lenient: every IRI and literal must be sound
        assert len({quad.subject for quad in parsed}) == frame["id"].n_unique()
        assert set(frame["type"].to_list()) <= set(event_types())
        assert (frame["earliest"] <= frame["latest"]).all()


@pytest.mark.parametrize("form", _VALID)
def test_the_valid_file_is_taken_in(form: str) -> None:
    rows, frames, rejects = _take_in(form, _VALID[form])
    assert rows == sum(frame.height for frame in frames) > 0
    assert not rejects


@pytest.mark.parametrize("form", _VALID)
@given(data=st.binary(max_size=400))
@slow
def test_any_bytes(form: str, data: bytes) -> None:
    _check(form, data)


@pytest.mark.parametrize("form", _VALID)
@given(data=st.data())
@slow
def test_valid_files_with_something_broken_in_them(form: str, data: st.DataObject) -> None:
    text = _VALID[form]
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 12))
        text = text[:at] + data.draw(_JUNK) + text[at + cut:]
    _check(form, text)


@pytest.mark.parametrize("wrap", [gzip.compress, lambda data: b"PK\x03\x04" + data])
@given(data=st.data())
@slow
def test_damaged_archives(wrap: Callable[[bytes], bytes], data: st.DataObject) -> None:
    packed = bytearray(wrap(_VALID["icews-text"]))
    at = data.draw(st.integers(2, len(packed) - 1))
    packed[at] = data.draw(st.integers(0, 255))
    _check("icews-text", bytes(packed[:data.draw(st.integers(0, len(packed)))]))


@given(st.text(max_size=40), st.text(max_size=40))
@slow
def test_hostile_names_do_not_break_out_of_their_place(source: str, target: str) -> None:
    row = f"{source}\tConsult\t{target}\t2021-10-18\n".encode("utf-8", "replace")
    _check("icews-text", row)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- a",
        "fields: 3",
        "fields: {day: x}",
        "fields: {day: a, event: b, source: c}\nx: 1",
        "fields: {day: a, event: b, source: c}\ndate: '%Q'",
        "fields: {dya: a}",
        "a: [",
        "\x00",
    ],
)
def test_a_broken_mapping_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "mapping.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match="the mapping"):
        read_mapping(path)


@given(st.text(max_size=120))
@slow
def test_any_text_as_a_mapping(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mapping.yaml"
        path.write_text(text, encoding="utf-8", errors="replace")
        with pytest.raises(UserError):
            read_mapping(path)
