"""RDF terms of the store's engine: making them from values, and reading values from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache

import pyoxigraph as ox

from kg.graph.names import DIP, PREFIXES

Term = ox.NamedNode | ox.BlankNode | ox.Literal


@cache
def term(curie: str) -> ox.NamedNode:
    """A term by its prefixed name: `term("dip:earliest")`."""
    prefix, _, name = curie.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + name)


@cache
def event_type(name: str) -> ox.NamedNode:
    """The class of an event type."""
    return ox.NamedNode(DIP + name)


_XSD = {name: term(f"xsd:{name}") for name in ("integer", "double", "decimal", "boolean", "date", "anyURI")}


def string(text: str) -> ox.Literal:
    """A plain string. Lone surrogates (of undecodable file names) become `?`: no RDF can hold them."""
    return ox.Literal(_clean(text))


def language_string(text: str, language: str) -> ox.Literal:
    """A string in a language."""
    return ox.Literal(_clean(text), language=language)


def integer(number: int) -> ox.Literal:
    """An `xsd:integer` of any size."""
    return ox.Literal(str(number), datatype=_XSD["integer"])


@lru_cache(maxsize=4096)
def double(number: float) -> ox.Literal:
    """An `xsd:double` that reads back as exactly the same number."""
    return ox.Literal(_plain(Decimal(repr(number))), datatype=_XSD["double"])


@lru_cache(maxsize=4096)
def decimal(text: str) -> ox.Literal:
    """An `xsd:decimal`."""
    return ox.Literal(_plain(Decimal(text)), datatype=_XSD["decimal"])


def _plain(number: Decimal) -> str:
    """The number as the engine gives it back, so that the same quad compares as the same."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def boolean(value: bool) -> ox.Literal:
    """An `xsd:boolean`."""
    return ox.Literal("true" if value else "false", datatype=_XSD["boolean"])


@cache
def day(value: date) -> ox.Literal:
    """An `xsd:date`."""
    return ox.Literal(value.isoformat(), datatype=_XSD["date"])


def uri_text(text: str) -> ox.Literal:
    """An `xsd:anyURI`: a literal, since what is given as an address may be anything."""
    return ox.Literal(_clean(text), datatype=_XSD["anyURI"])


def _clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text


class Description:
    """All that a graph says of one thing."""

    def __init__(self, iri: str) -> None:
        self.iri = iri
        self._values: defaultdict[ox.NamedNode, list[Term]] = defaultdict(list)

    def add(self, predicate: ox.NamedNode, value: Term) -> None:
        """Notes one more triple of it."""
        self._values[predicate].append(value)

    def values(self, curie: str) -> list[str]:
        """The texts and IRIs that stand there, in no order."""
        return [value.value for value in self._values.get(term(curie), ())]

    def has(self, curie: str) -> bool:
        """Whether anything stands there."""
        return term(curie) in self._values

    def get(self, curie: str) -> str | None:
        """The one text or IRI that stands there, or None.

        Raises:
            ValueError: there are several.
        """
        found = self.values(curie)
        if len(found) > 1:
            raise ValueError(f"{self.iri} has {len(found)} values of {curie}")
        return found[0] if found else None

    def require(self, curie: str) -> str:
        """As `get`, where one must stand.

        Raises:
            ValueError: there is none, or there are several.
        """
        found = self.get(curie)
        if found is None:
            raise ValueError(f"{self.iri} has no {curie}")
        return found

    def day(self, curie: str) -> date:
        """The day that stands there.

        Raises:
            ValueError: there is none, or there are several, or it is no day.
        """
        return date.fromisoformat(self.require(curie))

    def integer(self, curie: str) -> int | None:
        """The whole number that stands there, or None."""
        found = self.get(curie)
        return None if found is None else int(found)

    def boolean(self, curie: str) -> bool | None:
        """The truth value that stands there, or None."""
        found = self.get(curie)
        return None if found is None else found in ("true", "1")


def describe(quads: Iterable[ox.Quad]) -> dict[str, Description]:
    """Everything that the quads say, by subject."""
    things: dict[str, Description] = {}
    for quad in quads:
        subject = quad.subject
        if not isinstance(subject, ox.NamedNode):
            continue
        iri = subject.value
        if (thing := things.get(iri)) is None:
            thing = things[iri] = Description(iri)
        if not isinstance(quad.object, ox.Triple):
            thing.add(quad.predicate, quad.object)
    return things
