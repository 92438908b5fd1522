"""The events of one article, as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import click

from kg.cli.columns import Column
from kg.cli.output import print_table
from kg.errors import one_line
from kg.export.gold import event_ids
from kg.model import Article, Interval, Modality, Report
from kg.vocabulary import event_types

_COLUMNS = ("Id", "Date", "Event", "Actors", Column("Conf.", number=True), "Quote")


def print_reports(article: Article, reports: Sequence[Report], name: str) -> None:
    """Prints what an article says, each event with its clearest quote, under the name of its file."""
    source = article.source
    published = f"published {' '.join(_dates(source.published))}" if source.published else "no date"
    click.echo(click.style(one_line(f"{name} ({source.language}, {published})"), bold=True))
    if reports:
        ids = event_ids(reports)
        print_table(_COLUMNS, (_row(report, ids) for report in reports))
    else:
        click.echo("no event found")
    click.echo()


def _row(report: Report, ids: Mapping[str, str]) -> tuple[object, ...]:
    quote = report.quotes[0].text if report.quotes else None
    event = (report.type, _details(report, ids))
    return ids[report.id], _dates(report.interval), event, _actors(report), report.confidence, quote


def _dates(interval: Interval) -> tuple[str, ...]:
    """The interval as short as it can be written: a day, a month, a year, or its two ends."""
    first, last = interval.earliest.isoformat(), interval.latest.isoformat()
    for text in (first, first[:7], first[:4]):
        if Interval.parse(text) == interval:
            return (text,)
    return first, f"to {last}"


def _details(report: Report, ids: Mapping[str, str]) -> str | None:
    """What else is known of an event: "8, planned, answers e1"."""
    details = [] if report.count is None else [str(report.count)]
    if report.modality is not Modality.ACTUAL:
        details.append(report.modality.value)
    if report.response_to and report.response_to in ids:
        details.append(f"answers {ids[report.response_to]}")
    return f"({', '.join(details)})" if details else None


def _actors(report: Report) -> str:
    sides = [", ".join(actor.polity for actor in side) for side in (report.sources, report.targets)]
    arrow = " – " if event_types()[report.type].mutual else " → "
    return arrow.join(side for side in sides if side)
