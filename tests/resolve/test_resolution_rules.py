"""The tables that say how far reports of one happening may differ."""

from pathlib import Path

import pytest

from kg.errors import UserError
from kg.resolve.rules import load_rules, rules
from kg.resources import resource
from kg.vocabulary import event_types

TOLERANCES = "ontology/resolution-rules.csv"
NEAR = "ontology/near-types.csv"


def load_changed(folder: Path, name: str, old: str, new: str):
    """The rules of the shipped tables, with one piece of text changed in one of them."""
    paths = {}
    for table in (TOLERANCES, NEAR):
        text = resource(table).read_text(encoding="utf-8")
        if table == name:
            assert old in text
            text = text.replace(old, new, 1)
        paths[table] = folder / Path(table).name
        paths[table].write_text(text, encoding="utf-8")
    return load_rules(paths[TOLERANCES], paths[NEAR])


def test_every_type_has_a_tolerance_and_a_family() -> None:
    assert rules().tolerances.keys() == event_types().keys() == rules().family.keys()


def test_a_row_for_a_type_goes_before_the_row_of_its_group() -> None:
    assert rules().tolerances["Annex"].days == 14
    assert rules().tolerances["UseForce"].days == 1


def test_a_reception_is_a_visit_the_other_way_round() -> None:
    assert rules().family["HostVisit"] == rules().family["Visit"] == "Visit"
    assert rules().flipped == {"HostVisit"}


@pytest.mark.parametrize(("table", "old", "new", "said"), [
    (TOLERANCES, "\nrelations,4", "\nrelations,four", r"line 3: 'four' is not a number"),
    (TOLERANCES, "\nrelations,4,400,any", "\nrelations,4,400,all", r"line 3: 'all' should be any or agree"),
    (TOLERANCES, "\nrelations", "\nrelation", r"line 3: 'relation' is neither"),
    (TOLERANCES, "\nrelations", "\nmission", r"line 3: there is a row for mission already"),
    (TOLERANCES, "\nother,0,4,agree,apart,Statements are daily", "", r"no row for the group other"),
    (TOLERANCES, "widest", "wide", r"line 1: the column widest is missing"),
    (NEAR, "\nMeet,Negotiate", "\nMeet,Visit", r"near-types.csv, line 7: one of Meet and Visit has"),
    (NEAR, "\nMeet,Negotiate", "\nMeet,Meet", r"line 7: Meet and Meet stand here for the second time"),
    (NEAR, "\nMeet,Negotiate", "\nMeet,Dance", r"line 7: there is no event type 'Dance'"),
    (NEAR, "same,0,SummonEnvoy", "same,0,Accuse", r"line 9: the preferred type 'Accuse' is none of the two"),
    (NEAR, "\nMeet,Negotiate,same,0", "\nMeet", r"line 7: it has more or fewer fields"),
])
def test_an_error_names_file_and_line(tmp_path: Path, table: str, old: str, new: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        load_changed(tmp_path, table, old, new)
