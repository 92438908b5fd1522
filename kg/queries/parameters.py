"""The values of parameters, from the texts that users give to RDF terms.

A value never becomes part of a query as text: it is read as what it should be, and what comes out is a term
as the engine itself writes it, which cannot end before its end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from difflib import get_close_matches

import pyoxigraph as ox

from kg.errors import UserError
from kg.graph import names
from kg.graph.terms import day, event_type, integer, string, term
from kg.model import Interval
from kg.queries.named import NamedQuery, Parameter
from kg.registry import find_actor
from kg.vocabulary import event_types

Term = ox.NamedNode | ox.Literal

_ACTORS = ox.NamedNode(names.ACTORS_GRAPH)


def bind(query: NamedQuery, given: Mapping[str, str], store: ox.Store) -> str:
    """The query with the given values in the places of its parameters, and defaults for the others.

    Args:
        query: the query.
        given: texts by the name of the parameter.
        store: the graph, which knows its actors by code and by name.

    Raises:
        UserError: a parameter is unknown or missing, or a value is not what it should be.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    if unknown := [name for name in given if name not in known]:
        near = get_close_matches(unknown[0], known, n=1)
        hint = f"did you mean {near[0]}?" if near else (
            f"it has {', '.join(known)}" if known else "it has no parameters"
        )
        raise UserError(f"the query {query.name} has no parameter {unknown[0]!r}", hint, status=2)
    values: dict[str, str] = {}
    for parameter in query.parameters:
        text = given.get(parameter.name, parameter.default)
        if text is None:
            raise UserError(
                f"the query {query.name} needs the parameter {parameter.name}",
                f"{parameter.description}; for example {parameter.name}={parameter.example}", status=2,
            )
        values[parameter.name] = " ".join(str(value) for value in _terms(parameter, text, store)) or "UNDEF"
    return query.bound(values)


def _terms(parameter: Parameter, text: str, store: ox.Store) -> list[Term]:
    texts = text.split(",") if parameter.many else [text]
    return [_READERS[parameter.type](each.strip(), parameter, store) for each in texts if each.strip()]


def _actor(text: str, parameter: Parameter, store: ox.Store) -> Term:
    """An actor of the graph, by its code or by its name in any language."""
    by_code = ox.NamedNode(names.actor(text))
    if _is_actor(by_code, store) or _is_actor(by_code := ox.NamedNode(names.actor(text.upper())), store):
        return by_code
    with suppress(UserError):  # nobody whom the registry knows, or several; the graph may tell which of them
        by_registry = ox.NamedNode(names.actor(find_actor(text).code))
        if _is_actor(by_registry, store):
            return by_registry
    by_name: dict[str, set[str]] = {}
    for quad in store.quads_for_pattern(None, term("rdfs:label"), None, _ACTORS):
        if isinstance(quad.object, ox.Literal) and isinstance(quad.subject, ox.NamedNode):
            by_name.setdefault(quad.object.value.casefold(), set()).add(quad.subject.value)
    found = [iri for iri in by_name.get(text.casefold(), ()) if _is_actor(ox.NamedNode(iri), store)]
    if len(found) == 1:
        return ox.NamedNode(found[0])
    if found:
        hint = f"give a code: {', '.join(sorted(names.last(iri) for iri in found))}"
        raise UserError(f"{parameter.name}: {text!r} can be several actors", hint, status=2)
    codes_of = {names.last(iri).casefold(): iri for iris in by_name.values() for iri in iris}
    near = get_close_matches(text.casefold(), [*codes_of, *by_name], n=1)
    hint = f"did you mean {near[0].upper() if near[0] in codes_of else near[0].title()}?" if near else (
        "give a code such as RUS or NATO, or a name"
    )
    raise UserError(f"{parameter.name}: the graph has no actor {text!r}", hint)


def _is_actor(node: ox.NamedNode, store: ox.Store) -> bool:
    found = store.quads_for_pattern(node, term("rdf:type"), term("dip:Actor"), None)
    return next(iter(found), None) is not None


def _date(text: str, parameter: Parameter, store: ox.Store) -> Term:
    try:
        interval = Interval.parse(text)
    except ValueError as error:
        raise UserError(
            f"{parameter.name}: {text!r} is no date", "write 2021-10-18, 2021-10 or 2021", status=2
        ) from error
    return day(interval.latest if parameter.type == "end-date" else interval.earliest)


def _integer(text: str, parameter: Parameter, store: ox.Store) -> Term:
    if not re.fullmatch(r"[+-]?[0-9]{1,18}", text):
        raise UserError(f"{parameter.name}: {text!r} is no whole number", status=2)
    return integer(int(text))


def _text(text: str, parameter: Parameter, store: ox.Store) -> Term:
    return string(text)


def _event(text: str, parameter: Parameter, store: ox.Store) -> Term:
    """An event of the graph, by its id, with or without its prefix, or by its IRI."""
    node = ox.NamedNode(names.event(text.removeprefix(names.PREFIXES["event"]).removeprefix("event:")))
    if next(iter(store.quads_for_pattern(node, term("rdf:type"), term("dip:Event"), None)), None) is None:
        hint = "an id looks like 1a2b3c4d5e6f; other queries give it in the column event"
        raise UserError(f"{parameter.name}: the graph has no event {text!r}", hint)
    return node


def _event_type(text: str, parameter: Parameter, store: ox.Store) -> Term:
    by_name = {name.casefold(): name for name in event_types()}
    if (name := by_name.get(text.casefold())) is not None:
        return event_type(name)
    near = get_close_matches(text.casefold(), by_name, n=1)
    hint = f"did you mean {by_name[near[0]]}?" if near else "ontology/event-types.csv lists them"
    raise UserError(f"{parameter.name}: there is no event type {text!r}", hint, status=2)


_READERS: Mapping[str, Callable[[str, Parameter, ox.Store], Term]] = {
    "actor": _actor,
    "date": _date,
    "end-date": _date,
    "integer": _integer,
    "text": _text,
    "event": _event,
    "event-type": _event_type,
}


def as_texts(pairs: Iterable[str]) -> dict[str, str]:
    """Parameters as they stand on a command line: `actor=RUS` becomes `{"actor": "RUS"}`.

    Raises:
        UserError: one has no equals sign, or a name stands twice.
    """
    values: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name.strip():
            raise UserError(f"{pair!r} is no parameter", "write it as name=value", status=2)
        if name.strip() in values:
            raise UserError(f"the parameter {name.strip()} is given twice", status=2)
        values[name.strip()] = value
    return values
