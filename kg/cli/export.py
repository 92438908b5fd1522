"""`kg export`: the graph as one file for another program."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import output_option, store_option
from kg.errors import one_line
from kg.export import FORMATS

_FORMATS = "\n".join(f"  {name:<9}{words}" for name, words in FORMATS.items())


@click.command(short_help="Write the graph as one file for another program.",
               epilog=f"\b\nFormats:\n{_FORMATS}")
@store_option
@click.option("--format", "form", required=True, type=click.Choice(list(FORMATS)), metavar="FORMAT",
              help="One of the formats below.")
@output_option
def export(store: Path, form: str, output: Path) -> None:
    """Write the whole graph as one file for another program.

    N-Quads, TriG and JSON-LD keep which source says what; Turtle and N-Triples hold the same triples without
    it. GraphML and GEXF hold the network of actors, for Gephi and the like. CSV and Parquet hold the events,
    one a line.

    \b
    Examples:
      kg export --store store --format ttl -o graph.ttl
      kg export --store store --format gexf -o graph.gexf
      kg export --store store --format csv -o events.csv
    """
    from kg.export import export as write
    from kg.graph.knowledge_graph import open_store

    with open_store(store) as graph:
        write(graph, form, output)
    click.echo(f"Written: {one_line(str(output))}")
