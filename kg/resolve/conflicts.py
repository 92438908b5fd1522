"""What the reports of one event do not agree on: eight expelled or ten, closed or suspended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.model import Event, Interval, Report

Value = str | int | bool | Interval


@dataclass(frozen=True, slots=True)
class Claim:
    """One value, with the ids of the reports that give it."""

    value: Value
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """The claims about one field of an event, most reported first."""

    field: str
    claims: tuple[Claim, ...]


_FIELDS: tuple[tuple[str, Callable[[Report], Value | None]], ...] = (
    ("type", lambda report: report.type),
    ("count", lambda report: report.count),
    ("own_mission", lambda report: report.own_mission),
)


def conflicts(event: Event) -> tuple[Conflict, ...]:
    """The fields in which reports of the event contradict each other; empty where they agree.

    A report that is silent on a field contradicts nobody. Days contradict each other when the intervals of
    two reports have no day in common, and a plan contradicts nothing that came to be.
    """
    found = []
    for field, value_of in _FIELDS:
        claims = _claims(event, value_of)
        if len(claims) > 1:
            found.append(Conflict(field, claims))
    told = [report for report in event.reports if report.modality == event.modality]
    if max(report.interval.earliest for report in told) > min(report.interval.latest for report in told):
        found.append(Conflict("interval", _claims(event, lambda report: report.interval)))
    return tuple(found)


def _claims(event: Event, value_of: Callable[[Report], Value | None]) -> tuple[Claim, ...]:
    by_value: dict[Value, list[str]] = {}
    for report in event.reports:
        value = value_of(report)
        if value is not None:
            by_value.setdefault(value, []).append(report.id)
    claims = [Claim(value, tuple(reports)) for value, reports in by_value.items()]
    return tuple(sorted(claims, key=lambda claim: (-len(claim.reports), str(claim.value))))
