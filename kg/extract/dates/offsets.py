"""The rules for what is counted from another day: from publication, or from what was told before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from kg.extract.dates import calendar
from kg.extract.dates.context import Context, Rule, Slots, number, portion
from kg.model import Interval

RECENT_DAYS = 14
"""How far back "recently" and "a short time ago" reach, and how far on "shortly after"."""

EXACT_DAYS = 7
"""Up to so many days a number of days is meant exactly; beyond, it is rounded and can be one off."""

_TOLERANCE = {"week": 3, "month": 15, "decade": 1830}
_BEYOND = {"week": 4, "month": 15, "year": 182, "decade": 1830}
"""How many days "just over" and "just under" leave, by unit."""


def _length(slots: Slots) -> tuple[int, int, str]:
    """Least and greatest number and the unit, from a number with a unit or from a length (`6 month`)."""
    if "length" in slots:
        count, unit = str(slots["length"]).split()
        return int(count), int(count), unit
    value, unit = slots.get("number", 1), str(slots.get("unit", "day"))
    return (value[0], value[1], unit) if isinstance(value, tuple) else (int(value), int(value), unit)


def _offset(start: Interval, slots: Slots, sign: int) -> Interval:
    """The days that lie so many units before or behind an interval, as exact as the words are."""
    least, most, unit = _length(slots)
    hedge = str(slots.get("hedge", ""))
    if hedge not in ("", "about"):
        return _not_across(_hedged(start, least, unit, hedge, sign), start, sign)
    days = (start.earliest, start.latest)
    ends = [calendar.add(day, sign * count, unit) for day in days for count in (least, most)]
    first, last = min(ends), max(ends)
    if unit == "year":
        return Interval(date(first.year, 1, 1), date(last.year, 12, 31))
    if least == most and not (unit == "month" and start.days >= 28):
        loose = timedelta(days=_TOLERANCE.get(unit, _days_off(unit, least, hedge)))
        first, last = first - loose, last + loose
    return _not_across(Interval(first, last), start, sign)


def _days_off(unit: str, count: int, hedge: str) -> int:
    days = count / 24 if unit == "hour" else count
    if days <= (0 if hedge else EXACT_DAYS) or (unit == "hour" and days <= 1):
        return 0
    return 1 if days <= 21 else 7


def _hedged(start: Interval, count: int, unit: str, hedge: str, sign: int) -> Interval:
    """`just-over` two weeks is 14 to 18 days, `over` up to three weeks; `just-under` is 10 to 14 days."""
    outward = 1 if hedge in ("over", "just-over") else -1
    ends = [calendar.add(day, sign * count, unit) for day in (start.earliest, start.latest)]
    if hedge in ("over", "under"):
        ends += [calendar.add(day, sign * (count + outward), unit) for day in (start.earliest, start.latest)]
    else:
        ends += [day + timedelta(days=sign * outward * _BEYOND.get(unit, 1)) for day in ends]
    return Interval(min(ends), max(ends))


def _not_across(found: Interval, start: Interval, sign: int) -> Interval:
    """Ago is never after the day counted from, later never before it."""
    if sign < 0:
        return Interval(min(found.earliest, start.latest), min(found.latest, start.latest))
    return Interval(max(found.earliest, start.earliest), max(found.latest, start.earliest))


def _ago(slots: Slots, context: Context) -> Interval | None:
    if slots.get("if_future") and not context.future:
        return None  # "in three weeks" of what is past is a length, no date
    return _offset(Interval.day(context.day), slots, number(slots, "sign"))


def _stretch(slots: Slots, context: Context) -> Interval | None:
    """From the day to so many units on ("within two months") or back ("in the past three weeks")."""
    _, most, unit = _length(slots)
    far = calendar.add(context.day, number(slots, "sign") * most, unit)
    return Interval(min(context.day, far), max(context.day, far))


def _recent(slots: Slots, context: Context) -> Interval | None:
    span = timedelta(days=RECENT_DAYS)
    ahead = Interval(context.day, context.day + span)
    return ahead if context.future else ahead.shift(-RECENT_DAYS)


def _told_offset(slots: Slots, context: Context) -> Interval | None:
    return _offset(context.anchor, slots, number(slots, "sign"))


def _told_period(slots: Slots, context: Context) -> Interval | None:
    """The same, the next or the previous day, week, month or year, from that of what was told."""
    unit, shift, anchor = str(slots["unit"]), number(slots, "shift"), context.anchor
    if unit == "day":
        return anchor.shift(shift)
    first = calendar.period(anchor.earliest, unit, shift).earliest
    whole = Interval(first, calendar.period(anchor.latest, unit, shift).latest)
    return portion(whole, slots, anchor.latest if slots.get("today") == "until" else anchor.earliest)


def _told_weekday(slots: Slots, context: Context) -> Interval | None:
    """The first such day after what was told, the last before it, or (sign 0) that of the same week."""
    wanted, sign = number(slots, "weekday"), number(slots, "sign")

    def near(day: date) -> date:
        if sign == 0:
            return calendar.period(day, "week").earliest + timedelta(days=wanted - 1)
        if sign > 0:
            return day + timedelta(days=(wanted - day.isoweekday()) % 7 or 7)
        return day - timedelta(days=(day.isoweekday() - wanted) % 7 or 7)

    return Interval(near(context.anchor.earliest), near(context.anchor.latest))


def _told_shortly(slots: Slots, context: Context) -> Interval | None:
    """Within two weeks of what was told, and within its own interval where that is known only roughly."""
    span, anchor = timedelta(days=RECENT_DAYS), context.anchor
    if number(slots, "sign", 1) < 0:
        return Interval(min(anchor.earliest, anchor.latest - span), anchor.latest)
    return Interval(anchor.earliest, max(anchor.latest, anchor.earliest + span))


OFFSET_RULES: Mapping[str, Rule] = {
    "ago": _ago,
    "stretch": _stretch,
    "recent": _recent,
    "told-offset": _told_offset,
    "told-period": _told_period,
    "told-weekday": _told_weekday,
    "told-shortly": _told_shortly,
}
