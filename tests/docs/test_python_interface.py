"""The functions that a notebook starts from."""

from __future__ import annotations

import subprocess
import sys

import pytest

import kg


def test_all_that_is_promised_is_there() -> None:
    assert set(kg.__all__) <= set(dir(kg))
    assert all(callable(getattr(kg, name)) for name in kg.__all__)


def test_what_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'extarct'"):
        getattr(kg, "extarct")  # noqa: B009 - a type checker would not allow the plain form


BEFORE = ("", "import kg.extract.pipeline as pipeline", "from kg.extract import extract")


@pytest.mark.parametrize("before", BEFORE)
def test_extract_can_be_called_whatever_was_imported_before(before: str) -> None:
    # Loading a subpackage binds it as an attribute of its parent, which would hide the function of its name.
    program = f"""
import kg
from kg.articles import read_text
{before}
article = read_text("Norway expelled three Russian diplomats.", language="en", published="2022-04-07")
print([kg.extract(article)[0].type for _ in range(2)])
"""
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (ran.stdout, ran.stderr) == ("['ExpelDiplomats', 'ExpelDiplomats']\n", "")


def test_importing_loads_nothing_heavy() -> None:
    program = "import sys, kg; print([name for name in sys.modules if name.startswith('kg.')])"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
