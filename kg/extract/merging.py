"""Brings together what an article tells more than once."""

from __future__ import annotations

from kg.extract.acts import Act
from kg.model import Modality
from kg.vocabulary import event_types

# How many acts back the same act is looked for: more than any article tells, and bounded for any text.
_REACH = 300


def merge(acts: list[Act]) -> list[Act]:
    """One act for each happening, the clearest telling first, the others in its `others`."""
    kept: list[Act] = []
    for act in acts:
        same = next((other for other in reversed(kept[-_REACH:]) if _same(other, act)), None)
        if same is None:
            kept.append(act)
        elif _clarity(act) > _clarity(same):
            act.others = [same, *same.others]
            act.answers = act.answers or same.answers
            act.count = act.count or same.count
            _narrow(act, same)
            kept[kept.index(same)] = act
        else:
            same.others.append(act)
            same.answers = same.answers or act.answers
            same.count = same.count or act.count
            _narrow(same, act)
    return kept


def _narrow(kept: Act, other: Act) -> None:
    """Of two dates told of one act the more exact one counts ("this month" and "on April 13")."""
    if (
        kept.dated
        and other.dated
        and kept.interval
        and other.interval
        and other.interval.days < kept.interval.days
    ):
        kept.interval = other.interval


def _same(first: Act, other: Act) -> bool:
    if not _same_type(first, other) or not _same_sides(first, other):
        return False
    if first.count and other.count and first.count != other.count:
        return False
    if {first.sides.own_mission, other.sides.own_mission} == {True, False}:
        return False  # to close one's own mission is not to have the other's closed
    if Modality.DENIED in (first.modality, other.modality) and first.modality != other.modality:
        return False
    if first.predication and other.predication and first.interval and other.interval:
        return first.interval.overlaps(other.interval)
    return not (first.dated and other.dated and first.interval and other.interval) or first.interval.overlaps(
        other.interval
    )


def _same_type(first: Act, other: Act) -> bool:
    """The same type, or a closure of which it is said elsewhere that it is for a time."""
    types = {first.type, other.type}
    return len(types) == 1 or (
        types == {"CloseMission", "SuspendMission"} and first.sides.own_mission == other.sides.own_mission
    )


def _same_sides(first: Act, other: Act) -> bool:
    sides = (set(first.sides.sources), set(first.sides.targets))
    others = (set(other.sides.sources), set(other.sides.targets))
    if sides == others:
        return True
    unclear = any(
        act.sides.either_way or (act.sides.guessed and act.predication is None) for act in (first, other)
    )
    return (event_types()[first.type].mutual or unclear) and sides[0] | sides[1] == others[0] | others[1]


def _clarity(act: Act) -> tuple[bool, bool, bool, int, bool]:
    return (
        act.type == "SuspendMission",
        act.sides.guessed == 0,
        act.dated,
        (act.interval is not None and -act.interval.days) or -9999,
        act.predication is not None,
    )
