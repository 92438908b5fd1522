"""How many voices stand behind an event: reports that do not merely repeat one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.model import Event, Report, Source

# A shorter quote can be the same by chance ("Russland protesterte"); a longer one has been copied.
_COPIED_FROM = 60


def independent_reports(event: Event, sources: Mapping[str, Source]) -> int:
    """The number of independent voices that report the event (see `origins`)."""
    return len(set(origins(event.reports, sources).values()))


def origins(reports: Iterable[Report], sources: Mapping[str, Source]) -> dict[str, str]:
    """For each report's id, a name of the voice that it comes from.

    Reports of one publisher are one voice, and so are reports with the same long quote (a copied wire story).
    A source without a publisher, or one that `sources` does not hold, is a voice of its own.
    """
    voice_of_quote: dict[str, str] = {}
    same_as: dict[str, str] = {}
    voices: dict[str, str] = {}

    def root(voice: str) -> str:
        while voice in same_as:
            voice = same_as[voice]
        return voice

    for report in sorted(reports, key=lambda report: report.id):
        voice = root(_voice(report.source_id, sources))
        for quote in report.quotes:
            text = " ".join(quote.text.casefold().split())
            if len(text) >= _COPIED_FROM:
                before = root(voice_of_quote.setdefault(text, voice))
                if before != voice:
                    voice, other = sorted((before, voice))
                    same_as[other] = voice
        voices[report.id] = voice
    return {report_id: root(voice) for report_id, voice in voices.items()}


def _voice(source_id: str, sources: Mapping[str, Source]) -> str:
    source = sources.get(source_id)
    publisher = " ".join(source.publisher.casefold().split()) if source else ""
    return f"publisher {publisher}" if publisher else f"source {source_id}"
