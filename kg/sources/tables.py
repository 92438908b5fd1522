"""Lines of separated values to columns; what is no such line is set aside with its number and the reason.

Fields are taken as they stand: the data sets do not quote, and a quotation mark in a name is a quotation
mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from kg.sources.files import Opened, blocks
from kg.sources.rows import Reject

_ROWS = 25_000
"""How many lines are worked on at once: large enough for speed, small enough for memory."""

_SHOWN = 2000
"""How much of a rejected line is kept."""


@dataclass(frozen=True, slots=True)
class Table:
    """Some lines as columns of text, by name; `line` numbers them."""

    frame: pl.DataFrame
    rejects: list[Reject]
    lines: int


def read_table(
    file: Opened, columns: Sequence[str] | None, widths: Sequence[int] | None = None,
    fallback: str | None = None,
) -> Iterator[Table]:
    """The lines of a file whose fields are separated by tabs.

    Args:
        file: the file.
        columns: the names of its columns; None where its first line holds them.
        widths: the numbers of columns that a line may have; as many as there are names where not given.
        fallback: the encoding of lines that are not UTF-8; without one they are rejected.
    """
    number = 0
    names = None if columns is None else list(columns)
    for block in blocks(file):
        lines = block.split(b"\n")
        if lines and not lines[-1]:
            lines.pop()
        if number == 0 and lines:
            lines[0] = lines[0].removeprefix(b"\xef\xbb\xbf")
        if names is None:
            header = _decode(lines.pop(0), fallback) or ""
            names = [name.strip().strip('"') for name in header.rstrip("\r").split("\t")]
            number += 1
        for start in range(0, len(lines), _ROWS):
            part = lines[start:start + _ROWS]
            yield _table(file.name, part, number, names, widths or (len(names),), fallback)
            number += len(part)


def _table(
    name: str, lines: list[bytes], before: int, names: list[str], widths: Sequence[int], fallback: str | None
) -> Table:
    rejects: list[Reject] = []
    numbers = range(before + 1, before + 1 + len(lines))
    texts = _texts(lines, fallback)
    frame = pl.DataFrame({
        "line": pl.Series(numbers, dtype=pl.UInt32), "text": pl.Series(texts, dtype=pl.String),
    }).with_columns(pl.col("text").str.strip_suffix("\r"))
    fields = pl.col("text").str.split("\t")
    frame = frame.filter((pl.col("text") != "") | pl.col("text").is_null()).with_columns(
        fields.alias("fields"), fields.list.len().alias("width"),
    )
    wrong = (
        pl.when(pl.col("text").is_null()).then(pl.lit("it is not UTF-8"))
        .when(pl.col("text").str.contains("\0", literal=True)).then(pl.lit("it holds a NUL character"))
        .when(~pl.col("width").is_in(list(widths)))
        .then(pl.format("it has {} columns in place of {}", "width", pl.lit(" or ".join(map(str, widths)))))
        .otherwise(None)
    )
    frame = frame.with_columns(wrong.alias("reason"))
    for line, reason in frame.filter(pl.col("reason").is_not_null()).select("line", "reason").iter_rows():
        text = lines[line - 1 - before][:_SHOWN].decode("utf-8", "replace")
        rejects.append(Reject(name, line, reason, text))
    good = frame.filter(pl.col("reason").is_null())
    columns = [
        pl.col("fields").list.get(place, null_on_oob=True).alias(column)
        for place, column in enumerate(names)
    ]
    return Table(good.select("line", *_once(columns)), rejects, len(lines))


def _once(columns: list[pl.Expr]) -> list[pl.Expr]:
    """Without the columns whose name another one has already."""
    return list({column.meta.output_name(): column for column in reversed(columns)}.values())


def _texts(lines: list[bytes], fallback: str | None) -> list[str | None]:
    try:
        texts: list[str | None] = list(b"\n".join(lines).decode("utf-8").split("\n"))
    except UnicodeDecodeError:
        texts = [_decode(line, fallback) for line in lines]
    return texts if lines else []


def _decode(line: bytes, fallback: str | None) -> str | None:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return None if fallback is None else line.decode(fallback, "replace")
