"""Reading files of any size block by block: plain, gzip, zip, or standard input."""

from __future__ import annotations

import gzip
import io
import os
import sys
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from kg.errors import UserError, one_line

BLOCK = 4 * 2**20
"""How much is read at once."""

_LONGEST_LINE = 2**20
_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"


@dataclass(slots=True)
class Opened:
    """An open file: its text as bytes, and how far it is read on disk."""

    name: str
    stream: IO[bytes]
    raw: IO[bytes] | None

    @property
    def done(self) -> int:
        """The bytes read of what lies on disk; 0 where that cannot be told."""
        return self.raw.tell() if self.raw is not None and not self.raw.closed else 0


def size(path: Path) -> int:
    """The size of a file on disk; 0 for standard input (`-`) and what cannot be looked at."""
    try:
        return 0 if str(path) == "-" else path.stat().st_size
    except OSError:
        return 0


@contextmanager
def opened(path: Path) -> Iterator[list[Opened]]:
    """Opens a file; a zip file holds several, all others one. `-` is standard input.

    What kind of file it is is told by its first bytes, not by its name.

    Raises:
        UserError: it cannot be opened, or is a damaged zip file.
    """
    shown = one_line(str(path))
    with ExitStack() as stack:
        try:
            raw: IO[bytes] | None = None
            if str(path) == "-":
                stream: IO[bytes] = io.BufferedReader(sys.stdin.buffer, BLOCK)  # type: ignore[type-var]
                head = stream.peek(4)[:4]  # type: ignore[attr-defined]
                if head == _ZIP:
                    raise UserError("a zip file cannot be read from standard input", "give the file by name")
            else:
                if path.is_dir():
                    raise UserError(f"{shown} is a directory", "name the files in it")
                stream = raw = stack.enter_context(path.open("rb"))
                head = stream.read(4)
                stream.seek(0)
            if head == _ZIP:
                archive = stack.enter_context(zipfile.ZipFile(stream))
                members = [entry for entry in archive.infolist() if not entry.is_dir()]
                yield [
                    Opened(f"{path}/{entry.filename}", stack.enter_context(archive.open(entry)), raw)
                    for entry in members
                ]
            elif head[:2] == _GZIP:
                yield [Opened(str(path), cast("IO[bytes]", gzip.GzipFile(fileobj=stream)), raw)]
            else:
                yield [Opened(str(path), stream, raw)]
        except FileNotFoundError as error:
            raise UserError(f"there is no file {shown}", status=2) from error
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
            raise UserError(f"the zip file {shown} cannot be read: {error}") from error
        except OSError as error:
            raise UserError(f"{shown} cannot be read: {error.strerror or error}") from error


def blocks(file: Opened) -> Iterator[bytes]:
    """The content in blocks that end where a line ends; what is after the last line end comes as it is.

    A line longer than a megabyte is no line of a table; it comes in pieces, which will be rejected.

    Raises:
        UserError: the compressed file is damaged or cut short.
    """
    rest: list[bytes] = []
    try:
        while data := file.stream.read(BLOCK):
            end = data.rfind(b"\n") + 1
            if end:
                yield b"".join((*rest, data[:end]))
                rest = [data[end:]] if end < len(data) else []
            else:
                rest.append(data)
                if sum(map(len, rest)) > BLOCK + _LONGEST_LINE:
                    yield b"".join((*rest, b"\n"))
                    rest = []
    except (EOFError, zlib.error, zipfile.BadZipFile, gzip.BadGzipFile) as error:
        raise UserError(f"{one_line(file.name)} is damaged or cut short: {error}",
                        "fetch it again; nothing was imported") from error
    if rest and (last := b"".join(rest)):
        yield last


def total(paths: list[Path]) -> int:
    """The bytes of all files on disk, for a progress bar."""
    return sum(map(size, paths))


def is_standard_input(path: Path) -> bool:
    """Whether the path stands for standard input."""
    return os.fspath(path) == "-"
