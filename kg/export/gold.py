"""The events of one article as a JSON object, in the form in which annotators write down what it says.

Events have the ids e1, e2, ... within their article. Beyond the annotators' form, an event has the `offset`
of its quote in the article's text (front matter aside) and the `confidence` of the extractor.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg.model import Article, Participant, Report
from kg.whole_file import whole_file


def gold_object(article: Article, reports: Sequence[Report], name: str) -> dict[str, Any]:
    """What an article says, ready for `json.dumps`.

    Args:
        article: the article.
        reports: the events that were extracted from it, in the order in which they shall stand.
        name: the name of the article's file.
    """
    ids = event_ids(reports)
    return {
        "article": name,
        "language": article.source.language,
        "events": [_event(report, ids) for report in reports],
    }


def write_gold(value: dict[str, Any], path: Path) -> None:
    """Writes such an object as a file, whole or not at all.

    Raises:
        UserError: the file cannot be written.
    """
    with whole_file(path) as beside:
        beside.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8", "backslashreplace")


def event_ids(reports: Sequence[Report]) -> dict[str, str]:
    """The short id of each report within its article: e1 for the first, and so on."""
    return {report.id: f"e{number}" for number, report in enumerate(reports, 1)}


def _event(report: Report, ids: dict[str, str]) -> dict[str, Any]:
    quote = report.quotes[0] if report.quotes else None
    return {
        "id": ids[report.id],
        "type": report.type,
        "source": [_actor(participant) for participant in report.sources],
        "target": [_actor(participant) for participant in report.targets],
        "date": [report.interval.earliest.isoformat(), report.interval.latest.isoformat()],
        "modality": report.modality.value,
        "count": report.count,
        "own_mission": report.own_mission,
        "place": report.place,
        "quote": quote.text if quote else None,
        "offset": quote.start if quote else None,
        "response_to": ids.get(report.response_to) if report.response_to else None,
        "confidence": round(report.confidence, 3),
    }


def _actor(participant: Participant) -> dict[str, str]:
    actor = {"name": participant.name, "polity": participant.polity}
    return {**actor, "person": participant.person} if participant.person else actor
