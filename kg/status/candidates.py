"""Pairs of acts that look like tit for tat: inferred from days and kinds, said by nobody.

What a source calls an answer is `Event.in_response_to`; such pairs are left out here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import Event, Modality
from kg.status.dyads import Dyad, directed_dyads
from kg.vocabulary import event_types

# In contact, statements and aid there is a to and fro, but no retaliation and no concession to answer.
ANSWERABLE = frozenset(("worsens", "improves", "suspends", "ends"))
"""The effects of types whose acts can be answered by acts of the same type."""

ANSWER_DAYS = 30
"""How long after an act another one may still answer it."""


@dataclass(frozen=True, order=True, slots=True)
class AnswerCandidate:
    """Of two acts of the same type in opposite directions, the later may answer the earlier (ids of events).

    `days` is how long after the earlier the later came; `same_count` whether both tell the same number,
    which in expulsions is a strong sign.
    """

    earlier: str
    later: str
    days: int
    same_count: bool


def answer_candidates(events: Iterable[Event], days: int = ANSWER_DAYS) -> list[AnswerCandidate]:
    """For each act the last act of the same type in the opposite direction, if it came at most `days` before.

    Only actual, directed acts that move relations count, and only dates that are known to within `days`.
    Acts of the same day are left out, since nothing tells which came first.

    Raises:
        KeyError: event-types.csv does not know the type of an event.
    """
    acts = [event for event in events if _can_answer(event, days)]
    acts.sort(key=lambda event: (event.interval, event.id))
    said = {(event.id, earlier) for event in acts for earlier in event.in_response_to}
    by_direction: dict[tuple[str, Dyad], list[Event]] = {}
    for event in acts:
        for pair in directed_dyads(event):
            by_direction.setdefault((event.type, pair), []).append(event)
    found: set[AnswerCandidate] = set()
    for (type_name, (source, target)), later_acts in by_direction.items():
        earlier_acts = by_direction.get((type_name, (target, source)), [])
        starts = [event.interval.earliest for event in earlier_acts]
        for later in later_acts:
            place = bisect_left(starts, later.interval.earliest) - 1
            if place < 0:
                continue
            earlier = earlier_acts[place]
            gap = (later.interval.earliest - earlier.interval.earliest).days
            if gap <= days and earlier.interval.latest <= later.interval.latest and (
                (later.id, earlier.id) not in said
            ):
                same_count = earlier.count is not None and earlier.count == later.count
                found.add(AnswerCandidate(earlier.id, later.id, gap, same_count))
    return sorted(found)


def _can_answer(event: Event, days: int) -> bool:
    kind = event_types()[event.type]
    return (
        event.modality is Modality.ACTUAL
        and not kind.mutual
        and kind.effect in ANSWERABLE
        and event.interval.days <= days
    )
