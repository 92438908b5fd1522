"""The event types: what each means, and what it does to the relations of the two sides.

They are read once from `ontology/event-types.csv`, the one place where a type is defined.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from kg.errors import UserError
from kg.resources import resource

_COLUMNS = (
    "type", "group", "predicate", "direction", "cameo", "plover", "effect", "definition", "label_en",
    "label_nb",
)


@dataclass(frozen=True, slots=True)
class EventType:
    """A kind of event.

    `predicate` names the direct edge from source to target (`expelledDiplomatsOf`). `mutual` types have no
    direction. `effect` says how the type moves the relations: worsens, improves, suspends, ends,
    establishes, restores, contact or neutral. `cameo` is a string with its leading zero.
    """

    name: str
    group: str
    predicate: str
    mutual: bool
    cameo: str
    plover: str
    effect: str
    definition: str
    label: str
    label_nb: str


@cache
def event_types() -> Mapping[str, EventType]:
    """All event types by name, in the order of the file.

    Raises:
        UserError: the file has an error; the message names the line.
    """
    return load_event_types(resource("ontology/event-types.csv"))


def load_event_types(path: Path) -> Mapping[str, EventType]:
    """The event types of this table.

    Raises:
        UserError: the table has an error; the message names file and line.
    """
    types: dict[str, EventType] = {}
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if missing := [column for column in _COLUMNS if column not in (reader.fieldnames or ())]:
            raise UserError(f"{path.name}, line 1: the column {missing[0]} is missing")
        for row in reader:
            where = f"{path.name}, line {reader.line_num}"
            if None in row or None in row.values():
                raise UserError(f"{where}: it has more or fewer fields than the first line")
            if row["type"] in types:
                raise UserError(f"{where}: there is a row for {row['type']} already")
            if row["direction"] not in ("directed", "mutual"):
                raise UserError(f"{where}: {row['direction']!r} should be directed or mutual")
            types[row["type"]] = EventType(
                row["type"], row["group"], row["predicate"], row["direction"] == "mutual", row["cameo"],
                row["plover"], row["effect"], row["definition"], row["label_en"], row["label_nb"],
            )
    return MappingProxyType(types)
