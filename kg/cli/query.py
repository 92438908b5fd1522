"""`kg query`: questions to the graph, in SPARQL or by name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.columns import Column
from kg.cli.options import store_option
from kg.cli.output import print_document, print_table
from kg.cli.query_file import read_query_file
from kg.errors import UserError

if TYPE_CHECKING:
    from kg.queries import NamedQuery, Result

# As kg.queries.FORMATS, which a test compares; importing it here would slow down `kg --help`.
FORMATS = ("table", "csv", "tsv", "json", "xml", "ttl")


@click.command(short_help="Ask a graph a question, in SPARQL or by the name of a query.")
@click.argument("arguments", nargs=-1, metavar="[FILE.rq] [KEY=VALUE]...")
@click.option("-e", "text", metavar="TEXT", help="The query itself, in SPARQL.")
@click.option("--named", metavar="NAME", help="The name of a query of the library; 'kg queries' lists them.")
@store_option
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True,
              help="How to print the answer; ttl is for CONSTRUCT and DESCRIBE.")
@click.option("--timeout", type=click.FloatRange(min=0, min_open=True), metavar="SECONDS",
              help="Give up after so many seconds; without it a query may take as long as it needs.")
def query(
    arguments: tuple[str, ...], text: str | None, named: str | None, store: Path, form: str,
    timeout: float | None,
) -> None:
    """Ask a graph a question: a file with SPARQL, SPARQL itself, or a query of the library by its name.

    KEY=VALUE gives a value to a parameter of a named query. The prefixes of docs/graph.md need no
    declaration, and the union of all named graphs is what a query sees.

    \b
    Examples:
      kg query --named dyad actor=RUS other=NATO --store store
      kg query question.rq --store store --format csv > answer.csv
      kg query -e 'SELECT ?who { ?who dip:expelledDiplomatsOf actor:RUS }' --store store
    """
    question, parameters = _question(arguments, text, named)
    result = _ask(store, question, parameters, timeout)
    if form == "table":
        _print(result)
    else:
        print_document(result.write(form).decode("utf-8"))


def _question(
    arguments: tuple[str, ...], text: str | None, named: str | None
) -> tuple[str | NamedQuery, Mapping[str, str]]:
    """The query that is meant, and the values of its parameters.

    Raises:
        UserError: there is none or more than one, or it cannot be read.
    """
    from kg.queries import named_query
    from kg.queries.parameters import as_texts

    files = [] if text is not None or named is not None else list(arguments[:1])
    if len(files) + (text is not None) + (named is not None) != 1:
        raise UserError("no query is given, or two are", "give a FILE.rq, or -e TEXT, or --named NAME", 2)
    parameters = as_texts(arguments[len(files):])
    if named is not None:
        return named_query(named), parameters
    return read_query_file(Path(files[0])) if files else text or "", parameters


def _ask(
    store: Path, question: str | NamedQuery, parameters: Mapping[str, str], timeout: float | None
) -> Result:
    from kg.graph.knowledge_graph import open_store
    from kg.queries import run, run_limited

    if timeout is not None:
        return run_limited(store, question, parameters, timeout)
    with open_store(store) as graph:
        return run(graph, question, parameters)


def _print(result: Result) -> None:
    """Prints the answer as a table; columns of numbers stand to the right."""
    rows = result.values()
    columns = [
        Column(name, number=all(isinstance(row[place], int | float) or row[place] is None for row in rows))
        for place, name in enumerate(result.columns)
    ]
    print_table(columns, rows)
