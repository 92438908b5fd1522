"""From the bytes of a file to text, whatever their encoding."""

from __future__ import annotations

import codecs
import re

from kg.errors import UserError

# UTF-32 stands first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHER_FORMATS = (
    (b"%PDF-", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"PK\3\4", "Word or zip"),
    (b"\xd0\xcf\x11\xe0", "Word"),
)
# What Western European newsrooms used before UTF-8: Windows, Macintosh, DOS.
_LEGACY = ("cp1252", "mac_roman", "cp850")
_LETTERS = frozenset("æøåäöüßéèêëàâáçîïíñóòôúùûÆØÅÄÖÜÉÈÊÀÂÁÇÎÍÑÓÔÚ")
_RARE_LETTERS = frozenset("ãìõýœšžðþÿËÃÏÌÒÕÙÛÝŒŠŽÐÞŸ")
_WORDS_OF_ONE_LETTER = frozenset("åàöøÅÀ")
_MARKS_OF_PRINT = frozenset("«»‹›“”„‘’‚–—…•·°§©®™€£½¼¾²³¿¡ª\u00a0\u00ad")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]+")
_ONE_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_ENCODING_OF_FILES = re.compile(r"(?i)iso-?8859|windows-|cp\d|latin|koi8|(?:x-)?mac|us-asc|big5|gb|euc|shift")
_LATIN_1 = frozenset({"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii"})
_SAMPLE = 100_000
_LEAST_SENSE = 0.8
_MOST_BEYOND_ASCII = 0.3
_DAMAGE = 0.1


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
    for start, kind in _OTHER_FORMATS:
        if data.startswith(start):
            raise UserError(f"{name} is a {kind} file, not text", "save its text as .txt")
    if b"\0" in data:
        raise UserError(f"{name} is a binary file, not text", "articles are text or HTML, best in UTF-8")
    for guess in ("utf-8", *_declared(declared or "")):
        if (text := _try(data, guess)) is not None:
            return text
    return _damaged_utf8(data) or _western(data) or _detected(data, name)


def _declared(label: str) -> tuple[str, ...]:
    """The encoding that a page names: as browsers do, Latin-1 is read as what Windows made of it.

    Python knows codecs under other names that are no encodings of files and take very long on large ones.
    """
    if not _ENCODING_OF_FILES.match(label):
        return ()
    return ("cp1252",) if label.lower() in _LATIN_1 else (label,)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None


def _damaged_utf8(data: bytes) -> str | None:
    """The text with a replacement character for each broken byte, where it is UTF-8 but for a few of them.

    In any other encoding hardly two neighbouring bytes beyond ASCII make a character of UTF-8.
    """
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(len(run) for run in _BEYOND_ASCII.findall(text)) - broken
    return text if broken <= _DAMAGE * whole else None


def _western(data: bytes) -> str | None:
    """The text in the Western encoding that makes sense of nearly every byte beyond ASCII.

    This comes before the general detector because that one guesses wildly where a text has but a few
    letters beyond ASCII, which is the rule in Norwegian and English.
    """
    sense = {encoding: _sense(data[:_SAMPLE].decode(encoding, "replace")) for encoding in _LEGACY}
    best = max(_LEGACY, key=lambda encoding: sense[encoding])
    return data.decode(best, "replace") if sense[best] >= _LEAST_SENSE else None


def _sense(text: str) -> float:
    """How far, from 0 to 1, the characters beyond ASCII stand where such a character can stand."""
    padded = f" {text} "
    found = [_fit(*padded[i.start() - 1:i.start() + 2]) for i in _ONE_BEYOND_ASCII.finditer(padded)]
    foreign = len(found) > _MOST_BEYOND_ASCII * len(text)  # Cyrillic, Greek: hardly a letter in ASCII
    return 0.0 if foreign or not found else sum(found) / len(found)


def _fit(before: str, character: str, after: str) -> float:
    """How well a character fits between its neighbours."""
    within = before.isalpha() and after.isalpha()
    if character in _MARKS_OF_PRINT:
        return 1.0 if character in "’\u00ad" or not within else 0.0
    if character.isupper() and (before.islower() or (within and after.islower())):
        return 0.0  # A capital inside a small word is a wrong guess: "sÃ¥", "MŽlanie".
    if not (before.isalpha() or after.isalpha()):
        return 1.0 if character in _WORDS_OF_ONE_LETTER else 0.0
    return 1.0 if character in _LETTERS else 0.7 if character in _RARE_LETTERS else 0.0


def _detected(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes  # only here: it takes 30 ms to import

    best = from_bytes(data[:_SAMPLE]).best()
    text = _try(data, best.encoding) if best else None
    if text is None:
        raise UserError(f"{name} is not text in any known encoding", "save it as UTF-8")
    return text
