"""Tables on a terminal and in a pipe."""

from __future__ import annotations

import io

import click
import pytest

from kg.cli import output
from kg.cli.output import Column, print_table

HOSTILE = "[bold red]Oslo[/] \x1b[31m\x9b5m\u202eevil\x07\nnext"


def test_piped_columns_are_aligned_and_plain(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(["Actor", Column("Count", number=True), "Quote"], [("北京", 8, "ja"), ("NATO", 12, None)])
    assert capsys.readouterr().out == "Actor  Count  Quote\n北京       8  ja\nNATO      12\n"


def test_lines_of_a_cell_are_one_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(["Event"], [(("Meet", None, "planned"),)])
    assert capsys.readouterr().out.splitlines()[1] == "Meet planned"


def test_no_rows_leave_the_headings(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(["Actor", "Count"], [])
    assert capsys.readouterr().out == "Actor  Count\n"


@pytest.mark.parametrize("terminal", [False, True])
def test_cells_carry_neither_control_sequences_nor_markup(
    terminal: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "on_terminal", lambda: terminal)
    monkeypatch.setenv("COLUMNS", "200")
    print_table(["[red]Heading"], [(HOSTILE,)])
    shown = capsys.readouterr().out
    assert "[red]Heading" in shown
    assert "[bold red]Oslo[/] [31m 5m evil next" in shown
    assert not {"\x1b", "\x9b", "\x07", "\u202e"} & set(shown)


def test_a_terminal_gets_rules_between_heading_and_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr("sys.stdout", terminal)
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("NO_COLOR", "1")
    print_table(["Actor", "Quote"], [("NATO", "word " * 20)])
    lines = click.unstyle(terminal.getvalue()).splitlines()
    assert "─" in lines[2]
    assert len([line for line in lines if "word" in line]) > 1
    assert all(len(line) <= 40 for line in lines)
