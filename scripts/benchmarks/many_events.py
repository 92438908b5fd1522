"""ICEWS rows in any number: the real ones, then again with other days, as a file in the text form."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import date
from pathlib import Path

FILES = (
    "icews_2005-2015_test.txt.gz", "icews_2005-2015_valid.txt.gz", "icews_2014_test.txt.gz",
    "icews_2014_valid.txt.gz",
)
"""Those that make some 110 thousand events together."""

_TURN, _SPREAD = 29, 11


def folder() -> Path:
    """Where the rows lie.

    Raises:
        SystemExit: they are not there.
    """
    found = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "icews"
    if not found.is_dir():
        raise SystemExit(f"the ICEWS files are not in {found}")
    return found


def lines(number: int | None) -> Iterator[str]:
    """So many lines; all real ones of `FILES` where None. No two say the same but for doubles in the real
    ones.
    """
    rows = []
    for name in FILES:
        with gzip.open(folder() / name, "rt", encoding="utf-8") as file:
            rows += [line.rstrip("\n").rsplit("\t", 1) for line in file]
    days = [date.fromisoformat(day).toordinal() for _, day in rows]
    for at in range(len(rows) if number is None else number):
        turn, place = divmod(at, len(rows))
        shift = turn and _TURN * turn + at % _SPREAD
        yield f"{rows[place][0]}\t{date.fromordinal(days[place] + shift)}\n"


def write(path: Path, number: int | None) -> Path:
    """Writes so many lines to a file and returns it."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(lines(number))
    return path
