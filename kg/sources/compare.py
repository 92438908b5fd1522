"""Two sources side by side: what both tell of, what one tells and the other lacks, and where they differ in
type.

Events are paired one to one: they must be of the same actors on the same sides and at most some days apart.
Those of one type are paired first, the nearest days before others; then those of one group of types.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kg.errors import UserError, one_line
from kg.graph import KnowledgeGraph
from kg.model import Event, Modality, Source
from kg.vocabulary import event_types

ARTICLES = "articles"
"""Stands for all articles together."""

DAYS = 3
"""How many days two sources may be apart on one event: one gives the day of the act, the other that of the
news.
"""


@dataclass(frozen=True, slots=True)
class Match:
    """An event of the one source and that of the other which tells of it."""

    one: Event
    other: Event

    @property
    def days(self) -> int:
        """How many days lie between their intervals; 0 where they overlap."""
        return _gap(self.one, self.other)

    @property
    def agree(self) -> bool:
        """Whether they are of the same type."""
        return self.one.type == self.other.type


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two sources have in common: `matches`; and what stands in one alone. All in order of days."""

    matches: tuple[Match, ...]
    only_one: tuple[Event, ...]
    only_other: tuple[Event, ...]

    def by_type(self) -> dict[str, tuple[int, int, int, int]]:
        """For each type: how often both have it, the two differ, only the one has it, only the other.

        Where the two differ, it counts for the type of the one. Most frequent first.
        """
        counts: defaultdict[str, Counter[int]] = defaultdict(Counter)
        for match in self.matches:
            counts[match.one.type][0 if match.agree else 1] += 1
        for place, events in ((2, self.only_one), (3, self.only_other)):
            for event in events:
                counts[event.type][place] += 1
        rows = {name: (found[0], found[1], found[2], found[3]) for name, found in counts.items()}
        return dict(sorted(rows.items(), key=lambda row: (-sum(row[1]), row[0])))


def compare(
    graph: KnowledgeGraph, one: str, other: str, *, actors: Collection[str] = (), start: date | None = None,
    end: date | None = None, days: int = DAYS,
) -> Comparison:
    """Compares two sources on some actors and a time.

    Args:
        graph: the graph that holds both.
        one: the id or name of an article or a data set, or `articles` for all articles together.
        other: the same.
        actors: codes; one keeps the events in which it takes part, several those among them.
        start: the first day of the time.
        end: its last day.
        days: how many days apart two events may be that are taken for one.

    Raises:
        UserError: there is no such source.
    """
    sources = graph.sources()
    sides = [_ids(name, sources) for name in (one, other)]
    events = [event for event in graph.events(actors, start, end) if event.modality is Modality.ACTUAL]
    told = [[event for event in events if any(report.source_id in ids for report in event.reports)]
            for ids in sides]
    return match_events(told[0], told[1], days)


def match_events(one: Sequence[Event], other: Sequence[Event], days: int = DAYS) -> Comparison:
    """Pairs events of two sources one to one; see the top of this file."""
    matches: list[Match] = []
    left, right = list(one), list(other)
    for same in (_type, _group):
        found = _pair(left, right, days, same)
        matches += found
        taken = ({id(match.one) for match in found}, {id(match.other) for match in found})
        left = [event for event in left if id(event) not in taken[0]]
        right = [event for event in right if id(event) not in taken[1]]
    matches.sort(key=lambda match: (match.one.interval, match.one.id))
    return Comparison(tuple(matches), tuple(left), tuple(right))


def _pair(
    one: Iterable[Event], other: Iterable[Event], days: int, same: Callable[[Event], str]
) -> list[Match]:
    blocks: defaultdict[object, list[Event]] = defaultdict(list)
    for event in other:
        blocks[same(event), _sides(event)].append(event)
    near = [
        (
            _gap(event, candidate),
            abs(event.interval.earliest - candidate.interval.earliest).days,
            event.interval,
            event.id,
            candidate.id,
            Match(event, candidate),
        )
        for event in one
        for candidate in blocks.get((same(event), _sides(event)), ())
        if _gap(event, candidate) <= days
    ]
    near.sort(key=lambda pair: pair[:-1])
    used: set[int] = set()
    found: list[Match] = []
    for *_, match in near:
        if id(match.one) not in used and id(match.other) not in used:
            used |= {id(match.one), id(match.other)}
            found.append(match)
    return found


def _type(event: Event) -> str:
    return event.type


def _group(event: Event) -> str:
    return event_types()[event.type].group


def _sides(event: Event) -> tuple[frozenset[str], frozenset[str]]:
    sides = frozenset(event.sources), frozenset(event.targets)
    return (sides[0] | sides[1], frozenset()) if event_types()[event.type].mutual else sides


def _gap(one: Event, other: Event) -> int:
    a, b = one.interval, other.interval
    return max(0, (a.earliest - b.latest).days, (b.earliest - a.latest).days)


def _ids(name: str, sources: Sequence[Source]) -> frozenset[str]:
    by_kind: Mapping[str, list[Source]] = {
        kind: [source for source in sources if source.kind == kind] for kind in ("article", "dataset")
    }
    found = by_kind["article"] if name == ARTICLES else [s for s in sources if name in (s.id, s.name)]
    if not found:
        known = ", ".join([*([ARTICLES] if by_kind["article"] else []), *(s.id for s in by_kind["dataset"])])
        raise UserError(f"there is no source {one_line(name)!r} in the graph",
                        f"there are {known}" if known else "the graph is empty", status=2)
    return frozenset(source.id for source in found)
