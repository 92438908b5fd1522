"""`kg stats`: how much a graph holds."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.columns import Column
from kg.cli.options import store_option
from kg.cli.output import print_table


@click.command(short_help="Show how much a graph holds.")
@store_option
def stats(store: Path) -> None:
    """Show how much a graph holds: articles, events of each type, actors, triples.

    \b
    Example:
      kg stats --store store
    """
    from kg.graph.knowledge_graph import open_store

    with open_store(store) as graph:
        statistics = graph.statistics()
    counts = ("articles", "datasets", "reports", "events", "actors", "triples")
    print_table(
        ["What", Column("Number", number=True)],
        [(name.capitalize(), getattr(statistics, name)) for name in counts],
    )
    click.echo()
    print_table(["Event type", Column("Events", number=True)], list(statistics.by_type.items()))
