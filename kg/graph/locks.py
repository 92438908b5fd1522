"""Locks, and files that survive a power cut: what the generations of a store rest on."""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from pathlib import Path

from kg.errors import UserError

LOCK = "LOCK"
"""The file of the writer's lock, which holds the number of its process."""


def take_lock(path: Path) -> int:
    """Takes the lock of the writer of the store in a directory; closing the descriptor gives it up.

    Raises:
        UserError: another process has it; the message names it.
        OSError: the file cannot be made.
    """
    descriptor = os.open(path / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        owner = os.read(descriptor, 20).decode("ascii", "replace").strip() or "another"
        os.close(descriptor)
        what = f"process {owner}" if owner.isdecimal() else f"{owner} process"
        raise UserError(f"the store {path} is being written by {what}", "try again when it is done") from None
    except OSError:
        os.close(descriptor)
        raise
    if not _is_at(path / LOCK, descriptor):  # a writer that published nothing has taken it away
        os.close(descriptor)
        raise UserError(f"the store {path} was just being written", "try again")
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, f"{os.getpid()}\n".encode("ascii"), 0)
    return descriptor


def hold(folder: Path) -> int:
    """Opens a folder and holds it as a reader, so that no writer deletes it, until the descriptor is closed.

    Raises:
        OSError: it is not there, or cannot be opened.
    """
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    with suppress(OSError):  # a file system without locks: the generation before the current is kept anyway
        fcntl.flock(descriptor, fcntl.LOCK_SH)
    return descriptor


def is_read(folder: Path) -> bool:
    """Whether a reader holds a folder (see `hold`)."""
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return False


def _is_at(path: Path, descriptor: int) -> bool:
    with suppress(FileNotFoundError):
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    return False


def write_file(path: Path, text: str) -> None:
    """Writes a small file so that it is there whole or not at all, also after a power cut."""
    beside = path.with_name(f"{path.name}.new")
    with beside.open("w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    sync(path.parent)


def sync_folder(folder: Path) -> None:
    """Sees that a folder and the files in it are on the disk."""
    for entry in folder.iterdir():
        if entry.is_file():
            sync(entry)
    sync(folder)


def sync(path: Path) -> None:
    """Sees that a file or the list of a folder's files is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
