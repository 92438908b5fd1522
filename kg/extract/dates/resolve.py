"""From a date expression to the days it means: one small function per rule.

A rule counts from a single day. Where publication is known only as a month, a rule is asked for its first
and its last day, and the answer runs from the one result to the other.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kg.extract.dates import calendar
from kg.extract.dates.expression import DateExpression, Role, Value
from kg.model import Interval

RECENT_DAYS = 14
"""How far back "recently" and "a short time ago" reach."""

_TOLERANCE = {"week": 3, "month": 15, "decade": 1830}
_EXACT_DAYS = 7
"""Up to so many days a number of days is meant exactly; beyond, it is rounded and can be one off."""


@dataclass(frozen=True, slots=True)
class _Clause:
    """What is known besides the expression: the day counted from, the tense, the role, the anchor's interval."""

    day: date
    future: bool
    role: Role
    anchor: Interval

    @property
    def nearest(self) -> bool:
        """A deadline or a beginning lies near, on either side, where the tense does not say which."""
        return self.role in (Role.UNTIL, Role.FROM) and not self.future


Slots = Mapping[str, Value]
Rule = Callable[[Slots, _Clause], Interval | None]


def resolve(
    expression: DateExpression, published: Interval | None, anchor: Interval | None = None, future: bool = False
) -> Interval | None:
    """The days an expression means; None where it is relative and there is nothing to count from."""
    slots = dict(expression.values)
    future = bool(slots.get("future", future and not slots.get("past")))
    if anchor is None and expression.anaphoric and not future and _is_later(slots):
        return None  # "three days later" than nothing is not three days after publication
    base = (anchor or published) if expression.anaphoric else published
    if base is None:
        if not _is_absolute(expression.rule, slots):
            return None
        base = Interval.day(date(2000, 1, 1))  # an absolute date does not look at it
    rule = RULES[expression.rule]
    try:
        found = _over(rule, expression, slots, base, future)
        if found is None:
            return None
        return _by_role(found, expression, published, future)
    except (ValueError, OverflowError):  # a day that does not exist, or beyond the calendar
        return None


def can_be(rule: str, slots: Slots) -> bool:
    """Whether a match can be a date at all: no 31 April, no range that runs backwards."""
    month, last = slots.get("month"), slots.get("month2", slots.get("month"))
    for day, of in ((slots.get("day"), month), (slots.get("day2"), last)):
        if isinstance(day, int) and isinstance(of, int) and day > monthrange(2000, of)[1]:
            return False
    first, then, year = slots.get("day"), slots.get("day2"), slots.get("year")
    if isinstance(first, int) and isinstance(then, int) and month == last and then <= first:
        return False
    if rule == "date" and (first, month) == (29, 2) and isinstance(year, int):
        return monthrange(year, 2)[1] == 29
    if rule == "decade":
        return isinstance(year, int) and year % 10 == 0
    years = (year, slots.get("year2"))
    return not (isinstance(years[0], int) and isinstance(years[1], int) and years[1] <= years[0]
                and rule == "year")


def _is_absolute(rule: str, slots: Slots) -> bool:
    return rule in ("date", "month", "year", "decade", "season", "holiday") and "year" in slots


def _is_later(slots: Slots) -> bool:
    return any(isinstance(value := slots.get(name), int) and value > 0 for name in ("sign", "shift"))


def _over(
    rule: Rule, expression: DateExpression, slots: Slots, base: Interval, future: bool
) -> Interval | None:
    """Asks the rule for the day counted from, or for the first and the last it can be."""
    def ask(day: date) -> Interval | None:
        return rule(slots, _Clause(day, future, expression.role, base))

    if expression.rule.startswith("told") or base.days == 1:
        return ask(base.earliest)
    if expression.rule in ("date", "month", "season", "holiday"):
        return ask(base.earliest if future else base.latest)
    if expression.rule == "weekday" and not slots.keys() & {"shift", "week"}:
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
    if future:
        if found.earliest < published.earliest <= found.latest:
            return Interval(published.earliest, found.latest)
    elif found.earliest <= published.latest < found.latest and not expression.anaphoric:
        return Interval(found.earliest, published.latest)
    return found


# Rules ----------------------------------------------------------------------------------------------


def _number(slots: Slots, name: str, default: int = 0) -> int:
    value = slots.get(name, default)
    return value if isinstance(value, int) else default


def _year(slots: Slots, clause: _Clause) -> int | None:
    """The year that is written or said ("last year", "the same year"); None where none is."""
    if "year" in slots:
        return _number(slots, "year")
    which = slots.get("which_year")
    if which == "told":
        return clause.anchor.latest.year
    return clause.day.year + which if isinstance(which, int) else None


def _choose(candidates: list[Interval], clause: _Clause, strict: bool = False) -> Interval | None:
    """Of what comes round every year: the latest that has begun, or the next that has not ended.

    `strict` leaves out the one that holds the day itself ("last December" in December).
    """
    day = clause.day
    if clause.nearest:
        return min(candidates, key=lambda c: max((c.earliest - day).days, (day - c.latest).days), default=None)
    if clause.future:
        return min((c for c in candidates if (c.earliest > day if strict else c.latest >= day)), default=None)
    return max((c for c in candidates if (c.latest < day if strict else c.earliest <= day)), default=None)


def _date(slots: Slots, clause: _Clause) -> Interval | None:
    year = _year(slots, clause)
    weekday = slots.get("weekday")

    def of(year: int) -> Interval | None:
        month = _number(slots, "month")
        last = _number(slots, "month2") or month
        year2 = _number(slots, "year2") or year + (last < month)
        try:
            first = date(year, month, _number(slots, "day"))
            return Interval(first, date(year2, last, _number(slots, "day2")) if "day2" in slots else first)
        except ValueError:
            return None

    if year is not None:
        return of(year)
    around = [found for offset in range(-9, 9) if (found := of(clause.day.year + offset))]
    agreeing = [c for c in around if c.earliest.isoweekday() == weekday] if isinstance(weekday, int) else []
    return _choose(agreeing, clause) or _choose(around, clause)


def _month(slots: Slots, clause: _Clause) -> Interval | None:
    month, last = _number(slots, "month"), _number(slots, "month2") or _number(slots, "month")

    def of(year: int) -> Interval:
        year2 = _number(slots, "year2") or year + (last < month)
        return Interval(Interval.month(year, month).earliest, Interval.month(year2, last).latest)

    year = _year(slots, clause)
    if year is None:
        around = [of(clause.day.year + offset) for offset in range(-2, 3)]
        found = _choose(around, clause, bool(slots.get("strict")))
    else:
        found = of(year)
    return _portion(found, slots, clause)


def _years(slots: Slots, clause: _Clause) -> Interval | None:
    first = _number(slots, "year")
    last = _number(slots, "year2") or first
    return _portion(Interval(date(first, 1, 1), date(last, 12, 31)), slots, clause)


def _decade(slots: Slots, clause: _Clause) -> Interval | None:
    return _portion(calendar.period(date(_number(slots, "year"), 1, 1), "decade"), slots, clause)


def _season(slots: Slots, clause: _Clause) -> Interval | None:
    name = str(slots["season"])
    year = _year(slots, clause)
    here = clause.day.year
    if year is not None and "which_year" in slots and name == "winter" and year < here:
        year += 1 if clause.day >= calendar.season(year + 1, name).latest else 0
    if year is None:
        around = [calendar.season(here + offset, name) for offset in range(-2, 3)]
        if slots.get("whole_year") and name != "winter":  # "i vår" is this year's, come or gone
            around = [calendar.season(here, name)]
            return _portion(around[0], slots, clause)
        return _portion(_choose(around, clause, bool(slots.get("strict"))), slots, clause)
    return _portion(calendar.season(year, name), slots, clause)


def _holiday(slots: Slots, clause: _Clause) -> Interval | None:
    name = str(slots["holiday"])
    year = _year(slots, clause)
    if year is not None:
        return calendar.holiday(year, name)
    return _choose([calendar.holiday(clause.day.year + offset, name) for offset in range(-2, 3)], clause)


def _weekday(slots: Slots, clause: _Clause) -> Interval | None:
    """Bare: the latest on or before the day, or the next on or after it; else by the week or the direction."""
    number, day = _number(slots, "weekday"), clause.day
    if "week" in slots:
        monday = calendar.period(day, "week", _number(slots, "week")).earliest
        found = monday + timedelta(days=number - 1)
    elif (shift := _number(slots, "shift")) > 0:
        found = day + timedelta(days=(number - day.isoweekday() - 1) % 7 + 1)
    elif shift < 0:
        found = day - timedelta(days=(day.isoweekday() - number - 1) % 7 + 1)
    elif clause.future or clause.nearest:
        found = day + timedelta(days=(number - day.isoweekday()) % 7)
    else:
        found = day - timedelta(days=(day.isoweekday() - number) % 7)
    first = found - timedelta(days=1) if slots.get("evening_before") else found
    if "weekday2" in slots:
        found += timedelta(days=(_number(slots, "weekday2") - number) % 7)
    return Interval(first, found)


def _day(slots: Slots, clause: _Clause) -> Interval | None:
    days = slots["days"]
    first, last = days if isinstance(days, tuple) else (int(days), int(days))
    return Interval(clause.day + timedelta(days=first), clause.day + timedelta(days=last))


def _weekend(slots: Slots, clause: _Clause) -> Interval | None:
    """The latest that has begun, or the next that has not ended; `week` counts from the calendar week."""
    if "week" in slots:
        return calendar.period(clause.day, "weekend", _number(slots, "week"))
    around = [calendar.period(clause.day, "weekend", shift) for shift in (-2, -1, 0, 1)]
    return _choose(around, clause, bool(slots.get("strict")))


def _period(slots: Slots, clause: _Clause) -> Interval | None:
    whole = calendar.period(clause.day, str(slots["unit"]), _number(slots, "shift"))
    return _portion(whole, slots, clause)


def _portion(whole: Interval | None, slots: Slots, clause: _Clause) -> Interval | None:
    """The part that is spoken of: early, late, or the days up to or from the day counted from (`today`)."""
    if whole is None:
        return None
    if "part" in slots:
        whole = calendar.part(whole, str(slots["part"]))
    if slots.get("today") == "until" and whole.earliest <= clause.day <= whole.latest:
        return Interval(whole.earliest, clause.day)
    if slots.get("today") == "from" and whole.earliest <= clause.day <= whole.latest:
        return Interval(clause.day, whole.latest)
    return whole


def _numbers(slots: Slots) -> tuple[int, int, str]:
    """Least and greatest number and the unit, from a number with a unit or from a length (`6 month`)."""
    if "length" in slots:
        number, unit = str(slots["length"]).split()
        return int(number), int(number), unit
    value, unit = slots.get("number", 1), str(slots.get("unit", "day"))
    return (value[0], value[1], unit) if isinstance(value, tuple) else (int(value), int(value), unit)


def _offset(start: Interval, slots: Slots, sign: int) -> Interval:
    """The days that lie so many units before or behind an interval, as exact as the words are."""
    least, most, unit = _numbers(slots)
    hedge = slots.get("hedge")
    if hedge in ("over", "just-over", "under", "just-under"):
        return _hedged(start, least, unit, str(hedge), sign)
    ends = [calendar.add(start.earliest, sign * n, unit) for n in (least, most)]
    ends += [calendar.add(start.latest, sign * n, unit) for n in (least, most)]
    first, last = min(ends), max(ends)
    if unit == "year":
        return Interval(date(first.year, 1, 1), date(last.year, 12, 31))
    if least != most:
        return Interval(first, last)
    exact = _EXACT_DAYS if hedge is None else 0
    days = _TOLERANCE.get(unit, 0 if (unit == "hour" and least <= 24) or least <= exact else 1)
    if unit == "month" and start.days >= 28:
        days = 0
    found = Interval(first - timedelta(days=days), last + timedelta(days=days))
    return _not_across(found, start, sign)


def _hedged(start: Interval, number: int, unit: str, hedge: str, sign: int) -> Interval:
    """`just-over two weeks` is 14 to 18 days, `over` up to three weeks; `just-under` is 10 to 14 days."""
    beyond = 1 if hedge in ("over", "just-over") else -1
    ends = [calendar.add(start.earliest, sign * number, unit), calendar.add(start.latest, sign * number, unit)]
    if hedge in ("over", "under"):
        ends += [calendar.add(day, sign * (number + beyond), unit) for day in (start.earliest, start.latest)]
    else:
        days = {"week": 4, "month": 15, "year": 182, "decade": 1830}.get(unit, 1)
        ends += [day + timedelta(days=sign * beyond * days) for day in ends]
    return _not_across(Interval(min(ends), max(ends)), start, sign)


def _not_across(found: Interval, start: Interval, sign: int) -> Interval:
    """Ago is never after the day counted from, later never before it."""
    if sign < 0:
        return Interval(min(found.earliest, start.latest), min(found.latest, start.latest))
    return Interval(max(found.earliest, start.earliest), max(found.latest, start.earliest))


def _ago(slots: Slots, clause: _Clause) -> Interval | None:
    sign = _number(slots, "sign")
    if sign > 0 and slots.get("if_future") and not clause.future:
        return None  # "in three weeks" of what is past is a length, no date
    return _offset(Interval.day(clause.day), slots, sign)


def _stretch(slots: Slots, clause: _Clause) -> Interval | None:
    """From the day to so many units on ("within two months") or back ("in the past three weeks")."""
    _, most, unit = _numbers(slots)
    far = calendar.add(clause.day, _number(slots, "sign") * most, unit)
    return Interval(min(clause.day, far), max(clause.day, far))


def _recent(slots: Slots, clause: _Clause) -> Interval | None:
    span = timedelta(days=RECENT_DAYS)
    return Interval(clause.day, clause.day + span) if clause.future else Interval(clause.day - span, clause.day)


def _told_offset(slots: Slots, clause: _Clause) -> Interval | None:
    return _offset(clause.anchor, slots, _number(slots, "sign"))


def _told_period(slots: Slots, clause: _Clause) -> Interval | None:
    """The same, the next or the previous day, week, month or year, from that of what was told."""
    unit, shift, anchor = str(slots["unit"]), _number(slots, "shift"), clause.anchor
    if unit == "day":
        return anchor.shift(shift)
    whole = Interval(
        calendar.period(anchor.earliest, unit, shift).earliest, calendar.period(anchor.latest, unit, shift).latest
    )
    if slots.get("today") == "from":
        return Interval(max(whole.earliest, anchor.earliest), whole.latest)
    if slots.get("today") == "until":
        return Interval(whole.earliest, min(whole.latest, anchor.latest))
    return _portion(whole, slots, clause)


def _told_weekday(slots: Slots, clause: _Clause) -> Interval | None:
    """The first such day after what was told, the last before it, or (sign 0) that of the same week."""
    number, sign, anchor = _number(slots, "weekday"), _number(slots, "sign"), clause.anchor
    if sign == 0:
        week = calendar.period(anchor.latest, "week")
        return Interval.day(week.earliest + timedelta(days=number - 1))
    if sign > 0:
        first = anchor.earliest + timedelta(days=(number - anchor.earliest.isoweekday() - 1) % 7 + 1)
        last = anchor.latest + timedelta(days=(number - anchor.latest.isoweekday() - 1) % 7 + 1)
    else:
        first = anchor.earliest - timedelta(days=(anchor.earliest.isoweekday() - number - 1) % 7 + 1)
        last = anchor.latest - timedelta(days=(anchor.latest.isoweekday() - number - 1) % 7 + 1)
    return Interval(first, last)


def _told_shortly(slots: Slots, clause: _Clause) -> Interval | None:
    """Within two weeks of what was told, and within its own interval where that is known only roughly."""
    sign, anchor = _number(slots, "sign", 1), clause.anchor
    if sign < 0:
        return Interval(min(anchor.earliest, anchor.latest - timedelta(days=RECENT_DAYS)), anchor.latest)
    return Interval(anchor.earliest, max(anchor.latest, anchor.earliest + timedelta(days=RECENT_DAYS)))


RULES: Mapping[str, Rule] = {
    "date": _date, "month": _month, "year": _years, "decade": _decade, "season": _season, "holiday": _holiday,
    "weekday": _weekday, "day": _day, "weekend": _weekend, "period": _period, "ago": _ago,
    "stretch": _stretch, "recent": _recent, "told-offset": _told_offset, "told-period": _told_period,
    "told-weekday": _told_weekday, "told-shortly": _told_shortly,
}
