"""From rows to coded events: days read, types and actors looked up, filters applied, what is useless set
aside.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from kg.graph.coded import EVENT_COLUMNS
from kg.model import content_id
from kg.sources.names import CodedActor, acted_for_several, resolve_actor
from kg.sources.rows import Batch, Reject
from kg.sources.types import CodedType, coded_type
from kg.vocabulary import event_types

_SIDE = ("", "_code", "_country", "_sector")
_SHOWN = 200

Combination = tuple[str | None, str | None, str | None, str | None, date | None]
"""All that a row says of one side: name, code, country, sectors; and the day, where the name needs it."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What of the rows is wanted; everything by default.

    `actors` are codes, one of which must take part; `groups` are groups of event types. `diplomatic` keeps
    acts between two different states or organisations, done by and to those who can act for them.
    """

    start: date | None = None
    end: date | None = None
    actors: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    diplomatic: bool = False


@dataclass(slots=True)
class Coder:
    """Turns rows into coded events, and remembers every actor and participant that it met.

    Args:
        dataset: the id of the data set, which is part of the ids of its events.
        scheme: of its codes: `cameo`, `plover` or `own`.
        generic: whether its names of actors are kinds of people (see `resolve_actor`).
        filters: what is wanted.
    """

    dataset: str
    scheme: str
    generic: bool
    filters: Filters
    actors: dict[str, None] = field(default_factory=dict)
    persons: dict[tuple[str, str], None] = field(default_factory=dict)
    unknown: Counter[str] = field(default_factory=Counter)
    participants: dict[str, CodedActor] = field(default_factory=dict)
    filtered: int = 0
    _actors_met: dict[Combination, tuple[CodedActor | None, str | None]] = field(default_factory=dict)
    _several_met: dict[str, bool] = field(default_factory=dict)
    _types_met: dict[str, CodedType | None] = field(default_factory=dict)

    def code(self, batch: Batch, file: str) -> tuple[pl.DataFrame, list[Reject]]:
        """The events of a batch in the columns of `EVENT_COLUMNS`, and the rows that tell of none."""
        frame = batch.rows.with_columns(
            pl.col("day").str.to_date("%Y-%m-%d", strict=False).alias("earliest"),
            pl.col("until").str.to_date("%Y-%m-%d", strict=False).alias("latest"),
        )
        frame = self._with_types(frame)
        for side in ("source", "target"):
            frame = self._with_actors(frame, side)
        frame = frame.with_columns(_reason().alias("reason"))
        wrong = frame.filter(pl.col("reason").is_not_null())
        rejects = [Reject(file, line, reason, _shown(row)) for line, reason, *row in
                   wrong.select("line", "reason", "day", "source", "event", "target").iter_rows()]
        good = frame.filter(pl.col("reason").is_null()).with_columns(
            pl.col("latest").fill_null(pl.col("earliest"))
        )
        wanted = good.filter(self._wanted())
        self.filtered += good.height - wanted.height
        return self._events(wanted), rejects

    def _with_types(self, frame: pl.DataFrame) -> pl.DataFrame:
        met = self._types_met
        for text in frame["event"].unique().drop_nulls().to_list():
            if text not in met:
                met[text] = coded_type(text, self.scheme)
        rows = [(text, kind.type, str(kind.modality), str(kind.confidence), event_types()[kind.type].group)
                for text in frame["event"].unique().drop_nulls().to_list() if (kind := met[text]) is not None]
        schema = dict.fromkeys(("event", "type", "modality", "confidence", "group"), pl.String)
        return frame.join(
            pl.DataFrame(rows, schema, orient="row"), on="event", how="left", maintain_order="left"
        )

    def _with_actors(self, frame: pl.DataFrame, side: str) -> pl.DataFrame:
        several = [name for name in frame[side].unique().drop_nulls().to_list() if self._several(name)]
        frame = frame.with_columns(
            pl.when(pl.col(side).is_in(several)).then(pl.col("earliest")).alias("on"),
        )
        columns = [*(side + part for part in _SIDE), "on"]
        rows = []
        for combination in frame.select(columns).unique().iter_rows():
            actor, participant = self._actor(combination)
            rows.append((
                *combination, actor.code if actor else None, participant,
                actor.official and actor.known if actor else None,
            ))
        schema = {
            **dict.fromkeys(columns[:-1], pl.String), "on": pl.Date, f"{side}_actor": pl.String,
            f"{side}_participant": pl.String, f"{side}_official": pl.Boolean,
        }
        found = pl.DataFrame(rows, schema, orient="row")
        return frame.join(found, on=columns, how="left", nulls_equal=True, maintain_order="left").drop("on")

    def _several(self, name: str) -> bool:
        if (known := self._several_met.get(name)) is None:
            known = self._several_met[name] = acted_for_several(name)
        return known

    def _actor(self, combination: Combination) -> tuple[CodedActor | None, str | None]:
        if (met := self._actors_met.get(combination)) is not None:
            return met
        name, code, country, sector, day = combination
        actor = resolve_actor(name, code, country, sector, self.generic, day)
        participant = None
        if actor is not None and not actor.is_plain:
            participant = content_id((self.dataset, name, code, country, sector, actor.code))
            self.participants[participant] = actor
        self._actors_met[combination] = actor, participant
        return actor, participant

    def _wanted(self) -> pl.Expr:
        filters, wanted = self.filters, pl.lit(True)
        if filters.start is not None:
            wanted &= pl.col("latest") >= filters.start
        if filters.end is not None:
            wanted &= pl.col("earliest") <= filters.end
        if filters.actors:
            codes = sorted(filters.actors)
            taking_part = pl.col("source_actor").is_in(codes) | pl.col("target_actor").is_in(codes)
            wanted &= taking_part.fill_null(False)
        if filters.groups:
            wanted &= pl.col("group").is_in(sorted(filters.groups))
        if filters.diplomatic:
            between = pl.col("source_official") & pl.col("target_official")
            wanted &= (between & (pl.col("source_actor") != pl.col("target_actor"))).fill_null(False)
        return wanted

    def _events(self, frame: pl.DataFrame) -> pl.DataFrame:
        parts = ("key", "day", "until", "event", "place", "count",
                 *(f"{side}{part}" for side in ("source", "target") for part in _SIDE))
        text = pl.concat_str((pl.col(part).fill_null("") for part in parts), separator="\x1f")
        ids = [_id(self.dataset, row) for row in frame.select(text.alias("text"))["text"]]
        frame = frame.with_columns(
            pl.Series("id", ids, dtype=pl.UInt64),
            pl.col("source_actor").alias("source"), pl.col("target_actor").alias("target"),
            pl.col("event").alias("rule"), pl.col("count").str.to_integer(strict=False),
        )
        for side in ("source", "target"):
            for code, number in frame[side].value_counts().drop_nulls().iter_rows():
                self._note(code, number)
        return frame.select(EVENT_COLUMNS)

    def _note(self, code: str, number: int) -> None:
        self.actors.setdefault(code)
        if not _is_registered(code):
            self.unknown[code] += number


def _is_registered(code: str) -> bool:
    from kg.registry import actors

    return code in actors()


def _id(dataset: str, text: str) -> int:
    digest = hashlib.blake2b(f"{dataset}\x1f{text}".encode(), digest_size=8).digest()
    return int.from_bytes(digest)


def _reason() -> pl.Expr:
    return (
        pl.when(pl.col("earliest").is_null())
        .then(pl.format("{} is no date", pl.col("day").fill_null("nothing")))
        .when(
            pl.col("until").is_not_null()
            & (pl.col("latest").is_null() | (pl.col("latest") < pl.col("earliest")))
        )
        .then(pl.lit("its last day is no date, or before its first"))
        .when(pl.col("type").is_null())
        .then(pl.format("there is no event type for {}", pl.col("event").fill_null("nothing")))
        .when(pl.col("source_actor").is_null() & pl.col("target_actor").is_null())
        .then(pl.lit("it names no actor"))
        .otherwise(None)
    )


def _shown(row: list[str | None]) -> str:
    return "\t".join((text or "")[:_SHOWN] for text in row)


