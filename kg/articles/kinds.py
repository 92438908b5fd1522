"""What each paragraph is for: prose, a heading, a caption, a byline, or what the outlet says for itself.

The rules are those of the genre in any outlet; the words they look for lie in `data/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.articles.genre import Genre, datelines, genre, places_in, word_list
from kg.articles.paragraphs import Block, Mark
from kg.articles.published import is_published_line
from kg.model import Paragraph, ParagraphKind

_LONGEST_BYLINE = 120
_LONGEST_HEADING = 100
_LONGEST_NOTICE = 400
_LONGEST_CAPTION = 700
_MOST_HEADING_WORDS = 15
_MOST_EXCLAIMED_WORDS = 8
_LEAST_CAPTION = 40
_ADDRESS = re.compile(r"!?\[[^\]]*\]\(\S*\)\Z|<?(?:https?://|www\.)\S+>?\Z|[^\s@]+@[^\s@]+\.\w+\Z")
_KICKER = re.compile(r"\W{0,2}([^:\n]{3,60}):\s+(?=\S)")
_CLOSING_MARKS = "\"'”’»)]*_"
_SPOKEN = ("–", "—", "-", "«", "“", "”", '"', "„", "»")


def classify(text: str, blocks: Iterable[Block], language: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text with their kinds.

    Args:
        text: the text on which the offsets of the blocks count.
        blocks: the paragraphs in order.
        language: a known language or `und`.
    """
    patterns = genre(language)
    places = datelines() | places_in(text, language)
    return tuple(
        Paragraph(block.start, block.end, _kind(text[block.start:block.end], block.mark, patterns, places))
        for block in blocks
    )


def _kind(paragraph: str, mark: Mark, patterns: Genre, places: frozenset[str]) -> ParagraphKind:
    """The kind of a paragraph: the surest signs come first, and prose is what shows none."""
    if is_published_line(paragraph) or _is_byline(paragraph, patterns):
        return ParagraphKind.BYLINE
    if _is_boilerplate(paragraph, patterns):
        return ParagraphKind.BOILERPLATE
    if mark is Mark.HEADING:
        return ParagraphKind.HEADING
    if mark is Mark.ITEM:
        return ParagraphKind.BODY
    if _is_caption(paragraph, patterns, places):
        return ParagraphKind.CAPTION
    return ParagraphKind.HEADING if _is_heading(paragraph) else ParagraphKind.BODY


def _is_byline(paragraph: str, patterns: Genre) -> bool:
    if len(paragraph) > _LONGEST_BYLINE:
        return False
    if patterns.agencies_only.fullmatch(paragraph):
        return True
    return bool(patterns.byline.match(paragraph)) and not _ends_sentence(paragraph)


def _is_boilerplate(paragraph: str, patterns: Genre) -> bool:
    if len(paragraph) <= _LONGEST_NOTICE and _ADDRESS.match(paragraph):
        return True
    if patterns.boilerplate_line.fullmatch(paragraph):
        return True
    if patterns.boilerplate.match(paragraph):
        return True
    return len(paragraph) <= _LONGEST_NOTICE and bool(patterns.holds.search(paragraph))


def _is_caption(paragraph: str, patterns: Genre, places: frozenset[str]) -> bool:
    if len(paragraph) > _LONGEST_CAPTION:
        return False
    if patterns.photo.match(paragraph) or patterns.credit.search(paragraph):
        return True
    kicker = _KICKER.match(paragraph)
    if not kicker or not kicker[1].isupper() or not any(map(_is_word, kicker[1].split())):
        return False
    # A heading may open like this too ("UKRAINA: Nye samtaler"), but is no sentence.
    sentence = len(paragraph) >= _LEAST_CAPTION and _ends_sentence(paragraph)
    return sentence and not _is_dateline(kicker[1], places)


def _is_word(capitals: str) -> bool:
    """Whether capitals spell a word rather than an acronym, which is written so anywhere."""
    return len(capitals) > 3 and capitals.lower() not in word_list("common", "acronyms")


def _is_dateline(kicker: str, places: frozenset[str]) -> bool:
    """Whether what stands before the colon is where the report was filed: `HELSINGFORS`, `PARIS/BERLIN`."""
    return any(part.strip() in places for part in re.split(r"[/,(]|\s[–-]\s", kicker.lower()))


def _is_heading(paragraph: str) -> bool:
    if len(paragraph) > _LONGEST_HEADING or "\n" in paragraph:
        return False
    words = len(paragraph.split())
    bare = paragraph.rstrip(_CLOSING_MARKS)
    if bare.endswith(("?", "!")):
        return words <= _MOST_EXCLAIMED_WORDS and not paragraph.startswith(_SPOKEN)
    return words <= _MOST_HEADING_WORDS and not bare.endswith((".", ",", ";", "…"))


def _ends_sentence(paragraph: str) -> bool:
    return paragraph.rstrip(_CLOSING_MARKS).endswith((".", "!", "?", "…"))
