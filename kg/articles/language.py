"""Which language an article is in: as it says itself, or by its function words.

Function words tell these languages apart within a few sentences, Bokmål from Nynorsk and Danish too, and need
no model to load.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice

from kg.articles.genre import LANGUAGES, UNKNOWN, neighbours, word_list
from kg.errors import UserError

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENOUGH_WORDS = 3000
_SIZES = (6, 5, 4, 3, 2)
_LEAST_SCORE = 1.0
_LEAST_SHARE = 0.1
_LEAST_LEAD = 1.2
# Most of their small words are common to these, so the family is told first and the member second; the first
# of them is taken where a text is too short to tell.
_SCANDINAVIAN = ("nb", "nn", "da", "sv")


def known_language(code: str, text: str) -> str:
    """The language for a code that someone gave, such as `nb`, `EN` or `en-GB`; `und` stays `und`.

    `no` stands for either Norwegian; the text decides which.

    Raises:
        UserError: the code is none of the languages read here.
    """
    main = re.split(r"[-_]", code.strip().lower())[0]
    if main == "no":
        scores, _ = _scores(text)
        return "nn" if scores["nn"] > scores["nb"] else "nb"
    if main not in (*LANGUAGES, UNKNOWN):
        raise UserError(f"unknown language: {code}", f"known are {', '.join(LANGUAGES)}, no and {UNKNOWN}")
    return main


def detect_language(text: str) -> str:
    """The language of a text, or `und` where it is none of those known here or too short to tell."""
    scores, families = _scores(text)
    best, second = sorted(families, key=lambda code: (-families[code], code))[:2]
    words = sum(1 for _ in _words(text))
    if families[best] < max(_LEAST_SCORE, _LEAST_SHARE * words, _LEAST_LEAD * families[second]):
        return UNKNOWN
    if best == _SCANDINAVIAN[0]:
        return max(_SCANDINAVIAN, key=lambda code: scores[code])
    return best if best in LANGUAGES else UNKNOWN


def _words(text: str) -> Iterator[str]:
    return (found.group().lower() for found in islice(_WORD.finditer(text), _ENOUGH_WORDS))


def _scores(text: str) -> tuple[dict[str, float], dict[str, float]]:
    """The weight of its common words in the text, for each language and for each family of languages.

    A word counts the less the more of them have it, so that the words that only one has decide. A family is
    named by its first member.
    """
    words, endings = _languages_of_words(), _languages_of_endings()
    scores = dict.fromkeys((*LANGUAGES, *neighbours()), 0.0)
    families = dict.fromkeys(map(_family, scores), 0.0)
    for word in _words(text):
        codes = words.get(word) or next(
            (endings[word[-size:]] for size in _SIZES if len(word) > size + 2 and word[-size:] in endings), ()
        )
        for code in codes:
            scores[code] += 1 / len(codes)
        kin = {_family(code) for code in codes}
        for code in kin:
            families[code] += 1 / len(kin)
    return scores, families


def _family(code: str) -> str:
    return _SCANDINAVIAN[0] if code in _SCANDINAVIAN else code


@cache
def _languages_of_words() -> dict[str, tuple[str, ...]]:
    kinds = ("function_words", "topic_words")
    lists = {code: tuple(word for kind in kinds for word in word_list(code, kind)) for code in LANGUAGES}
    return _inverted(lists | {code: word_list("neighbours", code) for code in neighbours()})


@cache
def _languages_of_endings() -> dict[str, tuple[str, ...]]:
    return _inverted({code: word_list(code, "endings") for code in LANGUAGES})


def _inverted(lists: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """For each word the languages that list it."""
    found: dict[str, set[str]] = {}
    for code, words in lists.items():
        for word in words:
            found.setdefault(word, set()).add(code)
    return {word: tuple(sorted(codes)) for word, codes in found.items()}
