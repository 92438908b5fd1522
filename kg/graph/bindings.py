"""Giving the variables of a query their values, as terms and never as text."""

from __future__ import annotations

import re
from collections.abc import Mapping

import rdflib

from kg.errors import UserError

_TOKEN = re.compile(
    r"""(?P<string>\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''"""
    r"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
    r"""|(?P<iri><[^<>"{}|^`\\\s]*>)|(?P<comment>\#[^\n]*)|[?$](?P<variable>\w+)"""
    r"""|(?P<name>\w*:[^\s(){};,]*)|(?P<word>\w+)|(?P<mark>[(){}])""",
    re.VERBOSE | re.DOTALL,
)


def bind(text: str, bindings: Mapping[str, object]) -> str:
    """The query with the values at the head of its pattern, as `VALUES ?name { value }`.

    So they hold wherever the query's outermost group reaches: in its patterns and filters.

    Args:
        text: a SPARQL query.
        bindings: the values by variable: rdflib terms, or plain values, which become literals.

    Raises:
        UserError: the query does not use a variable, or has no pattern to bind it in.
    """
    if not bindings:
        return text
    place, variables = _read(text)
    for name in bindings:
        if name not in variables:
            raise UserError(f"the query has no variable ?{name}")
    if place is None:
        raise UserError("the query has no pattern in which a variable could have a value")
    values = " ".join(f"VALUES ?{name} {{ {_term(value)} }}" for name, value in bindings.items())
    # On the same line, so that a message about the query names the right one.
    return f"{text[:place]} {values} {text[place:]}"


def _term(value: object) -> str:
    term = value if isinstance(value, rdflib.term.Identifier) else rdflib.Literal(value)
    if not isinstance(term, rdflib.URIRef | rdflib.Literal):
        raise UserError(f"no value for a query: {term!r}")
    if isinstance(term, rdflib.URIRef) and re.search(r'[\x00-\x20<>"{}|^`\\]', term):
        raise UserError(f"not an IRI: {term}")
    return term.n3()


def _read(text: str) -> tuple[int | None, set[str]]:
    """Where the first group of the query's pattern begins, behind its brace; and all variables."""
    place: int | None = None
    variables: set[str] = set()
    round_depth = template_depth = 0
    form = before = ""
    for token in _TOKEN.finditer(text):
        mark = token["mark"]
        if token["variable"]:
            variables.add(token["variable"])
        if token["word"] and token["word"].upper() in {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"} and not form:
            form = before = token["word"].upper()
            continue
        if mark in {"(", ")"}:
            round_depth += 1 if mark == "(" else -1
        elif mark == "{" and form and not round_depth and place is None:
            if template_depth or (form == "CONSTRUCT" and before == "CONSTRUCT"):
                template_depth += 1
            else:
                place = token.end()
        elif mark == "}" and template_depth:
            template_depth -= 1
        if not token["comment"]:
            before = token.group().upper()
    return place, variables
