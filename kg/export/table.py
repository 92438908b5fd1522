"""The events as a table: CSV for spreadsheets and Parquet for data frames, with the same columns."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

from kg.errors import UserError
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
_TYPES = {
    "earliest": "date32", "latest": "date32", "count": "int64", "own_mission": "bool_", "reports": "int32",
    "voices": "int32", "confidence": "float64", "goldstein": "float64",
}
_BATCH = 50_000
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
    """Writes the events as Parquet.

    Raises:
        UserError: pyarrow is missing.
    """
    try:
        arrow: Any = import_module("pyarrow")
        parquet: Any = import_module("pyarrow.parquet")
    except ImportError:
        raise UserError("Parquet needs the library pyarrow, which is not installed",
                        "pip install 'diplomatic-kg[parquet]'") from None
    texts = arrow.list_(arrow.string())
    schema = arrow.schema([
        (name, texts if name in _LISTS else getattr(arrow, _TYPES.get(name, "string"))()) for name in COLUMNS
    ])
    rows = _rows(graph)
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        while batch := list(islice(rows, _BATCH)):
            writer.write_table(arrow.Table.from_pylist(batch, schema=schema))


def _rows(graph: KnowledgeGraph) -> Iterator[dict[str, Any]]:
    sources = {source.id: source for source in graph.sources()}
    return (_row(event, sources) for event in graph.events())


def _row(event: Event, sources: dict[str, Source]) -> dict[str, Any]:
    from kg.graph.projection import clearest

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
