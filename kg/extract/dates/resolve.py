"""From a date expression to the days it means.

A rule counts from a single day. Where publication is known only as a month, the rule is asked for its first
and its last day, and the answer runs from the one result to the other.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date

from kg.extract.dates.context import Context, Slots
from kg.extract.dates.expression import DateExpression, Role
from kg.extract.dates.offsets import OFFSET_RULES
from kg.extract.dates.rules import CALENDAR_RULES
from kg.model import Interval

_RULES = {**CALENDAR_RULES, **OFFSET_RULES}
_ROUND_THE_YEAR = frozenset(("date", "month", "season", "holiday"))
_ANY_DAY = Interval.day(date(2000, 1, 1))


def resolve(
    expression: DateExpression, published: Interval | None, anchor: Interval | None, future: bool
) -> Interval | None:
    """The days an expression means; None where it is relative and there is nothing to count from."""
    slots = dict(expression.values)
    future = bool(slots.get("future", future and not slots.get("past")))
    if anchor is None and expression.anaphoric and not future and _is_later(slots):
        return None  # "three days later" than nothing is not three days after publication
    base = (anchor or published) if expression.anaphoric else published
    if base is None:
        if "year" not in slots:
            return None
        base = _ANY_DAY  # with its year written, a date does not look at it
    try:
        found = _over(expression, slots, base, future)
        return _by_role(found, expression, published, future) if found else None
    except (ValueError, OverflowError):  # a day that does not exist, or one beyond the calendar
        return None


def date_of_clause(expression: DateExpression, main: Interval) -> Interval | None:
    """The date of the event in the clause behind "two days after", from that of the main clause."""
    turned = tuple(
        (name, -value if name in ("sign", "shift") and isinstance(value, int) else value)
        for name, value in expression.values
    )
    return resolve(replace(expression, values=turned), None, main, future=True)


def can_be(rule: str, slots: Slots) -> bool:
    """Whether a match can be a date at all: there is no 31 April, and no range runs backwards."""
    month, last_month = slots.get("month"), slots.get("month2", slots.get("month"))
    day, last_day, year, last_year = (slots.get(name) for name in ("day", "day2", "year", "year2"))
    for one, of in ((day, month), (last_day, last_month)):
        if isinstance(one, int) and isinstance(of, int) and one > monthrange(2000, of)[1]:
            return False
    if isinstance(day, int) and isinstance(last_day, int) and month == last_month and last_day <= day:
        return False
    if isinstance(year, int) and isinstance(last_year, int) and last_year < year + (rule == "year"):
        return False
    if rule == "decade":
        return isinstance(year, int) and year % 10 == 0
    return not ((day, month) == (29, 2) and isinstance(year, int) and monthrange(year, 2)[1] < 29)


def _is_later(slots: Slots) -> bool:
    return any(isinstance(value := slots.get(name), int) and value > 0 for name in ("sign", "shift"))


def _over(expression: DateExpression, slots: Slots, base: Interval, future: bool) -> Interval | None:
    """Asks the rule for the day counted from, or for the first and the last day that it can be."""
    past = bool(slots.get("past")) or expression.role is Role.SINCE

    def ask(day: date) -> Interval | None:
        return _RULES[expression.rule](slots, Context(day, future, past, expression.role, base))

    if expression.rule in _ROUND_THE_YEAR:
        return ask(base.earliest if future else base.latest)
    if expression.rule == "weekday" and base.days > 1 and not slots.keys() & {"shift", "week", "number"}:
        return base  # any such day of the month in which the article came out
    first, last = ask(base.earliest), ask(base.latest)
    if first is None or last is None:
        return first or last
    return Interval(min(first.earliest, last.earliest), max(first.latest, last.latest))


def _by_role(
    found: Interval, expression: DateExpression, published: Interval | None, future: bool
) -> Interval:
    """Since and until are bounds; what has happened lies before publication, what is to come behind it."""
    if published is None:
        return found
    if expression.role is Role.SINCE and found.earliest <= published.latest:
        return Interval(found.earliest, published.latest)
    if expression.role is Role.UNTIL and published.earliest <= found.latest:
        return Interval(published.earliest, found.latest)
    if future and found.earliest < published.earliest <= found.latest:
        return Interval(published.earliest, found.latest)
    if not future and not expression.anaphoric and found.earliest <= published.latest < found.latest:
        return Interval(found.earliest, published.latest)
    return found
