"""Files for other programs: what is written reads back as the same."""

import csv
import io
import json
import xml.etree.ElementTree as ElementTree
from datetime import date
from pathlib import Path

import networkx as nx
import polars
import pyoxigraph as ox
import pytest
import rdflib
from happenings import happenings_store
from rdflib.compare import isomorphic

from kg.errors import UserError
from kg.export import FORMATS, export
from kg.export.context import COPY, context, published
from kg.graph import names
from kg.graph.derivation import derive
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.reports import SourceRecord, source_quads
from kg.model import Interval, Participant, Quote, Report, Source
from kg.resources import resource

HOSTILE = "=cmd|' /C calc'!A0 \x00\x1b[31m </edge>\"'&; \u2028 \ud800"


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return KnowledgeGraph(happenings_store())


@pytest.fixture(scope="module")
def hostile() -> KnowledgeGraph:
    """One event whose texts try to break out of every format."""
    source = Source("s1", HOSTILE, title=HOSTILE, publisher=HOSTILE, url="javascript:alert(1)")
    report = Report(
        "r1", "s1", "ImposeSanctions", (Participant(HOSTILE, "NOR", HOSTILE), Participant("USA", "USA")),
        (Participant("x", "RUS"),), Interval.day(date(2022, 2, 25)), place=HOSTILE,
        quotes=(Quote(HOSTILE, 0),),
    )
    store = ox.Store()
    store.extend(source_quads(SourceRecord(source, (report,), "test"), None))
    for quads in derive([report], {"s1": source}).values():
        store.extend(quads)
    return KnowledgeGraph(store)


def exported(graph: KnowledgeGraph, form: str, folder: Path) -> bytes:
    path = folder / f"out.{form}"
    export(graph, form, path)
    return path.read_bytes()


@pytest.mark.parametrize("world", ["graph", "hostile"])
@pytest.mark.parametrize("form", ["trig", "nq", "jsonld"])
def test_named_graphs_read_back_the_same(
    world: str, form: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    graph = request.getfixturevalue(world)
    formats = {"trig": ox.RdfFormat.TRIG, "nq": ox.RdfFormat.N_QUADS, "jsonld": ox.RdfFormat.JSON_LD}
    back = ox.Store()
    back.load(exported(graph, form, tmp_path), formats[form])
    a, b = ox.Dataset(graph.store), ox.Dataset(back)
    for dataset in (a, b):
        dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    assert {str(quad) for quad in a} == {str(quad) for quad in b}


@pytest.mark.parametrize(("form", "name"), [("ttl", "turtle"), ("nt", "nt")])
def test_the_union_reads_back_the_same_in_rdflib(
    graph: KnowledgeGraph, form: str, name: str, tmp_path: Path
) -> None:
    back = rdflib.Graph().parse(data=exported(graph, form, tmp_path), format=name)
    lines = "\n".join({f"{quad.triple} ." for quad in graph.store})
    assert isomorphic(back, rdflib.Graph().parse(data=lines, format="nt"))


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # rdflib warns of itself
def test_json_ld_is_read_by_another_library_too(graph: KnowledgeGraph, tmp_path: Path) -> None:
    data = exported(graph, "jsonld", tmp_path)
    back = rdflib.Dataset(default_union=True).parse(data=data, format="json-ld")
    events = set(back.subjects(rdflib.RDF.type, rdflib.URIRef(names.DIP + "Event")))
    assert {str(event) for event in events} == {names.event(event.id) for event in graph.events()}


def test_json_ld_reads_well_as_plain_json(graph: KnowledgeGraph, tmp_path: Path) -> None:
    document = json.loads(exported(graph, "jsonld", tmp_path))
    derived = next(part for part in document["@graph"] if part["@id"] == "dipr:graph/derived")
    event = next(thing for thing in derived["@graph"] if thing.get("count") == 23 and "source" in thing)
    assert event["eventType"] == "dip:ExpelDiplomats"
    assert event["earliest"] in ("2018-03-14", "2018-03-17")
    assert {event["source"], event["target"]} == {"dipr:actor/GBR", "dipr:actor/RUS"}


def test_the_published_context_is_what_the_ontology_says() -> None:
    text = resource(COPY).read_text(encoding="utf-8")
    assert text == published(), "run scripts/ontology"
    assert context()["earliest"] == {"@id": "dip:earliest", "@type": "xsd:date"}
    assert context()["source"] == {"@id": "dip:source", "@type": "@id"}
    assert context()["place"] == "dip:place"


@pytest.mark.parametrize("form", list(FORMATS))
def test_the_same_graph_gives_the_same_bytes(graph: KnowledgeGraph, form: str, tmp_path: Path) -> None:
    shuffled = ox.Store()
    shuffled.extend(reversed(list(graph.store)))
    assert exported(KnowledgeGraph(shuffled), form, tmp_path) == exported(graph, form, tmp_path)


def test_hostile_texts_stand_in_a_data_frame(hostile: KnowledgeGraph, tmp_path: Path) -> None:
    (row,) = polars.read_parquet(io.BytesIO(exported(hostile, "parquet", tmp_path))).to_dicts()
    assert row["quote"].startswith("=cmd")


@pytest.mark.parametrize("world", ["graph", "hostile"])
@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networks_read_back_the_same(
    world: str, form: str, read, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    graph = request.getfixturevalue(world)
    network = graph.to_networkx()
    back = read(io.BytesIO(exported(graph, form, tmp_path)))
    assert set(back.nodes) == set(network.nodes)
    assert back.number_of_edges() == network.number_of_edges()
    shown = {(data["event"], data["type"], data.get("count")) for _, _, data in back.edges(data=True)}
    edges = network.edges(keys=True, data=True)
    assert shown == {(key, data["type"], data["count"]) for _, _, key, data in edges}
    for node, data in back.nodes(data=True):
        assert data["code"] == network.nodes[node]["code"]
        assert data["label"] == network.nodes[node]["label"]


def test_gexf_has_the_times_that_a_timeline_needs(graph: KnowledgeGraph, tmp_path: Path) -> None:
    root = ElementTree.fromstring(exported(graph, "gexf", tmp_path))  # noqa: S314 - our own file
    space = {"g": "http://gexf.net/1.3"}
    (network,) = root.findall("g:graph", space)
    assert (network.get("mode"), network.get("timeformat"), network.get("timerepresentation")) == (
        "dynamic", "date", "interval"
    )
    edges = network.findall(".//g:edge", space)
    assert len({edge.get("id") for edge in edges}) == len(edges)
    for element in [*edges, *network.findall(".//g:node", space)]:
        assert date.fromisoformat(element.get("start")) <= date.fromisoformat(element.get("end"))
    assert {"Meet", "ExpelDiplomats"} <= {edge.get("kind") for edge in edges}


def test_xml_ids_are_unique_for_events_of_several(hostile: KnowledgeGraph, tmp_path: Path) -> None:
    for form in ("graphml", "gexf"):
        root = ElementTree.fromstring(exported(hostile, form, tmp_path))  # noqa: S314 - our own file
        ids = [element.get("id") for element in root.iter() if element.tag.endswith("}edge")]
        assert len(ids) == len(set(ids)) == 2


def read_csv(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_csv_is_a_table_of_the_events(graph: KnowledgeGraph, tmp_path: Path) -> None:
    rows = read_csv(exported(graph, "csv", tmp_path))
    assert len(rows) == len(graph.events())
    row = next(row for row in rows if row["sources"] == "ARE;BHR;EGY;SAU")
    assert (row["type"], row["targets"], row["earliest"], row["voices"]) == (
        "SeverRelations", "QAT", "2017-06-05", "4"
    )
    row = next(row for row in rows if row["count"] == "755")
    assert row["own_mission"] == "false"
    assert row["quote"]


def test_no_cell_of_a_csv_is_a_formula(hostile: KnowledgeGraph, tmp_path: Path) -> None:
    (row,) = read_csv(exported(hostile, "csv", tmp_path))
    assert row["quote"].startswith("'=cmd")
    for column, cell in row.items():
        assert column == "goldstein" or not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_negative_number_stays_a_number(graph: KnowledgeGraph, tmp_path: Path) -> None:
    rows = read_csv(exported(graph, "csv", tmp_path))
    assert "-4.0" in {row["goldstein"] for row in rows}


def test_parquet_is_the_same_table_with_types(graph: KnowledgeGraph, tmp_path: Path) -> None:
    table = polars.read_parquet(io.BytesIO(exported(graph, "parquet", tmp_path))).to_dicts()
    rows = read_csv(exported(graph, "csv", tmp_path))
    assert [row["event"] for row in table] == [row["event"] for row in rows]
    cut = next(row for row in table if row["count"] == 755)
    assert cut["sources"] == ["RUS"]
    assert isinstance(cut["earliest"], date)
    assert cut["own_mission"] is False


def test_the_description_counts_what_is_there(graph: KnowledgeGraph, tmp_path: Path) -> None:
    described = rdflib.Graph().parse(data=exported(graph, "void", tmp_path), format="turtle")
    void = rdflib.Namespace("http://rdfs.org/ns/void#")
    dataset = rdflib.URIRef(names.DIPR + "dataset")
    assert described.value(dataset, void.triples).toPython() == len(graph.store)
    entities = {
        str(described.value(part, void["class"])): described.value(part, void.entities).toPython()
        for part in described.objects(dataset, void.classPartition)
    }
    assert entities[names.DIP + "Event"] == len(graph.events())
    assert entities[names.DIP + "Mediate"] == 1
    dcat = rdflib.Namespace("http://www.w3.org/ns/dcat#")
    assert str(next(described.objects(None, dcat.startDate))) == "2014-03-18"


def test_an_empty_graph_is_written_in_every_format(tmp_path: Path) -> None:
    for form in FORMATS:
        assert exported(KnowledgeGraph(ox.Store()), form, tmp_path) is not None


def test_errors_leave_no_file_and_no_half_of_one(graph: KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no format 'xlsx'"):
        export(graph, "xlsx", tmp_path / "out.xlsx")
    with pytest.raises(UserError, match="cannot write"):
        export(graph, "nt", tmp_path / "nowhere" / "out.nt")
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(UserError, match="cannot write"):
        export(graph, "nt", folder)
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_a_failure_midway_leaves_the_file_as_it_was(
    graph: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.csv"
    path.write_text("as it was")
    monkeypatch.setattr("kg.export.table._cell", lambda value: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        export(graph, "csv", path)
    assert path.read_text() == "as it was"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.csv"]
