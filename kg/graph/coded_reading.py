"""Reading the events of data sets back: as columns, or as values of `kg.model`.

The engine itself writes out what is asked for, so that no quad of millions becomes a Python object.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date
from io import BytesIO

import polars as pl
import pyoxigraph as ox

from kg.graph import names
from kg.graph.coded import COURSE, course_of
from kg.graph.data_sets import coded_graphs, participants_of
from kg.graph.terms import term
from kg.model import Event, Interval, Modality, Participant, Report

Pair = tuple[str, str]

_EVENT = names.PREFIXES["event"]
_DATES = ("earliest", "latest")


def read_course(store: ox.Store, pairs: Collection[Pair] | None = None) -> pl.DataFrame:
    """The coded events of all data sets in the columns of `COURSE`; on request only those between some pairs.
    """
    frames = [pl.DataFrame(schema=COURSE)]
    wanted = tuple(name for name in COURSE if name != "id")
    for graph in coded_graphs(store):
        frames.append(course_of(_columns(store, graph, wanted, _between(pairs))))
    return pl.concat(frames)


def read_ids(store: ox.Store, graph: ox.NamedNode) -> pl.Series:
    """The numbers of all events of a data set."""
    return _read(store, graph, "dip:statedIn", "report", "")["id"]


def coded_events(
    store: ox.Store, actors: Collection[str] = (), start: date | None = None, end: date | None = None
) -> list[Event]:
    """The coded events, each with its one report, in order of their days.

    Args:
        store: the store.
        actors: codes; one keeps the events in which it takes part, several those among them.
        start: the first day on which an event must be able to have happened.
        end: the last such day.
    """
    found: list[Event] = []
    wanted = (
        "type",
        "modality",
        "source",
        "target",
        "earliest",
        "latest",
        "confidence",
        "rule",
        "place",
        "count",
        "sourceParticipant",
        "targetParticipant",
    )
    for graph in coded_graphs(store):
        frame = _columns(store, graph, wanted, _of_actors(actors))
        if start is not None:
            frame = frame.filter(pl.col("latest") >= start)
        if end is not None:
            frame = frame.filter(pl.col("earliest") <= end)
        if actors:
            codes = list(actors)
            one, other = pl.col("source").is_in(codes), pl.col("target").is_in(codes)
            frame = frame.filter((one | other if len(codes) == 1 else one & other).fill_null(False))
        found += _events(frame, names.last(graph.value), participants_of(store, graph))
    return sorted(found, key=lambda event: (event.interval, event.id))


def course_events(frame: pl.DataFrame) -> list[Event]:
    """Coded events with what relations need to be derived from them, without their reports."""
    return [
        Event(f"{number:016x}", kind, (source,) if source else (), (target,) if target else (),
              Interval(earliest, latest), (), Modality(modality))
        for number, kind, modality, source, target, earliest, latest in frame.select(list(COURSE)).iter_rows()
    ]


def _events(frame: pl.DataFrame, dataset: str, roles: dict[str, Participant]) -> Iterable[Event]:
    for row in frame.iter_rows(named=True):
        name, interval = f"{row['id']:016x}", Interval(row["earliest"], row["latest"])
        sides: list[tuple[Participant, ...]] = []
        for side in ("source", "target"):
            code, role = row[side], row[f"{side}Participant"]
            sides.append(() if code is None else (roles.get(role or "") or Participant(code, code),))
        confidence = float(row["confidence"])
        report = Report(
            name, dataset, row["type"], sides[0], sides[1], interval, Modality(row["modality"]), row["count"],
            place=row["place"], confidence=confidence, rule=row["rule"] or "",
        )
        sources, targets = (tuple(role.polity for role in side) for side in sides)
        yield Event(
            name, row["type"], sources, targets, interval, (report,), report.modality, report.count,
            place=report.place, confidence=confidence,
            agents=tuple(role.person for role in sides[0] if role.person is not None),
        )


_PROPERTIES = {"type": "dip:eventType"}
_RESOURCES = ("type", "modality")


def _columns(
    store: ox.Store, graph: ox.NamedNode, wanted: Iterable[str], chosen: str
) -> pl.DataFrame:
    frame: pl.DataFrame | None = None
    for name in wanted:
        column = _read(store, graph, _PROPERTIES.get(name, f"dip:{name}"), name, chosen)
        text = column[name]
        if name in _DATES:
            values = text.str.slice(1, 10).str.to_date("%Y-%m-%d")
        elif name in _RESOURCES:
            values = text.str.strip_prefix(f"<{names.DIP}").str.strip_suffix(">")
        elif name in ("source", "target"):
            values = _codes(text)
        elif name == "count":
            values = text.str.extract(r"^\D*(\d+)", 1).str.to_integer()
        elif name in ("rule", "place"):
            values = _texts(text)
        elif name == "confidence":
            values = text.str.extract(r'^"?([^"^]+)', 1)
        else:
            values = text
        column = column.with_columns(values.alias(name))
        frame = column if frame is None else frame.join(column, on="id", how="left")
    assert frame is not None
    return frame


def _between(pairs: Collection[Pair] | None) -> str:
    """The pattern of the events between these pairs; empty for all events."""
    if pairs is None:
        return ""
    dyads = " ".join(f"<{names.dyad(*pair)}> <{names.dyad(*pair[::-1])}>" for pair in sorted(pairs))
    return f"VALUES ?d {{ {dyads} }} ?e {term('dip:dyad')} ?d ."


def _of_actors(actors: Collection[str]) -> str:
    """The pattern of the events of an actor, or of those among several; empty for all events."""
    if not actors:
        return ""
    iris = " ".join(f"<{names.actor(code)}>" for code in sorted(actors))
    source, target = term("dip:source"), term("dip:target")
    if len(actors) > 1:
        return f"VALUES ?a {{ {iris} }} ?e {source} ?a . ?e {target} ?b . VALUES ?b {{ {iris} }}"
    return f"{{ ?e {source} {iris} }} UNION {{ ?e {target} {iris} }}"


def _read(store: ox.Store, graph: ox.NamedNode, property_: str, name: str, chosen: str) -> pl.DataFrame:
    """One property of the events of a data set, or of those that match a pattern for `?e`."""
    select = "SELECT DISTINCT ?e ?v" if chosen else "SELECT ?e ?v"
    query = f"{select} WHERE {{ GRAPH {graph} {{ {chosen} ?e {term(property_)} ?v }} }}"
    text = BytesIO()
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    found.serialize(text, ox.QueryResultsFormat.TSV)
    schema = {"e": pl.String, name: pl.String}
    frame = pl.read_csv(
        text.getvalue(), separator="\t", has_header=False, skip_rows=1, quote_char=None, schema=schema,
    )
    events = frame.filter(pl.col("e").str.starts_with(f"<{_EVENT}"))
    number = pl.col("e").str.slice(len(_EVENT) + 1, 16).map_batches(_numbers, return_dtype=pl.UInt64)
    return events.select(number.alias("id"), name)


def _numbers(texts: pl.Series) -> pl.Series:
    """The numbers that sixteen hexadecimal digits write: two halves, since the whole overflows a signed
    number.
    """
    halves = [
        texts.str.slice(start, 8).str.to_integer(base=16, dtype=pl.Int64).cast(pl.UInt64) for start in (0, 8)
    ]
    return halves[0] * pl.Series([2**32], dtype=pl.UInt64) + halves[1]


def _codes(column: pl.Series) -> pl.Series:
    unique = column.unique().to_list()
    codes = [None if text is None else names.last(text.strip("<>")) for text in unique]
    return column.replace_strict(unique, codes, return_dtype=pl.String)


def _texts(column: pl.Series) -> pl.Series:
    """Plain strings from the way in which they are written in TSV."""
    text = column.str.strip_prefix('"').str.strip_suffix('"')
    written = text.filter(text.str.contains("\\", literal=True)).unique().to_list()
    return text.replace(written, [_ESCAPE.sub(lambda found: _MEANT[found[1]], each) for each in written])


_ESCAPE = re.compile(r"\\([tnr\"\\])")
_MEANT = {"t": "\t", "n": "\n", "r": "\r", '"': '"', "\\": "\\"}
