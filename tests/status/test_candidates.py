"""Acts that look like tit for tat and that no source calls so."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Event, Interval, Modality
from kg.status import answer_candidates


def expulsion(name: str, source: str, target: str, day: str, count: int | None = None) -> Event:
    return Event(name, "ExpelDiplomats", (source,), (target,), Interval.parse(day), (), count=count)


FIRST = expulsion("first", "GBR", "RUS", "2018-03-14", 23)
ANSWER = expulsion("answer", "RUS", "GBR", "2018-03-17", 23)


def pairs(*events: Event, days: int = 30) -> list[tuple[str, str, int, bool]]:
    return [(c.earlier, c.later, c.days, c.same_count) for c in answer_candidates(events, days)]


def test_the_same_act_in_the_other_direction_soon_after() -> None:
    assert pairs(ANSWER, FIRST) == [("first", "answer", 3, True)]
    assert pairs(FIRST, ANSWER, days=2) == []


def test_the_last_act_before_is_the_one_answered() -> None:
    earlier = expulsion("earlier", "GBR", "RUS", "2018-03-01", 2)
    assert pairs(earlier, FIRST, ANSWER) == [("first", "answer", 3, True)]


def test_a_chain_alternates() -> None:
    third = expulsion("third", "GBR", "RUS", "2018-03-30")
    assert pairs(FIRST, ANSWER, third) == [("answer", "third", 13, False), ("first", "answer", 3, True)]


def test_what_a_source_calls_an_answer_is_no_candidate() -> None:
    assert pairs(FIRST, replace(ANSWER, in_response_to=("first",))) == []


def test_acts_of_one_day_of_another_type_or_that_did_not_happen_are_none() -> None:
    assert pairs(FIRST, replace(ANSWER, interval=FIRST.interval)) == []
    assert pairs(FIRST, replace(ANSWER, type="CloseMission")) == []
    assert pairs(FIRST, replace(ANSWER, modality=Modality.DENIED)) == []
    meetings = [replace(event, type="Meet") for event in (FIRST, ANSWER)]
    assert pairs(*meetings) == []


def test_a_date_known_to_the_year_answers_nothing() -> None:
    assert pairs(FIRST, expulsion("vague", "RUS", "GBR", "2018")) == []


def test_one_of_several_who_acted_is_answered_alone() -> None:
    joint = Event("joint", "ExpelDiplomats", ("DEU", "FRA"), ("RUS",), Interval.parse("2018-03-26"), ())
    assert pairs(joint, expulsion("to", "RUS", "DEU", "2018-03-30")) == [("joint", "to", 4, False)]


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 28)), max_size=20), st.integers(0, 30))
def test_a_candidate_is_later_reversed_and_in_time(acts: list[tuple[bool, int]], days: int) -> None:
    events = [
        expulsion(f"e{number}", *(("GBR", "RUS") if forth else ("RUS", "GBR")), f"2018-02-{day:02}")
        for number, (forth, day) in enumerate(acts)
    ]
    by_id = {event.id: event for event in events}
    for candidate in answer_candidates(events, days):
        earlier, later = by_id[candidate.earlier], by_id[candidate.later]
        assert (earlier.sources, earlier.targets) == (later.targets, later.sources)
        assert 0 < (later.interval.earliest - earlier.interval.earliest).days == candidate.days <= days
