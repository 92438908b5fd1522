"""Web pages: the text of the article in one, and what the page says of it."""

from __future__ import annotations

import re
from typing import Any

from kg.articles.front import Front
from kg.errors import UserError
from kg.model import Interval

MAX_TAGS = 80_000
"""The most opening and closing tags of a page: beyond them finding its text takes minutes."""

_HEAD = 4_000
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html\b[^>]{0,2000}?\slang\s*=\s*[\"']?\s*([A-Za-z]{2,3}(?:-\w+)*)", re.IGNORECASE)
_START = re.compile(rb"\s*(?:<!--.{0,2000}?-->\s*)*(?:<!doctype\s+html|<html)\b", re.IGNORECASE | re.DOTALL)
_SOFT_HYPHENS = re.compile("[\u00ad\u200b]")
_BLOCKS = frozenset({"p", "head", "quote", "item", "code", "row", "ab"})


def is_page(data: bytes) -> bool:
    """Whether a file is a web page by its first bytes."""
    return bool(_START.match(data[:_HEAD].removeprefix(b"\xef\xbb\xbf")))


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page names for itself, if any."""
    found = _CHARSET.search(data[:_HEAD])
    return found[1].decode("ascii", "replace") if found else None


def read_page(page: str, name: str) -> tuple[Front, str]:
    """What a web page says of its article, and the article's text with a blank line between paragraphs.

    Args:
        page: the page's source.
        name: what to call it in a message.

    Raises:
        UserError: no article is found in the page, or it is too large.
    """
    if page.count("<") > MAX_TAGS:
        raise UserError(f"{name} has more than {MAX_TAGS:,} tags", "save the article's text as .txt or .md")
    document = _extract(page, name)
    text = "\n\n".join(_paragraphs(document.body)) if document is not None else ""
    if not text.strip():
        raise UserError(f"{name} is a web page without an article in it", "save the text as .txt or .md")
    declared = _LANGUAGE.search(page)
    front = Front(
        title=_one_line(document.title),
        publisher=_one_line(document.sitename or document.hostname),
        published=_day(document.date),
        language=declared[1] if declared else "",
        url=_one_line(document.url),
    )
    return front, text


def _extract(page: str, name: str) -> Any:
    # Imported here because it takes half of the time in which a command must start.
    import trafilatura

    try:
        return trafilatura.bare_extraction(
            page, with_metadata=True, include_comments=False, include_tables=False, include_formatting=True,
            # A date found anywhere in a page is often that of another article: only stated ones count.
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except Exception as error:
        # The parser meets hostile pages here and does not say which exceptions it may raise.
        raise UserError(f"{name} cannot be read as a web page", "save the text as .txt or .md") from error


def _paragraphs(body: Any) -> list[str]:
    found = []
    for element in body.iter():
        if element.tag in _BLOCKS and not any(above.tag in _BLOCKS for above in element.iterancestors()):
            text = _one_line("".join(element.itertext()))
            if text:
                found.append(_SOFT_HYPHENS.sub("", text))
    return found


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def _day(text: str | None) -> Interval | None:
    try:
        return Interval.parse(text) if text else None
    except (ValueError, OverflowError):
        return None
