"""What an actor is called in a language: by `names-<language>.csv`, else by the Unicode CLDR."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from kg.errors import UserError
from kg.registry.tables import NAMES, STATES, Row, read_table
from kg.resources import resource


@cache
def label_languages() -> tuple[str, ...]:
    """The languages that have a table of names, in the order of their codes."""
    return tuple(sorted(path.stem.removeprefix("names-")
                        for path in resource("data/actors").glob("names-*.csv")))


def label(code: str, language: str) -> str | None:
    """The name of an actor as a text of this language would write it; None where nothing is known."""
    return _labels(language).get(code)


@cache
def name_rows(language: str) -> tuple[Row, ...]:
    """The rows of a language's table of names; none for a language without one.

    Raises:
        UserError: the table has an error.
    """
    if language not in label_languages():
        return ()
    rows = tuple(read_table(f"names-{language}.csv", NAMES))
    seen: set[str] = set()
    for row in rows:
        if row.required("code") in seen:
            raise row.error(f"code {row['code']} stands twice")
        seen.add(row["code"])
    return rows


@cache
def cldr_names(language: str) -> Mapping[str, tuple[str, ...]]:
    """The names of states and territories in the Unicode CLDR by code, the usual one first.

    Babel carries them; it is imported here because most runs need one language only, and its import takes
    longer than the rest of the registry.

    Raises:
        UserError: the CLDR does not know the language.
    """
    from babel.core import Locale, UnknownLocaleError

    try:
        territories = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError) as error:
        raise UserError(f"unknown language {language!r}",
                        f"languages with names: {', '.join(label_languages())}") from error
    unusual = re.compile(r" - | S\.?A\.?R")
    names: dict[str, tuple[str, ...]] = {}
    for row in read_table("states.csv", STATES):
        name = territories.get(row["alpha2"])
        if name:
            # "Myanmar (Burma)" holds two names, "Hongkong S.A.R. Kina" is written nowhere but there.
            parts = tuple(part.strip() for part in re.split(r"[()]", name) if part.strip())
            names[row["code"]] = tuple(part for part in parts if not unusual.search(part))
    # "Hong Kong (China)" is a name and what it belongs to.
    usual = {several[0]: code for code, several in names.items() if several}
    return {code: tuple(text for text in several if usual.get(text, code) == code)
            for code, several in names.items()}


@cache
def _labels(language: str) -> Mapping[str, str]:
    labels = {code: names[0] for code, names in cldr_names(language).items() if names}
    return labels | {row["code"]: row.required("name") for row in name_rows(language)}
