"""What scripts/ontology writes is up to date, and it names file and line of what is wrong in its sources."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import UserError
from kg.vocabulary import event_types

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

from vocabulary.page import page  # noqa: E402
from vocabulary.turtle import ontology  # noqa: E402


def test_the_committed_file_and_its_page_are_what_the_sources_say() -> None:
    environment = {"PYTHONPATH": str(ROOT / "scripts"), "PYTHONHASHSEED": "7"}
    command = [sys.executable, "-m", "vocabulary", "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=ROOT)
    assert done.returncode == 0, done.stderr


def test_the_page_tells_of_every_type_class_and_property() -> None:
    text = ontology(ROOT / "ontology")
    written = page(text)
    for kind in event_types().values():
        assert f"| `dip:{kind.name}` | {kind.label}; *{kind.label_nb}* |" in written
        assert f"`dip:{kind.predicate}`" in written
    for line in text.splitlines():
        if line.startswith("dip:") and " a " in line:
            assert f"`{line.split()[0]}`" in written or "skos:ConceptScheme" in line, line


def broken(folder: Path, file: str, old: str, new: str) -> None:
    """Makes the ontology from its sources, with one piece of text changed in one of them."""
    shutil.copytree(ROOT / "ontology", folder / "ontology")
    path = folder / "ontology" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode("latin-1" if new == "\xff" else "utf-8", "replace"))
    ontology(folder / "ontology")


TYPES, CAMEO, PLOVER = "event-types.csv", "mappings/cameo.sssom.tsv", "mappings/plover.sssom.tsv"


@pytest.mark.parametrize(("file", "old", "new", "told"), [
    ("core.ttl", "dip:Source a owl:Class ;", "dip:Source a owl:Class", r"^core.ttl, line 3\d: "),
    ("core.ttl", "dip:Source a", "dup:Source a", r"^core.ttl, line 3\d: .*dup"),
    ("core.ttl", "skos:changeNote", "\xff", r"^core.ttl, line 26: it is not text in UTF-8"),
    (TYPES, "RevokeAccreditation,", "Revoke Accreditation,", r"line 3: .* is not a name"),
    (TYPES, "\nRevokeAccreditation,", "\nExpelDiplomats,", r"line 3: there is a row for ExpelDiplomats"),
    (TYPES, "\nRevokeAccreditation,mission", "\nRevokeAccreditation,missions", r"line 3: .*group 'missions'"),
    (TYPES, "revokedAccreditationOf,directed", "revokedAccreditationOf,both", r"line 3: 'both' should be"),
    (TYPES, "revokedAccreditationOf,directed,161", "revokedAccreditationOf,directed,160",
     r"line 3: RevokeAccreditation has 160 under cameo, cameo.sssom.tsv has 161"),
    (TYPES, "161,SANCTION,worsens", "161,SANCTION,spoils", r"line 2: effects.csv does not know .*'spoils'"),
    (TYPES, "\nRevokeAccreditation,", "\n", r"line 3: it has more or fewer fields"),
    (TYPES, "label_nb", "label_no", r"^event-types.csv, line 1: the column label_nb is missing"),
    (TYPES, ",utviser diplomater", ",", r"line 2: ExpelDiplomats has no label_nb"),
    (CAMEO, "dip:ExpelDiplomats\t", "dip:ExpelDiplomat\t", r"^mappings/cameo.sssom.tsv, line 13: "),
    (CAMEO, "skos:broadMatch\tcameo:161", "skos:wideMatch\tcameo:161", r"line 13: 'skos:wideMatch' is no"),
    (CAMEO, "cameo:161", "plover:161", r"line 13: 'plover:161' is no code of cameo:"),
    (CAMEO, "\t0.9\t", "\t9\t", r"line 13: the confidence '9' is no number from 0 to 1"),
    (CAMEO, "semapv:Manual", "Manual", r"line 13: 'ManualMappingCuration' is no justification"),
    (CAMEO, "object_label", "object_name", r"line 12: the column object_label is missing"),
    (PLOVER, "skos:broadMatch", "", r"^mappings/plover.sssom.tsv, line \d+: '' is no kind of match"),
    ("goldstein.csv", "\n010,0.0", "\n010,zero", r"^goldstein.csv, line 2: 'zero' is no value"),
    ("effects.csv", "effect,", "effects,", r"^effects.csv, line 1: the column effect is missing"),
    ("quad-classes.csv", "mode", "kind", r"^quad-classes.csv, line 1: the column mode is missing"),
])
def test_an_error_in_a_source_names_file_and_line(
    tmp_path: Path, file: str, old: str, new: str, told: str
) -> None:
    with pytest.raises(UserError, match=told) as caught:
        broken(tmp_path, file, old, new)
    assert "\n" not in caught.value.message
