"""`kg view`: the timeline page."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.actors import actor_code
from kg.cli.failure import warn
from kg.cli.options import Named, output_option, read_date, store_option
from kg.cli.query_file import read_query_file
from kg.errors import UserError, one_line
from kg.model import Interval

if TYPE_CHECKING:
    from kg.graph.knowledge_graph import KnowledgeGraph

# As kg.view has them, which a test compares; importing it here would slow down `kg --help`.
LANGUAGES = ("en", "nb")
TOP = 150


@click.command(short_help="Write the timeline page, one HTML file.")
@store_option
@output_option
@click.option("--title", metavar="TEXT", help="The title of the page; without one, the actors asked for.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True,
              help="The language that the page opens in; a reader can change it.")
@click.option("--actor", "actors", multiple=True, metavar="ACTOR",
              help="Show only events of this actor, a code or a name; given several times, those among them.")
@click.option("--from", "start", metavar="DATE", callback=read_date,
              help="Show no events before: 2021-10-18, 2021-10 or 2021.")
@click.option("--to", "end", metavar="DATE", callback=read_date, help="Show no events after.")
@click.option("--type", "types", multiple=True, metavar="TYPE",
              help="Show only events of this type, such as ExpelDiplomats; may be given several times. "
              "'kg query --named event-types' lists the types.")
@click.option("--query", "query", metavar="FILE.rq", type=Named(folder=False),
              help="Show only the events that this SELECT gives in its column ?event, or else its first.")
@click.option("--top", type=click.IntRange(min=1), default=TOP, show_default=True, metavar="N",
              help="How many actors the network shows, the most active first.")
@click.option("--open", "opened", is_flag=True, help="Open the page in the browser when it is written.")
def view(
    store: Path, output: Path, title: str | None, language: str, actors: tuple[str, ...],
    start: Interval | None, end: Interval | None, types: tuple[str, ...], query: Path | None, top: int,
    opened: bool,
) -> None:
    """Write the timeline page: one HTML file that opens by double click and needs no network.

    \b
    Examples:
      kg view --store store -o timeline.html --open
      kg view --store store -o norway.html --actor NOR --actor RUS --from 2022 --to 2023-06
      kg view --store store -o ut.html --type ExpelDiplomats --language nb --title "Utviste diplomater"
      kg view --store store -o answers.html --query answers.rq
    """
    from kg.graph.knowledge_graph import open_store
    from kg.view import write_page

    with open_store(store) as graph:
        written = write_page(
            graph, output, title=title, language=language, top=top, types=types,
            actors=[actor_code(actor, graph) for actor in actors],
            start=start.earliest if start else None, end=end.latest if end else None,
            events=_events(query, graph) if query else None,
        )
    click.echo(f"Written: {one_line(str(written))}")
    if opened and not webbrowser.open(written.absolute().as_uri()):
        warn(f"no browser could be opened; open {written} yourself")


def _events(path: Path, graph: KnowledgeGraph) -> set[str]:
    """The ids of the events that the query in a file gives.

    Raises:
        UserError: the file cannot be read, is no SELECT, or gives no events.
    """
    from pyoxigraph import NamedNode

    from kg.graph.names import PREFIXES, last
    from kg.queries import run

    result = run(graph, read_query_file(path))
    if result.kind != "rows":
        raise UserError(f"{path} is no SELECT", "its column ?event names the events to show", 2)
    place = result.columns.index("event") if "event" in result.columns else 0
    found = [row[place] for row in result.rows if row and row[place] is not None]
    if not found:
        raise UserError(f"{path} gives no event", "'kg query' with the same file shows its answer")
    ids = set()
    for term in found:
        if not isinstance(term, NamedNode) or not term.value.startswith(PREFIXES["event"]):
            raise UserError(f"{path} gives what is no event in ?{result.columns[place]}: {term}",
                            "name the column of the events ?event", 2)
        ids.add(last(term.value))
    return ids
