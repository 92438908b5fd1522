"""`kg build`: from articles to a graph on disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.failure import warn
from kg.cli.options import language_option, paths_argument, published_option, store_option
from kg.cli.progress import progress
from kg.errors import one_line

if TYPE_CHECKING:
    from kg.graph.build import BuildSummary


@click.command()
@paths_argument
@store_option
@published_option
@language_option
def build(paths: tuple[Path, ...], store: Path, published: str | None, language: str | None) -> None:
    """Read articles, extract their events and store them as a graph.

    PATH is an article (Markdown, plain text or HTML) or a directory of articles. The store is made where
    there is none; what it holds already stays. Building the same articles again changes nothing.

    \b
    Example:
      kg build articles/ --store store
    """
    from kg.graph.build import build as build_graph

    with progress("Reading articles") as show:
        summary = build_graph(paths, store, published=published, language=language, progress=show)
    for name, reason in summary.skipped:
        # The reason names the file by its last part, which is not enough in a tree of folders.
        warn(f"skipped {name}: {reason}")
    click.echo(_told(summary))


def _told(summary: BuildSummary) -> str:
    parts = {"new": summary.new, "updated": summary.updated, "unchanged": summary.unchanged,
             "skipped": len(summary.skipped)}
    articles = ", ".join(f"{number} {name}" for name, number in parts.items() if number)
    outcome = "now holds" if summary.changed else "is unchanged, with"
    return (
        f"Articles: {articles}\n"
        f"{one_line(str(summary.store))} {outcome} {summary.events} events, {summary.actors} actors, "
        f"{summary.triples} triples"
    )
