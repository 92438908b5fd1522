"""Who stands between others: betweenness by NetworkX, written back as a graph of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.graph import names
from kg.graph.terms import decimal, integer, term
from kg.vocabulary import event_types

GRAPH = ox.NamedNode(names.DIPR + "graph/centrality")

_STEPS = 1_000_000
"""How many steps along edges the search may take: about half a second."""

_SEED = 1


def centrality_quads(store: ox.Store) -> Iterator[ox.Quad]:
    """The betweenness of each actor that has any, as quads of the centrality graph.

    The network has an edge where there is an actual event of any kind between two actors, either way. An
    actor's betweenness is the share of shortest paths between all others that lead through it, from 0 to 1.
    In a network too large to follow all paths, they are followed from some actors only, chosen by a fixed
    seed; `dip:pivots` of the graph tells from how many.
    """
    edges = sorted(_edges(store))
    if not edges:
        return
    import networkx as nx  # takes a third of a second to load

    network: nx.Graph[str] = nx.Graph()
    network.add_nodes_from(sorted({actor for edge in edges for actor in edge}))
    network.add_edges_from(edges)
    pivots = min(len(network), max(1, _STEPS // len(edges)))
    found = nx.betweenness_centrality(network, k=pivots if pivots < len(network) else None, seed=_SEED)
    shares = {actor: text for actor, share in found.items() if (text := f"{share:.6f}") != "0.000000"}
    if shares:
        yield ox.Quad(GRAPH, term("dip:pivots"), integer(pivots), GRAPH)
    for actor, text in shares.items():
        yield ox.Quad(ox.NamedNode(actor), term("dip:betweenness"), decimal(text), GRAPH)


def _edges(store: ox.Store) -> set[tuple[str, str]]:
    """The pairs between whom something happened, each once."""
    pairs: set[tuple[str, str]] = set()
    for predicate in {kind.predicate for kind in event_types().values()}:
        for quad in store.quads_for_pattern(None, term(f"dip:{predicate}"), None):
            one, other = quad.subject, quad.object
            if isinstance(one, ox.NamedNode) and isinstance(other, ox.NamedNode) and one != other:
                pairs.add((min(one.value, other.value), max(one.value, other.value)))
    return pairs
