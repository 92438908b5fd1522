"""The actors: states, territories, former states and organisations, by their code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from kg.errors import UserError
from kg.registry.labels import label, label_languages
from kg.registry.tables import ORGANISATIONS, STATES, Row, read_table

_RENAMINGS = ("code", "language", "former", "last_day")


class ActorKind(StrEnum):
    """What an actor is. `STATE` is who acts as a state; it says nothing of who recognises it."""

    STATE = "state"
    ORGANISATION = "organisation"
    TERRITORY = "territory"
    FORMER_STATE = "former_state"


class Labels(Mapping[str, str]):
    """The label of an actor by language; a language is read from disk when it is first asked for."""

    __slots__ = ("_code", "_name")

    def __init__(self, code: str, name: str) -> None:
        self._code, self._name = code, name

    def __getitem__(self, language: str) -> str:
        text = label(self._code, language) if language in label_languages() else None
        if text is None and language == "en":
            return self._name
        if text is None:
            raise KeyError(language)
        return text

    def __iter__(self) -> Iterator[str]:
        return (language for language in label_languages() if language in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __repr__(self) -> str:
        return f"Labels({self._code!r})"


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name that an actor bore until it took another one; `last_day` belongs to the old name's time."""

    language: str
    text: str
    last_day: date


@dataclass(frozen=True, slots=True)
class RegisteredActor:
    """An actor of the registry.

    `code` is the ISO 3166-1 alpha-3 code of a state, else a short code of our own. `valid_from` and
    `valid_to` are the first and the last day of its existence, where the registry knows them. `successor`
    names who took its place, `members` who belongs to it; both are codes.
    """

    code: str
    kind: ActorKind
    alpha2: str | None
    labels: Mapping[str, str] = field(compare=False)
    wikidata: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    successor: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    former_names: tuple[FormerName, ...] = ()

    def label(self, language: str = "en", on: date | None = None) -> str:
        """Its name in a language (in English where the registry has none), as it was on that day."""
        for former in sorted(self.former_names, key=lambda name: name.last_day):
            if on is not None and former.language == language and on <= former.last_day:
                return former.text
        return self.labels.get(language) or self.labels["en"]


@cache
def actors() -> Mapping[str, RegisteredActor]:
    """All actors by code: states first, then organisations, each in the order of its file.

    Raises:
        UserError: a file has an error; the message names the file and the line.
    """
    former: dict[str, list[FormerName]] = {}
    for row in read_table("renamings.csv", _RENAMINGS):
        last_day = row.day("last_day", last=True)
        if last_day is None:
            raise row.error("column last_day is empty")
        name = FormerName(row.required("language"), row.required("former"), last_day)
        former.setdefault(row.required("code"), []).append(name)
    rows = [(row, False) for row in read_table("states.csv", STATES)]
    rows += [(row, True) for row in read_table("organisations.csv", ORGANISATIONS)]
    found: dict[str, RegisteredActor] = {}
    for row, organisation in rows:
        actor = _actor(row, organisation, tuple(former.get(row["code"], ())))
        if actor.code in found:
            raise row.error(f"code {actor.code} stands twice")
        found[actor.code] = actor
    for row, _ in rows:
        actor = found[row["code"]]
        for code in (*actor.successor, *actor.members):
            if code not in found:
                raise row.error(f"unknown code {code!r}")
    return MappingProxyType(found)


def _actor(row: Row, organisation: bool, former: tuple[FormerName, ...]) -> RegisteredActor:
    code, name = row.required("code"), row.required("name")
    if organisation:
        kind, alpha2, members = ActorKind.ORGANISATION, None, row.several("members")
    else:
        kind, alpha2, members = row.choice("kind", ActorKind), row["alpha2"] or None, ()
    start, end = row.day("valid_from"), row.day("valid_to", last=True)
    if start and end and start > end:
        raise row.error("valid_to is before valid_from")
    if row["wikidata"] and not (row["wikidata"][0] == "Q" and row["wikidata"][1:].isdecimal()):
        raise row.error(f"column wikidata: {row['wikidata']!r} is no Wikidata id")
    return RegisteredActor(
        code, kind, alpha2, Labels(code, name), row["wikidata"] or None, start, end,
        row.several("successor"), members, former,
    )


def actor(code: str) -> RegisteredActor:
    """The actor of a code, e.g. `RUS` or `NATO`.

    Raises:
        UserError: no actor has this code.
    """
    found = actors().get(code)
    if found is None:
        raise UserError(f"no actor has the code {code!r}",
                        "the codes stand in data/actors/states.csv and organisations.csv")
    return found
