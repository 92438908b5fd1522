"""Running a query within a time.

The engine cannot be stopped while it works on a query; a process can. So the query runs in a process of its
own, which reads the store beside everyone else and is killed when its time is over.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from kg.errors import UserError
from kg.queries.named import NamedQuery
from kg.queries.result import Result
from kg.queries.run import prepare

SECONDS = 60.0
"""How long a query may take unless something else is asked for."""


def run_limited(
    path: Path | str,
    query: str | NamedQuery,
    parameters: Mapping[str, str] | None = None,
    seconds: float = SECONDS,
) -> Result:
    """As `run`, but on the store in a directory and for so many seconds at most.

    Raises:
        UserError: as `run`; or the time is over; or the store cannot be read.
    """
    from kg.graph.store import reading

    with reading(Path(path)) as store:
        text = prepare(store, query, parameters or {})
    try:
        done = subprocess.run(
            [sys.executable, "-m", "kg.queries.child"], check=False, capture_output=True, timeout=seconds,
            input=json.dumps({"store": str(path), "query": text}).encode("utf-8", "surrogatepass"),
        )
    except subprocess.TimeoutExpired:
        raise UserError(
            f"the query took longer than {seconds:g} seconds and was stopped",
            "ask for less (fewer actors, a shorter time, a LIMIT) or allow more time",
        ) from None
    if done.returncode == 0:
        kind, _, data = done.stdout.partition(b"\n")
        return Result(kind.decode("ascii"), data)
    try:
        told = json.loads(done.stderr)
        raise UserError(told["message"], told["hint"], told["status"])
    except (ValueError, KeyError, TypeError):
        raise UserError(f"the query ended the process that ran it (status {done.returncode})") from None
