"""What README.md shows can be done: its commands are run, in their order, in a copy."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)
ENVIRONMENT = Path(sys.prefix)


def test_readme_shows_nothing_that_is_not_run() -> None:
    assert {language for language, _ in BLOCKS} == {"sh", "python"}
    assert BLOCKS[0][1] == "scripts/demo\nscripts/test\n"


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs a command there; whoever tries the network fails at once."""
    nowhere = "http://127.0.0.1:9"
    offline = {**os.environ, "PIP_NO_INDEX": "1", "http_proxy": nowhere, "https_proxy": nowhere}
    return subprocess.run(command, cwd=folder, env=offline, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A checkout with the environment of this one and what its commands read."""
    if not (ENVIRONMENT / "bin" / "activate").exists():
        pytest.skip("the tests do not run in an environment that can be activated")
    (tmp_path / ".venv").symlink_to(ENVIRONMENT)
    for name in ("articles", "examples"):
        shutil.copytree(ROOT / "data" / name, tmp_path / "data" / name)
    return tmp_path


def test_commands_and_python_of_the_readme(copy: Path) -> None:
    script = ["set -euo pipefail"]
    for language, body in BLOCKS[1:]:
        script.append(body if language == "sh" else f"python - <<'END'\n{body}END")
    ran = run(["bash", "-c", "\n".join(script)], copy)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "ExpelDiplomats" in ran.stdout
    written = {path.name for path in copy.iterdir()}
    assert {"timeline.html", "expulsions.html", "graph.ttl", "graph.gexf", "events.csv"} <= written


def _is_set_up() -> bool:
    state = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest() + f" {ROOT}"
    stamp = ROOT / ".venv" / "installed"
    return stamp.exists() and stamp.read_text("utf-8").rpartition(" ")[0] == state


@pytest.mark.skipif(not _is_set_up(), reason="scripts/test has not set up .venv, and a test installs nothing")
def test_demo_from_any_directory(tmp_path: Path) -> None:
    page = ROOT / "build" / "demo" / "timeline.html"
    page.unlink(missing_ok=True)
    ran = run([str(ROOT / "scripts" / "demo")], tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert str(page) in ran.stdout
    assert page.stat().st_size > 100_000
    assert "ExpelDiplomats" in ran.stdout
    assert not list(tmp_path.iterdir())
