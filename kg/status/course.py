"""The course of one dyad: its acts in order, the changes of state that they bring about.

Days are ordinals here and acts plain tuples, since data sets have millions of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kg.status.rules import StatusRule

Act = tuple[int, str, StatusRule]
"""The first possible day of an act, its id, and what its type does."""

_LAST_DAY = date.max.toordinal()


@dataclass(slots=True)
class Change:
    """A day on which the state changed, and why; `event` is None where a strain wore off."""

    day: int
    state: str
    event: str | None
    upheld_by: list[str]


def course(acts: Iterable[Act]) -> list[Change]:
    """The days on which the state changed, in order; of a day only its last state.

    Args:
        acts: in order of their days, those of a day the mildest first: the worst has the last word.
    """
    changes: list[Change] = []
    wears_off: int | None = None
    for day, event, rule in acts:
        if wears_off is not None and wears_off <= day:
            _append(changes, Change(wears_off, "normal", None, []))
            wears_off = None
        state = changes[-1].state if changes else None
        new = rule.becomes.get(state or "normal")
        if new is None:
            continue
        lasts_until = None if rule.days is None or day + rule.days > _LAST_DAY else day + rule.days
        if new != state:
            _append(changes, Change(day, new, event, []))
            wears_off = lasts_until if new == "strained" else None
        elif new != "normal":
            changes[-1].upheld_by.append(event)
            if wears_off is not None:
                wears_off = None if lasts_until is None else max(wears_off, lasts_until)
    if wears_off is not None:
        _append(changes, Change(wears_off, "normal", None, []))
    return changes


def _append(changes: list[Change], change: Change) -> None:
    """Adds a change; one of the same day gives way, and with it a day's detour that led back."""
    if changes and changes[-1].day == change.day:
        changes.pop()
        if changes and changes[-1].state == change.state:
            if change.event is not None and change.state != "normal":
                changes[-1].upheld_by.append(change.event)
            return
    changes.append(change)
