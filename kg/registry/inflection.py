"""Inflecting the words of the tables of names by the rules in `data/actors/inflection.csv`.

A rule replaces an ending. A word that follows no rule is written out in the table with all its forms:
`norsk/norske`, and for persons the singular before `//`, the plural after it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from kg.registry.tables import Row, read_table

_COLUMNS = ("language", "part", "ending", "singular", "plural")
_PARTS = ("adjective", "person", "capital")


@cache
def _rules() -> Mapping[tuple[str, str], list[tuple[str, tuple[str, ...], tuple[str, ...]]]]:
    """Rules by language and part of the table, the longest ending first."""
    rules: dict[tuple[str, str], list[tuple[str, tuple[str, ...], tuple[str, ...]]]] = defaultdict(list)
    for row in read_table("inflection.csv", _COLUMNS):
        if row["part"] not in _PARTS:
            raise row.error(f"column part: {row['part']!r} is none of {', '.join(_PARTS)}")
        rule = (row["ending"], _endings(row["singular"]), _endings(row["plural"]))
        rules[row.required("language"), row["part"]].append(rule)
    for several in rules.values():
        several.sort(key=lambda rule: -len(rule[0]))
    return rules


def _endings(cell: str) -> tuple[str, ...]:
    # "-" is the empty ending: an empty value would be too easy to overlook in the table.
    return tuple(ending.removeprefix("-") for ending in cell.split("|")) if cell else ()


def inflect(word: str, language: str, part: str, row: Row) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """All forms of a word: those of the singular, and those of the plural.

    For a part that has no number (an adjective, a capital) all stand in the first of the two.

    Raises:
        UserError: the word is written out with an empty form; the message names the row.
    """
    if "/" in word:
        singular, _, plural = word.partition("//")
        forms = (_written_out(singular, row), _written_out(plural, row))
    else:
        forms = ((word,), ())
        for ending, singular_endings, plural_endings in _rules().get((language, part), ()):
            if word.endswith(ending):
                stem = word[: len(word) - len(ending)]
                forms = (tuple(stem + end for end in singular_endings),
                         tuple(stem + end for end in plural_endings))
                break
    return forms


def _written_out(forms: str, row: Row) -> tuple[str, ...]:
    if not forms:
        return ()
    several = tuple(form.strip() for form in forms.split("/"))
    if not all(several):
        raise row.error(f"{forms!r} has an empty form")
    return several
