"""Rows of a data set, in one shape for all formats.

A frame of rows has the text columns of `TEXTS` and the columns `file` (its number) and `line`. Missing is
null, never an empty text. Nothing is known of actors or types yet: all stands as the data set writes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

TEXTS = (
    "key",  # what the data set calls the row, where it gives it a name
    "day", "until",  # ISO dates; `until` where it knows a span of days only
    "source", "source_code", "source_country", "source_sector",
    "target", "target_code", "target_country", "target_sector",
    "event",  # the code, or the text, or the type with its mode behind a slash
    "place", "count",
)
"""What a row can say."""


@dataclass(frozen=True, slots=True)
class Reject:
    """A line that cannot be used, and why."""

    file: str
    line: int
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows that stood together, what had to be left out between them, and how far the file is read.

    `done` is in bytes of the file as it lies on disk, so that it can be compared with its size.
    """

    rows: pl.DataFrame
    rejects: tuple[Reject, ...]
    lines: int
    done: int


def rows_frame(
    columns: Mapping[str, pl.Series | list[str | None]], lines: list[int] | pl.Series
) -> pl.DataFrame:
    """A frame of rows: the columns given, all others of `TEXTS` as null; empty texts become null."""
    frame = pl.DataFrame({"line": pl.Series(lines, dtype=pl.UInt32), **{
        name: pl.Series(name, values, dtype=pl.String) for name, values in columns.items()
    }})
    missing = [pl.lit(None, dtype=pl.String).alias(name) for name in TEXTS if name not in columns]
    return frame.with_columns(*missing).with_columns(
        pl.col(name).str.strip_chars().replace("", None) for name in columns
    ).select("line", *TEXTS)
