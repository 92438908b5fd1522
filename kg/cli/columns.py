"""The columns of a table, and a line of it with each text in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and whether its values are numbers, which stand to the right."""

    heading: str
    number: bool = False


def align(line: Sequence[str], widths: Sequence[int], columns: Sequence[Column]) -> str:
    """One line of a table, two spaces between the columns.

    Args:
        line: a text for each column.
        widths: how wide each column is; a text of its may be as wide, but no wider.
        columns: the columns.
    """
    from rich.cells import cell_len  # counts an ideograph as two; loaded late, since help does without it

    cells = []
    for text, width, column in zip(line, widths, columns, strict=True):
        padding = " " * (width - cell_len(text))
        cells.append(padding + text if column.number else text + padding)
    return "  ".join(cells).rstrip()
