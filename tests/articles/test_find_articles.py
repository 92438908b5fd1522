"""Which files count as articles."""

from pathlib import Path

import pytest

from kg.articles import find_articles
from kg.errors import UserError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.md", "a.TXT", "sub/c.html", "sub/deep/d.htm", "README.md", "sub/readme.txt", "e.pdf",
                 ".hidden.md", ".git/f.md", "a.pred.json"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return tmp_path


def test_a_folder_is_searched_below(folder: Path) -> None:
    found = [str(path.relative_to(folder)) for path in find_articles([folder])]
    assert found == ["a.TXT", "b.md", "sub/c.html", "sub/deep/d.htm"]


def test_a_named_file_is_taken_whatever_it_is_called(folder: Path) -> None:
    assert find_articles([folder / "README.md", folder / "e.pdf"]) == [folder / "README.md", folder / "e.pdf"]


def test_no_article_comes_twice(folder: Path) -> None:
    assert find_articles([folder / "b.md", folder, folder / "sub"])[0] == folder / "b.md"
    assert len(find_articles([folder / "b.md", folder, str(folder / "sub/../b.md")])) == 4


def test_a_link_to_a_folder_above_does_not_loop(folder: Path) -> None:
    (folder / "sub" / "loop").symlink_to(folder)
    assert len(find_articles([folder])) == 4


def test_a_missing_path_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="does not exist"):
        find_articles([tmp_path / "none"])


def test_a_folder_without_articles_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("x")
    with pytest.raises(UserError) as caught:
        find_articles([tmp_path])
    assert "holds no article" in caught.value.message
    assert ".md" in caught.value.hint
