"""What follows from the events of data sets, column by column: dyads, edges, relation status, answers.

It is the same as what `kg.graph.derivation` derives from events that were resolved, and stands in graphs of
its own so that a new article does not touch it. A pair of actors of whom articles tell too is left to that
room: of each pair all that is derived stands in one place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import polars as pl

from kg.graph import names
from kg.graph.coded import event_hex, split
from kg.graph.ntriples import curie, date_literal, iri, text_of, triples
from kg.status import status_rules
from kg.status.candidates import ANSWER_DAYS, ANSWERABLE
from kg.status.course import Act, Change, course
from kg.vocabulary import event_types

Pair = tuple[str, str]

_PART = 50_000  # rows that are written at once
_EVENTS = 400_000  # events that are worked on at once


def by_pair(course: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """The events in parts that fit into memory several times over; those of a pair are all in one part."""
    number = course.height // _EVENTS + 1
    one, other = (pl.col(side).to_physical() for side in ("source", "target"))
    part = (pl.min_horizontal(one, other) * 31 + pl.max_horizontal(one, other)) % number
    for at in range(number):
        yield course if number == 1 else course.filter(part == at)


def between_two(
    course: pl.DataFrame, without: Collection[Pair] = (), only: Collection[Pair] | None = None
) -> pl.DataFrame:
    """The events between two actors, with the columns `one` and `other` for the pair without direction.

    Args:
        course: coded events in the columns of `kg.graph.coded.COURSE`.
        without: pairs (in order of their codes) that are left out.
        only: the pairs that stay; all where None.
    """
    sides = [pl.col(side).cast(pl.String) for side in ("source", "target")]
    frame = (
        course.filter((pl.col("source") != pl.col("target")).fill_null(False))
        .with_columns(
            *sides,
            pl.col("type").cast(pl.String),
            pl.col("modality").cast(pl.String),
        )
        .with_columns(
            pl.min_horizontal("source", "target").alias("one"),
            pl.max_horizontal("source", "target").alias("other"),
        )
    )
    if without:
        frame = frame.join(_pairs(without), on=["one", "other"], how="anti")
    if only is not None:
        frame = frame.join(_pairs(only), on=["one", "other"], how="semi")
    return frame


def _pairs(pairs: Collection[Pair]) -> pl.DataFrame:
    return pl.DataFrame(list(pairs), {"one": pl.String, "other": pl.String}, orient="row")


def directed(events: pl.DataFrame) -> pl.DataFrame:
    """The events once for each of their dyads: those of mutual types both ways."""
    mutual = [name for name, kind in event_types().items() if kind.mutual]
    back = events.filter(pl.col("type").is_in(mutual)).rename({"source": "target", "target": "source"})
    return pl.concat([events, back.select(events.columns)])


def derived_triples(events: pl.DataFrame) -> Iterator[bytes]:
    """Dyads, typed edges and relation status as N-Triples, in parts. `events` as `between_two` gives them."""
    yield from dyad_triples(events)
    yield from edge_triples(events)
    yield from status_triples(events)


def dyad_triples(events: pl.DataFrame) -> Iterator[bytes]:
    """The dyads, each with the number of its actual events and its latest one."""
    acts = directed(events)
    actual = acts.filter(pl.col("modality") == "actual").sort("earliest", "id").group_by(
        "source", "target", maintain_order=True,
    ).agg(pl.len().alias("count"), pl.col("id").last().alias("last"), pl.col("earliest").last().alias("day"))
    found = acts.select("source", "target").unique().join(actual, on=["source", "target"], how="left").sort(
        "source", "target",
    )
    for part in split(found, _PART):
        frame = part.with_columns(
            pl.Series("this", [iri(names.dyad(s, t)) for s, t in part.select("source", "target").iter_rows()],
                      dtype=pl.String),
            *(_actor_iris(part[side], side) for side in ("source", "target")),
            _event(pl.col("last")).alias("last"),
        )
        this = pl.col("this")
        yield text_of(
            frame,
            triples(this, "rdf:type", curie("dip:Dyad")),
            triples(this, "dip:from", pl.col("source")),
            triples(this, "dip:to", pl.col("target")),
            triples(this, "dip:eventCount", _integer(pl.col("count"))),
            triples(this, "dip:latestEvent", pl.col("last")),
            triples(this, "dip:latestDay", date_literal(pl.col("day"))),
        )


def edge_triples(events: pl.DataFrame) -> Iterator[bytes]:
    """The typed edges of actual events."""
    edges = (
        directed(events.filter(pl.col("modality") == "actual"))
        .select("source", "type", "target")
        .unique()
        .sort(
            "source",
            "type",
            "target",
        )
    )
    predicates = {name: curie(f"dip:{kind.predicate}") for name, kind in event_types().items()}
    for part in split(edges, _PART):
        frame = part.with_columns(
            _actor_iris(part["source"], "source"), _actor_iris(part["target"], "target")
        )
        predicate = pl.col("type").replace_strict(predicates, return_dtype=pl.String)
        yield text_of(frame, pl.concat_str(
            pl.col("source"), pl.lit(" "), predicate, pl.lit(" "), pl.col("target"), pl.lit(" .\n"),
        ))


def answer_triples(events: pl.DataFrame) -> Iterator[bytes]:
    """Pairs of acts that look like tit for tat, by the rules of `kg.status.candidates`."""
    kinds = [name for name, kind in event_types().items() if not kind.mutual and kind.effect in ANSWERABLE]
    width = (pl.col("latest") - pl.col("earliest")).dt.total_days() + 1
    acts = events.filter(
        (pl.col("modality") == "actual") & pl.col("type").is_in(kinds) & (width <= ANSWER_DAYS)
    ).select("id", "type", "source", "target", "earliest", "latest").sort("earliest", "latest", "id")
    earlier = acts.select(
        "type", "earliest", pl.col("source").alias("target"), pl.col("target").alias("source"),
        pl.col("id").alias("answered"), pl.col("latest").alias("answered_latest"),
        pl.col("earliest").alias("answered_day"),
    )
    found = acts.join_asof(
        earlier, on="earliest", by=["type", "source", "target"], strategy="backward",
        tolerance=f"{ANSWER_DAYS}d", allow_exact_matches=False, check_sortedness=False,
    ).filter(pl.col("answered").is_not_null() & (pl.col("answered_latest") <= pl.col("latest")))
    for part in split(found, _PART):
        yield text_of(part, triples(_event(pl.col("id")), "dip:mayRespondTo", _event(pl.col("answered"))))


def status_triples(events: pl.DataFrame) -> Iterator[bytes]:
    """The intervals of relation status of each pair."""
    lines: list[str] = []
    size = 0
    for pair, changes in courses(events):
        text = _status_text(pair, changes)
        lines.append(text)
        size += len(text)
        if size > 16 * 2**20:
            yield "".join(lines).encode("utf-8")
            lines, size = [], 0
    yield "".join(lines).encode("utf-8")


def courses(events: pl.DataFrame) -> Iterator[tuple[Pair, list[Change]]]:
    """For each pair, in order, the changes of its relations; events are named by sixteen hexadecimal digits.
    """
    rules = status_rules()
    worst = {name: rule.worst for name, rule in rules.items()}
    moving = [name for name, rule in rules.items() if rule.becomes]
    acts = events.filter((pl.col("modality") == "actual") & pl.col("type").is_in(moving)).with_columns(
        pl.col("type").replace_strict(worst, return_dtype=pl.Int8).alias("worst"),
    ).sort("one", "other", "earliest", "worst", "latest", "id")
    begin = (pl.col("one") != pl.col("one").shift()) | (pl.col("other") != pl.col("other").shift())
    starts = acts.select(begin.fill_null(True).alias("begin"))["begin"].arg_true().to_list()
    pairs = acts.select("one", "other").gather(starts) if starts else acts.select("one", "other")
    columns = acts.select(
        pl.col("earliest").cast(pl.Int32) + _EPOCH, event_hex(pl.col("id")).alias("id"), "type"
    )
    for first in range(0, len(starts), _PAIRS):
        some = starts[first:first + _PAIRS]
        end = starts[first + _PAIRS] if first + _PAIRS < len(starts) else acts.height
        part = columns.slice(some[0], end - some[0])
        moves: list[Act] = list(
            zip(
                part["earliest"].to_list(),
                part["id"].to_list(),
                [rules[name] for name in part["type"].to_list()],
                strict=True,
            )
        )
        bounds = [start - some[0] for start in some] + [len(moves)]
        for place, pair in enumerate(pairs.slice(first, len(some)).iter_rows()):
            yield pair, course(moves[bounds[place]:bounds[place + 1]])


_PAIRS = 2_000  # how many pairs are taken out of the columns at once
_EPOCH = 719163  # 1970-01-01 as an ordinal
_BETWEEN, _STATE, _START, _END, _BEGAN, _ENDED, _UPHELD, _A, _CLASS, _DATE = (
    curie(name)
    for name in (
        "dip:between",
        "dip:state",
        "dip:start",
        "dip:end",
        "dip:beganWith",
        "dip:endedWith",
        "dip:upheldBy",
        "rdf:type",
        "dip:RelationStatus",
        "xsd:date",
    )
)


def _status_text(pair: Pair, changes: list[Change]) -> str:
    from datetime import date

    one, other = (iri(names.actor(code)) for code in pair)
    event = names.PREFIXES["event"]
    parts = []
    days = [date.fromordinal(change.day).isoformat() for change in changes]
    for place, (this, day) in enumerate(zip(changes, days, strict=True)):
        node = iri(names.status(*pair, day))
        parts.append(
            f'{node} {_A} {_CLASS} .\n{node} {_BETWEEN} {one} .\n{node} {_BETWEEN} {other} .\n'
            f'{node} {_STATE} <{names.DIP}{this.state}> .\n{node} {_START} "{day}"^^{_DATE} .\n'
        )
        if this.event is not None:
            parts.append(f"{node} {_BEGAN} <{event}{this.event}> .\n")
        if place + 1 < len(changes):
            parts.append(f'{node} {_END} "{days[place + 1]}"^^{_DATE} .\n')
            if changes[place + 1].event is not None:
                parts.append(f"{node} {_ENDED} <{event}{changes[place + 1].event}> .\n")
        parts.extend(f"{node} {_UPHELD} <{event}{upheld}> .\n" for upheld in this.upheld_by)
    return "".join(parts)


def _event(column: pl.Expr) -> pl.Expr:
    return pl.concat_str(pl.lit(f"<{names.PREFIXES['event']}"), event_hex(column), pl.lit(">"))


def _integer(column: pl.Expr) -> pl.Expr:
    return pl.concat_str(pl.lit('"'), column.cast(pl.String), pl.lit(f'"^^{curie("xsd:integer")}'))


def _actor_iris(column: pl.Series, name: str) -> pl.Series:
    codes = column.unique().to_list()
    return column.replace_strict(
        codes, [iri(names.actor(code)) for code in codes], return_dtype=pl.String
    ).alias(name)
