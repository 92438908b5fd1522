"""The evaluation counts rightly, and nobody sees held-out errors by accident."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

from evaluation.calibration import Judged, calibration_table  # noqa: E402
from evaluation.confusion import Confusion  # noqa: E402
from evaluation.plover import classes  # noqa: E402
from evaluation.stand_ins import with_stand_ins  # noqa: E402

from kg.model import Interval, Modality, Participant, Report  # noqa: E402


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(ROOT / "scripts"), str(ROOT)])
    return subprocess.run([sys.executable, "-m", "evaluation", *arguments], cwd=ROOT, check=False, text=True,
                          capture_output=True, env={**os.environ, "PYTHONPATH": path, **environment})


def report(kind: str, modality: Modality) -> Report:
    return Report("r", "s", kind, (Participant("Norway", "NOR"),), (Participant("Russia", "RUS"),),
                  Interval.parse("2024-05-01"), modality)


@pytest.mark.parametrize("more", [(), ("--set", "dev-en")])
def test_errors_of_held_out_articles_are_refused(more: tuple[str, ...]) -> None:
    outcome = run("--set", "heldout-nb", *more, "--errors")
    assert outcome.returncode == 2
    assert "held out" in outcome.stderr
    assert outcome.stdout == ""


def test_an_unknown_set_is_refused_with_the_names_of_those_there_are() -> None:
    outcome = run("--set", "dev-fi")
    assert outcome.returncode == 2
    assert "heldout-xx" in outcome.stderr


def test_macro_f1_is_the_mean_over_classes_and_others_count_as_wrong() -> None:
    confusion = Confusion(("AID", "CONSULT"), [
        ("AID", "AID"), ("AID", None), ("CONSULT", "CONSULT"), ("CONSULT", "AID"), ("PROTEST", "CONSULT")])
    aid, consult = confusion.figures()
    assert (aid.precision, aid.recall) == (0.5, 0.5)
    assert (consult.precision, consult.recall) == (0.5, 0.5)
    assert confusion.macro_f1 == 0.5
    assert confusion.accuracy == 0.5


def test_a_class_that_is_never_due_does_not_lower_the_mean() -> None:
    assert Confusion(("AID", "CONSULT"), [("AID", "AID")]).macro_f1 == 1.0


@pytest.mark.parametrize(("kind", "modality", "expected"), [
    ("ImposeSanctions", Modality.ACTUAL, "COERCE"),
    ("ImposeSanctions", Modality.POSSIBLE, "THREATEN"),
    ("ProvideAid", Modality.PLANNED, "AGREE"),
    ("LiftSanctions", Modality.ACTUAL, "YIELD"),
    ("LiftSanctions", Modality.DENIED, "REJECT"),
    ("UseForce", Modality.DENIED, None),
    ("Investigate", Modality.ACTUAL, "ACCUSE"),
])
def test_a_report_counts_as_the_class_of_its_type_and_modality(
    kind: str, modality: Modality, expected: str | None
) -> None:
    assert classes("plv").predicted(report(kind, modality)) == expected


def test_demonstrations_are_the_only_class_that_no_type_maps_to() -> None:
    for name in ("gsr", "plv"):
        assert set(classes(name).of_label.values()) - set(classes(name).mapped) == {"PROTEST"}


def test_stand_ins_keep_the_words_by_which_an_act_is_known() -> None:
    marked = "<s>The rebel council</s> released <t>100 captured soldiers</t> on Monday."
    assert with_stand_ins(marked) == (
        "The Portuguese council released 100 Uruguayan soldiers on Monday.", "Portugal", "Uruguay")


def test_a_stand_in_is_nobody_who_is_in_the_sentence_already() -> None:
    marked = "<s>Portugal</s> told <t>Karimov</t> of it, an Uruguayan paper said."
    sentence, source, target = with_stand_ins(marked)
    assert sentence == f"{source} told {target} of it, an Uruguayan paper said."
    assert not {source, target} & {"Portugal", "Uruguay"}


def test_the_calibration_counts_full_and_half_points_in_their_range() -> None:
    judged = [Judged(0.95, 1.0), Judged(1.0, 0.5), Judged(0.8, 0.0), Judged(0.3, 1.0)]
    lines = calibration_table("", judged).splitlines()[3:]
    rows = {line[:12].strip(): line.split()[-4:] for line in lines if line}
    assert rows["0.9 to 1.0"] == ["2", "0.975", "0.500", "0.750"]
    assert rows["0.8 or more"] == ["3", "0.917", "0.333", "0.500"]
    assert rows["0.5 to 0.6"] == ["0", "-", "-", "-"]
