"""`kg status`: how two actors stood on a day, and why."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from kg.cli.actors import actor_code
from kg.cli.columns import Column
from kg.cli.options import read_date, store_option
from kg.cli.output import print_table
from kg.errors import UserError, one_line
from kg.model import Interval


@click.command(short_help="Tell how two actors stood on a day, and why.")
@click.argument("actor", metavar="ACTOR")
@click.argument("other", metavar="OTHER")
@click.option("--on", "day", metavar="DATE", callback=read_date,
              help="The day; today where not given. Of a month or a year its last day.")
@store_option
def status(actor: str, other: str, day: Interval | None, store: Path) -> None:
    """Tell how two actors stood on a day, because of which events, and how it went before.

    An actor is a code (RUS, NATO) or a name in any language. 'kg query --named status' tells the same to a
    program.

    \b
    Example:
      kg status RUS NATO --on 2021-11-15 --store store
    """
    from kg.graph.knowledge_graph import open_store
    from kg.queries import run
    from kg.registry import actors

    on = day.latest if day else date.today()
    with open_store(store) as graph:
        pair = {"a": actor_code(actor, graph), "b": actor_code(other, graph)}
        if pair["a"] == pair["b"]:
            raise UserError(f"{actor} and {other} are one actor, {pair['a']}", "give two", status=2)
        known = graph.actors()
        told = all(code in known for code in pair.values())
        course = [row for row in run(graph, "status", pair).values() if _day(row[0]) <= on] if told else []
        causes = run(graph, "status-causes", {**pair, "day": on.isoformat()}).values() if told else []
    names = " and ".join(
        one_line(known[code]["label"] if code in known else actors()[code].label()) for code in pair.values()
    )
    current = next((row for row in course if row[1] is None or on < _day(row[1])), None)
    if current is None:
        click.echo(f"Nothing is known of how {names} stood on {on}.")
        return
    click.echo(f"{names} on {on}: {current[2]} since {current[0]}\n")
    if causes:
        click.echo("Because of")
        print_table(["Date", "Event", "Source", "Target", Column("Count", number=True), "Quote"],
                    [row[:6] for row in causes])
        click.echo()
    click.echo("How it went")
    print_table(["Since", "Until", "State", "Began with", "Source", "Target"], [row[:6] for row in course])


def _day(value: object) -> date:
    """A day that came out of a query."""
    return value if isinstance(value, date) else date.fromisoformat(str(value))
