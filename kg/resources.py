"""Where the data that ships with the program lies: the same call in a checkout and in an install."""

from __future__ import annotations

from pathlib import Path

from kg.errors import UserError

_PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """The file or folder of that name below `ontology/` or `data/`, e.g. `ontology/event-types.csv`.

    In a wheel these folders lie inside the package, in a checkout beside it.

    Raises:
        UserError: it is missing, which means that the installation is broken.
    """
    for root in (_PACKAGE, _PACKAGE.parent):
        if (path := root / name).exists():
            return path
    raise UserError(f"{name} is missing from this installation", "install the package again")
