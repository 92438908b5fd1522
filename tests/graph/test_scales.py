from __future__ import annotations

import csv
import gzip
from pathlib import Path

import pytest

from kg.errors import UserError
from kg.graph.scales import goldstein, load_goldstein
from kg.resources import resource
from kg.vocabulary import event_types

SAMPLE = (Path(__file__).resolve().parents[2].parent
          / "shared" / "data" / "icews_dataverse" / "events.2018.sample.tab.gz")


def test_hostile_acts_stand_below_friendly_ones() -> None:
    assert goldstein("190") == "-10.0"
    assert goldstein("057") == "8.0"


def test_only_attacks_on_networks_have_no_value() -> None:
    assert [t.name for t in event_types().values() if goldstein(t.cameo) is None] == ["CyberAttack"]


def test_the_values_are_those_that_icews_uses() -> None:
    if not SAMPLE.exists():
        pytest.skip(f"{SAMPLE} is not here")
    compared = 0
    with gzip.open(SAMPLE, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if (value := goldstein(row["CAMEO Code"])) is not None:
                assert float(value) == float(row["Intensity"]), row["CAMEO Code"]
                compared += 1
    assert compared > 1000


@pytest.mark.parametrize(("old", "new", "line"), [
    ("\n010,0.0", "\n010,none", 2), ("\n010,0.0", "\n010,11", 2), ("\n010,0.0", "\n010", 2),
    ("goldstein", "value", 2),
])
def test_an_error_in_the_scale_names_file_and_line(tmp_path: Path, old: str, new: str, line: int) -> None:
    text = resource("ontology/goldstein.csv").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "goldstein.csv"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(UserError, match=f"^goldstein.csv, line {line}: not a code with a value"):
        load_goldstein(path)
