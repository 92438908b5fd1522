"""The set `PLV_train.tsv.gz`: sentences with a source and a target marked, and the class of what is between.

It is measured twice. *As it stands*, the extractor reads the sentence and its event for the pair is taken;
what happens between others than polities is then out of its sight. *Actors given*, the marked phrases are
replaced by two polities, since the set's task is to classify and gives the actors.
"""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from evaluation.confusion import Confusion
from evaluation.plover import classes, data_file
from evaluation.sentences import polities_in, reports_of
from evaluation.stand_ins import with_stand_ins
from kg.model import Participant, Report
from kg.vocabulary import event_types

TARGETS = {"macro-F1": 0.65, "SANCTION": 0.80, "CONSULT": 0.80}
PUBLISHED = 0.82
"""The macro-F1 of the best published classifier, a large language-inference model, on the set's test half."""

_MARK = re.compile(r"</?[st]>")
_UNDATED = date(2020, 1, 1)


@dataclass(frozen=True)
class Row:
    """A sentence with its marked pair."""

    marked: str
    source: str
    target: str
    event_class: str

    @property
    def sentence(self) -> str:
        """The sentence without marks."""
        return _MARK.sub("", self.marked)


@dataclass(frozen=True)
class Answer:
    """A row with the sentence that was read, and the event that was taken for its pair."""

    row: Row
    sentence: str
    predicted: str | None
    report: Report | None


def rows() -> list[Row]:
    """The rows of the set, those of classes that no type of ours maps to among them.

    Raises:
        UserError: the file is not there.
    """
    labels = classes("plv").of_label
    with gzip.open(data_file("PLV_train.tsv.gz"), "rt", encoding="utf-8", newline="") as file:
        return [Row(row["marked_sentence"], row["source"], row["target"], labels[row["gold_root"]])
                for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def as_it_stands(found: Iterable[Row]) -> list[Answer]:
    """The answers from the sentences as they are."""
    return [_answer(row, row.sentence, row.source, row.target) for row in found]


def actors_given(found: Iterable[Row]) -> list[Answer]:
    """The answers from the sentences with stand-ins for the marked actors; where no event is read between the
    two, the surest one of the sentence, since the set says that there is one."""
    return [_answer(row, *with_stand_ins(row.marked), between=False) for row in found]


def confusion(found: Sequence[Answer]) -> Confusion:
    """Which class was taken for which."""
    return Confusion(classes("plv").mapped, [(answer.row.event_class, answer.predicted) for answer in found])


def _answer(row: Row, sentence: str, source: str, target: str, *, between: bool = True) -> Answer:
    """The surest event from the marked source to the marked target (of a mutual event, either way)."""
    reports = sorted(reports_of(sentence, _UNDATED), key=lambda report: -report.confidence)
    best = next((report for report in reports if _is_between(report, source, target)), None)
    if best is None and not between:
        best = next(iter(reports), None)
    return Answer(row, sentence, classes("plv").predicted(best) if best else None, best)


def _is_between(report: Report, source: str, target: str) -> bool:
    if _names(report.sources, source) and _names(report.targets, target):
        return True
    mutual = event_types()[report.type].mutual
    return mutual and _names(report.sources, target) and _names(report.targets, source)


def _names(side: Iterable[Participant], marked: str) -> bool:
    """Whether one of the participants is the marked phrase: by their words, or by the polity named in it."""
    polities = polities_in(marked)
    for actor in side:
        texts = [text for text in (actor.name, actor.person) if text]
        if actor.polity in polities or any(text in marked or marked in text for text in texts):
            return True
    return False
