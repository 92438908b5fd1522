"""The table of what each type of event does to relations."""

from pathlib import Path

import pytest

from kg.errors import UserError
from kg.resources import resource
from kg.status import load_status_rules, status_rules
from kg.vocabulary import event_types


def test_every_type_has_its_row() -> None:
    assert status_rules().keys() == event_types().keys()


def test_a_rule_says_the_new_state_by_the_current_one() -> None:
    rule = status_rules()["ReturnEnvoy"]
    assert rule.becomes == {
        "normal": "normal", "strained": "normal", "reduced": "normal", "suspended": "reduced",
    }
    assert status_rules()["Accuse"].days == 30


@pytest.mark.parametrize(("old", "new", "said"), [
    ("\nReduceMission,reduced", "\nReduceMission,lower", "line 4: 'lower' is no state of relations"),
    ("\nReduceMission", "\nReduceMissions", "line 4: there is no event type 'ReduceMissions'"),
    ("\nReduceMission", "\nExpelDiplomats", "line 4: there is a row for ExpelDiplomats already"),
    (",365,As", ",a year,As", "line 3: 'a year' is not a number of days"),
    (",,,,Until it is enlarged", ",,,9,", "line 4: days are given"),
    ("\nMakeStatement,,,,,,,", "", "status-rules.csv: there is no row for MakeStatement"),
    ("\nMakeStatement,,,,,,,", "\nMakeStatement,,,,,,", "line 59: it has more or fewer fields"),
    ("severed,days", "severed,weeks", "line 1: the column days is missing"),
])
def test_an_error_names_file_and_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    text = resource("ontology/status-rules.csv").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "status-rules.csv"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(UserError, match=said):
        load_status_rules(path)


def test_the_documentation_quotes_the_table() -> None:
    text = (Path(__file__).parents[2] / "docs/status.md").read_text(encoding="utf-8")
    table = resource("ontology/status-rules.csv").read_text(encoding="utf-8").splitlines()
    for line in text.split("```csv\n")[1].split("```")[0].splitlines():
        assert line in table
