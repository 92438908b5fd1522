"""Writing a file whole or not at all, in any of the formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.errors import UserError
from kg.whole_file import whole_file

if TYPE_CHECKING:
    from kg.graph.knowledge_graph import KnowledgeGraph

FORMATS: Mapping[str, str] = MappingProxyType({
    "ttl": "Turtle: all triples, for people and RDF tools",
    "trig": "TriG: Turtle with named graphs, so with who says what",
    "nt": "N-Triples: all triples, a line each",
    "nq": "N-Quads: N-Triples with named graphs",
    "jsonld": "JSON-LD with the context of ontology/context.jsonld, with named graphs",
    "void": "a description of the data set in VoID and DCAT, in Turtle",
    "graphml": "GraphML: the network of actors, an edge for each event",
    "gexf": "GEXF: the same with time, for Gephi's timeline",
    "csv": "CSV: the events as a table, for spreadsheets",
    "parquet": "Parquet: the same table, for data frames",
})
"""The formats, with what each is."""

_WRITERS = {
    "ttl": "kg.export.rdf:write_turtle",
    "trig": "kg.export.rdf:write_trig",
    "nt": "kg.export.rdf:write_ntriples",
    "nq": "kg.export.rdf:write_nquads",
    "jsonld": "kg.export.jsonld:write_jsonld",
    "void": "kg.export.void:write_void",
    "graphml": "kg.export.graphml:write_graphml",
    "gexf": "kg.export.gexf:write_gexf",
    "csv": "kg.export.table:write_csv",
    "parquet": "kg.export.table:write_parquet",
}


def export(graph: KnowledgeGraph, form: str, path: Path | str) -> None:
    """Writes a graph as a file. Whatever goes wrong, the file is as it was before, or complete.

    Args:
        graph: the graph.
        form: one of `FORMATS`.
        path: the file; it is replaced where it exists.

    Raises:
        UserError: there is no such format, or the file cannot be written.
    """
    if form not in FORMATS:
        raise UserError(f"there is no format {form!r}", f"use one of {', '.join(FORMATS)}", status=2)
    write = _writer(form)
    with whole_file(Path(path)) as beside:
        write(graph, beside)


def _writer(form: str) -> Callable[[KnowledgeGraph, Path], None]:
    module, _, name = _WRITERS[form].partition(":")
    writer: Callable[[KnowledgeGraph, Path], None] = getattr(import_module(module), name)
    return writer
