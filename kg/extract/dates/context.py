"""What a rule is given besides the slots of its expression, and how it reads them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from kg.extract.dates import calendar
from kg.extract.dates.expression import Role, Value
from kg.model import Interval

YEAR_TOLD_DAYS = 240
"""A date of an earlier year that lies further back than this is written with its year."""

Slots = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Context:
    """The day counted from, the tense, the role, and the interval of what was told before.

    `past` is set where the words themselves say so ("last", "since"), `future` where the clause does too.
    """

    day: date
    future: bool
    past: bool
    role: Role
    anchor: Interval

    @property
    def nearest(self) -> bool:
        """A deadline or a beginning lies near, on either side, where the tense does not say which."""
        return self.role in (Role.UNTIL, Role.FROM) and not self.future


Rule = Callable[[Slots, Context], Interval | None]


def number(slots: Slots, name: str, default: int = 0) -> int:
    """The whole number in a slot; the default where it is empty or holds something else."""
    value = slots.get(name, default)
    return value if isinstance(value, int) else default


def choose(candidates: list[Interval], context: Context, strict: bool = False) -> Interval | None:
    """Of what comes round again and again: the latest that has begun, or the next that has not ended.

    The next one too, where the latest lies so far back that its year would be written. `strict` leaves out
    the one that holds the day itself ("last December" in December).
    """
    day = context.day
    if context.nearest:

        def distance(candidate: Interval) -> int:  # deadlines are told before they pass rather than after
            return max((candidate.earliest - day).days, 2 * (day - candidate.latest).days)

        return min(candidates, key=distance, default=None)
    if context.future:
        ahead = (c for c in candidates if (c.earliest > day if strict else c.latest >= day))
        return min(ahead, default=None)
    behind = max((c for c in candidates if (c.latest < day if strict else c.earliest <= day)), default=None)
    if behind and not context.past and _too_old(behind, day):
        return min((c for c in candidates if c.earliest > day), default=behind)
    return behind


def _too_old(behind: Interval, day: date) -> bool:
    """Whether a reader would miss the year: what lies far back in an earlier year is told with it.

    "Closes on 1 October", read in July, means the coming one, in whatever tense.
    """
    return behind.latest.year < day.year and (day - behind.latest).days > YEAR_TOLD_DAYS


def portion(whole: Interval | None, slots: Slots, day: date) -> Interval | None:
    """The part of a period that is spoken of: its early days, its end, or the days up to or from a day."""
    if whole is None:
        return None
    if "part" in slots:
        whole = calendar.part(whole, str(slots["part"]))
    if whole.earliest <= day <= whole.latest:
        if slots.get("today") == "until":
            return Interval(whole.earliest, day)
        if slots.get("today") == "from":
            return Interval(day, whole.latest)
    return whole
