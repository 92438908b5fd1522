"""`kg view`: the timeline page."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.actors import actor_code
from kg.cli.options import output_option, read_date, store_option
from kg.errors import one_line
from kg.model import Interval


@click.command(short_help="Write the timeline page, one HTML file.")
@store_option
@output_option
@click.option("--actor", "actors", multiple=True, metavar="ACTOR",
              help="Show only events of this actor, a code or a name; given several times, those among them.")
@click.option("--from", "start", metavar="DATE", callback=read_date,
              help="Show no events before: 2021-10-18, 2021-10 or 2021.")
@click.option("--to", "end", metavar="DATE", callback=read_date, help="Show no events after.")
def view(
    store: Path, output: Path, actors: tuple[str, ...], start: Interval | None, end: Interval | None,
) -> None:
    """Write the timeline page: one HTML file that opens by double click and needs no network.

    \b
    Examples:
      kg view --store store -o timeline.html
      kg view --store store -o norway.html --actor NOR --actor RUS --from 2022 --to 2023-06
    """
    from kg.graph.knowledge_graph import open_store
    from kg.view import write_page

    with open_store(store) as graph:
        written = write_page(
            graph, output, actors=[actor_code(actor, graph) for actor in actors],
            start=start.earliest if start else None, end=end.latest if end else None,
        )
    click.echo(f"Written: {one_line(str(written))}")
