"""Runs the command line within the test's own process, and gives it articles and stores."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_run import Kg, Ran

from kg.cli import main


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
published: 2022-04-08
language: nb
---
Norge utviste onsdag tre russiske diplomater. Det opplyste utenriksminister Anniken Huitfeldt.

Russland svarte torsdag med å utvise tre norske diplomater.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article in which one expulsion answers another."""
    path = tmp_path / "oslo.md"
    path.write_text(ARTICLE, "utf-8")
    return path
