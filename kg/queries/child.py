"""The process in which `run_limited` runs a query: a request on standard input, the result on standard
output.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from kg.errors import UserError
from kg.graph.store import reading
from kg.queries.run import answer


def main() -> int:
    """Answers one request. What goes wrong stands as JSON on standard error, and the exit status is 1."""
    request = json.loads(sys.stdin.buffer.read())
    try:
        with reading(Path(request["store"])) as store:
            result = answer(store, request["query"])
    except UserError as error:
        told = {"message": error.message, "hint": error.hint, "status": error.status}
        sys.stderr.write(json.dumps(told))
        return 1
    sys.stdout.buffer.write(result.kind.encode("ascii") + b"\n")
    sys.stdout.buffer.write(result.data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
