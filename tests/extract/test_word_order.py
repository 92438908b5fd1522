"""The orders of words that German, French and Spanish have of their own: verbs that stand last, genitives
without a preposition, weak pronouns before the verb, tenses without an auxiliary."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract import extract
from kg.language import load_language
from kg.model import Article, Interval, Paragraph, ParagraphKind, Report, Source

PUBLISHED = Interval.day(date(2024, 6, 5))


def reports(text: str, language: str) -> list[Report]:
    source = Source("sentence", "sentence", published=PUBLISHED, language=language)
    return extract(Article(source, text, (Paragraph(0, len(text), ParagraphKind.BODY),)))


def told(text: str, language: str) -> list[str]:
    """The events as "Type SOURCE>TARGET modality"."""
    return [
        f"{report.type} {'+'.join(actor.polity for actor in report.sources)}>"
        f"{'+'.join(actor.polity for actor in report.targets)} {report.modality}"
        for report in reports(text, language)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Polen weist drei russische Diplomaten aus.",
        "Polen hat am Freitag drei russische Diplomaten ausgewiesen.",
        "Am Freitag hat Polen drei russische Diplomaten ausgewiesen.",
        "Drei russische Diplomaten hat Polen am Freitag ausgewiesen.",
        "Drei russische Diplomaten sind von Polen ausgewiesen worden.",
        "In Warschau hieß es, dass Polen drei russische Diplomaten ausgewiesen hat.",
        "Nachdem Polen drei russische Diplomaten ausgewiesen hatte, wurde es still.",
        "Polen hat beschlossen, drei russische Diplomaten auszuweisen.",
        "Die Ausweisung dreier russischer Diplomaten durch Polen blieb unbemerkt.",
    ],
)
def test_a_german_expulsion_is_the_same_wherever_its_verb_stands(text: str) -> None:
    assert "ExpelDiplomats POL>RUS actual" in told(text, "de")


def test_the_same_auxiliary_makes_passive_and_future() -> None:
    passive, future = "Der Botschafter Russlands wird von Polen ", "Polen wird den Botschafter Russlands "
    assert told(passive + "ausgewiesen.", "de") == ["ExpelDiplomats POL>RUS actual"]
    assert told(future + "ausweisen.", "de") == ["ExpelDiplomats POL>RUS planned"]


def test_two_participles_share_one_auxiliary() -> None:
    found = told("Litauen hatte Diplomaten Chinas ausgewiesen und Sanktionen gegen China verhängt.", "de")
    assert found == ["ExpelDiplomats LTU>CHN actual", "ImposeSanctions LTU>CHN actual"]


def test_the_particle_is_the_last_one_not_the_preposition() -> None:
    assert told("Polen weist drei Diplomaten aus Russland aus.", "de") == ["ExpelDiplomats POL>RUS actual"]


def test_the_quote_of_a_german_event_is_a_span_of_the_text() -> None:
    text = "Berlin hat den Botschafter des Irans, Mahmud Karimi, am Montag einbestellt."
    (report,) = reports(text, "de")
    assert report.quotes[0].text in text
    assert "einbestellt" in report.quotes[0].text


@pytest.mark.parametrize(
    ("text", "language", "event"),
    [
        ("La France expulsera deux diplomates russes.", "fr", "ExpelDiplomats FRA>RUS planned"),
        ("España expulsará a dos diplomáticos rusos.", "es", "ExpelDiplomats ESP>RUS planned"),
        ("La ministre française s'est rendue en Grèce.", "fr", "Visit FRA>GRC actual"),
        ("El ministro español se reunió con su homólogo griego.", "es", "Meet ESP>GRC actual"),
        ("El ministro español quiere reunirse con su homólogo griego.", "es", "Meet ESP>GRC planned"),
        ("La France ne reconnaît pas Taïwan.", "fr", "RecognizeState FRA>TWN denied"),
        ("L'Italie a convoqué des diplomates russes.", "fr", "SummonEnvoy ITA>RUS actual"),
        ("Italia acusó a Rusia de espionaje.", "es", "Accuse ITA>RUS actual"),
    ],
)
def test_verbs_of_romance_languages_with_what_stands_before_and_in_them(
    text: str, language: str, event: str
) -> None:
    assert event in told(text, language)


@pytest.mark.parametrize(
    "text", ["La France lo ha demandé de le faire, a dit.", "El ministro lo mandó lo ordenar que lo dice."]
)
def test_a_weak_pronoun_as_subject_is_survived(text: str) -> None:
    for language in ("fr", "es"):
        reports(text, language)


WORDS = {
    code: sorted({*list(load_language(code).verbs)[::40], *load_language(code).pronouns,
                  *load_language(code).auxiliaries, *load_language(code).prepositions,
                  *load_language(code).words["subordinators"], *load_language(code).words["relatives"],
                  ",", ".", "'", "d'", "–", "Polen", "Pologne", "Polonia", "russische", "russe", "ruso"})
    for code in ("de", "es", "fr")
}


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_words_in_any_order_are_survived_and_quoted_as_they_stand(data: st.DataObject) -> None:
    language = data.draw(st.sampled_from(sorted(WORDS)))
    text = " ".join(data.draw(st.lists(st.sampled_from(WORDS[language]), min_size=1, max_size=40)))
    for report in reports(text, language):
        assert all(quote.text in text for quote in report.quotes)
