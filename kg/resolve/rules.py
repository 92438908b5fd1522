"""How far two reports of one happening may differ, read from two tables in `ontology/`."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.errors import UserError
from kg.resources import resource
from kg.vocabulary import event_types


@dataclass(frozen=True, slots=True)
class Tolerance:
    """What may differ between reports of one act of a type.

    `days` is how far apart their dates may lie. `widest` is the length in days of the vaguest date that is
    still joined to others by its actors alone. `persons_agree` says that persons named for the same side
    must be the same; `join_parts` that a report which names some of the actors is a report of the act of
    all of them.
    """

    days: int
    widest: int
    persons_agree: bool
    join_parts: bool


@dataclass(frozen=True, slots=True)
class NearType:
    """Two types as which one act may be told.

    `prefer` is the one that holds as soon as one report says so; empty where it is as most say.
    """

    reversed: bool
    days: int
    prefer: str


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules: tolerances by type, near types by pair, and for each type its family and whether it is
    flipped.

    Types that may be told for each other are of one family, named by its first member. In a flipped type
    source and target stand the other way round than in the family's first member (a visit, and its host's
    reception).
    """

    tolerances: Mapping[str, Tolerance]
    near: Mapping[frozenset[str], NearType]
    family: Mapping[str, str]
    flipped: frozenset[str]


@cache
def rules() -> Rules:
    """The rules that ship with the program.

    Raises:
        UserError: a table has an error; the message names file and line.
    """
    return load_rules(resource("ontology/resolution-rules.csv"), resource("ontology/near-types.csv"))


def load_rules(tolerances: Path, near_types: Path) -> Rules:
    """The rules of these two tables.

    Raises:
        UserError: a table has an error; the message names file and line.
    """
    near = _near_types(near_types)
    family, flipped = _families(near)
    return Rules(_tolerances(tolerances), near, family, flipped)


def _tolerances(path: Path) -> dict[str, Tolerance]:
    groups = {kind.group for kind in event_types().values()}
    by_kind: dict[str, Tolerance] = {}
    for where, row in _rows(path, ("kind", "days", "widest", "persons", "parts")):
        kind = row["kind"]
        if kind not in groups and kind not in event_types():
            raise UserError(f"{where}: {kind!r} is neither an event type nor a group of them")
        if kind in by_kind:
            raise UserError(f"{where}: there is a row for {kind} already")
        by_kind[kind] = Tolerance(
            _days(row["days"], where), _days(row["widest"], where),
            _choice(row["persons"], ("any", "agree"), where) == "agree",
            _choice(row["parts"], ("apart", "join"), where) == "join",
        )
    if missing := groups - by_kind.keys():
        raise UserError(f"{path.name}: there is no row for the group {sorted(missing)[0]}")
    return {name: by_kind.get(name, by_kind[kind.group]) for name, kind in event_types().items()}


def _near_types(path: Path) -> dict[frozenset[str], NearType]:
    types = event_types()
    near: dict[frozenset[str], NearType] = {}
    for where, row in _rows(path, ("type", "near", "direction", "days", "prefer")):
        first, second = row["type"], row["near"]
        for name in (first, second):
            if name not in types:
                raise UserError(f"{where}: there is no event type {name!r}")
        if first == second or frozenset((first, second)) in near:
            raise UserError(f"{where}: {first} and {second} stand here for the second time")
        if types[first].mutual != types[second].mutual:
            raise UserError(f"{where}: one of {first} and {second} has a direction and the other has none")
        if row["prefer"] not in ("", first, second):
            raise UserError(f"{where}: the preferred type {row['prefer']!r} is none of the two")
        reverse = _choice(row["direction"], ("same", "reversed"), where) == "reversed"
        near[frozenset((first, second))] = NearType(reverse, _days(row["days"], where), row["prefer"])
    return near


def _families(near: Mapping[frozenset[str], NearType]) -> tuple[dict[str, str], frozenset[str]]:
    order = {name: place for place, name in enumerate(event_types())}
    family: dict[str, str] = {}
    flipped: set[str] = set()
    for name in order:
        if name in family:
            continue
        family[name] = name
        waiting = [name]
        while waiting:
            known = waiting.pop()
            for pair, rule in near.items():
                if known not in pair:
                    continue
                (other,) = pair - {known}
                if other not in family:
                    family[other] = name
                    if (known in flipped) != rule.reversed:
                        flipped.add(other)
                    waiting.append(other)
    return family, frozenset(flipped)


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    """Each row with the words that say where it stands."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if missing := [column for column in columns if column not in (reader.fieldnames or ())]:
            raise UserError(f"{path.name}, line 1: the column {missing[0]} is missing")
        for row in reader:
            where = f"{path.name}, line {reader.line_num}"
            if None in row or any(row[column] is None for column in columns):
                raise UserError(f"{where}: it has more or fewer fields than the first line")
            yield where, row


def _days(text: str, where: str) -> int:
    if not text.isdecimal():
        raise UserError(f"{where}: {text!r} is not a number of days")
    return int(text)


def _choice(text: str, choices: tuple[str, ...], where: str) -> str:
    if text not in choices:
        raise UserError(f"{where}: {text!r} should be {' or '.join(choices)}")
    return text
