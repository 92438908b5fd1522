"""The registry knows who exists, by which code, and since when."""

from __future__ import annotations

import re
from datetime import date

import pytest

from kg.errors import UserError
from kg.registry import ActorKind, actor, actors


def of_kind(kind: ActorKind) -> list[str]:
    return [code for code, known in actors().items() if known.kind is kind]


def test_all_members_of_the_united_nations_are_states() -> None:
    members = actor("UN").members
    assert len(set(members)) == 193
    assert set(members) <= set(of_kind(ActorKind.STATE))


def test_states_that_are_no_members_act_as_states_too() -> None:
    others = set(of_kind(ActorKind.STATE)) - set(actor("UN").members)
    assert others == {"VAT", "PSE", "KOS", "TWN"}


def test_more_organisations_than_any_text_of_a_day_names() -> None:
    assert len(of_kind(ActorKind.ORGANISATION)) >= 120


@pytest.mark.parametrize(("code", "alpha2", "wikidata"), [
    ("NOR", "NO", "Q20"), ("RUS", "RU", "Q159"), ("USA", "US", "Q30"), ("CHN", "CN", "Q148"),
    ("GBR", "GB", "Q145"), ("DEU", "DE", "Q183"), ("NATO", None, "Q7184"), ("EU", None, "Q458"),
])
def test_codes_are_those_of_the_standards(code: str, alpha2: str | None, wikidata: str) -> None:
    assert (actor(code).alpha2, actor(code).wikidata) == (alpha2, wikidata)


@pytest.mark.parametrize("column", ["alpha2", "wikidata"])
def test_no_two_actors_share_an_identifier(column: str) -> None:
    values = [getattr(known, column) for known in actors().values() if getattr(known, column)]
    assert len(values) == len(set(values))


def test_the_code_of_a_state_is_three_letters() -> None:
    assert [code for code in of_kind(ActorKind.STATE) if not re.fullmatch("[A-Z]{3}", code)] == []


@pytest.mark.parametrize(("organisation", "inside", "outside"), [
    ("NATO", {"NOR", "FIN", "SWE", "TUR", "MKD"}, {"AUT", "IRL", "UKR", "RUS"}),
    ("EU", {"SWE", "HRV", "CYP"}, {"NOR", "GBR", "CHE", "TUR"}),
    ("COE", {"NOR", "TUR", "AZE"}, {"RUS", "BLR"}),
    ("GCC", {"SAU", "QAT", "ARE", "KWT", "BHR", "OMN"}, {"YEM", "IRQ"}),
])
def test_members_of_organisations(organisation: str, inside: set[str], outside: set[str]) -> None:
    members = set(actor(organisation).members)
    assert inside <= members
    assert not outside & members


@pytest.mark.parametrize(("code", "last_day", "successor"), [
    ("SUN", date(1991, 12, 26), "RUS"), ("DDR", date(1990, 10, 2), "DEU"), ("CSK", date(1992, 12, 31), "CZE"),
    ("SCG", date(2006, 6, 3), "SRB"), ("EEC", date(1993, 10, 31), "EU"),
])
def test_who_is_gone_has_a_last_day_and_a_successor(code: str, last_day: date, successor: str) -> None:
    assert actor(code).valid_to == last_day
    assert successor in actor(code).successor


def test_a_label_is_the_name_of_its_day() -> None:
    macedonia = actor("MKD")
    assert macedonia.label("en", date(2018, 1, 1)) == "Macedonia"
    assert macedonia.label("en", date(2020, 1, 1)) == "North Macedonia"
    assert actor("BLR").label("nb", date(2021, 1, 1)) == "Hviterussland"
    assert actor("BLR").label("nb") == "Belarus"


@pytest.mark.parametrize(("code", "language", "label"), [
    ("NOR", "en", "Norway"), ("NOR", "nb", "Norge"), ("NOR", "nn", "Noreg"), ("DEU", "nb", "Tyskland"),
    ("NATO", "en", "NATO"), ("UN", "nb", "FN"), ("AUT", "nn", "Austerrike"),
])
def test_labels_by_language(code: str, language: str, label: str) -> None:
    assert actor(code).label(language) == label


def test_a_language_without_a_name_falls_back_to_english() -> None:
    assert actor("GUAM").label("nb") == actor("GUAM").label("en")


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(UserError, match="no actor has the code 'XXX'"):
        actor("XXX")
