"""Betweenness, as NetworkX works it out, stands in a graph of its own."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
from graph_story import Told
from happenings import happenings_store

from kg.graph import centrality, names, open_store
from kg.graph.centrality import GRAPH, centrality_quads
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.terms import term


def store_of(*pairs: str) -> ox.Store:
    """A store in which the two of each pair met."""
    store = ox.Store()
    for pair in pairs:
        one, other = (ox.NamedNode(names.actor(code)) for code in pair.split("-"))
        store.add(ox.Quad(one, term("dip:metWith"), other, ox.NamedNode(names.DERIVED_GRAPH)))
    return store


def shares(store: ox.Store) -> dict[str, float]:
    return {names.last(quad.subject.value): float(quad.object.value) for quad in centrality_quads(store)
            if quad.predicate == term("dip:betweenness")}


def test_who_stands_between_two_has_it_all() -> None:
    assert shares(store_of("IRN-CHN", "CHN-SAU")) == {"CHN": 1.0}


def test_who_stands_beside_a_shorter_way_has_nothing() -> None:
    assert shares(store_of("IRN-CHN", "CHN-SAU", "IRN-SAU")) == {}
    assert shares(ox.Store()) == {}


def test_a_way_is_one_whichever_side_acted_and_however_often() -> None:
    once = shares(store_of("NOR-RUS", "RUS-USA"))
    assert shares(store_of("NOR-RUS", "RUS-NOR", "USA-RUS", "RUS-RUS")) == once == {"RUS": 1.0}


def test_it_is_what_networkx_says_of_the_events() -> None:
    store = happenings_store()
    events = [e for e in KnowledgeGraph(store).to_networkx().edges(data=True) if e[2]["modality"] == "actual"]
    network = nx.Graph((one, other) for one, other, _ in events)
    expected = nx.betweenness_centrality(network)
    assert shares(store) == {names.last(actor): round(share, 6) for actor, share in expected.items() if share}


def test_a_large_network_is_sampled_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    hub = store_of(*(f"HUB-A{number:02}" for number in range(40)))
    whole = {(quad.predicate.value, quad.object) for quad in centrality_quads(hub)}
    monkeypatch.setattr(centrality, "_STEPS", 400)
    quads = list(centrality_quads(hub))
    assert [quad.object.value for quad in quads if quad.predicate == term("dip:pivots")] == ["10"]
    assert max(shares(hub), key=shares(hub).__getitem__) == "HUB"
    assert quads == list(centrality_quads(hub))
    assert (term("dip:pivots").value, ox.Literal("41", datatype=term("xsd:integer"))) in whole


def test_it_goes_with_what_it_followed_from(tmp_path: Path, expulsion: Told, second_voice: Told) -> None:
    def written() -> set[str]:
        with open_store(tmp_path) as graph:
            quads = graph.store.quads_for_pattern(None, term("dip:betweenness"), None, GRAPH)
            return {names.last(quad.subject.value) for quad in quads}

    with open_store(tmp_path, write=True) as graph:
        for told in (expulsion, second_voice):
            graph.add(told.article, told.reports)
        graph.commit()
    assert written() == {"NOR"}  # between Russia and Sweden
    with open_store(tmp_path, write=True) as graph:
        graph.forget(second_voice.article.source.id)
        graph.commit()
    assert written() == set()
