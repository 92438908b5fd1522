"""`kg extract`: the events of articles, as a table or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from kg.cli.failure import warn
from kg.cli.options import Named, language_option, paths_argument, published_option
from kg.cli.progress import Show, progress
from kg.cli.report_table import print_reports
from kg.errors import UserError, one_line
from kg.export.gold import gold_object, write_gold
from kg.model import Article, Report


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with the events that were found in it."""

    path: Path
    article: Article
    reports: list[Report]

    def gold(self) -> dict[str, Any]:
        """The events in the form of the annotators."""
        return gold_object(self.article, self.reports, self.path.name)


@click.command(short_help="Show the events of articles, with what proves them.")
@paths_argument
@published_option
@language_option
@click.option("--min-confidence", type=click.FloatRange(0, 1), default=0, metavar="NUMBER",
              help="Leave out events that are less likely than this, from 0 to 1, to be read rightly.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True,
              help="A table to read, or one JSON object per article and line.")
@click.option("--out", "folder", type=Named(file=False), metavar="DIR",
              help="Write NAME.pred.json for each article into this directory; print nothing.")
@click.option("--explain", is_flag=True,
              help="Show each sentence with its actors, its trigger and the rule, or why nothing was found.")
def extract(
    paths: tuple[Path, ...], published: str | None, language: str | None, min_confidence: float,
    form: str, folder: Path | None, explain: bool,
) -> None:
    """Show the events of articles, each with the sentence that proves it.

    PATH is an article (Markdown, plain text or HTML) or a directory of articles. Nothing is stored.

    \b
    Examples:
      kg extract article.md
      kg extract article.txt --published 2021-10-18 --language nb
      kg extract articles/ --format json > events.jsonl
      kg extract article.md --explain
    """
    if explain:
        _explain(paths, published, language)
        return
    if folder is not None:
        with progress("Reading articles") as show:
            told = _write_files(_read(paths, published, language, min_confidence, show), folder)
        click.echo(told, err=True)
        return
    for reading in _read(paths, published, language, min_confidence):
        if form == "json":
            click.echo(json.dumps(reading.gold(), ensure_ascii=False))
        else:
            print_reports(reading.article, reading.reports, reading.path.name)


def _explain(paths: tuple[Path, ...], published: str | None, language: str | None) -> None:
    """Prints what was read in every sentence."""
    from kg.articles import find_articles, read_article
    from kg.cli.explained_text import print_explanations
    from kg.extract.explain import explain

    for path in find_articles(paths):
        article = read_article(path, published=published, language=language)
        print_explanations(article, explain(article), path.name)


def _read(
    paths: tuple[Path, ...], published: str | None, language: str | None, min_confidence: float,
    show: Show | None = None,
) -> Iterator[Reading]:
    """Reads the articles one by one; those that cannot be read are told of and passed over.

    Raises:
        UserError: no article could be read, or one that was named (rather than found in a directory).
    """
    from kg.articles import find_articles, read_article
    from kg.extract import extract as extract_events

    files = find_articles(paths)
    missed: list[Path] = []
    for number, path in enumerate(files):
        if show is not None:
            show(number, len(files))
        try:
            article = read_article(path, published=published, language=language)
            reports = extract_events(article)
        except UserError as error:
            if len(files) == 1:
                raise
            warn(f"skipped: {error}")
            missed.append(path)
            continue
        _warn_of_gaps(article, path)
        yield Reading(path, article, [report for report in reports if report.confidence >= min_confidence])
    if len(missed) == len(files) or set(missed) & set(paths):
        raise UserError(f"{len(missed)} of {len(files)} articles could not be read")


def _warn_of_gaps(article: Article, path: Path) -> None:
    """Tells why an article lacks events, where the reason is its language or that it has no date."""
    from kg.articles.genre import UNKNOWN
    from kg.language import known_languages

    language = article.source.language
    if language not in known_languages():
        where = "a language that was not recognised" if language == UNKNOWN else language
        warn(f"{path} is in {where}; only {', '.join(known_languages())} are read (--language names one)")
    elif article.source.published is None:
        warn(f"{path} has no date of publication, so events without a full date of their own are left out "
             "(--published gives one)")


def _write_files(readings: Iterator[Reading], folder: Path) -> str:
    """Writes one file per article, and says in a line what it wrote.

    Raises:
        UserError: two articles would go to the same file, or a file cannot be written.
    """
    written: dict[str, Path] = {}
    events = 0
    for reading in readings:
        name = f"{reading.path.stem}.pred.json"
        if name in written:
            raise UserError(f"{written[name]} and {reading.path} would both be written to {name}",
                            "extract them into different directories")
        folder.mkdir(parents=True, exist_ok=True)
        write_gold(reading.gold(), folder / name)
        written[name] = reading.path
        events += len(reading.reports)
    return f"{one_line(str(folder))} now holds {events} events of {len(written)} articles"
