"""docs/articles.md says what is so."""

import re
from pathlib import Path

import pytest

from kg.articles import LANGUAGES
from kg.articles.front import Front
from kg.articles.html import MAX_TAGS
from kg.articles.read import MAX_BYTES
from kg.articles.text import MAX_CHARACTERS

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/articles.md").read_text(encoding="utf-8")


def test_the_example_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    example = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert example
    names: dict[str, object] = {}
    exec(example[1], names)  # noqa: S102 - our own page
    assert str(names["article"].source.published) == "2021-10-18"  # type: ignore[attr-defined]
    assert names["article"].source.language == "en"  # type: ignore[attr-defined]


def test_languages_keys_and_limits_are_those_of_the_program() -> None:
    assert all(re.search(rf"\b{code}\b", PAGE) for code in LANGUAGES)
    assert all(f"`{key}`" in PAGE for key in Front.__dataclass_fields__)
    assert f"{MAX_BYTES // 1_000_000} MB" in PAGE and f"{MAX_CHARACTERS:,} characters" in PAGE
    assert f"{MAX_TAGS:,} tags" in PAGE
