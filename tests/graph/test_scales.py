from __future__ import annotations

import csv
import gzip
from pathlib import Path

import pytest

from kg.graph.scales import goldstein
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
