"""Which reports need to be compared at all: those of the same actors and of one family of types.

Only reports of one block can be reports of one happening, and within a block only those of near days are
looked at; so the work grows with the number of reports and not with the number of their pairs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kg.model import Modality, Report, Source
from kg.resolve.rules import Rules, Tolerance
from kg.vocabulary import event_types

Codes = tuple[str, ...]

# What is planned may come true. A threat, and the denial of an act, are not the act.
_HAPPENING = frozenset((Modality.ACTUAL, Modality.PLANNED))


@dataclass(frozen=True, slots=True)
class Block:
    """What reports of one happening have in common. Of mutual types all actors are `sources`.

    `happening` is the modality, or `actual` for planned acts as well. In flipped types the sides are changed.
    """

    family: str
    happening: Modality
    sources: Codes
    targets: Codes


@dataclass(frozen=True, slots=True)
class Candidate:
    """A report with what is asked of it again and again while it is compared."""

    report: Report
    block: Block
    tolerance: Tolerance
    earliest: int
    latest: int
    persons: Mapping[str, tuple[str, ...]]
    names: Codes
    from_dataset: bool
    order: tuple[date, str, str]

    @property
    def width(self) -> int:
        """The length in days of the report's interval."""
        return self.latest - self.earliest + 1


def blocks(
    reports: Iterable[Report], sources: Mapping[str, Source], rules: Rules
) -> dict[Block, list[Candidate]]:
    """The reports by block, in each the most precise first.

    Raises:
        ValueError: a report has a type that `ontology/event-types.csv` does not know.
    """
    by_block: dict[Block, list[Candidate]] = {}
    for report in reports:
        candidate = _candidate(report, sources.get(report.source_id), rules)
        by_block.setdefault(candidate.block, []).append(candidate)
    for members in by_block.values():
        members.sort(key=lambda member: (member.width, member.earliest, member.order))
    return by_block


def _candidate(report: Report, source: Source | None, rules: Rules) -> Candidate:
    if report.type not in event_types():
        raise ValueError(f"report {report.id}: there is no event type {report.type!r}")
    both = report.sources + report.targets
    persons: dict[str, tuple[str, ...]] = {}
    for participant in both:
        if participant.person:
            persons[participant.polity] = (*persons.get(participant.polity, ()), participant.person)
    published = source.published.earliest if source and source.published else date.max
    return Candidate(
        report, _block(report, rules), rules.tolerances[report.type],
        report.interval.earliest.toordinal(), report.interval.latest.toordinal(),
        persons, tuple(sorted({participant.name for participant in both})),
        source is not None and source.kind == "dataset", (published, report.source_id, report.id),
    )


def _block(report: Report, rules: Rules) -> Block:
    happening = Modality.ACTUAL if report.modality in _HAPPENING else report.modality
    sides = (
        tuple(sorted({participant.polity for participant in report.sources})),
        tuple(sorted({participant.polity for participant in report.targets})),
    )
    if event_types()[report.type].mutual:
        sides = (tuple(sorted({*sides[0], *sides[1]})), ())
    elif report.type in rules.flipped:
        sides = (sides[1], sides[0])
    return Block(rules.family[report.type], happening, *sides)
