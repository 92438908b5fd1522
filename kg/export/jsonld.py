"""JSON-LD: named graphs of things with short names, readable as plain JSON.

A line holds one thing as one source tells it, so that a large file can be read line by line.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.export.context import context, prefixes
from kg.graph import names
from kg.graph.knowledge_graph import KnowledgeGraph

_RDF_TYPE = names.PREFIXES["rdf"] + "type"
_XSD = names.PREFIXES["xsd"]
_SPACES = sorted(((space, prefix) for prefix, space in prefixes().items()), key=lambda pair: -len(pair[0]))
_EXACT = 2**53  # beyond it many readers of JSON lose digits


def write_jsonld(graph: KnowledgeGraph, path: Path) -> None:
    """Writes all named graphs as JSON-LD, with the context within."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_json({"@context": context()})[:-1] + ',\n"@graph": [\n')
        for number, name in enumerate(sorted(graph.store.named_graphs(), key=str)):
            file.write(f'{", " if number else ""}{{"@id": {_json(_compact(name))}, "@graph": [\n')
            things = _things(graph.store.quads_for_pattern(None, None, None, name))
            for place, thing in enumerate(things):
                file.write(f'{", " if place else ""}{_json(thing)}\n')
            file.write("]}\n")
        file.write("]}\n")


def _things(quads: Iterator[ox.Quad]) -> Iterator[dict[str, Any]]:
    """The things of one named graph. A thing whose quads do not lie together comes in parts, which is as
    good.
    """
    for subject, own in groupby(quads, key=lambda quad: quad.subject):
        thing: dict[str, Any] = {"@id": _compact(subject)}
        for quad in own:
            if quad.predicate.value == _RDF_TYPE:
                key, value = "@type", _compact(quad.object)
            else:
                key = names.local(quad.predicate.value)
                if key not in context():
                    key = _compact(quad.predicate)
                value = _value(quad.object, context().get(key))
            thing.setdefault(key, []).append(value)
        yield {key: value[0] if len(value) == 1 and key != "@id" else value for key, value in thing.items()}


def _value(term: object, definition: Any) -> Any:
    """A value as short as the definition of its key allows."""
    expected = definition.get("@type") if isinstance(definition, dict) else None
    if not isinstance(term, ox.Literal):
        return _compact(term) if expected == "@id" else {"@id": _compact(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    kind = term.datatype.value
    if kind == _XSD + "string":
        return term.value if expected is None else {"@value": term.value}
    if expected != _short(kind):
        return {"@value": term.value, "@type": _short(kind)}
    if expected == "xsd:boolean" and term.value in ("true", "false"):
        return term.value == "true"
    if expected == "xsd:integer" and _is_plain_integer(term.value):
        return int(term.value)
    return term.value


def _is_plain_integer(text: str) -> bool:
    """Whether a JSON number stands for exactly this text (`7`, not `+7`, `07` or one of twenty digits)."""
    if len(text) > 16 or not text.removeprefix("-").isdecimal():
        return False
    return str(int(text)) == text and abs(int(text)) < _EXACT


def _compact(term: object) -> str:
    return _short(term.value) if isinstance(term, ox.NamedNode) else str(term)


def _short(iri: str) -> str:
    """The IRI with a prefix, where that reads back as the same."""
    for space, prefix in _SPACES:
        if iri.startswith(space) and len(iri) > len(space) and not iri.startswith("//", len(space)):
            return f"{prefix}:{iri[len(space):]}"
    return iri


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
