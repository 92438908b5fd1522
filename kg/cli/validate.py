"""`kg validate`: whether a graph keeps to the rules."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.failure import warn
from kg.cli.options import Named, store_option
from kg.cli.output import print_table


@click.command(short_help="Check a graph against its shapes and its events.")
@store_option
@click.option("--articles", "paths", multiple=True, metavar="PATH", type=Named(),
              help="Look up the quotes in these articles as well; an article or a directory of articles.")
@click.pass_context
def validate(context: click.Context, store: Path, paths: tuple[Path, ...]) -> None:
    """Check a graph against its SHACL shapes, its edges against its events, and its quotes.

    Ends with status 1 when anything is wrong.

    \b
    Examples:
      kg validate --store store
      kg validate --store store --articles articles/
    """
    from kg.articles import find_articles, read_article
    from kg.graph.knowledge_graph import open_store
    from kg.graph.validate import validate as check

    articles = [read_article(path) for path in find_articles(paths)] if paths else []
    with open_store(store) as graph:
        found = check(graph, articles)
    if not found:
        click.echo("The graph is valid.")
        return
    print_table(["Thing", "What is wrong", "Value", "Stands in"],
                [(each.focus, each.message, each.value, each.source) for each in found])
    warn(f"{len(found)} things are wrong")
    context.exit(1)
