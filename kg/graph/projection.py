"""Events as NetworkX graphs: one edge per event, or one per pair of actors, weighted or signed, over time.

A node is an actor (key: its IRI; attributes: `code` and what `actors` gives for it). `to_networkx` keeps
every event; the projections sum up how often and how kindly actors dealt with each other.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import networkx as nx

from kg.graph import names
from kg.graph.evidence import clearest
from kg.graph.scales import goldstein
from kg.model import Event, Modality, Source
from kg.status import directed_dyads, dyads
from kg.vocabulary import event_types

if TYPE_CHECKING:
    MultiGraph: TypeAlias = nx.MultiDiGraph[str]
    DirectedGraph: TypeAlias = nx.DiGraph[str]
    Graph: TypeAlias = nx.Graph[str]

Attributes = Mapping[str, Any]
By = Literal["day", "week", "month", "quarter", "year"]


def to_networkx(
    events: Iterable[Event],
    start: date | None = None,
    end: date | None = None,
    types: Collection[str] | None = None,
    actors: Mapping[str, Attributes] | None = None,
    sources: Mapping[str, Source] | None = None,
) -> MultiGraph:
    """Every event as an edge from each of its sources to each of its targets.

    Node key: actor IRI. Edge key: event IRI, which is the same on all edges of one event. Edge attributes:
    `type`, `group`, `mutual`, `start`, `end` (ISO dates), `modality`, `count` (or None), `confidence`,
    `reports` (how many), `quote` (the clearest; or None), `article` (the IRI of its source; or None) and
    `goldstein` (or None). A mutual event has one edge per pair, not one each way: `mutual` tells.

    Args:
        events: the events.
        start: the first day of interest; events that can have happened on it or later stay.
        end: the last day of interest.
        types: the event types that stay; all without one.
        actors: more attributes for nodes, by actor code (a label, a kind).
        sources: the sources by id, to tell data sets from articles; without them all count as articles.

    Raises:
        ValueError: `types` names no event type, or `start` is after `end`.
    """
    graph: MultiGraph = nx.MultiDiGraph()
    for event in select(events, start, end, types):
        attributes = _edge(event, sources or {})
        key = names.event(event.id)
        for source, target in _pairs(event):
            graph.add_edge(_node(graph, source, actors), _node(graph, target, actors), key=key, **attributes)
    return graph


def weighted(events: Iterable[Event], actors: Mapping[str, Attributes] | None = None) -> DirectedGraph:
    """One edge from an actor to another, weighted by what happened between them.

    Only actual events count; a mutual one counts both ways. Edge attributes: `weight` (the number of
    events), `reports` (of reports), `first` and `last` (ISO dates of the first and last event), and a
    number for each group of types that occurs (`mission`, `contact`, ...).
    """
    graph: DirectedGraph = nx.DiGraph()
    for event in _actual(events):
        group = event_types()[event.type].group
        start = event.interval.earliest.isoformat()
        for source, target in directed_dyads(event):
            one, other = _node(graph, source, actors), _node(graph, target, actors)
            if not graph.has_edge(one, other):
                graph.add_edge(one, other, weight=0, reports=0, first=start, last=start)
            edge = graph.edges[one, other]
            edge["weight"] += 1
            edge["reports"] += len(event.reports)
            edge["first"], edge["last"] = min(edge["first"], start), max(edge["last"], start)
            edge[group] = edge.get(group, 0) + 1
    return graph


def signed(events: Iterable[Event], actors: Mapping[str, Attributes] | None = None) -> Graph:
    """One edge without direction between two actors, signed by whether they are friends or foes.

    Only actual events whose type has a Goldstein value count, each once for a pair. Edge attributes:
    `weight` (the mean value, from -10 to 10), `sign` (1, 0 or -1), `positive` and `negative` (numbers of
    events of either side of zero), `events` (their number).
    """
    graph: Graph = nx.Graph()
    sums: dict[tuple[str, str], float] = {}
    for event in _actual(events):
        value = _goldstein(event)
        if value is None:
            continue
        for pair in dyads(event):
            one, other = _node(graph, pair[0], actors), _node(graph, pair[1], actors)
            if not graph.has_edge(one, other):
                graph.add_edge(one, other, weight=0.0, sign=0, positive=0, negative=0, events=0)
            edge = graph.edges[one, other]
            edge["events"] += 1
            edge["positive"] += value > 0
            edge["negative"] += value < 0
            sums[pair] = sums.get(pair, 0.0) + value
            edge["weight"] = round(sums[pair] / edge["events"], 3)
            edge["sign"] = (edge["weight"] > 0) - (edge["weight"] < 0)
    return graph


def snapshots(
    events: Iterable[Event],
    by: By = "month",
    project: Callable[[list[Event]], Any] | None = None,
) -> Iterator[tuple[date, Any]]:
    """The graph period by period: the first day of each period and the graph of its events.

    An event belongs to the period of its first possible day. Periods without events between the first and
    the last one are there too, as empty graphs, so that a series has no holes.

    Args:
        events: the events.
        by: the length of a period; weeks begin on Monday.
        project: what makes a graph of events: `to_networkx` (default), `weighted`, `signed` or your own.

    Raises:
        ValueError: `by` is no length of a period.
    """
    if by not in _NEXT:
        raise ValueError(f"{by!r} is no length of a period: use one of {', '.join(_NEXT)}")
    by_period: dict[date, list[Event]] = {}
    for event in events:
        by_period.setdefault(_first_day(event.interval.earliest, by), []).append(event)
    make = project or to_networkx
    period, last = min(by_period, default=None), max(by_period, default=None)
    while period is not None and last is not None and period <= last:
        yield period, make(by_period.get(period, []))
        period = _NEXT[by](period)


def select(
    events: Iterable[Event],
    start: date | None = None,
    end: date | None = None,
    types: Collection[str] | None = None,
) -> Iterator[Event]:
    """The events of these types that can have happened between two days, both included.

    Raises:
        ValueError: `types` names no event type, or `start` is after `end`.
    """
    if start is not None and end is not None and start > end:
        raise ValueError(f"the time ends before it starts: {start} > {end}")
    if unknown := sorted(set(types or ()) - event_types().keys()):
        raise ValueError(f"there is no event type {unknown[0]!r}")
    return (
        event for event in events
        if (types is None or event.type in types)
        and (start is None or event.interval.latest >= start)
        and (end is None or event.interval.earliest <= end)
    )


def _actual(events: Iterable[Event]) -> Iterator[Event]:
    return (event for event in events if event.modality is Modality.ACTUAL)


def _pairs(event: Event) -> list[tuple[str, str]]:
    """The pairs of the event with the direction in which it names them; a mutual event's each once."""
    named = [(s, t) for s in event.sources for t in event.targets if s != t]
    if not event_types()[event.type].mutual:
        return named
    once = {frozenset(pair): pair for pair in [*directed_dyads(event), *reversed(named)]}
    return sorted(once.values())


def _node(graph: Any, code: str, actors: Mapping[str, Attributes] | None) -> str:
    key = names.actor(code)
    if key not in graph:
        graph.add_node(key, **{**(actors.get(code, {}) if actors else {}), "code": code})
    return key


def _edge(event: Event, sources: Mapping[str, Source]) -> dict[str, Any]:
    kind = event_types()[event.type]
    report, quote = clearest(event) or (None, None)
    source = sources.get(report.source_id) if report else None
    return {
        "type": event.type,
        "group": kind.group,
        "mutual": kind.mutual,
        "start": event.interval.earliest.isoformat(),
        "end": event.interval.latest.isoformat(),
        "modality": str(event.modality),
        "count": event.count,
        "confidence": event.confidence,
        "reports": len(event.reports),
        "quote": quote.text if quote else None,
        "article": names.source(report.source_id, source.kind if source else "article") if report else None,
        "goldstein": _goldstein(event),
    }


def _goldstein(event: Event) -> float | None:
    value = goldstein(event_types()[event.type].cameo)
    return None if value is None else float(value)


def _first_day(day: date, by: By) -> date:
    if by == "week":
        return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
    months = {"month": day.month, "quarter": day.month - (day.month - 1) % 3, "year": 1}
    return day.replace(month=months[by], day=1) if by in months else day


def _after(day: date, days: int) -> date | None:
    return day + timedelta(days) if (date.max - day).days >= days else None


def _months_after(day: date, months: int) -> date | None:
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1) if day.year + years <= date.max.year else None


_NEXT: Mapping[str, Callable[[date], date | None]] = {
    "day": lambda day: _after(day, 1),
    "week": lambda day: _after(day, 7),
    "month": lambda day: _months_after(day, 1),
    "quarter": lambda day: _months_after(day, 3),
    "year": lambda day: _months_after(day, 12),
}
