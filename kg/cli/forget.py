"""`kg forget`: takes a source out of a graph."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

import click

from kg.cli.options import store_option
from kg.errors import UserError, one_line


@click.command(short_help="Take a source out of a graph.")
@click.argument("source")
@store_option
def forget(source: str, store: Path) -> None:
    """Take an article or a data set out of a graph, with all that followed from it alone.

    SOURCE is its name (the file name that it was read from) or its id; `kg query --named sources` shows both.

    \b
    Example:
      kg forget oslo.md --store store
    """
    from kg.graph.knowledge_graph import open_store

    with open_store(store) as graph:  # a look first: opening it for writing would make a store
        known = {each.id: each.name for each in graph.sources()}
    with open_store(store, write=True) as writable:
        writable.forget(_identify(source, known))
        writable.commit()
        left = writable.statistics()
    click.echo(f"{one_line(source)} is forgotten; {left.articles + left.datasets} sources and "
               f"{left.events} events are left")


def _identify(source: str, known: dict[str, str]) -> str:
    """The id of the source that is meant.

    Raises:
        UserError: there is none, or several have that name.
    """
    if source in known:
        return source
    found = [source_id for source_id, name in known.items() if name == source]
    if len(found) > 1:
        raise UserError(f"{len(found)} sources are called {source}", f"give the id: {', '.join(found)}", 2)
    if not found:
        near = get_close_matches(source, [*known.values(), *known], 3, 0.5)
        raise UserError(f"there is no source {source}", f"nearest: {', '.join(near)}" if near else "", 2)
    return found[0]
