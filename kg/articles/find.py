"""Which files are articles: the files named, and those with a known ending in the folders named."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import UserError

HTML_ENDINGS = frozenset({".htm", ".html"})
ENDINGS = frozenset({".md", ".txt"}) | HTML_ENDINGS


def find_articles(paths: Iterable[Path | str]) -> list[Path]:
    """The articles among the paths, each once, in the order of the paths and sorted within a folder.

    A file that is named is taken whatever it is called. A folder is searched with all folders below it for
    files that end in .md, .txt, .html or .htm; README files and what starts with a dot are left out, and
    links to folders are not followed.

    Raises:
        UserError: a path does not exist or cannot be read, or a folder holds no article.
    """
    found: dict[str, Path] = {}
    for path in map(Path, paths):
        if not os.path.lexists(path):
            raise UserError(f"{path} does not exist")
        articles = _in_folder(path) if path.is_dir() else [path]
        if not articles:
            raise UserError(f"{path} holds no article", "articles end in .md, .txt, .html or .htm")
        for article in articles:
            found.setdefault(os.path.realpath(article), article)  # Path.resolve fails on a link to itself
    return list(found.values())


def _in_folder(folder: Path) -> list[Path]:
    return sorted(_walk(folder), key=lambda path: path.parts)


def _walk(folder: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(root, name)
            if _is_article(path) and path.is_file():
                yield path


def _is_article(path: Path) -> bool:
    hidden = path.name.startswith(".")
    return path.suffix.lower() in ENDINGS and not hidden and path.stem.lower() != "readme"


def _refuse(error: OSError) -> None:
    raise UserError(f"{error.filename} cannot be read: {error.strerror}") from error
