"""The table of event types, as the program reads it, names file and line of what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import UserError
from kg.resources import resource
from kg.vocabulary import load_event_types


@pytest.mark.parametrize(("old", "new", "told"), [
    ("\nRevokeAccreditation,", "\nExpelDiplomats,", "line 3: there is a row for ExpelDiplomats already"),
    ("\nRevokeAccreditation,", "\n", "line 3: it has more or fewer fields"),
    ("revokedAccreditationOf,directed", "revokedAccreditationOf,both", "line 3: 'both' should be directed"),
    ("label_nb", "label_no", "line 1: the column label_nb is missing"),
])
def test_an_error_names_file_and_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    text = resource("ontology/event-types.csv").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "event-types.csv"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(UserError, match=f"^event-types.csv, {told}"):
        load_event_types(path)
