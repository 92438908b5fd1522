"""A hand-made set of reports of known happenings, in eight languages: a small real world for tests."""

import csv
from datetime import date
from pathlib import Path

import pyoxigraph as ox

from kg.graph.centrality import centrality_quads
from kg.graph.derivation import derive
from kg.graph.reports import SourceRecord, source_quads
from kg.model import Interval, Modality, Participant, Quote, Report, Source

_FILE = Path(__file__).parent / "happenings.csv"


def read_happenings() -> tuple[list[Report], dict[str, Source], dict[str, str]]:
    """The reports, their sources by id, and for each report's id the happening that it is about."""
    reports, sources, truth = [], {}, {}
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    ids = {(row["article"], row["happening"]): f"r{number:03}" for number, row in enumerate(rows)}
    for number, row in enumerate(rows):
        sources[row["article"]] = Source(
            row["article"], f"{row['article']}.md", title=row["quote"], publisher=row["publisher"],
            published=Interval.parse(row["published"]), language=row["language"],
        )
        report = Report(
            id=f"r{number:03}", source_id=row["article"], type=row["type"],
            sources=_participants(row["sources"]), targets=_participants(row["targets"]),
            interval=Interval(date.fromisoformat(row["earliest"]), date.fromisoformat(row["latest"])),
            modality=Modality(row["modality"]), count=int(row["count"]) if row["count"] else None,
            own_mission={"": None, "true": True, "false": False}[row["own_mission"]],
            place=row["place"] or None, quotes=(Quote(row["quote"], 0),),
            response_to=ids[row["article"], row["answers"]] if row["answers"] else None, confidence=0.8,
        )
        reports.append(report)
        truth[report.id] = row["happening"]
    return reports, sources, truth


def happenings_store() -> ox.Store:
    """A store in memory that holds the reports and all that follows from them."""
    reports, sources, _ = read_happenings()
    store = ox.Store()
    for source in sources.values():
        own = tuple(report for report in reports if report.source_id == source.id)
        store.extend(source_quads(SourceRecord(source, own, "test"), None))
    for quads in derive(reports, sources).values():
        store.extend(quads)
    store.extend(centrality_quads(store))
    return store


def _participants(text: str) -> tuple[Participant, ...]:
    named = [part.partition(":") for part in text.split(";") if part]
    return tuple(Participant(person or polity, polity, person or None) for polity, _, person in named)
