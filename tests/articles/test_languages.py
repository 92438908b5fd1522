"""Which language a text is in, told from the text alone."""

import re
from pathlib import Path

import pytest

from kg.articles import LANGUAGES, read_article, read_text
from kg.articles.language import detect_language

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT.parent / "shared" / "gold"

SENTENCES = {
    "nb": "Hun sier at de ikke har fått noe svar fra ambassaden ennå.",
    "nn": "Ho seier at dei ikkje har fått noko svar frå ambassaden enno.",
    "da": "Hun siger, at de ikke har fået noget svar fra ambassaden endnu.",
    "sv": "Hon säger att de inte har fått något svar från ambassaden än.",
    "en": "She says that they have not had an answer from the embassy yet.",
    "de": "Sie sagt, dass sie noch keine Antwort von der Botschaft bekommen haben.",
    "fr": "Elle dit qu'ils n'ont pas encore reçu de réponse de l'ambassade.",
    "es": "Ella dice que todavía no han recibido una respuesta de la embajada.",
    "und": "Hän sanoo, etteivät he ole vielä saaneet vastausta suurlähetystöstä.",
}
OTHERS = [
    "Ze zegt dat ze nog geen antwoord van de ambassade hebben gekregen.",
    "Dice che non hanno ancora ricevuto una risposta dall'ambasciata, ma che la aspettano per domani.",
    "Ela diz que eles ainda não receberam uma resposta da embaixada, mas que esperam por ela.",
    "Она говорит, что они ещё не получили ответа из посольства.",
    "Hún segir að þau hafi ekki enn fengið svar frá sendiráðinu.",
    "Mówi, że nie dostali jeszcze odpowiedzi od ambasady.",
    "12 345 – 67/89",
]


def windows(folder: Path, words: int) -> list[tuple[str, str, str]]:
    """Every run of so many words of the articles in a folder: language, file and text."""
    found = []
    for path in sorted(folder.rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        language = re.search(r"^language: (\w+)$", text, re.MULTILINE)
        if language:
            body = text.split("---", 2)[2].split()
            starts = range(0, max(1, len(body) - words), words // 2)
            found += [(language[1], path.name, " ".join(body[start:start + words])) for start in starts]
    return found


def test_the_languages_are_those_of_the_brief() -> None:
    assert set(LANGUAGES) == {"nb", "nn", "en", "sv", "da", "de", "fr", "es"}


@pytest.mark.parametrize(("language", "sentence"), SENTENCES.items())
def test_one_sentence_is_enough(language: str, sentence: str) -> None:
    assert detect_language(sentence) == language


@pytest.mark.parametrize("sentence", OTHERS)
def test_other_languages_are_not_taken_for_these(sentence: str) -> None:
    assert detect_language(sentence) == "und"


def test_fifty_words_of_news_are_always_told_right() -> None:
    wrong = [(name, found, text) for language, name, text in windows(ROOT / "data/articles", 50)
             if (found := detect_language(text)) != language]
    assert not wrong


@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold articles lie in ../shared, which is not here")
def test_fifty_words_of_the_gold_articles_are_told_right() -> None:
    wrong = [(name, found, text) for language, name, text in windows(GOLD, 50)
             if (found := detect_language(text)) != language]
    assert not wrong


def test_no_means_either_norwegian() -> None:
    assert read_text(SENTENCES["nn"], language="no").source.language == "nn"
    assert read_text(SENTENCES["nb"], language="no").source.language == "nb"
    assert read_text("1814", language="no").source.language == "nb"


def test_und_may_be_given(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SENTENCES["nb"], encoding="utf-8")
    assert read_article(path, language="und").source.language == "und"
