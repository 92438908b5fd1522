"""The JSON-LD context: a short name for each property of the ontology, with the type of its values.

It is worked out from the ontology; `ontology/context.jsonld` is its published copy, which others can refer
to. `scripts/ontology` writes it.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pyoxigraph as ox

from kg.graph import names
from kg.graph.turtle import read_turtle
from kg.resources import resource

COPY = "ontology/context.jsonld"
ONTOLOGY = "ontology/diplomatic.ttl"

_OWL, _RDFS, _XSD = (names.PREFIXES[prefix] for prefix in ("owl", "rdfs", "xsd"))
_A = ox.NamedNode(names.PREFIXES["rdf"] + "type")


@cache
def context() -> dict[str, Any]:
    """The context: prefixes first, then the properties in the order of the alphabet.

    Raises:
        UserError: the ontology has an error; the message names the line.
    """
    store = ox.Store()
    store.extend(read_turtle(resource(ONTOLOGY)))
    terms: dict[str, Any] = {}
    for kind in ("ObjectProperty", "DatatypeProperty"):
        for quad in store.quads_for_pattern(None, _A, ox.NamedNode(_OWL + kind)):
            if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(names.DIP):
                name = names.local(quad.subject.value)
                terms[name] = _term(name, "@id" if kind == "ObjectProperty" else _range(store, quad.subject))
    return {"@version": 1.1, **prefixes(), **dict(sorted(terms.items()))}


def prefixes() -> dict[str, str]:
    """The prefixes of a JSON-LD file: those of SPARQL, without `actor:` and its like.

    There `actor` is the name of a property, so that things are written `dipr:actor/RUS`.
    """
    return {
        prefix: space for prefix, space in names.PREFIXES.items()
        if space == names.DIPR or not space.startswith(names.DIPR)
    }


def _term(name: str, value_type: str | None) -> Any:
    return {"@id": f"dip:{name}", "@type": value_type} if value_type else f"dip:{name}"


def _range(store: ox.Store, term: ox.NamedNode) -> str | None:
    """The datatype of a property's values; None for plain strings."""
    for quad in store.quads_for_pattern(term, ox.NamedNode(_RDFS + "range"), None):
        if isinstance(quad.object, ox.NamedNode) and quad.object.value.startswith(_XSD):
            kind = quad.object.value.removeprefix(_XSD)
            return None if kind == "string" else f"xsd:{kind}"
    return None


def published() -> str:
    """The text of the published copy, as it should be."""
    return json.dumps({"@context": context()}, ensure_ascii=False, indent=2) + "\n"
