"""Turtle, TriG, N-Triples and N-Quads, as the engine writes them.

TriG and N-Quads hold the named graphs; Turtle and N-Triples their union, each triple once.
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.graph.knowledge_graph import KnowledgeGraph
from kg.queries import turtle


def write_turtle(graph: KnowledgeGraph, path: Path) -> None:
    """Writes the union of all named graphs as Turtle."""
    turtle.write_turtle(_union(graph), path)


def write_ntriples(graph: KnowledgeGraph, path: Path) -> None:
    """Writes the union of all named graphs as N-Triples."""
    _union(graph).serialize(path, ox.RdfFormat.N_TRIPLES)


def write_trig(graph: KnowledgeGraph, path: Path) -> None:
    """Writes all named graphs as TriG."""
    turtle.write_turtle(graph.store, path)


def write_nquads(graph: KnowledgeGraph, path: Path) -> None:
    """Writes all named graphs as N-Quads."""
    graph.store.dump(path, ox.RdfFormat.N_QUADS)


def _union(graph: KnowledgeGraph) -> ox.QueryTriples:
    everything = graph.store.query("CONSTRUCT WHERE { ?s ?p ?o }", use_default_graph_as_union=True)
    assert isinstance(everything, ox.QueryTriples)
    return everything
