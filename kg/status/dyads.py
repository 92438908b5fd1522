"""The pairs of actors that an event is between."""

from __future__ import annotations

from kg.model import Event
from kg.vocabulary import event_types

Dyad = tuple[str, str]


def directed_dyads(event: Event) -> list[Dyad]:
    """The pairs (source, target) of the event, in order; never an actor with itself.

    Of a mutual type the pairs both ways; where it names one side only ("the three presidents met"), every
    pair within that side.

    Raises:
        KeyError: event-types.csv does not know its type.
    """
    pairs = {(source, target) for source in event.sources for target in event.targets}
    if event_types()[event.type].mutual:
        if not pairs:
            named = {*event.sources, *event.targets}
            pairs = {(one, other) for one in named for other in named}
        pairs |= {(target, source) for source, target in pairs}
    return sorted((source, target) for source, target in pairs if source != target)


def dyads(event: Event) -> list[Dyad]:
    """The pairs of the event without direction: each once, its two actors in order of their codes.

    Raises:
        KeyError: event-types.csv does not know its type.
    """
    return sorted({dyad(source, target) for source, target in directed_dyads(event)})


def dyad(one: str, other: str) -> Dyad:
    """The pair without direction."""
    return (one, other) if one <= other else (other, one)
