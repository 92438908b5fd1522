"""Two articles of one affair: what each says, for tests of the graph."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.model import Article, Interval, Participant, Quote, Report, Source

NORWAY, RUSSIA = Participant("Norway", "NOR", "Anniken Huitfeldt"), Participant("Russia", "RUS")


@dataclass(frozen=True)
class Told:
    """An article, with the reports that stand in it."""

    article: Article
    reports: tuple[Report, ...]


def tell(source: Source, text: str, *reports: tuple[str, str, dict[str, object]]) -> Told:
    """An article with one report for each id, quote and further values of a report."""
    made = []
    for report_id, quote, values in reports:
        found = Quote(quote, text.index(quote))
        made.append(Report(report_id, source.id, quotes=(found,), confidence=0.9, **values))  # type: ignore[arg-type]
    return Told(Article(source, text, ()), tuple(made))


def expulsion() -> Told:
    """Norway expels three diplomats, and Russia closes a consulate in answer."""
    day = Interval.day(date(2022, 4, 6))
    text = "On Wednesday Norway expelled three Russian diplomats. " \
        "Russia closed the consulate in Kirkenes in answer."
    return tell(
        Source("5f2c8a10b3d4", "bod-2022-04", "Oslo sends three home", "Fjordposten", day.shift(1), "en",
               "https://example.org/oslo"),
        text,
        ("a1", "Norway expelled three Russian diplomats", {
            "type": "ExpelDiplomats", "sources": (NORWAY,), "targets": (RUSSIA,), "interval": day, "count": 3,
            "rule": "expel-active",
        }),
        ("a2", "Russia closed the consulate in Kirkenes in answer", {
            "type": "CloseMission", "sources": (RUSSIA,), "targets": (NORWAY,), "interval": day.shift(1),
            "own_mission": True, "place": "Kirkenes", "response_to": "a1", "rule": "close-active",
        }),
    )


def second_voice() -> Told:
    """Another paper tells of the same expulsion, and of a meeting that nobody else tells of."""
    day = Interval.day(date(2022, 4, 6))
    return tell(
        Source("0a1b2c3d4e5f", "nordlys-17", "Tre må dra", "Nordavisen", day, "nb"),
        "Norge har utvist tre russiske diplomater. I mars møttes utenriksministrene i Oslo.",
        ("b1", "Norge har utvist tre russiske diplomater", {
            "type": "ExpelDiplomats", "sources": (NORWAY,), "targets": (RUSSIA,), "interval": day, "count": 3,
        }),
        ("b2", "I mars møttes utenriksministrene", {
            "type": "Meet", "interval": Interval.month(2022, 3),
            "sources": (Participant("Norge", "NOR"),), "targets": (Participant("Sverige", "SWE"),),
        }),
    )
