"""The options that several commands share, and how their values are read."""

from __future__ import annotations

import os
from pathlib import Path

import click

from kg.model import Interval


def read_date(context: click.Context, option: click.Parameter, value: str | None) -> Interval | None:
    """Reads the value of an option as a day, a month or a year; None stays None.

    Raises:
        click.BadParameter: it is no date.
    """
    if value is None:
        return None
    try:
        return Interval.parse(value)
    except ValueError as error:
        message = f"{value!r} is no date; write 2021-10-18, 2021-10 or 2021"
        raise click.BadParameter(message, context, option) from error


def check_date(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """As `read_date`, but leaves the text as it is."""
    read_date(context, option, value)
    return value


class Named(click.Path):
    """A path. An empty one, which `"$UNSET"` gives, is an error and not the folder at hand."""

    def __init__(self, *, file: bool = True, folder: bool = True) -> None:
        super().__init__(path_type=Path, file_okay=file, dir_okay=folder, readable=False)

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """The path.

        Raises:
            click.BadParameter: it is empty, or a file where it should be a folder, or the other way round.
        """
        if not os.fspath(value):
            self.fail("the name is empty", param, ctx)
        return super().convert(value, param, ctx)


paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=Named())

store_option = click.option(
    "--store", required=True, envvar="KG_STORE", metavar="DIR", type=Named(file=False),
    help="The directory that holds the graph.",
)

published_option = click.option(
    "--published", metavar="DATE", callback=check_date,
    help="When the articles were published: 2021-10-18, 2021-10 or 2021. Wins over what they say themselves.",
)

language_option = click.option(
    "--language", metavar="CODE",
    help="The language of the articles, such as nb or en. Wins over what they say; without either it is "
    "recognised from the text.",
)

output_option = click.option(
    "-o", "--output", required=True, metavar="FILE", type=Named(folder=False),
    help="The file to write.",
)
