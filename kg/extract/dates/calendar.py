"""Days, weeks, months, seasons and holidays as intervals, and arithmetic on them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from kg.model import Interval

SEASONS = {"winter": 12, "spring": 3, "summer": 6, "autumn": 9}
"""The month in which a season begins (northern half of the globe)."""

_EASTER_BOUND = {
    "maundy-thursday": -3,
    "good-friday": -2,
    "holy-saturday": -1,
    "easter-sunday": 0,
    "easter-monday": 1,
    "ascension": 39,
    "whit-sunday": 49,
    "whit-monday": 50,
    "ash-wednesday": -46,
    "palm-sunday": -7,
}
_FIXED = {
    "new-year-eve": (12, 31),
    "new-year-day": (1, 1),
    "epiphany": (1, 6),
    "christmas-eve": (12, 24),
    "christmas-day": (12, 25),
    "boxing-day": (12, 26),
    "labour-day": (5, 1),
    "midsummer-eve": (6, 23),
    "all-saints": (11, 1),
    "saint-john": (6, 24),
}
_PERIODS = {"easter": (-7, 1), "whitsun": (49, 50)}
HOLIDAYS = frozenset((*_EASTER_BOUND, *_FIXED, *_PERIODS, "christmas", "new-year"))
PARTS = frozenset(
    (
        "early",
        "middle",
        "late",
        "start",
        "end",
        "first-half",
        "second-half",
        "quarter-1",
        "quarter-2",
        "quarter-3",
        "quarter-4",
    )
)
UNITS = frozenset(("hour", "day", "week", "weekend", "month", "year", "decade"))


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months on, or the last of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add(day: date, number: int, unit: str) -> date:
    """The day so many units on."""
    if unit == "month":
        return add_months(day, number)
    if unit == "year":
        return add_months(day, 12 * number)
    if unit == "decade":
        return add_months(day, 120 * number)
    days = {"hour": round(number / 24), "day": number}.get(unit, 7 * number)
    return day + timedelta(days=days)


def period(day: date, unit: str, shift: int = 0) -> Interval:
    """The calendar day, week (from Monday), weekend, month, year or decade of a day, so many of them on."""
    if unit in ("hour", "day"):
        return Interval.day(add(day, shift, unit))
    if unit == "month":
        first = add_months(day.replace(day=1), shift)
        return Interval.month(first.year, first.month)
    if unit == "year":
        return Interval.year(day.year + shift)
    if unit == "decade":
        first = date(day.year // 10 * 10 + 10 * shift, 1, 1)
        return Interval(first, date(first.year + 9, 12, 31))
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
    first = monday + timedelta(days=5 if unit == "weekend" else 0)
    return Interval(first, monday + timedelta(days=6))


def season(year: int, name: str) -> Interval:
    """The season of a year; winter is the one that ends in that year."""
    first = date(year - (name == "winter"), SEASONS[name], 1)
    return Interval(first, add_months(first, 3) - timedelta(days=1))


def easter_sunday(year: int) -> date:
    """Easter Sunday of the Western churches (the Gregorian algorithm of Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def holiday(year: int, name: str) -> Interval:
    """The day or days of a holiday in a year."""
    if name in _EASTER_BOUND:
        return Interval.day(easter_sunday(year) + timedelta(days=_EASTER_BOUND[name]))
    if name in _PERIODS:
        first, last = (timedelta(days=days) for days in _PERIODS[name])
        return Interval(easter_sunday(year) + first, easter_sunday(year) + last)
    if name == "christmas":
        return Interval(date(year, 12, 23), date(year, 12, 28))
    if name == "new-year":
        return Interval(date(year - 1, 12, 31), date(year, 1, 1))
    return Interval.day(date(year, *_FIXED[name]))


def part(whole: Interval, name: str) -> Interval:
    """A part of a period: its early days, its middle, its end, a half or a quarter.

    Of a month: early is up to the 10th, middle the 10th to the 20th, late its last eleven days. Of anything
    longer or shorter: thirds; but `start` and `end` of a year are its first and last two months.
    """
    first, last, days = whole.earliest, whole.latest, whole.days
    if name.startswith("quarter"):
        month = 3 * int(name[-1]) - 3
        start = add_months(first, month)
        return Interval(start, add_months(start, 3) - timedelta(days=1))
    if name in ("first-half", "second-half"):
        middle = first + timedelta(days=days // 2)
        if days > 360:
            middle = add_months(first, 6 * round(days / 365.25))
        return Interval(first, middle - timedelta(days=1)) if name == "first-half" else Interval(middle, last)
    if 28 <= days <= 31:
        ends = {"middle": (first + timedelta(days=9), first + timedelta(days=19))}
        early, late = (first, first + timedelta(days=9)), (last - timedelta(days=10), last)
    elif days in (365, 366):
        months = 2 if name in ("start", "end") else 4
        ends = {"middle": (add_months(first, 4), add_months(first, 8) - timedelta(days=1))}
        early = (first, add_months(first, months) - timedelta(days=1))
        late = (add_months(first, 12 - months), last)
    else:
        third = timedelta(days=max(round(days / 3) - 1, 0))
        ends = {"middle": (first + third, last - third)}
        early, late = (first, first + third), (last - third, last)
    ends |= {"early": early, "start": early, "late": late, "end": late}
    return Interval(*ends[name])
