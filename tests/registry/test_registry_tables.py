"""The tables are corrected by hand: an error names the file, the line and what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest

from kg.errors import UserError
from kg.registry import actors, names, office_holders
from kg.resources import resource

HOLDERS = "name,aliases,family,code,office,start,end,wikidata\n"
PLACES = "place,codes,nb,nn,sv,da,de,fr,es,also,risky\n"
NAMES = "code,name,also,adjective,person,people,capital,government,risky\n"

Write = Callable[[str, bytes | str], None]
ROOM = [import_module(f"kg.registry.{name}")
        for name in ("tables", "labels", "actors", "inflection", "names", "holders", "lookup")]


def forget() -> None:
    """Everything that was read is read anew."""
    for module in ROOM:
        for function in vars(module).values():
            if hasattr(function, "cache_clear"):
                function.cache_clear()


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Write]:
    """Puts a changed copy of one table in the place of the real one."""
    real = resource("data/actors")
    folder = tmp_path / "actors"
    folder.mkdir()
    for path in real.glob("*.csv"):
        (folder / path.name).write_bytes(path.read_bytes())

    def fake(name: str) -> Path:
        return folder / name.removeprefix("data/actors").lstrip("/")

    def write(name: str, content: bytes | str) -> None:
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())

    for module in ROOM[:2]:
        monkeypatch.setattr(module, "resource", fake)
    forget()
    yield write
    forget()


@pytest.mark.parametrize(("name", "content", "read", "message"), [
    ("states.csv", "code,alpha2\n", actors,
     "states.csv, line 1: the columns must be code, alpha2, kind"),
    ("states.csv", b"code\xff", actors, "states.csv: not UTF-8"),
    ("office_holders.csv", HOLDERS + "Ola Ek,,,NOR,king\n", office_holders,
     "office_holders.csv, line 2: 5 cells instead of 8"),
    ("office_holders.csv", HOLDERS + "Ola Ek,,,XXX,king,2001,,\n", office_holders,
     "office_holders.csv, line 2: unknown code 'XXX'"),
    ("office_holders.csv", HOLDERS + "Ola Ek,,,NOR,king,2001-13,,\n", office_holders,
     "line 2: column start: '2001-13' is no date"),
    ("office_holders.csv", HOLDERS + "Ola Ek,,,NOR,king,,,\n", office_holders,
     "line 2: column start is empty"),
    ("office_holders.csv", HOLDERS + "Ola Ek,,,NOR,king,2005,2001,\n", office_holders,
     "line 2: the term ends before it starts"),
    ("office_holders.csv", HOLDERS + "Ola Ek,,,NOR,king,2005,,20\n", office_holders,
     "line 2: column wikidata: '20' is no Wikidata id"),
    ("places.csv", PLACES + "Atlantis,XXX,,,,,,,,,\n", lambda: names("en"),
     "places.csv, line 2: column codes needs a known code"),
    ("places.csv", PLACES + "Voss,NOR,,,,,,,,,Vossevangen\n", lambda: names("en"),
     "places.csv, line 2: column risky: Vossevangen is none of this row's names"),
    ("places.csv", PLACES + "Norway,SWE,,,,,,,,,\n", lambda: names("en"),
     "a shared name belongs in ambiguous.csv"),
    ("names-en.csv", NAMES + "XXX,Atlantis,,,,,,,\n", lambda: names("en"),
     "names-en.csv, line 2: unknown code"),
    ("names-en.csv", NAMES + "NOR,Norway,,,,,,,\nNOR,Norge,,,,,,,\n", lambda: names("en"),
     "names-en.csv, line 3: code NOR stands twice"),
    ("names-en.csv", NAMES + "NOR,Norway,a||b,,,,,,\n", lambda: names("en"),
     "names-en.csv, line 2: column also has an empty value"),
    ("names-en.csv", NAMES + "NOR,Norway,,,norse//,,,,\nSWE,Sweden,,/,,,,,\n", lambda: names("en"),
     "names-en.csv, line 3: '/' has an empty form"),
])
def test_an_error_in_a_table_names_its_line(
    table: Write, name: str, content: bytes | str, read: Callable[[], object], message: str
) -> None:
    table(name, content)
    with pytest.raises(UserError) as failure:
        read()
    assert message in failure.value.message
    assert name in failure.value.message + failure.value.hint
