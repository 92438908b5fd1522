"""The events as a table: CSV for spreadsheets and Parquet for data frames, with the same columns."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.graph.evidence import clearest
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.scales import goldstein
from kg.model import Event, Source
from kg.resolve import independent_reports
from kg.vocabulary import event_types

COLUMNS = (
    "event", "type", "group", "sources", "targets", "earliest", "latest", "modality", "count", "own_mission",
    "place", "agents", "in_response_to", "reports", "voices", "confidence", "goldstein", "quote", "publisher",
    "published", "title", "url", "article",
)
"""The columns. What has several values (`sources`) is a text with semicolons in CSV and a list in Parquet."""

_LISTS = ("sources", "targets", "agents", "in_response_to")
# A spreadsheet runs a cell that begins so as a formula. The apostrophe is its own sign for "this is text".
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def write_csv(graph: KnowledgeGraph, path: Path) -> None:
    """Writes the events as CSV (RFC 4180) in UTF-8 with the mark that makes spreadsheets see that it is.

    A text that a spreadsheet would run as a formula has an apostrophe before it.
    """
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for row in _rows(graph):
            writer.writerow([_cell(row[column]) for column in COLUMNS])


def write_parquet(graph: KnowledgeGraph, path: Path) -> None:
    """Writes the events as Parquet."""
    import polars as pl  # a third of a second to load

    types: dict[str, pl.DataType] = dict.fromkeys(COLUMNS, pl.String())
    types |= dict.fromkeys(_LISTS, pl.List(pl.String))
    types |= {"earliest": pl.Date(), "latest": pl.Date(), "own_mission": pl.Boolean(), "count": pl.Int64()}
    types |= {"reports": pl.Int32(), "voices": pl.Int32()}
    types |= {"confidence": pl.Float64(), "goldstein": pl.Float64()}
    pl.DataFrame(_rows(graph), types).write_parquet(path)


def _rows(graph: KnowledgeGraph) -> Iterator[dict[str, Any]]:
    sources = {source.id: source for source in graph.sources()}
    return (_row(event, sources) for event in graph.events())


def _row(event: Event, sources: dict[str, Source]) -> dict[str, Any]:
    kind = event_types()[event.type]
    report, quote = clearest(event) or (None, None)
    source = sources.get(report.source_id) if report else None
    value = goldstein(kind.cameo)
    return {
        "event": event.id, "type": event.type, "group": kind.group, "sources": list(event.sources),
        "targets": list(event.targets), "earliest": event.interval.earliest, "latest": event.interval.latest,
        "modality": str(event.modality), "count": event.count, "own_mission": event.own_mission,
        "place": event.place, "agents": list(event.agents), "in_response_to": list(event.in_response_to),
        "reports": len(event.reports), "voices": independent_reports(event, sources),
        "confidence": event.confidence, "goldstein": None if value is None else float(value),
        "quote": _text(quote.text) if quote else None,
        "publisher": _text(source.publisher) if source else None,
        "published": str(source.published) if source and source.published else None,
        "title": _text(source.title) if source else None, "url": _text(source.url) if source else None,
        "article": report.source_id if report else None,
    }


def _text(text: str) -> str | None:
    """The text, or None for an empty one; half surrogate pairs, which no UTF-8 can hold, become `?`."""
    return text.encode("utf-8", "replace").decode("utf-8") or None


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        value = ";".join(str(part) for part in value)
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
