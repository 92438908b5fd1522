"""`kg extract`: the events of articles."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from cli_run import Kg


def test_json_has_an_object_per_article_in_the_form_of_the_annotators(kg: Kg, article: Path) -> None:
    ran = kg("extract", article, "--format", "json")
    assert (ran.status, ran.err) == (0, "")
    (line,) = ran.out.splitlines()
    told = json.loads(line)
    assert (told["article"], told["language"]) == ("oslo.md", "nb")
    first, second = told["events"]
    assert first["type"] == second["type"] == "ExpelDiplomats"
    assert [actor["polity"] for actor in first["source"]] == ["NOR"]
    assert [actor["polity"] for actor in first["target"]] == ["RUS"]
    assert (first["id"], first["count"], first["modality"]) == ("e1", 3, "actual")
    assert first["date"] == ["2022-04-06", "2022-04-06"]
    assert second["response_to"] == "e1"
    assert 0 < first["confidence"] <= 1


def test_offset_is_where_the_quote_stands_below_the_front_matter(kg: Kg, article: Path) -> None:
    body = article.read_text("utf-8").split("---\n", 2)[2]
    for event in json.loads(kg("extract", article, "--format", "json").out)["events"]:
        assert body[event["offset"]:].startswith(event["quote"])


def test_table_shows_date_actors_count_and_quote(kg: Kg, article: Path) -> None:
    lines = kg("extract", article).out.splitlines()
    assert lines[0] == "oslo.md (nb, published 2022-04-08)"
    assert lines[2].startswith("e1  2022-04-06")
    assert "ExpelDiplomats (3)" in lines[2]
    assert "NOR → RUS" in lines[2]
    assert "utviste onsdag tre russiske diplomater" in lines[2]
    assert "(3, answers e1)" in lines[3]


def test_coarse_dates_are_written_short(kg: Kg, article: Path) -> None:
    assert kg("extract", article, "--published", "2022-04").out.startswith("oslo.md (nb, published 2022-04)")


def test_article_without_events_says_so(kg: Kg, tmp_path: Path) -> None:
    path = tmp_path / "quiet.md"
    path.write_text("---\nlanguage: en\n---\nThe weather in Bergen was wet.\n", "utf-8")
    assert kg("extract", path).out == "quiet.md (en, no date)\nno event found\n\n"
    assert json.loads(kg("extract", path, "--format", "json").out)["events"] == []


def test_article_in_a_language_that_is_not_read_says_so(kg: Kg, tmp_path: Path) -> None:
    path = tmp_path / "suomi.txt"
    path.write_text("Suomi karkotti yhdeksän venäläistä diplomaattia, ja Venäjä vastasi siihen.\n", "utf-8")
    ran = kg("extract", path)
    assert (ran.status, ran.out) == (0, "suomi.txt (und, no date)\nno event found\n\n")
    assert ran.err.startswith(f"kg: {path} is in a language that was not recognised; only da, ")
    assert ran.err.endswith(" are read (--language names one)\n")


def test_min_confidence_leaves_out_what_is_less_sure(kg: Kg, article: Path) -> None:
    ran = kg("extract", article, "--format", "json", "--min-confidence", "1")
    assert all(event["confidence"] == 1 for event in json.loads(ran.out)["events"])


def test_out_writes_a_file_per_article_and_prints_nothing(kg: Kg, article: Path, tmp_path: Path) -> None:
    folder = tmp_path / "made" / "here"
    ran = kg("extract", article, "--out", folder)
    assert (ran.status, ran.out) == (0, "")
    assert [path.name for path in folder.iterdir()] == ["oslo.pred.json"]
    assert len(json.loads((folder / "oslo.pred.json").read_text("utf-8"))["events"]) == 2


def test_out_never_writes_two_articles_to_one_file(kg: Kg, article: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "oslo.txt"
    other.parent.mkdir()
    other.write_text(article.read_text("utf-8"), "utf-8")
    ran = kg("extract", article, other, "--out", tmp_path / "out")
    assert ran.status == 1
    assert "would both be written to oslo.pred.json" in ran.error()


def test_unreadable_file_in_a_directory_is_told_of_and_passed_over(kg: Kg, article: Path) -> None:
    (article.parent / "bad.md").write_bytes(b"\0\1\2")
    ran = kg("extract", article.parent, "--format", "json")
    assert ran.status == 0
    assert len(ran.out.splitlines()) == 1
    assert ran.err.startswith("kg: skipped: bad.md is a binary file, not text")
    assert ran.err.count("\n") == 1


def test_unreadable_file_that_was_named_makes_the_command_fail(kg: Kg, article: Path) -> None:
    bad = article.parent / "bad.md"
    bad.write_bytes(b"\0\1\2")
    ran = kg("extract", bad, article, "--format", "json")
    assert ran.status == 1
    assert len(ran.out.splitlines()) == 1
    assert ran.err.splitlines()[-1] == "kg: error: 1 of 2 articles could not be read"


def test_help_loads_nothing_heavy() -> None:
    heavy = {"spacy", "rdflib", "pyoxigraph", "networkx", "rich", "babel", "trafilatura"}
    program = f"import sys, kg.cli; print(sorted({heavy!r} & set(sys.modules)))"
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert shown.stdout == "[]\n"
