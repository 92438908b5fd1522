"""`kg view`: what its options put into the page, and what goes wrong with them."""

from __future__ import annotations

import base64
import inspect
import json
import re
import webbrowser
import zlib
from pathlib import Path
from typing import Any

import pytest
from cli_run import Kg

from kg.cli.view import LANGUAGES, TOP


@pytest.fixture
def store(kg: Kg, article: Path, tmp_path: Path) -> Path:
    path = tmp_path / "store"
    assert kg("build", article, "--store", path).status == 0
    return path


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "page.html"


def packed(page: Path, name: str) -> bytes:
    """What the page holds in a package, unpacked."""
    found = re.search(rf'<script[^>]* id="data-{name}"[^>]*>([^<]*)<', page.read_text("utf-8"))
    assert found
    return zlib.decompress(base64.b64decode(found[1]))


def header(page: Path) -> dict[str, Any]:
    data = packed(page, "events")
    told: dict[str, Any] = json.loads(data[4:4 + int.from_bytes(data[:4], "little")])
    return told


def number_of_events(page: Path) -> int:
    number: int = header(page)["columns"]["day"]["length"]
    return number


def test_language_and_number_of_actors_are_those_of_the_library() -> None:
    from kg.view.page import LANGUAGES as OF_PAGES
    from kg.view.page import write_page

    assert LANGUAGES == OF_PAGES
    assert inspect.signature(write_page).parameters["top"].default == TOP


def test_title_and_language(kg: Kg, store: Path, target: Path) -> None:
    ran = kg("view", "--store", store, "-o", target, "--title", "Oslo <1> & Moskva", "--language", "nb")
    assert (ran.status, ran.err) == (0, "")
    text = target.read_text("utf-8")
    assert "<title>Oslo &lt;1&gt; &amp; Moskva</title>" in text
    assert '<html lang="nb"' in text
    assert header(target)["language"] == "nb"


def test_top_is_the_number_of_actors_in_the_network(kg: Kg, store: Path, target: Path) -> None:
    assert kg("view", "--store", store, "-o", target, "--top", 1).status == 0
    assert len(json.loads(packed(target, "network"))["nodes"]) == 1
    assert kg("view", "--store", store, "-o", target).status == 0
    assert len(json.loads(packed(target, "network"))["nodes"]) == 2


def test_types(kg: Kg, store: Path, target: Path) -> None:
    kg("view", "--store", store, "-o", target, "--type", "ExpelDiplomats", "--type", "Meet")
    assert number_of_events(target) == 2
    target.unlink()
    ran = kg("view", "--store", store, "-o", target, "--type", "Meet")
    assert (ran.status, target.exists()) == (1, False)
    assert ran.error().startswith("no event to show")


@pytest.mark.parametrize(("name", "nearest"), [("ExpelDiplomat", "ExpelDiplomats"), ("xyzzy", "")])
def test_unknown_type_says_where_the_types_are_listed(
    kg: Kg, store: Path, target: Path, name: str, nearest: str
) -> None:
    ran = kg("view", "--store", store, "-o", target, "--type", name)
    assert (ran.status, target.exists()) == (2, False)
    error = ran.error()
    assert name in error and nearest in error
    assert "kg query --named event-types" in error
    assert kg("query", "--named", "event-types", "--store", store).out.count("ExpelDiplomats") == 1


ANSWERS = "SELECT ?who ?event { ?event dip:inResponseTo ?cause ; dip:source ?who }"
FIRST = "SELECT ?cause ?answer { ?answer dip:inResponseTo ?cause }"


@pytest.mark.parametrize("text", [ANSWERS, FIRST], ids=["a column called event", "the first column"])
def test_query_chooses_the_events(kg: Kg, store: Path, target: Path, text: str) -> None:
    question = target.with_name("chosen.rq")
    question.write_text(text, "utf-8")
    ran = kg("view", "--store", store, "-o", target, "--query", question)
    assert (ran.status, ran.err) == (0, "")
    assert number_of_events(target) == 1


@pytest.mark.parametrize(("text", "status", "message"), [
    ("ASK {}", 2, "is no SELECT"),
    ("CONSTRUCT { ?a ?b ?c } { ?a ?b ?c }", 2, "is no SELECT"),
    ("SELECT ?event { ?event dip:eventType dip:Meet }", 1, "gives no event"),
    ("SELECT * {}", 1, "gives no event"),
    ("SELECT ?who { ?event dip:source ?who }", 2, "gives what is no event in ?who: <https://"),
    ('SELECT ?event { BIND ("event:1" AS ?event) }', 2, "gives what is no event in ?event"),
    ("SELECT ?event {\n  ?event ??\n}", 2, "line 2, column "),
])
def test_query_that_gives_no_events(
    kg: Kg, store: Path, target: Path, text: str, status: int, message: str
) -> None:
    question = target.with_name("wrong.rq")
    question.write_text(text, "utf-8")
    ran = kg("view", "--store", store, "-o", target, "--query", question)
    assert (ran.status, target.exists()) == (status, False)
    assert message in ran.error()


def test_query_that_is_not_there(kg: Kg, store: Path, target: Path) -> None:
    ran = kg("view", "--store", store, "-o", target, "--query", "none.rq")
    assert (ran.status, target.exists()) == (1, False)
    assert "none.rq cannot be read" in ran.error()


def test_page_is_opened_in_the_browser(
    kg: Kg, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address: not seen.append(address))
    monkeypatch.chdir(tmp_path)
    assert kg("view", "--store", store, "-o", "a page.html").status == 0
    assert not seen
    ran = kg("view", "--store", store, "-o", "a page.html", "--open")
    assert (ran.status, ran.err) == (0, "")
    assert seen == [f"{tmp_path.as_uri()}/a%20page.html"]


def test_no_browser_is_told_of_and_the_page_is_there(
    kg: Kg, store: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webbrowser, "open", lambda address: False)
    ran = kg("view", "--store", store, "-o", target, "--open")
    assert ran.status == 0
    assert ran.err == f"kg: no browser could be opened; open {target} yourself\n"
    assert target.exists()


@pytest.mark.parametrize("arguments", [
    ("--top", "0"), ("--top", "many"), ("--language", "sv"), ("--type", ""),
], ids=" ".join)
def test_wrong_values(kg: Kg, store: Path, target: Path, arguments: tuple[str, ...]) -> None:
    ran = kg("view", "--store", store, "-o", target, *arguments)
    assert (ran.status, target.exists()) == (2, False)
    ran.error()
