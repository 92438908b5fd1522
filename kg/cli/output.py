"""What commands print: tables are drawn on a terminal, and plain aligned columns in a file or pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import click

from kg.errors import one_line


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and whether its values are numbers, which stand to the right."""

    heading: str
    number: bool = False
    wraps: bool = True


def on_terminal() -> bool:
    """Whether someone reads the output on a screen."""
    return sys.stdout.isatty()


def print_table(columns: Sequence[Column | str], rows: Iterable[Sequence[object]]) -> None:
    """Prints the rows under their headings; None is an empty cell, and no cell can carry control sequences.

    Args:
        columns: the headings, in order.
        rows: one value per column. A tuple becomes the lines of a cell on a terminal, one line in a pipe.
    """
    heads = [Column(column) if isinstance(column, str) else column for column in columns]
    if on_terminal():
        _draw(heads, rows)
    else:
        _align(heads, rows)


def print_document(text: str) -> None:
    """Prints a text as it is; on a terminal without the control characters that it may hold."""
    if on_terminal():
        text = "".join(c for c in text if c.isprintable() or c in "\n\t")
    click.echo(text, nl=not text.endswith("\n"))


def _cell(value: object, separator: str) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return separator.join(line for part in value if (line := _cell(part, separator)))
    return one_line(f"{value:.2f}" if isinstance(value, float) else str(value))


def _draw(columns: list[Column], rows: Iterable[Sequence[object]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(
            Text(column.heading), justify="right" if column.number else "left",
            no_wrap=not column.wraps, overflow="fold",
        )
    for row in rows:
        # Text, not str: a str would be searched for markup, and cells hold words of articles.
        table.add_row(*(Text(_cell(value, "\n")) for value in row))
    Console().print(table)


def _align(columns: list[Column], rows: Iterable[Sequence[object]]) -> None:
    from rich.cells import cell_len

    lines = [[column.heading for column in columns], *([_cell(value, " ") for value in row] for row in rows)]
    widths = [max(cell_len(line[index]) for line in lines) for index in range(len(columns))]
    for line in lines:
        cells = []
        for text, width, column in zip(line, widths, columns, strict=True):
            padding = " " * (width - cell_len(text))
            cells.append(padding + text if column.number else text + padding)
        click.echo("  ".join(cells).rstrip())
