"""`scripts/ontology`: writes, or with `--check` compares, what is made from the ontology's sources."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from kg.errors import UserError
from kg.export.context import COPY, published
from vocabulary.page import page
from vocabulary.turtle import ontology

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Parses the command line and writes or checks."""
    what = "Writes ontology/diplomatic.ttl, its JSON-LD context and its page from their sources."
    parser = argparse.ArgumentParser(prog="scripts/ontology", description=what)
    parser.add_argument("--check", action="store_true", help="only say whether they are up to date")
    check = parser.parse_args().check
    try:
        text = ontology(ROOT / "ontology")
    except UserError as error:
        sys.exit(f"scripts/ontology: error: {error}")
    written: dict[str, Callable[[], str]] = {  # in this order: the context reads what is written
        "ontology/diplomatic.ttl": lambda: text, COPY: published, "docs/ontology.md": lambda: page(text),
    }
    for name, make in written.items():
        path, content = ROOT / name, make()
        if not check:
            _write(path, content)
        elif not path.exists() or path.read_text(encoding="utf-8") != content:
            sys.exit(f"{name} is not what its sources say: run scripts/ontology")


def _write(path: Path, content: str) -> None:
    beside = path.with_name(f".{path.name}.part")
    beside.write_text(content, encoding="utf-8")
    beside.replace(path)


if __name__ == "__main__":
    main()
