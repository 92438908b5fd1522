"""A build that is killed at any point leaves the store as before or complete, and the next one repairs."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox

from kg.graph import open_store
from kg.graph.build import build

ARTICLES = Path(__file__).resolve().parents[2] / "data" / "articles"
BUILD = """
import sys
from kg.graph.build import build
import kg.extract.pipeline, networkx
print("ready", flush=True)
build([sys.argv[1]], sys.argv[2])
print("done", flush=True)
"""


def content(path: Path) -> set[str]:
    with open_store(path) as graph:
        return set(graph.store.dump(format=ox.RdfFormat.N_QUADS).decode().splitlines())


def killed_after(seconds: float, articles: Path, store: Path) -> None:
    command = [sys.executable, "-c", BUILD, articles, store]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)


def test_a_build_killed_at_twenty_points(tmp_path: Path) -> None:
    articles, base, store = tmp_path / "articles", tmp_path / "base", tmp_path / "store"
    articles.mkdir()
    for article in sorted(ARTICLES.glob("2022*.md")):
        shutil.copy(article, articles)
    build(sorted(ARTICLES.glob("2021*.md")), base)
    before = content(base)
    start = time.monotonic()
    shutil.copytree(base, store)
    build([articles], store)
    a_build = time.monotonic() - start
    complete = content(store)
    assert before != complete

    points = random.Random(11)  # noqa: S311
    outcomes: set[bool] = set()
    for _ in range(20):
        if content(store) == complete:
            shutil.rmtree(store)
            shutil.copytree(base, store)
        killed_after(points.uniform(0, 1.5 * a_build), articles, store)
        now = content(store)
        assert now in (before, complete)
        outcomes.add(now == complete)
    assert False in outcomes, "no build was killed before its end"
    build([articles], store)
    assert content(store) == complete
    assert len([entry for entry in store.iterdir() if entry.name.startswith("generation-")]) <= 2
