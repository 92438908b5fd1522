"""How the command line ends when something goes wrong."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable

import click
import pytest

from kg.cli.failure import run
from kg.errors import UserError

Capture = pytest.CaptureFixture[str]


def ending(capsys: Capture, action: Callable[[], object]) -> tuple[object, str]:
    """The exit status and standard error of a command that does this."""

    @click.command()
    def command() -> None:
        action()

    with pytest.raises(SystemExit) as ended:
        run(command, [])
    return ended.value.code, capsys.readouterr().err


def throw(error: BaseException) -> Callable[[], None]:
    def action() -> None:
        raise error

    return action


def test_user_error_is_one_line_with_its_hint_and_status(capsys: Capture) -> None:
    assert ending(capsys, throw(UserError("no such actor", "try RUS", 2))) == (
        2, "kg: error: no such actor (try RUS)\n",
    )


def test_control_sequences_of_a_file_name_do_not_reach_the_terminal(capsys: Capture) -> None:
    status, text = ending(capsys, throw(UserError("\x1b[2J\x1b]0;owned\x07name\r\nnext is empty")))
    assert status == 1
    assert text == "kg: error: [2J ]0;owned name next is empty\n"


def test_system_error_names_the_file(capsys: Capture) -> None:
    status, text = ending(capsys, throw(PermissionError(13, "Permission denied", "graph.ttl")))
    assert (status, text) == (1, "kg: error: graph.ttl: Permission denied\n")


def test_unexpected_error_has_no_traceback_and_says_how_to_report_it(capsys: Capture) -> None:
    status, text = ending(capsys, throw(KeyError("speed")))
    assert status == 1
    assert text.startswith("kg: error: unexpected KeyError: 'speed' (")
    assert "--debug" in text
    assert text.count("\n") == 1


def test_debug_shows_the_traceback(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.cli import cli, main

    @click.command()
    def broken() -> None:
        raise KeyError("speed")

    monkeypatch.setitem(cli.commands, "broken", broken)
    with pytest.raises(SystemExit) as ended:
        main(["--debug", "broken"])
    text = capsys.readouterr().err
    assert ended.value.code == 1
    assert "Traceback" in text
    assert text.splitlines()[-1] == "kg: error: unexpected KeyError: 'speed'"


def test_interrupt_in_a_command(capsys: Capture) -> None:
    status, text = ending(capsys, throw(KeyboardInterrupt()))
    assert status == 130
    assert "Traceback" not in text
    assert text.splitlines()[-1] == "kg: stopped"


def test_warnings_of_libraries_stay_off_the_terminal(capsys: Capture) -> None:
    import warnings

    assert ending(capsys, lambda: warnings.warn("old call", DeprecationWarning, stacklevel=1)) == (0, "")


WAITS = """
import click, time
from kg.cli.failure import run
@click.command()
def command():
    click.echo("ready")
    time.sleep(60)
run(command, [])
"""


def test_ctrl_c_ends_a_process_without_traceback() -> None:
    with subprocess.Popen([sys.executable, "-c", WAITS], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(signal.SIGINT)
        _, text = process.communicate(timeout=30)
    assert process.returncode == 130
    assert text.split("\n") == ["", "kg: stopped", ""]


FLOODS = """
import click
from kg.cli.failure import run
@click.command()
def command():
    for number in range(200000):
        click.echo(number)
run(command, [])
"""


@pytest.mark.parametrize("program", [FLOODS, FLOODS.replace("200000", "3")], ids=["long", "short"])
def test_reader_that_goes_away_is_no_error(program: str) -> None:
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
