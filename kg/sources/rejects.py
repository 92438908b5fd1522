"""The file of lines that were not imported: which, and why."""

from __future__ import annotations

import csv
import os
from pathlib import Path
from types import TracebackType
from typing import IO

from kg.errors import UserError, one_line
from kg.sources.rows import Reject


class RejectsFile:
    """A CSV file with file, line, reason and text of each; there only where there is anything to tell.

    Use it as a context manager: the file comes to its place when all is done, whole or not at all.

    Args:
        path: where it shall be; None to only count.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.count = 0
        self._file: IO[str] | None = None
        self._beside = path.with_name(f".{path.name}.{os.getpid()}.part") if path else None

    def __enter__(self) -> RejectsFile:
        return self

    def add(self, reject: Reject) -> None:
        """Notes one more line.

        Raises:
            UserError: the file cannot be written.
        """
        self.count += 1
        if self._beside is None:
            return
        try:
            if self._file is None:
                self._file = self._beside.open("w", encoding="utf-8", errors="replace", newline="")
                csv.writer(self._file).writerow(["file", "line", "reason", "text"])
            csv.writer(self._file).writerow([reject.file, reject.line, one_line(reject.reason), reject.text])
        except OSError as error:
            raise UserError(f"cannot write {self.path}: {error.strerror}") from error

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None and self._beside is not None and self.path is not None:
            self._file.close()
            if kind is None:
                self._beside.replace(self.path)
            else:
                self._beside.unlink(missing_ok=True)
