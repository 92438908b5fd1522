"""Whether two spellings can be of one person or place: `Lavrov` and `Sergej Lawrow`, `Moskva` and
`Moscow`.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

# How Slavic, Arabic and Greek names differ between the romanisations of newspapers in Latin letters.
_ROMANISATIONS = (
    ("ou", "u"), ("ch", "sh"), ("sch", "sh"), ("tsh", "sh"), ("w", "v"), ("y", "i"), ("j", "i"), ("z", "s"),
    ("ck", "k"), ("kh", "h"), ("q", "k"),
)
_SAME_PERSON = 0.8
_SAME_PLACE = 0.6


def same_person(one: str, other: str) -> bool:
    """Whether the last name of one stands in the other, allowing for romanisation."""
    first, second = _tokens(one), _tokens(other)
    if not first or not second:
        return False
    return _alike_any(first[-1], second) or _alike_any(second[-1], first)


def same_place(one: str, other: str) -> bool:
    """Whether the two can be one place in two languages."""
    first, second = " ".join(_tokens(one)), " ".join(_tokens(other))
    return first == second or _ratio(first, second) >= _SAME_PLACE


@lru_cache(maxsize=65536)
def _tokens(name: str) -> tuple[str, ...]:
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    bare = bare.replace("ø", "o").replace("æ", "ae").replace("ł", "l").replace("đ", "d")
    for spelling, common in _ROMANISATIONS:
        bare = bare.replace(spelling, common)
    bare = re.sub(r"([^\W\d_])\1+", r"\1", bare)  # Zelenskyy, Kuleba and Kulebba
    return tuple(re.findall(r"[\w'-]+", bare))


def _alike_any(name: str, names: tuple[str, ...]) -> bool:
    return any(name == other or _ratio(name, other) >= _SAME_PERSON for other in names)


@lru_cache(maxsize=65536)
def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
