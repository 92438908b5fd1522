"""Runs the command line within the test's own process, and gives it articles and stores."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.cli import main

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    status: object
    out: str
    err: str

    def error(self) -> str:
        """The one line that a failed command may print, without its beginning."""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        assert lines[0].startswith("kg: error: ")
        assert "Traceback" not in self.err
        return lines[0].removeprefix("kg: error: ")


Kg = Callable[..., Ran]


@pytest.fixture
def kg(capsys: pytest.CaptureFixture[str]) -> Kg:
    """Runs `kg` with these arguments."""

    def run(*arguments: object) -> Ran:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ran(ended.value.code, captured.out, captured.err)

    return run


ARTICLE = """\
---
title: Oslo ber tre russere reise
publisher: Fjordposten
published: 2022-04-07
language: nb
---
Norge utviste onsdag tre russiske diplomater. Det opplyste utenriksminister Anniken Huitfeldt.

Russland svarte med å utvise tre norske diplomater.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article in which one expulsion answers another."""
    path = tmp_path / "oslo.md"
    path.write_text(ARTICLE, "utf-8")
    return path
