"""Who is meant by the names, codes, countries and sectors with which data sets speak of actors.

"Citizen (India)" is India with the sector "Citizen"; "Angela Merkel" is the actor for whom the registry has
her in office; what nobody knows stays an actor of its own under its own name.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from kg.errors import UserError
from kg.model import Interval
from kg.registry import NameForm, OfficeHolder, actors, find_holder, names
from kg.registry.spelling import spelling_key
from kg.resources import resource

_NAMED = (NameForm.NAME, NameForm.ORGANISATION, NameForm.GOVERNMENT)
_WITH_POLITY = re.compile(r"(.+?)\s*\((.+)\)")


@dataclass(frozen=True, slots=True)
class CodedActor:
    """The actor behind a name: its code, the sector and the person where they are told.

    `known` says whether the registry knows the actor. `official` is true of those who can act for it: the
    state or organisation by its plain name, its government, forces and courts; not its citizens or firms.
    """

    code: str
    name: str
    known: bool
    official: bool
    sector: str | None = None
    person: str | None = None

    @property
    def is_plain(self) -> bool:
        """Whether the data set says no more than who it is."""
        return self.sector is None and self.person is None and (not self.known or self.official)


def resolve_actor(
    name: str | None, code: str | None, country: str | None, sector: str | None, generic: bool,
    day: date | None = None,
) -> CodedActor | None:
    """Who is meant; None where nothing is said.

    Args:
        name: the actor as the row names it.
        code: a code of a known group, such as `NAT`, or of the registry.
        country: a country, by name or code.
        sector: sectors, with commas between them.
        generic: whether names of the data set are kinds of people ("POLICE") and seldom names of groups.
        day: when it acted, for persons who acted for several in their time (see `acted_for_several`).
    """
    shown = name or code or country
    if shown is None:
        return None
    polity = _by_code(code) or (_by_name(name) if name else None)
    if polity is not None and country is not None and _by_country(country) not in (None, polity):
        # "Georgia" of the United States: what the row says of the country is the surer.
        polity = _by_code(code)
    if polity is not None:
        return CodedActor(polity, shown, True, _is_official(sector, True), sector)
    if name is not None and (found := _WITH_POLITY.fullmatch(name)):
        inner = _by_name(found[2]) or _by_country(found[2])
        if inner is not None:
            return CodedActor(inner, name, True, _is_official(sector or found[1], False), sector or found[1])
    terms = _terms(name, day)
    if len({(term.code, term.name) for term in terms}) == 1:
        return CodedActor(terms[0].code, shown, True, True, sector, terms[0].name)
    home = _by_country(country) if country is not None else None
    if home is not None:
        speaks = _speaks(sector)
        if speaks or name is None or (generic and speaks is None):
            return CodedActor(home, shown, True, bool(speaks) or (name is None and sector is None), sector)
    return CodedActor(shown, shown, False, False, sector)


def acted_for_several(name: str) -> bool:
    """Whether the registry knows the name as that of somebody who held office for several actors in turn."""
    return len({term.code for term in _terms(name, None)}) > 1


def _terms(name: str | None, day: date | None) -> tuple[OfficeHolder, ...]:
    """The terms of office of a person; a single word is not enough to tell one."""
    if name is None or " " not in name:
        return ()
    return find_holder(name, None if day is None else Interval.day(day))


def _is_official(sector: str | None, otherwise: bool) -> bool:
    speaks = _speaks(sector)
    return otherwise if sector is None else bool(speaks) or _is_office(sector)


def _is_office(sector: str) -> bool:
    return any(word in sector.casefold() for word in _OFFICES)


# In names such as "Ministry (Japan)", "Defense / Security Ministry (India)" the office stands in the name.
_OFFICES = (
    "ministry", "minister", "government", "foreign affairs", "head of", "president", "governor", "military",
    "police", "army", "navy", "air force", "envoy", "ambassador", "diplomat", "embassy", "parliament",
    "congress", "senate", "court", "judge", "attorney general", "cabinet", "defense", "intelligence",
    "royal", "king", "representatives", "lawmaker", "legislat", "official", "state media", "coast guard",
    "secretariat", "admin", "delegation",
)


def _speaks(sectors: str | None) -> bool | None:
    """Whether who has these sectors acts for its state: yes, no, or unknown. Armed groups never do."""
    found = {_sectors().get(part.strip().casefold()) for part in re.split("[,;]", sectors or "")} - {None}
    return None if not found else False not in found


def _by_code(code: str | None) -> str | None:
    if code is None:
        return None
    return _codes().get(code) or (code if code in actors() else None)


def _by_country(text: str) -> str | None:
    return _by_code(text) or _by_name(text)


def _by_name(text: str) -> str | None:
    return _names().get(spelling_key(text.replace(",", " ")))


@cache
def _names() -> Mapping[str, str]:
    """The codes of actors by name in English, where the name is that of one actor alone."""
    found: dict[str, set[str]] = {}
    for name in names("en"):
        if name.form in _NAMED:
            found.setdefault(spelling_key(name.text.replace(",", " ")), set()).update(name.codes)
    index = {key: next(iter(codes)) for key, codes in found.items() if len(codes) == 1}
    for row in _table("actor-names.csv"):
        index[spelling_key(row["name"])] = _known(row["actor"], "actor-names.csv")
    return MappingProxyType(index)


@cache
def _codes() -> Mapping[str, str]:
    table = "actor-codes.csv"
    by_alpha2 = {actor.alpha2: actor.code for actor in actors().values() if actor.alpha2}
    own = {row["code"]: _known(row["actor"], table) for row in _table(table)}
    return MappingProxyType({**by_alpha2, **{code: code for code in actors()}, **own})


@cache
def _sectors() -> Mapping[str, bool]:
    return MappingProxyType(
        {row["sector"].casefold(): row["speaks"] == "yes" for row in _table("sectors.csv")}
    )


def _known(code: str, table: str) -> str:
    if code not in actors():
        raise UserError(f"{table}: there is no actor {code!r} in the registry")
    return code


def _table(name: str) -> Iterator[dict[str, str]]:
    with resource(f"data/sources/{name}").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
