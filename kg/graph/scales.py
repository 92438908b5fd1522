"""The Goldstein scale: how hostile or friendly a CAMEO code is."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from types import MappingProxyType

from kg.errors import UserError
from kg.resources import resource


def goldstein(cameo: str) -> str | None:
    """The value of a code, from -10 to 10, as a decimal number; None where the scale has none.

    Raises:
        UserError: the table has an error; the message names the line.
    """
    return _values().get(cameo)


@cache
def _values() -> Mapping[str, str]:
    return load_goldstein(resource("ontology/goldstein.csv"))


def load_goldstein(path: Path) -> Mapping[str, str]:
    """The value of each code, from this table.

    Raises:
        UserError: the table has an error; the message names file and line.
    """
    values: dict[str, str] = {}
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        for row in reader:
            try:
                fits = -10 <= Decimal(row["goldstein"]) <= 10 and bool(row["cameo"])
            except (KeyError, TypeError, InvalidOperation):
                fits = False
            if not fits:
                where = f"{path.name}, line {reader.line_num}"
                raise UserError(f"{where}: not a code with a value from -10 to 10")
            values[row["cameo"]] = row["goldstein"]
    return MappingProxyType(values)
