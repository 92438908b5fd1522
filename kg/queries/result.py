"""The answer to a query: rows, triples, or yes or no; and the formats in which it can be written."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pyoxigraph as ox

from kg.errors import UserError, one_line
from kg.graph import names
from kg.queries.turtle import turtle

FORMATS = ("table", "csv", "tsv", "json", "xml", "ttl")
"""The formats of a result. Rows have all but `ttl`; triples (of CONSTRUCT and DESCRIBE) have `table` and
`ttl`.
"""

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Value = str | int | float | bool | date | None

_OF_ROWS = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
_XSD = names.PREFIXES["xsd"]
_WHOLE = {_XSD + name for name in ("integer", "int", "long", "short", "byte", "nonNegativeInteger")}
_BROKEN = {_XSD + name for name in ("decimal", "double", "float")}
# In a table a thing or term goes by its name alone; of other kinds the prefix is needed to tell them apart.
_SHORT = (names.DIP, names.PREFIXES["actor"], names.PREFIXES["person"])


@dataclass(frozen=True)
class Result:
    """What a query gave.

    `kind` is `rows`, `triples` or `boolean`. `data` holds rows and a boolean as SPARQL results in JSON, and
    triples as N-Triples; so a result is whole, can be read again and again, and outlives its store.
    """

    kind: str
    data: bytes

    @classmethod
    def of(cls, answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Result:
        """Takes in all that the engine gives."""
        if isinstance(answer, ox.QueryTriples):
            return cls("triples", answer.serialize(format=ox.RdfFormat.N_TRIPLES) or b"")
        kind = "boolean" if isinstance(answer, ox.QueryBoolean) else "rows"
        return cls(kind, answer.serialize(format=ox.QueryResultsFormat.JSON) or b"")

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        if self.kind == "triples":
            return ("subject", "predicate", "object")
        if self.kind == "boolean":
            return ("answer",)
        return tuple(variable.value for variable in self._solutions().variables)

    @cached_property
    def rows(self) -> list[tuple[Term | None, ...]]:
        """The rows as RDF terms; None where a variable is not bound."""
        if self.kind == "triples":
            return [tuple(triple) for triple in self._triples()]
        if self.kind == "boolean":
            return [(ox.Literal(self.answer),)]
        return [tuple(solution) for solution in self._solutions()]

    @property
    def answer(self) -> bool:
        """The answer to an ASK query; of others, whether there is any row or triple."""
        if self.kind == "boolean":
            return bool(json.loads(self.data)["boolean"])
        return bool(self.rows)

    def values(self) -> list[tuple[Value, ...]]:
        """The rows as Python values for people: numbers, dates, texts, and names without their namespace."""
        return [tuple(plain(term) for term in row) for row in self.rows]

    def write(self, form: str) -> bytes:
        """The result in one of `FORMATS`, in UTF-8.

        `csv`, `tsv`, `json` and `xml` are the formats of SPARQL 1.1; `table` is plain text in aligned
        columns.

        Raises:
            UserError: there is no such format, or it cannot hold this kind of result.
        """
        if form not in FORMATS:
            raise UserError(f"there is no format {form!r}", f"use one of {', '.join(FORMATS)}", status=2)
        if form == "table":
            return self._table().encode("utf-8")
        if form == "ttl":
            if self.kind != "triples":
                hint = "use table, csv, tsv, json or xml"
                raise UserError("the query gives rows, not triples", hint, status=2)
            return turtle(self._triples())
        if self.kind == "triples":
            raise UserError("the query gives triples, not rows", "use table or ttl", status=2)
        if form == "json":
            return self.data
        parsed = ox.parse_query_results(self.data, ox.QueryResultsFormat.JSON)
        if isinstance(parsed, ox.QueryBoolean) and form in ("csv", "tsv"):
            # The standard has no CSV of a boolean; a table of one cell is what a reader of CSV expects.
            return f"answer\n{'true' if self.answer else 'false'}\n".encode()
        return parsed.serialize(format=_OF_ROWS[form]) or b""

    def _table(self) -> str:
        rows = [["" if value is None else one_line(_shown(value)) for value in row] for row in self.values()]
        lines = [list(self.columns), *rows]
        widths = [max(len(line[place]) for line in lines) for place in range(len(self.columns))]
        return "".join(
            "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n"
            for line in lines
        )

    def _solutions(self) -> ox.QuerySolutions:
        parsed = ox.parse_query_results(self.data, ox.QueryResultsFormat.JSON)
        assert isinstance(parsed, ox.QuerySolutions)
        return parsed

    def _triples(self) -> Iterator[ox.Triple]:
        return (quad.triple for quad in ox.parse(io.BytesIO(self.data), format=ox.RdfFormat.N_TRIPLES))


def plain(term: object) -> Value:
    """A term as a Python value for people: a number, a date, a text, or a name without its namespace.

    `dip:Meet` becomes `Meet`, `actor:RUS` becomes `RUS`, other things keep their prefix: `event:1a2b`.
    """
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return _name(term.value)
    if not isinstance(term, ox.Literal):
        return str(term)
    kind = term.datatype.value
    try:
        if kind in _WHOLE:
            return int(term.value)
        if kind in _BROKEN:
            return float(term.value)
        if kind == _XSD + "date":
            return date.fromisoformat(term.value)
    except ValueError:
        return term.value
    if kind == _XSD + "boolean":
        return term.value in ("true", "1")
    return term.value


def _name(iri: str) -> str:
    for namespace in _SHORT:
        if iri.startswith(namespace):
            return names.last(iri) if namespace != names.DIP else names.local(iri)
    best = max(
        ((space, prefix) for prefix, space in names.PREFIXES.items() if iri.startswith(space)),
        key=lambda pair: len(pair[0]), default=None,
    )
    return f"{best[1]}:{iri[len(best[0]):]}" if best else iri


def _shown(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)
