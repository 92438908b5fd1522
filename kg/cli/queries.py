"""`kg queries`: the named queries and their parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.output import print_table

if TYPE_CHECKING:
    from kg.queries import NamedQuery, Parameter


@click.command(short_help="List the queries of the library, or show one.")
@click.argument("name", required=False)
def queries(name: str | None) -> None:
    """List the queries of the library with their parameters, or show one in full: NAME.

    \b
    Examples:
      kg queries
      kg queries expulsions
    """
    from kg.queries import named_queries, named_query

    if name is not None:
        _show(named_query(name))
        return
    print_table(
        ["Name", "What it answers", "Parameters"],
        [(each.name, each.title, tuple(map(_usage, each.parameters))) for each in named_queries().values()],
    )


def _usage(parameter: Parameter) -> str:
    """How the parameter is given: `actor=RUS`, in brackets where it may be left out."""
    usage = f"{parameter.name}={parameter.example}"
    return usage if parameter.default is None else f"[{usage}]"


def _row(parameter: Parameter) -> tuple[str, ...]:
    kind = f"{parameter.type}, or several with commas between" if parameter.many else parameter.type
    default = "must be given" if parameter.default is None else parameter.default or "any"
    return parameter.name, kind, parameter.description, parameter.example, default


def _show(query: NamedQuery) -> None:
    click.echo(f"{query.title}\n{query.description}\n")
    if query.parameters:
        print_table(["Parameter", "Type", "What it is", "Example", "Default"], map(_row, query.parameters))
        click.echo()
    click.echo(query.text)
