"""Text that is safe to store and to show, with nothing changed that a reader would see."""

from __future__ import annotations

import re
import unicodedata

from kg.errors import UserError

MAX_CHARACTERS = 5_000_000
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Neither XML nor a terminal can take these.
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_MAX_UNPRINTABLE = 0.02
_FEW = 10


def clean(text: str, name: str) -> str:
    """The text with line ends as \\n, in composed form (NFC), without characters that no format can hold.

    A control character becomes a space and a lone surrogate the replacement character, so that no two words
    grow together.

    Args:
        text: what was decoded.
        name: what to call it in a message.

    Raises:
        UserError: the text is blank or too long, or so full of control characters that it is no text.
    """
    if len(text) > MAX_CHARACTERS:
        raise UserError(f"{name} is longer than {MAX_CHARACTERS:,} characters", "split it into articles")
    text = _LINE_ENDS.sub("\n", text.removeprefix("\ufeff"))
    text, unprintable = _UNPRINTABLE.subn(" ", text)
    if unprintable > max(_FEW, _MAX_UNPRINTABLE * len(text)):
        raise UserError(f"{name} is a binary file, not text", "articles are text or HTML, best in UTF-8")
    text = _SURROGATES.sub("\ufffd", text)
    if not text.strip():
        raise UserError(f"{name} is empty")
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
