"""Tables on a terminal and in a pipe."""

from __future__ import annotations

import io
from collections.abc import Callable

import click
import pytest
from hypothesis import given, strategies
from rich.cells import cell_len

from kg.cli import output
from kg.cli.columns import Column
from kg.cli.output import print_document, print_table
from kg.cli.terminal import wrap

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


class Terminal(io.StringIO):
    """A terminal that remembers what it was shown."""

    def isatty(self) -> bool:
        return True

    def lines(self) -> list[str]:
        return [line.rstrip() for line in click.unstyle(self.getvalue()).splitlines()]


def shown(monkeypatch: pytest.MonkeyPatch, width: int, action: Callable[[], None]) -> Terminal:
    """A terminal of that width after this was done on it."""
    terminal = Terminal()
    monkeypatch.setenv("COLUMNS", str(width))
    # Not in a fixture: pytest puts its own standard output back before the test is called.
    monkeypatch.setattr("sys.stdout", terminal)
    action()
    monkeypatch.undo()
    return terminal


ROWS = [("NATO", "ExpelDiplomats", 8, "eight members of the mission have to leave before the month is over"),
        ("RUS", "SuspendMission", None, "the mission is closed")]
COLUMNS = ["Actor", "Event", Column("Count", number=True), "Quote"]


def test_a_wide_terminal_shows_each_row_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = shown(monkeypatch, 120, lambda: print_table(COLUMNS, ROWS)).lines()
    assert lines[0].split() == ["Actor", "Event", "Count", "Quote"]
    assert set(lines[1]) == {"─"}
    assert [line.split()[0] for line in lines[2:]] == ["NATO", "RUS"]


def test_a_narrower_one_wraps_long_texts_within_their_column(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, 70, lambda: print_table(COLUMNS, ROWS)).lines()[2:4] == [
        "NATO   ExpelDiplomats      8  eight members of the mission have to",
        "                              leave before the month is over",
    ]


def test_a_narrow_one_shows_long_texts_below_their_row(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, 40, lambda: print_table(COLUMNS, ROWS)).lines()[2:5] == [
        "NATO   ExpelDiplomats      8",
        "    eight members of the mission have to",
        "    leave before the month is over",
    ]


@pytest.mark.parametrize("width", range(10, 90, 7))
def test_nothing_is_wider_than_the_terminal_and_nothing_is_lost(
    width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [*ROWS, ("z" * 50, "北京" * 20, 1, "")]
    terminal = shown(monkeypatch, width, lambda: print_table(COLUMNS, rows))
    assert all(cell_len(line) <= width for line in terminal.lines())
    letters = "".join(terminal.lines())
    assert [letters.count(letter) for letter in "z北京"] == [50, 20, 20]


@given(text=strategies.text(max_size=80), width=strategies.integers(2, 30))
def test_wrapped_text_is_the_same_text(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == "".join(text.split())


def test_lines_of_a_cell_stand_below_each_other_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(("Meet", "(planned)"), "e1")]
    lines = shown(monkeypatch, 80, lambda: print_table(["Event", "Id"], rows)).lines()
    assert lines[2:] == ["Meet       e1", "(planned)"]


def test_document_keeps_its_lines_but_no_control_characters_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shown(monkeypatch, 80, lambda: print_document("a\tb\n\x1b[31mc")).getvalue() == "a\tb\n[31mc\n"


def test_document_is_untouched_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    print_document("a\x1b\n")
    assert capsys.readouterr().out == "a\x1b\n"
