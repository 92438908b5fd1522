"""Fingerprints of code and data: whether what a graph was made with is still what is here."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kg.errors import UserError
from kg.resources import resource

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def fingerprint(*parts: str) -> str:
    """The version of this program with a short digest of the named parts of it: `0.1.0+1a2b3c4d`.

    Args:
        parts: files and folders of the package `kg`, or below `ontology/` or `data/`.

    Raises:
        UserError: a part is missing: the installation is broken.
    """
    digest = hashlib.sha256()
    for part in parts:
        root = _PACKAGE / part if (_PACKAGE / part).exists() else resource(part)
        files = [root] if root.is_file() else sorted(root.rglob("*"))
        for file in files:
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(f"{part}/{file.relative_to(root).as_posix()}\0".encode())
                digest.update(_content(file))
    try:
        number = version("diplomatic-kg")
    except PackageNotFoundError:
        number = "0"
    return f"{number}+{digest.hexdigest()[:8]}"


def _content(file: Path) -> bytes:
    try:
        return hashlib.sha256(file.read_bytes()).digest()
    except OSError as error:
        raise UserError(f"{file} cannot be read: {error.strerror}") from error
