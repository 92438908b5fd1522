"""A knowledge graph of diplomatic relations, read from news articles.

An article is read, the events in it are extracted with the sentences that prove them, the reports of one
happening are brought together, and all is stored as RDF that any SPARQL tool can query.

The four functions that a notebook starts from are here: `read_article`, `extract`, `build` and `open_store`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.articles import read_article
    from kg.extract import extract
    from kg.graph.build import build
    from kg.graph.knowledge_graph import open_store

__all__ = ["build", "extract", "open_store", "read_article"]

# Looked up when first used: importing kg must not cost the half second that some of these take.
_ROOMS = {
    "read_article": "kg.articles",
    "extract": "kg.extract",
    "build": "kg.graph.build",
    "open_store": "kg.graph.knowledge_graph",
}


def __getattr__(name: str) -> object:
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_ROOMS[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
