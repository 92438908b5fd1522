"""The same events as a plain graph, such as a user would write it by hand: what our model is measured
against.

Eight triples an event (kind, source, target, type, date, label, origin, number of the day), direct edges, and
labels of actors, all in one graph. An event between two also says for which pairs it counts, both ways for
mutual types.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from kg.graph.coded import event_hex
from kg.graph.coded_derivation import between_two, directed
from kg.graph.coded_reading import read_course
from kg.graph.ntriples import escaped
from kg.graph.store import reading
from kg.vocabulary import event_types

_EX = "https://plain.example/"
_DIP = "https://w3id.org/diplomatic-kg/ontology#"
_ACTOR = "https://w3id.org/diplomatic-kg/id/actor/"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_PART = 200_000


def write_plain(store: Path, target: Path) -> int:
    """Writes the coded events of a store as N-Triples; returns how many triples."""
    with reading(store) as engine:
        course = read_course(engine).with_columns(pl.col(pl.Enum, pl.Categorical).cast(pl.String))
    codes = pl.concat([course["source"], course["target"]]).drop_nulls().unique().to_list()
    from kg.graph import names

    iris = {code: f"<{names.actor(code)}>" for code in codes}
    predicates = {name: f"<{_DIP}{kind.predicate}>" for name, kind in event_types().items()}
    count = 0
    with target.open("wb") as file:
        for start in range(0, course.height, _PART):
            part = course.slice(start, _PART).with_columns(
                pl.concat_str(pl.lit(f"<{_EX}event/"), event_hex(pl.col("id")), pl.lit(">")).alias("e"),
                *(pl.col(side).replace_strict(iris, default=None, return_dtype=pl.String).alias(f"{side}_iri")
                  for side in ("source", "target")),
            )
            day = pl.col("earliest")
            lines = [
                _lines(part, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", pl.lit(f"<{_EX}Event>")),
                _lines(part, f"{_EX}source", pl.col("source_iri")),
                _lines(part, f"{_EX}target", pl.col("target_iri")),
                _lines(part, f"{_EX}type", pl.concat_str(pl.lit(f"<{_DIP}"), "type", pl.lit(">"))),
                _lines(part, f"{_EX}date", _typed(day.dt.to_string("iso"), "date")),
                _lines(part, f"{_EX}day", _typed(day.cast(pl.Int32).cast(pl.String), "integer")),
                _lines(part, "http://www.w3.org/2000/01/rdf-schema#label", escaped(pl.col("type"))),
                _lines(part, "http://www.w3.org/ns/prov#wasDerivedFrom", pl.lit(f"<{_EX}icews>")),
            ]
            actual = part.filter(pl.col("modality") == "actual")
            pairs = directed(between_two(actual).drop("source_iri", "target_iri")).with_columns(
                pl.col(side).replace_strict(iris, default=None, return_dtype=pl.String).alias(f"{side}_iri")
                for side in ("source", "target")
            )
            lines += [
                _lines(pairs, f"{_EX}pairSource", pl.col("source_iri")),
                _lines(pairs, f"{_EX}pairTarget", pl.col("target_iri")),
                pairs.select(
                    pl.concat_str(
                        "source_iri",
                        pl.lit(" "),
                        pl.col("type").replace_strict(predicates),
                        pl.lit(" "),
                        "target_iri",
                        pl.lit(" .\n"),
                    ).alias("line")
                ).unique()["line"],
            ]
            for column in lines:
                count += len(column)
                file.write("".join(column.to_list()).encode())
        for code, iri in iris.items():
            label = code.replace("\\", "\\\\").replace('"', '\\"')
            file.write(f'{iri} <http://www.w3.org/2000/01/rdf-schema#label> "{label}" .\n'.encode())
    return count + len(iris)


def _lines(frame: pl.DataFrame, predicate: str, value: pl.Expr) -> pl.Series:
    line = pl.concat_str(pl.col("e"), pl.lit(f" <{predicate}> "), value, pl.lit(" .\n"))
    return frame.select(line.alias("line"))["line"].drop_nulls()


def _typed(column: pl.Expr, kind: str) -> pl.Expr:
    return pl.concat_str(pl.lit('"'), column, pl.lit(f'"^^<{_XSD}{kind}>'))
