"""The commands that work on a store: build, query, stats, validate, forget, view."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_run import Kg

from kg.cli.query import FORMATS as QUERY_FORMATS


@pytest.fixture
def store(kg: Kg, article: Path, tmp_path: Path) -> Path:
    """A store that holds the events of one article."""
    path = tmp_path / "store"
    assert kg("build", article, "--store", path).status == 0
    return path


def test_build_tells_what_it_did_and_the_second_time_that_nothing_changed(
    kg: Kg, article: Path, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    first = kg("build", article, "--store", store)
    assert (first.status, first.err) == (0, "")
    assert first.out.startswith("Articles: 1 new\n")
    assert "now holds 2 events, 2 actors, " in first.out
    before = {path: path.read_bytes() for path in store.rglob("*") if path.is_file()}
    second = kg("build", article, "--store", store)
    assert second.out.startswith("Articles: 1 unchanged\n")
    assert "is unchanged, with 2 events" in second.out
    assert {path: path.read_bytes() for path in store.rglob("*") if path.is_file()} == before


def test_build_names_what_it_skipped_and_why(kg: Kg, article: Path, tmp_path: Path) -> None:
    (article.parent / "empty.md").touch()
    ran = kg("build", article.parent, "--store", tmp_path / "store")
    assert ran.status == 0
    assert ran.out.startswith("Articles: 1 new, 1 skipped\n")
    assert ran.err == f"kg: skipped {article.parent}/empty.md: empty.md is empty\n"


def test_store_can_be_named_by_the_environment(kg: Kg, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE", str(store))
    assert kg("stats").status == 0


EXPELLERS = "SELECT ?who { ?who dip:expelledDiplomatsOf ?whose } ORDER BY ?who"


def test_query_in_words_of_the_ontology(kg: Kg, store: Path) -> None:
    assert kg("query", "-e", EXPELLERS, "--store", store).out == "who\nNOR\nRUS\n"


def test_query_in_a_file_with_a_byte_order_mark(kg: Kg, store: Path, tmp_path: Path) -> None:
    path = tmp_path / "who.rq"
    path.write_text(EXPELLERS, "utf-8-sig")
    assert kg("query", path, "--store", store).out == "who\nNOR\nRUS\n"


def test_query_within_a_time(kg: Kg, store: Path) -> None:
    assert kg("query", "-e", EXPELLERS, "--timeout", 60, "--store", store).out == "who\nNOR\nRUS\n"


@pytest.mark.parametrize(("form", "start"), [
    ("csv", "who\r\n"), ("tsv", "?who\n"), ("json", '{"head"'), ("xml", "<?xml"),
])
def test_query_formats(kg: Kg, store: Path, form: str, start: str) -> None:
    ran = kg("query", "-e", EXPELLERS, "--format", form, "--store", store)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.replace("\r\n", "\n").startswith(start.replace("\r\n", "\n"))
    assert "actor/NOR" in ran.out


def test_construct_gives_turtle(kg: Kg, store: Path) -> None:
    ran = kg("query", "-e", "CONSTRUCT { ?a dip:expelledDiplomatsOf ?b } { ?a dip:expelledDiplomatsOf ?b }",
             "--format", "ttl", "--store", store)
    assert "dip:expelledDiplomatsOf" in ran.out


def test_formats_are_those_of_the_library() -> None:
    from kg.queries import FORMATS

    assert QUERY_FORMATS == FORMATS


def test_named_queries_are_listed_with_parameters(kg: Kg) -> None:
    from kg.queries import named_queries

    lines = kg("queries").out.splitlines()
    assert lines[0].split() == ["Name", "What", "it", "answers", "Parameters"]
    for name, each in named_queries().items():
        (line,) = [line for line in lines if line.split()[0] == name]
        assert all(f"{parameter.name}={parameter.example}" in line for parameter in each.parameters)


def test_named_query_is_shown_in_full(kg: Kg) -> None:
    from kg.queries import named_queries

    name, each = next(iter(named_queries().items()))
    shown = kg("queries", name).out
    assert each.title in shown
    assert each.text.strip() in shown


def test_named_query_with_parameters(kg: Kg, store: Path) -> None:
    ran = kg("query", "--named", "dyad-events", "a=Norway", "b=rus", "--store", store)
    assert (ran.status, ran.err) == (0, "")
    assert "utviste onsdag tre russiske diplomater" in ran.out


def test_stats_counts_events_by_type(kg: Kg, store: Path) -> None:
    lines = [line.split() for line in kg("stats", "--store", store).out.splitlines()]
    assert ["Articles", "1"] in lines
    assert ["ExpelDiplomats", "2"] in lines


def test_valid_graph(kg: Kg, store: Path, article: Path) -> None:
    ran = kg("validate", "--store", store, "--articles", article)
    assert (ran.status, ran.out) == (0, "The graph is valid.\n")


def test_forgotten_source_takes_its_events_with_it(kg: Kg, store: Path) -> None:
    ran = kg("forget", "oslo.md", "--store", store)
    assert (ran.status, ran.out) == (0, "oslo.md is forgotten; 0 sources and 0 events are left\n")
    assert "Events 0" in " ".join(kg("stats", "--store", store).out.split())


def test_forgetting_what_is_not_there_names_the_nearest(kg: Kg, store: Path) -> None:
    ran = kg("forget", "olso.md", "--store", store)
    assert ran.status == 2
    assert ran.error() == "there is no source olso.md (nearest: oslo.md)"


def test_view_writes_the_page(kg: Kg, store: Path, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    ran = kg("view", "--store", store, "-o", target, "--actor", "Norge", "--from", "2022", "--to", "2022-04")
    assert (ran.status, ran.err) == (0, "")
    assert target.read_text("utf-8").startswith("<!")


def test_hostile_quote_is_printed_without_control_sequences(kg: Kg, tmp_path: Path) -> None:
    path = tmp_path / "hostile\x1b[31m.md"
    path.write_text("---\nlanguage: en\npublished: 2022-04-07\ntitle: \"\\e]0;x\\a[red]\"\n---\n"
                    "Norway expelled three Russian diplomats [bold]on\u202e Wednesday\u009b5m.\n", "utf-8")
    store = tmp_path / "store"
    shown = [kg("extract", path), kg("build", path, "--store", store),
             kg("query", "--named", "dyad-events", "a=NOR", "b=RUS", "--store", store)]
    for ran in shown:
        assert ran.status == 0
        assert not {"\x1b", "\x9b", "\x07", "\u202e"} & set(ran.out + ran.err)
    told = json.loads(kg("extract", path, "--format", "json").out)
    assert "\x1b" not in told["article"] or told["article"] == path.name


def test_status_tells_state_since_when_and_because_of_what(kg: Kg, store: Path) -> None:
    ran = kg("status", "rus", "Noreg", "--on", "2022-05", "--store", store)
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "Russia and Norway on 2022-05-31: strained since 2022-04-06"
    assert "Norge utviste onsdag tre russiske diplomater" in ran.out
    assert "Russland svarte torsdag med å utvise tre norske diplomater" in ran.out
    assert lines[-1].split() == ["2022-04-06", "2023-04-07", "strained", "ExpelDiplomats", "NOR", "RUS"]


def test_status_tells_only_of_events_up_to_the_day(kg: Kg, store: Path) -> None:
    shown = kg("status", "RUS", "NOR", "--on", "2022-04-06", "--store", store).out
    assert "Norge utviste" in shown
    assert "Russland svarte" not in shown


def test_status_before_anything_is_known(kg: Kg, store: Path) -> None:
    ran = kg("status", "RUS", "NOR", "--on", "1990", "--store", store)
    assert (ran.status, ran.out) == (0, "Nothing is known of how Russia and Norway stood on 1990-12-31.\n")


def test_status_of_an_actor_of_whom_no_article_tells(kg: Kg, store: Path) -> None:
    ran = kg("status", "RUS", "Brasil", "--on", "2022-05-01", "--store", store)
    assert (ran.status, ran.out) == (0, "Nothing is known of how Russia and Brazil stood on 2022-05-01.\n")


@pytest.mark.parametrize("name", ["RUS", "RU", "Russland", "Kreml", "russia"])
def test_status_takes_codes_and_names_of_any_language(kg: Kg, store: Path, name: str) -> None:
    shown = kg("status", name, "NO", "--on", "2022-05-01", "--store", store).out
    assert shown.startswith("Russia and Norway on 2022-05-01: strained since 2022-04-06")


@pytest.mark.parametrize(("name", "told"), [
    ("Russa", "did you mean Russia (RUS)?"), ("Korea", "KOR"), ("Noreg", "are one actor, NOR"),
])
def test_status_of_whom_nobody_can_mean(kg: Kg, store: Path, name: str, told: str) -> None:
    ran = kg("status", "NOR", name, "--store", store)
    assert ran.status == 2
    assert told in ran.error()


def test_status_of_an_unknown_actor(kg: Kg, store: Path) -> None:
    assert "XYZ" in kg("status", "RUS", "XYZ", "--store", store).error()
