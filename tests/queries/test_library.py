"""Every named query, asked of a graph whose answers are known."""

from collections import Counter

import pyoxigraph as ox
import pytest
import rdflib
from happenings import happenings_store

from kg.graph import names
from kg.graph.events import event_quads
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.model import Event, Interval
from kg.queries import NamedQuery, named_queries, run
from kg.queries.named import LIBRARY
from kg.queries.run import prepare


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return KnowledgeGraph(happenings_store())


def ask(graph: KnowledgeGraph, name: str, *columns: str, **parameters: str) -> list[tuple[str, ...]]:
    """Some columns of the answer, as texts."""
    result = run(graph, name, {key.rstrip("_"): value for key, value in parameters.items()})
    places = [result.columns.index(column) for column in columns]
    return [tuple("" if row[p] is None else str(row[p]) for p in places) for row in result.values()]


def event_id(graph: KnowledgeGraph, day: str, source: str, target: str) -> str:
    """The id of the one expulsion of that day."""
    ((event,),) = ask(graph, "expulsions", "event", from_=day, to=day, source=source, target=target)
    return event


def examples(query: NamedQuery, graph: KnowledgeGraph) -> dict[str, str]:
    """Values for the parameters that must be given."""
    values = {p.name: p.example for p in query.parameters if p.default is None}
    if "event" in values:
        values["event"] = event_id(graph, "2018-03-14", "GBR", "RUS")
    return values


def test_there_are_twenty_queries_and_more() -> None:
    assert len(named_queries()) >= 20


@pytest.mark.parametrize("name", sorted(path.stem for path in LIBRARY.glob("*.rq")))
def test_each_answers_in_the_columns_that_it_promises(graph: KnowledgeGraph, name: str) -> None:
    query = named_queries()[name]
    result = run(graph, query, examples(query, graph))
    assert result.columns == query.columns
    assert result.rows


@pytest.mark.parametrize("name", sorted(path.stem for path in LIBRARY.glob("*.rq")))
def test_each_file_is_sparql_as_it_stands(name: str) -> None:
    query = named_queries()[name]
    found = ox.Store().query(query.text)  # without the prefixes that run() knows
    if isinstance(found, ox.QuerySolutions):
        assert tuple(variable.value for variable in found.variables) == query.columns
    for parameter in query.parameters:
        assert parameter.description[0].isupper()
        assert not parameter.description.endswith(".")


@pytest.fixture(scope="module")
def in_rdflib(graph: KnowledgeGraph) -> rdflib.Dataset:
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=graph.store.dump(format=ox.RdfFormat.N_QUADS).decode(), format="nquads")
    return dataset


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # rdflib warns of itself
@pytest.mark.parametrize("name", sorted(path.stem for path in LIBRARY.glob("*.rq")))
def test_another_engine_gives_the_same(graph: KnowledgeGraph, in_rdflib: rdflib.Dataset, name: str) -> None:
    query = named_queries()[name]
    values = examples(query, graph)
    ours, theirs = run(graph, query, values), in_rdflib.query(prepare(graph.store, query, values))
    if ours.kind == "triples":
        assert len(theirs) == len(ours.rows)
        return

    def shape(cells: list[str]) -> tuple[str, ...]:  # the order within GROUP_CONCAT is each engine's own
        return tuple(" ".join(sorted(cell.replace(",", "").split())) for cell in cells)

    assert Counter(shape(["" if x is None else str(x) for x in row]) for row in theirs) == Counter(
        shape(["" if x is None else x.value for x in row]) for row in ours.rows
    )


def test_dyad_events(graph: KnowledgeGraph) -> None:
    wanted = ("day", "source", "type", "target", "count")
    assert ask(graph, "dyad-events", *wanted, a="NATO", b="RUS", from_="2021-10", to="2021-10") == [
        ("2021-10-06", "NATO", "ExpelDiplomats", "RUS", "8"),
        ("2021-10-18", "RUS", "RevokeAccreditation", "NATO", ""),
        ("2021-10-18", "RUS", "SuspendMission", "NATO", ""),
    ]
    both_ways = ask(graph, "dyad-events", "event", a="RUS", b="NATO")
    assert both_ways == ask(graph, "dyad-events", "event", a="NATO", b="RUS")
    assert len(both_ways) == len(set(both_ways))


@pytest.mark.parametrize("russia", ["RUS", "rus", "RU", "Russland", "Kremlin", "Moskva", "Rusia"])
def test_an_actor_is_found_by_any_of_its_names(graph: KnowledgeGraph, russia: str) -> None:
    by_code = ask(graph, "status", "start", a="RUS", b="NATO")
    assert by_code
    assert ask(graph, "status", "start", a=russia, b="NATO") == by_code


def test_actor_timeline(graph: KnowledgeGraph) -> None:
    wanted = ("day", "role", "type", "other")
    assert ask(graph, "actor-timeline", *wanted, actor="NATO", to="2021-10-17") == [
        ("2014-04-01", "source", "SuspendCooperation", "RUS"),
        ("2021-09-22", "both", "Meet", "RUS"),
        ("2021-10-06", "source", "ExpelDiplomats", "RUS"),
    ]
    assert ask(graph, "actor-timeline", "day", actor="RUS", type="Annex") == [("2014-03-18",)]


def test_expulsions(graph: KnowledgeGraph) -> None:
    wanted = ("day", "source", "count", "voices")
    assert ask(graph, "expulsions", *wanted, target="RUS", from_="2018", to="2018") == [
        ("2018-03-14", "GBR", "23", "3"), ("2018-03-26", "DEU", "4", "2"),
        ("2018-03-26", "POL", "4", "1"), ("2018-03-26", "USA", "60", "3"),
    ]
    assert ask(graph, "expulsions", "count", source="RUS", target="NOR") == [("3",), ("10",)]


def test_what_answered_what(graph: KnowledgeGraph) -> None:
    wanted = ("source", "answer", "causeDay", "cause")
    assert ask(graph, "answers", *wanted, actor="RUS", from_="2021", to="2021") == [
        ("RUS", "SuspendMission", "2021-10-06", "ExpelDiplomats")
    ]


def test_who_met_whom(graph: KnowledgeGraph) -> None:
    rows = ask(graph, "meetings", "day", "type", "one", "other", "place", from_="2021-10", to="2022-01")
    assert rows == [
        ("2021-10-25", "Visit", "RUS", "NOR", "Tromsø"), ("2021-10-26", "Meet", "NOR", "RUS", "Tromsø"),
        ("2022-01-21", "Meet", "RUS", "USA", "Geneva"),
    ]
    assert {one for (one,) in ask(graph, "meetings", "one", actor="FRA")} == {"FRA"}
    assert "Huitfeldt" in ask(graph, "meetings", "persons", actor="NOR", from_="2021-10-26")[-1][0]


def test_status_and_its_causes(graph: KnowledgeGraph) -> None:
    wanted = ("start", "end", "state", "cause")
    assert ask(graph, "status", *wanted, a="SAU", b="IRN") == [
        ("2016-01-03", "2023-03-10", "severed", "SeverRelations"),
        ("2023-03-10", "", "normal", "RestoreRelations"),
    ]
    assert ask(graph, "status-causes", "cause", "source", a="RUS", b="NATO", day="2021-11-15") == [
        ("SuspendCooperation", "NATO"), ("SuspendMission", "RUS")
    ]


def test_status_on_a_day(graph: KnowledgeGraph) -> None:
    assert ask(graph, "status-on-day", "one", "other", "state", "since", day="2017-06-05", actor="QAT") == [
        ("ARE", "QAT", "severed", "2017-06-05"), ("BHR", "QAT", "severed", "2017-06-05"),
        ("EGY", "QAT", "severed", "2017-06-05"), ("QAT", "SAU", "severed", "2017-06-05"),
    ]
    assert ask(graph, "status-on-day", "one", day="2017-06-04", actor="QAT") == []


def test_status_matrix(graph: KnowledgeGraph) -> None:
    assert ask(graph, "status-matrix", "one", "other", "state", day="2016-02-01", actors="SAU, IRN,NOR") == [
        ("IRN", "NOR", ""), ("IRN", "SAU", "severed"), ("NOR", "SAU", "")
    ]


def test_dyad_history(graph: KnowledgeGraph) -> None:
    assert ask(graph, "dyad-history", "year", "group", "events", a="NATO", b="RUS") == [
        ("2014", "RelationsEvent", "1"), ("2021", "ContactEvent", "1"), ("2021", "MissionEvent", "3")
    ]


def test_escalation_ladder(graph: KnowledgeGraph) -> None:
    steps = ask(graph, "escalation-ladder", "source", "type", "state", a="RUS", b="USA")
    assert [step for step in steps if step[0] == "USA"] == [
        ("USA", "ExpelDiplomats", "strained"), ("USA", "CloseMission", "reduced")
    ]
    assert len(steps) == len(set(steps))


def test_expulsions_by_year(graph: KnowledgeGraph) -> None:
    assert ask(graph, "expulsions-by-year", "year", "source", "expulsions", "people", target="NOR") == [
        ("2022", "RUS", "1", "3"), ("2023", "RUS", "1", "10")
    ]


def test_tit_for_tat_says_what_is_stated_and_what_inferred(graph: KnowledgeGraph) -> None:
    wanted = ("causeSource", "cause", "source", "answer", "basis")
    rows = ask(graph, "tit-for-tat", *wanted, actor="RUS", from_="2018-03", to="2018-03")
    assert ("GBR", "ExpelDiplomats", "RUS", "ExpelDiplomats", "stated") in rows
    assert ("USA", "CloseMission", "RUS", "CloseMission", "inferred") in rows


def test_answer_chains() -> None:
    """Three steps, the second stated and the third inferred."""
    store = ox.Store()
    acts = [("a", "GBR", "RUS", 1, ()), ("b", "RUS", "GBR", 2, ("a",)), ("c", "GBR", "RUS", 3, ())]
    for name, source, target, day, answers in acts:
        event = Event(name, "ExpelDiplomats", (source,), (target,), Interval.parse(f"2018-03-0{day}"), (),
                      in_response_to=answers)
        store.extend(event_quads(event, 1))
    c, b = (ox.NamedNode(names.event(name)) for name in "cb")
    store.add(ox.Quad(c, ox.NamedNode(names.DIP + "mayRespondTo"), b, ox.NamedNode(names.INFERRED_GRAPH)))
    rows = ask(KnowledgeGraph(store), "answer-chains", "firstEvent", "step", "event")
    assert rows == [("event:a", "1", "event:b"), ("event:a", "2", "event:c")]


def test_mediators(graph: KnowledgeGraph) -> None:
    assert ask(graph, "mediators", "mediator", "one", "other", "times") == [("CHN", "IRN", "SAU", "1")]


def test_meetings_around_breaks(graph: KnowledgeGraph) -> None:
    rows = ask(graph, "meetings-around-breaks", "one", "other", "break", "before", "after", days="3000")
    assert ("NATO", "RUS", "2014-04-01", "0", "1") in rows
    rows = ask(graph, "meetings-around-breaks", "one", "other", "break", "before", "after", days="30")
    assert ("NATO", "RUS", "2014-04-01", "0", "0") in rows


def test_conflicting_claims(graph: KnowledgeGraph) -> None:
    rows = ask(graph, "conflicting-claims", "field", "claim", "publisher", actor="NATO")
    assert ("count", "10", "Le Courrier du Port") in rows
    assert Counter(row[:2] for row in rows)["count", "8"] == 3
    assert ("type", "CloseMission", "Harbour Wire") in rows
    days = {day for (day,) in ask(graph, "conflicting-claims", "day")}
    assert "2018-03-14" not in days  # where all say the same


def test_single_source(graph: KnowledgeGraph) -> None:
    assert ask(graph, "single-source", "source", "type", "publisher", actor="POL", to="2018") == [
        ("POL", "ExpelDiplomats", "Gazeta Wiślana")
    ]


def test_changes_since(graph: KnowledgeGraph) -> None:
    wanted = ("day", "one", "other", "before", "after", "cause")
    assert ask(graph, "changes-since", *wanted, since="2023-03", actor="SAU") == [
        ("2023-03-06", "CHN", "SAU", "", "normal", "Mediate"),
        ("2023-03-10", "IRN", "SAU", "severed", "normal", "RestoreRelations"),
    ]


def test_new_events(graph: KnowledgeGraph) -> None:
    rows = ask(graph, "new-events", "published", "source", "type", since="2023-04-26")
    assert rows == [("2023-04-26", "RUS", "ExpelDiplomats")]


def test_co_expulsions(graph: KnowledgeGraph) -> None:
    assert ask(graph, "co-expulsions", "one", "other", "targets", days="1") == [
        ("DEU", "POL", "RUS"), ("DEU", "USA", "RUS"), ("POL", "USA", "RUS")
    ]


def test_busiest_pairs(graph: KnowledgeGraph) -> None:
    wanted = ("one", "other", "events", "hostile", "friendly")
    rows = ask(graph, "busiest-pairs", *wanted, from_="2022", least="2")
    assert rows[0] == ("NOR", "RUS", "6", "6", "0")
    assert all(int(row[2]) >= 2 for row in rows)


def test_most_active(graph: KnowledgeGraph) -> None:
    rows = ask(graph, "most-active", "actor", "did", "hostile", "underwent", "suffered", to="2014")
    assert set(rows) == {
        ("RUS", "1", "1", "1", "1"), ("NATO", "1", "1", "0", "0"), ("UKR", "0", "0", "1", "1")
    }


def test_betweenness(graph: KnowledgeGraph) -> None:
    rows = ask(graph, "betweenness", "actor", "betweenness", "partners")
    assert rows[0][0] == "RUS"  # with whom nearly all in the set deal
    assert all(0 < float(share) < 1 for _, share, _ in rows)
    shares = [float(share) for _, share, _ in rows]
    assert shares == sorted(shares, reverse=True)
    assert ask(graph, "betweenness", "actor", least="3") == [row[:1] for row in rows if int(row[2]) >= 3]


def test_evidence(graph: KnowledgeGraph) -> None:
    event = event_id(graph, "2018-03-14", "GBR", "RUS")
    rows = ask(graph, "evidence", "published", "publisher", "language", "count", event=event)
    assert rows == [
        ("2018-03-14", "Harbour Wire", "en", "23"), ("2018-03-15", "Abendblick", "de", "23"),
        ("2018-03-18", "El Faro del Norte", "es", "23"),
    ]
    bare = event.removeprefix("event:")
    assert ask(graph, "evidence", "published", event=bare) == [row[:1] for row in rows]


def test_persons(graph: KnowledgeGraph) -> None:
    assert ask(graph, "persons", "person", "actor", "first", actor="NATO")[0] == (
        "jens-stoltenberg", "NATO", "2021-09-22"
    )


def test_plans_and_threats(graph: KnowledgeGraph) -> None:
    assert ask(graph, "plans-and-threats", "day", "type", "modality", since="2016-12-20", actor="USA") == [
        ("2016-12-17", "ExpelDiplomats", "possible")
    ]


def test_denials(graph: KnowledgeGraph) -> None:
    rows = ask(graph, "denials", "day", "source", "target", "quote", "actualEvent")
    assert ("2016-12-30", "RUS", "USA", "Putin said that nobody would be sent home", "") in rows


def test_closed_missions(graph: KnowledgeGraph) -> None:
    assert ask(graph, "closed-missions", "source", "type", "target", "ownMission", actor="NATO") == [
        ("RUS", "SuspendMission", "NATO", "True")
    ]


def test_sanctions_in_force(graph: KnowledgeGraph) -> None:
    assert ask(graph, "sanctions-in-force", "source", "target", "first", "last", "rounds") == [
        ("EU", "RUS", "2022-02-25", "2022-03-15", "2")
    ]
    assert ask(graph, "sanctions-in-force", "last", "rounds", day="2022-02") == [("2022-02-25", "1")]


def test_last_contact(graph: KnowledgeGraph) -> None:
    assert ask(graph, "last-contact", "other", "last", "type", actor="RUS") == [
        ("NATO", "2021-09-22", "Meet"), ("NOR", "2021-10-26", "Meet"), ("USA", "2022-01-21", "Meet"),
        ("FRA", "2022-02-20", "Call"),
    ]


def test_search(graph: KnowledgeGraph) -> None:
    assert ask(graph, "search", "type", "quote", words="AKKREDITIERUNG") == [
        ("ExpelDiplomats", "Die NATO hat acht Russen die Akkreditierung entzogen")
    ]
    assert ask(graph, "search", "quote", words='") } # \\') == []


def test_publishers(graph: KnowledgeGraph) -> None:
    rows = {row[0]: row[1:] for row in ask(graph, "publishers", "publisher", "events", "alone")}
    assert rows["Harbour Wire"][1] == "2"
    assert int(rows["Harbour Wire"][0]) > int(rows["El Faro del Norte"][0])


def test_sources(graph: KnowledgeGraph) -> None:
    rows = ask(graph, "sources", "id", "kind", "language", "reports")
    assert ("a01", "Article", "nb", "8") in rows
    assert len(rows) == len(graph.sources())


def test_event_types(graph: KnowledgeGraph) -> None:
    assert ask(graph, "event-types", "type", "label")[0] == ("ExpelDiplomats", "expels diplomats")


def test_dyad_graph_is_a_graph_of_the_events_of_two(graph: KnowledgeGraph) -> None:
    result = run(graph, "dyad-graph", {"a": "SAU", "b": "IRN"})
    parsed = rdflib.Graph().parse(data=result.write("ttl"), format="turtle")
    assert len(parsed) == len(result.rows)
    assert "Riad bricht mit Teheran" in {str(literal) for literal in parsed.objects()}
