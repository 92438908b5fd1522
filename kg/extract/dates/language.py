"""The date words and templates of one language, read from its file and checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import kg.language
from kg.errors import UserError
from kg.extract.dates.calendar import HOLIDAYS, PARTS, SEASONS, UNITS
from kg.extract.dates.expression import Role, Value
from kg.extract.dates.templates import Sequence, expand, slot_class, slot_label, words
from kg.language.reading import line_of, read_yaml

FOLDER = Path(kg.language.__file__).parent

NUMERIC_SLOTS = frozenset(("day", "year", "month_number", "number"))
"""Slots that digits can fill; `day` and `number` take word forms as well."""

RULES: Mapping[str, frozenset[str]] = {
    # rule: the slots and settings it needs; the others are optional
    "date": frozenset(("day", "month")),
    "month": frozenset(("month",)),
    "year": frozenset(("year",)),
    "decade": frozenset(("year",)),
    "season": frozenset(("season",)),
    "holiday": frozenset(("holiday",)),
    "weekday": frozenset(("weekday",)),
    "day": frozenset(("days",)),
    "weekend": frozenset(),
    "period": frozenset(("unit", "shift")),
    "ago": frozenset(("sign",)),
    "stretch": frozenset(("sign",)),
    "recent": frozenset(),
    "told-offset": frozenset(("sign",)),
    "told-period": frozenset(("unit", "shift")),
    "told-weekday": frozenset(("weekday", "sign")),
    "told-shortly": frozenset(),
    "none": frozenset(),
}

_KNOWN_VALUES: Mapping[str, frozenset[Value]] = {
    "month": frozenset(range(1, 13)),
    "weekday": frozenset(range(1, 8)),
    "unit": frozenset(UNITS),
    "season": frozenset(SEASONS),
    "part": frozenset(PARTS),
    "holiday": frozenset(HOLIDAYS),
    "hedge": frozenset(("about", "under", "just-under", "just-over", "over")),
    "which_year": frozenset((-2, -1, 0, 1, 2, "told")),
}
_COMPLETE = ("month", "weekday", "season")
_SETTINGS = frozenset(
    (
        "sign",
        "shift",
        "days",
        "future",
        "past",
        "strict",
        "role",
        "clause",
        "part",
        "unit",
        "number",
        "today",
        "evening_before",
        "whole_year",
        "if_future",
        "which_year",
        "holiday",
        "week",
        "told_year",
        "season",
    )
)


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write a value: its tokens, the first of which must be a capital in the text if it is here."""

    sequence: Sequence
    value: Value


@dataclass(frozen=True, slots=True)
class Template:
    """A token sequence and the rule it calls; `needs_lead` templates stand only behind a lead."""

    sequence: Sequence
    rule: str
    settings: tuple[tuple[str, Value], ...]
    needs_lead: bool


@dataclass(frozen=True, slots=True)
class Lead:
    """Words before an expression that belong to it (`in`, `until`); `before` names the rules it may lead."""

    sequence: Sequence
    role: Role
    before: frozenset[str]


@dataclass(frozen=True, slots=True)
class DateLanguage:
    """Everything a date file says. `forms` maps each word class to its forms."""

    code: str
    forms: Mapping[str, tuple[Form, ...]]
    templates: tuple[Template, ...]
    leads: tuple[Lead, ...]


@cache
def date_language(code: str) -> DateLanguage:
    """The date words and templates of a language.

    Raises:
        UserError: there is no such language, or its file has an error; the message says where.
    """
    path = FOLDER / code / "dates.yaml"
    if not re.fullmatch(r"[a-z]{2,3}", code) or not path.is_file():
        known = ", ".join(sorted(file.parent.name for file in FOLDER.glob("*/dates.yaml")))
        raise UserError(f"no date words for the language {code!r}", f"there are: {known}")
    return read_date_file(path)


def read_date_file(path: Path) -> DateLanguage:
    """Reads and checks a date file.

    Raises:
        UserError: the file has an error; the message names the file and the line.
    """
    try:
        return _read(path.parent.name, read_yaml(path))
    except _EntryError as error:
        where = f"{path.parent.name}/{path.name}, line {line_of(path, error.entry)}"
        raise UserError(f"{where}: {error}") from error


class _EntryError(Exception):
    """An entry of the file is wrong; `entry` is its text, from which the line is found."""

    def __init__(self, entry: object, message: str) -> None:
        super().__init__(message)
        self.entry = str(entry)


def _read(code: str, data: Any) -> DateLanguage:
    if not isinstance(data, dict) or not {"words", "templates"} <= data.keys():
        raise _EntryError("", "needs `words` and `templates`")
    unknown = data.keys() - {"words", "macros", "leads", "templates"}
    if unknown:
        raise _EntryError(min(map(str, unknown)), f"unknown key {min(map(str, unknown))!r}")
    forms = {name: tuple(_forms(name, values)) for name, values in data["words"].items()}
    for name in _COMPLETE:
        missing = _KNOWN_VALUES[name] - {form.value for form in forms.get(name, ())}
        if missing:
            raise _EntryError(name, f"{name}: no word for {', '.join(sorted(map(str, missing)))}")
    macros = data.get("macros") or {}
    return DateLanguage(
        code,
        forms,
        tuple(t for group in data["templates"] for t in _templates(group, macros, forms)),
        tuple(lead for group in data.get("leads") or () for lead in _leads(group, macros)),
    )


def _forms(name: str, values: Any) -> Iterator[Form]:
    if not isinstance(values, dict):
        raise _EntryError(name, f"{name}: must map each value to its word forms")
    for key, written in values.items():
        value = _value(key)
        known = _KNOWN_VALUES.get(slot_label(name))
        if known is not None and value not in known:
            raise _EntryError(key, f"{name}: unknown value {key!r}")
        for form in written if isinstance(written, list) else [written]:
            if not isinstance(form, str) or not form.strip():
                raise _EntryError(form, f"{name}: {form!r} is not a word (quote it)")
            yield Form(words(form), value)


def _value(key: object) -> Value:
    """A number, a vague number (`2-6` is the pair 2, 6) or a name."""
    if isinstance(key, (bool, int)):
        return key
    found = re.fullmatch(r"(\d+)-(\d+)", str(key))
    return (int(found[1]), int(found[2])) if found else str(key)


def _templates(group: Any, macros: Mapping[str, str], forms: Mapping[str, object]) -> Iterator[Template]:
    rule = str(group.get("rule")) if isinstance(group, dict) else ""
    if rule not in RULES:
        raise _EntryError(rule or group, f"unknown rule {rule!r}")
    settings = {
        key: _setting(key, value)
        for key, value in group.items()
        if key not in ("rule", "write", "needs_lead")
    }
    for written in group.get("write") or ():
        for sequence in _expand(written, macros):
            slots = {step.text for step in sequence if step.slot}
            for slot in slots:
                if slot_class(slot) not in forms.keys() | NUMERIC_SLOTS:
                    raise _EntryError(written, f"unknown slot {{{slot}}} in {written!r}")
            labels = {slot_label(slot) for slot in slots}
            filled = labels | settings.keys()
            if twice := labels & settings.keys():
                raise _EntryError(written, f"{min(twice)} is both a setting and a slot in {written!r}")
            if missing := RULES[rule] - filled:
                raise _EntryError(written, f"rule {rule} needs {', '.join(sorted(missing))} in {written!r}")
            yield Template(sequence, rule, tuple(sorted(settings.items())), bool(group.get("needs_lead")))


def _setting(key: str, value: Any) -> Value:
    if key not in _SETTINGS:
        raise _EntryError(key, f"unknown setting {key!r}")
    if key == "role" and value not in set(Role):
        raise _EntryError(value, f"unknown role {value!r}")
    if isinstance(value, list) and len(value) == 2 and all(isinstance(item, int) for item in value):
        return (value[0], value[1])
    if not isinstance(value, (int, str)):
        raise _EntryError(key, f"setting {key!r} cannot be {value!r}")
    return value


def _leads(group: Any, macros: Mapping[str, str]) -> Iterator[Lead]:
    role = group.get("role") if isinstance(group, dict) else None
    if role not in set(Role):
        raise _EntryError(role or group, f"unknown role {role!r}")
    before = frozenset(group.get("before") or RULES.keys())
    if unknown := before - RULES.keys():
        raise _EntryError(min(unknown), f"unknown rule {min(unknown)!r}")
    for written in group.get("write") or ():
        for sequence in _expand(written, macros):
            if any(step.slot for step in sequence):
                raise _EntryError(written, f"a lead has no slots: {written!r}")
            yield Lead(sequence, Role(role), before)


def _expand(written: Any, macros: Mapping[str, str]) -> list[Sequence]:
    if not isinstance(written, str):
        raise _EntryError(written, f"{written!r} is not a template (quote it)")
    try:
        return expand(written, macros)
    except ValueError as error:
        raise _EntryError(written, str(error)) from error
