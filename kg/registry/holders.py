"""Who held which office for whom, and when: finding the person whom a text names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from kg.model import Interval
from kg.registry.actors import actors
from kg.registry.spelling import spelling_key
from kg.registry.tables import Row, read_table

_COLUMNS = ("name", "aliases", "family", "code", "office", "start", "end", "wikidata")

# A text that names someone by surname alone trusts its readers to know who is meant: an office that is
# further from the day than this is more likely that of a namesake.
_SURNAME_REACH_DAYS = 10 * 365


@dataclass(frozen=True, slots=True)
class OfficeHolder:
    """One term of one person in one office.

    `aliases` are all other forms of the name: other spellings, and the surname alone. `code` is the actor
    for whom the office acts. `end` is the last day of the term, None where it goes on or is not known.
    """

    name: str
    aliases: tuple[str, ...]
    code: str
    office: str
    start: date
    end: date | None
    wikidata: str | None

    def distance(self, on: Interval) -> int:
        """The days between the term and the interval; 0 where they overlap."""
        after_end = (on.earliest - self.end).days if self.end else 0
        return max(0, (self.start - on.latest).days, after_end)

    def nearness(self, on: Interval) -> tuple[bool, int]:
        """Sorts terms by how likely a text of that time means them: no text knows an office yet to come."""
        return self.start > on.latest, self.distance(on)


def find_holder(name: str, on: Interval | None = None) -> tuple[OfficeHolder, ...]:
    """The terms of the persons who can be meant by a name: a full name, another spelling, or a surname.

    Of the terms that overlap `on` all are returned, in the order of their start. Where none does, it is one
    term of each person, the last before `on` or else the first after it: someone who left office is still
    spoken of. Without `on` it is every term. A full name that is unknown is nobody, even where the surname
    is known.

    Raises:
        UserError: the table of office holders has an error.
    """
    key = spelling_key(name)
    if not key or (" " not in key and name == name.lower()):
        return ()
    terms = _index().get(key, ())
    words = key.split()
    if not terms and len(words) > 2:
        terms = _index().get(f"{words[0]} {words[-1]}", ())
    if on is None:
        return terms
    current = tuple(term for term in terms if term.distance(on) == 0)
    if current:
        return current
    nearest: dict[str, OfficeHolder] = {}
    for term in sorted(terms, key=lambda term: term.nearness(on)):
        if term.distance(on) <= _SURNAME_REACH_DAYS or _is_full_name(key, term):
            nearest.setdefault(term.name, term)
    return tuple(nearest.values())


@cache
def office_holders() -> tuple[OfficeHolder, ...]:
    """All terms of office, in the order of the file.

    Raises:
        UserError: the file has an error; the message names its line.
    """
    rows = tuple(read_table("office_holders.csv", _COLUMNS))
    aliases: dict[str, dict[str, None]] = defaultdict(dict)
    for row in rows:
        own = aliases[row.required("name")]
        own |= dict.fromkeys((*row.several("aliases"), *_surnames(row)))
    return tuple(_term(row, tuple(alias for alias in aliases[row["name"]] if alias != row["name"]))
                 for row in rows)


def _surnames(row: Row) -> Iterable[str]:
    """The surname alone: as the row gives it, none for `-`, else the last word of a name of several."""
    if row["family"]:
        return () if row["family"] == "-" else row.several("family")
    words = row["name"].split()
    # A later term of the same person leaves the cells empty that its first one filled.
    first = row["name"] not in _with_family()
    return (words[-1],) if len(words) > 1 and first else ()


@cache
def _with_family() -> frozenset[str]:
    return frozenset(row["name"] for row in read_table("office_holders.csv", _COLUMNS) if row["family"])


def _term(row: Row, aliases: tuple[str, ...]) -> OfficeHolder:
    if row.required("code") not in actors():
        raise row.error(f"unknown code {row['code']!r}")
    start, end = row.day("start"), row.day("end", last=True)
    if start is None:
        raise row.error("column start is empty")
    if end is not None and end < start:
        raise row.error("the term ends before it starts")
    if row["wikidata"] and not re.fullmatch(r"Q\d+", row["wikidata"]):
        raise row.error(f"column wikidata: {row['wikidata']!r} is no Wikidata id")
    return OfficeHolder(row["name"], aliases, row["code"], row.required("office"), start, end,
                        row["wikidata"] or None)


@cache
def _index() -> Mapping[str, tuple[OfficeHolder, ...]]:
    """The terms by every form of the name, in the order of their start."""
    index: dict[str, list[OfficeHolder]] = defaultdict(list)
    for term in sorted(office_holders(), key=lambda term: term.start):
        for key in dict.fromkeys(spelling_key(form) for form in (term.name, *term.aliases)):
            index[key].append(term)
    return MappingProxyType({key: tuple(terms) for key, terms in index.items()})


def _is_full_name(key: str, term: OfficeHolder) -> bool:
    return " " in key and spelling_key(term.name).split()[0] == key.split()[0]
