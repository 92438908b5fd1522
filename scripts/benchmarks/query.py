"""How fast questions are answered: our graph beside a plain one in the bare engine, in rdflib and in
Virtuoso.

All hold the same events and are asked in the same run, each question several times; the median counts, and an
answer counts as read when its last row is there. A question that takes longer than the limit is stopped.
"""

from __future__ import annotations

import argparse
import json
import selectors
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import virtuoso
from benchmarks.machine import machine
from benchmarks.many_events import write
from benchmarks.plain_graph import write_plain
from benchmarks.questions import NAMED, PREFIXES, QUESTIONS
from kg.cli.columns import Column
from kg.cli.output import print_table

TIMES = 5
Answer = tuple[float, int] | None
"""Milliseconds and rows; None where it took too long."""


def main() -> None:
    """Measures and prints one table for each number of events."""
    parser = argparse.ArgumentParser(prog="scripts/bench query", description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, nargs="*", default=[0, 1_100_000],
                        help="how many events; 0 for the real ones alone (0 1100000)")
    parser.add_argument("--store", type=Path, help="a store that was imported before, in place of --events")
    parser.add_argument("--limit", type=float, default=60, help="how many seconds a question may take (60)")
    parser.add_argument(
        "--rdflib-up-to", type=int, default=150_000, help="rdflib's memory holds no more (150000)"
    )
    parser.add_argument(
        "--without", nargs="*", default=[], help="ways to leave out: plain rdflib virtuoso named"
    )
    parser.add_argument("--child", nargs="+", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        _child(arguments.child[0], Path(arguments.child[1]), int(arguments.child[2]))
        return
    print(machine())
    for number in [None] if arguments.store else arguments.events:
        with tempfile.TemporaryDirectory() as temporary:
            _measure(Path(temporary), arguments.store, number, arguments)


def _measure(folder: Path, store: Path | None, number: int | None, arguments: argparse.Namespace) -> None:
    if store is None:
        from kg.sources import import_files

        store = folder / "store"
        import_files("icews-text", [write(folder / "rows.txt", number or None)], store)
    plain = folder / "plain" / "plain.nt"
    plain.parent.mkdir()
    triples = write_plain(store, plain)
    from kg.graph import open_store

    with open_store(store) as graph:
        found = graph.statistics()
    print(f"\n{found.events:,} events, {found.triples:,} triples of ours, {triples:,} plain triples")
    print(f"Milliseconds, median of {TIMES}")
    ways: dict[str, list[Answer]] = {"Ours": _ask("ours", store, len(QUESTIONS), arguments.limit)}
    if "plain" not in arguments.without:
        import pyoxigraph as ox

        engine = ox.Store(str(folder / "engine"))
        engine.bulk_load(path=str(plain), format=ox.RdfFormat.N_TRIPLES)
        engine.optimize()
        del engine
        ways["Plain, engine"] = _ask("plain", folder / "engine", len(QUESTIONS), arguments.limit)
    if "rdflib" not in arguments.without and found.events <= arguments.rdflib_up_to:
        ways["Plain, rdflib"] = _ask("rdflib", plain, len(QUESTIONS), arguments.limit)
    if "virtuoso" not in arguments.without and virtuoso.is_there():
        ways["Plain, Virtuoso"] = _ask_virtuoso(folder, plain, arguments.limit)
    heads = list(ways)
    rows = [
        (question.name, *(_shown(answers[place]) for answers in ways.values()),
         *(str(answers[place][1]) if answers[place] else "" for answers in ways.values()))
        for place, question in enumerate(QUESTIONS)
    ]
    print_table(["Question", *(Column(head, number=True) for head in heads),
                 *(Column(f"Rows: {head}", number=True) for head in heads)], rows)
    if "named" not in arguments.without:
        named = _ask("named", store, len(NAMED), arguments.limit)
        print()
        print_table(["Named query", Column("ms", number=True), Column("Rows", number=True)], [
            (name, _shown(answer), str(answer[1]) if answer else "")
            for (name, _), answer in zip(NAMED, named, strict=True)
        ])


def _shown(answer: Answer) -> str:
    return "too long" if answer is None else f"{answer[0]:.1f}"


def _ask(way: str, store: Path, number: int, seconds: float) -> list[Answer]:
    """Asks in a process of its own, which is killed where a question takes too long, and goes on with the
    next.
    """
    answers: list[Answer] = []
    while len(answers) < number:
        with subprocess.Popen(
            [sys.executable, "-m", "benchmarks.query", "--child", way, str(store), str(len(answers))],
            stdout=subprocess.PIPE,
        ) as child:
            assert child.stdout is not None
            for found in _lines(child, seconds):
                if found is not None or len(answers) < number:
                    answers.append(found)
            child.kill()
    return answers[:number]


def _lines(child: subprocess.Popen[bytes], seconds: float) -> Iterator[Answer]:
    """What a child tells, line by line; None, and the end, where it is silent for too long."""
    assert child.stdout is not None
    with selectors.DefaultSelector() as selector:
        selector.register(child.stdout, selectors.EVENT_READ)
        ready = False
        while True:
            # Getting ready (rdflib reads all into memory) is not what is measured.
            if not selector.select((seconds + 1) * TIMES if ready else 900):
                yield None
                return
            line = child.stdout.readline()
            if not line:
                return
            told = json.loads(line)
            if told == "ready":
                ready = True
            else:
                yield None if told is None else (told[0], told[1])


def _child(way: str, store: Path, first: int) -> None:
    ask = _WAYS[way](store)
    print(json.dumps("ready"), flush=True)
    for place in range(first, len(NAMED) if way == "named" else len(QUESTIONS)):
        print(json.dumps(_timed(lambda place=place: ask(place))), flush=True)  # type: ignore[misc]


def _timed(ask: Callable[[], int]) -> tuple[float, int]:
    times, rows = [], 0
    for _ in range(TIMES):
        start = time.perf_counter()
        rows = ask()
        times.append((time.perf_counter() - start) * 1000)
        if times[0] > 20_000:  # so slow that once is enough
            break
    return statistics.median(times), rows


def _ours(store: Path) -> Callable[[int], int]:
    from kg.graph.store import reading

    context = reading(store)
    engine = context.__enter__()
    _KEPT.append(context)
    return lambda place: sum(1 for _ in engine.query(
        PREFIXES + QUESTIONS[place].ours, use_default_graph_as_union=True))


def _named(store: Path) -> Callable[[int], int]:
    from kg.graph.store import reading
    from kg.queries import run

    context = reading(store)
    engine = context.__enter__()
    _KEPT.append(context)
    return lambda place: sum(1 for _ in run(engine, *NAMED[place]).values())


def _plain(store: Path) -> Callable[[int], int]:
    import pyoxigraph as ox

    engine = ox.Store.read_only(str(store))
    return lambda place: sum(1 for _ in engine.query(PREFIXES + QUESTIONS[place].plain))


def _rdflib(file: Path) -> Callable[[int], int]:
    import rdflib

    graph = rdflib.Graph().parse(file, format="nt")
    return lambda place: sum(1 for _ in graph.query(PREFIXES + QUESTIONS[place].plain))


_KEPT: list[object] = []
_WAYS = {"ours": _ours, "plain": _plain, "rdflib": _rdflib, "named": _named}


def _ask_virtuoso(folder: Path, plain: Path, seconds: float) -> list[Answer]:
    answers: list[Answer] = []
    with virtuoso.running(folder / "virtuoso", plain.parent) as server:
        server.load(plain)
        for question in QUESTIONS:
            try:
                answers.append(_timed(lambda text=question.plain: server.rows(PREFIXES + text, seconds)))  # type: ignore
            except (TimeoutError, OSError):
                answers.append(None)
    return answers


if __name__ == "__main__":
    main()
