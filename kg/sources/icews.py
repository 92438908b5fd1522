"""ICEWS: the wide table of its Dataverse, read by its header, and the short text form without one.

The short form has four columns: source, event text, target, date. Its rows have no name of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from kg.errors import UserError, one_line
from kg.sources.files import Opened
from kg.sources.rows import Batch, rows_frame
from kg.sources.tables import read_table

_NEEDED = ("Event ID", "Event Date", "Source Name", "Event Text", "CAMEO Code", "Target Name")
_MISSING = ["NA", "None", "null", ""]


def read_wide(file: Opened) -> Iterator[Batch]:
    """The rows of the wide table. The name of a row is its event id with its date: the id alone is not
    unique.

    Raises:
        UserError: the first line is not the header of such a table, or the file is damaged.
    """
    for table in read_table(file, None):
        frame = table.frame
        if missing := [column for column in _NEEDED if column not in frame.columns]:
            raise UserError(f"{one_line(file.name)} is no wide ICEWS table: it has no column {missing[0]!r}",
                            "the form with four columns is icews-text")
        texts = [column for column in frame.columns if column != "line"]
        frame = frame.with_columns(
            pl.when(pl.col(column).is_in(_MISSING)).then(None).otherwise(pl.col(column)).alias(column)
            for column in texts
        )
        given = {
            "key": pl.concat_str("Event ID", pl.lit("/"), "Event Date"),
            "day": pl.col("Event Date"),
            # The text is more exact than the code, which is missing in places.
            "event": pl.coalesce("Event Text", "CAMEO Code"),
            **_side("source", "Source", frame), **_side("target", "Target", frame),
        }
        if places := [column for column in ("City", "Province", "Country") if column in frame.columns]:
            given["place"] = pl.concat_str(places, separator=", ", ignore_nulls=True)
        chosen = frame.select(**given)
        rows = rows_frame({name: chosen[name] for name in chosen.columns}, frame["line"])
        yield Batch(rows, tuple(table.rejects), table.lines, file.done)


def read_text(file: Opened) -> Iterator[Batch]:
    """The rows of the short form.

    Raises:
        UserError: the file is damaged.
    """
    for table in read_table(file, ("source", "event", "target", "day"), widths=(4, 5)):
        columns = {name: table.frame[name] for name in ("source", "event", "target", "day")}
        yield Batch(rows_frame(columns, table.frame["line"]), tuple(table.rejects), table.lines, file.done)


def _side(side: str, heading: str, frame: pl.DataFrame) -> dict[str, pl.Expr]:
    columns = {side: f"{heading} Name", f"{side}_sector": f"{heading} Sectors",
               f"{side}_country": f"{heading} Country"}
    return {name: pl.col(column) for name, column in columns.items() if column in frame.columns}
