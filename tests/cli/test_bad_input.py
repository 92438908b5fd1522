"""Bad input: one clear line, status 1 or 2, nothing half written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_run import Kg


@pytest.fixture(params=["extract", "build"])
def reading(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[list[object], Path]:
    """The beginnings of the two commands that read articles, and what must not exist afterwards."""
    made = tmp_path / "made"
    option = "--out" if request.param == "extract" else "--store"
    return [request.param, option, made], made


@pytest.mark.parametrize(("name", "content", "message"), [
    ("empty.md", b"", "empty.md is empty"),
    ("blank.md", b" \n\n", "blank.md is empty"),
    ("binary.md", bytes(range(256)) * 20, "binary.md is a binary file, not text"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "picture.txt is a binary file, not text"),
    ("bad.md", b"---\npublished: soon\n---\nText.", "bad.md, line 2: published is not a date: soon"),
])
def test_file_that_is_no_article(
    kg: Kg, tmp_path: Path, reading: tuple[list[object], Path], name: str, content: bytes, message: str
) -> None:
    command, made = reading
    (tmp_path / name).write_bytes(content)
    ran = kg(*command, tmp_path / name)
    assert (ran.status, ran.out) == (1, "")
    assert ran.error().startswith(message)
    assert not made.exists()


def test_directory_without_articles(kg: Kg, tmp_path: Path, reading: tuple[list[object], Path]) -> None:
    command, made = reading
    (tmp_path / "folder").mkdir()
    ran = kg(*command, tmp_path / "folder")
    assert ran.status == 1
    assert "folder holds no article" in ran.error()
    assert not made.exists()


def test_file_that_does_not_exist(kg: Kg, tmp_path: Path, reading: tuple[list[object], Path]) -> None:
    command, made = reading
    ran = kg(*command, tmp_path / "none.md")
    assert ran.status == 1
    assert "none.md does not exist" in ran.error()
    assert not made.exists()


@pytest.mark.parametrize("leads_to", ["link.md", "nowhere.md"])
def test_link_that_leads_nowhere(
    kg: Kg, tmp_path: Path, reading: tuple[list[object], Path], leads_to: str
) -> None:
    command, made = reading
    (tmp_path / "link.md").symlink_to(tmp_path / leads_to)
    ran = kg(*command, tmp_path / "link.md")
    assert ran.status == 1
    assert "link.md cannot be read: " in ran.error()
    assert not made.exists()


def test_unknown_language(kg: Kg, article: Path, reading: tuple[list[object], Path]) -> None:
    command, made = reading
    ran = kg(*command, article, "--language", "klingon")
    assert ran.status in (1, 2)
    assert "klingon" in ran.error()
    assert "nb" in ran.error()
    assert not made.exists()


def test_date_that_is_none(kg: Kg, article: Path, reading: tuple[list[object], Path]) -> None:
    command, made = reading
    ran = kg(*command, article, "--published", "18. oktober")
    assert ran.status == 2
    assert "write 2021-10-18, 2021-10 or 2021" in ran.error()
    assert not made.exists()


READERS = [
    ("query", "-e", "ASK {}"), ("stats",), ("validate",), ("forget", "a.md"), ("status", "NOR", "RUS"),
    ("view", "-o", "page.html"), ("export", "--format", "ttl", "-o", "graph.ttl"),
]


@pytest.mark.parametrize("command", READERS, ids=lambda command: command[0])
def test_store_that_is_not_there(
    kg: Kg, tmp_path: Path, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = kg(*command, "--store", "nowhere")
    assert ran.status == 1
    assert "nowhere" in ran.error()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("command", READERS, ids=lambda command: command[0])
def test_store_that_is_something_else(
    kg: Kg, tmp_path: Path, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "notes.txt").write_text("mine", "utf-8")
    ran = kg(*command, "--store", "other")
    assert ran.status == 1
    assert "other" in ran.error()
    assert [path.name for path in (tmp_path / "other").iterdir()] == ["notes.txt"]


def test_build_into_a_directory_that_holds_something_else(kg: Kg, article: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "notes.txt").write_text("mine", "utf-8")
    ran = kg("build", article, "--store", other)
    assert ran.status == 1
    ran.error()
    assert [path.name for path in other.iterdir()] == ["notes.txt"]


@pytest.fixture
def store(kg: Kg, article: Path, tmp_path: Path) -> Path:
    path = tmp_path / "store"
    assert kg("build", article, "--store", path).status == 0
    return path


def test_damaged_store(kg: Kg, store: Path) -> None:
    for path in store.rglob("*"):
        if path.is_file() and path.name not in ("CURRENT", "FORMAT", "LOCK"):
            path.write_bytes(b"damaged")
    ran = kg("stats", "--store", store)
    assert ran.status == 1
    assert str(store) in ran.error()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_store_without_permission(kg: Kg, store: Path) -> None:
    store.chmod(0)
    try:
        ran = kg("stats", "--store", store)
    finally:
        store.chmod(0o700)
    assert ran.status == 1
    ran.error()


HOLDS = """
import sys
from kg.graph.knowledge_graph import open_store
with open_store(sys.argv[1], write=True):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("command", ["build", "forget"])
def test_store_in_use_by_another_writer(kg: Kg, store: Path, article: Path, command: str) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLDS, str(store)], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, text=True) as other:
        assert other.stdin is not None and other.stdout is not None
        assert other.stdout.readline() == "held\n"
        ran = kg(command, article if command == "build" else "oslo.md", "--store", store)
        while_held = kg("stats", "--store", store)
        other.stdin.close()
    assert ran.status == 1
    assert str(store) in ran.error()
    assert while_held.status == 0


def test_syntax_error_in_a_query_names_line_and_column(kg: Kg, store: Path) -> None:
    ran = kg("query", "-e", "SELECT * {\n  ?a ?? ?b\n}", "--store", store)
    assert ran.status == 2
    assert "line 2, column " in ran.error()


def test_unknown_named_query_names_the_nearest(kg: Kg, store: Path) -> None:
    ran = kg("query", "--named", "dyad-evens", "--store", store)
    assert ran.status == 2
    assert "dyad-events" in ran.error()
    assert "dyad-events" in kg("queries", "dyad-evens").error()


@pytest.mark.parametrize("arguments", [
    ("--named", "dyad-events"),
    ("--named", "dyad-events", "a=NOR", "b=RUS", "c=SWE"),
    ("--named", "dyad-events", "a=NOR", "b"),
    ("--named", "dyad-events", "-e", "ASK {}"),
    (),
    ("none.rq",),
    ("-e", "INSERT DATA { dip:a dip:b dip:c }"),
    ("-e", "ASK {}", "--format", "ttl"),
    ("-e", "ASK {}", "--format", "xls"),
    ("-e", "ASK {}", "--timeout", "-1"),
    ("-e", "ASK {}", "--fromat", "csv"),
], ids=" ".join)
def test_query_that_is_given_wrongly(kg: Kg, store: Path, arguments: tuple[str, ...]) -> None:
    ran = kg("query", "--store", store, *arguments)
    assert ran.status in (1, 2)
    assert ran.out == ""
    ran.error()


@pytest.mark.parametrize("arguments", [
    ("--actor", "XYZ"), ("--from", "2023", "--to", "2021"), ("--from", "1800", "--to", "1801"),
    ("--from", "yesterday"),
], ids=" ".join)
def test_page_that_cannot_be_made(kg: Kg, store: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    target = tmp_path / "page.html"
    target.write_text("as before", "utf-8")
    ran = kg("view", "--store", store, "-o", target, *arguments)
    assert ran.status in (1, 2)
    ran.error()
    assert target.read_text("utf-8") == "as before"


@pytest.mark.parametrize("command", [("view",), ("export", "--format", "nq")], ids=lambda command: command[0])
def test_file_that_cannot_be_written(kg: Kg, store: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    ran = kg(*command, "--store", store, "-o", tmp_path / "no" / "such" / "folder.out")
    assert ran.status in (1, 2)
    assert "folder.out" in ran.error()
    assert not (tmp_path / "no").exists()


def test_unknown_command_names_the_nearest(kg: Kg) -> None:
    ran = kg("biuld")
    assert ran.status == 2
    assert "biuld" in ran.error()


@pytest.mark.parametrize("command", READERS, ids=lambda command: command[0])
def test_store_that_is_a_file(kg: Kg, tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    ran = kg(*command, "--store", tmp_path / "notes.txt")
    assert ran.status == 2
    assert "notes.txt' is a file" in ran.error()
    assert (tmp_path / "notes.txt").read_text("utf-8") == "mine"


@pytest.mark.parametrize("arguments", [
    ("build", "", "--store", "made"), ("extract", ""), ("build", "oslo.md", "--store", ""),
    ("extract", "oslo.md", "--out", ""), ("stats", "--store", ""), ("view", "--store", "store", "-o", ""),
    ("export", "--store", "store", "--format", "ttl", "-o", ""),
    ("validate", "--store", "store", "--articles", ""),
    ("view", "--store", "store", "-o", "page.html", "--query", ""),
], ids=" ".join)
def test_empty_name_is_not_the_folder_at_hand(
    kg: Kg, store: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(store.parent)
    before = sorted(store.parent.rglob("*"))
    ran = kg(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert "the name is empty" in ran.error()
    assert sorted(store.parent.rglob("*")) == before


@pytest.mark.parametrize("command", [
    ("view",), ("export", "--format", "ttl"), ("export", "--format", "parquet"),
], ids=" ".join)
def test_file_whose_name_is_too_long(kg: Kg, store: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    before = sorted(tmp_path.iterdir())
    ran = kg(*command, "--store", store, "-o", tmp_path / ("a" * 300))
    assert ran.status == 1
    assert ran.error().startswith(f"cannot write {tmp_path}/aaa")
    assert sorted(tmp_path.iterdir()) == before
