"""`kg import`: event data sets into a graph on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.columns import Column
from kg.cli.failure import warn
from kg.cli.options import read_date, store_option
from kg.cli.output import print_table
from kg.errors import one_line
from kg.model import Interval

if TYPE_CHECKING:
    from kg.sources import ImportSummary

FORMATS = ("icews", "icews-text", "polecat", "gdelt", "plover", "csv")
"""As `kg.sources.FORMATS` has them, known here without loading what reads them."""

_SHOWN = 10


@click.command(name="import")
@click.argument("form", metavar="FORMAT", type=click.Choice(FORMATS))
@click.argument("files", metavar="FILE...", nargs=-1, required=True,
                type=click.Path(path_type=Path, allow_dash=True))
@store_option
@click.option("--mapping", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
              help="For csv: the file that says which column is what (docs/import.md).")
@click.option("--dataset", metavar="NAME",
              help="The name of the data set in the graph; that of the format where not given.")
@click.option("--from", "start", metavar="DATE", callback=read_date,
              help="Leave out what was before: 2021-10-18, 2021-10 or 2021.")
@click.option("--to", "end", metavar="DATE", callback=read_date, help="Leave out what was after.")
@click.option("--actor", "actors", multiple=True, metavar="ACTOR",
              help="Take only events of this actor, by code or name; given several times, of any of them.")
@click.option("--group", "groups", multiple=True, metavar="GROUP",
              help="Take only event types of this group, such as contact; may be given several times.")
@click.option("--diplomatic-only", "diplomatic", is_flag=True,
              help="Take only acts between two states or organisations, by those who can act for them.")
@click.option("--rejects", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
              help="Where to list the lines that cannot be used; DIR-rejects.csv where not given.")
@click.option("--strict", is_flag=True, help="Fail on the first line that cannot be used.")
def import_(
    form: str, files: tuple[Path, ...], store: Path, mapping: Path | None, dataset: str | None,
    start: Interval | None, end: Interval | None, actors: tuple[str, ...], groups: tuple[str, ...],
    diplomatic: bool, rejects: Path | None, strict: bool,
) -> None:
    """Put event data sets into a graph.

    FORMAT is icews (the wide table), icews-text (source, event text, target, date), polecat, gdelt (1.0 and
    2.0), plover (JSON) or csv. FILE may be plain, gzip or zip; - is standard input. Importing a file again
    changes nothing, and an import that was killed goes on when it is started again.

    \b
    Examples:
      kg import icews events.2018.tab.gz --store store
      kg import gdelt 20220407.export.CSV.zip --store store --diplomatic-only
      kg import csv exchange.csv --mapping data/examples/cow-exchange.yaml --store store
    """
    from kg.registry import find_actor
    from kg.sources import Filters, import_files
    from kg.vocabulary import event_types

    known = sorted({kind.group for kind in event_types().values()})
    for group in groups:
        if group not in known:
            raise click.BadParameter(
                f"there is no group {group!r}; there are {', '.join(known)}", param_hint="--group"
            )
    filters = Filters(
        start.earliest if start else None, end.latest if end else None,
        frozenset(find_actor(actor).code for actor in actors), frozenset(groups), diplomatic,
    )
    beside = store.with_name(f"{store.name}-rejects.csv")
    with _progress() as show:
        summary = import_files(
            form, files, store, dataset=dataset, mapping=mapping, filters=filters, rejects=rejects or beside,
            strict=strict, progress=show,
        )
    _tell(summary, store)


def _tell(summary: ImportSummary, store: Path) -> None:
    if summary.outdated:
        warn(f"the older events of {summary.dataset} were coded by another version of the program; "
             f"to code them anew: kg forget {summary.dataset}, then import again")
    if summary.rejected:
        warn(f"{summary.rejected} lines cannot be used; they are listed in {summary.rejects}")
    if summary.unknown:
        names = len(summary.unknown)
        mentions = sum(summary.unknown.values())
        click.echo(
            f"{names} actors are not in the registry and stand under their own names ({mentions} mentions), "
            "most often:"
        )
        shown = list(summary.unknown.items())[:_SHOWN]
        print_table(["Actor", Column("Mentions", number=True)], shown)
        click.echo()
    parts = {"new": summary.new, "known already": summary.known, "filtered out": summary.filtered,
             "rejected": summary.rejected}
    told = ", ".join(f"{number} {name}" for name, number in parts.items() if number) or "none"
    outcome = "updated" if summary.changed else "unchanged"
    click.echo(
        f"{summary.rows} rows of {one_line(summary.dataset)}: {told}\n{one_line(str(store))} is {outcome}"
    )


@contextmanager
def _progress() -> Iterator[Callable[[int, int, int], None] | None]:
    """A bar with the rate and the time left, where someone watches."""
    import sys

    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    parts = (
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*parts, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Importing", total=None, rate="")

        def show(done: int, total: int, rows: int) -> None:
            elapsed = bar.tasks[0].elapsed or 0
            rate = f"{rows / elapsed:,.0f} rows/s" if elapsed else ""
            bar.update(task, completed=done, total=total or None, rate=rate)

        yield show
