"""Whether the confidence of an event is the share of such events that are right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from evaluation.predictions import Prediction
from evaluation.scorer import Scores
from evaluation.tables import share, table

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
SURE = 0.8
"""Of events this sure or surer, as many as this are to be right."""


@dataclass(frozen=True)
class Judged:
    """A predicted event: how sure the extractor was, and how right it is (1, half a point, or 0)."""

    confidence: float
    points: float


def judge(predictions: Iterable[Prediction], scores: Scores) -> list[Judged]:
    """Every predicted event of these articles with its points."""
    judged = []
    for prediction in predictions:
        pairs = scores.details[prediction.gold.name]["pairs"]
        points = {pair["pred"]: float(pair["points"]) for pair in pairs}
        judged += [Judged(report.confidence, points.get(event_id, 0.0))
                   for event_id, report in prediction.reports.items()]
    return judged


def calibration_table(title: str, judged: Sequence[Judged]) -> str:
    """A line for each range of confidence, and one for all events that are sure."""
    rows = [_row(f"{low:.1f} to {high:.1f}", _between(judged, low, high))
            for low, high in pairwise(EDGES)]
    rows.append(_row(f"{SURE:.1f} or more", [event for event in judged if event.confidence >= SURE]))
    return table(title, ("confidence", "events", "mean", "right", "with halves"), rows)


def _between(judged: Sequence[Judged], low: float, high: float) -> list[Judged]:
    top = EDGES[-1]
    return [event for event in judged if low <= event.confidence < high or event.confidence == high == top]


def _row(name: str, judged: Sequence[Judged]) -> tuple[str, ...]:
    def mean(values: Iterable[float]) -> float | None:
        return sum(values) / len(judged) if judged else None

    return (name, str(len(judged)), share(mean(event.confidence for event in judged)),
            share(mean(event.points == 1.0 for event in judged)),
            share(mean(event.points for event in judged)))
