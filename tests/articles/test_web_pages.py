"""Web pages: what is kept of them, and what they say of themselves."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.articles import read_article
from kg.articles.html import read_page
from kg.errors import UserError
from kg.model import Interval, ParagraphKind

PAGE = """<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="{charset}"><title>Ti nordmenn må reise | Avisa Nord</title>
<meta property="og:site_name" content="Avisa Nord"><meta property="og:title" content="Ti nordmenn må reise">
<meta property="article:published_time" content="2023-04-26T09:12:00+02:00">
<link rel="canonical" href="https://avisa.example/utenriks/1">
<script>var x = "Norge utviste alle.";</script></head>
<body><nav><a href="/">Forside</a> <a href="/sport">Sport</a></nav><article><h1>Ti nordmenn må reise</h1>
<p>Ti diplo&shy;mater ved Norges ambassade i Moskva må reise <a href="/x">hjem</a>.
Det fikk ambassadøren vite onsdag.</p>
<h2>Svar på utvisning</h2>
<p>Utenriksdepartementet i Oslo mener at dette er hevn for at Norge utviste femten russere tidligere i april,
og sier at de ti bare har gjort jobben sin &#8211; og ikke noe annet.
&lt;/script&gt;&lt;img src=x onerror=y&gt;</p>
<p>Les også: <a href="/b">Fem svensker må ut</a></p></article>
<div class="comments"><p>Kommentar: Dette var på tide, sier jeg, og det har jeg ment lenge.</p></div>
<footer>Ansvarlig redaktør: Kari Nilsen</footer></body></html>
"""


def write(path: Path, lang: str = "nb-NO", charset: str = "utf-8") -> Path:
    path.write_bytes(PAGE.format(lang=lang, charset=charset).encode(charset))
    return path


def test_the_article_is_found_in_the_page(tmp_path: Path) -> None:
    article = read_article(write(tmp_path / "a.html"))
    source = article.source
    assert (source.title, source.publisher) == ("Ti nordmenn må reise", "Avisa Nord")
    assert (source.published, source.language) == (Interval.parse("2023-04-26"), "nb")
    assert source.url == "https://avisa.example/utenriks/1"
    assert "Ti diplomater ved Norges ambassade i Moskva må reise hjem." in article.text
    for noise in ("Forside", "Norge utviste alle", "Ansvarlig redaktør", "Dette var på tide"):
        assert noise not in article.text


def test_paragraphs_stand_apart(tmp_path: Path) -> None:
    article = read_article(write(tmp_path / "a.html"))
    kinds = [p.kind for p in article.paragraphs]
    assert "\n\nSvar på utvisning\n\n" in article.text
    assert kinds.count(ParagraphKind.BODY) == 2
    assert kinds[-1] is ParagraphKind.BOILERPLATE


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "macintosh"])
def test_the_encoding_a_page_names_is_used(tmp_path: Path, charset: str) -> None:
    page = write(tmp_path / "a.html", charset=charset)
    assert read_article(page).text == read_article(write(tmp_path / "b.htm")).text


@pytest.mark.parametrize("lang", ["en", "no", "fi", ""])
def test_the_text_tells_the_language_where_the_template_is_wrong(tmp_path: Path, lang: str) -> None:
    assert read_article(write(tmp_path / "a.html", lang=lang)).source.language == "nb"


def test_a_page_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    assert read_article(write(tmp_path / "saved")).source.publisher == "Avisa Nord"


def test_what_is_given_wins_over_what_the_page_says(tmp_path: Path) -> None:
    source = read_article(write(tmp_path / "a.html"), published="2023-04", language="nn").source
    assert (source.published, source.language) == (Interval.month(2023, 4), "nn")


@pytest.mark.parametrize("page", ["<html></html>", "<html><body><nav><a href=/>x</a></nav></html>", "<", "a"])
def test_a_page_without_an_article_is_refused(tmp_path: Path, page: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(page, encoding="utf-8")
    with pytest.raises(UserError, match=r"a\.html"):
        read_article(path)


def test_a_page_with_very_many_tags_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><body>" + "<p>Norge utviste ti russere.</p>" * 50_000, encoding="utf-8")
    with pytest.raises(UserError, match="more than 80,000 tags"):
        read_article(path)


TAGS = st.sampled_from(
    ["<html lang=nb>", "<body>", "<p>", "</p>", "<article>", "<div>" * 300, "<!--", "-->", "<script>", "&#0;",
     "<meta charset=utf-7>", "<title>", "<![CDATA[", "<table><tr><td>", "<svg>", "&#xD800;",
     "<time datetime='2021-99-99'>",
     "Norge utviste ti russiske diplomater på onsdag, og Russland svarte med det samme. "]
)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.one_of(TAGS, st.text(max_size=20)), max_size=30).map("".join))
def test_any_page_gives_text_or_a_message(page: str) -> None:
    try:
        _, text = read_page(page, "a.html")
    except UserError:
        return
    assert text.strip()
