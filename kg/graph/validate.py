"""Whether a graph is correct: the SHACL shapes, and what no core SHACL shape can say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib.namespace import RDF, SH

from kg.errors import UserError
from kg.graph import names
from kg.graph.events import GRAPH
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.terms import describe, term
from kg.graph.turtle import read_turtle
from kg.model import Article
from kg.resources import resource
from kg.vocabulary import event_types

_DATA_SETS = names.DIPR + "dataset/"

Edge = tuple[str, str, str]
"""Source, predicate, target."""


@dataclass(frozen=True, order=True, slots=True)
class Violation:
    """Something that is wrong in a graph.

    `focus` is the IRI of the thing that is wrong, `source` that of the named graph in which it stands, and
    `value` what is wrong about it, where one value is.
    """

    source: str
    focus: str
    message: str
    value: str = ""

    def __str__(self) -> str:
        return f"{self.focus}: {self.message}" + (f" ({self.value})" if self.value else "")


def validate(graph: KnowledgeGraph, articles: Iterable[Article] = ()) -> list[Violation]:
    """Checks a graph against `ontology/shapes.ttl`, its edges against its events, and its quotes.

    Args:
        graph: the graph.
        articles: articles whose quotes are to be looked up in their text; of others, the length of a quote
            is compared with its offsets.

    Returns:
        What is wrong, in order of named graph and thing; empty for a correct graph.

    Raises:
        UserError: the shapes have an error.
    """
    found = [*_shapes(graph), *_edges(graph), *_quotes(graph, {a.source.id: a for a in articles})]
    return sorted(set(found))


def _shapes(graph: KnowledgeGraph) -> Iterator[Violation]:
    dataset = graph.dataset
    copy = rdflib.Graph()  # pyshacl is many times faster in memory than on the store (RDFLib/pySHACL#184)
    for subject, predicate, object_, where in dataset.quads():
        if not str(where).startswith(_DATA_SETS):  # rows are checked as they are imported
            copy.add((subject, predicate, object_))
    path = resource("ontology/shapes.ttl")
    for _ in read_turtle(path):  # which names the line of an error better than rdflib
        pass
    try:
        shapes = rdflib.Graph().parse(path, format="turtle")
        _, report, _ = pyshacl.validate(copy, shacl_graph=shapes)
    except (pyshacl.errors.ShapeLoadError, pyshacl.errors.ConstraintLoadError) as error:
        raise UserError(f"{path.name} has a shape that cannot be used: {error}") from error
    if not isinstance(report, rdflib.Graph):
        raise UserError(f"{path.name} cannot be used: {report}")
    for result in report.subjects(RDF.type, SH.ValidationResult):
        focus = report.value(result, SH.focusNode)
        message = report.value(result, SH.resultMessage)
        value = report.value(result, SH.value)
        if isinstance(value, rdflib.URIRef) and _is_row(dataset, value):
            continue  # missed in the copy alone
        standing = next(iter(dataset.quads((focus, None, None, None))), None)
        yield Violation(
            str(standing[3]) if standing else "", str(focus), str(message),
            "" if value is None or value == focus else str(value),
        )


def _is_row(dataset: rdflib.Dataset, thing: rdflib.URIRef) -> bool:
    """Whether a thing is an event of a data set."""
    return any(str(where).startswith(_DATA_SETS) for *_, where in dataset.quads((thing, None, None, None)))


def _edges(graph: KnowledgeGraph) -> Iterator[Violation]:
    """Typed edges with no event behind them, and actual events without their edge."""
    store = graph.store
    expected = dict(_expected(store))
    present: set[Edge] = set()
    for kind in event_types().values():
        for quad in store.quads_for_pattern(None, term(f"dip:{kind.predicate}"), None):
            subject, value = quad.subject, quad.object
            if not isinstance(subject, ox.NamedNode) or not isinstance(value, ox.NamedNode):
                continue
            edge = (names.last(subject.value), kind.predicate, names.last(value.value))
            present.add(edge)
            if edge not in expected:
                where = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
                message = f"no event is behind its edge {kind.predicate}"
                yield Violation(where, subject.value, message, value.value)
    for edge, event in expected.items():
        if edge not in present:
            message = f"there is no edge {edge[1]} from {edge[0]} to {edge[2]}"
            yield Violation(GRAPH.value, event, message)


def _expected(store: ox.Store) -> Iterator[tuple[Edge, str]]:
    """The edges that there should be, each with the IRI of an event behind it."""
    data_sets = [name for name in store.named_graphs() if name.value.startswith(_DATA_SETS)]
    for graph in (GRAPH, *data_sets):
        yield from _edges_of(store, graph)


def _edges_of(store: ox.Store, graph: ox.NamedNode | ox.BlankNode) -> Iterator[tuple[Edge, str]]:
    actual = term("dip:actual").value
    for this in describe(store.quads_for_pattern(None, None, None, graph)).values():
        if actual not in this.values("dip:modality"):
            continue
        for name in this.values("dip:eventType"):
            kind = event_types().get(names.local(name))
            for dyad in this.values("dip:dyad"):
                if kind is not None and len(pair := names.parts(dyad)[1:]) == 2:
                    yield (pair[0], kind.predicate, pair[1]), this.iri


def _quotes(graph: KnowledgeGraph, articles: dict[str, Article]) -> Iterator[Violation]:
    store = graph.store
    for quad in store.quads_for_pattern(None, term("dip:quote"), None):
        selector, where = quad.object, quad.graph_name
        if not isinstance(selector, ox.NamedNode) or not isinstance(where, ox.NamedNode):
            continue
        exact, start, end = (_value(store, selector, name) for name in ("oa:exact", "oa:start", "oa:end"))
        if exact is None or not (start or "").isdecimal() or not (end or "").isdecimal():
            continue  # the shapes tell
        first, behind = int(start or 0), int(end or 0)
        article = articles.get(names.last(where.value))
        if article is not None and article.text[first:behind] != exact:
            message = "the quote is not in its article at that place"
            yield Violation(where.value, selector.value, message, exact)
        elif behind - first != len(exact):
            message = "the quote is not as long as its offsets say"
            yield Violation(where.value, selector.value, message, exact)


def _value(store: ox.Store, subject: ox.NamedNode, curie: str) -> str | None:
    quad = next(iter(store.quads_for_pattern(subject, term(curie), None)), None)
    return quad.object.value if quad and not isinstance(quad.object, ox.Triple) else None
