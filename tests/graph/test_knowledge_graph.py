from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from graph_story import Told
from graph_strategies import records
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import UserError
from kg.graph import KnowledgeGraph, open_store
from kg.graph.reports import SourceRecord
from kg.model import Quote

ACTOR = "https://w3id.org/diplomatic-kg/id/actor/"


def made_of(path: Path, told: Iterable[Told]) -> Path:
    with open_store(path, write=True) as graph:
        for one in told:
            graph.add(one.article, one.reports)
        graph.commit()
    return path


def dump(path: Path) -> set[str]:
    with open_store(path) as graph:
        return set(graph.store.dump(format=ox.RdfFormat.N_QUADS).decode().splitlines())


def generations(path: Path) -> list[str]:
    return sorted(entry.name for entry in path.iterdir() if entry.name.startswith("generation-"))


def rows(graph: KnowledgeGraph, text: str, **bindings: object) -> list[tuple[str, ...]]:
    return sorted(tuple(str(value) for value in row) for row in graph.query(text, **bindings))  # type: ignore[union-attr]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, expulsion: Told, second_voice: Told) -> Path:
    return made_of(tmp_path_factory.mktemp("graph") / "store", [expulsion, second_voice])


def test_what_was_added_reads_back(store: Path, expulsion: Told, second_voice: Told) -> None:
    with open_store(store) as graph:
        assert graph.sources() == [second_voice.article.source, expulsion.article.source]
        assert graph.reports() == [*second_voice.reports, *expulsion.reports]


def test_reports_of_one_happening_are_one_event_with_all_its_quotes(store: Path) -> None:
    with open_store(store) as graph:
        (event,) = [event for event in graph.events() if event.type == "ExpelDiplomats"]
    assert [report.quotes[0].text for report in event.reports] == [
        "Norge har utvist tre russiske diplomater", "Norway expelled three Russian diplomats",
    ]


def test_the_typed_edge_answers_a_one_line_query(store: Path) -> None:
    with open_store(store) as graph:
        found = rows(graph, "SELECT ?one ?other { ?one dip:expelledDiplomatsOf ?other }")
    assert found == [(ACTOR + "NOR", ACTOR + "RUS")]


def test_an_event_leads_to_its_quotes_and_articles(store: Path) -> None:
    with open_store(store) as graph:
        found = rows(graph, """
            SELECT ?title ?quote {
              ?event a dip:ExpelDiplomats ; dip:report ?report .
              ?report dip:quote/oa:exact ?quote ; dip:statedIn/dip:title ?title }""")
    assert found == [("Oslo sends three home", "Norway expelled three Russian diplomats"),
                     ("Tre må dra", "Norge har utvist tre russiske diplomater")]


def test_an_answer_leads_to_what_it_answers(store: Path) -> None:
    with open_store(store) as graph:
        found = rows(graph, "SELECT ?to { ?e a dip:CloseMission ; dip:inResponseTo/dip:eventType ?to }")
    assert found == [("https://w3id.org/diplomatic-kg/ontology#ExpelDiplomats",)]


def test_how_two_stood_on_a_day_and_why(store: Path) -> None:
    with open_store(store) as graph:
        found = rows(graph, """
            SELECT ?state ?type {
              ?status dip:between actor:RUS, actor:NOR ; dip:state/skos:notation ?state ; dip:start ?start ;
                      dip:beganWith/dip:eventType ?type .
              OPTIONAL { ?status dip:end ?end }
              FILTER (?start <= ?day && (!BOUND(?end) || ?day < ?end)) }""", day=date(2022, 5, 1))
    assert found == [("reduced", "https://w3id.org/diplomatic-kg/ontology#CloseMission")]


def test_actors_have_their_names_and_codes(store: Path) -> None:
    with open_store(store) as graph:
        assert graph.actors()["NOR"] == {"label": "Norway", "kind": "State", "iso2": "NO", "wikidata": "Q20"}
        found = rows(graph, 'SELECT ?name { actor:SWE rdfs:label ?name FILTER (lang(?name) = "nb") }')
    assert found == [("Sverige",)]


def test_bindings_are_values_and_never_text_of_the_query(store: Path) -> None:
    query = "SELECT ?event { ?event a dip:Event ; dip:place ?place }"
    with open_store(store) as graph:
        assert len(rows(graph, query, place="Kirkenes")) == 1
        assert rows(graph, query, place='" } ; SELECT * { ?s ?p ?o } #') == []
        russia = rdflib.URIRef(ACTOR + "RUS")
        assert len(rows(graph, "SELECT ?event { ?event dip:source ?who }", who=russia)) == 1


def test_a_query_with_an_error_tells_line_and_column(store: Path) -> None:
    with open_store(store) as graph, pytest.raises(UserError, match=r"2:\d+"):
        graph.query("SELECT ?event\nWHERE { ?event dip:place }")


def test_the_dataset_has_a_graph_for_each_source(store: Path, expulsion: Told) -> None:
    with open_store(store) as graph:
        dataset = graph.dataset
        iri = rdflib.URIRef(f"https://w3id.org/diplomatic-kg/id/article/{expulsion.article.source.id}")
        assert iri in {context.identifier for context in dataset.graphs()}
        assert len(dataset.graph(iri)) > 20


def test_statistics_count_what_is_there(store: Path) -> None:
    with open_store(store) as graph:
        found = graph.statistics()
        triples = len(graph.store)
    assert (found.articles, found.datasets, found.reports, found.events, found.actors) == (2, 0, 4, 3, 3)
    assert found.by_type == {"CloseMission": 1, "ExpelDiplomats": 1, "Meet": 1}
    assert found.triples == triples


def test_networkx_has_an_edge_for_each_event_and_labels(store: Path) -> None:
    with open_store(store) as graph:
        network = graph.to_networkx(types=["ExpelDiplomats"])
    assert [(one, other) for one, other, _ in network.edges] == [(ACTOR + "NOR", ACTOR + "RUS")]
    assert network.nodes[ACTOR + "NOR"]["label"] == "Norway"


def test_the_same_again_changes_nothing(tmp_path: Path, expulsion: Told) -> None:
    made_of(tmp_path, [expulsion])
    before = generations(tmp_path)
    with open_store(tmp_path, write=True) as graph:
        assert graph.add(expulsion.article, reversed(expulsion.reports)) is False
        assert graph.commit() is False
    assert generations(tmp_path) == before


def test_a_copy_under_another_file_name_changes_nothing(tmp_path: Path, expulsion: Told) -> None:
    made_of(tmp_path, [expulsion])
    source = dataclasses.replace(expulsion.article.source, name="copy-of-it")
    with open_store(tmp_path, write=True) as graph:
        assert graph.add(dataclasses.replace(expulsion.article, source=source), expulsion.reports) is False


def test_the_order_of_articles_makes_no_difference(
    tmp_path: Path, expulsion: Told, second_voice: Told
) -> None:
    one = made_of(tmp_path / "one", [expulsion, second_voice])
    other = made_of(tmp_path / "other", [second_voice, expulsion])
    assert dump(one) == dump(other)


def test_other_reports_of_an_article_take_the_place_of_the_old(tmp_path: Path, expulsion: Told) -> None:
    made_of(tmp_path / "one", [expulsion])
    better = Told(expulsion.article, expulsion.reports[:1])
    made_of(tmp_path / "one", [better])
    assert dump(tmp_path / "one") == dump(made_of(tmp_path / "other", [better]))


def test_nothing_is_in_force_before_the_commit(tmp_path: Path, expulsion: Told, second_voice: Told) -> None:
    made_of(tmp_path, [expulsion])
    before = dump(tmp_path)
    with open_store(tmp_path, write=True) as graph:
        graph.add(second_voice.article, second_voice.reports)
        assert graph.has(second_voice.article.source.id)
        assert dump(tmp_path) == before
    assert dump(tmp_path) == before


def test_a_forgotten_source_leaves_no_trace(tmp_path: Path, expulsion: Told, second_voice: Told) -> None:
    made_of(tmp_path / "both", [expulsion, second_voice])
    with open_store(tmp_path / "both", write=True) as graph:
        graph.forget(second_voice.article.source.id)
        assert graph.commit() is True
    assert dump(tmp_path / "both") == dump(made_of(tmp_path / "one", [expulsion]))


@settings(max_examples=15, deadline=None)
@given(st.lists(records(), max_size=4, unique_by=lambda record: record.source.id), st.integers(0, 15))
def test_forgetting_any_sources_gives_the_graph_that_was_never_given_them(
    found: list[SourceRecord], which: int
) -> None:
    kept = [record for place, record in enumerate(found) if not which >> place & 1]
    ids = [report.id for record in found for report in record.reports]
    if len(set(ids)) < len(ids):
        return  # ids of reports are made from their source's: no two sources share one
    with tempfile.TemporaryDirectory() as folder:
        for name, given_ in (("all", found), ("kept", kept)):
            with open_store(Path(folder, name), write=True) as graph:
                for record in given_:
                    graph.add_source(record.source, record.reports, None, record.extractor)
                graph.commit()
        with open_store(Path(folder, "all"), write=True) as graph:
            for record in found:
                if record not in kept:
                    graph.forget(record.source.id)
            graph.commit()
        assert dump(Path(folder, "all")) == dump(Path(folder, "kept"))


def test_a_source_that_is_not_there_cannot_be_forgotten(tmp_path: Path, expulsion: Told) -> None:
    made_of(tmp_path, [expulsion])
    with open_store(tmp_path, write=True) as graph, pytest.raises(UserError, match="no source nothing"):
        graph.forget("nothing")


def test_a_quote_that_is_not_in_its_article_is_refused(tmp_path: Path, expulsion: Told) -> None:
    wrong = dataclasses.replace(expulsion.reports[0], quotes=(Quote("Norway invited three", 13),))
    with open_store(tmp_path, write=True) as graph, pytest.raises(ValueError, match="its quote is not in"):
        graph.add(expulsion.article, [wrong])


def test_a_report_of_another_source_is_refused(tmp_path: Path, expulsion: Told, second_voice: Told) -> None:
    with open_store(tmp_path, write=True) as graph, pytest.raises(ValueError, match="is not of source"):
        graph.add_source(expulsion.article.source, second_voice.reports)


def test_a_graph_made_by_other_rules_is_made_again(
    tmp_path: Path, expulsion: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_of(tmp_path, [expulsion])
    monkeypatch.setattr("kg.graph.knowledge_graph.derivation_version", lambda: "next")
    monkeypatch.setattr("kg.graph.derivation.derivation_version", lambda: "next")
    with open_store(tmp_path, write=True) as graph:
        assert graph.commit() is True
        assert graph.commit() is False
