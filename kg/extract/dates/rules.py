"""The rules for what has a place in the calendar: dates, months, seasons, weekdays, weeks, holidays."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from kg.extract.dates import calendar
from kg.extract.dates.context import Context, Rule, Slots, choose, number, portion
from kg.model import Interval


def _year(slots: Slots, context: Context) -> int | None:
    """The year that is written or said ("last year", "the same year"); None where none is."""
    if "year" in slots:
        return number(slots, "year")
    which = slots.get("which_year")
    if which == "told":
        return context.anchor.latest.year
    return context.day.year + which if isinstance(which, int) else None


def _date(slots: Slots, context: Context) -> Interval | None:
    """A day, or a range of days; a weekday beside it helps to tell the year."""
    month = number(slots, "month")
    last_month = number(slots, "month2") or month

    def of(year: int) -> Interval | None:
        try:
            first = last = date(year, month, number(slots, "day"))
            if "day2" in slots:
                last_year = number(slots, "year2") or year + (last_month < month)
                last = date(last_year, last_month, number(slots, "day2"))
            return Interval(first, last)
        except ValueError:
            return None

    def with_eve(found: Interval | None) -> Interval | None:
        if found is None or not slots.get("evening_before"):
            return found
        return Interval(found.earliest - timedelta(days=1), found.latest)

    year = _year(slots, context)
    if year is not None:
        return with_eve(of(year))
    around = [found for offset in range(-9, 9) if (found := of(context.day.year + offset))]
    agreeing = [found for found in around if found.earliest.isoweekday() == slots.get("weekday")]
    return with_eve(choose(agreeing, context) or choose(around, context))


def _month(slots: Slots, context: Context) -> Interval | None:
    month = number(slots, "month")
    last_month = number(slots, "month2") or month

    def of(year: int) -> Interval:
        last_year = number(slots, "year2") or year + (last_month < month)
        return Interval(date(year, month, 1), Interval.month(last_year, last_month).latest)

    year = _year(slots, context)
    if year is not None:
        return portion(of(year), slots, context.day)
    around = [of(context.day.year + offset) for offset in range(-2, 3)]
    return portion(choose(around, context, bool(slots.get("strict"))), slots, context.day)


def _years(slots: Slots, context: Context) -> Interval | None:
    first = number(slots, "year")
    last = number(slots, "year2") or first
    return portion(Interval(date(first, 1, 1), date(last, 12, 31)), slots, context.day)


def _decade(slots: Slots, context: Context) -> Interval | None:
    return portion(calendar.period(date(number(slots, "year"), 1, 1), "decade"), slots, context.day)


def _season(slots: Slots, context: Context) -> Interval | None:
    """A season of a written year, or the one that the tense says; `whole_year`: that of this year."""
    name, here = str(slots["season"]), context.day.year
    year = _year(slots, context)
    if year is None and slots.get("whole_year") and name != "winter":
        year = here  # "i vår" is this year's, come or gone; winter lies across two years
    if year is not None:
        return portion(calendar.season(year, name), slots, context.day)
    around = [calendar.season(here + offset, name) for offset in range(-2, 3)]
    return portion(choose(around, context, bool(slots.get("strict"))), slots, context.day)


def _holiday(slots: Slots, context: Context) -> Interval | None:
    name = str(slots["holiday"])
    year = _year(slots, context)
    if year is not None:
        return calendar.holiday(year, name)
    return choose([calendar.holiday(context.day.year + offset, name) for offset in range(-2, 3)], context)


def _weekday(slots: Slots, context: Context) -> Interval | None:
    """The latest on or before the day, the next on or after it, or what its week or direction says.

    `week` counts calendar weeks ("Thursday last week"), as a number does ("Thursday two weeks ago"); `shift`
    is the nearest strictly before or behind ("last Friday"), `evening_before` the night that leads up to it.
    """
    wanted, day = number(slots, "weekday"), context.day
    behind, ahead = (day.isoweekday() - wanted) % 7, (wanted - day.isoweekday()) % 7
    shift = number(slots, "shift")
    week = number(slots, "week") + number(slots, "sign") * number(slots, "number")
    if "week" in slots or "number" in slots:
        found = calendar.period(day, "week", week).earliest + timedelta(days=wanted - 1)
    elif shift:
        found = day + timedelta(days=ahead or 7) if shift > 0 else day - timedelta(days=behind or 7)
    elif context.future or context.nearest:
        found = day + timedelta(days=ahead)
    else:
        found = day - timedelta(days=behind)
    last = found + timedelta(days=(number(slots, "weekday2", wanted) - wanted) % 7)
    return Interval(found - timedelta(days=1) if slots.get("evening_before") else found, last)


def _day(slots: Slots, context: Context) -> Interval | None:
    days = slots["days"]
    first, last = days if isinstance(days, tuple) else (int(days), int(days))
    return Interval(context.day + timedelta(days=first), context.day + timedelta(days=last))


def _weekend(slots: Slots, context: Context) -> Interval | None:
    """The latest that has begun, or the next that has not ended; `week` counts calendar weeks."""
    if "week" in slots:
        return calendar.period(context.day, "weekend", number(slots, "week"))
    around = [calendar.period(context.day, "weekend", shift) for shift in (-2, -1, 0, 1)]
    return choose(around, context, bool(slots.get("strict")))


def _period(slots: Slots, context: Context) -> Interval | None:
    whole = calendar.period(context.day, str(slots["unit"]), number(slots, "shift"))
    return portion(whole, slots, context.day)


CALENDAR_RULES: Mapping[str, Rule] = {
    "date": _date,
    "month": _month,
    "year": _years,
    "decade": _decade,
    "season": _season,
    "holiday": _holiday,
    "weekday": _weekday,
    "day": _day,
    "weekend": _weekend,
    "period": _period,
}
