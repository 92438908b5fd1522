"""Where the paragraphs of a text begin and end: at blank lines, and at line ends that are meant as such."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

_LINE = re.compile(r"[^\n]+")
_SAYS_SOMETHING = re.compile(r"[^\W_]")
_HEADING_MARK = re.compile(r"\s*#{1,6}\s+")
_ITEM_MARK = re.compile(r"\s*(?:[•*+▪◦●]|\d{1,2}[.)])\s+")
_HYPHEN_MARK = re.compile(r"\s*-\s+")
_BOLD = re.compile(r"\s*(\*\*|__)(?=\S)([^*_\n]+)(?<=\S)\1\s*\Z")
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’»)\]]*\Z")
_WIDEST_WRAP = 120
_WRAPPED_SHARE = 0.6


class Mark(Enum):
    """What the typing of a paragraph says of it."""

    NONE = "none"
    HEADING = "heading"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph whose kind is still to be told: `text[start:end]`, without its Markdown marks."""

    start: int
    end: int
    mark: Mark = Mark.NONE


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    text: str
    mark: Mark
    follows_blank: bool


def split_paragraphs(text: str, start: int = 0) -> list[Block]:
    """The paragraphs of a text from an offset on, in order and without white space at their ends.

    Every letter and digit lies in just one of them; lines without any (`***`, `---`) in none. A single line
    end divides paragraphs unless the text is wrapped at a column, or a sentence plainly goes on below.
    """
    lines = _lines(text, start)
    width = _wrap_width(lines)
    blocks: list[Block] = []
    previous: _Line | None = None
    for line in lines:
        if previous is not None and _goes_on(previous, line, width):
            blocks[-1] = Block(blocks[-1].start, line.end, blocks[-1].mark)
        else:
            blocks.append(Block(line.start, line.end, line.mark))
        previous = line
    return blocks


def _lines(text: str, start: int) -> list[_Line]:
    lines: list[_Line] = []
    blank, last_end = True, start
    for found in _LINE.finditer(text, start):
        raw = found.group()
        blank = blank or text.count("\n", last_end, found.start()) > 1
        last_end = found.end()
        if not _SAYS_SOMETHING.search(raw):
            blank = True
            continue
        lines.append(_line(raw, found.start(), blank))
        blank = False
    _mark_lists(lines)
    return lines


def _line(raw: str, offset: int, follows_blank: bool) -> _Line:
    mark, begin, end = Mark.NONE, 0, len(raw)
    if heading := _HEADING_MARK.match(raw):
        mark, begin = Mark.HEADING, heading.end()
    elif bold := _BOLD.match(raw):
        mark, (begin, end) = Mark.HEADING, bold.span(2)
    elif (item := _ITEM_MARK.match(raw)) and _SAYS_SOMETHING.search(raw, item.end()):
        mark, begin = Mark.ITEM, (0 if item.group().strip()[0].isdigit() else item.end())
    content = raw[begin:end]
    begin += len(content) - len(content.lstrip())
    content = content.strip()
    return _Line(offset + begin, offset + begin + len(content), content, mark, follows_blank)


def _mark_lists(lines: list[_Line]) -> None:
    """A hyphen opens direct speech as well as a list; neighbours that open alike are a list."""
    for first, second in pairwise(lines):
        if not second.follows_blank and all(_HYPHEN_MARK.match(line.text) for line in (first, second)):
            first.mark = second.mark = Mark.ITEM


def _wrap_width(lines: list[_Line]) -> int | None:
    """The column at which the lines were broken; None where line ends are ends of paragraphs."""
    width = max((len(line.text) for line in lines), default=0)
    if width > _WIDEST_WRAP:
        return None
    breaks = [_is_full(first, second, width) for first, second in _joints(lines)]
    return width if len(breaks) > 1 and sum(breaks) >= _WRAPPED_SHARE * len(breaks) else None


def _joints(lines: list[_Line]) -> Iterator[tuple[_Line, _Line]]:
    return ((a, b) for a, b in pairwise(lines) if not b.follows_blank and b.mark is Mark.NONE)


def _is_full(line: _Line, below: _Line, width: int) -> bool:
    """Whether the first word of the line below would not have fitted into the line."""
    return len(line.text) + 1 + len(below.text.split(maxsplit=1)[0]) > width


def _goes_on(line: _Line, below: _Line, width: int | None) -> bool:
    """Whether the paragraph of a line goes on in the line below it."""
    if below.follows_blank or below.mark is not Mark.NONE or line.mark is Mark.HEADING:
        return False
    if width is not None and _is_full(line, below, width):
        return True
    return below.text[0].islower() and not _SENTENCE_END.search(line.text[-20:])
