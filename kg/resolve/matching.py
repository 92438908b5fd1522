"""Whether a report can be about one happening with others that are together already, and how well."""

from __future__ import annotations

from collections.abc import Iterable

from kg.resolve.blocking import Block, Candidate
from kg.resolve.names import same_person, same_place
from kg.resolve.rules import Rules

# Eight or ten expelled may be one act told twice; eight or sixty are two acts.
_COUNTS_ALIKE = 0.5
# Claims that differ in number are taken for one act only when the days all but agree.
_DAYS_WHEN_COUNTS_DIFFER = 1
# A place tells two meetings apart unless both are known to the day or nearly so (it may be a part of a city).
_DAYS_OF_A_PRECISE_DATE = 3

# The better fit has the larger tuple.
Fit = tuple[bool, bool, bool, bool, int, int]


class Happening:
    """Reports that are held to be about one act, growing while a block is gone through.

    `earliest` and `latest` bound the days on which its reports agree, as ordinals; or, where the most precise
    differ by the few days that the rules allow, all of their days.
    """

    def __init__(self, first: Candidate) -> None:
        self.block: Block = first.block
        self.members: list[Candidate] = []
        self.earliest, self.latest = first.earliest, first.latest
        self._narrowest, self._differ = first.width, False
        self.types: set[str] = set()
        self.counts: set[int] = set()
        self.own_missions: set[bool] = set()
        self.places: set[str] = set()
        self.persons: dict[str, set[str]] = {}
        self.by_source: dict[str, list[Candidate]] = {}
        self.add(first)

    def add(self, candidate: Candidate, part: bool = False) -> None:
        """Takes a report in. The number of a `part`, which names some of the actors only, is not the
        act's.
        """
        report = candidate.report
        self.members.append(candidate)
        self.by_source.setdefault(report.source_id, []).append(candidate)
        self.types.add(report.type)
        if report.count is not None and not part:
            self.counts.add(report.count)
        if report.own_mission is not None:
            self.own_missions.add(report.own_mission)
        if report.place:
            self.places.add(report.place)
        for polity, names in candidate.persons.items():
            self.persons.setdefault(polity, set()).update(names)
        self._adjust_bounds(candidate)

    def _adjust_bounds(self, candidate: Candidate) -> None:
        earliest, latest = max(self.earliest, candidate.earliest), min(self.latest, candidate.latest)
        precise = candidate.width <= self._narrowest
        if earliest <= latest and not (precise and self._differ):
            self.earliest, self.latest = earliest, latest
        elif precise:  # once precise reports differ, none of them may pull the bounds its way
            self._differ = True
            self.earliest = min(self.earliest, candidate.earliest)
            self.latest = max(self.latest, candidate.latest)

    @property
    def width(self) -> int:
        """The number of days between its bounds, both included."""
        return self.latest - self.earliest + 1


def fit(candidate: Candidate, happening: Happening, rules: Rules) -> Fit | None:
    """How well the report fits the happening; None where it must be about another one.

    Both are of one block, so that actors and modality agree already.
    """
    report = candidate.report
    days = _days_allowed(candidate, happening, rules)
    if days is None:
        return None
    gap = max(0, happening.earliest - candidate.latest, candidate.earliest - happening.latest)
    if gap > days or (gap and _spread(candidate, happening) > days + candidate.width - 1):
        return None
    same_count = report.count is not None and report.count in happening.counts
    if report.count is not None and happening.counts and not same_count:
        alike = all(_alike(report.count, count) for count in happening.counts)
        if not alike or gap > _DAYS_WHEN_COUNTS_DIFFER:
            return None
    if report.own_mission is not None and happening.own_missions - {report.own_mission}:
        return None
    place_known = bool(report.place and happening.places)
    same_where = place_known and any(same_place(report.place or "", place) for place in happening.places)
    persons_shared, persons_differ = _persons(candidate, happening)
    if candidate.tolerance.persons_agree:
        precise = gap == 0 and max(candidate.width, happening.width) <= _DAYS_OF_A_PRECISE_DATE
        if persons_differ or (place_known and not same_where and not precise):
            return None
    if not _same_source_repeats(candidate, happening.by_source.get(report.source_id, ())):
        return None
    if max(candidate.width, happening.width) > candidate.tolerance.widest and not (
        same_count or same_where or _same_quote(candidate, happening)
    ):
        return None  # so vague a date, and the same actors, are no proof of the same act
    distance = abs(candidate.earliest + candidate.latest - happening.earliest - happening.latest)
    return (
        gap == 0, same_count, report.type in happening.types, persons_shared or same_where,
        -distance, len(happening.members),
    )


def is_part_of(part: Happening, whole: Happening) -> bool:
    """Whether reports that name some of the actors are about an act of all of them.

    They must claim nothing that the act of all does not have: the same type, days that overlap, no other
    number.
    """
    if not part.types <= whole.types or part.block.happening != whole.block.happening:
        return False
    if not _within(part.block, whole.block):
        return False
    if part.latest < whole.earliest or whole.latest < part.earliest:
        return False
    tolerance = part.members[0].tolerance
    if max(part.width, whole.width) > max(tolerance.days, 1) + 1:
        return False
    if not part.counts <= whole.counts or (part.own_missions and part.own_missions != whole.own_missions):
        return False
    if part.by_source.keys() & whole.by_source.keys():
        return False  # a source that tells of both tells them apart
    return not (tolerance.persons_agree and any(_persons(member, whole)[1] for member in part.members))


def _within(part: Block, whole: Block) -> bool:
    if part == whole or part.family != whole.family:
        return False
    if not whole.targets:
        return set(part.sources) < set(whole.sources)
    return (part.targets == whole.targets and set(part.sources) < set(whole.sources)) or (
        part.sources == whole.sources and set(part.targets) < set(whole.targets)
    )


def _days_allowed(candidate: Candidate, happening: Happening, rules: Rules) -> int | None:
    """How many days may lie between; None where a type in the happening is no other word for the report's."""
    days = candidate.tolerance.days
    for other in happening.types:
        if other == candidate.report.type:
            continue
        near = rules.near.get(frozenset((other, candidate.report.type)))
        if near is None:
            return None
        days = min(days, near.days)
    if candidate.from_dataset and all(member.from_dataset for member in happening.members):
        return 0  # a data set gives the day it coded, not the day it heard
    return days


def _spread(candidate: Candidate, happening: Happening) -> int:
    """The days between the first and the last bound: a chain of near days must not grow into a month."""
    return max(happening.latest, candidate.latest) - min(happening.earliest, candidate.earliest)


def _alike(one: int, other: int) -> bool:
    return min(one, other) >= _COUNTS_ALIKE * max(one, other)


def _persons(candidate: Candidate, happening: Happening) -> tuple[bool, bool]:
    """Whether a person is shared, and whether for some actor both name persons but none is the same."""
    shared = differ = False
    for polity, names in candidate.persons.items():
        others = happening.persons.get(polity)
        if others:
            found = any(same_person(name, other) for name in names for other in others)
            shared, differ = shared or found, differ or not found
    return shared, differ


def _same_quote(candidate: Candidate, happening: Happening) -> bool:
    quotes = {quote.text for quote in candidate.report.quotes}
    return any(quote.text in quotes for member in happening.members for quote in member.report.quotes)


def _same_source_repeats(candidate: Candidate, members: Iterable[Candidate]) -> bool:
    """Whether the report repeats what its own source said before: a source tells its events apart."""
    report = candidate.report
    for member in members:
        other = member.report
        if report.type != other.type or report.modality != other.modality:
            return False
        if None not in (report.count, other.count) and report.count != other.count:
            return False
        if candidate.from_dataset and (candidate.names != member.names or report.interval != other.interval):
            return False
        if not report.interval.overlaps(other.interval):
            return False
    return True
