"""Kinds of event: the seven steps from conflict to cooperation in which the page groups the event types.

They stand in `kinds.csv`, from the harshest to the friendliest. An event type belongs to the first kind whose
groups and effects both hold its own; an empty cell holds everything.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.vocabulary import EventType, event_types


@dataclass(frozen=True, slots=True)
class Kind:
    """A step of the scale; `side` is conflict, neutral or cooperation; `light` and `dark` are its colours."""

    name: str
    groups: frozenset[str]
    effects: frozenset[str]
    side: str
    label: str
    label_nb: str
    light: str
    dark: str

    def holds(self, event_type: EventType) -> bool:
        """Whether the type's group and effect belong to this kind."""
        return (not self.groups or event_type.group in self.groups) and (
            not self.effects or event_type.effect in self.effects
        )


@cache
def kinds() -> tuple[Kind, ...]:
    """All kinds, from conflict to cooperation."""
    with (Path(__file__).parent / "kinds.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Kind(
                row["kind"], frozenset(row["groups"].split()), frozenset(row["effects"].split()), row["side"],
                row["label_en"], row["label_nb"], row["light"], row["dark"],
            )
            for row in csv.DictReader(file)
        )


@cache
def kind_of(type_name: str) -> int:
    """The place of an event type's kind in `kinds()`; that of the neutral kind for a type nobody knows."""
    event_type = event_types().get(type_name)
    fallback = next(place for place, kind in enumerate(kinds()) if kind.side == "neutral")
    if event_type is None:
        return fallback
    return next((place for place, kind in enumerate(kinds()) if kind.holds(event_type)), fallback)
