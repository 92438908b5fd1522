"""A text names persons, mostly by surname; the registry knows for whom they acted on that day."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Interval
from kg.registry import OfficeHolder, actors, find_holder, office_holders


def meant(name: str, on: str) -> set[tuple[str, str]]:
    return {(holder.name, holder.code) for holder in find_holder(name, Interval.parse(on))}


def test_there_are_holders_enough() -> None:
    assert len({holder.name for holder in office_holders()}) >= 150
    assert {holder.code for holder in office_holders()} <= set(actors())


@pytest.mark.parametrize(("name", "on", "code"), [
    ("Stoltenberg", "2010-05-01", "NOR"), ("Stoltenberg", "2021-10-18", "NATO"),
    ("Stoltenberg", "2025-06-01", "NOR"),
    ("Stoltenberg", "2014-02-01", "NOR"), ("Stoltenberg", "2024-12-01", "NATO"),
    ("Rasmussen", "2012", "NATO"), ("Tusk", "2012", "POL"), ("Tusk", "2017", "EU"), ("Tusk", "2024", "POL"),
    ("von der Leyen", "2016", "DEU"), ("von der Leyen", "2022", "EU"), ("Borrell", "2018-09", "ESP"),
    ("Mogherini", "2014-05", "ITA"), ("Mogherini", "2016", "EU"), ("Carney", "2012", "USA"),
    ("Carney", "2025-05", "CAN"),
    ("Castro", "2010", "CUB"), ("Castro", "2023-05", "HND"),
])
def test_the_office_is_that_of_the_day(name: str, on: str, code: str) -> None:
    assert {holder.code for holder in find_holder(name, Interval.parse(on))} == {code}


@pytest.mark.parametrize(("spelling", "name"), [
    ("Lavrov", "Sergey Lavrov"), ("Sergej Lavrov", "Sergey Lavrov"), ("Sergei Lavrov", "Sergey Lavrov"),
    ("Sergej Lawrow", "Sergey Lavrov"), ("LAVROV", "Sergey Lavrov"), ("Sergej V. Lavrov", "Sergey Lavrov"),
    ("Zelenskyj", "Volodymyr Zelensky"), ("Zelenskyy", "Volodymyr Zelensky"),
    ("Selenskyj", "Volodymyr Zelensky"),
    ("Erdogan", "Recep Tayyip Erdoğan"), ("Erdoğan", "Recep Tayyip Erdoğan"), ("Xi", "Xi Jinping"),
    ("Kim Jong Un", "Kim Jong-un"), ("bin Salman", "Mohammed bin Salman"), ("MBS", "Mohammed bin Salman"),
    ("Diaz-Canel", "Miguel Díaz-Canel"), ("Barth Eide", "Espen Barth Eide"), ("Støre", "Jonas Gahr Støre"),
    ("pave Frans", "Pope Francis"), ("Zakharova", "Maria Zakharova"), ("Marija Sakharova", "Maria Zakharova"),
])
def test_spellings_lead_to_one_person(spelling: str, name: str) -> None:
    assert {holder.name for holder in find_holder(spelling, Interval.parse("2022"))} == {name}


@pytest.mark.parametrize(("name", "on", "persons"), [
    ("Harris", "2024-06-01", {("Kamala Harris", "USA"), ("Simon Harris", "IRL")}),
    ("King Abdullah", "2010", {("Abdullah II", "JOR"), ("Abdullah bin Abdulaziz", "SAU")}),
    ("Morales", "2018", {("Evo Morales", "BOL"), ("Jimmy Morales", "GTM")}),
    ("Rodríguez", "2015", {("Bruno Rodríguez", "CUB"), ("Delcy Rodríguez", "VEN")}),
])
def test_namesakes_in_office_at_once_are_all_returned(
    name: str, on: str, persons: set[tuple[str, str]]
) -> None:
    assert meant(name, on) == persons


def test_who_left_office_is_still_spoken_of() -> None:
    assert meant("Clinton", "2016-10-01") == {("Hillary Clinton", "USA")}
    assert meant("Angela Merkel", "2024") == {("Angela Merkel", "DEU")}


def test_a_surname_says_nothing_of_times_long_ago() -> None:
    assert meant("Hegseth", "1990") == set()


@pytest.mark.parametrize("name", ["", " ", "Ivan Lavrov", "Store", "store", "lavrov", "Kari Nordmann", "Kan"])
def test_who_is_nobody(name: str) -> None:
    assert find_holder(name, Interval.parse("2018")) == ()


def test_without_a_day_every_term_is_meant() -> None:
    assert {holder.code for holder in find_holder("Stoltenberg")} == {"NOR", "NATO"}


def test_the_foreign_minister_is_found_among_the_terms() -> None:
    found = find_holder("Huitfeldt", Interval.parse("2022-04-06"))
    assert [(holder.office, holder.start, holder.end) for holder in found] == [
        ("foreign minister", date(2021, 10, 14), date(2023, 10, 16))
    ]


@pytest.mark.parametrize(("code", "office"), [
    ("NOR", "prime minister"), ("NOR", "foreign minister"), ("USA", "president"),
    ("USA", "secretary of state"), ("GBR", "foreign secretary"), ("DEU", "foreign minister"),
    ("NATO", "secretary general"),
    ("EU", "high representative"), ("UN", "secretary-general"), ("UKR", "president"), ("CHN", "premier"),
])
def test_an_office_passes_on_without_two_at_once(code: str, office: str) -> None:
    terms = sorted((holder.start, holder.end, holder.name) for holder in office_holders()
                   if (holder.code, holder.office) == (code, office) and holder.end)
    assert len(terms) >= 2
    for (_, end, name), (start, _, following) in pairwise(terms):
        assert end <= start, f"{name} and {following}"


@given(st.sampled_from(office_holders()), st.integers(0, 30))
def test_every_form_of_a_name_finds_its_person_in_office(holder: OfficeHolder, days: int) -> None:
    day = date.fromordinal(min(holder.start.toordinal() + days, (holder.end or date.max).toordinal()))
    for form in (holder.name, *holder.aliases):
        assert holder.name in {found.name for found in find_holder(form, Interval.day(day))}


@given(st.text(max_size=60))
def test_any_text_finds_somebody_or_nobody(text: str) -> None:
    for holder in find_holder(text, Interval.parse("2021-11-15")):
        assert holder.code in actors()
