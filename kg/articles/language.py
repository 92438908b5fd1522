"""Which language an article is in: as it says itself, or by its function words.

Function words tell these languages apart within a few sentences, Bokmål from Nynorsk and Danish too, and need
no model to load.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from kg.articles.genre import LANGUAGES, UNKNOWN, neighbours, word_list
from kg.errors import UserError

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENOUGH_WORDS = 3000
_LEAST_SCORE = 2.0
_LEAST_SHARE = 0.08
_LEAST_LEAD = 1.1


def known_language(code: str, text: str) -> str:
    """The language for a code that someone gave, such as `nb`, `EN` or `en-GB`; `und` stays `und`.

    `no` stands for either Norwegian; the text decides which.

    Raises:
        UserError: the code is none of the languages read here.
    """
    main = re.split(r"[-_]", code.strip().lower())[0]
    if main == "no":
        scores = _scores(text)
        return "nn" if scores["nn"] > scores["nb"] else "nb"
    if main not in (*LANGUAGES, UNKNOWN):
        raise UserError(f"unknown language: {code}", f"known are {', '.join(LANGUAGES)}, no and {UNKNOWN}")
    return main


def detect_language(text: str) -> str:
    """The language of a text, or `und` where it is none of those known here or too short to tell."""
    scores = _scores(text)
    best, second = sorted(scores, key=lambda code: (-scores[code], code))[:2]
    words = sum(1 for _ in _words(text))
    clear = scores[best] >= max(_LEAST_SCORE, _LEAST_SHARE * words, _LEAST_LEAD * scores[second])
    return best if clear and best in LANGUAGES else UNKNOWN


def _words(text: str) -> Iterator[str]:
    return (found.group().lower() for found in islice(_WORD.finditer(text), _ENOUGH_WORDS))


def _scores(text: str) -> dict[str, float]:
    """For each language the weight of its function words in the text.

    A word counts the less the more languages have it, so that the words that only one has decide.
    """
    weights = _weights()
    scores = dict.fromkeys((*LANGUAGES, *neighbours()), 0.0)
    for word in _words(text):
        languages = weights.get(word, ())
        for code in languages:
            scores[code] += 1 / len(languages)
    return scores


@cache
def _weights() -> dict[str, tuple[str, ...]]:
    """The languages of each function word."""
    languages: dict[str, set[str]] = {}
    for code in LANGUAGES:
        for word in word_list(code, "function_words"):
            languages.setdefault(word, set()).add(code)
    for code in neighbours():
        for word in word_list("neighbours", code):
            languages.setdefault(word, set()).add(code)
    return {word: tuple(sorted(codes)) for word, codes in languages.items()}
