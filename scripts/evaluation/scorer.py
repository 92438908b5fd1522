"""Scores predictions with the scorer that came with the annotations, run as a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.predictions import Prediction
from evaluation.sets import GOLD
from kg.errors import UserError
from kg.export.gold import write_gold
from kg.vocabulary import event_types

SCORER = GOLD / "score.py"

Figures = Mapping[str, float | None]
"""precision, recall, f1, date, grounding and links; None is a share of nothing."""


@dataclass(frozen=True)
class Row:
    """The figures of a set, a language or a type group, with the events they were counted on."""

    name: str
    articles: int
    core: int
    predicted: int
    figures: Figures


@dataclass(frozen=True)
class Scores:
    """All figures on some articles; `details` holds pairs, misses and wrong events by article."""

    overall: Row
    groups: list[Row]
    details: Mapping[str, Mapping[str, Any]]


def require_scorer() -> None:
    """Makes sure that the scorer is there.

    Raises:
        UserError: it is not.
    """
    if not SCORER.is_file():
        raise UserError(f"{SCORER} is not there, and without it nothing can be scored",
                        "the evaluation needs the folder shared beside the project")


def score(name: str, predictions: Sequence[Prediction]) -> Scores:
    """The figures on these articles.

    Raises:
        UserError: the scorer refuses its input.
    """
    with tempfile.TemporaryDirectory(prefix="kg-evaluation-") as folder:
        figures = _run(Path(folder), predictions)
    core, predicted = _counts(predictions)
    groups = [Row(group, len(predictions), core[group], predicted[group], values)
              for group, values in figures["groups"].items() if core[group] or predicted[group]]
    overall = Row(name, len(predictions), core.total(), predicted.total(), figures["overall"])
    return Scores(overall, groups, figures["articles"])


def _run(folder: Path, predictions: Sequence[Prediction]) -> dict[str, Any]:
    gold, found, result = folder / "gold", folder / "found", folder / "figures.json"
    gold.mkdir()
    found.mkdir()
    command = [sys.executable, str(SCORER), "--gold", str(gold), "--pred", str(found), "--json", str(result)]
    for prediction in predictions:
        article = prediction.gold
        (gold / article.file.name).symlink_to(article.file)
        write_gold(prediction.document, found / f"{article.name}.pred.json")
        command += ["--seed", str(article.text), article.name]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        raise UserError(f"the scorer failed: {run.stderr}")
    figures: dict[str, Any] = json.loads(result.read_text("utf-8"))
    return figures


def _counts(predictions: Sequence[Prediction]) -> tuple[Counter[str], Counter[str]]:
    """The core events of the annotations and the predicted events, by type group."""
    types = event_types()
    core = Counter(types[event["type"]].group
                   for prediction in predictions for event in prediction.gold.events if event["core"])
    predicted = Counter(types[event["type"]].group
                        for prediction in predictions for event in prediction.document["events"])
    return core, predicted
