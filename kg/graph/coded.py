"""Events of data sets: a row is a report, and an event of its own, in the named graph of its data set.

What a coded event would only repeat is left out: it is its own report (`dip:report` leads to itself), its
class, group and Goldstein value are those of its `dip:eventType`, its counts of reports and sources are one.
So a row takes some dozen triples, and a store holds millions of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import polars as pl

from kg.graph import names
from kg.graph.ntriples import curie, date_literal, escaped, iri, text_of, triples
from kg.model import Modality
from kg.vocabulary import event_types

EVENT_COLUMNS = (
    "id", "type", "modality", "confidence", "source", "target", "source_participant", "target_participant",
    "earliest", "latest", "rule", "place", "count", "key",
)
"""The columns of a frame of coded events. `source` and `target` are codes of actors, participants ids or
null.
"""

COURSE = {
    "id": pl.UInt64(),
    "type": pl.Enum(list(event_types())),
    "modality": pl.Enum([str(each) for each in Modality]),
    "source": pl.Categorical(),
    "target": pl.Categorical(),
    "earliest": pl.Date(),
    "latest": pl.Date(),
}
"""The columns from which all follows that is derived: dyads, edges, relation status, answers. Of millions of
events they are kept in memory, so each text is there as a number."""

_EVENT = names.PREFIXES["event"]
_PARTICIPANT = names.DIPR + "participant/"


def event_hex(column: pl.Expr) -> pl.Expr:
    """Numbers of events as sixteen hexadecimal digits."""
    return pl.when(column.is_not_null()).then(column.fill_null(0).map_batches(_hex, return_dtype=pl.String))


def _hex(numbers: pl.Series) -> pl.Series:
    digits = numbers.to_numpy().astype(">u8").tobytes().hex()
    return pl.Series([digits[at:at + 16] for at in range(0, len(digits), 16)], dtype=pl.String)


def event_triples(events: pl.DataFrame, graph: str, iris: Mapping[str, str]) -> bytes:
    """Coded events as N-Triples.

    Args:
        events: in the columns of `EVENT_COLUMNS`.
        graph: the IRI of the data set.
        iris: the IRI of each actor by its code, in angle brackets.
    """
    types = event_types()
    known = pl.DataFrame(
        {"code": list(iris), "iri": list(iris.values())}, {"code": pl.String, "iri": pl.String}
    )
    frame = events
    for side in ("source", "target"):
        frame = frame.join(known.rename({"iri": f"{side}_iri"}), left_on=side, right_on="code", how="left")
    mutual = [name for name, kind in types.items() if kind.mutual]
    pair = frame.select("source", "target").unique().filter(pl.col("source") != pl.col("target"))
    dyads = pair.with_columns(
        pl.Series("there", [iri(names.dyad(*both)) for both in pair.iter_rows()], dtype=pl.String),
        pl.Series("back", [iri(names.dyad(*both[::-1])) for both in pair.iter_rows()], dtype=pl.String),
    )
    frame = frame.join(dyads, on=["source", "target"], how="left").with_columns(
        pl.concat_str(pl.lit(f"<{_EVENT}"), event_hex(pl.col("id")), pl.lit(">")).alias("event"),
        pl.when(pl.col("type").is_in(mutual)).then(pl.col("back")).otherwise(None).alias("back"),
    )
    event = pl.col("event")

    def of_participant(side: str) -> pl.Expr:
        return pl.concat_str(pl.lit(f"<{_PARTICIPANT}"), pl.col(f"{side}_participant"), pl.lit(">"))

    def in_ontology(column: str) -> pl.Expr:
        return pl.concat_str(pl.lit(f"<{names.DIP}"), pl.col(column), pl.lit(">"))

    def number(column: pl.Expr, kind: str) -> pl.Expr:
        return pl.concat_str(pl.lit('"'), column, pl.lit(f'"^^{curie(kind)}'))

    return text_of(
        frame,
        triples(event, "rdf:type", curie("dip:Event")),
        triples(event, "dip:eventType", in_ontology("type")),
        triples(event, "dip:source", pl.col("source_iri")),
        triples(event, "dip:target", pl.col("target_iri")),
        triples(event, "dip:dyad", pl.col("there")),
        triples(event, "dip:dyad", pl.col("back")),
        triples(event, "dip:earliest", date_literal(pl.col("earliest"))),
        triples(event, "dip:latest", date_literal(pl.col("latest"))),
        triples(event, "dip:modality", in_ontology("modality")),
        triples(event, "dip:confidence", number(pl.col("confidence"), "xsd:double")),
        triples(event, "dip:report", event),
        triples(event, "dip:statedIn", iri(graph)),
        triples(event, "dip:rule", escaped(pl.col("rule"))),
        triples(event, "dip:sourceParticipant", of_participant("source")),
        triples(event, "dip:targetParticipant", of_participant("target")),
        triples(event, "dip:place", escaped(pl.col("place"))),
        triples(event, "dip:count", number(pl.col("count").cast(pl.String), "xsd:integer")),
        triples(event, "dcterms:identifier", escaped(pl.col("key"))),
    )


def course_of(events: pl.DataFrame) -> pl.DataFrame:
    """The columns of `COURSE` of a frame that has them as texts."""
    return events.select(pl.col(name).cast(kind) for name, kind in COURSE.items())


def split(items: pl.DataFrame, size: int) -> Iterator[pl.DataFrame]:
    """A frame in parts of so many rows."""
    for start in range(0, items.height, size):
        yield items.slice(start, size)
