"""The documentation page of the ontology, made from its Turtle file: docs/ontology.md."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node

DIP = Namespace("https://w3id.org/diplomatic-kg/ontology#")
THIS = URIRef("https://w3id.org/diplomatic-kg/ontology")
SCHEMES = {
    "CAMEO": "https://w3id.org/diplomatic-kg/cameo#", "PLOVER": "https://w3id.org/diplomatic-kg/plover#",
}
MATCHES = {
    SKOS.exactMatch: "=", SKOS.closeMatch: "≈", SKOS.broadMatch: "⊂", SKOS.narrowMatch: "⊃",
    SKOS.relatedMatch: "~",
}
STANDARDS = {
    "sem": "SEM, the Simple Event Model", "prov": "PROV-O", "skos": "SKOS", "oa": "Web Annotation",
    "schema": "schema.org", "time": "OWL-Time", "dc": "Dublin Core elements", "dcterms": "Dublin Core terms",
    "dcat": "DCAT",
}


def page(turtle: str) -> str:
    """The page, from the text of the ontology."""
    graph = Graph().parse(data=turtle, format="turtle")
    version = graph.value(THIS, OWL.versionInfo)
    notes = sorted(map(str, graph.objects(THIS, SKOS.changeNote)))
    parts = [
        "# The ontology",
        "Written by `scripts/ontology` from `ontology/diplomatic.ttl`; change its sources, not this page.",
        _text(graph, THIS, DCTERMS.description),
        f"- Namespace `dip:` = `{DIP}`\n- Version {version} (<{graph.value(THIS, OWL.versionIRI)}>)\n"
        + "\n".join(f"- Change note: {note}" for note in notes),
        "[graph.md](graph.md) tells how a graph is written in these terms, "
        "[the folder](../ontology/README.md) who writes which file. A domain or range that is "
        "left out means anything.",
        "## Classes", _classes(graph),
        "## Event types", _event_types(graph),
        "## Properties", _properties(graph),
        "## Typed edges", _edges(graph),
        "## Fixed values", _individuals(graph),
        "## Terms of other vocabularies", _alignments(graph),
    ]
    return "\n\n".join(parts) + "\n"


def _classes(graph: Graph) -> str:
    """All classes but those of event types, as a tree."""
    classes = {each for each in graph.subjects(RDF.type, OWL.Class)
               if _own(each) and not _is_a(graph, each, DIP.EventType)}
    lines: list[str] = []

    def show(this: Node, depth: int) -> None:
        above = [c for c in graph.objects(this, RDFS.subClassOf) if not _own(c)]
        also = f" Also {_names(graph, above)}." if above else ""
        lines.append(f"{'  ' * depth}- `{_name(graph, this)}` ({_label(graph, this, 'en')}, "
                     f"{_label(graph, this, 'nb')}): {_text(graph, this, SKOS.definition)}{also}")
        for below in sorted(c for c in graph.subjects(RDFS.subClassOf, this) if c in classes):
            show(below, depth + 1)

    for top in sorted(c for c in classes if not any(map(_own, graph.objects(c, RDFS.subClassOf)))):
        show(top, 0)
    return "\n".join(lines)


def _event_types(graph: Graph) -> str:
    marks = "= the same, ≈ close, ⊂ the code is wider, ⊃ the code is narrower, ~ related"
    sections = [f"Each is a class of events and a concept of `dip:EventTypes`. Codes: {marks}. G is the "
                "Goldstein value; *mutual* types have no direction."]
    for group in graph.subjects(RDF.type, DIP.EventGroup):
        rows = [
            [
                f"`{_name(graph, this)}`", f"{_label(graph, this, 'en')}; *{_label(graph, this, 'nb')}*",
                _text(graph, this, SKOS.definition), f"`{_name(graph, graph.value(this, DIP.edge))}`",
                f"{graph.value(this, DIP.effect)}{', mutual' if _is_mutual(graph, this) else ''}",
                str(graph.value(this, DIP.goldstein, default="")),
                *(_codes(graph, this, space) for space in SCHEMES.values()),
            ]
            for this in graph.subjects(DIP.group, group)
        ]
        sections.append(f"### {_label(graph, group, 'en').capitalize()} (`{_name(graph, group)}`)")
        sections.append(_text(graph, group, SKOS.definition))
        head = ["type", "en; *nb*", "what it is", "edge", "effect", "G", *SCHEMES]
        sections.append(_table(head, rows))
    return "\n\n".join(sections)


def _properties(graph: Graph) -> str:
    """All properties but typed edges."""
    rows = []
    edges = set(graph.transitive_subjects(RDFS.subPropertyOf, DIP.actedTowards))
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for this in sorted(p for p in graph.subjects(RDF.type, kind) if _own(p) and p not in edges):
            single = ", one" if _is_a(graph, this, OWL.FunctionalProperty) else ""
            rows.append([
                f"`{_name(graph, this)}`", f"{_label(graph, this, 'en')}; *{_label(graph, this, 'nb')}*",
                _text(graph, this, SKOS.definition), _names(graph, graph.objects(this, RDFS.domain)),
                _names(graph, graph.objects(this, RDFS.range)) + single,
                _names(graph, graph.objects(this, RDFS.subPropertyOf)),
            ])
    return ("*One*: a thing has one value at most.\n\n"
            + _table(["property", "en; *nb*", "what it is", "of", "value", "is a kind of"], rows))


def _edges(graph: Graph) -> str:
    lines: list[str] = []

    def show(this: Node, depth: int) -> None:
        below = sorted(graph.subjects(RDFS.subPropertyOf, this))
        leaves = [p for p in below if not any(graph.subjects(RDFS.subPropertyOf, p))]
        lines.append(f"{'  ' * depth}- `{_name(graph, this)}`: {_text(graph, this, SKOS.definition)}")
        if leaves and depth:
            lines.append(f"{'  ' * (depth + 1)}- {', '.join(f'`{_name(graph, p)}`' for p in leaves)}")
        for each in below:
            if each not in leaves:
                show(each, depth + 1)
        if leaves and not depth:
            lines.append(f"  - on neither side: {', '.join(f'`{_name(graph, p)}`' for p in leaves)}")

    show(DIP.actedTowards, 0)
    return "\n".join(lines)


def _individuals(graph: Graph) -> str:
    rows = []
    for kind in (DIP.Modality, DIP.RelationState):
        for this in graph.subjects(RDF.type, kind):
            rows.append([f"`{_name(graph, this)}`", f"`{_name(graph, kind)}`",
                         f"{_label(graph, this, 'en')}; *{_label(graph, this, 'nb')}*",
                         _text(graph, this, SKOS.definition)])
    return _table(["value", "of", "en; *nb*", "what it is"], rows)


def _alignments(graph: Graph) -> str:
    found: dict[str, set[str]] = {}
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch):
        for this, other in graph.subject_objects(predicate):
            prefix, _, _ = _name(graph, other).partition(":")
            if _own(this) and prefix in STANDARDS:
                found.setdefault(prefix, set()).add(f"`{_name(graph, this)}` → `{_name(graph, other)}`")
    rows = [[words, ", ".join(sorted(found[prefix]))]
            for prefix, words in STANDARDS.items() if prefix in found]
    return _table(["vocabulary", "our term → the wider one"], rows)


def _codes(graph: Graph, this: Node, space: str) -> str:
    return " ".join(
        f"{mark} {str(code).removeprefix(space)}"
        for match, mark in MATCHES.items()
        for code in sorted(graph.objects(this, match)) if str(code).startswith(space)
    )


def _table(head: list[str], rows: Iterable[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def _own(term: Node) -> bool:
    return str(term).startswith(DIP)


def _is_a(graph: Graph, this: Node, kind: Node) -> bool:
    return (this, RDF.type, kind) in graph


def _is_mutual(graph: Graph, this: Node) -> bool:
    return str(graph.value(this, DIP.mutual)) == "true"


def _name(graph: Graph, term: Node | None) -> str:
    if not isinstance(term, URIRef):
        return str(term)
    return graph.namespace_manager.normalizeUri(str(term)).strip("<>")


def _names(graph: Graph, terms: Iterable[Node]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(_name(graph, term) for term in terms))


def _label(graph: Graph, this: Node, language: str) -> str:
    labels = graph.objects(this, RDFS.label)
    return next((str(label) for label in labels if getattr(label, "language", None) == language), "")


def _text(graph: Graph, this: Node, predicate: URIRef) -> str:
    """The English text that a property gives."""
    return next((str(t) for t in graph.objects(this, predicate) if getattr(t, "language", None) == "en"), "")
