"""The events of a page as typed columns.

Events stand in order of time, actors in order of activity, so that the first N actors are the N to be shown.
A *dyad* here is a row of the table of directed pairs; the events of mutual types have dyads of their own,
without direction. `acts` say which dyads an event joins: one for most, more where several actors took part.
Two packages are made: what the first paint needs, and the texts, which the page reads after it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from kg.model import Event, Modality, Source
from kg.status import STATES, StatusInterval
from kg.view.kinds import kind_of, kinds
from kg.view.packing import Columns, Lists, Strings
from kg.vocabulary import event_types

EPOCH = date(1970, 1, 1).toordinal()
MODALITIES = tuple(Modality)
Labels = Mapping[str, Mapping[str, str]]
Dyad = tuple[int, int, bool]


@dataclass(frozen=True, slots=True)
class EventColumns:
    """The packages, and what the drawing of the network is made from.

    `actors` holds codes, most active first; `activity` their numbers of events; `dyads` pairs of places in
    `actors`, with whether they have no direction; `ties` the number of events per dyad and kind.
    """

    events: bytes
    texts: bytes
    actors: tuple[str, ...]
    activity: tuple[int, ...]
    dyads: tuple[Dyad, ...]
    ties: Mapping[tuple[int, int], int]


def event_columns(
    events: Iterable[Event],
    sources: Mapping[str, Source],
    labels: Labels,
    status: Iterable[StatusInterval] = (),
    header: Mapping[str, Any] | None = None,
) -> EventColumns:
    """Packs events, in any order, with the sources of their reports and the actors' names.

    Args:
        events: what is to be shown.
        sources: articles and data sets by id; a report whose source is missing shows the id alone.
        labels: actor code to language to name; an actor without a name shows its code.
        status: intervals of relation status, of which those of shown actors are kept.
        header: what else the page needs to know, as JSON.
    """
    ordered = sorted(events, key=lambda event: (event.interval, event.id))
    activity = Counter(code for event in ordered for code in {*event.sources, *event.targets})
    actors = sorted(activity, key=lambda code: (-activity[code], code))
    place = {code: number for number, code in enumerate(actors)}
    types = [*event_types(), *sorted({event.type for event in ordered} - set(event_types()))]
    type_place = {name: number for number, name in enumerate(types)}
    type_kind = [kind_of(name) for name in types]

    sets, dyads, words = Lists(), _Dyads(), Strings()
    ties: Counter[tuple[int, int]] = Counter()
    event_dyads: list[list[int]] = []
    for event in ordered:
        joined = [dyads.place(*pair) for pair in _pairs(event, place)]
        event_dyads.append(joined)
        ties.update((dyad, type_kind[type_place[event.type]]) for dyad in joined)

    columns = Columns({
        **(header or {}),
        "actors": {"codes": actors, **_names(actors, labels)},
        "types": [_type_row(name, kind) for name, kind in zip(types, type_kind, strict=True)],
        "kinds": [
            {
                "name": kind.name, "side": kind.side, "en": kind.label, "nb": kind.label_nb,
                "light": kind.light, "dark": kind.dark,
            }
            for kind in kinds()
        ],
        "modalities": [str(modality) for modality in MODALITIES],
        "states": list(STATES),
    })
    columns.add_sorted("day", [_day(event.interval.earliest) for event in ordered])
    columns.add("span", [event.interval.days - 1 for event in ordered])
    columns.add("type", [type_place[event.type] for event in ordered])
    columns.add("modality", [MODALITIES.index(event.modality) for event in ordered])
    columns.add("count", [0 if event.count is None else event.count + 1 for event in ordered])
    columns.add("confidence", [round(min(max(event.confidence, 0), 1) * 100) for event in ordered])
    columns.add("sourceSet", [sets.place(place[code] for code in event.sources) for event in ordered])
    columns.add("targetSet", [sets.place(place[code] for code in event.targets) for event in ordered])
    columns.add("acts", [len(joined) for joined in event_dyads])
    columns.add("actDyad", [dyad for joined in event_dyads for dyad in joined])
    columns.add("dyadSource", [source for source, _, _ in dyads.all()])
    columns.add("dyadTarget", [target for _, target, _ in dyads.all()])
    columns.add("dyadMutual", [int(mutual) for _, _, mutual in dyads.all()])
    sets.add_to(columns, "set")
    number_of = {event.id: number for number, event in enumerate(ordered)}
    _add_answers(columns, ordered, number_of)
    _add_status(columns, status, place, number_of)
    return EventColumns(
        columns.pack(), _texts(ordered, sources, words), tuple(actors),
        tuple(activity[code] for code in actors), tuple(dyads.all()), ties,
    )


class _Dyads:
    """The table of directed and undirected pairs, each once."""

    def __init__(self) -> None:
        self._places: dict[Dyad, int] = {}

    def place(self, source: int, target: int, mutual: bool) -> int:
        return self._places.setdefault((source, target, mutual), len(self._places))

    def all(self) -> list[Dyad]:
        return list(self._places)


def _pairs(event: Event, place: Mapping[str, int]) -> Iterator[Dyad]:
    """The pairs of actors that an event joins, each once; none where it names one side only."""
    event_type = event_types().get(event.type)
    if event_type is not None and event_type.mutual:
        if event.targets:
            both = {
                (min(place[a], place[b]), max(place[a], place[b]))
                for a in event.sources for b in event.targets if a != b
            }
        else:
            both = set(combinations(sorted({place[code] for code in event.sources}), 2))
        yield from ((a, b, True) for a, b in sorted(both))
        return
    for source in dict.fromkeys(event.sources):
        for target in dict.fromkeys(event.targets):
            if source != target:
                yield place[source], place[target], False


def _names(actors: Sequence[str], labels: Labels) -> dict[str, Any]:
    """Names in English, and those in Norwegian that differ, by place."""
    english = [labels.get(code, {}).get("en") or labels.get(code, {}).get("nb") or code for code in actors]
    norwegian = {
        str(number): name
        for number, code in enumerate(actors)
        if (name := labels.get(code, {}).get("nb")) and name != english[number]
    }
    return {"en": english, "nb": norwegian}


def _type_row(name: str, kind: int) -> dict[str, Any]:
    event_type = event_types().get(name)
    if event_type is None:
        spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()
        return {"name": name, "kind": kind, "mutual": 0, "en": spaced, "nb": spaced, "predicate": ""}
    return {
        "name": name, "kind": kind, "mutual": int(event_type.mutual), "en": event_type.label,
        "nb": event_type.label_nb, "predicate": event_type.predicate,
    }


def _add_answers(columns: Columns, events: Sequence[Event], number_of: Mapping[str, int]) -> None:
    links = [
        (number, number_of[cause])
        for number, event in enumerate(events)
        for cause in event.in_response_to
        if cause in number_of
    ]
    columns.add("answer", [answer for answer, _ in links])
    columns.add("answered", [cause for _, cause in links])


def _add_status(
    columns: Columns, status: Iterable[StatusInterval], place: Mapping[str, int], number_of: Mapping[str, int]
) -> None:
    rows = sorted(
        (
            *sorted((place[span.dyad[0]], place[span.dyad[1]])), _day(span.start),
            0 if span.end is None else _day(span.end) - _day(span.start), STATES.index(span.state),
            number_of.get(span.began_with or "", -1) + 1, number_of.get(span.ended_with or "", -1) + 1,
        )
        for span in status
        if span.dyad[0] in place and span.dyad[1] in place
    )
    # Days are counted from the first one, since a column holds no negative number.
    base = min((row[2] for row in rows), default=0)
    columns.note("statusBase", base)
    for at, name in enumerate(("A", "B", "Start", "Length", "State", "Began", "Ended")):
        columns.add(f"status{name}", [row[at] - (base if name == "Start" else 0) for row in rows])


def _texts(events: Sequence[Event], sources: Mapping[str, Source], words: Strings) -> bytes:
    """The package of what is read only when somebody looks: quotes, articles, places, persons, ids."""
    known: dict[str, int] = {}
    agents = Lists()
    per_event, report_source, report_confidence, per_report, quotes = [], [], [], [], []
    place, own, agent_set = [], [], []
    for event in events:
        per_event.append(len(event.reports))
        place.append(words.place(event.place))
        own.append(0 if event.own_mission is None else 1 + event.own_mission)
        agent_set.append(agents.place(words.place(agent) for agent in event.agents))
        for report in event.reports:
            report_source.append(known.setdefault(report.source_id, len(known)))
            report_confidence.append(round(min(max(report.confidence, 0), 1) * 100))
            per_report.append(len(report.quotes))
            quotes += [words.place(quote.text) for quote in report.quotes]
    columns = Columns({
        "words": words.all(),
        "sources": [_source_row(sources.get(name) or Source(name, name)) for name in known],
    })
    ids = [event.id for event in events]
    if all(re.fullmatch(r"[0-9a-f]{12}", name) for name in ids):
        columns.add_bytes("id", bytes.fromhex("".join(ids)), 6)
    else:
        table = Strings()
        columns.add("idWord", [table.place(name) for name in ids])
        columns.note("ids", table.all())
    columns.add("place", place)
    columns.add("ownMission", own)
    columns.add("agentSet", agent_set)
    agents.add_to(columns, "agent")
    columns.add("reports", per_event)
    columns.add("reportSource", report_source)
    columns.add("reportConfidence", report_confidence)
    columns.add("quotes", per_report)
    columns.add("quoteWord", quotes)
    return columns.pack()


def _source_row(source: Source) -> list[str]:
    return [
        source.id, source.title or source.name, source.publisher,
        "" if source.published is None else str(source.published), source.url if _is_web(source.url) else "",
        source.kind,
    ]


def _is_web(url: str) -> bool:
    """Whether a link to it may stand in the page; the page checks again."""
    return re.match(r"https?://[^/\s]", url, re.IGNORECASE) is not None


def _day(day: date) -> int:
    return day.toordinal() - EPOCH
