"""How fast a data set gets from its file into a store that can be asked, beside the engine's own bulk load.

The engine loads the same triples as N-Triples into the same named graphs, in the same run, and readies the
store in the same way. Each runs in a process of its own, so that peak memory is its own.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.machine import machine
from benchmarks.many_events import write
from kg.cli.columns import Column
from kg.cli.output import print_table


def main() -> None:
    """Measures and prints one table."""
    parser = argparse.ArgumentParser(prog="scripts/bench import", description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, nargs="*", default=[0, 1_000_000, 5_000_000],
                        help="how many events; 0 for the real ones alone (0 1000000 5000000)")
    parser.add_argument("--folder", type=Path, help="where to keep the stores; thrown away where not given")
    parser.add_argument(
        "--default-graph",
        action="store_true",
        help="measure the engine's load into its default graph as well, which has half the indexes",
    )
    parser.add_argument("--child", nargs="+", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        print(json.dumps(_CHILDREN[arguments.child[0]](*map(Path, arguments.child[1:]))))
        return
    print(f"{machine()}\n")
    rows = []
    for number in arguments.events:
        with tempfile.TemporaryDirectory(dir=arguments.folder) as temporary:
            rows += _measure(Path(temporary), number or None, arguments.folder, arguments.default_graph)
    print_table(["Events", "Way", *(Column(name, number=True) for name in (
        "Seconds", "CPU s", "Events/s", "Triples", "Triples/s", "Peak MB", "Disk MB", "Of bulk load"))], rows)


def _measure(
    folder: Path, number: int | None, keep: Path | None, default_graph: bool
) -> list[tuple[object, ...]]:
    file = write(folder / "rows.txt", number)
    ours = _run("ours", file, folder / "store")
    events, triples = int(ours["events"]), int(ours["triples"])
    _run("dump", folder / "store", folder)
    engine = _run("engine", folder, folder / "engine")
    rows = [_row(events, "kg import", ours, triples, ours["seconds"] and engine["seconds"] / ours["seconds"]),
            _row(events, "bulk load", engine, triples, 1.0)]
    shutil.rmtree(folder / "engine")
    if default_graph:
        plain = _run("default", folder, folder / "engine")
        rows.append(
            _row(events, "bulk load, default graph", plain, triples, engine["seconds"] / plain["seconds"])
        )
    if keep is not None:
        shutil.rmtree(keep / f"store-{events}", ignore_errors=True)
        (folder / "store").rename(keep / f"store-{events}")
    return rows


def _row(events: int, way: str, found: dict[str, float], triples: int, share: float) -> tuple[object, ...]:
    seconds = found["seconds"]
    return (
        events,
        way,
        f"{seconds:.1f}",
        f"{found['cpu']:.1f}",
        f"{events / seconds:,.0f}",
        f"{triples:,}",
        f"{triples / seconds:,.0f}",
        f"{found['peak']:,.0f}",
        f"{found['disk']:,.0f}",
        f"{share:.2f}",
    )


def _run(what: str, *paths: Path) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.import_", "--child", what, *map(str, paths)],
        check=True, capture_output=True, text=True,
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _ours(file: Path, store: Path) -> dict[str, float]:
    start = time.perf_counter()
    from kg.graph import open_store
    from kg.sources import import_files

    import_files("icews-text", [file], store)
    seconds = time.perf_counter() - start
    peak, cpu = _peak(), time.process_time()
    with open_store(store) as graph:
        statistics = graph.statistics()
    return {"seconds": seconds, "cpu": cpu, "peak": peak, "disk": _size(store), "events": statistics.events,
            "triples": statistics.triples}


def _dump(store: Path, folder: Path) -> dict[str, float]:
    import pyoxigraph as ox

    from kg.graph import open_store

    with open_store(store) as graph:
        for number, name in enumerate(graph.store.named_graphs()):
            (folder / f"{number}.name").write_text(str(name.value), encoding="utf-8")
            graph.store.dump(str(folder / f"{number}.nt"), ox.RdfFormat.N_TRIPLES, from_graph=name)
    return {}


def _engine(folder: Path, store: Path, named: bool = True) -> dict[str, float]:
    import pyoxigraph as ox

    start = time.perf_counter()
    engine = ox.Store(str(store))
    for file in sorted(folder.glob("*.nt")):
        graph = ox.NamedNode(file.with_suffix(".name").read_text(encoding="utf-8"))
        engine.bulk_load(
            path=str(file), format=ox.RdfFormat.N_TRIPLES, to_graph=graph if named else None, lenient=True
        )
    engine.flush()
    engine.optimize()
    return {
        "seconds": time.perf_counter() - start,
        "cpu": time.process_time(),
        "peak": _peak(),
        "disk": _size(store),
    }


def _default(folder: Path, store: Path) -> dict[str, float]:
    return _engine(folder, store, named=False)


_CHILDREN = {"ours": _ours, "dump": _dump, "engine": _engine, "default": _default}


def _peak() -> float:
    """The most that this process ever held in memory, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def _size(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


if __name__ == "__main__":
    main()
