"""Turtle and TriG with the known prefixes, the same bytes for the same triples.

The engine writes prefixes in an order that changes from run to run; here they are sorted.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import BinaryIO, cast

import pyoxigraph as ox

from kg.graph.names import PREFIXES

_PREFIX = b"@prefix "


def write_turtle(
    data: Iterable[ox.Triple] | Iterable[ox.Quad] | ox.Store,
    file: BinaryIO,
    prefixes: Mapping[str, str] = PREFIXES,
) -> None:
    """Writes triples as Turtle, or quads and a whole store as TriG.

    Args:
        data: triples, or a store.
        file: where to write.
        prefixes: the prefixes by name.
    """
    held = _SortedPrefixes(file)
    out = cast("BinaryIO", held)
    if isinstance(data, ox.Store):
        data.dump(out, ox.RdfFormat.TRIG, prefixes=dict(prefixes))
    else:
        ox.serialize(data, out, ox.RdfFormat.TURTLE, prefixes=dict(prefixes))
    held.finish()


def turtle(triples: Iterable[ox.Triple]) -> bytes:
    """Triples as Turtle."""
    file = io.BytesIO()
    write_turtle(triples, file)
    return file.getvalue()


class _SortedPrefixes(io.RawIOBase):
    """A file that holds back the lines of prefixes until all are there, and passes on the rest."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._head: bytearray | None = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        if self._head is None:
            self._file.write(data)
        else:
            self._head += data
            *lines, last = bytes(self._head).split(b"\n")
            if not all(line.startswith(_PREFIX) for line in lines) or not _PREFIX.startswith(last[:8]):
                self.finish()
        return len(data)

    def finish(self) -> None:
        """Writes what is held back."""
        if self._head is not None:
            lines = bytes(self._head).splitlines(keepends=True)
            length = next((n for n, line in enumerate(lines) if not line.startswith(_PREFIX)), len(lines))
            self._file.write(b"".join([*sorted(lines[:length]), *lines[length:]]))
            self._head = None
