"""What an article says of itself in front matter, and what it is told when that is wrong."""

import pytest

from kg.articles import read_text
from kg.errors import UserError
from kg.model import Interval


def read(front: str, body: str = "Russia expelled ten diplomats.\n"):
    return read_text(f"---\n{front}\n---\n{body}", name="a.md")


def test_all_keys_are_read() -> None:
    source = read(
        "title: 'Moscow: ten must go'\npublisher: Polar Wire\npublished: 2023-04-26T15:40:00+03:00\n"
        "language: en-GB\nurl: https://example.org/1\ntags: [a, b]"
    ).source
    assert (source.title, source.publisher, source.language) == ("Moscow: ten must go", "Polar Wire", "en")
    assert source.published == Interval.parse("2023-04-26")
    assert source.url == "https://example.org/1"


@pytest.mark.parametrize("written", ["2021-10", "2021"])
def test_a_coarse_date_stays_coarse(written: str) -> None:
    assert read(f"published: {written}").source.published == Interval.parse(written)


def test_empty_values_count_as_absent() -> None:
    source = read("title:\npublished: ~\nlanguage: null").source
    assert (source.published, source.language) == (None, "en")


def test_no_is_a_language_and_not_false() -> None:
    assert read("language: no", "Noreg har ikkje svart på dette brevet frå Moskva.").source.language == "nn"


def test_text_is_the_body_verbatim() -> None:
    body = "\n  One.\n\nTwo,  with  two spaces.\n"
    assert read("title: T", body).text == body


def test_windows_line_ends_and_leading_blank_lines_are_no_obstacle() -> None:
    article = read_text("\r\n---\r\ntitle: T\r\n---\r\nOne.\r\n\r\nTwo.\r\n")
    assert article.source.title == "T"
    assert article.text == "One.\n\nTwo.\n"


def test_text_without_front_matter_has_none() -> None:
    assert read_text("One.\n\n---\n\nTwo.").text == "One.\n\n---\n\nTwo."


@pytest.mark.parametrize(
    ("front", "line", "says"),
    [
        ("title: Russia: ten must go", 2, "not YAML"),
        ("title: T\npublished: last week", 3, "not a date"),
        ("title: T\npublished: 9999-12", 3, "not a date"),
        ("title: T\npublished: 2023-02-30", 3, "not a date"),
        ("title: [a, b]", 2, "single value"),
        ("title: a\ntitle: b", 3, "given twice"),
        ("- a\n- b", 2, "key: value"),
        ("title: *a", 2, "not YAML"),
        ("title: " + "[" * 5000, 2, "not YAML"),
    ],
)
def test_an_error_names_the_file_and_the_line(front: str, line: int, says: str) -> None:
    with pytest.raises(UserError) as caught:
        read(front)
    assert caught.value.message.startswith(f"a.md, line {line}: ")
    assert says in caught.value.message


def test_front_matter_that_never_ends_is_an_error() -> None:
    with pytest.raises(UserError, match="line 1: front matter starts here but does not end"):
        read_text("---\ntitle: T\n\nText.")


def test_front_matter_alone_is_no_article() -> None:
    with pytest.raises(UserError, match="no text"):
        read_text("---\ntitle: T\n---\n\n")


def test_an_unknown_language_names_the_known_ones() -> None:
    with pytest.raises(UserError) as caught:
        read("language: tlh")
    assert "tlh" in caught.value.message
    assert "nb" in caught.value.hint and "nn" in caught.value.hint
