"""Queries that stand in a file."""

from __future__ import annotations

from pathlib import Path

from kg.errors import UserError


def read_query_file(path: Path) -> str:
    """The text of a file with SPARQL.

    Raises:
        UserError: it cannot be read, or is no text.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(f"{path} is not text in UTF-8") from error
    except OSError as error:
        hint = "a query of the library is asked with 'kg query --named NAME'"
        raise UserError(f"{path} cannot be read: {error.strerror}", hint) from error
