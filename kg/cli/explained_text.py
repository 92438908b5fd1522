"""The sentences of an article with what was read in each, marked in colour."""

from __future__ import annotations

import click

from kg.errors import one_line
from kg.extract.explain import Explained, Explanation, Mark, Part
from kg.model import Article

_COLOURS = {Part.SOURCE: "blue", Part.TARGET: "magenta", Part.TRIGGER: "green"}
# What stands around a mark where there are no colours.
_BRACKETS = {Part.SOURCE: ("<", ">"), Part.TARGET: ("{", "}"), Part.TRIGGER: ("[", "]")}


def print_explanations(article: Article, explanations: list[Explanation], name: str) -> None:
    """Prints every sentence with its events and their rules, or with the reason why it tells none."""
    click.secho(one_line(f"{name} ({article.source.language})"), bold=True)
    legend = ", ".join(_painted(part.value, part) for part in (Part.SOURCE, Part.TRIGGER, Part.TARGET))
    click.echo(f"Marked: {legend}\n")
    for explanation in explanations:
        for act in explanation.acts or (None,):
            click.echo(_sentence(article, explanation, act.marks if act else ()))
            nothing = click.style(f"    nothing: {explanation.reason}", dim=True)
            click.echo(f"    {_event(act)}" if act else nothing)
    if not explanations:
        click.echo("no sentence was read: the language is not known, or there is no body text")
    click.echo()


def _event(act: Explained) -> str:
    modality = "" if act.modality == "actual" else f", {act.modality}"
    sides = f"{', '.join(act.sources)} → {', '.join(act.targets)}"
    return f"{click.style(act.type, bold=True)} {sides}{modality}  (rule {act.rule})"


def _sentence(article: Article, explanation: Explanation, marks: tuple[Mark, ...]) -> str:
    """The sentence on one line, its marks in colour; overlapping marks after the first are left out."""
    pieces: list[str] = []
    at = explanation.start
    for mark in marks:
        if mark.start < at:
            continue
        marked = _plain(article.text[mark.start : mark.end])
        pieces += [_plain(article.text[at : mark.start]), _painted(marked, mark.part)]
        at = mark.end
    pieces.append(_plain(article.text[at : explanation.end]))
    return "".join(pieces)


def _plain(text: str) -> str:
    """The text without control characters, its outer blanks kept."""
    return "".join(character if character.isprintable() else " " for character in text)


def _painted(text: str, part: Part) -> str:
    """The text in the colour of its part; in brackets too, for those who see no colour."""
    opening, closing = _BRACKETS[part]
    return click.style(f"{opening}{text}{closing}", fg=_COLOURS[part], bold=True)
