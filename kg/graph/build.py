"""From articles to a store: read, extract, add, commit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.articles import find_articles, read_article
from kg.errors import UserError
from kg.extract import extract
from kg.graph.fingerprint import fingerprint
from kg.graph.knowledge_graph import KnowledgeGraph, WritableKnowledgeGraph, open_store
from kg.model import Article

Progress = Callable[[int, int], None]
"""Is told how many articles are done, and of how many."""


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build did; also a context manager that opens the store that it built, for reading.

    `read` counts the articles that could be read: `new` ones, `updated` ones (known, but read otherwise than
    before) and `unchanged` ones. `skipped` holds the name and the reason of each that could not be read.
    `events`, `actors` and `triples` are those of the whole store; `changed` says whether it was written to.
    """

    store: Path
    read: int
    new: int
    updated: int
    unchanged: int
    skipped: tuple[tuple[str, str], ...]
    events: int
    actors: int
    triples: int
    changed: bool
    _open: ExitStack = field(default_factory=ExitStack, repr=False, compare=False)

    def __enter__(self) -> KnowledgeGraph:
        return self._open.enter_context(open_store(self.store))

    def __exit__(self, *_: object) -> None:
        self._open.close()


def extractor_version() -> str:
    """A text that changes whenever the same article could give other reports."""
    return fingerprint(
        "model.py", "vocabulary.py", "articles", "registry", "language", "extract",
        "ontology/event-types.csv", "data/actors",
    )


def build(
    paths: Iterable[Path | str], store: Path | str, published: str | None = None, language: str | None = None,
    progress: Progress | None = None,
) -> BuildSummary:
    """Reads articles, extracts their events and puts them into a store, with what it holds already.

    Either all of it comes into force or, when something fails, nothing.

    Args:
        paths: articles, and folders of articles.
        store: the directory of the store; made where there is none.
        published: the publication date of all articles; wins over what they say themselves.
        language: the language of all articles; wins over what they say themselves.
        progress: is told how far it has come.

    Raises:
        UserError: there is no article, or none can be read, or the store cannot be written.
    """
    paths = [paths] if isinstance(paths, str | Path) else paths
    files = find_articles(Path(path) for path in paths)
    outcome = {"new": 0, "updated": 0, "unchanged": 0}
    skipped: list[tuple[str, str]] = []
    with open_store(store, write=True) as graph:
        for done, file in enumerate(files):
            if progress is not None:
                progress(done, len(files))
            try:
                article = read_article(file, published=published, language=language)
                outcome[_take_in(graph, article)] += 1
            except UserError as error:
                skipped.append((str(file), str(error)))
        if len(skipped) == len(files):
            name, reason = skipped[0]
            raise UserError(reason if len(files) == 1 else
                            f"none of {len(files)} articles can be read; the first, {name}: {reason}")
        changed = graph.commit()
        if progress is not None:
            progress(len(files), len(files))
        statistics = graph.statistics()
    return BuildSummary(
        Path(store), sum(outcome.values()), outcome["new"], outcome["updated"], outcome["unchanged"],
        tuple(skipped), statistics.events, statistics.actors, statistics.triples, changed,
    )


def _take_in(graph: WritableKnowledgeGraph, article: Article) -> str:
    """Adds an article; says whether it is new, updated or unchanged."""
    version = extractor_version()
    known = graph.record(article.source.id)
    if known is not None and known.extractor == version and (
        replace(article.source, name=known.source.name) == known.source
    ):
        return "unchanged"
    changed = graph.add(article, extract(article), version)
    if known is None:
        return "new"
    return "updated" if changed else "unchanged"
