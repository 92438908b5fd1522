"""GraphML: the network of actors with an edge for each event, for yEd, Cytoscape, igraph and NetworkX."""

from __future__ import annotations

from pathlib import Path

import networkx as nx

from kg.export.network import edges, known
from kg.graph.knowledge_graph import KnowledgeGraph


def write_graphml(graph: KnowledgeGraph, path: Path) -> None:
    """Writes the events of a graph as GraphML; nodes and edges have the attributes of `to_networkx`."""
    network = graph.to_networkx()
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, attributes in network.nodes(data=True):
        plain.add_node(node, **known(attributes))
    for source, target, own_id, attributes in edges(network):
        plain.add_edge(source, target, key=own_id, **known(attributes))
    nx.write_graphml_xml(plain, path, encoding="utf-8", prettyprint=False)
