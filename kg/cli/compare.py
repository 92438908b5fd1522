"""`kg compare`: two sources side by side."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.columns import Column
from kg.cli.options import read_date, store_option
from kg.cli.output import print_table
from kg.errors import one_line
from kg.model import Event, Interval

if TYPE_CHECKING:
    from kg.sources.compare import Comparison


@click.command()
@click.argument("one", metavar="SOURCE")
@click.argument("other", metavar="OTHER")
@store_option
@click.option("--actor", "actors", multiple=True, metavar="ACTOR",
              help="Only events of this actor, by code or name; given several times, those among them.")
@click.option("--from", "start", metavar="DATE", callback=read_date,
              help="Only what was on that day or later: 2021-10-18, 2021-10 or 2021.")
@click.option("--to", "end", metavar="DATE", callback=read_date, help="Only what was on that day or before.")
@click.option("--days", default=3, show_default=True, type=click.IntRange(0, 366),
              help="How many days apart two events may be that are taken for one.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(0),
              help="How many events to list of what is not in both.")
def compare(
    one: str, other: str, store: Path, actors: tuple[str, ...], start: Interval | None, end: Interval | None,
    days: int, limit: int,
) -> None:
    """Set two sources side by side: what both tell, and what only one of them tells.

    SOURCE and OTHER are the names of data sets or articles, or 'articles' for all articles together. Only
    events that happened are compared.

    \b
    Example:
      kg compare articles icews --actor RUS --actor NATO --from 2021 --to 2022 --store store
    """
    from kg.graph.knowledge_graph import open_store
    from kg.registry import find_actor
    from kg.sources.compare import compare as compare_sources

    with open_store(store) as graph:
        found = compare_sources(
            graph, one, other, actors=tuple(find_actor(actor).code for actor in actors),
            start=start.earliest if start else None, end=end.latest if end else None, days=days,
        )
    _tell(found, one_line(one), one_line(other), limit)


def _tell(found: Comparison, one: str, other: str, limit: int) -> None:
    agreed = sum(match.agree for match in found.matches)
    counted = [Column(name, number=True) for name in ("Both", "Other type", f"Only {one}", f"Only {other}")]
    print_table(["Event type", *counted], [(name, *counts) for name, counts in found.by_type().items()])
    click.echo(
        f"\n{len(found.matches)} events in both, {agreed} of the same type; "
        f"{len(found.only_one)} only in {one}, {len(found.only_other)} only in {other}"
    )
    differing = [match for match in found.matches if not match.agree][:limit]
    if differing:
        click.echo("\nOf another type")
        print_table(["Date", "Source", "Target", one, other],
                    [(match.one.interval, *_sides(match.one), match.one.type, match.other.type)
                     for match in differing])
    for name, events in ((one, found.only_one), (other, found.only_other)):
        if events and limit:
            shown = "" if len(events) <= limit else f" (the first {limit} of {len(events)})"
            click.echo(f"\nOnly in {name}{shown}")
            print_table(["Date", "Source", "Event", "Target"],
                        [(event.interval, _sides(event)[0], event.type, _sides(event)[1])
                         for event in events[:limit]])


def _sides(event: Event) -> Sequence[str]:
    return " ".join(event.sources), " ".join(event.targets)
