"""Writing a file whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import UserError


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A file beside `path` to write to, which takes its place when all has gone well.

    Yields:
        The path of that file. Whatever goes wrong, it is gone afterwards, and `path` is as it was.

    Raises:
        UserError: the file cannot be written.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield beside
        beside.replace(path)
    except OSError as error:
        hint = "name a file in a folder that you may write to"
        raise UserError(f"cannot write {path}: {error.strerror or error}", hint) from error
    finally:
        with suppress(OSError):  # mostly it is not there, or was moved to its place
            beside.unlink()
