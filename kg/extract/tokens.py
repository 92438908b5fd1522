"""Text to tokens and sentences, with the place of every token in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.language import Language


@dataclass(slots=True)
class Token:
    """A word, a number or a punctuation mark: `text[start:end]`."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def capitalised(self) -> bool:
        """Whether it starts with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_word(self) -> bool:
        """Whether it holds a letter or a digit."""
        return self.text[0].isalnum()


_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., t.h.
    r"|(?<![\w.])[^\W\d_a-zæøåäöüßé]\.(?=\s[^\W\d_a-zæøåäöüßé])"  # the initial in "Dwight D. Eisenhower"
    r"|\d+(?:[.,:]\d+)*"  # 20, 1.5, 10:30
    r"|(?:[dlnscmjtDLNSCMJT]|[Qq]u)['’](?=\w)"  # French elision
    r"|n['’]t\b|['’](?:s|S|re|ve|ll|d|m)\b"  # English clitics
    r"|[^\W_]+(?:(?:-|–(?=\w))[^\W_]+)*"  # words, with hyphens inside
    r"|(?<=\w):[sS]\b"  # the genitive of Swedish abbreviations: USA:s
    r"|\S",
)
_ENGLISH_NOT = re.compile(r"(?i)^(do|does|did|is|are|was|were|wo|would|could|should|has|have|had|ca)n$")


def tokenise(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]`; their places count on the whole text.

    A word with a hyphen is one token here; names in it are found by `kg.extract.names`.
    """
    tokens: list[Token] = []
    for found in _TOKEN.finditer(text, start, end):
        word, at = found.group(), found.start()
        if (
            tokens
            and word in ("'", "’")
            and _ENGLISH_NOT.match(tokens[-1].text)
            and text[at + 1 : at + 2] == "t"
        ):
            tokens[-1] = _token(tokens[-1].text[:-1], tokens[-1].start)
            tokens.append(_token("n't", at - 1, end=at + 2))
            continue
        if tokens and tokens[-1].end > at:
            continue
        tokens.append(_token(word, at))
    return tokens


def _token(word: str, start: int, end: int | None = None) -> Token:
    plain = word.replace("’", "'")
    return Token(plain, plain.lower(), start, end or start + len(word))


_ENDS = frozenset(".!?…")
_LONGEST = 200
_CLOSES = frozenset("\"'”’»)]“")


def sentences(tokens: list[Token], language: Language) -> Iterator[list[Token]]:
    """The sentences of a paragraph.

    A full stop ends one, except behind an abbreviation, a single capital, or an ordinal before a word in
    lower case (`6. april`). What is longer than any sentence of news is cut, so that hostile text costs no
    more than its length.
    """
    begin = 0
    for index, token in enumerate(tokens):
        if index - begin >= _LONGEST:
            yield tokens[begin:index]
            begin = index
        if token.text not in _ENDS or not _ends_sentence(tokens, index, language):
            continue
        stop = index + 1
        while (
            stop < len(tokens) and tokens[stop].text in _CLOSES and tokens[stop].start == tokens[stop - 1].end
        ):
            stop += 1
        if stop > begin:
            yield tokens[begin:stop]
            begin = stop
    if begin < len(tokens):
        yield tokens[begin:]


def _ends_sentence(tokens: list[Token], index: int, language: Language) -> bool:
    token = tokens[index]
    if token.text != ".":
        return True
    following = next((after for after in tokens[index + 1 : index + 4] if after.is_word), None)
    if following is None:
        return True
    before = tokens[index - 1] if index else None
    if before is None or before.end != token.start:
        return True
    if before.text.isdigit() and len(before.text) <= 2:
        return following.capitalised and not language.options.get("capital_nouns", False)
    if language.is_("abbreviations", before.lower):
        return False
    if len(before.text) == 1 and before.capitalised:
        return False
    return not following.text[0].islower()
