"""The frames that all languages share: which verb or noun, with which object, makes which event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import UserError
from kg.language.reading import line_of, read_yaml
from kg.vocabulary import event_types

_FILE = Path(__file__).resolve().parent / "frames.yaml"


@dataclass(frozen=True, slots=True)
class Frame:
    """One row of `frames.yaml`; its head explains the fields."""

    name: str
    type: str
    verb: str | None
    noun: str | None
    object: tuple[str, ...]
    subject: tuple[str, ...]
    phrase: str | None
    unless: str | None
    complement: str | None
    needs: tuple[str, ...]
    modality: str | None
    source: tuple[str, ...]
    target: tuple[str, ...]
    target_kind: str | None
    weight: float
    place: int = 0


@dataclass(frozen=True, slots=True)
class Frames:
    """All frames, by the class of the verb or noun that opens them, in the order of the file."""

    by_verb: Mapping[str, tuple[Frame, ...]]
    by_noun: Mapping[str, tuple[Frame, ...]]


@cache
def load_frames() -> Frames:
    """All frames.

    Raises:
        UserError: `frames.yaml` has an error; the message names the line.
    """
    by_verb: dict[str, list[Frame]] = defaultdict(list)
    by_noun: dict[str, list[Frame]] = defaultdict(list)
    for place, row in enumerate(read_yaml(_FILE)):
        frame = replace(_frame(row), place=place)
        if frame.verb:
            by_verb[frame.verb].append(frame)
        elif frame.noun:
            by_noun[frame.noun].append(frame)
    return Frames(
        {key: tuple(group) for key, group in by_verb.items()},
        {key: tuple(group) for key, group in by_noun.items()},
    )


_FIELDS = {
    "type",
    "verb",
    "noun",
    "object",
    "subject",
    "phrase",
    "unless",
    "complement",
    "needs",
    "modality",
    "source",
    "target",
    "target_kind",
    "weight",
}


def _frame(row: Any) -> Frame:
    where = f"frames.yaml, line {line_of(_FILE, 'type: ' + str(row.get('type')))}"
    if unknown := set(row) - _FIELDS:
        raise UserError(f"{where}: unknown field {', '.join(sorted(unknown))}")
    if row.get("type") not in event_types():
        raise UserError(f"{where}: no event type {row.get('type')!r}")
    if ("verb" in row) == ("noun" in row):
        raise UserError(f"{where}: a frame has either a verb or a noun")
    opener = row.get("verb") or row.get("noun")
    verbal = "verb" in row
    return Frame(
        name=f"{row['type']}.{opener}" + ("" if verbal else ".noun"),
        type=row["type"],
        verb=row.get("verb"),
        noun=row.get("noun"),
        object=tuple(row.get("object", ())),
        subject=tuple(row.get("subject", ())),
        phrase=row.get("phrase"),
        unless=row.get("unless"),
        complement=row.get("complement"),
        needs=tuple(row.get("needs", ())),
        modality=row.get("modality"),
        source=tuple(row.get("source", ("subject",))),
        target=tuple(row.get("target", ("object",) if verbal else ("of", "with"))),
        target_kind=row.get("target_kind"),
        weight=float(row.get("weight", 0.8)),
    )
