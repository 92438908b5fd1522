"""Writing N-Triples column by column, for what comes in millions.

Everything here works on polars columns; `iri` and `literal` are for the few texts that are written once and
then looked up. What comes from outside is escaped on its way, so that no text can break out of its place.
"""

from __future__ import annotations

from io import BytesIO

import polars as pl

from kg.graph.names import PREFIXES

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"}


def iri(text: str) -> str:
    """An IRI that `kg.graph.names` made, in angle brackets."""
    return f"<{text}>"


def curie(text: str) -> str:
    """A term by its prefixed name, as an IRI in angle brackets."""
    prefix, _, name = text.partition(":")
    return f"<{PREFIXES[prefix]}{name}>"


def literal(text: str, datatype: str | None = None) -> str:
    """A literal; lone surrogates, which no RDF can hold, become `?`."""
    clean = text.encode("utf-8", "replace").decode("utf-8")
    for character, written in _ESCAPES.items():
        clean = clean.replace(character, written)
    return f'"{clean}"' if datatype is None else f'"{clean}"^^{curie(datatype)}'


def escaped(column: pl.Expr) -> pl.Expr:
    """A column of texts as literals."""
    text = column
    for character, written in _ESCAPES.items():
        text = text.str.replace_all(character, written, literal=True)
    return pl.concat_str(pl.lit('"'), text, pl.lit('"'))


def date_literal(column: pl.Expr) -> pl.Expr:
    """A column of dates as literals."""
    return pl.concat_str(pl.lit('"'), column.dt.to_string("iso"), pl.lit(f'"^^{curie("xsd:date")}'))


def triples(subject: pl.Expr, predicate: str, object_: pl.Expr | str) -> pl.Expr:
    """A column of lines, one triple each; where subject or object is null there is none."""
    value = pl.lit(object_) if isinstance(object_, str) else object_
    return pl.concat_str(subject, pl.lit(f" {curie(predicate)} "), value, pl.lit(" .\n")).fill_null("")


def text_of(frame: pl.DataFrame, *lines: pl.Expr) -> bytes:
    """The lines of all rows of a frame as one text."""
    text = BytesIO()
    if not frame.is_empty():
        frame.select(pl.concat_str(*lines).alias("lines")).write_csv(
            text, include_header=False, quote_style="never"
        )
    return text.getvalue()
