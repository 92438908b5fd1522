"""The word lists of the genre, per language: `data/nb.yaml` and its like, with what all languages share.

A language is known here by having such a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kg.errors import UserError

_FOLDER = Path(__file__).resolve().parent / "data"
_SHARED = frozenset({"common", "datelines", "neighbours"})

LANGUAGES = tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml") if path.stem not in _SHARED))
"""The languages that can be told apart, as BCP 47 codes."""

UNKNOWN = "und"
"""The code of a language that is none of these."""


@dataclass(frozen=True, slots=True)
class Genre:
    """The patterns of the genre's lines. All are matched at the start of a paragraph but for `holds`,
    `credit`, and but for `agencies_only` and `boilerplate_line`, which are all of it.
    """

    byline: re.Pattern[str]
    agencies_only: re.Pattern[str]
    published: re.Pattern[str]
    updated: re.Pattern[str]
    photo: re.Pattern[str]
    credit: re.Pattern[str]
    boilerplate: re.Pattern[str]
    boilerplate_line: re.Pattern[str]
    holds: re.Pattern[str]


@cache
def genre(language: str) -> Genre:
    """The patterns for a language; for `und`, those of all languages together.

    Only bylines are told by the language alone, since their first words are common ones (*av*, *par*); the
    other lines are recognised in every language, as a Norwegian outlet prints `Photo:` too.
    """
    own = LANGUAGES if language == UNKNOWN else (language,)
    bylines = sorted({word for code in own for word in word_list(code, "byline")}, key=len, reverse=True)
    roles = _either(word for code in own for word in word_list(code, "byline_roles"))
    agencies = _either(word_list("common", "agencies"))
    photo = _either(_everywhere("photo"))
    return Genre(
        # "Av Jonas Breivoll", "Av vår utsendte medarbeider ...", but not "Av hensyn til Kina".
        byline=re.compile(rf"(?i:{_either(bylines)})\s*:?\s+(?:(?i:{roles})\b|[^\W\d_a-zæøåäöüéß])"),
        agencies_only=re.compile(rf"\W*(?i:{agencies})(?:[\s/,–-]+(?i:{agencies}))*\W*"),
        published=_starts(_everywhere("published")),
        updated=_starts(_everywhere("updated")),
        photo=re.compile(rf"\W{{0,2}}(?i:{photo})\s*:"),
        credit=re.compile(
            rf"(?:^|[.\s(\[/])(?i:{photo})\s*:\s*[^\n]{{0,80}}\Z"
            r"|(?i:\barkivfoto|\bfile photo|\barkivbild)\W*\Z"
            rf"|{_either(word_list('common', 'credits'))}"
        ),
        boilerplate=_starts([*_everywhere("boilerplate_starts"), *word_list("common", "copyright")]),
        boilerplate_line=re.compile(rf"\W*(?i:{_either(_everywhere('boilerplate_lines'))})\W*"),
        holds=re.compile(f"(?i:{_either(_everywhere('boilerplate_holds'))})"),
    )


@cache
def word_list(file: str, key: str) -> tuple[str, ...]:
    """A list of a data file, e.g. `word_list("nb", "months")`; a folded block counts word by word.

    Raises:
        UserError: the file is missing or has an error, which means that the installation is broken.
    """
    value = _load(file).get(key, ())
    return tuple(value.split() if isinstance(value, str) else map(str, value))


@cache
def datelines() -> frozenset[str]:
    """The cities from which news is filed, in small letters."""
    return frozenset(city for region in _load("datelines") for city in word_list("datelines", region))


def places_in(text: str, language: str) -> frozenset[str]:
    """The names that a text uses as places (`in Kirkenes`, `til Tromsø`), in small letters."""
    return frozenset(found[1].lower() for found in _place_pattern(language).finditer(text))


@cache
def _place_pattern(language: str) -> re.Pattern[str]:
    codes = LANGUAGES if language == UNKNOWN else (language,)
    prepositions = _either(word for code in codes for word in word_list(code, "places_after"))
    return re.compile(rf"\b{prepositions}\s+([^\W\d_a-zæøåäöüéß]\w+)")


@cache
def neighbours() -> tuple[str, ...]:
    """The languages that are not read here but must not be taken for one that is."""
    return tuple(_load("neighbours"))


@cache
def _load(file: str) -> dict[str, Any]:
    path = _FOLDER / f"{file}.yaml"
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        values = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - both are safe
    except (OSError, yaml.YAMLError) as error:
        raise UserError(f"{path} cannot be read: {error}", "install the package again") from error
    if not isinstance(values, dict):
        raise UserError(f"{path} is not a list of `key: value` lines", "install the package again")
    return values


def _everywhere(key: str) -> list[str]:
    return [word for code in LANGUAGES for word in word_list(code, key)]


def _either(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(re.escape(word) for word in longest_first)})"


def _starts(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that begins with any of the phrases, as whole words, behind a mark or two."""
    return re.compile(rf"(?i)[^\w©]{{0,3}}{_either(phrases)}(?:(?<=\W)|(?!\w))")
