"""What holds of the dates of any text: spans, order, intervals, and work that grows with the text alone."""

import sys
from datetime import date
from functools import cache
from types import FrameType

import pytest
from babel.dates import format_date, get_day_names, get_month_names
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.extract.dates import DateReader
from kg.extract.dates.language import FOLDER, date_language
from kg.model import Interval

LANGUAGES = sorted(path.parent.name for path in FOLDER.glob("*/dates.yaml"))
LOCALES = [*LANGUAGES, "en_GB"]
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
INTERVALS = st.tuples(DAYS, DAYS).map(lambda pair: Interval(min(pair), max(pair)))


@cache
def words(language: str) -> list[str]:
    """All words of the date file, so that random texts come near to dates."""
    known = date_language(language)
    sequences = [form.sequence for forms in known.forms.values() for form in forms]
    sequences += [template.sequence for template in known.templates]
    sequences += [lead.sequence for lead in known.leads]
    return sorted({step.text for sequence in sequences for step in sequence if not step.slot})


def date_like(language: str) -> st.SearchStrategy[str]:
    pieces = st.sampled_from(words(language)) | st.integers(0, 2200).map(str) | st.sampled_from(
        [".", ",", "-", "–", "\n", "\n\n", "'", "’", "/", "%"])
    return st.lists(pieces, max_size=30).flatmap(
        lambda parts: st.sampled_from([" ", "", " ", "  "]).map(lambda space: space.join(parts)))


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_text_gives_spans_in_order_and_intervals_that_hold(language: str, data: st.DataObject) -> None:
    text = data.draw(date_like(language) | st.text())
    reader = DateReader(language)
    found = reader.find(text)
    end = 0
    for expression in found:
        assert end <= expression.start < expression.end <= len(text)
        assert text[expression.start : expression.end] == expression.text
        assert not expression.text[0].isspace()
        end = expression.end
        published = data.draw(st.none() | INTERVALS | DAYS.map(Interval.day))
        resolved = reader.resolve(
            expression, published, data.draw(st.none() | INTERVALS), data.draw(st.booleans()))
        assert resolved is None or resolved.earliest <= resolved.latest
        if expression.clause:
            reader.date_of_clause(expression, data.draw(INTERVALS))


@pytest.mark.parametrize("locale", LOCALES)
@settings(max_examples=150, deadline=None)
@given(day=DAYS, published=st.none() | DAYS.map(Interval.day), style=st.sampled_from(["long", "full"]))
def test_full_dates_read_back_to_themselves(
    locale: str, day: date, published: Interval | None, style: str
) -> None:
    written = format_date(day, style, locale=locale)
    reader = DateReader(locale[:2])
    found = reader.find(f"({written})")
    assert [expression.text for expression in found] == [written]
    assert reader.resolve(found[0], published) == Interval.day(day)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_months_and_weekdays_of_cldr_are_known(locale: str) -> None:
    reader = DateReader(locale[:2])
    for number, name in get_month_names("wide", locale=locale).items():
        found = reader.find(f"{name} 2014")
        assert [reader.resolve(expression, None) for expression in found] == [Interval.month(2014, number)]
    published = Interval.parse("2021-10-24")  # a Sunday
    for number, name in get_day_names("wide", locale=locale).items():
        found = reader.find(name)
        meant = [reader.resolve(expression, published) for expression in found]
        assert meant == [Interval.day(date(2021, 10, 18 + number))]


@settings(max_examples=200, deadline=None)
@given(day=DAYS, number=st.integers(1, 7), unit=st.sampled_from(["day", "week"]))
def test_ago_and_later_are_each_others_mirror(day: date, number: int, unit: str) -> None:
    reader = DateReader("en")
    [ago] = reader.find(f"{number} {unit}s ago")
    [later] = reader.find(f"{number} {unit}s later")
    back = reader.resolve(ago, Interval.day(day))
    assert back is not None
    there = reader.resolve(later, None, anchor=back)
    assert there is not None
    assert there.earliest <= day <= there.latest


def calls(language: str, text: str) -> int:
    """How many function calls it takes to read a text: a measure that no load on the machine moves."""
    reader = DateReader(language)
    count = 0

    def profile(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(profile)
    try:
        reader.find(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("unit", [
    "7", "7 ", "1.", "2021-10-", "i ", "for to uker ", "mer enn ", "april ", "\n", "\n \n", "in ", "5.–",
    "\ud800", "natt til ", "a ", "'", "den ", "fra 5. til ", "mandag ", "the first half of ",
])
@pytest.mark.parametrize("language", ["nb", "en"])
def test_work_grows_linearly_on_hostile_text(language: str, unit: str) -> None:
    once, twice = (calls(language, unit * count) for count in (600, 1200))
    assert twice <= 2.02 * once + 200
