"""How two actors stood on a day, and because of what."""

import random
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Event, Interval, Modality
from kg.status import STATES, StatusInterval, relation_status, status_on, status_rules
from kg.vocabulary import event_types


def act(name: str, type_name: str, source: str, target: str, day: str, **more) -> Event:
    """An event of one day (or month, or year), with its name as id."""
    return Event(name, type_name, (source,), (target,), Interval.parse(day), (), **more)


STORY = [
    act("met", "Meet", "NATO", "RUS", "2012-05-20"),
    act("annexed", "Annex", "RUS", "UKR", "2014-03-18"),
    act("cooperation", "SuspendCooperation", "NATO", "RUS", "2014-04-01"),
    act("expelled", "ExpelDiplomats", "NATO", "RUS", "2021-10-06", count=8),
    act("mission", "SuspendMission", "RUS", "NATO", "2021-10-18"),
    act("frozen", "SuspendRelations", "RUS", "NATO", "2021-10-18"),
    act("planned", "RestoreRelations", "RUS", "NATO", "2021-12-01", modality=Modality.PLANNED),
]


def course(events: Iterable[Event], *pair: str) -> list[tuple[str, str, str | None, str | None]]:
    return [
        (str(interval.start), interval.state, interval.began_with, interval.ended_with)
        for interval in relation_status(events) if interval.dyad == pair
    ]


def test_the_course_of_relations_with_their_causes() -> None:
    assert course(STORY, "NATO", "RUS") == [
        ("2012-05-20", "normal", "met", "cooperation"),
        ("2014-04-01", "reduced", "cooperation", "frozen"),
        ("2021-10-18", "suspended", "frozen", None),
    ]


def test_how_they_stood_on_a_day_whichever_is_named_first() -> None:
    intervals = relation_status(STORY)
    on = status_on(intervals, ("RUS", "NATO"), date(2021, 11, 15))
    assert on is not None
    assert (on.state, on.start, on.began_with) == ("suspended", date(2021, 10, 18), "frozen")
    assert status_on(intervals, ("NATO", "RUS"), date(2021, 10, 17)).state == "reduced"
    assert status_on(intervals, ("NATO", "RUS"), date(2012, 5, 19)) is None
    assert status_on(intervals, ("NATO", "UKR"), date(2021, 10, 17)) is None


def test_what_upholds_a_state_is_kept() -> None:
    events = [
        act("cut", "ReduceMission", "RUS", "USA", "2017-07-28"),
        act("closed", "CloseMission", "USA", "RUS", "2017-08-31"),
        act("words", "Accuse", "USA", "RUS", "2017-09-01"),
    ]
    (interval,) = relation_status(events)
    assert interval.upheld_by == ("closed",)


def test_a_strain_of_words_wears_off_unless_it_is_renewed() -> None:
    once = [act("a", "Accuse", "NOR", "RUS", "2020-01-01")]
    assert course(once, "NOR", "RUS") == [
        ("2020-01-01", "strained", "a", None), ("2020-01-31", "normal", None, None)
    ]
    renewed = [*once, act("b", "Condemn", "RUS", "NOR", "2020-01-20")]
    assert course(renewed, "NOR", "RUS") == [
        ("2020-01-01", "strained", "a", None), ("2020-02-19", "normal", None, None)
    ]
    on_its_last_day = [*once, act("b", "Accuse", "RUS", "NOR", "2020-01-31")]
    assert course(on_its_last_day, "NOR", "RUS") == [
        ("2020-01-01", "strained", "a", None), ("2020-03-01", "normal", None, None)
    ]


def test_words_do_not_shorten_a_longer_strain() -> None:
    events = [
        act("taken", "Annex", "RUS", "UKR", "2014-03-18"),
        act("words", "Condemn", "UKR", "RUS", "2014-03-19"),
    ]
    assert course(events, "RUS", "UKR") == [("2014-03-18", "strained", "taken", None)]


def test_the_worst_of_a_day_has_the_last_word() -> None:
    events = [
        act("z", "RestoreRelations", "SAU", "IRN", "2016-01-03"),
        act("y", "SeverRelations", "SAU", "IRN", "2016-01-03"),
        act("a", "Accuse", "SAU", "IRN", "2016-01-03"),
    ]
    assert course(events, "IRN", "SAU") == [("2016-01-03", "severed", "y", None)]


def test_a_step_up_from_severed_relations_is_not_normal_at_once() -> None:
    events = [
        act("broke", "SeverRelations", "SAU", "IRN", "2016-01-03"),
        act("opened", "OpenMission", "IRN", "SAU", "2023-06-06"),
        act("restored", "RestoreRelations", "SAU", "IRN", "2023-08-01"),
    ]
    assert [state for _, state, _, _ in course(events, "IRN", "SAU")] == ["severed", "reduced", "normal"]


def test_every_pair_of_a_joint_act_and_of_a_meeting_of_three() -> None:
    joint = Event("j", "SeverRelations", ("EGY", "SAU"), ("QAT",), Interval.parse("2017-06-05"), ())
    met = Event("m", "Meet", ("FIN", "NOR", "SWE"), (), Interval.parse("2017-06-05"), ())
    assert {interval.dyad for interval in relation_status([joint, met])} == {
        ("EGY", "QAT"), ("QAT", "SAU"), ("FIN", "NOR"), ("FIN", "SWE"), ("NOR", "SWE")
    }


def test_types_with_a_strong_effect_do_what_the_vocabulary_says_of_them() -> None:
    expected = {
        "ends": {"severed"}, "suspends": {"suspended"}, "restores": {"normal"}, "establishes": {"normal"},
    }
    for kind in event_types().values():
        outcomes = set(status_rules()[kind.name].becomes.values())
        if kind.effect in expected:
            assert outcomes == expected[kind.effect], kind.name
        elif kind.effect in ("contact", "neutral"):
            assert outcomes <= {"normal"}, kind.name
        elif kind.effect == "worsens":
            for state, new in status_rules()[kind.name].becomes.items():
                assert STATES.index(new) >= STATES.index(state), kind.name
        else:
            for state, new in status_rules()[kind.name].becomes.items():
                assert STATES.index(new) <= STATES.index(state), kind.name


ACTORS = st.lists(st.sampled_from(["NOR", "RUS", "NATO"]), min_size=1, max_size=2, unique=True).map(tuple)


@st.composite
def stories(draw: st.DrawFn) -> list[Event]:
    events = []
    for number in range(draw(st.integers(0, 30))):
        first = draw(st.dates(date(2020, 1, 1), date(2020, 6, 1)))
        last = first + timedelta(draw(st.integers(0, 20)))
        if draw(st.integers(0, 9)) == 0:
            first = last = date.max  # a strain that begins on the calendar's last day
        events.append(Event(
            f"e{number}", draw(st.sampled_from(sorted(event_types()))), draw(ACTORS), draw(ACTORS),
            Interval(first, last), (), draw(st.sampled_from([Modality.ACTUAL, *Modality])),
        ))
    return events


def by_dyad(intervals: Iterable[StatusInterval]) -> dict[tuple[str, str], list[StatusInterval]]:
    grouped = defaultdict(list)
    for interval in intervals:
        grouped[interval.dyad].append(interval)
    return grouped


@given(stories())
def test_intervals_follow_each_other_without_gap_or_overlap(events: list[Event]) -> None:
    known = {event.id: event for event in events}
    for pair, intervals in by_dyad(relation_status(events)).items():
        assert pair[0] < pair[1]
        assert intervals[-1].end is None
        for this, following in pairwise(intervals):
            assert this.start < following.start == this.end
            assert this.state != following.state
            assert this.ended_with == following.began_with
        for interval in intervals:
            if interval.began_with is None:
                assert interval.state == "normal"
                continue
            cause = known[interval.began_with]
            assert cause.modality is Modality.ACTUAL
            assert cause.interval.earliest == interval.start
            assert set(pair) <= {*cause.sources, *cause.targets}


@given(stories(), st.randoms(use_true_random=False))
def test_the_order_of_events_makes_no_difference(events: list[Event], shuffler: random.Random) -> None:
    shuffled = events[:]
    shuffler.shuffle(shuffled)
    assert relation_status(shuffled) == relation_status(events)


@given(stories())
def test_only_actual_events_move_relations(events: list[Event]) -> None:
    actual = [event for event in events if event.modality is Modality.ACTUAL]
    assert relation_status(actual) == relation_status(events)


@given(stories(), st.dates(date(2019, 12, 1), date(2022, 1, 1)))
def test_a_day_has_one_state_from_the_first_interval_on(events: list[Event], day: date) -> None:
    for pair, intervals in by_dyad(relation_status(events)).items():
        found = status_on(intervals, pair, day)
        assert (found is None) == (day < intervals[0].start)
        if found is not None:
            assert [i for i in intervals if i.start <= day and (i.end is None or day < i.end)] == [found]
