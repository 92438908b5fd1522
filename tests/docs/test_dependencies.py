"""What the program imports is installed with it, and what is installed with it is imported."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
# Loaded by another library once it is there, never by name.
SILENT = {"lxml-html-clean"}


def imported(folder: Path) -> Iterator[str]:
    """The names of the outside packages that the files of a folder import."""
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module.partition(".")[0]


def distributions(names: set[str]) -> set[str]:
    known = packages_distributions()
    outside = names - set(sys.stdlib_module_names) - {"kg"}
    return {_plain(known.get(name, [name])[0]) for name in outside}


def declared(requirements: list[str]) -> set[str]:
    return {_plain(re.split(r"[ \[<>=!~;]", requirement)[0]) for requirement in requirements}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_import_of_the_program_is_declared() -> None:
    optional = {name for extra in PROJECT["optional-dependencies"].values() for name in declared(extra)}
    missing = distributions(set(imported(ROOT / "kg"))) - declared(PROJECT["dependencies"]) - optional
    assert not missing


def test_every_declared_dependency_is_imported() -> None:
    assert declared(PROJECT["dependencies"]) - SILENT <= distributions(set(imported(ROOT / "kg")))
