"""The PLOVER classes: which class of a set is which of our types, through the ontology's column `plover`."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from evaluation.sets import SHARED
from kg.errors import UserError
from kg.model import Report
from kg.vocabulary import event_types

DATA = SHARED / "data" / "plover"
_TABLES = Path(__file__).parent


@dataclass(frozen=True)
class Classes:
    """The classes of one set.

    `of_label` gives the class of each label that the set's makers used, `of_plover` the class that a PLOVER
    class of our ontology counts as. A class that none of our types maps to is not in `mapped`.
    """

    of_label: Mapping[str, str]
    of_plover: Mapping[str, str]

    @property
    def mapped(self) -> tuple[str, ...]:
        """The classes that a type of ours maps to, in alphabetical order."""
        ours = {kind.plover for kind in event_types().values()}
        return tuple(sorted({name for plover, name in self.of_plover.items() if plover in ours}))

    def predicted(self, report: Report) -> str | None:
        """The class of a report, by its type and modality; None for one that has no class."""
        plover = event_types()[report.type].plover
        plover = _by_modality().get((plover, report.modality.value), plover)
        return self.of_plover.get(plover)


@cache
def classes(name: str) -> Classes:
    """The classes of a set, `gsr` or `plv`."""
    rows = [row for row in _rows("plover-classes.csv") if row["set"] == name]
    return Classes({row["label"]: row["class"] for row in rows},
                   {plover: row["class"] for row in rows for plover in row["plover"].split()})


def data_file(name: str) -> Path:
    """The path of a file of one of the two sets.

    Raises:
        UserError: it is not there.
    """
    path = DATA / name
    if not path.is_file():
        raise UserError(f"{path} is not there", "the evaluation needs the folder shared beside the project")
    return path


@cache
def _by_modality() -> Mapping[tuple[str, str], str]:
    return {(row["plover"], row["modality"]): row["becomes"] for row in _rows("plover-modality.csv")}


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (_TABLES / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
