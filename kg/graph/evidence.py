"""Which quote proves an event best."""

from __future__ import annotations

from kg.model import Event, Quote, Report


def clearest(event: Event) -> tuple[Report, Quote | None] | None:
    """The report that best proves the event, with its clearest quote; None for an event without reports."""
    best = max(
        event.reports, default=None,
        # An event may have been planned before it was actual; what shows that it happened goes first.
        key=lambda r: (
            bool(r.quotes), r.modality == event.modality, r.type == event.type, r.confidence, r.id,
        ),
    )
    return (best, best.quotes[0] if best.quotes else None) if best else None
