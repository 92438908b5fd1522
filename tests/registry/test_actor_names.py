"""A text names actors in many ways; each leads to the right one, or to all that it can be."""

from __future__ import annotations

import csv
from collections import defaultdict

import pytest

from kg.errors import UserError
from kg.registry import NameForm, actor, actors, label_languages, names
from kg.resources import resource

REQUIRED = ("da", "de", "en", "es", "fr", "nb", "nn", "sv")


def forms(language: str) -> dict[str, set[NameForm]]:
    found: dict[str, set[NameForm]] = defaultdict(set)
    for name in names(language):
        for code in name.codes:
            found[code].add(name.form)
    return found


def codes(text: str, language: str, form: NameForm) -> tuple[str, ...]:
    return next((name.codes for name in names(language) if (name.text, name.form) == (text, form)), ())


def test_the_languages_of_the_extraction_have_tables() -> None:
    assert set(REQUIRED) <= set(label_languages())


@pytest.mark.parametrize("language", label_languages())
def test_every_member_of_the_united_nations_can_be_named_in_full(language: str) -> None:
    found = forms(language)
    lacking = [
        (code, form.value)
        for code in actor("UN").members
        for form in (NameForm.NAME, NameForm.ADJECTIVE, NameForm.CAPITAL)
        if form not in found[code]
    ]
    assert lacking == []
    people = {NameForm.PERSON, NameForm.PEOPLE}
    assert [code for code in actor("UN").members if not found[code] & people] == []


@pytest.mark.parametrize("language", label_languages())
def test_no_name_leads_silently_to_two_actors(language: str) -> None:
    meant: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for name in names(language):
        meant[name.text].add(name.codes)
    assert {text: several for text, several in meant.items() if len(several) > 1} == {}


@pytest.mark.parametrize("language", label_languages())
def test_a_form_of_a_name_stands_once(language: str) -> None:
    keys = [(name.text, name.form) for name in names(language)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("language", label_languages())
def test_names_have_no_odd_spaces(language: str) -> None:
    assert [name.text for name in names(language) if name.text != " ".join(name.text.split())] == []


@pytest.mark.parametrize(("language", "text", "form", "code"), [
    ("nb", "russiske", NameForm.ADJECTIVE, "RUS"), ("nb", "russerne", NameForm.PEOPLE, "RUS"),
    ("nb", "nordmann", NameForm.PERSON, "NOR"), ("nb", "nordmenn", NameForm.PEOPLE, "NOR"),
    ("nb", "Kreml", NameForm.GOVERNMENT, "RUS"), ("nb", "UD", NameForm.GOVERNMENT, "NOR"),
    ("nb", "Stortinget", NameForm.GOVERNMENT, "NOR"), ("nb", "Folketinget", NameForm.GOVERNMENT, "DNK"),
    ("nb", "Riksdagen", NameForm.GOVERNMENT, "SWE"), ("nb", "Det hvite hus", NameForm.GOVERNMENT, "USA"),
    ("nb", "Elysee", NameForm.GOVERNMENT, "FRA"), ("nb", "FN", NameForm.ORGANISATION, "UN"),
    ("nb", "Den arabiske liga", NameForm.ORGANISATION, "ARABLEAGUE"),
    ("nb", "Beograd", NameForm.CAPITAL, "SRB"),
    ("nn", "russarane", NameForm.PEOPLE, "RUS"), ("nn", "Noreg", NameForm.NAME, "NOR"),
    ("nn", "Utanriksdepartementet", NameForm.GOVERNMENT, "NOR"),
    ("en", "Norwegians", NameForm.PEOPLE, "NOR"), ("en", "Swede", NameForm.PERSON, "SWE"),
    ("en", "Frenchmen", NameForm.PEOPLE, "FRA"), ("en", "Pentagon", NameForm.GOVERNMENT, "USA"),
    ("en", "Downing Street", NameForm.GOVERNMENT, "GBR"),
    ("en", "Auswärtiges Amt", NameForm.GOVERNMENT, "DEU"),
    ("en", "Zhongnanhai", NameForm.GOVERNMENT, "CHN"), ("en", "Kyiv", NameForm.CAPITAL, "UKR"),
    ("en", "Kiev", NameForm.CAPITAL, "UKR"), ("en", "Burma", NameForm.NAME, "MMR"),
    ("sv", "ryskt", NameForm.ADJECTIVE, "RUS"), ("sv", "ryssarna", NameForm.PEOPLE, "RUS"),
    ("sv", "amerikanen", NameForm.PERSON, "USA"), ("sv", "norrmän", NameForm.PEOPLE, "NOR"),
    ("sv", "UD", NameForm.GOVERNMENT, "SWE"), ("sv", "Georgien", NameForm.NAME, "GEO"),
    ("da", "russiske", NameForm.ADJECTIVE, "RUS"), ("da", "nordmænd", NameForm.PEOPLE, "NOR"),
    ("da", "islændinge", NameForm.PEOPLE, "ISL"), ("da", "Udenrigsministeriet", NameForm.GOVERNMENT, "DNK"),
    ("de", "russischen", NameForm.ADJECTIVE, "RUS"), ("de", "russischem", NameForm.ADJECTIVE, "RUS"),
    ("de", "Russin", NameForm.PERSON, "RUS"), ("de", "Russen", NameForm.PEOPLE, "RUS"),
    ("de", "Norwegern", NameForm.PEOPLE, "NOR"), ("de", "Auswärtigen Amt", NameForm.GOVERNMENT, "DEU"),
    ("de", "Vereinigten Staaten", NameForm.NAME, "USA"), ("de", "Franzosen", NameForm.PEOPLE, "FRA"),
    ("de", "Arabischen Liga", NameForm.ORGANISATION, "ARABLEAGUE"),
    ("fr", "russes", NameForm.ADJECTIVE, "RUS"), ("fr", "Russes", NameForm.PEOPLE, "RUS"),
    ("fr", "norvégiennes", NameForm.ADJECTIVE, "NOR"), ("fr", "turque", NameForm.ADJECTIVE, "TUR"),
    ("fr", "Anglaises", NameForm.PEOPLE, "GBR"), ("fr", "nigérian", NameForm.ADJECTIVE, "NGA"),
    ("fr", "nigérien", NameForm.ADJECTIVE, "NER"), ("fr", "Etats-Unis", NameForm.NAME, "USA"),
    ("fr", "Elysée", NameForm.GOVERNMENT, "FRA"), ("fr", "Otan", NameForm.ORGANISATION, "NATO"),
    ("es", "rusas", NameForm.ADJECTIVE, "RUS"), ("es", "rusos", NameForm.PEOPLE, "RUS"),
    ("es", "francesa", NameForm.ADJECTIVE, "FRA"), ("es", "iraníes", NameForm.PEOPLE, "IRN"),
    ("es", "alemanes", NameForm.PEOPLE, "DEU"), ("es", "estadounidenses", NameForm.PEOPLE, "USA"),
    ("es", "EE.UU.", NameForm.NAME, "USA"), ("es", "Carondelet", NameForm.GOVERNMENT, "ECU"),
    ("es", "México", NameForm.NAME, "MEX"), ("es", "OEA", NameForm.ORGANISATION, "OAS"),
])
def test_how_texts_name_actors(language: str, text: str, form: NameForm, code: str) -> None:
    assert codes(text, language, form) == (code,)


@pytest.mark.parametrize(("language", "text", "form", "expected"), [
    ("en", "Congo", NameForm.NAME, {"COD", "COG"}), ("nb", "Kongo", NameForm.NAME, {"COD", "COG"}),
    ("en", "Korea", NameForm.NAME, {"KOR", "PRK"}), ("nb", "koreanske", NameForm.ADJECTIVE, {"KOR", "PRK"}),
    ("en", "Georgia", NameForm.NAME, {"GEO", "USA"}),
    ("en", "Guinea", NameForm.NAME, {"GIN", "GNB", "GNQ", "PNG"}),
    ("en", "Dominican", NameForm.ADJECTIVE, {"DOM", "DMA"}),
    ("en", "Brussels", NameForm.CAPITAL, {"BEL", "EU", "NATO"}),
    ("en", "Jerusalem", NameForm.CAPITAL, {"ISR", "PSE"}),
])
def test_an_ambiguous_name_leads_to_all_whom_it_can_mean(
    language: str, text: str, form: NameForm, expected: set[str]
) -> None:
    found = codes(text, language, form)
    assert set(found) == expected
    assert next(name for name in names(language) if name.text == text).code is None


def test_a_name_that_is_also_a_word_is_marked() -> None:
    assert next(name for name in names("en") if name.text == "Turkey").risky
    assert not next(name for name in names("en") if name.text == "Norway").risky


@pytest.mark.parametrize(("language", "text", "code"), [
    ("nb", "St. Petersburg", "RUS"), ("en", "Saint Petersburg", "RUS"), ("nn", "Vestbreidda", "PSE"),
    ("nb", "Vestbredden", "PSE"), ("en", "West Bank", "PSE"), ("nb", "Krim", "UKR"), ("en", "Crimea", "UKR"),
    ("en", "Guantanamo", "CUB"), ("nb", "Genève", "CHE"), ("en", "Geneva", "CHE"), ("en", "Salisbury", "GBR"),
    ("en", "Houston", "USA"), ("en", "Chengdu", "CHN"), ("nb", "Jekaterinburg", "RUS"),
    ("nb", "Kirkenes", "NOR"),
    ("en", "Vancouver", "CAN"), ("en", "Istanbul", "TUR"), ("nb", "Åbo", "FIN"), ("en", "Gothenburg", "SWE"),
    ("en", "Al-Ula", "SAU"), ("de", "Genf", "CHE"), ("fr", "Saint-Pétersbourg", "RUS"),
    ("sv", "Göteborg", "SWE"),
])
def test_places_belong_to_a_state(language: str, text: str, code: str) -> None:
    assert codes(text, language, NameForm.PLACE) == (code,)


def test_there_are_places_enough_to_follow_the_news() -> None:
    with resource("data/actors/places.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({row["place"] for row in rows}) == len(rows) >= 450
    assert {code for row in rows for code in row["codes"].split("|")} <= set(actors())


def test_a_language_without_a_table_has_the_names_of_states() -> None:
    assert codes("Norvegia", "it", NameForm.NAME) == ("NOR",)
    assert codes("NATO", "it", NameForm.ORGANISATION) == ("NATO",)


@pytest.mark.parametrize(("language", "text", "code"), [
    ("pt", "China", "CHN"), ("it", "Cina", "CHN"), ("nl", "China", "CHN"), ("pl", "Chiny", "CHN"),
    ("ru", "Китай", "CHN"),
    ("es", "China", "CHN"), ("uk", "Росія", "RUS"), ("ar", "روسيا", "RUS"), ("zh", "俄罗斯", "RUS"),
])
def test_a_state_keeps_its_name_from_its_territories(language: str, text: str, code: str) -> None:
    assert codes(text, language, NameForm.NAME) == (code,)


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UserError, match="unknown language 'xx'"):
        names("xx")
