"""What commands print: tables that fit the terminal, plain aligned columns in a file or pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

import click

from kg.cli.columns import Column, align
from kg.errors import one_line


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
        from kg.cli.terminal import draw

        draw(heads, [[_lines(value) for value in row] for row in rows])
    else:
        _align(heads, [[" ".join(_lines(value)) for value in row] for row in rows])


def print_document(text: str) -> None:
    """Prints a text as it is; on a terminal without the control characters that it may hold."""
    if on_terminal():
        text = "".join(c for c in text if c.isprintable() or c in "\n\t")
    click.echo(text, nl=not text.endswith("\n"))


def _lines(value: object) -> list[str]:
    """The lines of a cell, at least one."""
    parts = value if isinstance(value, tuple) else (value,)
    texts = (f"{part:.2f}" if isinstance(part, float) else str(part) for part in parts if part is not None)
    return [line for text in texts if (line := one_line(text))] or [""]


def _align(columns: list[Column], rows: list[list[str]]) -> None:
    from rich.cells import cell_len

    lines = [[column.heading for column in columns], *rows]
    widths = [max(cell_len(line[index]) for line in lines) for index in range(len(columns))]
    for line in lines:
        click.echo(align(line, widths, columns))
