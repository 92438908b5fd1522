"""POLECAT: the weekly and yearly tables of its Dataverse, read by their header.

Some files say "Event Intensity" for "Intensity" and some are in ISO-8859-1; missing is the text None.
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from kg.errors import UserError, one_line
from kg.sources.files import Opened
from kg.sources.rows import Batch, rows_frame
from kg.sources.tables import read_table

_NEEDED = (
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Actor Name",
    "Actor Country",
    "Recipient Name",
)
_MISSING = ["None", "NA", "nan", ""]


def read(file: Opened) -> Iterator[Batch]:
    """The rows of a table.

    Raises:
        UserError: the first line is not the header of such a table, or the file is damaged.
    """
    for table in read_table(file, None, fallback="iso-8859-1"):
        frame = table.frame
        if missing := [column for column in _NEEDED if column not in frame.columns]:
            raise UserError(f"{one_line(file.name)} is no POLECAT table: it has no column {missing[0]!r}")
        frame = frame.with_columns(
            pl.when(pl.col(column).is_in(_MISSING)).then(None).otherwise(pl.col(column)).alias(column)
            for column in frame.columns if column != "line"
        )
        given = {
            "key": pl.col("Event ID"), "day": pl.col("Event Date").str.slice(0, 10),
            "event": pl.concat_str("Event Type", "Event Mode", separator="/", ignore_nulls=True),
            **_side("source", "Actor", frame), **_side("target", "Recipient", frame),
        }
        if places := [column for column in ("City", "Province", "Country") if column in frame.columns]:
            given["place"] = pl.concat_str(places, separator=", ", ignore_nulls=True)
        chosen = frame.select(**given)
        rows = rows_frame({name: chosen[name] for name in chosen.columns}, frame["line"])
        yield Batch(rows, tuple(table.rejects), table.lines, file.done)


def _side(side: str, heading: str, frame: pl.DataFrame) -> dict[str, pl.Expr]:
    sectors = [
        column for column in (f"Primary {heading} Sector", f"{heading} Sectors") if column in frame.columns
    ]
    given = {side: pl.col(f"{heading} Name"), f"{side}_country": pl.col(f"{heading} Country")}
    if sectors:
        given[f"{side}_sector"] = pl.coalesce(sectors)
    return {name: column for name, column in given.items() if column.meta.root_names()[0] in frame.columns}
