"""The event types: what each means, and what it does to the relations of the two sides.

They are read once from `ontology/event-types.csv`, the one place where a type is defined.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg.errors import UserError
from kg.resources import resource


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
    path = resource("ontology/event-types.csv")
    types: dict[str, EventType] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), 2):
            try:
                mutual = {"directed": False, "mutual": True}[row["direction"]]
                types[row["type"]] = EventType(
                    row["type"], row["group"], row["predicate"], mutual, row["cameo"], row["plover"],
                    row["effect"], row["definition"], row["label_en"], row["label_nb"],
                )
            except (KeyError, TypeError) as error:
                raise UserError(f"{path.name}, line {number}: column or value {error} is wrong") from error
    return MappingProxyType(types)
