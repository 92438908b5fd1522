"""One event from the reports of one happening: what most independent voices say, and how sure that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import prod
from typing import TypeVar

from kg.model import Event, Interval, Modality, Report, Source, content_id
from kg.resolve.matching import Happening
from kg.resolve.names import same_person
from kg.resolve.origins import origins
from kg.resolve.rules import Rules
from kg.vocabulary import event_types

T = TypeVar("T")


def merge(happening: Happening, sources: Mapping[str, Source], rules: Rules) -> Event:
    """The event that these reports tell.

    - Type, count, place and own mission: what most independent voices say; among as many, the lower number,
      and else what was printed first. Of two near types one holds as soon as a report says so, where
      near-types.csv prefers it. Nothing is lost: each report keeps its own claim.
    - Modality: actual as soon as one report says so.
    - Interval: the days that the most precise reports have in common (all days of these, where they have
      none in common), narrowed by every less precise report that overlaps it. What was only planned has no
      say in the day of what came to be.
    - Confidence: that not all voices err, each voice being as good as its best report.
    - Id: a function of the report that was printed first (of an undated source: last). So it stays the same
      when later reports join or change the day, type or number, and changes only where an older report
      turns up or the first one is forgotten. An id made of type, actors and day would change with each
      correction, and would be the same for two acts of one day.
    """
    members = sorted(happening.members, key=lambda member: member.order)
    reports = [member.report for member in members]
    voices = origins(reports, sources)
    whole = [member.report for member in members if member.block == happening.block]
    type_name = _type(whole, voices, rules)
    sides = _sides([report for report in whole if report.type == type_name], type_name)
    told = [report for report in reports if report.modality == Modality.ACTUAL] or reports
    return Event(
        id=content_id(("event", reports[0].id)),
        type=type_name,
        sources=sides[0],
        targets=sides[1],
        interval=_interval([report.interval for report in told]),
        reports=tuple(sorted(reports, key=lambda report: report.id)),
        modality=told[0].modality,
        count=_count(whole, voices),
        own_mission=_most_said([(r, r.own_mission) for r in whole if r.own_mission is not None], voices),
        place=_most_said([(report, report.place) for report in reports if report.place], voices),
        agents=_agents(reports, event_types()[type_name].mutual, rules),
        confidence=_confidence(told, voices),
    )


def _most_said(claims: Sequence[tuple[Report, T]], voices: Mapping[str, str]) -> T | None:
    """The claim of most voices; among as many, the one that stands first. None without claims."""
    if not claims:
        return None
    said = Counter(claim for _, claim in {(voices[report.id], claim): None for report, claim in claims})
    return max(said, key=lambda claim: said[claim])  # the first of several


def _type(reports: Sequence[Report], voices: Mapping[str, str], rules: Rules) -> str:
    names = {report.type for report in reports}
    for pair, near in rules.near.items():
        if near.prefer and pair <= names:
            names -= pair - {near.prefer}
    reports = [report for report in reports if report.type in names]
    return _most_said([(report, report.type) for report in reports], voices) or reports[0].type


def _count(reports: Sequence[Report], voices: Mapping[str, str]) -> int | None:
    counted = [(report.count, report) for report in reports if report.count is not None]
    counted.sort(key=lambda pair: pair[0])
    return _most_said([(report, count) for count, report in counted], voices)


def _sides(reports: Sequence[Report], type_name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Sources and targets. Of a mutual type the two sides as most reports draw them, in order of names."""
    sides = [
        (tuple(sorted({participant.polity for participant in report.sources})),
         tuple(sorted({participant.polity for participant in report.targets})))
        for report in reports
    ]
    if event_types()[type_name].mutual:
        sides = [(min(pair), max(pair)) if all(pair) else (pair[0] or pair[1], ()) for pair in sides]
    drawn = Counter(sides)
    return min(drawn, key=lambda pair: (-drawn[pair], pair))


def _interval(intervals: Iterable[Interval]) -> Interval:
    by_width = sorted(intervals, key=lambda interval: (interval.days, interval))
    narrowest = [interval for interval in by_width if interval.days == by_width[0].days]
    earliest = max(interval.earliest for interval in narrowest)
    latest = min(interval.latest for interval in narrowest)
    if earliest > latest:
        earliest = min(interval.earliest for interval in narrowest)
        latest = max(interval.latest for interval in narrowest)
    for interval in by_width[len(narrowest):]:
        if interval.earliest <= latest and earliest <= interval.latest:
            earliest, latest = max(earliest, interval.earliest), min(latest, interval.latest)
    return Interval(earliest, latest)


def _agents(reports: Iterable[Report], mutual: bool, rules: Rules) -> tuple[str, ...]:
    """The persons who acted, each by the fullest of its names."""
    names: Counter[str] = Counter()
    for report in reports:
        acting = report.targets if report.type in rules.flipped else report.sources
        for participant in (*report.sources, *report.targets) if mutual else acting:
            if participant.person:
                names[participant.person] += 1
    persons: list[str] = []
    for name in sorted(names, key=lambda name: (-len(name.split()), -names[name], name)):
        if not any(same_person(name, person) for person in persons):
            persons.append(name)
    return tuple(sorted(persons))


def _confidence(reports: Iterable[Report], voices: Mapping[str, str]) -> float:
    best: dict[str, float] = {}
    for report in reports:
        best[voices[report.id]] = max(best.get(voices[report.id], 0.0), report.confidence)
    return round(1 - prod(1 - confidence for confidence in sorted(best.values())), 4)
