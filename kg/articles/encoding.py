"""From the bytes of a file to text, whatever their encoding."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from kg.errors import UserError

# UTF-32 stands first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What Western European newsrooms used before UTF-8: Windows, Macintosh, DOS.
_LEGACY = ("cp1252", "mac_roman", "cp850")
_LETTERS = frozenset("æøåäöüßéèêëàâáãçîïíìñóòôõúùûýœšžÆØÅÄÖÜÉÈÊËÀÂÁÃÇÎÏÍÌÑÓÒÔÕÚÙÛÝŒŠŽ")
_MARKS_OF_PRINT = frozenset("«»‹›“”„‘’‚–—…•·°§©®™€£½¼¾²³¿¡ª\u00a0\u00ad")
_SAMPLE = 100_000


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """The text of a file: by its byte order mark, else as UTF-8, else as declared, else as detected.

    Args:
        data: the bytes of the file.
        name: what to call the file in a message.
        declared: the encoding that a web page names, if any; an unknown one is passed over.

    Raises:
        UserError: the bytes are empty or no text.
    """
    if not data:
        raise UserError(f"{name} is empty")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            marked = _try(data[len(mark):], encoding)
            if marked is None:
                raise UserError(f"{name} starts as {encoding.upper()} but is not", "save it as UTF-8")
            return marked
    if b"\0" in data:
        raise UserError(f"{name} is a binary file, not text", "articles are text or HTML, best in UTF-8")
    for guess in ("utf-8", declared):
        if guess and (text := _try(data, guess)) is not None:
            return text
    text = _western(data)
    return text if text is not None else _detected(data, name)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None


def _western(data: bytes) -> str | None:
    """The text in the Western encoding that makes sense of nearly every byte beyond ASCII.

    This comes before the general detector because that one guesses wildly where a text has but a few
    letters beyond ASCII, which is the rule in Norwegian and English.
    """
    best, best_share = "", 0.95
    for encoding in _LEGACY:
        share = _sense(data[:_SAMPLE].decode(encoding, "replace"))
        if share > best_share:
            best, best_share = encoding, share
    return data.decode(best, "replace") if best else None


def _sense(text: str) -> float:
    """The share of characters beyond ASCII that stand where such a character can stand."""
    verdicts = list(_verdicts(f" {text} "))
    return sum(verdicts) / len(verdicts) if verdicts else 0.0


def _verdicts(text: str) -> Iterator[bool]:
    for index in range(1, len(text) - 1):
        character = text[index]
        if character < "\x80":
            continue
        before, after = text[index - 1], text[index + 1]
        if character in _LETTERS:
            # A capital inside a small word is a wrong guess: "MÃ¥tte", "sŒ".
            yield (before.isalpha() or after.isalpha()) and not (character.isupper() and before.islower())
        else:
            yield character in _MARKS_OF_PRINT and (
                character in "’\u00ad" or not (before.isalpha() and after.isalpha())
            )


def _detected(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes  # only here: it takes 30 ms to import

    best = from_bytes(data[:_SAMPLE]).best()
    text = _try(data, best.encoding) if best else None
    if text is None:
        raise UserError(f"{name} is not text in any known encoding", "save it as UTF-8")
    return text
