"""Reading the Turtle files that ship with the program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.errors import UserError


def read_turtle(path: Path) -> Iterator[ox.Quad]:
    """What a Turtle file says, in its order.

    Raises:
        UserError: the file has an error; the message names file and line.
    """
    try:
        yield from ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
    except SyntaxError as error:
        raise UserError(f"{path.name}, line {error.lineno}: {error.msg}") from error
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror or error}") from error
