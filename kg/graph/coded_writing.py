"""Putting the events of a data set into a store, millions at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl
import pyoxigraph as ox

from kg.graph import names
from kg.graph.coded import course_of, event_text
from kg.graph.coded_reading import read_course, read_ids
from kg.graph.coded_upkeep import load
from kg.graph.data_sets import IMPORTED
from kg.graph.knowledge_graph import WritableKnowledgeGraph
from kg.graph.ntriples import curie, iri, literal
from kg.graph.reports import SourceRecord, source_quads
from kg.graph.store import Writer
from kg.graph.terms import string
from kg.model import Participant, Source

_AT_ONCE = 25_000
"""How many events are loaded at once: more need more memory, fewer leave more small files to merge."""

Numbers = npt.NDArray[np.uint64]


class DataSet:
    """A data set that is open for adding events. Nothing is in force before `finish`.

    Args:
        writer: of the store, in use.
        source: the data set, of kind `dataset`.
    """

    def __init__(self, writer: Writer, source: Source) -> None:
        self.source = source
        self.graph = ox.NamedNode(names.source(source.id, "dataset"))
        self._writer = writer
        self._iris: dict[str, str] = {}
        self._course: list[pl.DataFrame] = []
        self._seen = Seen()
        if self.version is not None:
            self._seen.add(read_ids(writer.in_force, self.graph).to_numpy())
        self.new = self.known = 0
        self._waiting: list[pl.DataFrame] = []
        self._loader = ThreadPoolExecutor(1)  # the engine works beside us: it does not hold the interpreter
        self._loading: Future[None] | None = None

    @property
    def version(self) -> str | None:
        """With which version of the program its events were made; None where there is none yet."""
        found = next(
            iter(self._writer.in_force.quads_for_pattern(self.graph, IMPORTED, None, self.graph)), None
        )
        return found.object.value if found and isinstance(found.object, ox.Literal) else None

    @property
    def done(self) -> int:
        """How many parts an earlier run of the same import has put into the store, before it was killed."""
        return int(self._writer.done or 0)

    def add(self, events: pl.DataFrame, written: bool = False) -> None:
        """Adds events that are not there yet.

        Args:
            events: in the columns of `kg.graph.coded.EVENT_COLUMNS`.
            written: whether an earlier run has put them into the store already.

        Raises:
            UserError: the disk is full.
        """
        unique = events.unique("id", keep="first", maintain_order=True)
        fresh = unique.filter(pl.Series(~self._seen.has(unique["id"].to_numpy())))
        self.known += events.height - fresh.height
        self.new += fresh.height
        if fresh.is_empty():
            return
        self._seen.add(fresh["id"].to_numpy())
        self._course.append(course_of(fresh))
        if written:
            return
        self._waiting.append(fresh)
        if sum(part.height for part in self._waiting) >= _AT_ONCE:
            self._load()

    def _load(self) -> None:
        """Has the engine load what waits, while we go on; what it loaded before is done then."""
        if not self._waiting:
            return
        events = pl.concat(self._waiting)
        self._waiting.clear()
        for code in {*events["source"].unique(), *events["target"].unique()} - self._iris.keys() - {None}:
            self._iris[code] = iri(names.actor(code))
        text = event_text(events, self.graph.value, self._iris)
        store = self._writer.begin()
        self._wait_after(load, store, text, self.graph)

    def _wait_after(self, work: Callable[..., None], *arguments: object) -> None:
        """Has the other thread do this next, and waits until it has done what it had before."""
        before, self._loading = self._loading, self._loader.submit(work, *arguments)
        if before is not None:
            before.result()

    def _wait(self) -> None:
        if self._loading is not None:
            self._loading.result()
            self._loading = None

    def checkpoint(self, parts: int) -> None:
        """Notes that so many parts are in the store, once they are."""
        self._load()
        self._wait_after(self._writer.checkpoint, str(parts))

    def close(self) -> None:
        """Waits for the engine, whatever happened."""
        self._loader.shutdown()

    def finish(
        self, version: str, actors: Iterable[str], participants: Mapping[str, tuple[Participant, str | None]]
    ) -> bool:
        """Derives what follows from the events, and puts all in force at once.

        Args:
            version: the version of the program that made the events.
            actors: the codes of all actors of the events.
            participants: who acted for them, by the ids that the events have for them, with their sectors.

        Returns:
            Whether anything changed. If not, the store stays untouched.

        Raises:
            UserError: a rule table has an error, or the disk is full; the store is then as it was.
        """
        if not self.new:
            return False
        self._load()
        self._wait()
        before = read_course(self._writer.in_force)
        store = self._writer.begin()
        store.extend(source_quads(SourceRecord(self.source, ())))
        store.add(ox.Quad(self.graph, IMPORTED, string(version), self.graph))
        load(store, "".join(self._mentions(actors, participants)).encode("utf-8"), self.graph)
        course = pl.concat([before, *self._course])
        self._course.clear()
        WritableKnowledgeGraph(self._writer).commit_coded(course)
        return True

    def _mentions(
        self, actors: Iterable[str], participants: Mapping[str, tuple[Participant, str | None]]
    ) -> Iterator[str]:
        for code in actors:
            yield f"{iri(self.graph.value)} {curie('dip:mentions')} {iri(names.actor(code))} .\n"
        for name, (participant, sector) in participants.items():
            this = iri(f"{names.DIPR}participant/{name}")
            yield f"{this} {curie('rdf:type')} {curie('dip:Participant')} .\n"
            yield f"{this} {curie('dip:rank')} {literal('0', 'xsd:integer')} .\n"
            yield f"{this} {curie('dip:name')} {literal(participant.name)} .\n"
            yield f"{this} {curie('dip:actor')} {iri(names.actor(participant.polity))} .\n"
            if sector is not None:
                yield f"{this} {curie('dip:sector')} {literal(sector)} .\n"
            if participant.person is not None:
                yield f"{this} {curie('dip:person')} {iri(names.person(participant.person))} .\n"
                yield f"{this} {curie('dip:personName')} {literal(participant.person)} .\n"


class Seen:
    """Which numbers were met: sorted arrays, of which equally long ones are merged, so that it stays small.
    """

    def __init__(self) -> None:
        self.parts: list[Numbers] = []

    def has(self, numbers: Numbers) -> npt.NDArray[np.bool_]:
        """Whether each of the numbers was met."""
        found = np.zeros(len(numbers), dtype=np.bool_)
        for part in self.parts:
            places = np.searchsorted(part, numbers)
            places[places == len(part)] = 0
            found |= part[places] == numbers
        return found

    def add(self, numbers: Numbers) -> None:
        """Notes numbers that were not met before."""
        part = np.sort(numbers)
        while self.parts and len(self.parts[-1]) <= len(part):
            part = np.sort(np.concatenate((self.parts.pop(), part)))
        if len(part):
            self.parts.append(part)


@contextmanager
def open_data_set(path: Path, source: Source, work: str) -> Iterator[DataSet]:
    """Opens a data set of a store for adding events; both are made where there are none.

    Args:
        path: the directory of the store.
        source: the data set.
        work: a text that tells this import from any other, so that it can go on after a kill.

    Raises:
        UserError: another process writes, or the directory is no store, or cannot be written.
    """
    with Writer(path, work) as writer:
        data_set = DataSet(writer, source)
        try:
            yield data_set
        finally:
            data_set.close()


