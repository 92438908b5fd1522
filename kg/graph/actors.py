"""The actors and persons that reports name, as quads of the actors graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.graph import names
from kg.graph.terms import day, language_string, string, term
from kg.model import Participant
from kg.registry import ActorKind, RegisteredActor, actors

GRAPH = ox.NamedNode(names.ACTORS_GRAPH)

READ = ("rdf:type", "rdfs:label", "dip:iso2", "skos:exactMatch")
"""The properties from which `read_actors` reads; it needs no others."""

_A, _LABEL = term("rdf:type"), term("rdfs:label")
_CLASSES = {
    ActorKind.STATE: term("dip:State"),
    ActorKind.FORMER_STATE: term("dip:FormerState"),
    ActorKind.TERRITORY: term("dip:Territory"),
    ActorKind.ORGANISATION: term("dip:Organisation"),
}


def actor_quads(participants: Iterable[Participant]) -> Iterator[ox.Quad]:
    """The quads of all actors and persons that the participants of reports name.

    An actor that the registry does not know has its code as its label.
    """
    codes: set[str] = set()
    persons: set[tuple[str, str]] = set()
    for participant in participants:
        codes.add(participant.polity)
        if participant.person is not None:
            persons.add((participant.person, participant.polity))
    registry = actors()
    for code in sorted(codes):
        this = ox.NamedNode(names.actor(code))
        yield ox.Quad(this, _A, term("dip:Actor"), GRAPH)
        yield ox.Quad(this, term("dip:code"), string(code), GRAPH)
        if (known := registry.get(code)) is None:
            yield ox.Quad(this, _LABEL, string(code), GRAPH)
            continue
        for predicate, value in _registered(known, codes):
            yield ox.Quad(this, predicate, value, GRAPH)
    for name, polity in sorted(persons):
        this = ox.NamedNode(names.person(name))
        yield ox.Quad(this, _A, term("dip:Person"), GRAPH)
        yield ox.Quad(this, _LABEL, string(name), GRAPH)
        yield ox.Quad(this, term("dip:actsFor"), ox.NamedNode(names.actor(polity)), GRAPH)


def _registered(
    actor: RegisteredActor, codes: set[str]
) -> Iterator[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]]:
    """What the registry says of an actor; of other actors, only those among the codes."""
    yield _A, _CLASSES[actor.kind]
    for language, label in actor.labels.items():
        yield _LABEL, language_string(label, language)
    if actor.alpha2:
        yield term("dip:iso2"), string(actor.alpha2)
    if actor.wikidata:
        yield term("skos:exactMatch"), ox.NamedNode(names.PREFIXES["wd"] + actor.wikidata)
    if actor.valid_from:
        yield term("dip:validFrom"), day(actor.valid_from)
    if actor.valid_to:
        yield term("dip:validTo"), day(actor.valid_to)
    for predicate, others in (("dip:successor", actor.successor), ("dip:member", actor.members)):
        for code in others:
            if code in codes:
                yield term(predicate), ox.NamedNode(names.actor(code))


def read_actors(quads: Iterable[ox.Quad]) -> dict[str, dict[str, str]]:
    """The actors that quads of the actors graph tell, by code.

    Each has `label`, its name in English (or its code), and, where the registry knows it, `kind` (`State`,
    `FormerState`, `Territory` or `Organisation`), `iso2` and `wikidata`.
    """
    found: dict[str, dict[str, str]] = {}
    kinds = {node: names.local(node.value) for node in _CLASSES.values()}
    for quad in quads:
        subject, value = quad.subject, quad.object
        if not isinstance(subject, ox.NamedNode) or not subject.value.startswith(names.PREFIXES["actor"]):
            continue
        code = names.last(subject.value)
        actor = found.setdefault(code, {"label": code})
        if quad.predicate == _LABEL and isinstance(value, ox.Literal) and value.language == "en":
            actor["label"] = value.value
        elif quad.predicate == _A and isinstance(value, ox.NamedNode) and value in kinds:
            actor["kind"] = kinds[value]
        elif quad.predicate == term("dip:iso2") and isinstance(value, ox.Literal):
            actor["iso2"] = value.value
        elif quad.predicate == term("skos:exactMatch") and isinstance(value, ox.NamedNode):
            actor["wikidata"] = value.value.removeprefix(names.PREFIXES["wd"])
    return dict(sorted(found.items()))
