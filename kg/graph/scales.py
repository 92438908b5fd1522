"""The Goldstein scale: how hostile or friendly a CAMEO code is."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
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
    path = resource("ontology/goldstein.csv")
    values: dict[str, str] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), 2):
            try:
                fits = -10 <= Decimal(row["goldstein"]) <= 10
            except (KeyError, TypeError, InvalidOperation):
                fits = False
            if not fits:
                raise UserError(f"{path.name}, line {number}: not a value from -10 to 10")
            values[row["cameo"]] = row["goldstein"]
    return MappingProxyType(values)
