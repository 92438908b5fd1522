"""Front matter: the YAML between two lines of three dashes, in which an article says what it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from kg.errors import UserError
from kg.model import Interval

MAX_CHARACTERS = 20_000
_OPENING = re.compile(r"\s*?^---[ \t]*\n", re.MULTILINE)
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_EMPTY = frozenset({"", "~", "null"})
_KEYS = ("title", "publisher", "published", "language", "url")


@dataclass(frozen=True, slots=True)
class Front:
    """What an article says of itself; `language` is as written there, empty where it says nothing."""

    title: str = ""
    publisher: str = ""
    published: Interval | None = None
    language: str = ""
    url: str = ""


def split_front(text: str, name: str) -> tuple[Front, str]:
    """The front matter of a text, and the text below it.

    Other keys than title, publisher, published, language and url are passed over.

    Args:
        text: the whole text, with \\n at line ends.
        name: what to call it in a message.

    Raises:
        UserError: the front matter is not closed or has an error; the message names the line.
    """
    opening = _OPENING.match(text)
    if not opening:
        return Front(), text
    first_line = text.count("\n", 0, opening.end()) + 1
    closing = _CLOSING.search(text, opening.end())
    if not closing or closing.start() - opening.end() > MAX_CHARACTERS:
        raise UserError(
            f"{name}, line {first_line - 1}: front matter starts here but does not end",
            "close it with a line of three dashes",
        )
    values = _values(text[opening.end():closing.start()], name, first_line)
    published = values.pop("published", None)
    fields = {key: " ".join(value.split()) for key, (value, _) in values.items()}
    front = Front(published=_date(*published, name=name) if published else None, **fields)
    return front, text[closing.end():]


def _values(block: str, name: str, first_line: int) -> dict[str, tuple[str, int]]:
    """The known keys with their value and its line.

    The nodes are read rather than the values: they keep their line, and `no` stays a language.
    """
    try:
        root = yaml.compose(block, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        line = first_line + (error.problem_mark.line if error.problem_mark else 0)
        raise UserError(f"{name}, line {line}: front matter is not YAML: {error.problem}") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise UserError(f"{name}, line {first_line}: front matter is not YAML") from error
    if root is None:
        return {}
    if not isinstance(root, yaml.MappingNode):
        raise UserError(f"{name}, line {first_line}: front matter is not a list of `key: value` lines")
    found: dict[str, tuple[str, int]] = {}
    for key, value in root.value:
        word = str(key.value).strip().lower()
        line = first_line + value.start_mark.line
        if word not in _KEYS:
            continue
        if word in found:
            raise UserError(f"{name}, line {line}: {word} is given twice")
        if not isinstance(value, yaml.ScalarNode):
            raise UserError(f"{name}, line {line}: {word} must be a single value")
        if value.style is not None or value.value.strip().lower() not in _EMPTY:
            found[word] = (value.value, line)
    return found


def _date(value: str, line: int, *, name: str) -> Interval:
    try:
        return Interval.parse(value)
    except (ValueError, OverflowError) as error:
        raise UserError(
            f"{name}, line {line}: published is not a date: {value}", "write 2021-10-18, 2021-10 or 2021"
        ) from error
