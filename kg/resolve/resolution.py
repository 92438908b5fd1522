"""The way from reports to events, step by step: block, match, join parts, merge, link answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kg.model import Event, Modality, Report, Source
from kg.resolve.blocking import Candidate, blocks
from kg.resolve.matching import Fit, Happening, fit, is_part_of
from kg.resolve.merging import merge
from kg.resolve.rules import Rules, rules

# Reports are looked up by periods of so many days: long ones make few look-ups and many comparisons. Of
# words, which are many and must be of the same day, short ones are better.
_PERIOD = 8
_SHORT_PERIOD = 2
# A report as vague as this finds others by what else it says, not by its days.
_TOO_VAGUE_FOR_PERIODS = 1600


def resolve(reports: Iterable[Report], sources: Mapping[str, Source]) -> list[Event]:
    """The events that these reports tell, in order of their first possible day.

    Each report stands in exactly one event. The outcome is a function of the set of reports: their order,
    and how often one is given, make no difference. `sources` holds the sources by id; a report whose source
    is missing counts as one from an article of unknown publisher and day.

    Raises:
        ValueError: a report has a type that `ontology/event-types.csv` does not know.
        UserError: a rule table has an error.
    """
    unique = {report.id: report for report in reports}
    table = rules()
    happenings = [
        happening for members in blocks(unique.values(), sources, table).values()
        for happening in _match(members, table)
    ]
    happenings = _join_parts(happenings)
    events = [merge(happening, sources, table) for happening in happenings]
    return sorted(_link_answers(events), key=lambda event: (event.interval, event.id))


def _match(members: list[Candidate], table: Rules) -> list[Happening]:
    """The happenings of one block. Each report, the most precise first, joins the one that it fits best."""
    reach = max((near.days for pair, near in table.near.items()
                 if table.family[min(pair)] == members[0].block.family), default=0)
    reach = max(reach, max(member.tolerance.days for member in members))
    happenings: list[Happening] = []
    found_by: dict[object, list[Happening]] = {}
    for candidate in members:
        keys = list(_keys(candidate, reach, _SHORT_PERIOD if reach <= _SHORT_PERIOD else _PERIOD))
        best: tuple[Fit, Happening] | None = None
        for happening in {id(h): h for key in keys for h in found_by.get(key, ())}.values():
            how_well = fit(candidate, happening, table)
            if how_well is not None and (best is None or how_well > best[0]):
                best = (how_well, happening)
        if best is not None:
            best[1].add(candidate)
            continue
        happening = Happening(candidate)
        happenings.append(happening)
        for key in keys:
            found_by.setdefault(key, []).append(happening)
    return happenings


def _keys(candidate: Candidate, reach: int, period: int) -> Iterator[object]:
    """Under what a report is found: the periods that it touches; if it is too vague, what else it says."""
    if candidate.width <= _TOO_VAGUE_FOR_PERIODS:
        yield from range((candidate.earliest - reach) // period, (candidate.latest + reach) // period + 1)
        return
    report = candidate.report
    yield from (("quote", quote.text) for quote in report.quotes)
    yield "place", (report.place or "").casefold()
    yield "count", report.count


def _join_parts(happenings: list[Happening]) -> list[Happening]:
    """Puts reports that name some of the actors to the act of all of them, where one fits."""
    wholes: dict[tuple[str, str, int], list[Happening]] = {}
    for happening in happenings:
        actors = {*happening.block.sources, *happening.block.targets}
        if len(actors) > 2 and happening.width <= 2 * _PERIOD:
            for key in _part_keys(happening, actors):
                wholes.setdefault(key, []).append(happening)
    whole_of: dict[int, Happening] = {}
    for part in happenings:
        if not part.members[0].tolerance.join_parts or part.width > 2 * _PERIOD:
            continue
        some_actor = (part.block.sources or part.block.targets)[:1]
        candidates = {id(h): h for key in _part_keys(part, some_actor) for h in wholes.get(key, ())}.values()
        if fitting := [whole for whole in candidates if is_part_of(part, whole)]:
            whole_of[id(part)] = max(fitting, key=_prominence)
    for part in happenings:
        whole = whole_of.get(id(part))
        while whole is not None and id(whole) in whole_of:  # two of three states, joined to three of four
            whole = whole_of[id(whole)]
        if whole is not None:
            for member in list(part.members):
                whole.add(member, part=True)
    return [happening for happening in happenings if id(happening) not in whole_of]


def _part_keys(happening: Happening, actors: Iterable[str]) -> Iterator[tuple[str, str, int]]:
    periods = range(happening.earliest // _PERIOD, happening.latest // _PERIOD + 1)
    return ((happening.block.family, actor, period) for actor in actors for period in periods)


def _prominence(happening: Happening) -> tuple[int, int, tuple[object, ...]]:
    block = happening.block
    return (len(happening.members), len(block.sources) + len(block.targets),
            min(member.order for member in happening.members))


def _link_answers(events: list[Event]) -> Iterator[Event]:
    """The events, each with those that it is said to answer: what is said of reports holds of their
    events.
    """
    event_of = {report.id: event for event in events for report in event.reports}
    for event in events:
        causes = [event_of[report.response_to] for report in event.reports
                  if report.response_to is not None and report.response_to in event_of]
        answered = sorted({cause.id for cause in causes if cause is not event and _can_precede(cause, event)})
        yield replace(event, in_response_to=tuple(answered)) if answered else event


def _can_precede(cause: Event, answer: Event) -> bool:
    """Whether the one can have been answered by the other; a plan or a threat can be before its day has
    come.
    """
    return cause.modality is not Modality.ACTUAL or cause.interval.earliest <= answer.interval.latest

