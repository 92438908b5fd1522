"""Where paragraphs end and what each is for, shown on lines of the genre."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles import read_text
from kg.articles.kinds import classify
from kg.articles.paragraphs import split_paragraphs
from kg.model import ParagraphKind

PROSE = {
    "nb": "Norge og Russland har ikke snakket sammen siden i fjor, sier statsråden til avisen.",
    "nn": "Noreg og Russland har ikkje snakka saman sidan i fjor, seier statsråden til avisa.",
    "en": "Norway and Russia have not spoken to each other since last year, the minister said.",
    "sv": "Norge och Ryssland har inte talat med varandra sedan i fjol, säger ministern till tidningen.",
    "da": "Norge og Rusland har ikke talt sammen siden sidste år, siger ministeren til avisen.",
    "de": "Norwegen und Russland haben seit dem letzten Jahr nicht mehr miteinander gesprochen.",
    "fr": "La Norvège et la Russie ne se sont pas parlé depuis un an, selon le ministre.",
    "es": "Noruega y Rusia no han hablado desde el año pasado, según el ministro de Exteriores.",
}


def paragraphs(text: str) -> list[str]:
    return [text[block.start:block.end] for block in split_paragraphs(text)]


def kind(line: str, language: str = "nb", more: str = "") -> str:
    """The kind of a line that stands between prose."""
    prose = PROSE[language]
    article = read_text(f"{prose} {more}\n\n{line}\n\n{prose}\n", language=language)
    assert len(article.paragraphs) == 3
    return article.paragraphs[1].kind.value


def test_blank_lines_part_paragraphs() -> None:
    assert paragraphs("One.\n\n \t\n  Two.  \nand on\n\n\n") == ["One.", "Two.", "and on"]


def test_single_line_ends_part_paragraphs_where_each_line_is_one() -> None:
    long = "The minister said on Monday that nothing had been decided, and that nothing would be. " * 2
    assert len(paragraphs(f"Headline\nBy Ann Lee\n{long}\n{long}\nShort end.")) == 5


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The minister said on Monday that nothing had been decided. There\n"
        "would be a meeting in May, he said, but no more than that could\n"
        "be promised.\n"
        "A new paragraph begins on a new line, since the one above has\n"
        "room for its first word.\n"
    )
    assert len(paragraphs(text)) == 2


def test_a_sentence_that_goes_on_below_is_one_paragraph() -> None:
    assert paragraphs("Russia expelled ten\ndiplomats.") == ["Russia expelled ten\ndiplomats."]


def test_markdown_marks_do_not_belong_to_the_text() -> None:
    text = "# Ten must go\n\n**In brief**\n\n* One thing.\n* Another thing.\n\n***\n\nText."
    assert paragraphs(text) == ["Ten must go", "In brief", "One thing.", "Another thing.", "Text."]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Av Kari Nilsen", "nb"),
        ("Av vår utsendte medarbeider Ola Li", "nb"),
        ("Tekst: Kari Nilsen", "nb"),
        ("Av Kari Nilsen, Kirkenes", "nn"),
        ("By Dev Wire staff", "en"),
        ("BY ANN LEE AND TOM RAY", "en"),
        ("Reporting by Ann Lee; editing by Tom Ray", "en"),
        ("Av Åsa Ek", "sv"),
        ("Af Søren Bro", "da"),
        ("Von Jan Berg", "de"),
        ("Par Anne Le Roy", "fr"),
        ("Por Ana Ruiz", "es"),
        ("(NTB)", "nb"),
        ("NTB-AFP", "nb"),
        ("Publisert: Nå nettopp", "nb"),
        ("Oppdatert 3. mai 2021 kl. 12.00", "nb"),
        ("Published: May 3, 2021", "nb"),
    ],
)
def test_bylines(line: str, language: str) -> None:
    assert kind(line, language) == "byline"


@pytest.mark.parametrize(
    "line",
    [
        "GRATULERER: Statsministeren tok imot presidenten på flyplassen mandag.",
        "PÅ VEI UT: Ambassadøren forlater bygget for siste gang. Foto: Scanfoto",
        "PHOTO: The minister leaves the building in Moscow on Monday, May 3, 2021.",
        "Ambassadøren forlater bygget. Arkivfoto",
        "The minister waves from the plane. (AP Photo/Ann Lee)",
        "Foto: Kari Nilsen",
        "Bildet: Ambassaden i Oslo",
    ],
)
def test_captions(line: str) -> None:
    assert kind(line) == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "LES OGSÅ: Ti må reise",
        "Les også: Ti må reise hjem fra Moskva.",
        "READ MORE: Ten must go",
        ">> Read more about the ten who must go",
        "KONTAKT: Send oss en e-post.",
        "Har du tips i saken?",
        "Abonner på nyhetsbrevet vårt.",
        "© Avisa. Må ikke gjengis.",
        "Copyright 2021 Avisa",
        "Correction: An earlier version of this article gave the wrong number.",
        "Rettelse: I en tidligere versjon sto det ni.",
        "Avisa retter feil og følger Vær varsom-plakaten.",
        "Annonse",
        "https://example.org/a/b?c=d",
        "![The embassy](embassy.jpg)",
        "desk@example.org",
    ],
)
def test_boilerplate(line: str) -> None:
    assert kind(line) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    ["Lavmål", "Kommer til byen", "– Helt uakseptabelt", "Hva nå?", "UKRAINA: Nye samtaler", "Fakta:",
     "# 1905."],
)
def test_headings(line: str) -> None:
    assert kind(line) == "heading"


@pytest.mark.parametrize(
    "line",
    [
        "HELSINGFORS: Russlands konsulat i byen må stenge innen oktober, ifølge presidenten.",
        "MOSCOW (Dev Wire) — Russia is leaving.",
        "OSLO/STOCKHOLM: Norge og Sverige utviser tre diplomater hver, opplyser regjeringene.",
        "WARSZAWA (NTB): Polen utviser fire russere, sier utenriksministeren.",
        "Av hensyn til Kina er møtet utsatt.",
        "By Friday the ten had left.",
        "– Hva skjer nå?",
        "De ti har én uke på seg.",
        "Annonsen sto i avisen på lørdag.",
        "Kontakten mellom landene er brutt.",
        "NATO: Alliansen sier i en uttalelse at den beklager det som har skjedd.",
        "* Ambassaden i Moskva har ni ansatte",
    ],
)
def test_prose(line: str) -> None:
    assert kind(line) == "body"


def test_a_place_named_in_the_text_makes_a_dateline() -> None:
    line = "HASVIKA: Ordføreren møtte den russiske konsulen på kaia mandag formiddag."
    assert kind(line) == "caption"
    assert kind(line, more="Konsulen kom til Hasvika med båt.") == "body"


LINES = st.sampled_from(
    ["", " ", "# Head", "Av Kari Nilsen", "- a", "- b c", "* x", "***", "date 2021-10 OH NO: It is over.",
     "1. one", "**bold**", "Foto: X", "a" * 130, "An ordinary sentence stands here for the sake of it.", "?!",
     "Les også: mer", "\u00a0", "å", "©"]
)


@given(st.one_of(st.text(), st.lists(LINES).map("\n".join)))
def test_paragraphs_hold_every_letter_once_and_in_order(text: str) -> None:
    blocks = split_paragraphs(text)
    assert all(a.end <= b.start for a, b in pairwise(blocks))
    covered = {index for block in blocks for index in range(block.start, block.end)}
    assert all(index in covered for index, character in enumerate(text) if character.isalnum())
    assert all(text[b.start:b.end] == text[b.start:b.end].strip() != "" for b in blocks)


@given(st.text(), st.sampled_from([*PROSE, "und"]))
def test_every_paragraph_has_a_kind(text: str, language: str) -> None:
    blocks = split_paragraphs(text)
    found = classify(text, blocks, language)
    assert [(p.start, p.end) for p in found] == [(b.start, b.end) for b in blocks]
    assert all(p.kind in ParagraphKind for p in found)
