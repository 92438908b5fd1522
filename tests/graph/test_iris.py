from __future__ import annotations

from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest
from graph_strategies import WORD
from hypothesis import given
from hypothesis import strategies as st

from kg.graph import names

ANY_TEXT = st.text(max_size=20) | WORD


def test_names_read_well() -> None:
    assert names.actor("RUS") == "https://w3id.org/diplomatic-kg/id/actor/RUS"
    assert names.dyad("RUS", "NATO") == "https://w3id.org/diplomatic-kg/id/dyad/RUS/NATO"
    assert names.person("Jonas Gahr Støre").endswith("/person/jonas-gahr-store")
    assert names.group_class("mission") == "https://w3id.org/diplomatic-kg/ontology#MissionEvent"


@pytest.mark.parametrize(("name", "slug"), [
    ("Sergei Lavrov", "sergei-lavrov"), ("SERGEI  LAVROV", "sergei-lavrov"),
    ("Ærø Łęcki-Öz", "aero-lecki-oz"), ("Сергей Лавров", "сергеи-лавров"),
])
def test_a_person_has_one_name_whatever_the_case_and_accents(name: str, slug: str) -> None:
    assert names.slug(name) == slug


def test_a_name_without_letters_still_names_someone() -> None:
    assert names.slug("!!!") and names.slug("!!!") != names.slug("???")


@given(ANY_TEXT, ANY_TEXT)
def test_any_text_gives_a_valid_iri_that_reads_back(one: str, other: str) -> None:
    iri = names.dyad(one, other)
    ox.NamedNode(iri)
    assert urlsplit(iri).path.count("/") == 5
    assert not any(part in {".", ".."} for part in urlsplit(iri).path.split("/"))
    assert names.parts(iri) == ("dyad", one, other)
    assert names.last(names.actor(one)) == one


@given(ANY_TEXT, ANY_TEXT)
def test_different_ids_have_different_names(one: str, other: str) -> None:
    assert (names.event(one) == names.event(other)) == (one == other)


@given(ANY_TEXT)
def test_a_person_s_name_is_valid_whatever_the_text(name: str) -> None:
    ox.NamedNode(names.person(name))


def test_a_foreign_iri_has_no_parts() -> None:
    with pytest.raises(ValueError, match="not the IRI of a thing"):
        names.parts("https://example.org/id/actor/RUS")
