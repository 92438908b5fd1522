"""The ontology says what event-types.csv says, in full, and contradicts itself nowhere."""

from __future__ import annotations

import csv
from pathlib import Path

import owlrl
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

from kg.vocabulary import event_types

ROOT = Path(__file__).resolve().parents[2]
DIP = "https://w3id.org/diplomatic-kg/ontology#"
HEAD = f"@prefix dip: <{DIP}> .\n@prefix x: <http://example.org/> .\n"


def dip(name: str) -> URIRef:
    return URIRef(DIP + name)


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(ROOT / "ontology" / "diplomatic.ttl")


def test_there_is_one_version_with_a_change_note(ontology: Graph) -> None:
    this = URIRef("https://w3id.org/diplomatic-kg/ontology")
    version = str(ontology.value(this, OWL.versionInfo))
    assert str(ontology.value(this, OWL.versionIRI)) == f"{this}/{version}"
    assert {str(number) for number in ontology.objects(None, OWL.versionInfo)} == {version}
    assert any(str(note).startswith(f"{version}: ") for note in ontology.objects(this, SKOS.changeNote))
    for path in (ROOT / "ontology" / "mappings").glob("*.sssom.tsv"):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert f'#mapping_set_version: "{version}"' in lines, path.name


@pytest.mark.parametrize(("space", "terms"), [
    ("http://semanticweb.cs.vu.nl/2009/11/sem/", {"Event", "Actor", "hasEarliestBeginTimeStamp"}),
    ("http://www.w3.org/ns/prov#", {"Entity", "Activity", "wasDerivedFrom", "hadPrimarySource"}),
    ("http://www.w3.org/2004/02/skos/core#", {"Concept"}),
    ("http://www.w3.org/ns/oa#", {"hasSelector"}),
    ("https://schema.org/", {"NewsArticle", "Person", "Country", "Organization"}),
])
def test_it_stands_on_what_others_know(ontology: Graph, space: str, terms: set[str]) -> None:
    above = {o for p in (RDFS.subClassOf, RDFS.subPropertyOf) for s, o in ontology.subject_objects(p)
             if str(s).startswith(DIP)}
    assert {URIRef(space + term) for term in terms} <= above


def test_every_event_type_is_a_class_in_its_group_with_labels_and_an_edge(ontology: Graph) -> None:
    assert len(event_types()) == 58
    for name, kind in event_types().items():
        this, group = dip(name), dip(f"{kind.group.capitalize()}Event")
        assert (this, RDF.type, OWL.Class) in ontology
        assert (this, RDFS.subClassOf, group) in ontology
        assert (group, RDFS.subClassOf, dip("Event")) in ontology
        assert (this, RDFS.label, Literal(kind.label, lang="en")) in ontology
        assert (this, RDFS.label, Literal(kind.label_nb, lang="nb")) in ontology
        assert (this, dip("edge"), dip(kind.predicate)) in ontology
        assert ((dip(kind.predicate), RDF.type, OWL.SymmetricProperty) in ontology) == kind.mutual


def test_every_own_term_has_labels_in_both_languages_and_a_definition(ontology: Graph) -> None:
    terms = {subject for subject in ontology.subjects() if str(subject).startswith(DIP)}
    assert len(terms) > 200
    for term in terms:
        labels = ontology.objects(term, RDFS.label)
        assert {"en", "nb"} <= {label.language for label in labels if isinstance(label, Literal)}, term
        assert ontology.value(term, SKOS.definition, any=True), term


def test_every_own_term_that_is_used_is_defined(ontology: Graph) -> None:
    defined = {subject for subject in ontology.subjects() if str(subject).startswith(DIP)}
    used = {term for triple in ontology for term in triple if str(term).startswith(DIP)}
    assert used <= defined


@pytest.mark.parametrize(("predicate", "parent"), [
    ("expelledDiplomatsOf", "conflictedMateriallyWith"), ("condemned", "conflictedVerballyWith"),
    ("metWith", "cooperatedVerballyWith"), ("providedAidTo", "cooperatedMateriallyWith"),
    ("investigated", "actedTowards"),
])
def test_typed_edges_stand_under_their_quad_class(ontology: Graph, predicate: str, parent: str) -> None:
    assert (dip(predicate), RDFS.subPropertyOf, dip(parent)) in ontology
    assert dip("actedTowards") in set(ontology.transitive_objects(dip(predicate), RDFS.subPropertyOf))


def contradictions(ontology: Graph, data: str = "") -> list[str]:
    graph = Graph()
    graph += ontology
    graph.parse(data=HEAD + data, format="turtle")
    closure = owlrl.OWLRL_Semantics(graph, axioms=False, daxioms=False)
    closure.closure()
    return list(closure.error_messages)


def test_an_owl_rl_reasoner_finds_no_contradiction(ontology: Graph) -> None:
    assert contradictions(ontology) == []


def test_an_owl_rl_reasoner_does_find_one_that_is_there(ontology: Graph) -> None:
    assert contradictions(ontology, "x:event a dip:Meet ; dip:source x:one . x:one a dip:Report .")


def test_a_reasoner_infers_the_general_edge_and_the_standard_classes(ontology: Graph) -> None:
    graph = Graph()
    graph += ontology
    graph.parse(data=HEAD + "x:event a dip:Meet . x:one dip:metWith x:other .", format="turtle")
    owlrl.OWLRL_Semantics(graph, axioms=False, daxioms=False).closure()
    one, other = URIRef("http://example.org/one"), URIRef("http://example.org/other")
    assert (other, dip("cooperatedWith"), one) in graph
    sem_event = URIRef("http://semanticweb.cs.vu.nl/2009/11/sem/Event")
    assert (URIRef("http://example.org/event"), RDF.type, sem_event) in graph


@pytest.mark.parametrize("scheme", ["cameo", "plover"])
def test_sssom_tables_have_the_columns_of_the_standard_and_every_type(scheme: str) -> None:
    lines = (ROOT / "ontology" / "mappings" / f"{scheme}.sssom.tsv").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("#mapping_set_id: https://")
    rows = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
    types = event_types().values()
    assert [row["subject_id"] for row in rows] == [f"dip:{t.name}" for t in types if getattr(t, scheme)]
    for row in rows:
        kind = event_types()[row["subject_id"].removeprefix("dip:")]
        assert row["object_id"] == f"{scheme}:{getattr(kind, scheme)}"
        assert row["subject_label"] == kind.label
        assert row["mapping_justification"].startswith("semapv:")
        assert 0 < float(row["confidence"]) <= 1
