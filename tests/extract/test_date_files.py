"""The date files: all languages load, and a broken one says where it is broken."""

from pathlib import Path

import pytest

from kg.errors import UserError
from kg.extract.dates import DateReader
from kg.extract.dates.language import FOLDER, read_date_file
from kg.extract.dates.templates import expand

LANGUAGES = sorted(path.parent.name for path in FOLDER.glob("*/dates.yaml"))
GOOD = (FOLDER / "nb" / "dates.yaml").read_text(encoding="utf-8")


def broken(folder: Path, old: str, new: str) -> str:
    """The message for the Bokmål file with one thing changed."""
    assert old in GOOD
    path = folder / "nb" / "dates.yaml"
    path.parent.mkdir()
    path.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(UserError) as raised:
        read_date_file(path)
    return raised.value.message


def test_the_languages_we_promise_are_there() -> None:
    assert {"nb", "nn", "en", "sv", "da", "de", "fr", "es"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_for_each_language(language: str) -> None:
    assert DateReader(language).find("2021-10-18")


@pytest.mark.parametrize("code", ["xx", "", "../nb", "NB", "nb/../en"])
def test_an_unknown_language_names_the_known_ones(code: str) -> None:
    with pytest.raises(UserError) as raised:
        DateReader(code)
    assert "en" in raised.value.hint and "nb" in raised.value.hint


@pytest.mark.parametrize(("old", "new", "told"), [
    ("rule: weekend", "rule: weekned", "unknown rule 'weekned'"),
    ("{part} {year}", "{prat} {year}", "unknown slot {prat}"),
    ('"i {season}"', '"i {season"', "cannot read template"),
    ('"i {season}"', '"i [{season}"', "unbalanced bracket"),
    ("    5: [mai]\n", "", "month: no word for 5"),
    ("good-friday:", "bad-friday:", "holiday: unknown value 'bad-friday'"),
    ("sign: -1", "sing: -1", "unknown setting 'sing'"),
    ("role: until", "role: untli", "unknown role 'untli'"),
    ("macros:\n", "macros: [\n", "dates.yaml, line"),
    ("    5: [mai]", "    5: [2014]", "is not a word (quote it)"),
])
def test_a_broken_file_is_reported_with_its_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    message = broken(tmp_path, old, new)
    assert told in message
    assert "nb/dates.yaml, line " in message


def test_the_template_syntax() -> None:
    def written(template: str, **macros: str) -> set[str]:
        return {" ".join(("" if s.tight else "_") + s.text for s in seq) for seq in expand(template, macros)}

    assert written("a [b] c") == {"_a _b _c", "_a _c"}
    assert written("(a|b)c") == {"_a c", "_b c"}
    assert written("[den] {day}. x") == {"_den _day . _x", "_day . _x"}
    assert written("{m} x", m="a|b c") == {"_a _x", "_b _c _x"}
    with pytest.raises(ValueError, match="circle"):
        expand("{m}", {"m": "{m}"})
    with pytest.raises(ValueError, match="too many"):
        expand("[a|b|c|d|e|f|g|h]" * 5, {})
