"""`kg export`: the graph as one file for another program."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import output_option, store_option
from kg.errors import one_line

# As kg.export knows them; a test compares.
FORMATS = ("ttl", "nt", "nq", "jsonld", "graphml", "gexf")


@click.command()
@store_option
@click.option("--format", "form", required=True, type=click.Choice(FORMATS),
              help="Turtle, N-Triples, N-Quads, JSON-LD; GraphML and GEXF for network tools such as Gephi.")
@output_option
def export(store: Path, form: str, output: Path) -> None:
    """Write the whole graph as one file for another program.

    N-Quads keeps which source says what; Turtle and N-Triples hold the same triples without it. GraphML and
    GEXF hold the network of actors with one edge per event.

    \b
    Example:
      kg export --store store --format ttl -o graph.ttl
    """
    from kg.export import export as write
    from kg.graph.knowledge_graph import open_store

    with open_store(store) as graph:
        write(graph, form, output)
    click.echo(f"Written: {one_line(str(output))}")
