from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import UserError
from kg.graph.store import FORMAT, Writer, reading

SIZE = 500
WRITE_FOR_EVER = """
import sys
from pathlib import Path
from test_store import write
number = int(sys.argv[2])
while True:
    number += 1
    write(Path(sys.argv[1]), number)
    print("ready", flush=True)
"""
HOLD = """
import sys
from pathlib import Path
from kg.graph.store import Writer
with Writer(Path(sys.argv[1])):
    print("ready", flush=True)
    sys.stdin.read()
"""


def quads(number: int) -> Iterator[ox.Quad]:
    for place in range(SIZE):
        subject = ox.NamedNode(f"http://example.org/{place}")
        yield ox.Quad(subject, ox.NamedNode("http://example.org/p"), ox.Literal(number), ox.DefaultGraph())


def write(path: Path, number: int) -> None:
    """Puts `SIZE` quads that all say `number` in place of those that are there."""
    with Writer(path) as writer:
        store = writer.begin()
        store.clear()
        store.bulk_extend(quads(number))
        writer.publish()


def content(path: Path) -> set[int]:
    """The numbers that the quads say; there must be all quads."""
    with reading(path) as store:
        assert len(store) == SIZE
        return {int(quad.object.value) for quad in store if isinstance(quad.object, ox.Literal)}


def generations(path: Path) -> list[str]:
    return sorted(entry.name for entry in path.iterdir() if entry.name.startswith("generation-"))


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}


@contextmanager
def child(code: str, *arguments: object, prefix: Sequence[str] = ()) -> Iterator[subprocess.Popen[str]]:
    command = [*prefix, sys.executable, "-c", code, *map(str, arguments)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment()) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            yield process
        finally:
            process.kill()


def test_what_is_published_is_read(tmp_path: Path) -> None:
    write(tmp_path / "new" / "store", 1)
    assert content(tmp_path / "new" / "store") == {1}


def test_what_is_not_published_leaves_no_trace(tmp_path: Path) -> None:
    write(tmp_path, 1)
    with pytest.raises(RuntimeError), Writer(tmp_path) as writer:
        writer.begin().clear()
        raise RuntimeError
    assert content(tmp_path) == {1}
    assert generations(tmp_path) == ["generation-000001"]


def test_a_first_build_that_fails_leaves_no_store(tmp_path: Path) -> None:
    for path in (tmp_path / "new", tmp_path):
        with pytest.raises(RuntimeError), Writer(path) as writer:
            writer.begin()
            raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_a_writer_that_changes_nothing_makes_no_generation(tmp_path: Path) -> None:
    write(tmp_path, 1)
    with Writer(tmp_path) as writer:
        assert len(writer.view) == SIZE
        writer.publish()
    assert generations(tmp_path) == ["generation-000001"]


def test_a_reader_keeps_what_it_opened(tmp_path: Path) -> None:
    write(tmp_path, 1)
    with reading(tmp_path) as store:
        for number in range(2, 6):
            write(tmp_path, number)
        assert {quad.object for quad in store} == {ox.Literal(1)}
        assert "generation-000001" in generations(tmp_path)
    assert content(tmp_path) == {5}
    write(tmp_path, 6)
    assert generations(tmp_path) == ["generation-000005", "generation-000006"]


def test_a_writer_sees_what_it_writes_and_readers_do_not(tmp_path: Path) -> None:
    write(tmp_path, 1)
    with Writer(tmp_path) as writer:
        writer.begin().clear()
        assert len(writer.view) == 0
        assert content(tmp_path) == {1}


def test_a_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    with (
        child(HOLD, tmp_path) as process,
        pytest.raises(UserError, match=f"is being written by process {process.pid}"),
        Writer(tmp_path),
    ):
        pass
    with Writer(tmp_path):
        pass


def test_a_store_can_be_read_while_it_is_written(tmp_path: Path) -> None:
    write(tmp_path, 1)
    with child(HOLD, tmp_path):
        assert content(tmp_path) == {1}


def test_whatever_kills_a_writer_the_store_is_as_before_or_complete(tmp_path: Path) -> None:
    start = time.monotonic()
    write(tmp_path, 0)
    a_write = time.monotonic() - start
    last, points = 0, random.Random(7)  # noqa: S311
    for _ in range(20):
        with child(WRITE_FOR_EVER, tmp_path, last) as process:
            time.sleep(points.uniform(0, 2 * a_write))
            process.send_signal(signal.SIGKILL)
            process.wait()
        (now,) = content(tmp_path)
        assert now > last, "a write that was complete is lost"
        last = now
    write(tmp_path, last + 1)
    assert content(tmp_path) == {last + 1}
    assert len(generations(tmp_path)) <= 2


def test_a_first_build_that_was_killed_is_told_of_and_repaired(tmp_path: Path) -> None:
    killed = tmp_path / "killed"
    with Writer(tmp_path / "store") as writer:
        writer.begin()
        shutil.copytree(tmp_path / "store", killed)
    with pytest.raises(UserError, match="first build was never finished"), reading(killed):
        pass
    write(killed, 1)
    assert content(killed) == {1}


@pytest.mark.parametrize(("number", "word", "to_do"), [
    (FORMAT + 1, "newer", "update the program"),
    (FORMAT - 1, "older", "build it again from its articles and data sets"),
])
def test_a_store_of_another_version_is_refused_with_what_to_do(
    tmp_path: Path, number: int, word: str, to_do: str
) -> None:
    write(tmp_path, 1)
    (tmp_path / "FORMAT").write_text(f"{number}\n")
    for opening in (reading, Writer):
        with pytest.raises(UserError, match=word) as caught, opening(tmp_path):
            pass
        assert caught.value.hint.startswith(to_do)


def test_what_is_no_store_is_refused_and_left_alone(tmp_path: Path) -> None:
    letters = tmp_path / "letters"
    letters.mkdir()
    (letters / "dear.txt").write_text("hello")
    for opening in (reading, Writer):
        with pytest.raises(UserError, match="is not a store"), opening(letters):
            pass
    assert [entry.name for entry in letters.iterdir()] == ["dear.txt"]
    with pytest.raises(UserError, match="does not exist"), reading(tmp_path / "nowhere"):
        pass
    with pytest.raises(UserError, match="is not a store"), reading(letters / "dear.txt"):
        pass
    with pytest.raises(UserError, match="cannot be written"), Writer(letters / "dear.txt"):
        pass


@pytest.mark.parametrize(("name", "text"), [
    ("CURRENT", "../../etc"), ("CURRENT", "generation-000009"), ("CURRENT", ""), ("FORMAT", "\xff"),
])
def test_a_damaged_store_is_told_of_in_one_line(tmp_path: Path, name: str, text: str) -> None:
    write(tmp_path, 1)
    (tmp_path / name).write_text(text, encoding="latin-1")
    with pytest.raises(UserError, match="damaged") as caught, reading(tmp_path):
        pass
    assert "\n" not in caught.value.message


def test_a_damaged_database_is_told_of_in_one_line(tmp_path: Path) -> None:
    write(tmp_path, 1)
    (tmp_path / "generation-000001" / "CURRENT").write_text("nonsense")
    with pytest.raises(UserError, match="cannot be read") as caught, reading(tmp_path):
        pass
    assert "\n" not in caught.value.message


@pytest.mark.parametrize(("mode", "how", "told"), [
    (0o755, "Writer", "cannot be written: Permission denied"),
    (0o000, "reading", "cannot be read: Permission denied"),
])
def test_a_store_of_someone_else_is_told_of(mode: int, how: str, told: str) -> None:
    code = f"""
import sys
from pathlib import Path
from kg.errors import UserError
from kg.graph.store import Writer, reading
print("ready", flush=True)
try:
    with {how}(Path(sys.argv[1])):
        print("opened")
except UserError as error:
    print(error)
"""
    as_nobody: list[str] = []
    if os.geteuid() == 0:  # whom nothing is forbidden
        as_nobody = ["setpriv", "--reuid=65534", "--clear-groups"]
        trial = [*as_nobody, sys.executable, "-c", "import kg.graph.store"]
        if not shutil.which("setpriv") or subprocess.run(trial, env=environment(), check=False).returncode:
            pytest.skip("run as root, and no program can be run as anyone else")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        path = Path(folder, "store")
        write(path, 1)
        path.chmod(mode)
        with child(code, path, prefix=as_nobody) as process:
            assert process.stdout is not None
            assert told in process.stdout.read()


def test_a_store_that_may_only_be_read_can_be_read(tmp_path: Path) -> None:
    write(tmp_path, 1)
    folder = tmp_path / "generation-000001"
    before = {entry.name: entry.stat().st_mtime_ns for entry in folder.iterdir()}
    assert content(tmp_path) == {1}
    assert {entry.name: entry.stat().st_mtime_ns for entry in folder.iterdir()} == before
