"""ICEWS rows as events, for measuring only: the types are guessed from the event text by a short list."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

from kg.model import Event, Interval, Report, Source, content_id
from kg.view.columns import Labels

FILES = (
    "icews_2005-2015_test.txt.gz", "icews_2005-2015_valid.txt.gz", "icews_2014_test.txt.gz",
    "icews_2014_valid.txt.gz",
)
SOURCE = Source("icews", "icews", "ICEWS Coded Event Data, a sample", "ICEWS", None, "en", "", "dataset")

# The first word group that a text holds decides.
GUESSES = (
    ("force fight assault violence bomb kill weapons occupy repression riot", "UseForce"),
    ("mobilize", "Mobilize"),
    ("arrest detain abduct hijack", "Detain"),
    ("sanctions embargo boycott confiscate", "ImposeSanctions"),
    ("expel deport", "ExpelDiplomats"),
    ("break reduce halt", "SuspendCooperation"),
    ("accuse lawsuit", "Accuse"),
    ("criticize denounce pessimistic", "Condemn"),
    ("protest rally complain demonstrate", "Protest"),
    ("reject deny refuse", "Reject"),
    ("demand", "Demand"),
    ("threaten", "Threaten"),
    ("telephone", "Call"),
    ("host", "HostVisit"),
    ("visit", "Visit"),
    ("consult meet discuss", "Meet"),
    ("negotiat", "Negotiate"),
    ("mediate", "Mediate"),
    ("agreement", "SignAgreement"),
    ("military aid", "ProvideMilitaryAid"),
    ("aid", "ProvideAid"),
    ("praise optimistic empathetic apologi", "Praise"),
    ("cooperate militarily", "CooperateMilitarily"),
    ("cooperat support", "OfferTalks"),
    ("appeal", "Appeal"),
    ("release return ease", "ReleaseDetainee"),
    ("investigate", "Investigate"),
)


def type_of(text: str) -> str:
    """An event type that the text may mean."""
    lower = text.lower()
    found = (name for words, name in GUESSES if any(word in lower for word in words.split()))
    return next(found, "MakeStatement")


def rows(folder: Path) -> Iterator[tuple[str, str, str, str]]:
    """Source, text, target and date of each row of the four files that make some 110 thousand events."""
    for name in FILES:
        with gzip.open(folder / name, "rt", encoding="utf-8") as file:
            for line in file:
                source, text, target, day = line.rstrip("\n").split("\t")[:4]
                yield source, text, target, day


def events(folder: Path, number: int | None = None) -> list[Event]:
    """So many events: the rows as they are, then again with other days until there are enough."""
    given = list(rows(folder))
    number = len(given) if number is None else number
    types: dict[str, str] = {}
    made: list[Event] = []
    for at in range(number):
        source, text, target, day = given[at % len(given)]
        turn = at // len(given)
        interval = Interval.parse(day)
        if turn:
            interval = interval.shift(29 * turn + at % 11)
        kind = types.setdefault(text, type_of(text))
        name = content_id([at, source, target])
        report = Report(name, SOURCE.id, kind, (), (), interval, confidence=0.8)
        made.append(Event(name, kind, (source,), (target,), interval, (report,), confidence=0.8))
    return made


def sample(folder: Path, number: int) -> list[Event]:
    """So many events spread over all rows."""
    every = events(folder)
    step = len(every) / number
    return [every[int(at * step)] for at in range(number)]


def labels(made: list[Event]) -> Labels:
    """The names as they stand in the rows."""
    return {code: {"en": code} for event in made for code in (*event.sources, *event.targets)}
