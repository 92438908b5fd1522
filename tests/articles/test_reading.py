"""Reading a file: its id, what is given beside it, and files that are no articles."""

import os
import re
from pathlib import Path

import pytest

from kg.articles import read_article, read_text
from kg.articles.read import MAX_BYTES
from kg.errors import UserError
from kg.model import Interval, ParagraphKind

TEXT = "---\ntitle: Ti må reise\npublished: 2023-04-26\n---\nRussland utviste ti nordmenn på onsdag.\n"


def write(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_a_file_is_read_with_its_name(tmp_path: Path) -> None:
    article = read_article(write(tmp_path / "ti.md", TEXT))
    assert article.source.name == "ti.md"
    assert article.text == "Russland utviste ti nordmenn på onsdag.\n"
    assert article.source.language == "nb"


def test_a_path_may_be_a_string(tmp_path: Path) -> None:
    path = write(tmp_path / "ti.md", TEXT)
    assert read_article(str(path)) == read_article(path)


def test_the_id_depends_on_what_the_article_says_alone(tmp_path: Path) -> None:
    first = read_article(write(tmp_path / "a.md", TEXT)).source.id
    again = read_article(write(tmp_path / "b.txt", TEXT.replace("\n", "\r\n").encode("utf-16"))).source.id
    assert again == first
    assert read_article(tmp_path / "a.md", published="2023", language="nn").source.id == first
    assert read_text(TEXT.replace("ti nordmenn", "elleve nordmenn")).source.id != first
    assert read_text(TEXT.replace("04-26", "04-27")).source.id != first


def test_what_is_given_wins_over_what_the_article_says() -> None:
    source = read_text(TEXT, published="2023-05", language="NN").source
    assert source.published == Interval.month(2023, 5)
    assert source.language == "nn"


@pytest.mark.parametrize("published", ["yesterday", "", "2021-13", "2021-02-30", "9999-12"])
def test_a_bad_date_is_refused(published: str) -> None:
    with pytest.raises(UserError, match="not a date"):
        read_text(TEXT, published=published)


@pytest.mark.parametrize("language", ["tlh", "", "norsk", "xx-NO"])
def test_an_unknown_language_is_refused(language: str) -> None:
    with pytest.raises(UserError, match=r"unknown language.*nb.*nn"):
        read_text(TEXT, language=language)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        ("\ufeff".encode(), "is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"a\1\2\3" * 20, "binary"),
        (b"\xff\xfeo", "UTF-16"),
        (b"x" * (MAX_BYTES + 1), "larger than 10 MB"),
        (b"x" * (MAX_BYTES - 1), "longer than 5,000,000 characters"),
    ],
)
def test_what_is_no_article_is_refused_in_one_line(tmp_path: Path, data: bytes, says: str) -> None:
    with pytest.raises(UserError) as caught:
        read_article(write(tmp_path / "bad.txt", data))
    assert says in caught.value.message
    assert "bad.txt" in caught.value.message


def test_a_missing_file_a_folder_and_a_pipe_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    for path in (tmp_path / "none.md", tmp_path, tmp_path / "pipe.md", Path("a\0b.md")):
        with pytest.raises(UserError):
            read_article(path)


def test_a_name_that_is_no_text_can_still_be_stored(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/m\xf8te.md"))
    try:
        write(path, TEXT)
    except OSError:
        pytest.skip("this file system takes names in UTF-8 only")
    assert read_article(path).source.name == "m\ufffdte.md"


def test_control_characters_and_lone_surrogates_do_not_come_in() -> None:
    text = read_text("Russia \x1b[31mexpelled\x07 ten\ud800 diplomats.\x0b\n\ufeffNext day.").text
    assert text == "Russia  [31mexpelled  ten\ufffd diplomats.\n\n\ufeffNext day."


def test_letters_in_two_parts_become_one() -> None:
    assert read_text("Møtet i Va\u030aler var pa\u030a onsdag.").text == "Møtet i Våler var på onsdag."


def test_plain_text_opens_with_its_date_and_a_caption() -> None:
    article = read_text(
        " date 2021-10 KALD SKULDER: Ministeren går forbi pressen uten å se opp.\n\n"
        "Moskva lukker døren\n\nAv Kari Nilsen\n\nPublisert: Akkurat nå\n\n"
        "Russland stenger kontoret sitt i Brussel, sier ministeren.\n"
    )
    kinds = [(article.text[p.start:p.end], p.kind) for p in article.paragraphs]
    assert article.source.published == Interval.month(2021, 10)
    assert article.source.title == "Moskva lukker døren"
    assert kinds[:2] == [
        ("date 2021-10", ParagraphKind.BOILERPLATE),
        ("KALD SKULDER: Ministeren går forbi pressen uten å se opp.", ParagraphKind.CAPTION),
    ]


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Publisert: 18. oktober 2021", "2021-10-18"),
        ("Publisert 18. okt. 2021 kl. 15:40", "2021-10-18"),
        ("Published: October 18, 2021", "2021-10-18"),
        ("Published 18 Oct 2021 at 3.40 pm", "2021-10-18"),
        ("Publicerad: 18.10.2021", "2021-10-18"),
        ("Veröffentlicht am 3. März 2021", "2021-03-03"),
        ("Publié le 1er août 2021", "2021-08-01"),
        ("Publicado el 18 de octubre de 2021", "2021-10-18"),
        ("Publisert: oktober 2021", "2021-10"),
        ("Publisert: 2021-10-18T15:40", "2021-10-18"),
        ("Published: 10/18/2021", "2021-10-18"),
        ("Published: 10/11/2021", None),
        ("Publisert: Nå nettopp", None),
        ("Publisert: 31. februar 2021", None),
        ("Oppdatert: 18. oktober 2021", None),
        ("Published in London in 2021, the paper names ten spies.", None),
    ],
)
def test_a_published_line_dates_the_article(line: str, published: str | None) -> None:
    article = read_text(f"Ten must go\n\n{line}\n\nRussia expelled ten diplomats on Wednesday, it said.\n")
    assert article.source.published == (Interval.parse(published) if published else None)


def test_the_demo_corpus_reads_as_it_says() -> None:
    folder = Path(__file__).resolve().parents[2] / "data/articles"
    articles = [read_article(path) for path in sorted(folder.glob("2*.md"))]
    assert {article.source.language for article in articles} == {"nb", "nn", "en"}
    for source in (article.source for article in articles):
        assert "invented" in source.publisher or "oppdikt" in source.publisher
        assert source.published == Interval.parse("-".join(re.findall(r"\d+", source.name)[:3]))
