"""How the command line ends: its exit status, and the one line that tells what went wrong."""

from __future__ import annotations

import io
import logging
import os
import shlex
import sys
import traceback
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NoReturn

import click

from kg.errors import UserError, one_line

INTERRUPTED = 130  # what a shell reports of a process that Ctrl-C ended


@dataclass
class Session:
    """What holds for one run of the command line."""

    debug: bool = False


def run(command: click.Command, arguments: Sequence[str]) -> NoReturn:
    """Runs a command and exits: 0 done, 1 failed, 2 wrong usage, 130 stopped by Ctrl-C."""
    session = Session()
    _prepare_streams()
    _silence_libraries()
    try:
        status = command.main(list(arguments), prog_name="kg", standalone_mode=False, obj=session)
        sys.stdout.flush()
    except UserError as error:
        _tell(error.message, error.hint)
        status = error.status
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "kg"
        _tell(error.format_message().rstrip("."), f"see {path} --help")
        status = error.exit_code
    except click.ClickException as error:
        _tell(error.format_message())
        status = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("kg: stopped", err=True)
        status = INTERRUPTED
    except BrokenPipeError:
        _discard_output()
        status = 1
    except Exception as error:
        status = 1
        _tell_unexpected(error, session, arguments)
    sys.exit(status if isinstance(status, int) else 0)


def warn(message: str) -> None:
    """Tells on standard error, in one line, of something that was left out or looks wrong."""
    click.echo(f"kg: {one_line(message)}", err=True)


def _tell(message: str, hint: str = "") -> None:
    line = one_line(message)
    click.echo(f"kg: error: {line} ({one_line(hint)})" if hint else f"kg: error: {line}", err=True)


def _tell_unexpected(error: Exception, session: Session, arguments: Sequence[str]) -> None:
    if session.debug:
        traceback.print_exception(error)
    if isinstance(error, OSError) and error.strerror:
        place = f"{error.filename}: " if error.filename is not None else ""
        _tell(f"{place}{error.strerror}")
        return
    _tell(
        f"unexpected {type(error).__name__}: {error}",
        "" if session.debug else
        f"a fault of kg itself; please report what this prints: {shlex.join(['kg', '--debug', *arguments])}",
    )


def _prepare_streams() -> None:
    """Makes any text printable: UTF-8 where no terminal wants other, escapes for what is no character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def _silence_libraries() -> None:
    """Keeps the warnings of libraries off the terminal: they speak to programmers."""
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    if not logging.getLogger().handlers:
        logging.getLogger().addHandler(logging.NullHandler())


def _discard_output() -> None:
    """Lets the interpreter end in peace when nobody reads its output any more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
