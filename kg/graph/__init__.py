"""The graph: sources, reports, events and what follows from them, as RDF in a store on disk.

`open_store` opens one as a `KnowledgeGraph`, for SPARQL, NetworkX or the values of `kg.model`;
`kg.graph.build` makes one from articles, `kg.graph.validate` checks one. How things stand in it as triples
is told in docs/graph.md.
"""

from kg.graph.knowledge_graph import KnowledgeGraph, WritableKnowledgeGraph, open_store
from kg.graph.statistics import Statistics

__all__ = ["KnowledgeGraph", "Statistics", "WritableKnowledgeGraph", "open_store"]
