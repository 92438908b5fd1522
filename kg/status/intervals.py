"""The course of relations of each dyad as intervals, each with the event that began and the one that ended
it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kg.model import Event, Modality
from kg.status.course import Act, Change, course
from kg.status.dyads import Dyad, dyad, dyads
from kg.status.rules import StatusRule, status_rules


@dataclass(frozen=True, order=True, slots=True)
class StatusInterval:
    """How the two actors of a dyad (in order of their codes) stood from one day to another.

    `start` is its first day; `end` is the first day of the next interval, and None for the last one.
    `began_with` and `ended_with` are ids of events; they are None where a strain wore off because nothing
    renewed it, and `ended_with` where it lasts. `upheld_by` are later events that alone would have brought
    about the same state.
    """

    dyad: Dyad
    start: date
    state: str
    end: date | None = None
    began_with: str | None = None
    ended_with: str | None = None
    upheld_by: tuple[str, ...] = ()


def relation_status(
    events: Iterable[Event], rules: Mapping[str, StatusRule] | None = None
) -> list[StatusInterval]:
    """The intervals of all dyads, in order of dyad and day.

    Only actual events count, and an event counts from the first day on which it can have happened. A dyad's
    first interval begins with the first event that has a rule for normal relations; before it, nothing is
    known. The intervals of a dyad follow each other without gap. Of several events on a day the worst has
    the last word. The order of the events given makes no difference.

    Args:
        events: events, of which each id stands once.
        rules: what each type does; by default `ontology/status-rules.csv`.

    Raises:
        UserError: the rule table has an error.
        KeyError: event-types.csv does not know the type of an event.
    """
    table = status_rules() if rules is None else rules
    by_dyad: dict[Dyad, list[Event]] = {}
    for event in events:
        if event.modality is Modality.ACTUAL and table[event.type].becomes:
            for pair in dyads(event):
                by_dyad.setdefault(pair, []).append(event)
    return [
        interval for pair in sorted(by_dyad)
        for interval in _intervals(pair, course(_acts(by_dyad[pair], table)))
    ]


def status_on(
    intervals: Iterable[StatusInterval], pair: tuple[str, str], day: date
) -> StatusInterval | None:
    """How the two stood on a day; None where nothing is known of them by then.

    `pair` may give the two in any order.
    """
    wanted = dyad(*pair)
    for interval in intervals:
        if interval.dyad == wanted and interval.start <= day and (interval.end is None or day < interval.end):
            return interval
    return None


def _acts(events: list[Event], table: Mapping[str, StatusRule]) -> list[Act]:
    ordered = sorted(events, key=lambda e: (e.interval.earliest, table[e.type].worst, e.interval, e.id))
    return [(event.interval.earliest.toordinal(), event.id, table[event.type]) for event in ordered]


def _intervals(pair: Dyad, changes: list[Change]) -> list[StatusInterval]:
    return [
        StatusInterval(
            pair, date.fromordinal(this.day), this.state,
            date.fromordinal(following.day) if following else None, this.event,
            following.event if following else None, tuple(sorted(this.upheld_by)),
        )
        for this, following in zip(changes, [*changes[1:], None], strict=True)
    ]
