from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.errors import UserError
from kg.graph import open_store
from kg.graph.build import build

ARTICLES = {
    "oslo.md": """---
title: Oslo sends three home
publisher: Fjordposten
published: 2022-04-07
language: en
---
Norway expelled three Russian diplomats on Wednesday.
""",
    "moskva.md": """---
title: Moskva svarer
publisher: Nordavisen
published: 2022-04-29
language: nb
---
Russland utviste tre norske diplomater torsdag.
""",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_articles_become_a_graph_that_can_be_asked(folder: Path, tmp_path: Path) -> None:
    with kg.build([folder], store=tmp_path / "store") as graph:
        edges = {
            (str(one)[-3:], str(other)[-3:])
            for one, other in graph.query("SELECT ?one ?other { ?one dip:expelledDiplomatsOf ?other }")  # type: ignore[misc]
        }
        assert edges == {("NOR", "RUS"), ("RUS", "NOR")}
        assert graph.to_networkx().number_of_nodes() == 2


def test_a_summary_tells_what_was_done(folder: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    summary = build([folder], tmp_path / "store", progress=lambda done, total: told.append((done, total)))
    assert (summary.read, summary.new, summary.updated, summary.unchanged) == (2, 2, 0, 0)
    assert (summary.skipped, summary.changed, summary.actors) == ((), True, 2)
    assert summary.events >= 2
    assert told == [(0, 2), (1, 2), (2, 2)]


def test_building_again_changes_nothing_and_says_so(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    first = build([folder], store)
    before = (store / "CURRENT").read_bytes()
    again = build([folder], str(store))
    assert (again.unchanged, again.new, again.changed) == (2, 0, False)
    assert (again.events, again.triples) == (first.events, first.triples)
    assert (store / "CURRENT").read_bytes() == before


def test_a_better_date_updates_an_article(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    build([folder / "oslo.md"], store)
    summary = build([folder / "oslo.md"], store, published="2022-05-05")
    assert (summary.new, summary.updated, summary.changed) == (0, 1, True)
    with summary as graph:
        (event,) = graph.events()
    assert str(event.interval) == "2022-05-04"


def test_more_articles_join_what_is_there(folder: Path, tmp_path: Path) -> None:
    build([folder / "oslo.md"], tmp_path / "store")
    summary = build([folder / "moskva.md"], tmp_path / "store")
    with summary as graph:
        assert graph.statistics().articles == 2


def test_a_bad_article_is_skipped_with_its_reason(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.md").write_text("")
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 8)
    summary = build([folder], tmp_path / "store")
    assert summary.read == 2
    assert [Path(name).name for name, _ in summary.skipped] == ["empty.md", "noise.txt"]
    assert all(reason for _, reason in summary.skipped)


def test_only_bad_articles_are_an_error_and_leave_no_store(tmp_path: Path) -> None:
    articles = [tmp_path / "one.md", tmp_path / "two.md"]
    for article in articles:
        article.write_text("")
    with pytest.raises(UserError, match="none of 2 articles can be read"):
        build(articles, tmp_path / "store")
    with pytest.raises(UserError, match=r"one\.md"):
        build(articles[:1], tmp_path / "store")
    assert not (tmp_path / "store").exists()


def test_a_build_that_breaks_off_leaves_the_store_as_it_was(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "store"
    build([folder / "oslo.md"], store)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.graph.build.extract", stop)
    with pytest.raises(KeyboardInterrupt):
        build([folder], store)
    with open_store(store) as graph:
        assert [source.name for source in graph.sources()] == ["oslo.md"]
    assert sorted(entry.name for entry in store.iterdir() if entry.is_dir()) == ["generation-000001"]


def test_files_of_the_same_article_are_one(folder: Path, tmp_path: Path) -> None:
    (folder / "copy.md").write_text(ARTICLES["oslo.md"], encoding="utf-8")
    summary = build([folder], tmp_path / "store")
    assert (summary.new, summary.unchanged) == (2, 1)
    assert build([folder], tmp_path / "store").changed is False
