"""`kg extract --explain`: what was read in each sentence, and why nothing was read in the others."""

from __future__ import annotations

from pathlib import Path

from cli_run import Kg

ARTICLE = """---
published: 2021-10-18
language: en
---
Poland expelled three Russian diplomats on Monday. The weather was fine.

If Poland closed its embassy in Moscow, tourists would suffer. \x1b[31mRussia\x1b[0m condemned the decision.
"""


def explained(folder: Path, kg: Kg) -> str:
    path = folder / "article.md"
    path.write_text(ARTICLE, encoding="utf-8")
    ran = kg("extract", "--explain", path)
    assert ran.status == 0, ran.err
    return ran.out


def test_the_parts_of_an_event_are_marked_and_its_rule_is_named(tmp_path: Path, kg: Kg) -> None:
    output = explained(tmp_path, kg)
    assert "<Poland> [expelled] {three Russian diplomats} on Monday." in output
    assert "ExpelDiplomats POL → RUS  (rule ExpelDiplomats.expel)" in output


def test_a_sentence_without_events_says_why(tmp_path: Path, kg: Kg) -> None:
    output = explained(tmp_path, kg)
    assert "nothing: no actor is named" in output
    assert "nothing: CloseMission is only spoken of" in output


def test_text_of_an_article_cannot_steer_the_terminal(tmp_path: Path, kg: Kg) -> None:
    assert "\x1b[31mRussia" not in explained(tmp_path, kg)
