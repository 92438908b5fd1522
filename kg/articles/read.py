"""From a file or a string to an `Article`."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from kg.articles.encoding import decode
from kg.articles.find import HTML_ENDINGS
from kg.articles.front import Front, split_front
from kg.articles.genre import LANGUAGES, UNKNOWN
from kg.articles.html import declared_encoding, is_page, read_page
from kg.articles.kinds import classify
from kg.articles.language import detect_language, known_language
from kg.articles.paragraphs import split_paragraphs
from kg.articles.published import opening_date, published_date
from kg.articles.text import clean
from kg.errors import UserError
from kg.model import Article, Interval, Paragraph, ParagraphKind, Source, content_id

MAX_BYTES = 10_000_000
"""The largest file that is read as an article."""


def read_article(path: Path | str, *, published: str | None = None, language: str | None = None) -> Article:
    """Reads an article: Markdown or plain text, with front matter or without, or a web page.

    Its id is made of what the article itself says (title, publisher, date, text), not of its file name or
    of what is given here: reading it again with another `published` gives the same article, better dated.

    Args:
        path: the file, in any encoding.
        published: the publication date as `2021-10-18`, `2021-10` or `2021`; wins over the article's own.
        language: a code of `kg.articles.LANGUAGES`, or `no`; wins over the article's own.

    Raises:
        UserError: the file is missing, no text, empty or too large, its front matter has an error, or the
            date or language given is none.
    """
    path = Path(path)
    data, name = _bytes(path), _display_name(path)
    if path.suffix.lower() not in HTML_ENDINGS and not is_page(data):
        return read_text(decode(data, name), name=name, published=published, language=language)
    front, text = read_page(clean(decode(data, name, declared_encoding(data)), name), name)
    text = clean(text, name)
    return _article(front, _language_of_page(front.language, text), text, name, published, language)


def read_text(
    text: str, *, name: str = "text", published: str | None = None, language: str | None = None
) -> Article:
    """The article in a string, for notebooks; as `read_article` for Markdown and plain text.

    Args:
        text: the text, with front matter or without.
        name: what to call it; the source's name.
        published: see `read_article`.
        language: see `read_article`.

    Raises:
        UserError: as `read_article`.
    """
    front, body = split_front(clean(text, name), name)
    if not body.strip():
        raise UserError(f"{name} holds no text below its front matter")
    return _article(front, front.language, body, name, published, language)


def _article(
    front: Front, claimed: str, text: str, name: str, published: str | None, language: str | None
) -> Article:
    """The article of a text; `claimed` is the language it says it is in, empty where it does not say."""
    given = _given_date(published)
    code = _language(language, claimed, text, name)
    opening = opening_date(text) if front.published is None else None
    start = opening[1] if opening else 0
    paragraphs = _header(text, start) + classify(text, split_paragraphs(text, start), code)
    title = front.title or _headline(text, paragraphs)
    own = front.published or (opening[0] if opening else _published(text, paragraphs, code))
    source = Source(
        id=content_id([title, front.publisher, own, text.rstrip()]),
        name=name,
        title=title,
        publisher=front.publisher,
        published=given or own,
        language=code,
        url=front.url,
    )
    return Article(source, text, paragraphs)


def _bytes(path: Path) -> bytes:
    try:
        # Before it is opened: a pipe would wait for a writer, and a device would never end.
        if not stat.S_ISREG(path.stat().st_mode):
            raise UserError(f"{path} is not a file")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UserError(f"{path} cannot be read: {reason}") from error
    if len(data) > MAX_BYTES:
        raise UserError(f"{path} is larger than {MAX_BYTES // 1_000_000} MB", "split it into articles")
    return data


def _display_name(path: Path) -> str:
    """The name of the file as text that can be stored: names on disk need not be UTF-8."""
    return os.fsencode(path.name).decode("utf-8", "replace")


def _given_date(published: str | None) -> Interval | None:
    if published is None:
        return None
    try:
        return Interval.parse(published)
    except (ValueError, OverflowError) as error:
        raise UserError(f"not a date: {published}", "write 2021-10-18, 2021-10 or 2021") from error


def _language(given: str | None, claimed: str, text: str, name: str) -> str:
    if given is not None:
        return known_language(given, text)
    if not claimed:
        return detect_language(text)
    try:
        return known_language(claimed, text)
    except UserError as error:
        raise UserError(f"{name}: {error.message}", error.hint) from error


def _language_of_page(claimed: str, text: str) -> str:
    """The language of a page: what it claims often belongs to its template, so its text comes first."""
    detected = detect_language(text)
    main = claimed.lower().split("-")[0]
    return main if detected == UNKNOWN and main in (*LANGUAGES, "no") else detected


def _header(text: str, end: int) -> tuple[Paragraph, ...]:
    """The date with which a text opens, as a paragraph that says nothing of the news."""
    start = len(text) - len(text.lstrip())
    end = len(text[:end].rstrip())
    return (Paragraph(start, end, ParagraphKind.BOILERPLATE),) if end > start else ()


def _headline(text: str, paragraphs: tuple[Paragraph, ...]) -> str:
    """The first heading above the prose."""
    for paragraph in paragraphs:
        if paragraph.kind is ParagraphKind.BODY:
            break
        if paragraph.kind is ParagraphKind.HEADING:
            return " ".join(text[paragraph.start:paragraph.end].split())
    return ""


def _published(text: str, paragraphs: tuple[Paragraph, ...], code: str) -> Interval | None:
    dates = (published_date(text[p.start:p.end], code) for p in paragraphs if p.kind is ParagraphKind.BYLINE)
    return next((found for found in dates if found), None)
