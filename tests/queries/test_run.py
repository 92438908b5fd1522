"""Running queries: parameters, formats, errors, and a limit on time."""

import json
from pathlib import Path

import pytest
from happenings import happenings_store, read_happenings
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UserError
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.queries import FORMATS, NamedQuery, Parameter, Result, run, run_limited
from kg.queries.parameters import as_texts

TYPED = """\
# title: What a parameter becomes
# description: Gives back the value of a parameter.
# parameters:
#   value: {type: TYPE, description: Anything, example: x}
# columns: [value]

SELECT ?value WHERE {
  VALUES ?value { UNDEF }
}
"""


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return KnowledgeGraph(happenings_store())


def becomes(graph: KnowledgeGraph, kind: str, text: str) -> object:
    """What the text of a parameter of this type is, once it has come out of a query again."""
    ((value,),) = run(graph, TYPED.replace("TYPE", kind), {"value": text}).values()
    return value


@pytest.mark.parametrize(("kind", "text", "value"), [
    ("actor", "RUS", "RUS"), ("actor", "rus", "RUS"), ("actor", " Russia ", "RUS"),
    ("actor", "russland", "RUS"), ("actor", "", None),
    ("date", "2021-10", "2021-10-01"), ("end-date", "2021-10", "2021-10-31"),
    ("date", "2021-10-18", "2021-10-18"), ("integer", "-12", "-12"),
    ("event-type", "expeldiplomats", "ExpelDiplomats"),
    ("text", 'say "hi" \\ } UNION { ?s ?p ?o }', 'say "hi" \\ } UNION { ?s ?p ?o }'),
])
def test_values_are_read_by_type(graph: KnowledgeGraph, kind: str, text: str, value: str | None) -> None:
    found = becomes(graph, kind, text)
    assert found is None if value is None else str(found) == value


@pytest.mark.parametrize(("kind", "text", "said", "hint"), [
    ("actor", "RUSS", "no actor 'RUSS'", "did you mean RUS"),
    ("actor", "Russlandd", "no actor 'Russlandd'", "did you mean Russland"),
    ("actor", "RUS> } #", "no actor 'RUS> } #'", ""),
    ("date", "yesterday", "'yesterday' is no date", "write 2021-10-18"),
    ("integer", "1e9", "'1e9' is no whole number", ""),
    ("integer", "1) }", "is no whole number", ""),
    ("event-type", "ExpelDiplomat", "no event type 'ExpelDiplomat'", "did you mean ExpelDiplomats"),
    ("event", "zzz", "no event 'zzz'", "an id looks like"),
])
def test_what_is_no_such_value_is_refused(
    graph: KnowledgeGraph, kind: str, text: str, said: str, hint: str
) -> None:
    with pytest.raises(UserError, match="value: ") as raised:
        becomes(graph, kind, text)
    assert said in raised.value.message
    assert hint in raised.value.hint


@given(text=st.text())
def test_no_text_leaves_its_place(graph: KnowledgeGraph, text: str) -> None:
    if not text.strip() or any("\ud800" <= letter <= "\udfff" for letter in text):
        return
    assert becomes(graph, "text", text) == text.strip()


def test_missing_and_unknown_parameters(graph: KnowledgeGraph) -> None:
    with pytest.raises(UserError, match="needs the parameter b") as raised:
        run(graph, "dyad-events", {"a": "RUS"})
    assert "b=RUS" in raised.value.hint
    with pytest.raises(UserError, match="has no parameter 'form'") as raised:
        run(graph, "dyad-events", {"a": "RUS", "b": "NATO", "form": "2021"})
    assert "did you mean from?" in raised.value.hint
    with pytest.raises(UserError, match="it has no parameters"):
        run(graph, "publishers", {"actor": "RUS"})
    with pytest.raises(UserError, match="parameters go with named queries"):
        run(graph, "ASK { ?s ?p ?o }", {"actor": "RUS"})


def test_parameters_of_a_command_line() -> None:
    assert as_texts(["a=RUS", "words=x=y", "b= "]) == {"a": "RUS", "words": "x=y", "b": " "}
    with pytest.raises(UserError, match="'RUS' is no parameter"):
        as_texts(["RUS"])
    with pytest.raises(UserError, match="a is given twice"):
        as_texts(["a=1", "a=2"])


def test_prefixes_need_not_be_declared_and_can_be(graph: KnowledgeGraph) -> None:
    text = "SELECT ?x { ?x dip:expelledDiplomatsOf actor:NOR }"
    assert run(graph, text).values() == [("RUS",)]
    assert run(graph, f"PREFIX actor: <http://elsewhere/>\n{text}").values() == []


@pytest.mark.parametrize(("text", "said"), [
    ("SELECT ?x\nWHERE { ?x ?y }", "line 2, column 16, at the end of the line"),
    ("SELECT ?x WHERE { ?x nope:y ?z }", "line 1, column 28, near '?z }': its prefix is not declared"),
    ("SELECT * WHERE { ?s ?p ?o", "line 1, column 26, at the end of the line"),
    ("SELECT ?x (COUNT(?y) AS ?n) { ?x ?p ?y }", "is not grouped"),
    ("PREFIX a: <b:c>\nDELETE WHERE { ?s ?p ?o }", "line 2, column 1"),
    (" ", "line 1, column 2"),
])
def test_a_syntax_error_has_its_place(graph: KnowledgeGraph, text: str, said: str) -> None:
    with pytest.raises(UserError, match="syntax error") as raised:
        run(graph, text)
    assert said in raised.value.message
    assert "\n" not in raised.value.message
    assert raised.value.status == 2
    assert ("a query can only read" in raised.value.hint) == ("DELETE" in text)


def test_formats_of_rows(graph: KnowledgeGraph) -> None:
    result = run(graph, 'SELECT ?x ?y { VALUES (?x ?y) { ("a,b" 1) ("\u001b[31m" UNDEF) } }')
    assert result.write("csv") == b'x,y\r\n"a,b",1\r\n\x1b[31m,\r\n'
    assert result.write("tsv").splitlines()[:2] == [b"?x\t?y", b'"a,b"\t1']
    assert json.loads(result.write("json"))["head"]["vars"] == ["x", "y"]
    assert b"<binding name=" in result.write("xml")
    assert result.write("table") == b"x     y\na,b   1\n[31m\n"
    with pytest.raises(UserError, match="gives rows, not triples"):
        result.write("ttl")
    with pytest.raises(UserError, match="no format 'xls'"):
        result.write("xls")


def test_formats_of_yes_or_no(graph: KnowledgeGraph) -> None:
    result = run(graph, "ASK { ?x dip:metWith ?y }")
    assert result.answer is True
    assert json.loads(result.write("json"))["boolean"] is True
    assert result.write("csv") == b"answer\ntrue\n"
    assert result.write("table") == b"answer\nyes\n"
    assert run(graph, "ASK { ?x dip:nothing ?y }").answer is False


def test_formats_of_triples(graph: KnowledgeGraph) -> None:
    result = run(graph, "CONSTRUCT { ?x dip:actedTowards ?y } WHERE { ?x dip:severedRelationsWith ?y }")
    assert b"actor:SAU" in result.write("ttl")
    assert ("SAU", "actedTowards", "IRN") in result.values()
    with pytest.raises(UserError, match="gives triples, not rows"):
        result.write("csv")


def test_every_format_has_something_to_write(graph: KnowledgeGraph) -> None:
    rows = run(graph, "event-types")
    triples = run(graph, "CONSTRUCT WHERE { ?x dip:severedRelationsWith ?y }")
    assert all((triples if form == "ttl" else rows).write(form) for form in FORMATS)


def test_values_are_for_people(graph: KnowledgeGraph) -> None:
    text = """SELECT * { VALUES (?a ?b ?c ?d ?e) {
        (actor:RUS event:1a 1.5 "9999-99-99"^^xsd:date "x"^^xsd:integer) } }"""
    assert run(graph, text).values() == [("RUS", "event:1a", 1.5, "9999-99-99", "x")]


def test_a_query_object_of_ones_own(graph: KnowledgeGraph) -> None:
    query = NamedQuery("mine", "t", "d", (Parameter("n", "integer", "d", "1", many=True),), ("n",),
                       "SELECT ?n { VALUES ?n { 1 } }")
    assert run(graph, query, {"n": "3, 4"}).values() == [(3,), (4,)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store on disk that holds the happenings."""
    from kg.graph.knowledge_graph import open_store

    reports, sources, _ = read_happenings()
    path = tmp_path_factory.mktemp("queries") / "store"
    with open_store(path, write=True) as graph:
        for source in sources.values():
            graph.add_source(source, [report for report in reports if report.source_id == source.id])
        graph.commit()
    return path


def test_within_a_time_the_answer_is_the_same(folder: Path, graph: KnowledgeGraph) -> None:
    within = run_limited(folder, "expulsions", {"target": "RUS"})
    assert within.rows == run(graph, "expulsions", {"target": "RUS"}).rows
    assert run_limited(folder, "ASK { ?x dip:metWith ?y }").answer is True
    triples = run_limited(folder, "CONSTRUCT WHERE { ?x dip:severedRelationsWith ?y }")
    assert isinstance(triples, Result)
    assert triples.kind == "triples"


def test_a_query_that_takes_too_long_is_stopped(folder: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with pytest.raises(UserError, match="longer than 1 seconds and was stopped"):
        run_limited(folder, endless, seconds=1)


def test_errors_come_through_from_the_other_process(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="line 1, column") as raised:
        run_limited(folder, "SELECT ?x WHERE {")
    assert raised.value.status == 2
    with pytest.raises(UserError, match="does not exist"):
        run_limited(tmp_path / "nowhere", "ASK {}")


def test_all_named_graphs_together_are_asked(graph: KnowledgeGraph) -> None:
    joined = run(graph.store, "SELECT ?p { ?e dip:report/dip:statedIn/dip:publisher ?p } LIMIT 1")
    assert len(joined.rows) == 1
    graphs = run(graph.store, "SELECT DISTINCT ?g { GRAPH ?g { ?s a dip:Report } }")
    assert len(graphs.rows) > 10
