"""Comparing names that people write differently: one key for all spellings of a name."""

from __future__ import annotations

import re
import unicodedata

# Letters that carry no accent which the Unicode decomposition takes off. "ø" and "æ" are not among them:
# "Støre" without its stroke is the word "store".
_PLAIN_LETTERS = str.maketrans({"ł": "l", "ı": "i", "đ": "d", "ð": "d", "þ": "th", "ß": "ss"})


def spelling_key(name: str) -> str:
    """A name without what newsrooms write differently: accents, hyphens, dots, apostrophes, capitals."""
    decomposed = unicodedata.normalize("NFKD", name).casefold().translate(_PLAIN_LETTERS)
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(re.sub(r"['’ʼ`.]", "", re.sub(r"[-‐‑–]", " ", letters)).split())
