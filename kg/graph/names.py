"""The names of things: IRIs as pure functions of what they name, and back.

Ids, actor codes and names may hold any text; whatever is not a letter, digit or one of `-._~` is
percent-encoded, so that no text can break out of its place in an IRI or a query.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from urllib.parse import quote, unquote

from kg.model import content_id

DIP = "https://w3id.org/diplomatic-kg/ontology#"
DIPR = "https://w3id.org/diplomatic-kg/id/"
ONTOLOGY = "https://w3id.org/diplomatic-kg/ontology"

DERIVED_GRAPH = DIPR + "graph/derived"
INFERRED_GRAPH = DIPR + "graph/inferred"
CODED_GRAPH = DIPR + "graph/coded"
CODED_INFERRED_GRAPH = DIPR + "graph/coded-inferred"
ACTORS_GRAPH = DIPR + "graph/actors"
ONTOLOGY_GRAPH = DIPR + "graph/ontology"

_KINDS = ("actor", "person", "article", "dataset", "report", "event", "dyad", "status", "graph")

PREFIXES: Mapping[str, str] = MappingProxyType({
    "dip": DIP,
    "dipr": DIPR,
    **{kind: f"{DIPR}{kind}/" for kind in _KINDS},
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "schema": "https://schema.org/",
    "dcterms": "http://purl.org/dc/terms/",
    "wd": "http://www.wikidata.org/entity/",
})
"""The prefixes that every query and every exported file knows."""

_LETTERS = str.maketrans({
    "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i",
})  # letters that Unicode does not take apart into a Latin letter and an accent


def actor(code: str) -> str:
    """The IRI of a state or organisation, from its code: `actor/RUS`."""
    return f"{DIPR}actor/{_encode(code)}"


def person(name: str) -> str:
    """The IRI of a person, from the name: `person/sergei-lavrov`. Case and accents make no difference."""
    return f"{DIPR}person/{_encode(slug(name))}"


def source(source_id: str, kind: str = "article") -> str:
    """The IRI of a source, which is also that of its named graph: `article/<id>` or `dataset/<id>`."""
    return f"{DIPR}{_encode(kind)}/{_encode(source_id)}"


def extraction(source_id: str) -> str:
    """The IRI of the run of the extractor that made the reports of a source."""
    return f"{DIPR}extraction/{_encode(source_id)}"


def report(report_id: str) -> str:
    """The IRI of a report."""
    return f"{DIPR}report/{_encode(report_id)}"


def quotation(report_id: str, rank: int) -> str:
    """The IRI of a quote of a report; rank 0 is its clearest."""
    return f"{DIPR}quote/{_encode(report_id)}/{rank}"


def participant(rank: int, name: str, polity: str, person_name: str | None) -> str:
    """The IRI of a participant at that place of a list; the same one for all reports that name it so."""
    # Encoded first, because content_id joins its parts with a character that a name could hold.
    person_part = None if person_name is None else "p" + _encode(person_name)
    return f"{DIPR}participant/{content_id((rank, _encode(name), _encode(polity), person_part))}"


def event(event_id: str) -> str:
    """The IRI of an event."""
    return f"{DIPR}event/{_encode(event_id)}"


def dyad(source_code: str, target_code: str) -> str:
    """The IRI of a directed pair of actors: `dyad/RUS/NATO` from Russia to NATO."""
    return f"{DIPR}dyad/{_encode(source_code)}/{_encode(target_code)}"


def status(first_code: str, second_code: str, start: str) -> str:
    """The IRI of the interval of relation status of a pair that starts on that ISO date."""
    return f"{DIPR}status/{_encode(first_code)}/{_encode(second_code)}/{_encode(start)}"


def group_class(group: str) -> str:
    """The IRI of the class of a group of event types: `dip:MissionEvent` for `mission`."""
    return f"{DIP}{group.capitalize()}Event"


def parts(iri: str) -> tuple[str, ...]:
    """The decoded parts of the name of a thing: `("dyad", "RUS", "NATO")`.

    Raises:
        ValueError: it is not the IRI of a thing in this project.
    """
    if not iri.startswith(DIPR):
        raise ValueError(f"not the IRI of a thing: {iri}")
    return tuple(unquote(part, errors="surrogatepass") for part in iri[len(DIPR):].split("/"))


def last(iri: str) -> str:
    """The id or code at the end of the IRI of a thing: `RUS` of `actor/RUS`."""
    return unquote(iri.rpartition("/")[2], errors="surrogatepass")


def local(iri: str) -> str:
    """The local name of a term of the ontology: `Meet` of `dip:Meet`; other IRIs as they are."""
    return iri.removeprefix(DIP)


def slug(name: str) -> str:
    """The name in small letters without accents, joined by hyphens: `jonas-gahr-store`."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return "-".join(re.findall(r"[^\W_]+", plain)) or content_id([name])


@lru_cache(maxsize=100_000)  # the same few codes stand in the names of millions of things
def _encode(text: str) -> str:
    if not text.strip("."):  # "." and ".." would be taken for steps in a path
        return text.replace(".", "%2E")
    return quote(text, safe="", errors="surrogatepass")
