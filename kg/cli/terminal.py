"""Tables on a terminal of any width.

Where a table is too wide, its long texts are wrapped within their columns. Where that leaves them too narrow
to be read, they go below their row, and so do the last columns until the others fit.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence

import click
from rich.cells import cell_len, chop_cells

from kg.cli.columns import Column, align

LONG = 26
"""A column wider than this holds texts, which may be wrapped; it never gets narrower."""

_GAP = 2
_INDENT = 4

Cell = list[str]
"""The lines of a cell."""


def draw(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> None:
    """Prints a table as wide as the terminal at most."""
    room = shutil.get_terminal_size().columns
    widths = [max([cell_len(column.heading), *(_width(row[place]) for row in rows)])
              for place, column in enumerate(columns)]
    beside, below = _place(widths, room)
    heads = [columns[place] for place in beside]
    fitted = [widths[place] for place in beside]
    click.echo(click.style(align([column.heading for column in heads], fitted, heads), bold=True))
    click.echo("─" * min(room, sum(fitted) + _GAP * (len(fitted) - 1)))
    for row in rows:
        for texts in _row([row[place] for place in beside], fitted):
            click.echo(align(texts, fitted, heads))
        for place in below:
            # One column below its row needs no heading: it is the text that the row is about.
            label = f"{columns[place].heading}: " if len(below) > 1 else ""
            if text := " ".join(row[place]):
                for line in wrap(label + text, room - _INDENT):
                    click.echo(click.style(" " * _INDENT + line, dim=True))


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of that width at most; a word that is wider is cut."""
    lines = [""]
    for word in text.split():
        for piece in chop_cells(word, width) if cell_len(word) > width else [word]:
            longer = f"{lines[-1]} {piece}" if lines[-1] else piece
            if cell_len(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(piece)
    return lines


def _place(widths: list[int], room: int) -> tuple[list[int], list[int]]:
    """Which columns stand beside each other, and which go below their row; `widths` is made to fit."""
    beside = list(range(len(widths)))
    excess = sum(widths) + _GAP * (len(widths) - 1) - room
    long = [place for place in beside if widths[place] > LONG]
    if excess > 0 and long:
        share = (sum(widths[place] for place in long) - excess) // len(long)
        if share >= LONG:
            for place in long:
                widths[place] = min(widths[place], share)
        else:
            beside = [place for place in beside if place not in long] or beside[:1]
    while len(beside) > 1 and sum(widths[place] + _GAP for place in beside) - _GAP > room:
        beside.pop()
    widths[beside[0]] = min(widths[beside[0]], room)
    return beside, [place for place in range(len(widths)) if place not in beside]


def _row(cells: Sequence[Cell], widths: Sequence[int]) -> Iterator[list[str]]:
    """The lines of a row, each with a text for every column."""
    wrapped = [[line for text in cell for line in wrap(text, width)]
               for cell, width in zip(cells, widths, strict=True)]
    for number in range(max(map(len, wrapped))):
        yield [cell[number] if number < len(cell) else "" for cell in wrapped]


def _width(cell: Cell) -> int:
    return max(map(cell_len, cell))
