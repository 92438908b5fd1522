"""Extraction from a single sentence, and which polities a phrase names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from kg.extract import extract
from kg.model import Article, Interval, Paragraph, ParagraphKind, Report, Source
from kg.registry import names


def reports_of(sentence: str, published: date) -> list[Report]:
    """The events in an English sentence, as if it were an article of that day."""
    source = Source("sentence", "sentence", published=Interval.day(published), language="en")
    return extract(Article(source, sentence, (Paragraph(0, len(sentence), ParagraphKind.BODY),)))


def polities_in(phrase: str) -> list[str]:
    """The codes of the actors that an English phrase names, in its order; longer names win over shorter."""
    known, pattern = _codes(), _pattern()
    return list(dict.fromkeys(known[match[0]] for match in pattern.finditer(phrase)))


@cache
def _codes() -> Mapping[str, str]:
    return {name.text: name.codes[0] for name in names("en")}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_codes(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
