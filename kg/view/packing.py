"""Events as typed columns: what the page reads, packed so that a million events fit in a few megabytes.

A column is an array of unsigned integers of one, two or four bytes. Its bytes are laid in planes (all lowest
bytes first), and a sorted column holds differences, since both compress far better. `static/columns.js` is
the reader; what it must know stands in the JSON header, so that each side can be read beside the other.
"""

from __future__ import annotations

import base64
import json
import sys
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

WIDTHS = ((1, "B", 0xFF), (2, "H", 0xFFFF), (4, "I", 0xFFFFFFFF))
Json = Any


class Columns:
    """A set of columns and a header, growing until `pack()` is called."""

    def __init__(self, header: Mapping[str, Json] | None = None) -> None:
        self._header: dict[str, Json] = dict(header or {})
        self._places: dict[str, dict[str, int]] = {}
        self._parts: list[bytes] = []
        self._size = 0

    def note(self, name: str, value: Json) -> None:
        """Adds an entry to the header."""
        self._header[name] = value

    def add(self, name: str, values: Sequence[int]) -> None:
        """Adds a column of integers, each from 0 to 2**32 - 1.

        Raises:
            ValueError: a value is out of range.
        """
        lowest, highest = min(values, default=0), max(values, default=0)
        if lowest < 0 or highest > 0xFFFFFFFF:
            raise ValueError(f"column {name}: {lowest} to {highest} does not fit 32 bits without sign")
        width, code = next((width, code) for width, code, limit in WIDTHS if highest <= limit)
        packed = array(code, values)
        if packed.itemsize != width:
            raise ValueError(f"this machine's array {code!r} has {packed.itemsize} bytes, not {width}")
        if sys.byteorder == "big":
            packed.byteswap()
        whole = packed.tobytes()
        self._append(name, b"".join(whole[plane::width] for plane in range(width)), width, len(values), 0)

    def add_sorted(self, name: str, values: Sequence[int]) -> None:
        """Adds a column of rising integers of any sign as its first value and the steps from one to the next.

        Raises:
            ValueError: the values fall somewhere.
        """
        steps = [0] * len(values)
        before = first = values[0] if values else 0
        for place, value in enumerate(values):
            steps[place] = value - before
            before = value
        self.add(name, steps)
        self._places[name] |= {"sorted": 1, "first": first}

    def add_bytes(self, name: str, data: bytes, width: int) -> None:
        """Adds records of `width` bytes each, as they are."""
        self._append(name, data, width, len(data) // width, 1)

    def pack(self) -> bytes:
        """The header's length (four bytes, little-endian), the header as JSON, and the columns' bytes."""
        header = {**self._header, "columns": self._places}
        text = json.dumps(header, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        encoded = text.encode("utf-8", "replace")  # half a surrogate pair is no text: a question mark
        return b"".join((len(encoded).to_bytes(4, "little"), encoded, *self._parts))

    def _append(self, name: str, data: bytes, width: int, length: int, raw: int) -> None:
        self._places[name] = {"at": self._size, "width": width, "length": length, "raw": raw}
        self._parts.append(data)
        self._size += len(data)


def squeeze(data: bytes) -> str:
    """The data compressed (zlib) and in base64: letters, digits, `+`, `/` and `=`, harmless in any page."""
    return base64.b64encode(zlib.compress(data, 9)).decode("ascii")


class Strings:
    """A table of texts, each once, in the order in which they were first asked for. Text 0 is empty."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {"": 0}

    def place(self, text: str | None) -> int:
        """The text's place in the table; 0 for none."""
        return self._places.setdefault(text or "", len(self._places))

    def all(self) -> list[str]:
        """All texts by place."""
        return list(self._places)


class Lists:
    """A table of short lists of integers, each list once; list 0 is empty."""

    def __init__(self) -> None:
        self._places: dict[tuple[int, ...], int] = {(): 0}

    def place(self, values: Iterable[int]) -> int:
        """The list's place in the table."""
        return self._places.setdefault(tuple(values), len(self._places))

    def add_to(self, columns: Columns, name: str) -> None:
        """Adds two columns: `<name>Length`, how long each list is, and `<name>Item`, all items in a row."""
        columns.add(f"{name}Length", [len(values) for values in self._places])
        columns.add(f"{name}Item", [value for values in self._places for value in values])
