"""The publication date where there is no front matter: in the first line, or in a line of its own."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from kg.articles.genre import LANGUAGES, UNKNOWN, genre, word_list
from kg.model import Interval

LONGEST_LINE = 100
_OPENING = re.compile(
    r"\s*(?i:date|dato|datum|fecha|published|publisert)[ \t]*:?[ \t]*(\d{4}(?:-\d{1,2}){0,2})(?![\w-])[ \t]*"
)
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?![\d-])")
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)")


def opening_date(text: str) -> tuple[Interval, int] | None:
    """The date with which a text opens (`date 2021-10 ...`) and where the text behind it starts.

    None where it opens with anything else.
    """
    found = _OPENING.match(text)
    if not found:
        return None
    try:
        return Interval.parse(found[1]), found.end()
    except (ValueError, OverflowError):
        return None


def is_published_line(paragraph: str) -> bool:
    """Whether a paragraph only says when the article was published or updated."""
    return _behind_label(paragraph, updated=False) is not None or (
        _behind_label(paragraph, updated=True) is not None
    )


def published_date(paragraph: str, language: str) -> Interval | None:
    """The date in a line such as `Publisert: 18. oktober 2021`; None in any other and where it has none.

    Args:
        paragraph: the line.
        language: whose names of months and order of numbers to try first.
    """
    text = _behind_label(paragraph, updated=False)
    if text is None:
        return None
    try:
        return _iso(text) or _with_month_name(text, language) or _in_numbers(text, language)
    except (ValueError, OverflowError):
        return None


def _behind_label(paragraph: str, *, updated: bool) -> str | None:
    """What follows the word for published (or updated) in a line of that kind, None in any other.

    `Published in London, the paper ...` is prose: the word stands there without a colon or a date.
    """
    if len(paragraph) > LONGEST_LINE:
        return None
    patterns = genre(UNKNOWN)
    label = (patterns.updated if updated else patterns.published).match(paragraph)
    if not label:
        return None
    rest = paragraph[label.end():]
    labelled = ":" in paragraph[: label.end() + 2]
    dated = bool(re.search(r"\d{4}", rest)) and not rest.rstrip().endswith(".")
    return rest if labelled or dated else None


def _iso(text: str) -> Interval | None:
    found = _ISO.search(text)
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2]), found[3]
    return Interval.day(date(year, month, int(day))) if day else Interval.month(year, month)


def _with_month_name(text: str, language: str) -> Interval | None:
    codes = (language,) if language in LANGUAGES else ()
    for code in (*codes, *(other for other in LANGUAGES if other != language)):
        found = _month_pattern(code).search(text)
        if found:
            month = _month_number(found["month"], code)
            day = found["before"] or found["after"]
            year = int(found["year"])
            return Interval.day(date(year, month, int(day))) if day else Interval.month(year, month)
    return None


@cache
def _month_pattern(code: str) -> re.Pattern[str]:
    """`18. oktober 2021`, `18 Oct 2021`, `October 18th, 2021`, `18 de octubre de 2021`, `oktober 2021`."""
    names = "|".join(
        f"{re.escape(name[:3])}(?:{re.escape(name[3:])}|{re.escape(name[3:4])})?"
        for name in word_list(code, "months")
    )
    return re.compile(
        rf"(?i)(?:(?P<before>\d{{1,2}})(?:\.|st|nd|rd|th|er|º)?\s+(?:de\s+)?)?"
        rf"\b(?P<month>{names})\b\.?,?\s+"
        rf"(?:(?P<after>\d{{1,2}})(?:st|nd|rd|th)?,?\s+)?(?:de\s+)?(?P<year>\d{{4}})(?!\d)"
    )


def _month_number(name: str, code: str) -> int:
    months = word_list(code, "months")
    return next(n for n, month in enumerate(months, 1) if month.startswith(name.lower()))


def _in_numbers(text: str, language: str) -> Interval | None:
    """`18.10.2021` and `18/10/2021`. In English `10/11/2021` may be either day, so it gives the two's month
    only where one of them cannot be a month.
    """
    found = _NUMBERS.search(text)
    if not found:
        return None
    first, second, year = int(found[1]), int(found[2]), int(found[3])
    if second > 12:
        first, second = second, first
    elif language == "en" and first <= 12 and first != second:
        return None
    return Interval.day(date(year, second, first))
