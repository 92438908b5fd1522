"""Every form of every name by which a text of a language can speak of an actor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from kg.registry.actors import ActorKind, actors
from kg.registry.inflection import inflect
from kg.registry.labels import cldr_names, name_rows
from kg.registry.tables import ORGANISATIONS, Row, read_table

_AMBIGUOUS = ("languages", "form", "text", "codes", "note")
_PLACES = ("place", "codes", "nb", "nn", "sv", "da", "de", "fr", "es", "also", "risky")


class NameForm(StrEnum):
    """How a name speaks of its actor.

    `PERSON` is one national, `PEOPLE` several or all of them. `CAPITAL` is the capital, or another seat of
    the government or of embassies; `GOVERNMENT` a body or a metonym of a state ("Kreml"); `PLACE` another
    city or region. `ORGANISATION` is an organisation or one of its bodies.
    """

    NAME = "name"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"
    CAPITAL = "capital"
    ADJECTIVE = "adjective"
    PERSON = "person"
    PEOPLE = "people"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class ActorName:
    """A text that names an actor, written as in running text and without an article before it.

    `codes` has one code, or several where the text does not say who is meant, the likeliest first.
    `risky` is true of what is also a common word, a first name or a surname ("Jordan", "Turkey").
    """

    text: str
    codes: tuple[str, ...]
    form: NameForm
    risky: bool = False

    @property
    def code(self) -> str | None:
        """The actor's code; None where several actors bear the name."""
        return self.codes[0] if len(self.codes) == 1 else None


@cache
def names(language: str) -> tuple[ActorName, ...]:
    """All names in a language, inflected as its texts need them (but for the genitive).

    A text stands once for each form that it can be ("Russian" is an adjective and a person), always with
    the same codes. A language without a table of its own has the names of states from the CLDR.

    Raises:
        UserError: the language is unknown, or a table has an error; the message names file and line.
    """
    found = dict(_ambiguous(language))
    shared = {text: name.codes for (text, _), name in found.items()}
    owners: dict[str, tuple[str, ...]] = dict(shared)
    for name, row in _all(language):
        codes = owners.setdefault(name.text, name.codes)
        if codes != name.codes and not (name.text in shared and set(name.codes) <= set(codes)):
            raise row.error(f"{name.text!r} ({'|'.join(name.codes)}) also means {'|'.join(codes)}; "
                            "a shared name belongs in ambiguous.csv")
        key = (name.text, name.form)
        if key not in found or (name.risky and not found[key].risky):
            found[key] = ActorName(name.text, codes, name.form, name.risky)
    for code, texts in cldr_names(language).items():
        for text in texts:
            # Own tables know better than the CLDR what a text means, so it adds names and changes none.
            if text not in owners:
                found[text, NameForm.NAME] = ActorName(text, (code,), NameForm.NAME)
    return tuple(found.values())


def _all(language: str) -> Iterator[tuple[ActorName, Row]]:
    for row in name_rows(language):
        yield from ((name, row) for name in _of_row(row, language))
    for row in read_table("organisations.csv", ORGANISATIONS):
        for text in (*row.several("acronyms"), row.required("name")):
            yield ActorName(text, (row["code"],), NameForm.ORGANISATION), row
    yield from _places(language)


def _of_row(row: Row, language: str) -> Iterator[ActorName]:
    code = row.required("code")
    if code not in actors():
        raise row.error(f"unknown code {code!r}")
    organisation = actors()[code].kind is ActorKind.ORGANISATION
    body = NameForm.ORGANISATION if organisation else NameForm.GOVERNMENT
    name = NameForm.ORGANISATION if organisation else NameForm.NAME
    forms: list[tuple[str, NameForm]] = [(row.required("name"), name)]
    forms += ((text, name) for text in row.several("also"))
    forms += ((text, NameForm.PEOPLE) for text in row.several("people"))
    forms += ((text, body) for text in row.several("government"))
    for column in ("adjective", "capital", "person"):
        forms += _inflected(row, row.several(column), language, NameForm(column))
    risky = set(row.several("risky"))
    if unknown := risky - {text for text, _ in forms}:
        raise row.error(f"column risky: {', '.join(sorted(unknown))} is none of this row's names")
    for text, form in dict.fromkeys(forms):
        yield ActorName(text, (code,), form, text in risky)


def _inflected(
    row: Row, words: Iterable[str], language: str, form: NameForm
) -> Iterator[tuple[str, NameForm]]:
    for word in words:
        singular, plural = inflect(word, language, form.value, row)
        yield from ((text, form) for text in singular)
        yield from ((text, NameForm.PEOPLE if form is NameForm.PERSON else form) for text in plural)


def _ambiguous(language: str) -> Iterator[tuple[tuple[str, NameForm], ActorName]]:
    for row in read_table("ambiguous.csv", _AMBIGUOUS):
        if row["languages"] != "*" and language not in row.several("languages"):
            continue
        codes = row.several("codes")
        if len(codes) < 2 or not all(code in actors() for code in codes):
            raise row.error("column codes needs two known codes or more")
        form = row.choice("form", NameForm)
        for text, part in _inflected(row, (row.required("text"),), language, form):
            yield (text, part), ActorName(text, codes, part)


def _places(language: str) -> Iterator[tuple[ActorName, Row]]:
    local = {"nn": ("nn", "nb", "place"), "en": ("place",)}.get(language, (language, "place"))
    for row in read_table("places.csv", _PLACES):
        codes = row.several("codes")
        if not codes or not all(code in actors() for code in codes):
            raise row.error("column codes needs a known code")
        texts: Mapping[str, None] = dict.fromkeys((
            *next((row.several(column) for column in local if row.cells.get(column)), ()),
            *row.several("also"), row.required("place"),
        ))
        risky = set(row.several("risky"))
        if unknown := risky - {text for column in (*_PLACES[2:-1], "place") for text in row.several(column)}:
            raise row.error(f"column risky: {', '.join(sorted(unknown))} is none of this row's names")
        for text in texts:
            yield ActorName(text, codes, NameForm.PLACE, text in risky), row
