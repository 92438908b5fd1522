"""What a command came to, for the tests of the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


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
