"""The actor that is meant on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.graph.knowledge_graph import KnowledgeGraph


def actor_code(text: str, graph: KnowledgeGraph) -> str:
    """The code of an actor, from a code of this graph, or any code or name that the registry knows.

    Raises:
        UserError: nobody is called that, or several are.
    """
    from kg.registry import find_actor

    return text if text in graph.actors() else find_actor(text).code
