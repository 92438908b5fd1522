"""The NetworkX graphs that events make."""

from datetime import date

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph import names
from kg.graph.projection import signed, snapshots, to_networkx, weighted
from kg.model import Event, Interval, Modality, Participant, Quote, Report, Source

RUS, NATO, NOR, USA = (names.actor(code) for code in ("RUS", "NATO", "NOR", "USA"))


def report(name: str, quote: str = "", **more) -> Report:
    return Report(
        name, more.pop("source_id", "5f2c8a10b3d4"), more.pop("type", "ExpelDiplomats"),
        (Participant("NATO", "NATO"),), (Participant("Russia", "RUS"),), Interval.parse("2021-10-06"),
        quotes=(Quote(quote, 0),) if quote else (), **more,
    )


def act(name: str, type_name: str, sources: str, targets: str, day: str, **more) -> Event:
    return Event(name, type_name, tuple(sources.split()), tuple(targets.split()), Interval.parse(day),
                 more.pop("reports", ()), **more)


EXPULSION = act(
    "e1", "ExpelDiplomats", "NATO", "RUS", "2021-10-06", count=8, confidence=0.96,
    reports=(
        report("r1", "eight were sent home", confidence=0.7),
        report("r2", "NATO expelled eight Russians", confidence=0.9),
        report("r3", "NATO may expel them", confidence=1.0, modality=Modality.PLANNED),
    ),
)
CLOSING = act("e2", "SuspendMission", "RUS", "NATO", "2021-10-18")
MEETING = act("e3", "Meet", "NOR", "RUS", "2021-10-26")
PLAN = act("e4", "Meet", "NATO", "RUS", "2022-01-12", modality=Modality.PLANNED)
JOINT = act("e5", "ImposeSanctions", "NOR USA", "RUS", "2022-03")
ALL = [EXPULSION, CLOSING, MEETING, PLAN, JOINT]


def test_an_event_is_an_edge_with_what_an_analyst_asks_of_it() -> None:
    graph = to_networkx(ALL)
    assert isinstance(graph, nx.MultiDiGraph)
    assert graph.nodes[RUS]["code"] == "RUS"
    assert graph.edges[NATO, RUS, names.event("e1")] == {
        "type": "ExpelDiplomats", "group": "mission", "mutual": False, "start": "2021-10-06",
        "end": "2021-10-06", "modality": "actual", "count": 8, "confidence": 0.96, "reports": 3,
        "quote": "NATO expelled eight Russians", "article": names.source("5f2c8a10b3d4"), "goldstein": -4.0,
    }
    assert graph.edges[RUS, NATO, names.event("e2")]["quote"] is None


def test_an_event_of_several_is_an_edge_for_each_pair_under_one_key() -> None:
    graph = to_networkx([JOINT])
    assert set(graph.edges(keys=True)) == {(NOR, RUS, names.event("e5")), (USA, RUS, names.event("e5"))}


def test_a_meeting_is_one_edge_a_pair() -> None:
    assert set(to_networkx([MEETING]).edges()) == {(NOR, RUS)}
    three = act("e", "Meet", "NATO NOR RUS", "", "2021-10-26")
    assert len(to_networkx([three]).edges()) == 3
    both_sides = act("e", "Meet", "NOR RUS", "NOR RUS", "2021-10-26")
    assert len(to_networkx([both_sides]).edges()) == 1


def test_a_data_set_is_not_called_an_article() -> None:
    event = act("e", "Accuse", "NOR", "RUS", "2014", reports=(report("r", source_id="d1", type="Accuse"),))
    graph = to_networkx([event], sources={"d1": Source("d1", "icews", kind="dataset")})
    assert next(iter(graph.edges(data="article")))[2] == names.source("d1", "dataset")


def test_only_the_time_and_types_asked_for() -> None:
    def kept(**asked) -> set[str]:
        return {names.last(key) for _, _, key in to_networkx(ALL, **asked).edges(keys=True)}

    assert kept(start=date(2021, 10, 18), end=date(2021, 10, 26)) == {"e2", "e3"}
    assert kept(start=date(2022, 3, 31)) == {"e5"}  # some day of March, which may be the last
    assert kept(types=["Meet"]) == {"e3", "e4"}
    assert kept(types=[]) == set()
    with pytest.raises(ValueError, match="Dance"):
        kept(types=["Meet", "Dance"])
    with pytest.raises(ValueError, match="ends before it starts"):
        kept(start=date(2022, 1, 1), end=date(2021, 1, 1))


def test_more_is_known_of_actors() -> None:
    graph = to_networkx([EXPULSION], actors={"RUS": {"label": "Russia", "kind": "state", "code": "no"}})
    assert graph.nodes[RUS] == {"label": "Russia", "kind": "state", "code": "RUS"}


def test_weights_count_what_happened_and_a_meeting_both_ways() -> None:
    graph = weighted([*ALL, act("e6", "Accuse", "NATO", "RUS", "2021-09-01")])
    assert graph.edges[NATO, RUS] == {
        "weight": 2, "reports": 3, "first": "2021-09-01", "last": "2021-10-06", "mission": 1, "verbal": 1
    }
    assert graph.edges[NOR, RUS]["contact"] == graph.edges[RUS, NOR]["contact"] == 1
    assert graph.edges[NOR, RUS]["weight"] == 2


def test_signs_tell_friend_from_foe() -> None:
    graph = signed(ALL)
    assert graph.edges[RUS, NATO] == {"weight": -4.0, "sign": -1, "positive": 0, "negative": 2, "events": 2}
    assert graph.edges[RUS, NOR] == {"weight": -3.5, "sign": -1, "positive": 1, "negative": 1, "events": 2}


def test_snapshots_have_no_holes() -> None:
    months = list(snapshots([EXPULSION, MEETING, PLAN]))
    assert [(str(day), len(graph.edges)) for day, graph in months] == [
        ("2021-10-01", 2), ("2021-11-01", 0), ("2021-12-01", 0), ("2022-01-01", 1)
    ]
    years = list(snapshots(ALL, by="year", project=weighted))
    assert [(day.year, graph.number_of_edges()) for day, graph in years] == [(2021, 4), (2022, 2)]
    assert [str(day) for day, _ in snapshots([EXPULSION], by="week")] == ["2021-10-04"]
    assert [str(day) for day, _ in snapshots([EXPULSION], by="quarter")] == ["2021-10-01"]
    assert list(snapshots([])) == []
    with pytest.raises(ValueError, match="fortnight"):
        list(snapshots(ALL, by="fortnight"))


@given(st.lists(st.dates(date(1999, 12, 1), date(2000, 3, 31)), max_size=10),
       st.sampled_from(["day", "week", "month", "quarter", "year"]))
def test_every_event_is_in_one_snapshot(days: list[date], by: str) -> None:
    events = [act(f"e{number}", "Accuse", "NOR", "RUS", str(day)) for number, day in enumerate(days)]
    periods = list(snapshots(events, by=by))
    keys = [key for _, graph in periods for _, _, key in graph.edges(keys=True)]
    assert sorted(keys) == sorted(names.event(event.id) for event in events)
    assert [day for day, _ in periods] == sorted({day for day, _ in periods})


def test_the_last_day_of_the_calendar_ends_a_series() -> None:
    event = Event("e", "Accuse", ("NOR",), ("RUS",), Interval.day(date.max), ())
    for by in ("day", "week", "month", "quarter", "year"):
        assert len(list(snapshots([event], by=by))) == 1
