"""The command line: `kg` and its commands.

Each command has a file of its own, which reads the options, calls one function of the library and prints what
comes back. What goes wrong is told in one line on standard error, with exit status 1, or 2 for wrong usage.
Heavy imports stand inside the commands, so that help comes at once.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.metadata import version
from typing import NoReturn

import click

from kg.cli.build import build
from kg.cli.compare import compare
from kg.cli.export import export
from kg.cli.extract import extract
from kg.cli.failure import Session, run
from kg.cli.forget import forget
from kg.cli.import_ import import_
from kg.cli.queries import queries
from kg.cli.query import query
from kg.cli.stats import stats
from kg.cli.status import status
from kg.cli.validate import validate
from kg.cli.view import view


class InOrder(click.Group):
    """A group whose help lists the commands as they are used, not by the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands in the order in which they were added."""
        return list(self.commands)


@click.group(cls=InOrder, invoke_without_command=True)
@click.version_option(version("diplomatic-kg"), prog_name="kg")
@click.option("--debug", is_flag=True, help="Show where in the program a failure arose.")
@click.pass_context
def cli(context: click.Context, debug: bool) -> None:
    """A knowledge graph of diplomatic relations, read from news articles.

    \b
    From articles to a page that opens by double click:
      kg build articles/ --store store
      kg view --store store -o timeline.html

    `kg COMMAND --help` explains a command and shows an example.
    """
    context.ensure_object(Session).debug = debug
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


for command in (
    extract, build, import_, query, queries, status, compare, view, export, stats, validate, forget,
):
    cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs the command line and ends the process with its exit status.

    Args:
        arguments: what follows the name of the program; that of this process where None.
    """
    run(cli, sys.argv[1:] if arguments is None else arguments)
