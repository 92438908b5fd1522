"""`kg export`: every format of the library, by its name."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_run import Kg

from kg.export import FORMATS

MARKS = {
    "ttl": b"@prefix", "trig": b" {\n", "nt": b"<https://w3id.org/", "nq": b"graph/derived>",
    "jsonld": b"@context", "void": b"void:Dataset", "graphml": b"<graphml", "gexf": b"<gexf",
    "csv": b"ExpelDiplomats", "parquet": b"PAR1",
}


def test_help_lists_every_format_with_what_it_is(kg: Kg) -> None:
    lines = kg("export", "--help").out.splitlines()
    for name, words in FORMATS.items():
        assert f"    {name:<9}{words}" in lines


@pytest.mark.parametrize("form", FORMATS)
def test_one_file_is_written_whole(kg: Kg, article: Path, tmp_path: Path, form: str) -> None:
    store, folder = tmp_path / "store", tmp_path / "out"
    folder.mkdir()
    assert kg("build", article, "--store", store).status == 0
    ran = kg("export", "--store", store, "--format", form, "-o", folder / "graph")
    assert (ran.status, ran.out, ran.err) == (0, f"Written: {folder / 'graph'}\n", "")
    assert MARKS[form] in (folder / "graph").read_bytes()
    assert [path.name for path in folder.iterdir()] == ["graph"]


def test_unknown_format_names_those_that_there_are(kg: Kg, tmp_path: Path) -> None:
    ran = kg("export", "--store", tmp_path / "store", "--format", "xls", "-o", tmp_path / "graph")
    assert ran.status == 2
    assert all(name in ran.error() for name in FORMATS)
