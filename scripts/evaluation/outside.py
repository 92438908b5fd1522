"""The figures on the two sets that others made, as text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from evaluation import gsr, plv
from evaluation.confusion import Confusion
from evaluation.tables import share, table
from kg.errors import one_line

NAMES = ("gsr", "plv")
PLV_WAYS = {"as it stands": plv.as_it_stands, "actors given": plv.actors_given}


def gsr_text(found: Sequence[gsr.Answer], *, quiet: bool) -> str:
    """The figures on `gsr_dev.json`, with issue 3's targets beside."""
    confusion = gsr.confusion(found)
    polities, named = gsr.polities_share(found)
    between, apart = gsr.polities_share(found, between=True)
    line = (f"{'gsr':<18} type {share(confusion.accuracy)} (target {gsr.TARGETS['type']:.2f})  "
            f"both polities {share(polities)} of {named} (target {gsr.TARGETS['both polities']:.2f}), "
            f"{share(between)} of {apart} between different polities  macro-F1 {share(confusion.macro_f1)}")
    return line if quiet else f"{_class_table('gsr_dev.json, by class', confusion, {})}\n{line}\n"


def plv_text(way: str, found: Sequence[plv.Answer], *, quiet: bool) -> str:
    """The figures on `PLV_train.tsv.gz`, read in one of the two ways."""
    confusion = plv.confusion(found)
    line = (f"{'plv ' + way:<18} accuracy {share(confusion.accuracy)}  "
            f"macro-F1 {share(confusion.macro_f1)} (target {plv.TARGETS['macro-F1']:.2f}, "
            f"best published {plv.PUBLISHED:.2f})")
    title = f"PLV_train.tsv.gz, {way}, by class"
    return line if quiet else f"{_class_table(title, confusion, plv.TARGETS)}\n{line}\n"


def gsr_figures(found: Sequence[gsr.Answer]) -> dict[str, float]:
    """The figures on `gsr_dev.json`, for a file."""
    confusion = gsr.confusion(found)
    return {"type": confusion.accuracy, "macro-F1": confusion.macro_f1,
            "both polities": gsr.polities_share(found)[0],
            "both polities, different": gsr.polities_share(found, between=True)[0]}


def plv_figures(found: Sequence[plv.Answer]) -> dict[str, float]:
    """The figures on `PLV_train.tsv.gz`, for a file."""
    confusion = plv.confusion(found)
    by_class = {figures.name: figures.f1 for figures in confusion.figures()}
    return {"accuracy": confusion.accuracy, "macro-F1": confusion.macro_f1, **by_class}


def errors_text(found: Sequence[gsr.Answer] | Sequence[plv.Answer], most: int) -> str:
    """Sentences whose class was not found, at most so many of each class."""
    lines, shown = [], dict[str, int]()
    for answer in found:
        due, sentence = _due(answer)
        if answer.predicted == due or shown.get(due, 0) == most:
            continue
        shown[due] = shown.get(due, 0) + 1
        rule = f" ({answer.report.type}, {answer.report.rule})" if answer.report else ""
        lines.append(f"  {due}, found {answer.predicted or 'nothing'}{rule}\n      {one_line(sentence)}\n")
    return "\n".join(lines)


def _due(answer: Any) -> tuple[str, str]:
    if isinstance(answer, gsr.Answer):
        return answer.record.event_class, answer.record.text
    return answer.row.event_class, answer.sentence


def _class_table(title: str, confusion: Confusion, targets: dict[str, float]) -> str:
    return table(title, ("class", "due", "predicted", "precision", "recall", "F1", "target"), [
        (figures.name, str(figures.due), str(figures.predicted), share(figures.precision),
         share(figures.recall), share(figures.f1),
         f"{targets[figures.name]:.2f}" if figures.name in targets else "")
        for figures in confusion.figures()])
