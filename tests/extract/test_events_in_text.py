"""Reading events out of text: what a user notices, on small texts of our own."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.articles import read_text
from kg.errors import UserError
from kg.extract import extract
from kg.language import known_languages
from kg.model import Interval, Modality, Report


def read(text: str, language: str = "en", published: str = "2021-10-18") -> list[Report]:
    return extract(read_text(text, published=published, language=language))


def told(reports: list[Report]) -> list[tuple[str, str, str]]:
    return [
        (
            report.type,
            "+".join(actor.polity for actor in report.sources),
            "+".join(actor.polity for actor in report.targets),
        )
        for report in reports
    ]


def test_active_and_passive_tell_the_same_act() -> None:
    active = read("Poland expelled three Russian diplomats on Monday.")
    passive = read("Three Russian diplomats were expelled by Poland on Monday.")
    assert told(active) == told(passive) == [("ExpelDiplomats", "POL", "RUS")]
    assert active[0].count == passive[0].count == 3
    assert active[0].interval == Interval.day(date(2021, 10, 18))


def test_norwegian_particle_verbs_and_word_order() -> None:
    straight = read("Polen viste mandag ut tre russiske diplomater.", "nb")
    inverted = read("Mandag viste Polen tre russiske diplomater ut av landet.", "nb")
    assert told(straight) == told(inverted) == [("ExpelDiplomats", "POL", "RUS")]


def test_an_enumeration_is_one_act_of_all() -> None:
    reports = read("Latvia, Estonia and Poland recalled their ambassadors from Minsk.")
    assert told(reports) == [("RecallEnvoy", "LVA+EST+POL", "BLR")]


def test_nothing_is_told_by_a_condition_or_a_match_of_football() -> None:
    assert read("If Poland expelled the ambassador, Russia would retaliate, analysts said.") == []
    assert read("Poland met Russia in the second round of the tournament at the stadium.") == []


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Poland will expel three Russian diplomats next week.", Modality.PLANNED),
        ("Poland has not expelled any Russian diplomats.", Modality.DENIED),
        ("Poland may expel three Russian diplomats.", Modality.POSSIBLE),
        ("Poland expelled three Russian diplomats.", Modality.ACTUAL),
    ],
)
def test_modality(text: str, modality: Modality) -> None:
    reports = read(text)
    assert told(reports) == [("ExpelDiplomats", "POL", "RUS")]
    assert reports[0].modality is modality


def test_an_answer_is_linked_to_its_cause() -> None:
    reports = read(
        "Poland expelled three Russian diplomats on Friday. In retaliation Russia expelled two Polish"
        " diplomats on Monday."
    )
    cause, answer = reports
    assert told(reports) == [("ExpelDiplomats", "POL", "RUS"), ("ExpelDiplomats", "RUS", "POL")]
    assert answer.response_to == cause.id
    assert cause.response_to is None


def test_the_person_behind_an_act_is_named() -> None:
    (report,) = read("Russian Foreign Minister Sergei Lavrov met his Norwegian counterpart in Oslo.")
    assert report.sources[0].person == "Sergei Lavrov"


def test_own_mission_and_that_of_another() -> None:
    (own,) = read("Norway closed its consulate general in Murmansk.")
    (other,) = read("Finland closed the Russian consulate general in Turku.")
    assert (own.own_mission, own.targets[0].polity) == (True, "RUS")
    assert (other.own_mission, other.targets[0].polity) == (False, "RUS")


def test_a_coarse_publication_date_gives_an_honest_interval() -> None:
    (report,) = read("Poland expelled three Russian diplomats on Monday.", published="2021-10")
    assert report.interval == Interval.month(2021, 10)


def test_an_act_told_twice_is_one_report_with_both_quotes() -> None:
    reports = read(
        "Poland expelled three Russian diplomats on Monday.\n\nThe expulsion of the three Russians by Poland"
        " came as a surprise."
    )
    assert told(reports) == [("ExpelDiplomats", "POL", "RUS")]
    assert len(reports[0].quotes) == 2


def test_the_same_article_gives_the_same_reports() -> None:
    text = "Poland expelled three Russian diplomats. Russia condemned the decision."
    assert read(text) == read(text)


def test_an_unknown_language_gives_nothing() -> None:
    assert extract(read_text("Venäjä karkotti kaksi diplomaattia.", published="2021-10-18")) == []


# Words that mean something to the engine, in an order that may mean nothing.
_WORDS = st.sampled_from(
    [
        *("Poland", "Russia", "Russian", "diplomats", "embassy", "expelled", "closed", "was", "by", "said"),
        *("that", "which", "who", "and", "to", "of", "the", "its", "ambassador", "23", "not", "if", "will"),
        *("on", "Monday", "Lavrov", "Moscow's", "they", "it", "two", "countries", ",", ".", "(", ")", ":"),
        *("“", "”", "–"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, max_size=60), st.sampled_from(known_languages()))
def test_any_order_of_words_is_survived_and_quotes_are_verbatim(words: list[str], language: str) -> None:
    article = read_text("Poland " + " ".join(words), published="2021-10-18", language=language)
    for report in extract(article):
        for quote in report.quotes:
            assert article.text[quote.start : quote.start + len(quote.text)] == quote.text
        sources = {actor.polity for actor in report.sources}
        targets = {actor.polity for actor in report.targets}
        assert not sources & targets or report.type in ("OpenMission", "ResumeCooperation")
        assert 0 < report.confidence <= 1


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=300))
def test_any_text_is_survived(text: str) -> None:
    try:
        article = read_text("x " + text, published="2021-10-18", language="nb")
    except UserError:
        return  # told to be no text at all, in one line
    for report in extract(article):
        json.dumps(report.quotes[0].text)
