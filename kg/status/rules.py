"""What each type of event does to relations, read from `ontology/status-rules.csv`."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from kg.errors import UserError
from kg.resources import resource
from kg.vocabulary import event_types

STATES = ("normal", "strained", "reduced", "suspended", "severed")
"""The states of relations, from the best to the worst."""

_COLUMNS = ("type", *STATES, "days")


@dataclass(frozen=True, slots=True)
class StatusRule:
    """What one type does: `becomes` gives the new state by the current one, where it moves or upholds it.

    `days` is how long a strain lasts that nothing renews; None where only another event ends it.
    """

    type: str
    becomes: Mapping[str, str]
    days: int | None

    @property
    def worst(self) -> int:
        """The place in `STATES` of the worst state it brings about; -1 where it brings none."""
        return max((STATES.index(state) for state in self.becomes.values()), default=-1)


@cache
def status_rules() -> Mapping[str, StatusRule]:
    """The rules that ship with the program, by type.

    Raises:
        UserError: the table has an error; the message names file and line.
    """
    return load_status_rules(resource("ontology/status-rules.csv"))


def load_status_rules(path: Path) -> Mapping[str, StatusRule]:
    """The rules of this table, by type. Every event type must have its row.

    Raises:
        UserError: the table has an error; the message names file and line.
    """
    rules: dict[str, StatusRule] = {}
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if missing := [column for column in _COLUMNS if column not in (reader.fieldnames or ())]:
            raise UserError(f"{path.name}, line 1: the column {missing[0]} is missing")
        for row in reader:
            where = f"{path.name}, line {reader.line_num}"
            if None in row or None in row.values():
                raise UserError(f"{where}: it has more or fewer fields than the first line")
            rule = _rule(row, where)
            if rule.type in rules:
                raise UserError(f"{where}: there is a row for {rule.type} already")
            rules[rule.type] = rule
    if absent := [name for name in event_types() if name not in rules]:
        raise UserError(f"{path.name}: there is no row for {absent[0]}", "add one, if need be without states")
    return MappingProxyType(rules)


def _rule(row: Mapping[str, str], where: str) -> StatusRule:
    if row["type"] not in event_types():
        raise UserError(f"{where}: there is no event type {row['type']!r}")
    becomes = {state: row[state] for state in STATES if row[state]}
    if wrong := [state for state in becomes.values() if state not in STATES]:
        raise UserError(f"{where}: {wrong[0]!r} is no state of relations", f"there are {', '.join(STATES)}")
    if not row["days"]:
        return StatusRule(row["type"], MappingProxyType(becomes), None)
    if not row["days"].isdecimal() or int(row["days"]) < 1:
        raise UserError(f"{where}: {row['days']!r} is not a number of days")
    if "strained" not in becomes.values():
        raise UserError(f"{where}: days are given, but only a strain wears off and this type brings none")
    return StatusRule(row["type"], MappingProxyType(becomes), int(row["days"]))
