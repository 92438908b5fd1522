"""Keeping what is derived from data sets apart from what is derived from articles.

Of each pair of actors all that is derived stands in one place: in the derived graph where articles tell of
the pair, else in the graph of what follows from data sets. A new article thus moves the few pairs of which it
tells and leaves millions of events alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import polars as pl
import pyoxigraph as ox

from kg.graph import names
from kg.graph.coded_derivation import answer_triples, between_two, by_pair, derived_triples
from kg.graph.coded_reading import read_course
from kg.status.dyads import Dyad

CODED = ox.NamedNode(names.CODED_GRAPH)
CODED_INFERRED = ox.NamedNode(names.CODED_INFERRED_GRAPH)


def keep_coded(
    store: ox.Store, course: pl.DataFrame | None, before: set[Dyad], now: set[Dyad]
) -> pl.DataFrame:
    """Sees that what is derived from data sets holds all pairs but those of which articles tell now.

    Args:
        store: the store, to write to.
        course: all coded events, where all is to be derived anew; None where they are as before.
        before: the pairs of which articles told when it was derived last.
        now: the pairs of which they tell now.

    Returns:
        The coded events of the pairs of which articles tell.
    """
    if course is not None:
        told = []
        for graph in (CODED, CODED_INFERRED):
            store.remove_graph(graph)
        for events in by_pair(course):
            for graph, parts in _derived(between_two(events, without=now)):
                _load_all(store, parts, graph)
            told.append(between_two(events, only=now))
        return pl.concat(told)
    moved = read_course(store, before ^ now | now) if before | now else read_course(store, ())
    for graph, parts in _derived(between_two(moved, only=now - before)):
        for quad in _quads(parts, graph):
            store.remove(quad)
    for graph, parts in _derived(between_two(moved, only=before - now)):
        store.extend(_quads(parts, graph))
    return between_two(moved, only=now)


def load(store: ox.Store, text: bytes, graph: ox.NamedNode) -> None:
    """Puts N-Triples of our own making into a named graph."""
    if text:
        store.bulk_load(text, ox.RdfFormat.N_TRIPLES, to_graph=graph, lenient=True)


def _load_all(store: ox.Store, parts: Iterable[bytes], graph: ox.NamedNode) -> None:
    """Loads parts one after the other, each while the next one is being made."""
    with ThreadPoolExecutor(1) as loader:
        loading: Future[None] | None = None
        for part in parts:
            if loading is not None:
                loading.result()
            loading = loader.submit(load, store, part, graph)
        if loading is not None:
            loading.result()


def _derived(events: pl.DataFrame) -> Iterator[tuple[ox.NamedNode, Iterator[bytes]]]:
    yield CODED, derived_triples(events)
    yield CODED_INFERRED, answer_triples(events)


def _quads(parts: Iterable[bytes], graph: ox.NamedNode) -> Iterator[ox.Quad]:
    for part in parts:
        for quad in ox.parse(part, ox.RdfFormat.N_TRIPLES):
            yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)
