"""GEXF 1.3 with time: on Gephi's timeline an event lasts as long as its day is uncertain.

It is written here because what NetworkX writes gives parallel edges no kind, so that Gephi merges them, and
has no time of its own for actors: these are there from their first event to their last.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from kg.export.network import edges, known, xml_text
from kg.graph.knowledge_graph import KnowledgeGraph

if TYPE_CHECKING:
    from kg.graph.projection import MultiGraph

_NODES = {"code": "string", "kind": "string", "iso2": "string", "wikidata": "string"}
_EDGES = {
    "event": "anyURI", "type": "string", "group": "string", "mutual": "boolean", "modality": "string",
    "count": "integer", "confidence": "double", "reports": "integer", "quote": "string", "article": "anyURI",
    "goldstein": "double",
}


def write_gexf(graph: KnowledgeGraph, path: Path) -> None:
    """Writes the events of a graph as GEXF with time intervals, both of whose days belong to them."""
    with path.open("wb") as file:
        _write(graph.to_networkx(), _Xml(file))


def _write(network: MultiGraph, xml: _Xml) -> None:
    xml.start("gexf", {"xmlns": "http://gexf.net/1.3", "version": "1.3"})
    xml.start("graph", {
        "mode": "dynamic", "defaultedgetype": "directed", "timeformat": "date",
        "timerepresentation": "interval",
    })
    for owner, attributes in (("node", _NODES), ("edge", _EDGES)):
        xml.start("attributes", {"class": owner, "mode": "static"})
        for key, kind in attributes.items():
            xml.empty("attribute", {"id": f"{owner}-{key}", "title": key, "type": kind})
        xml.end("attributes")
    _write_nodes(network, xml)
    _write_edges(network, xml)
    xml.end("graph")
    xml.end("gexf")
    xml.close()


def _write_nodes(network: MultiGraph, xml: _Xml) -> None:
    spans: dict[str, tuple[str, str]] = {}
    for source, target, attributes in network.edges(data=True):
        for node in (source, target):
            start, end = spans.get(node, (attributes["start"], attributes["end"]))
            spans[node] = min(start, attributes["start"]), max(end, attributes["end"])
    xml.start("nodes", {})
    for node, attributes in network.nodes(data=True):
        span = dict(zip(("start", "end"), spans.get(node, ()), strict=False))
        label = str(attributes.get("label") or attributes["code"])
        xml.start("node", {"id": node, "label": label, **span})
        _write_values(known(attributes), _NODES, "node", xml)
        xml.end("node")
    xml.end("nodes")


def _write_edges(network: MultiGraph, xml: _Xml) -> None:
    xml.start("edges", {})
    for source, target, own_id, attributes in edges(network):
        xml.start("edge", {
            "id": own_id, "source": source, "target": target, "kind": attributes["type"],
            "label": attributes["type"], "start": attributes["start"], "end": attributes["end"],
        })
        _write_values(known(attributes), _EDGES, "edge", xml)
        xml.end("edge")
    xml.end("edges")


def _write_values(values: dict[str, Any], kinds: dict[str, str], owner: str, xml: _Xml) -> None:
    xml.start("attvalues", {})
    for key in kinds:
        if key in values:
            value = values[key]
            text = str(value).lower() if isinstance(value, bool) else str(value)
            xml.empty("attvalue", {"for": f"{owner}-{key}", "value": text})
    xml.end("attvalues")


class _Xml:
    """Elements as they come, without holding the document in memory."""

    def __init__(self, file: BinaryIO) -> None:
        self._writer = XMLGenerator(file, "utf-8", short_empty_elements=True)
        self._writer.startDocument()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        clean = {key: xml_text(value) for key, value in attributes.items()}
        self._writer.startElement(name, AttributesImpl(clean))

    def end(self, name: str) -> None:
        self._writer.endElement(name)

    def empty(self, name: str, attributes: dict[str, str]) -> None:
        self.start(name, attributes)
        self.end(name)

    def close(self) -> None:
        self._writer.endDocument()
