"""The graph that the queries are asked: a small real world, made once."""

import pyoxigraph as ox
import pytest
from happenings import happenings_store

from kg.graph.knowledge_graph import KnowledgeGraph


@pytest.fixture(scope="session")
def store() -> ox.Store:
    return happenings_store()


@pytest.fixture(scope="session")
def graph(store: ox.Store) -> KnowledgeGraph:
    return KnowledgeGraph(store)
