"""Reading the tables of `data/actors/`: every error names its file and line."""

from __future__ import annotations

import csv
import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from kg.errors import UserError
from kg.resources import resource

_Kind = TypeVar("_Kind", bound=StrEnum)

STATES = ("code", "alpha2", "kind", "name", "wikidata", "valid_from", "valid_to", "successor")
ORGANISATIONS = ("code", "name", "acronyms", "wikidata", "valid_from", "valid_to", "successor", "members")
NAMES = ("code", "name", "also", "adjective", "person", "people", "capital", "government", "risky")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its cells by column, and where it stands."""

    path: Path
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def required(self, column: str) -> str:
        """The cell, which must not be empty.

        Raises:
            UserError: it is.
        """
        if not self.cells[column]:
            raise self.error(f"column {column} is empty")
        return self.cells[column]

    def several(self, column: str) -> tuple[str, ...]:
        """The values of a cell that are separated by `|`; none for an empty cell.

        Raises:
            UserError: one of several is empty.
        """
        if not self.cells[column]:
            return ()
        values = tuple(value.strip() for value in self.cells[column].split("|"))
        if not all(values):
            raise self.error(f"column {column} has an empty value")
        return values

    def day(self, column: str, *, last: bool = False) -> date | None:
        """A cell of the form 2021-10-18, 2021-10 or 2021; None for an empty one.

        Of a month or a year it is the first day, or the last if so asked.

        Raises:
            UserError: the cell is no such date.
        """
        text = self.cells[column]
        if not text:
            return None
        found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text)
        if found is None:
            raise self.error(f"column {column}: {text!r} is no date")
        year, month, day = (int(part) if part else 0 for part in found.groups())
        month = month or (12 if last else 1)
        try:
            return date(year, month, day or (monthrange(year, month)[1] if last else 1))
        except ValueError as error:
            raise self.error(f"column {column}: {text!r} is no date") from error

    def choice(self, column: str, kinds: type[_Kind]) -> _Kind:
        """The member of an enumeration whose value the cell holds.

        Raises:
            UserError: there is none.
        """
        try:
            return kinds(self.cells[column])
        except ValueError as error:
            known = ", ".join(kind.value for kind in kinds)
            raise self.error(f"column {column}: {self.cells[column]!r} is none of {known}") from error

    def error(self, message: str) -> UserError:
        """An error that names the file and the line of this row."""
        return UserError(f"{self.path.name}, line {self.line}: {message}", f"correct {self.path}")


def read_table(name: str, columns: Sequence[str]) -> Iterator[Row]:
    """The rows of `data/actors/<name>`, whose first line must name these columns in this order.

    Raises:
        UserError: the file is missing, is not UTF-8, or a line has too many or too few cells.
    """
    path = resource(f"data/actors/{name}")
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, strict=True)
        try:
            header = next(reader, [])
            if header != list(columns):
                raise UserError(f"{path.name}, line 1: the columns must be {', '.join(columns)}",
                                f"correct {path}")
            for cells in reader:
                row = Row(path, reader.line_num, dict(zip(header, map(str.strip, cells), strict=False)))
                if len(cells) != len(header):
                    raise row.error(f"{len(cells)} cells instead of {len(header)}")
                yield row
        except csv.Error as error:
            raise UserError(f"{path.name}, line {reader.line_num}: {error}", f"correct {path}") from error
        except UnicodeDecodeError as error:
            raise UserError(f"{path.name}: not UTF-8 at byte {error.start}", f"correct {path}") from error
