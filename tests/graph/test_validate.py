from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from graph_story import Told

from kg.errors import UserError
from kg.graph import KnowledgeGraph, names, open_store
from kg.graph.store import Writer
from kg.graph.validate import Violation, validate
from kg.model import Article
from kg.resources import resource


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory, expulsion: Told, second_voice: Told) -> Path:
    path = tmp_path_factory.mktemp("sound") / "store"
    with open_store(path, write=True) as graph:
        graph.add(expulsion.article, expulsion.reports)
        graph.add(second_voice.article, second_voice.reports)
        graph.commit()
    return path


def check(path: Path, *articles: Article) -> list[Violation]:
    with open_store(path) as graph:
        return validate(graph, articles)


def updated(sound: Path, path: Path, update: str) -> ox.Store:
    """The sound store after an update of its triples."""
    with Writer(sound) as writer:
        writer.view.backup(str(path))
    store = ox.Store(str(path))
    before = set(store)
    store.update(update, prefixes=dict(names.PREFIXES))
    assert set(store) != before, "the update changes nothing"
    return store


def damaged(sound: Path, path: Path, update: str) -> list[Violation]:
    """What is found in the sound store after an update of its triples."""
    return validate(KnowledgeGraph(updated(sound, path, update)))


def test_a_sound_graph_has_nothing_wrong(sound: Path, expulsion: Told, second_voice: Told) -> None:
    assert check(sound, expulsion.article, second_voice.article) == []


def replaced(predicate: str, value: str, kind: str = "dip:ExpelDiplomats") -> str:
    """Gives a property of the things of a kind another value, in whatever graph they stand."""
    return f"""
        DELETE {{ GRAPH ?g {{ ?s {predicate} ?old }} }} INSERT {{ GRAPH ?g {{ ?s {predicate} {value} }} }}
        WHERE {{ GRAPH ?g {{ ?s a {kind} ; {predicate} ?old }} }}"""


@pytest.mark.parametrize(("update", "told"), [
    ("DELETE WHERE { GRAPH ?g { ?s dip:report ?r } }", "an event needs a report"),
    ("DELETE WHERE { GRAPH ?g { ?s dip:statedIn ?r } }", "a report needs one source"),
    (replaced("dip:earliest", '"2030-01-01"^^xsd:date'), "earliest day, which is not after the latest"),
    (replaced("dip:latest", '"soon"'), "it needs one latest day"),
    (replaced("dip:eventType", "dip:SendFlowers"), "an event needs one known event type"),
    (replaced("dip:reportedType", "dip:SendFlowers", "dip:Report"), "a report needs one known event type"),
    (replaced("dip:modality", "dip:certain"), "one known modality"),
    (replaced("dip:count", "0"), "positive whole number"),
    (replaced("dip:confidence", '"1.5"^^xsd:double'), "one confidence from 0 to 1"),
    ("DELETE WHERE { GRAPH ?g { ?s dip:quote ?q } }", "a report of an article needs a quote"),
    (replaced("dip:start", '"2099-01-01"^^xsd:date', "dip:RelationStatus"), "one start, before its end"),
    (replaced("dip:actor", "<http://example.org/no>", "dip:Participant"), "a participant needs one actor"),
    ("DELETE WHERE { GRAPH ?g { ?s rdfs:label ?l } }", "an actor needs a label"),
    ("INSERT DATA { GRAPH graph:derived { actor:SWE dip:annexedTerritoryOf actor:NOR } }",
     "no event is behind its edge annexedTerritoryOf"),
    ("DELETE WHERE { GRAPH ?g { ?s dip:expelledDiplomatsOf ?o } }",
     "there is no edge expelledDiplomatsOf from NOR to RUS"),
    (replaced("oa:exact", '"Norway invited them"', "oa:TextQuoteSelector"), "not as long as its offsets say"),
])
def test_what_is_wrong_is_told(sound: Path, tmp_path: Path, update: str, told: str) -> None:
    found = damaged(sound, tmp_path / "store", update)
    assert any(told in violation.message for violation in found), found
    assert all(violation.focus.startswith("http") and "\n" not in str(violation) for violation in found)


def test_a_violation_names_the_graph_that_it_stands_in(sound: Path, tmp_path: Path) -> None:
    found = damaged(sound, tmp_path / "store", replaced("dip:count", "0", "dip:Report"))
    assert {violation.source for violation in found} == {
        "https://w3id.org/diplomatic-kg/id/article/5f2c8a10b3d4",
        "https://w3id.org/diplomatic-kg/id/article/0a1b2c3d4e5f",
    }


def test_a_quote_that_is_not_in_its_article_is_found_where_the_article_is_given(
    sound: Path, expulsion: Told
) -> None:
    changed = Article(expulsion.article.source, expulsion.article.text.replace("three", "seven"), ())
    (found,) = check(sound, changed)
    assert found.message == "the quote is not in its article at that place"
    assert found.value == "Norway expelled three Russian diplomats"


def by_another_program(store: ox.Store, shapes: str) -> set[str]:
    """The messages of pySHACL by itself, on an export of the store."""
    data = rdflib.Graph().parse(data="\n".join({f"{quad.triple} ." for quad in store}), format="nt")
    form = rdflib.Graph().parse(resource(f"ontology/{shapes}"), format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=form)
    return {str(message) for message in report.objects(None, rdflib.SH.resultMessage)}


@pytest.mark.parametrize(("update", "told"), [
    ("INSERT DATA { GRAPH graph:derived { actor:SWE dip:annexedTerritoryOf actor:NOR } }",
     "no event is behind the edge"),
    (replaced("dip:modality", "dip:denied"), "no event is behind the edge"),
    ("DELETE WHERE { GRAPH ?g { ?s dip:expelledDiplomatsOf ?o } }", "there is no edge"),
    (replaced("oa:exact", '"Norway invited them"', "oa:TextQuoteSelector"), "not as long as its offsets say"),
    ("INSERT DATA { GRAPH article:5f2c8a10b3d4 { article:5f2c8a10b3d4 schema:articleBody 'Norway slept.' } }",
     "the quote is not in its article"),
])
def test_the_shapes_for_other_programs_find_the_same(
    sound: Path, tmp_path: Path, update: str, told: str
) -> None:
    found = by_another_program(updated(sound, tmp_path / "store", update), "shapes-sparql.ttl")
    assert any(told in message for message in found), found


def test_the_shapes_for_other_programs_find_nothing_in_a_sound_graph(
    sound: Path, tmp_path: Path, expulsion: Told
) -> None:
    article, text = names.source(expulsion.article.source.id), expulsion.article.text
    update = f"INSERT DATA {{ GRAPH <{article}> {{ <{article}> schema:articleBody '{text}' }} }}"
    store = updated(sound, tmp_path / "store", update)
    assert by_another_program(store, "shapes-sparql.ttl") == set()
    assert by_another_program(store, "shapes.ttl") == set()


@pytest.mark.parametrize(("old", "new", "told"), [
    ("sh:targetClass dip:Source ;", "sh:targetClass dip:Source", r"^shapes.ttl, line 13: "),
    ("sh:targetClass dip:Source ;", "sh:targetClass dup:Source ;", r"^shapes.ttl, line 12: .*dup"),
    ("sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:string ;", "sh:minCount 1, 2 ;",
     r"^shapes.ttl has a shape"),
])
def test_an_error_in_the_shapes_names_file_and_line(
    sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, told: str
) -> None:
    text = resource("ontology/shapes.ttl").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "shapes.ttl"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    monkeypatch.setattr("kg.graph.validate.resource", lambda _: path)
    with pytest.raises(UserError, match=told):
        check(sound)
