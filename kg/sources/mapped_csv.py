"""Any table of values with a mapping file that says which column is what.

The mapping is YAML: `fields` has our field and the column, `constants` what holds for all rows, `values` what
a value of a field stands for, `date` how days are written. docs/import.md explains it with an example.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import yaml

from kg.errors import UserError, one_line
from kg.sources.files import Opened, blocks
from kg.sources.rows import TEXTS, Batch, Reject, rows_frame

_ROWS = 40_000
_ISO = "%Y-%m-%d"
_KEYS = {"fields", "constants", "values", "date", "delimiter", "types", "title", "missing"}


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Which column is what.

    `fields` maps our fields to columns, `constants` to texts. `values` says what a value of a field stands
    for. `day_format` is a format such as `%d.%m.%Y`, or `year` or `month` where no more is known. `types` is
    the scheme of the values of `event`: `cameo`, `plover` or `own`. `missing` are values that mean nothing is
    known.
    """

    fields: Mapping[str, str]
    constants: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)
    day_format: str = "day"
    delimiter: str = ","
    types: str = "own"
    title: str = ""
    missing: tuple[str, ...] = ()


def read_mapping(path: Path) -> ColumnMapping:
    """The mapping in a YAML file.

    Raises:
        UserError: it cannot be read, or is none; the message says what is wrong.
    """
    shown = one_line(str(path))
    try:
        given = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UserError(f"the mapping {shown} cannot be read: {error.strerror}", status=2) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise UserError(f"the mapping {shown} is no YAML: {error}", status=2) from error
    if not isinstance(given, dict) or not isinstance(given.get("fields"), dict):
        raise UserError(f"the mapping {shown} has no fields", "see docs/import.md", status=2)
    if unknown := sorted(str(key) for key in given if key not in _KEYS):
        raise UserError(f"the mapping {shown} has an unknown entry {unknown[0]!r}",
                        f"it can have {', '.join(sorted(_KEYS))}", status=2)
    fields, constants = _texts(given["fields"], shown), _texts(given.get("constants") or {}, shown)
    if unknown := sorted({*fields, *constants} - set(TEXTS)):
        raise UserError(f"the mapping {shown} has an unknown field {unknown[0]!r}",
                        f"there are {', '.join(TEXTS)}", status=2)
    if lacking := [name for name in ("day", "event", "source") if name not in {*fields, *constants}]:
        raise UserError(f"the mapping {shown} does not say what gives the field {lacking[0]!r}", status=2)
    types = str(given.get("types", "own"))
    if types not in ("own", "cameo", "plover"):
        raise UserError(f"the mapping {shown}: types {types!r} is none of own, cameo, plover", status=2)
    delimiter = str(given.get("delimiter", ","))
    if len(delimiter) != 1:
        raise UserError(f"the mapping {shown}: the delimiter must be one character", status=2)
    written = str(given.get("date", "day"))
    if written not in ("year", "month", "day") and not _is_date_format(written):
        raise UserError(
            f"the mapping {shown}: {written!r} is no way to write a date",
            "give year, month, day or a format such as %d.%m.%Y", status=2,
        )
    values = given.get("values") or {}
    if not isinstance(values, dict):
        raise UserError(
            f"the mapping {shown}: values must give, for a field, what its values stand for", status=2
        )
    missing = given.get("missing", [])
    return ColumnMapping(
        fields, constants,
        {str(name): _texts(table, shown, empty=True) for name, table in values.items()},
        written, delimiter, types, str(given.get("title", "")),
        tuple(str(value) for value in (missing if isinstance(missing, list) else [missing])),
    )


def _is_date_format(written: str) -> bool:
    """Whether a day that is written so can be read again."""
    day = pl.Series([date(2022, 4, 7)])
    try:
        return bool((day.dt.strftime(written).str.to_date(written) == day).all())
    except pl.exceptions.PolarsError:
        return False


def _texts(table: Any, shown: str, empty: bool = False) -> dict[str, Any]:
    if not isinstance(table, dict):
        raise UserError(
            f"the mapping {shown}: {one_line(str(table))[:60]!r} is no list of names and values", status=2
        )
    return {str(key): None if empty and value is None else str(value) for key, value in table.items()}


def read(file: Opened, mapping: ColumnMapping) -> Iterator[Batch]:
    """The rows of a table with a header.

    Raises:
        UserError: it lacks a column that the mapping names, or the file is damaged.
    """
    reader = csv.reader(_lines(file), delimiter=mapping.delimiter)
    header: list[str] | None = None
    places: dict[str, int] = {}
    rows: list[list[str]] = []
    lines: list[int] = []
    rejects: list[Reject] = []
    before = 0
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            rejects.append(Reject(file.name, line, f"it cannot be read: {error}", ""))
            continue
        if row is None:
            break
        if header is None:
            header = [name.strip().lstrip("\ufeff") for name in row]
            if lacking := [column for column in mapping.fields.values() if column not in header]:
                raise UserError(
                    f"{one_line(file.name)} has no column {lacking[0]!r}, which the mapping names",
                    f"it has {', '.join(header)[:200]}",
                )
            places = {name: header.index(column) for name, column in mapping.fields.items()}
        elif not row:
            continue
        elif reason := _wrong(row, len(header)):
            rejects.append(Reject(file.name, line, reason, mapping.delimiter.join(row)[:2000]))
        else:
            rows.append(row)
            lines.append(line)
        if len(rows) + len(rejects) >= _ROWS:
            yield _batch(rows, lines, rejects, reader.line_num - before, places, mapping, file)
            before = reader.line_num
            rows, lines, rejects = [], [], []
    yield _batch(rows, lines, rejects, reader.line_num - before, places, mapping, file)


def _wrong(row: list[str], width: int) -> str | None:
    if len(row) != width:
        return f"it has {len(row)} columns in place of {width}"
    if any("\ufffd" in cell for cell in row):
        return "it is not UTF-8"
    return "it holds a NUL character" if any("\0" in cell for cell in row) else None


def _lines(file: Opened) -> Iterator[str]:
    for block in blocks(file):
        yield from io.StringIO(block.decode("utf-8", "replace"), newline="")


def _batch(
    rows: list[list[str]],
    lines: list[int],
    rejects: list[Reject],
    read_lines: int,
    places: Mapping[str, int],
    mapping: ColumnMapping,
    file: Opened,
) -> Batch:
    columns: dict[str, pl.Series | list[str | None]] = {
        name: [row[place].strip() for row in rows] for name, place in places.items()
    }
    columns |= {name: [value] * len(rows) for name, value in mapping.constants.items()}
    frame = rows_frame(columns, lines)
    for name in columns:
        if mapping.missing:
            frame = frame.with_columns(
                pl.when(pl.col(name).is_in(list(mapping.missing))).then(None).otherwise(pl.col(name)).alias(name),
            )
        if (table := mapping.values.get(name)) is not None:
            if name == "event" and (none := [value for value, meaning in table.items() if meaning is None]):
                frame = frame.filter(
                    ~pl.col(name).is_in(none)
                )  # the mapping says that such a row is no event
            frame = frame.with_columns(pl.col(name).replace(list(table), list(table.values())))
    return Batch(_with_days(frame, mapping.day_format), tuple(rejects), read_lines, file.done)


def _with_days(frame: pl.DataFrame, written: str) -> pl.DataFrame:
    """Days as ISO dates; of a year or a month its first and its last day."""
    if written in ("year", "month"):
        rest = "-01-01" if written == "year" else "-01"
        first = pl.concat_str("day", pl.lit(rest)).str.to_date("%Y-%m-%d", strict=False)
        last = first.dt.offset_by("1y" if written == "year" else "1mo").dt.offset_by("-1d")
        return frame.with_columns(
            first.dt.to_string("iso").fill_null(pl.col("day")).alias("day"),
            pl.coalesce("until", last.dt.to_string("iso")).alias("until"),
        )
    pattern = _ISO if written == "day" else written
    if pattern == _ISO:
        return frame
    return frame.with_columns(
        pl.col(name)
        .str.to_date(pattern, strict=False)
        .dt.to_string("iso")
        .fill_null(pl.col(name))
        .alias(name)
        for name in ("day", "until")
    )
