"""Changing a named graph by what is different, so that little is written where little has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

import pyoxigraph as ox

# Above this the old quads are not held in memory to compare them: the graph is written anew.
_COMPARED = 2_000_000
# Up to this one transaction is faster than a bulk load, which makes files of its own.
_FEW = 20_000


@dataclass(frozen=True, slots=True)
class Difference:
    """What has to go from a named graph, and what has to come."""

    graph: ox.NamedNode
    removed: list[ox.Quad] | None
    """None: all that is there."""
    added: Iterable[ox.Quad]


def changes(store: ox.Store, graph: ox.NamedNode, quads: Iterable[ox.Quad]) -> Difference | None:
    """What makes the named graph hold exactly these quads; None where it does already."""
    stored = iter(store.quads_for_pattern(None, None, None, graph))
    old = set(islice(stored, _COMPARED))
    if next(stored, None) is not None:
        return Difference(graph, None, quads)
    if not old:
        first = list(islice(quads := iter(quads), 1))
        return Difference(graph, [], chain(first, quads)) if first else None
    added: dict[ox.Quad, None] = {}
    kept: set[ox.Quad] = set()
    for quad in quads:
        if quad in old:
            kept.add(quad)
        else:
            added[quad] = None
    if not added and len(kept) == len(old):
        return None
    return Difference(graph, [quad for quad in old if quad not in kept], added)


def replace_graph(store: ox.Store, difference: Difference) -> None:
    """Makes the changes. They are not one transaction: work on a store that is not in force yet."""
    removed: Iterable[ox.Quad] | None = difference.removed
    if removed is None:
        removed = store.quads_for_pattern(None, None, None, difference.graph)
    for quad in removed:
        store.remove(quad)
    coming: Iterator[ox.Quad] = iter(difference.added)
    some = list(islice(coming, _FEW))
    if len(some) < _FEW:
        store.extend(some)
    else:
        store.bulk_extend(chain(some, coming))
