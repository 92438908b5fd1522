"""Named queries: SPARQL files with a header that says what they answer and what they need.

A parameter is bound where the query says `VALUES ?name { ... }`; in the file an example or the default stands
there, so that the file is a query that any SPARQL 1.1 tool runs as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import MappingProxyType

import yaml

from kg.errors import UserError

LIBRARY = Path(__file__).parent / "library"

TYPES = ("actor", "date", "end-date", "integer", "text", "event", "event-type")
"""What a parameter can be. An `end-date` is the last day of a month or year, a `date` the first."""

_NAME = re.compile(r"[a-z][a-z0-9-]*")
_VARIABLE = re.compile(r"[A-Za-z]\w*")
_BINDING = re.compile(r"VALUES\s+\?(\w+)\s*\{[^{}\n]*\}")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query needs: its type is one of `TYPES`, its values are texts as a user gives them.

    `default` is None where a value must be given, and empty where anything is meant. `many` allows several
    values with commas between them.
    """

    name: str
    type: str
    description: str
    example: str
    default: str | None = None
    many: bool = False


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query with its name (that of its file), what it answers, what it needs, and its columns.

    `text` is the file as it stands: a query with examples in place of its parameters.
    """

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    text: str

    def bound(self, values: Mapping[str, str]) -> str:
        """The query with these values, each a list of SPARQL terms, where its parameters are bound."""
        return _BINDING.sub(
            lambda found: f"VALUES ?{found[1]} {{ {values[found[1]]} }}" if found[1] in values else found[0],
            self.text,
        )


@cache
def named_queries() -> Mapping[str, NamedQuery]:
    """All queries of the library by name, in the order of the alphabet.

    Raises:
        UserError: a file of the library has an error; the message names file and line.
    """
    queries = {
        path.stem: read_query(path.read_text(encoding="utf-8"), path.name)
        for path in sorted(LIBRARY.glob("*.rq"), key=lambda path: path.stem)
    }
    return MappingProxyType(queries)


def named_query(name: str) -> NamedQuery:
    """The query of that name.

    Raises:
        UserError: there is none; the hint gives the nearest names.
    """
    queries = named_queries()
    if name in queries:
        return queries[name]
    near = get_close_matches(name, queries, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else "kg queries lists them"
    raise UserError(f"there is no query named {name!r}", hint, status=2)


def has_header(text: str) -> bool:
    """Whether the text of a query begins with a header."""
    return bool(re.match(r"#\s*title\s*:", text.lstrip()))


def read_query(text: str, file_name: str) -> NamedQuery:
    """Reads a query with its header.

    Args:
        text: what stands in the file.
        file_name: its name, for messages; without its ending it is the name of the query.

    Raises: UserError: the header has an error, or the query does not bind a parameter; the message names
        file and line.
    """
    lines = text.splitlines()
    length = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    header = _header([line[1:].removeprefix(" ") for line in lines[:length]], file_name)
    name = file_name.removesuffix(".rq")
    bound = set(_BINDING.findall("\n".join(lines[length:])))
    said = _mapping(header, "parameters", file_name)
    parameters = tuple(_parameter(key, value, file_name, lines) for key, value in said.items())
    for key in said:
        if key not in bound:
            raise UserError(
                f"{file_name}, line {_line(lines, key)}: the parameter {key} is never bound",
                f"write VALUES ?{key} {{ ... }} on one line of the query",
            )
    columns = header.get("columns")
    if not isinstance(columns, list) or not all(_is_variable(column) for column in columns):
        raise UserError(f"{file_name}, line {_line(lines, 'columns')}: columns should be a list of variables")
    return NamedQuery(
        name, _text(header, "title", file_name), _text(header, "description", file_name), parameters,
        tuple(columns), text,
    )


def _header(lines: list[str], file_name: str) -> dict[str, object]:
    try:
        header = yaml.load("\n".join(lines), Loader=yaml.BaseLoader)  # noqa: S506 - makes only strings and lists
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise UserError(f"{file_name}, line {line}: the header is not YAML: {error.problem}") from error
    if not isinstance(header, dict):
        raise UserError(f"{file_name}, line 1: it does not begin with a header", "see docs/queries.md")
    known = ("title", "description", "parameters", "columns")
    if strange := [key for key in header if key not in known]:
        place = _line([f"# {line}" for line in lines], strange[0])
        hint = f"it has {', '.join(known)}"
        raise UserError(f"{file_name}, line {place}: a header has no {strange[0]!r}", hint)
    return header


def _parameter(name: str, fields: object, file_name: str, lines: list[str]) -> Parameter:
    where = f"{file_name}, line {_line(lines, name)}"
    if not _is_variable(name):
        raise UserError(f"{where}: {name!r} cannot be the name of a parameter")
    if not isinstance(fields, dict) or not all(isinstance(value, str) for value in fields.values()):
        raise UserError(f"{where}: a parameter is written {{type: ..., description: ..., example: ...}}")
    allowed = {"type", "description", "example", "default", "many"}
    if wrong := (fields.keys() - allowed) or ({"type", "description", "example"} - fields.keys()):
        problem = "has no" if wrong <= allowed else "cannot have a"
        raise UserError(f"{where}: the parameter {name} {problem} {sorted(wrong)[0]}")
    if fields["type"] not in TYPES:
        hint = f"there are {', '.join(TYPES)}"
        raise UserError(f"{where}: {fields['type']!r} is no type of parameter", hint)
    return Parameter(
        name, fields["type"], fields["description"], fields["example"], fields.get("default"),
        fields.get("many") == "true",
    )


def _is_variable(name: object) -> bool:
    return isinstance(name, str) and _VARIABLE.fullmatch(name) is not None


def _mapping(header: Mapping[str, object], key: str, file_name: str) -> dict[str, object]:
    value = header.get(key) or {}
    if not isinstance(value, dict):
        raise UserError(f"{file_name}: {key} should be names with what is said of each")
    return value


def _text(header: Mapping[str, object], key: str, file_name: str) -> str:
    value = header.get(key)
    if not isinstance(value, str) or not value.strip():
        raise UserError(f"{file_name}: the header has no {key}")
    return " ".join(value.split())


def _line(lines: list[str], key: str) -> int:
    """The line of the header on which a key stands; 1 where it does not."""
    pattern = re.compile(rf"#\s*{re.escape(key)}\s*:")
    return next((number for number, line in enumerate(lines, 1) if pattern.match(line)), 1)
