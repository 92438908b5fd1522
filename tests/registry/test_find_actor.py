"""What a person may type for an actor, and what the answer is where nobody is meant, or several are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UserError
from kg.registry import NameForm, actors, find_actor, label_languages, names


@pytest.mark.parametrize(("text", "code"), [
    ("RUS", "RUS"), ("rus", "RUS"), ("RU", "RUS"), ("Russia", "RUS"), ("Russland", "RUS"),
    ("russland", "RUS"),
    ("Kreml", "RUS"), ("Noreg", "NOR"), (" Norge ", "NOR"), ("UK", "GBR"), ("GB", "GBR"), ("nato", "NATO"),
    ("Turkiye", "TUR"), ("Cote d'Ivoire", "CIV"), ("côte d’ivoire", "CIV"),
    ("Guinea Bissau", "GNB"), ("FN", "UN"), ("European Union", "EU"), ("Washington", "USA"),
    ("AU", "AU"), ("Australia", "AUS"), ("Soviet Union", "SUN"),
])
def test_codes_and_names_of_every_language(text: str, code: str) -> None:
    assert find_actor(text).code == code


@pytest.mark.parametrize(("text", "expected"), [
    ("Guinea", {"GIN", "GNB", "GNQ", "PNG"}), ("Georgia", {"GEO", "USA"}), ("Congo", {"COD", "COG"}),
    ("Korea", {"KOR", "PRK"}), ("IS", {"ISL", "ISLAMICSTATE"}), ("Brussels", {"BEL", "EU", "NATO"}),
    ("Guam", {"GUM", "GUAM"}), ("au", {"AU", "AUS"}),
])
def test_several_who_can_be_meant_are_named(text: str, expected: set[str]) -> None:
    with pytest.raises(UserError) as failure:
        find_actor(text)
    assert {code for code in actors() if f"({code})" in failure.value.message} == expected
    assert failure.value.status == 2


@pytest.mark.parametrize(("text", "nearest"), [
    ("Russa", "Russia (RUS)"), ("Norwey", "Norway (NOR)"), ("Nowray", "Norway (NOR)"),
    ("Germny", "Germany (DEU)"),
    ("Ukrania", "Ukraine (UKR)"), ("Sverge", "Sweden (SWE)"), ("NAT0", "NATO (NATO)"),
    ("Azerbadjan", "(AZE)"),
])
def test_an_unknown_name_gets_the_nearest(text: str, nearest: str) -> None:
    with pytest.raises(UserError, match=f"no actor is called '{text}'") as failure:
        find_actor(text)
    assert nearest in failure.value.hint


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_nothing_is_not_an_actor(text: str) -> None:
    with pytest.raises(UserError, match="empty"):
        find_actor(text)


def test_a_place_and_an_adjective_are_no_actors() -> None:
    for text in ("Houston", "russisk", "Russians"):
        with pytest.raises(UserError, match="no actor is called"):
            find_actor(text)


def test_every_code_finds_its_actor() -> None:
    assert [code for code in actors() if find_actor(code).code != code] == []


@pytest.mark.parametrize("language", label_languages())
def test_every_name_finds_its_actor_or_is_refused(language: str) -> None:
    for name in names(language):
        if name.form is NameForm.NAME:
            try:
                assert find_actor(name.text).code in name.codes
            except UserError as failure:
                assert all(f"({code})" in failure.message for code in name.codes)


@given(st.text(max_size=300))
def test_any_text_gives_an_actor_or_one_clear_line(text: str) -> None:
    try:
        assert find_actor(text).code in actors()
    except UserError as failure:
        assert failure.message.isprintable()
        assert len(failure.message) < 500


@given(st.sampled_from(sorted(actors())), st.sampled_from([str.lower, str.title]), st.text(" \t\n"))
def test_capitals_and_spaces_do_not_matter(code: str, change: Callable[[str], str], spaces: str) -> None:
    assert find_actor(spaces + code + spaces).code == code
    try:
        assert find_actor(spaces + change(code) + spaces).code == code
    except UserError as failure:
        assert f"({code})" in failure.message
