"""Events of data sets: a row is a report, and an event of its own, in the named graph of its data set.

What a coded event would only repeat is left out: it is its own report (`dip:report` leads to itself), its
class, group and Goldstein value are those of its `dip:eventType`, its counts of reports and sources are one.
So a row takes some dozen triples, and a store holds millions of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import polars as pl

from kg.graph import names
from kg.graph.ntriples import curie, escaped, iri, literal, text_of
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


def event_text(events: pl.DataFrame, graph: str, iris: Mapping[str, str]) -> bytes:
    """Coded events as N-Triples.

    Turtle is a quarter as long and sooner written, but the engine is slower at reading it, and it is the
    engine that an import waits for.

    Args:
        events: in the columns of `EVENT_COLUMNS`.
        graph: the IRI of the data set.
        iris: the IRI of each actor by its code, in angle brackets.
    """
    number = event_hex(pl.col("id"))
    frame = _with_iris(events, iris).with_columns(
        pl.concat_str(pl.lit(f"<{_EVENT}"), number, pl.lit(">")).alias("event"),
    )
    event, column = pl.col("event"), pl.col
    rules = frame["rule"].unique().drop_nulls().to_list()

    def line(predicate: str, *value: pl.Expr) -> list[pl.Expr]:
        return [event, pl.lit(f" {curie(predicate)} "), *value, pl.lit(" .\n")]

    def where_known(predicate: str, *value: pl.Expr) -> pl.Expr:
        return pl.concat_str(line(predicate, *value)).fill_null("")

    def ontology(name: str) -> list[pl.Expr]:
        return [pl.lit(f"<{names.DIP}"), column(name), pl.lit(">")]

    def typed(value: pl.Expr, kind: str) -> list[pl.Expr]:
        return [pl.lit('"'), value, pl.lit(f'"^^{curie(kind)}')]

    def role(name: str) -> list[pl.Expr]:
        return [pl.lit(f"<{_PARTICIPANT}"), column(name), pl.lit(">")]

    return text_of(
        frame,
        *line("rdf:type", pl.lit(curie("dip:Event"))),
        *line("dip:report", event),
        *line("dip:statedIn", pl.lit(iri(graph))),
        *line("dip:eventType", *ontology("type")),
        *line("dip:modality", *ontology("modality")),
        *line("dip:confidence", *typed(column("confidence"), "xsd:double")),
        *line("dip:earliest", *typed(column("earliest").dt.to_string("iso"), "xsd:date")),
        *line("dip:latest", *typed(column("latest").dt.to_string("iso"), "xsd:date")),
        *line("dip:rule", column("rule").replace_strict(
            rules, [literal(rule) for rule in rules], return_dtype=pl.String)),
        where_known("dip:source", column("source_iri")),
        where_known("dip:target", column("target_iri")),
        where_known("dip:dyad", column("there")),
        where_known("dip:dyad", column("back")),
        where_known("dip:sourceParticipant", *role("source_participant")),
        where_known("dip:targetParticipant", *role("target_participant")),
        where_known("dip:place", escaped(column("place"))),
        where_known("dip:count", *typed(column("count").cast(pl.String), "xsd:integer")),
        where_known("dcterms:identifier", escaped(column("key"))),
    )


def _with_iris(events: pl.DataFrame, iris: Mapping[str, str]) -> pl.DataFrame:
    """The events with the IRIs of actors and dyads: `there`, and `back` where the type is mutual."""
    known = pl.DataFrame(
        {"code": list(iris), "iri": list(iris.values())}, {"code": pl.String, "iri": pl.String}
    )
    frame = events
    for side in ("source", "target"):
        frame = frame.join(known.rename({"iri": f"{side}_iri"}), left_on=side, right_on="code", how="left")
    mutual = [name for name, kind in event_types().items() if kind.mutual]
    pairs = frame.select("source", "target").unique().filter(pl.col("source") != pl.col("target"))
    rows = pairs.rows()
    dyads = pairs.with_columns(
        pl.Series("there", [iri(names.dyad(source, target)) for source, target in rows], dtype=pl.String),
        pl.Series("back", [iri(names.dyad(target, source)) for source, target in rows], dtype=pl.String),
    )
    return frame.join(dyads, on=["source", "target"], how="left").with_columns(
        pl.when(pl.col("type").is_in(mutual)).then(pl.col("back")).otherwise(None).alias("back"),
    )


def course_of(events: pl.DataFrame) -> pl.DataFrame:
    """The columns of `COURSE` of a frame that has them as texts."""
    return events.select(pl.col(name).cast(kind) for name, kind in COURSE.items())


def split(items: pl.DataFrame, size: int) -> Iterator[pl.DataFrame]:
    """A frame in parts of so many rows."""
    for start in range(0, items.height, size):
        yield items.slice(start, size)
