"""The page of a store, from the project's own articles to the file."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.errors import UserError
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.view import write_page

ARTICLES = Path(__file__).resolve().parents[2] / "data" / "articles"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    store = tmp_path_factory.mktemp("view") / "store"
    kg.build([ARTICLES], store=store)
    opened = kg.open_store(store)
    return opened.__enter__()


def test_two_runs_write_the_same_bytes(graph: KnowledgeGraph, tmp_path: Path) -> None:
    one = write_page(graph, tmp_path / "one.html")
    other = write_page(graph, str(tmp_path / "other.html"))
    assert one.read_bytes() == other.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.html", "other.html"]


def test_events_can_be_chosen_by_id(graph: KnowledgeGraph, tmp_path: Path) -> None:
    first = graph.events()[0]
    written = write_page(graph, tmp_path / "page.html", events=[first.id])
    assert len(written.read_bytes()) < len(write_page(graph, tmp_path / "all.html").read_bytes())
    with pytest.raises(UserError, match="no event to show"):
        write_page(graph, tmp_path / "none.html", events=["no such id"])
    assert not (tmp_path / "none.html").exists()


def test_a_folder_that_is_not_there_leaves_nothing(graph: KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot write"):
        write_page(graph, tmp_path / "missing" / "page.html")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_stands_there_is_kept_when_writing_fails(graph: KnowledgeGraph, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    target.mkdir()
    with pytest.raises(UserError, match="cannot write"):
        write_page(graph, target)
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]
