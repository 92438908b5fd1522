"""The store on disk: a directory of generations, of which `CURRENT` names the one in force.

A generation is an Oxigraph database that never changes once it is in force. A writer works on a hard-linked
copy and switches `CURRENT` by one atomic rename, so that whatever kills it, everyone sees the store as it
was before or as it is complete.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pyoxigraph as ox

from kg.errors import UserError
from kg.graph.locks import LOCK, hold, is_read, sync, sync_folder, take_lock, write_file

FORMAT = 1
"""The version of the layout of a store. Raise it when an older program could not read what is written."""

_CURRENT, _FORMAT, _CHECKPOINT = "CURRENT", "FORMAT", "CHECKPOINT"
_GENERATION = re.compile(r"generation-(\d{6,})")
_TRIES = 20


@contextmanager
def reading(path: Path) -> Iterator[ox.Store]:
    """The generation in force, read-only. It stays as it is while it is open, whoever writes.

    Raises:
        UserError: there is no store, or it cannot be read, or another version of the program made it.
    """
    _check_format(path)
    descriptor, folder = _hold_current(path)
    try:
        yield _open(path, folder, read_only=True)
    finally:
        os.close(descriptor)


class Writer:
    """The one writer of a store. Use it as a context manager; nothing is in force before `publish`.

    Args:
        path: the store's directory; made where there is none, and taken away again if nothing is published.
        work: names long work that can go on where an earlier run of it was killed (see `checkpoint`); what
            was left of any other work is deleted.

    Raises:
        UserError: another process writes, or the directory is no store, or cannot be written.
    """

    def __init__(self, path: Path, work: str = "") -> None:
        self.path = path
        self.done: str | None = None
        self._work = work
        self._lock: int | None = None
        self._made = False
        self._next: ox.Store | None = None
        self._next_folder: Path | None = None
        self._current: ox.Store | None = None

    def __enter__(self) -> Writer:
        try:
            self._made = _prepare(self.path)
            self._lock = take_lock(self.path)
            try:
                write_file(self.path / _FORMAT, f"{FORMAT}\n")
                self._take_up()
                self._remove_leftovers()
            except BaseException:
                self._release()
                raise
        except OSError as error:
            raise UserError(f"the store {self.path} cannot be written: {error.strerror or error}") from error
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._current = self._next = None
        stopped = kind is not None and not issubclass(kind, Exception)  # by Ctrl-C: it may go on later
        kept = stopped and self.done is not None
        if self._next_folder is not None and not kept:
            shutil.rmtree(self._next_folder, ignore_errors=True)
            (self.path / _CHECKPOINT).unlink(missing_ok=True)
            self._next_folder = None
        if _current(self.path) is None and not kept:
            for name in (_FORMAT, LOCK):
                (self.path / name).unlink(missing_ok=True)
            if self._made:
                with suppress(OSError):  # someone has put something there meanwhile
                    self.path.rmdir()
        self._release()

    @property
    def view(self) -> ox.Store:
        """What this writer sees: the next generation where it has begun one, else the one in force."""
        return self.in_force if self._next is None else self._next

    @property
    def in_force(self) -> ox.Store:
        """The generation in force, read-only; an empty store where there is none."""
        if self._current is None:
            folder = _current(self.path)
            self._current = ox.Store() if folder is None else _open(self.path, folder, read_only=True)
        return self._current

    def begin(self) -> ox.Store:
        """The next generation, to write to: at first a copy of the one in force.

        Raises:
            UserError: the disk does not allow it.
        """
        if self._next is None:
            before = _current(self.path)
            folder = self.path / f"generation-{1 + (_number(before) if before else 0):06d}"
            self._next_folder = folder
            try:
                if before is not None:
                    # A copy of what is read-only: its files are linked or copied, never touched.
                    ox.Store.read_only(str(before)).backup(str(folder))
                self._next = ox.Store(str(folder))
            except OSError as error:
                raise UserError(f"the store {self.path} cannot be written: {error}") from error
            self._current = None
        return self._next

    def checkpoint(self, done: str) -> None:
        """Notes how far the work has come. After a kill, the next run of the same work finds it in `done`.

        What was written to the next generation until now is there then, and perhaps some of what followed.

        Raises:
            UserError: the disk does not allow it.
        """
        if self._next is None or self._next_folder is None or not self._work:
            return
        try:
            self._next.flush()
            before = _current(self.path)
            note = {"work": self._work, "folder": self._next_folder.name, "done": done,
                    "before": before.name if before else ""}
            write_file(self.path / _CHECKPOINT, json.dumps(note))
        except OSError as error:
            raise UserError(f"the store {self.path} cannot be written: {error.strerror or error}") from error
        self.done = done

    def publish(self) -> None:
        """Puts the next generation in force. Without one it does nothing.

        Raises:
            UserError: the disk does not allow it; the store is then as before.
        """
        if self._next is None or self._next_folder is None:
            return
        try:
            self._next.flush()
            self._next.optimize()
            self._next = None  # closes the database
            sync_folder(self._next_folder)
            sync(self.path)
            write_file(self.path / _CURRENT, f"{self._next_folder.name}\n")
        except OSError as error:
            raise UserError(f"the store {self.path} cannot be written: {error}") from error
        self._next_folder = None
        self.done = None
        self._remove_leftovers()

    def _take_up(self) -> None:
        """Opens the generation that an earlier run of the same work has left, if it has noted how far it
        came.
        """
        try:
            note = json.loads((self.path / _CHECKPOINT).read_text(encoding="ascii"))
            folder, before = self.path / str(note["folder"]), _current(self.path)
            same = note["work"] == self._work != "" and note["before"] == (before.name if before else "")
            if not same or not _GENERATION.fullmatch(folder.name) or not folder.is_dir():
                return
            self._next = ox.Store(str(folder))
            self._next_folder, self.done = folder, str(note["done"])
        except (OSError, ValueError, KeyError, TypeError, RuntimeError):  # what is damaged is begun anew
            self._next = None

    def _remove_leftovers(self) -> None:
        """Deletes generations that were never finished, and old ones that nobody reads.

        The one before the current stays: a reader may be about to open it.
        """
        current = _current(self.path)
        number = _number(current) if current else 0
        if self._next_folder is None:
            (self.path / _CHECKPOINT).unlink(missing_ok=True)
        for folder in _generations(self.path):
            if folder == self._next_folder:
                continue
            unfinished = _number(folder) > number
            if unfinished or (_number(folder) < number - 1 and not is_read(folder)):
                shutil.rmtree(folder, ignore_errors=True)

    def _release(self) -> None:
        if self._lock is not None:
            os.close(self._lock)  # which gives up the lock
            self._lock = None


def _prepare(path: Path) -> bool:
    """Makes the directory, or sees that what is there is a store (or the start of one); tells which."""
    made = not path.exists()
    path.mkdir(parents=True, exist_ok=True)
    if (path / _FORMAT).exists():
        _check_format(path)
        return False
    ours = {LOCK, f"{_FORMAT}.new", _CHECKPOINT, f"{_CHECKPOINT}.new"}
    if foreign := sorted(entry.name for entry in path.iterdir() if entry.name not in ours):
        raise UserError(f"{path} is not a store: it holds {foreign[0]}", "name a new or an empty directory")
    return made


def _check_format(path: Path) -> None:
    try:
        text = (path / _FORMAT).read_text(encoding="ascii", errors="replace").strip()
    except (FileNotFoundError, NotADirectoryError) as error:
        what = "is not a store" if path.exists() else "does not exist"
        raise UserError(f"{path} {what}", "kg build makes one") from error
    except OSError as error:
        raise UserError(f"the store {path} cannot be read: {error.strerror or error}") from error
    if not text.isdecimal():
        raise UserError(f"{path} is not a store: its file {_FORMAT} is damaged", "build it again")
    if int(text) > FORMAT:
        raise UserError(f"the store {path} was written by a newer version of this program (format {text})",
                        "update the program")
    if int(text) < FORMAT:
        raise UserError(f"the store {path} was written by an older version of this program (format {text})",
                        "build it again from its articles and data sets, in another directory")


def _hold_current(path: Path) -> tuple[int, Path]:
    """The folder in force, with a shared lock on it that keeps the writer from deleting it."""
    for _ in range(_TRIES):
        try:
            folder = _current(path)
            if folder is None:
                raise UserError(f"the store {path} is empty: its first build was never finished",
                                "run kg build again")
            descriptor = hold(folder)
        except FileNotFoundError:  # deleted between the two steps: there is a newer one
            continue
        except OSError as error:
            raise UserError(f"the store {path} cannot be read: {error.strerror or error}") from error
        if folder.exists():
            return descriptor, folder
        os.close(descriptor)
    raise UserError(f"the store {path} is damaged: its file {_CURRENT} names what is not there",
                    "build it again")


def _open(path: Path, folder: Path, *, read_only: bool) -> ox.Store:
    try:
        return ox.Store.read_only(str(folder)) if read_only else ox.Store(str(folder))
    except (OSError, ValueError, RuntimeError) as error:  # the engine says RuntimeError of a damaged file
        raise UserError(f"the store {path} cannot be read: {error}") from error


def _current(path: Path) -> Path | None:
    """The folder of the generation in force; None where the first was never finished."""
    try:
        name = (path / _CURRENT).read_text(encoding="ascii", errors="replace").strip()
    except FileNotFoundError:
        return None
    if not _GENERATION.fullmatch(name):
        raise UserError(f"the store {path} is damaged: its file {_CURRENT} does not name a generation",
                        "build it again")
    return path / name


def _generations(path: Path) -> list[Path]:
    return sorted(entry for entry in path.iterdir() if _GENERATION.fullmatch(entry.name) and entry.is_dir())


def _number(folder: Path) -> int:
    found = _GENERATION.fullmatch(folder.name)
    assert found is not None
    return int(found[1])
