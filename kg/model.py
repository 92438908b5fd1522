"""The things this project speaks of: articles, reports of events, and events.

A *report* is what one source says; an *event* is what is held to have happened after the reports of one
happening are brought together. All are frozen values without input or output of their own.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Modality(StrEnum):
    """Whether an event is said to have happened."""

    ACTUAL = "actual"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"


@dataclass(frozen=True, order=True, slots=True)
class Interval:
    """The first and the last day on which something can have happened; both belong to it."""

    earliest: date
    latest: date

    def __post_init__(self) -> None:
        if self.earliest > self.latest:
            raise ValueError(f"interval ends before it starts: {self.earliest} > {self.latest}")

    @classmethod
    def day(cls, day: date) -> Interval:
        """The interval of a single day."""
        return cls(day, day)

    @classmethod
    def month(cls, year: int, month: int) -> Interval:
        """The interval of a calendar month."""
        first = date(year, month, 1)
        return cls(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))

    @classmethod
    def year(cls, year: int) -> Interval:
        """The interval of a calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def parse(cls, text: str) -> Interval:
        """Reads `2021-10-18`, `2021-10` or `2021`, with or without a time of day behind the day.

        Raises:
            ValueError: the text is no such date.
        """
        found = re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ].*)?)?)?", text.strip())
        if not found:
            raise ValueError(f"not a date: {text!r}")
        year, month, day = (int(part) if part else None for part in found.groups())
        assert year is not None
        if month is None:
            return cls.year(year)
        return cls.month(year, month) if day is None else cls.day(date(year, month, day))

    @property
    def days(self) -> int:
        """Its length in days; 1 for a single day."""
        return (self.latest - self.earliest).days + 1

    def overlaps(self, other: Interval) -> bool:
        """Whether the two share a day."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def shift(self, days: int) -> Interval:
        """The same interval, so many days later (or earlier, if negative)."""
        return Interval(self.earliest + timedelta(days=days), self.latest + timedelta(days=days))

    def __str__(self) -> str:
        start, end = self.earliest.isoformat(), self.latest.isoformat()
        return start if start == end else f"{start}/{end}"


class ParagraphKind(StrEnum):
    """What a paragraph of an article is for; events are read from `BODY`, `HEADING` and `CAPTION`."""

    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    BYLINE = "byline"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: `article.text[start:end]`."""

    start: int
    end: int
    kind: ParagraphKind


@dataclass(frozen=True, slots=True)
class Source:
    """Where reports come from: an article, or (kind `dataset`) an imported set of coded events.

    `id` is a function of the content alone, so that reading the same article twice changes nothing.
    `published` is a day, or a month or more where no more is known; None where nothing is.
    """

    id: str
    name: str
    title: str = ""
    publisher: str = ""
    published: Interval | None = None
    language: str = "und"
    url: str = ""
    kind: str = "article"


@dataclass(frozen=True, slots=True)
class Article:
    """A news article: its source, and its text without front matter, on which all offsets count."""

    source: Source
    text: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor as a report names it.

    `polity` is the code of whom it acts for (`RUS`, `NATO`); `person` the one who acted, where named.
    """

    name: str
    polity: str
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim span of an article's text that proves an event: `article.text[start:start+len(text)]`."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Report:
    """One source says that something happened.

    `quotes` holds at least one span, the clearest first. `response_to` is the id of the report of the same
    source to which this act is said to be the answer. `own_mission` is true where the source of a mission
    event acts on its own mission. `rule` names the frame or mapping that made the report. `confidence` is
    the estimated probability (0 to 1) that the report says what its source says.
    """

    id: str
    source_id: str
    type: str
    sources: tuple[Participant, ...]
    targets: tuple[Participant, ...]
    interval: Interval
    modality: Modality = Modality.ACTUAL
    count: int | None = None
    own_mission: bool | None = None
    place: str | None = None
    quotes: tuple[Quote, ...] = ()
    response_to: str | None = None
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """What is held to have happened, with the reports that say so (at least one).

    `sources` and `targets` are actor codes in order of their names; `agents` the persons who acted.
    `in_response_to` holds ids of events.
    """

    id: str
    type: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    interval: Interval
    reports: tuple[Report, ...]
    modality: Modality = Modality.ACTUAL
    count: int | None = None
    own_mission: bool | None = None
    place: str | None = None
    agents: tuple[str, ...] = ()
    in_response_to: tuple[str, ...] = ()
    confidence: float = 1.0


def content_id(parts: Iterable[object]) -> str:
    """Twelve hexadecimal digits that are a function of the parts' text alone."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:12]
