from __future__ import annotations

from datetime import date

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UserError
from kg.graph.bindings import bind

STORE = ox.Store()
STORE.load(b"<http://e/a> <http://e/p> 1 . <http://e/b> <http://e/p> 2 .", format=ox.RdfFormat.TURTLE)


def answers(text: str, **bindings: object) -> list[str]:
    found = STORE.query(bind(text, bindings))
    assert isinstance(found, ox.QuerySolutions)
    return sorted(str(row[0].value) for row in found if isinstance(row[0], ox.NamedNode | ox.Literal))


@pytest.mark.parametrize("text", [
    "SELECT ?s { ?s <http://e/p> ?n }",
    "SELECT ?s WHERE { ?s <http://e/p> ?m FILTER (?m = ?n) }",
    "# a comment { with braces }\nSELECT ?s (EXISTS { ?s ?p ?o } AS ?there) { ?s <http://e/p> ?n }",
    'PREFIX e: <http://e/>\nselect ?s where { ?s e:p ?n FILTER ("{ ?x" != \'"{\') }',
    "SELECT ?s ?n WHERE { ?s <http://e/p> ?n }",
])
def test_a_variable_has_its_value_wherever_it_stands(text: str) -> None:
    assert answers(text, n=2) == ["http://e/b"]


def test_a_template_is_no_pattern() -> None:
    text = bind("CONSTRUCT { ?s <http://e/q> ?n } WHERE { ?s <http://e/p> ?n }", {"n": 2})
    assert [str(triple.subject) for triple in STORE.query(text)] == ["<http://e/b>"]  # type: ignore[union-attr]


def test_an_ask_can_be_bound() -> None:
    assert not STORE.query(bind("ASK { ?s <http://e/p> ?n }", {"n": 3}))


@given(st.text())
def test_any_text_is_a_value_and_stays_one(text: str) -> None:
    assert answers("SELECT ?x { ?s <http://e/p> 1 BIND(STR(?y) AS ?x) }", y=text) == [text]


def test_plain_values_become_typed_literals() -> None:
    bound = bind("ASK { ?d ?p ?o }", {"d": date(2021, 10, 18)})
    assert '"2021-10-18"^^<http://www.w3.org/2001/XMLSchema#date>' in bound


@pytest.mark.parametrize(("text", "bindings", "told"), [
    ("SELECT ?s { ?s ?p ?o }", {"actro": 1}, r"no variable \?actro"),
    ("DESCRIBE ?x", {"x": 1}, "no pattern"),
    ("SELECT ?s { ?s ?p ?o }", {"s": rdflib.BNode()}, "no value"),
    ("SELECT ?s { ?s ?p ?o }", {"s": rdflib.URIRef("http://e/> } #")}, "not an IRI"),
])
def test_what_cannot_be_bound_is_told_of(text: str, bindings: dict[str, object], told: str) -> None:
    with pytest.raises(UserError, match=told):
        bind(text, bindings)
