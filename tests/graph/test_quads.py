from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg.graph.quads
from kg.graph.quads import changes, replace_graph

GRAPH, OTHER = ox.NamedNode("http://example.org/g"), ox.NamedNode("http://example.org/other")
P = ox.NamedNode("http://example.org/p")


def quads(numbers: list[int], graph: ox.NamedNode = GRAPH) -> list[ox.Quad]:
    return [ox.Quad(ox.NamedNode(f"http://example.org/{n}"), P, ox.Literal(str(n)), graph) for n in numbers]


def stored(numbers: list[int]) -> ox.Store:
    store = ox.Store()
    store.extend(quads(numbers) + quads([1, 2], OTHER))
    return store


NUMBERS = st.lists(st.integers(0, 9))


@given(NUMBERS, NUMBERS)
def test_a_graph_becomes_what_it_shall_be_and_others_stay(before: list[int], after: list[int]) -> None:
    store = stored(before)
    difference = changes(store, GRAPH, iter(quads(after)))
    assert (difference is None) == (set(before) == set(after))
    if difference is not None:
        replace_graph(store, difference)
    assert set(store) == set(quads(after) + quads([1, 2], OTHER))
    assert changes(store, GRAPH, quads(after)) is None


def test_a_graph_too_large_to_compare_is_written_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kg.graph.quads, "_COMPARED", 3)
    monkeypatch.setattr(kg.graph.quads, "_FEW", 2)
    store = stored(list(range(10)))
    difference = changes(store, GRAPH, quads(list(range(5, 15))))
    assert difference is not None
    replace_graph(store, difference)
    assert set(store) == set(quads(list(range(5, 15))) + quads([1, 2], OTHER))
