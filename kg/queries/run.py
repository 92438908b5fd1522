"""Running a query: a named one with its parameters, or any SPARQL text."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pyoxigraph as ox

from kg.errors import UserError, one_line
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.names import PREFIXES
from kg.queries.named import NamedQuery, has_header, named_query, read_query
from kg.queries.parameters import bind
from kg.queries.result import Result

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_UPDATE = re.compile(r"(?i)(insert|delete|load|clear|drop|create|add|move|copy|with)\b")
_REASONS = (
    ("Prefix not found", "its prefix is not declared and is none of docs/graph.md"),
    ("The SELECT contains a variable that is unbound", "a variable after SELECT is not grouped"),
    ("IRI parsing failed", "an IRI is not absolute or holds a character that it cannot"),
)


def run(
    graph: KnowledgeGraph | ox.Store, query: str | NamedQuery, parameters: Mapping[str, str] | None = None
) -> Result:
    """Runs a query over all named graphs together.

    The prefixes of docs/graph.md need not be declared.

    Args: graph: the graph. query: the name of a query of the library, or SPARQL text, or a query with a
        header that has been read. parameters: texts by name, for a query with a header: `{"actor": "RUS",
        "from": "2021-10"}`.

    Raises:
        UserError: there is no query of that name, a parameter is unknown, missing or no such value, or the
            query has a syntax error (the message gives line and column).
    """
    store = graph if isinstance(graph, ox.Store) else graph.store
    return answer(store, prepare(store, query, parameters or {}))


def prepare(store: ox.Store, query: str | NamedQuery, parameters: Mapping[str, str]) -> str:
    """The SPARQL text that `run` would run.

    Raises:
        UserError: as `run`, but for syntax errors.
    """
    if isinstance(query, str):
        if re.fullmatch(r"\s*[\w-]+\s*", query):
            query = named_query(query.strip())
        elif has_header(query):
            query = read_query(query, "query")
        elif parameters:
            raise UserError("parameters go with named queries and with files that have a header", status=2)
    return query if isinstance(query, str) else bind(query, parameters, store)


def answer(store: ox.Store, text: str) -> Result:
    """Runs SPARQL text.

    Raises:
        UserError: it has a syntax error, or the engine cannot run it.
    """
    try:
        found = store.query(text, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
        return Result.of(found)
    except SyntaxError as error:
        raise _explained(text, error) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise UserError(f"the query cannot be run: {one_line(str(error))}") from error


def _explained(text: str, error: SyntaxError) -> UserError:
    """The engine's message in words, with the place and what stands there."""
    if not (found := _PLACE.match(str(error))):
        return UserError(f"the query has a syntax error: {error}", status=2)
    line, column, said = int(found[1]), int(found[2]), found[3]
    lines = text.splitlines() or [""]
    rest = lines[line - 1][column - 1:] if line <= len(lines) else ""
    near = f"near {one_line(rest)[:30]!r}" if rest.strip() else "at the end of the line"
    reason = next((f": {words}" for mark, words in _REASONS if mark in said), "")
    body = re.sub(r"(?im)^\s*(#.*|(prefix|base)\s.*)$", "", text).strip()
    hint = "a query can only read: SELECT, ASK, CONSTRUCT or DESCRIBE" if _UPDATE.match(body) else ""
    return UserError(
        f"the query has a syntax error at line {line}, column {column}, {near}{reason}", hint, status=2
    )
