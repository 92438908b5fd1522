"""How fast reports are brought together to events, and how the time grows with their number.

The reports are made by a fixed seed: happenings between actors of whom a few do most, each told by one to six
articles with days off by one, weeks and months in place of days, near types and missing numbers.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from datetime import date, timedelta

from benchmarks.machine import machine, memory
from kg.cli.columns import Column
from kg.cli.output import print_table
from kg.model import Interval, Participant, Report, Source
from kg.resolve import resolve
from kg.vocabulary import event_types

ACTORS = [f"A{number:03}" for number in range(150)]
FIRST_DAY = date(2010, 1, 1)
DAYS = 3650


def main() -> None:
    """Measures a quarter, a half and the whole, and prints one table."""
    parser = argparse.ArgumentParser(prog="scripts/bench resolve", description=__doc__.splitlines()[0])
    parser.add_argument("--reports", type=int, default=200_000, help="how many reports (200000)")
    wanted = parser.parse_args().reports
    print(f"{machine()}\n")
    headings = ("Reports", "Events", "Seconds", "Reports a second", "Memory, MB")
    print_table([Column(heading, number=True) for heading in headings], _rows(wanted))


def _rows(wanted: int) -> Iterator[tuple[object, ...]]:
    for number in (wanted // 4, wanted // 2, wanted):
        reports, sources = _reports(number)
        begin = time.perf_counter()
        events = resolve(reports, sources)
        seconds = time.perf_counter() - begin
        yield number, len(events), f"{seconds:.1f}", round(number / seconds), round(memory())


def _reports(number: int) -> tuple[list[Report], dict[str, Source]]:
    draw = random.Random(7)  # noqa: S311 - nothing secret
    sources = {f"s{at}": Source(f"s{at}", f"{at}.md", publisher=f"Outlet {at % 40}",
                                published=Interval.day(FIRST_DAY + timedelta(at % DAYS)))
               for at in range(max(1, number // 5))}
    ids, types = list(sources), list(event_types())
    reports: list[Report] = []
    while len(reports) < number:
        first, second = (ACTORS[min(int(draw.paretovariate(0.7)) - 1, 149)] for _ in range(2))
        if first == second:
            continue
        kind, day = draw.choice(types), FIRST_DAY + timedelta(draw.randrange(DAYS))
        people = draw.choice([None, draw.randrange(1, 60)])
        for _ in range(draw.randint(1, 6)):
            reports.append(Report(
                f"r{len(reports):07}", draw.choice(ids), kind, (Participant(first, first),),
                (Participant(second, second),), _told(day, draw), count=draw.choice([None, people]),
                confidence=0.8,
            ))
    return reports[:number], sources


def _told(day: date, draw: random.Random) -> Interval:
    """The day as an article tells it."""
    how = draw.random()
    if how < 0.6:
        return Interval.day(day)
    if how < 0.8:
        return Interval.day(day + timedelta(draw.choice([-1, 1])))
    if how < 0.92:
        return Interval(day - timedelta(3), day + timedelta(3))
    return Interval.month(day.year, day.month)


if __name__ == "__main__":
    main()
