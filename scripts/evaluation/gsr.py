"""The set `gsr_dev.json`: sentences of the CAMEO manual with their event and actors."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from evaluation.confusion import Confusion
from evaluation.plover import classes, data_file
from evaluation.sentences import polities_in, reports_of
from kg.model import Report
from kg.registry import actors
from kg.vocabulary import event_types

TARGETS = {"type": 0.65, "both polities": 0.65}

_MISPRINTS = {"JAP": "JPN", "ITL": "ITA"}
_ORGANISATION = "IGO"


@dataclass(frozen=True)
class Record:
    """A sentence with the event that its coder saw in it.

    A side holds the codes of its polities, and is empty where the coder gave none or one that is no polity
    (a movement, a charity). A sentence without a target has both parties of a mutual event as its source.
    """

    text: str
    day: date
    event_class: str
    source: frozenset[str]
    target: frozenset[str]
    polities_known: bool

    def names_polities_of(self, report: Report) -> bool:
        """Whether the report has the record's polities on their sides, or in all where no side is meant."""
        source = frozenset(actor.polity for actor in report.sources)
        target = frozenset(actor.polity for actor in report.targets)
        if event_types()[report.type].mutual or not self.target:
            return source | target == self.source | self.target
        return (source, target) == (self.source, self.target)


@dataclass(frozen=True)
class Answer:
    """A record with what was found: the class of the event that stands for it, and whether its polities are
    those of an event that was found."""

    record: Record
    predicted: str | None
    polities_right: bool
    report: Report | None


def records() -> list[Record]:
    """The records whose class one of our types maps to.

    Raises:
        UserError: the file is not there.
    """
    rows = json.loads(data_file("gsr_dev.json").read_text("utf-8"))
    found = [_record(row) for row in rows if row["event"] in classes("gsr").of_label]
    return [record for record in found if record.event_class in classes("gsr").mapped]


def answers(rows: Iterable[Record]) -> list[Answer]:
    """What the extractor finds in these sentences.

    The event that stands for a record is one with the record's polities, else the surest of the sentence.
    """
    return [_answer(row) for row in rows]


def confusion(found: Sequence[Answer]) -> Confusion:
    """Which class was taken for which."""
    return Confusion(classes("gsr").mapped,
                     [(answer.record.event_class, answer.predicted) for answer in found])


def polities_share(found: Sequence[Answer], *, between: bool = False) -> tuple[float, int]:
    """The share of records whose polities are all found, of those that name polities; and how many these are.

    Args:
        found: the answers.
        between: only of records whose two sides are different polities.
    """
    judged = [answer for answer in found if answer.record.polities_known
              and not (between and answer.record.source == answer.record.target)]
    return sum(answer.polities_right for answer in judged) / len(judged), len(judged)


def _answer(record: Record) -> Answer:
    reports = sorted(reports_of(record.text, record.day), key=lambda report: -report.confidence)
    same = [report for report in reports if record.names_polities_of(report)]
    best = next(iter(same or reports), None)
    predicted = classes("gsr").predicted(best) if best else None
    return Answer(record, predicted, bool(same), best)


def _record(row: dict[str, Any]) -> Record:
    # Where there is no target, the field holds an empty string, null or a stray word.
    sides = [row[side] if isinstance(row.get(side), list) else [] for side in ("source", "target")]
    codes = [[_polity(actor) for actor in side] for side in sides]
    known = all(all(side) for side in codes) and len({code for side in codes for code in side}) > 0
    source, target = (frozenset(code for code in side if code) for side in codes)
    event_class = classes("gsr").of_label[row["event"]]
    return Record(row["text"], date.fromisoformat(row["date"]), event_class, source, target,
                  known and (bool(target) or len(source) > 1))


def _polity(actor: dict[str, str]) -> str | None:
    """The code of an actor in our registry; None for one that is no polity."""
    code = _MISPRINTS.get(actor["code"], actor["code"])
    if code == _ORGANISATION:
        return next(iter(polities_in(actor["actorText"])), None)
    return code if code in actors() else None
