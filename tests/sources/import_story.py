"""What tests of imports share: the real files beside the repository, small own ones, and a look into a store.
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.graph import open_store
from kg.model import Event

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "data" / "examples"
SHARED = ROOT.parent / "shared" / "data"
ICEWS = SHARED / "icews"
WIDE = SHARED / "icews_dataverse" / "events.2018.sample.tab.gz"

real = pytest.mark.skipif(not SHARED.is_dir(), reason="the real event data of ../shared/data are not here")

TEXT_ROWS = """\
Foreign Affairs (Russia)\tConsult\tNorway\t2021-10-18
Norway\tmake a visit\tRussia\t2021-10-20
Citizen (India)\tThreaten\tThe Grey Lanterns\t2021-10-21
NATO\tExpress intent to meet or negotiate\tRussia\t2021-11-02
Russia\tCriticize or denounce\tNATO\t2021-11-05
NATO\tCriticize or denounce\tRussia\t2021-11-09
"""


def text_file(folder: Path, rows: str | bytes = TEXT_ROWS, name: str = "rows.txt") -> Path:
    """A file in the text form of ICEWS."""
    path = folder / name
    path.write_bytes(rows.encode() if isinstance(rows, str) else rows)
    return path


def events(store: Path) -> list[Event]:
    """The events of a store."""
    with open_store(store) as graph:
        return graph.events()


def quads(store: Path) -> set[ox.Quad]:
    """All that stands in a store."""
    with open_store(store) as graph:
        return set(graph.store)


def brief(event: Event) -> tuple[str, str, str, str]:
    """Source, type, target and first day."""
    return (" ".join(event.sources), event.type, " ".join(event.targets), str(event.interval.earliest))
