"""The knowledge graph: the one way in and out of a store.

Everything below it is quads, everything above it values of `kg.model`, SPARQL or NetworkX.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Literal, overload

import pyoxigraph as ox
import rdflib
from oxrdflib.store import OxigraphStore

from kg.errors import UserError
from kg.graph import names
from kg.graph.actors import GRAPH as ACTORS
from kg.graph.actors import READ as ACTOR_PROPERTIES
from kg.graph.actors import read_actors
from kg.graph.bindings import bind
from kg.graph.centrality import GRAPH as CENTRALITY
from kg.graph.centrality import centrality_quads
from kg.graph.data_sets import coded_graphs, count_by_type, mentioned, pairs_told
from kg.graph.derivation import CodedEvents, derivation_version, derive
from kg.graph.events import GRAPH, read_events
from kg.graph.events import READ as EVENT_PROPERTIES
from kg.graph.quads import changes, replace_graph
from kg.graph.reports import READ as SOURCE_PROPERTIES
from kg.graph.reports import SourceRecord, read_source, source_quads
from kg.graph.statistics import Statistics, statistics
from kg.graph.status import READ as STATUS_PROPERTIES
from kg.graph.status import of_actors, read_status
from kg.graph.store import Writer, reading
from kg.graph.terms import Term, string, term
from kg.model import Article, Event, Report, Source
from kg.status import StatusInterval

if TYPE_CHECKING:
    import networkx as nx
    import polars as pl

_CODED = ox.NamedNode(names.CODED_GRAPH)
_SOURCE_GRAPHS = (names.PREFIXES["article"], names.PREFIXES["dataset"])


class _Shown(OxigraphStore):
    def add_graph(self, graph: rdflib.Graph) -> None:
        """Nothing: `Dataset.graph(iri)` calls it only to look at a graph, and this store may be read-only."""


class KnowledgeGraph:
    """A graph that is open for reading; `open_store` opens one.

    It shows the store as it was when it was opened, whoever writes meanwhile.
    """

    def __init__(self, store: ox.Store) -> None:
        self._opened = store

    @property
    def store(self) -> ox.Store:
        """The store's engine, for what needs its speed."""
        return self._opened

    @property
    def dataset(self) -> rdflib.Dataset:
        """The store as an rdflib `Dataset`: all named graphs, and their union as the default graph."""
        dataset = rdflib.Dataset(store=_Shown(store=self.store), default_union=True)
        for prefix, namespace in names.PREFIXES.items():
            dataset.bind(prefix, namespace, replace=True)
        return dataset

    def query(self, text: str, **bindings: object) -> rdflib.query.Result:
        """Runs a SPARQL query on the union of all named graphs; see docs/graph.md for what stands there.

        Args:
            text: the query; the prefixes of `kg.graph.names.PREFIXES` are known.
            bindings: values for variables of the query: rdflib terms, or plain values as literals. They
                hold in the patterns and filters of the query's outermost group.

        Raises:
            UserError: the query has a syntax error, or asks for what cannot be done.
        """
        bound = bind(text, bindings)
        try:
            return self.dataset.query(bound)
        except (SyntaxError, ValueError, OSError, RuntimeError) as error:
            raise UserError(f"the query cannot be run: {getattr(error, 'msg', None) or error}") from error

    def sources(self) -> list[Source]:
        """All articles and data sets, in order of their ids."""
        return [*(record.source for record in self._records()), *self._coded_sources()]

    def reports(self) -> list[Report]:
        """All reports, by source, in the order of their text; those of data sets last, in order of their
        days.
        """
        own = [report for record in self._records() for report in record.reports]
        return own + [report for event in self._coded_events() for report in event.reports]

    def events(
        self, actors: Collection[str] = (), start: date | None = None, end: date | None = None
    ) -> list[Event]:
        """The events in order of their days, with their reports and quotes within.

        Args:
            actors: codes; one keeps the events in which it takes part, several those among them. A choice
                makes reading a large data set much faster.
            start: the first day of interest; events that can have happened on it or later stay.
            end: the last day of interest.
        """
        found = [event for event in self._events()[0] if _is_wanted(event, actors, start, end)]
        if coded := self._coded_events(actors, start, end):
            found = sorted([*found, *coded], key=lambda event: (event.interval, event.id))
        return found

    def relation_status(self, actors: Collection[str] = ()) -> list[StatusInterval]:
        """How each pair of actors stood from one day to another, in order of pair and day.

        Args:
            actors: codes; one keeps the pairs that it is in, several the pairs among them.
        """
        if actors:
            return read_status(of_actors(self.store, (GRAPH, _CODED), actors))
        quads = chain.from_iterable(self._quads(graph, STATUS_PROPERTIES) for graph in (GRAPH, _CODED))
        return read_status(quads)

    def has(self, source_id: str, extractor: str | None = None) -> bool:
        """Whether there is a source of this id, with reports made by that version of the extractor."""
        graph = self._graph_of(source_id)
        if graph is None or extractor is None:
            return graph is not None
        run = ox.NamedNode(names.extraction(source_id))
        return self._exists(run, term("dip:extractorVersion"), string(extractor), graph)

    def record(self, source_id: str) -> SourceRecord | None:
        """A source with its reports; None where there is none of this id."""
        graph = self._graph_of(source_id)
        return None if graph is None else read_source(self._quads(graph, SOURCE_PROPERTIES))

    def statistics(self) -> Statistics:
        """How much the graph holds."""
        coded = [count_by_type(self.store, graph) for graph in coded_graphs(self.store)]
        return statistics(self.store, coded)

    def to_networkx(
        self, start: date | None = None, end: date | None = None, types: Collection[str] | None = None
    ) -> nx.MultiDiGraph[str]:
        """The events as a NetworkX graph; see `kg.graph.projection.to_networkx`."""
        from kg.graph.projection import to_networkx  # networkx takes a third of a second to load

        sources = {source.id: source for source in self.sources()}
        return to_networkx(self.events(start=start, end=end), start, end, types, self.actors(), sources)

    def actors(self) -> dict[str, dict[str, str]]:
        """The actors by code: `label` (in English), `kind` (such as State), and `iso2` and `wikidata`."""
        return read_actors(self._quads(ACTORS, ACTOR_PROPERTIES))

    def _events(self) -> tuple[list[Event], dict[str, Source]]:
        records = list(self._records())
        reports = {report.id: report for record in records for report in record.reports}
        sources = {record.source.id: record.source for record in records}
        return read_events(self._quads(GRAPH, EVENT_PROPERTIES), reports, sources), sources

    def _records(self) -> Iterator[SourceRecord]:
        coded = set(coded_graphs(self.store))
        for graph in self._source_graphs():
            if graph not in coded:
                yield read_source(self._quads(graph, SOURCE_PROPERTIES))

    def _coded_events(
        self, actors: Collection[str] = (), start: date | None = None, end: date | None = None
    ) -> list[Event]:
        if not coded_graphs(self.store):
            return []
        from kg.graph.coded_reading import coded_events  # polars takes a while to load

        return coded_events(self.store, actors, start, end)

    def _coded_sources(self) -> Iterator[Source]:
        for graph in coded_graphs(self.store):
            yield read_source(self.store.quads_for_pattern(graph, None, None, graph)).source

    def _source_graphs(self) -> list[ox.NamedNode]:
        named = [graph for graph in self.store.named_graphs() if isinstance(graph, ox.NamedNode)]
        return sorted((g for g in named if g.value.startswith(_SOURCE_GRAPHS)), key=lambda graph: graph.value)

    def _graph_of(self, source_id: str) -> ox.NamedNode | None:
        for kind in ("article", "dataset"):
            graph = ox.NamedNode(names.source(source_id, kind))
            if self._exists(None, None, None, graph):
                return graph
        return None

    def _quads(self, graph: ox.NamedNode, properties: Iterable[str]) -> Iterator[ox.Quad]:
        """The quads of a named graph with these properties: the less is read, the faster."""
        for curie in properties:
            yield from self.store.quads_for_pattern(None, term(curie), None, graph)

    def _exists(
        self, subject: ox.NamedNode | None, predicate: ox.NamedNode | None, value: Term | None,
        graph: ox.NamedNode,
    ) -> bool:
        return next(iter(self.store.quads_for_pattern(subject, predicate, value, graph)), None) is not None


class WritableKnowledgeGraph(KnowledgeGraph):
    """A graph that is open for writing. Nothing that is added or forgotten is in force before `commit`."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._changed = self._coded_changed = False

    @property
    def store(self) -> ox.Store:
        """What this writer sees: its own changes as well, before they are in force."""
        return self._writer.view

    def add(self, article: Article, reports: Iterable[Report], extractor: str = "") -> bool:
        """Adds an article with its reports, in place of what was there of this article.

        Args:
            article: the article.
            reports: what was read from it.
            extractor: the version of the extractor that made the reports.

        Returns:
            Whether that changes anything.

        Raises:
            ValueError: a quote is not a verbatim span of the article, or a report is of another source.
        """
        reports = tuple(reports)
        for report in reports:
            for quote in report.quotes:
                if article.text[quote.start:quote.start + len(quote.text)] != quote.text:
                    raise ValueError(f"report {report.id}: its quote is not in article {article.source.name}")
        return self.add_source(article.source, reports, article.text, extractor)

    def add_source(
        self, source: Source, reports: Iterable[Report], text: str | None = None, extractor: str = ""
    ) -> bool:
        """As `add`, for a source whose text is not at hand, such as a data set."""
        reports = tuple(reports)
        if foreign := [report.id for report in reports if report.source_id != source.id]:
            raise ValueError(f"report {foreign[0]} is not of source {source.id}")
        graph = ox.NamedNode(names.source(source.id, source.kind))
        if self._exists(None, None, None, graph):
            # The same text under another file name is the same article: it keeps its name.
            before = next(iter(self.store.quads_for_pattern(graph, term("dip:name"), None, graph)), None)
            name = before.object.value if before and isinstance(before.object, ox.Literal) else ""
            source = replace(source, name=name)
        quads = source_quads(SourceRecord(source, reports, extractor), text)
        return self._replace(graph, quads)

    def forget(self, source_id: str) -> None:
        """Takes out a source and, at the next commit, all that followed from it alone.

        Raises:
            UserError: there is no such source.
        """
        graph = self._graph_of(source_id)
        if graph is None:
            raise UserError(f"there is no source {source_id} in {self._writer.path}")
        self._coded_changed |= graph in coded_graphs(self.store)
        self._writer.begin().remove_graph(graph)
        self._changed = True

    def commit(self) -> bool:
        """Works out what follows from the reports, and puts it all in force at once.

        Returns:
            Whether anything changed. If not, the store stays untouched.

        Raises:
            UserError: a rule table has an error, or the disk is full; the store is then as it was.
        """
        if not self._changed and self._is_derived():
            return False
        if not self._is_derived():
            self._coded_changed = self._coded_changed or bool(coded_graphs(self.store))
        self._derive(None)
        self._writer.publish()
        self._changed = self._coded_changed = False
        return True

    def commit_coded(self, course: pl.DataFrame) -> None:
        """As `commit`, after coded events were put into the store.

        Args:
            course: the coded events of all data sets, in the columns of `kg.graph.coded.COURSE`.
        """
        self._derive(course)
        self._writer.publish()
        self._changed = self._coded_changed = False

    def _derive(self, course: pl.DataFrame | None) -> None:
        """Derives anew what follows from the reports; from data sets only where it must, or `course` is
        given.
        """
        records = list(self._records())
        reports = [report for record in records for report in record.reports]
        sources = {record.source.id: record.source for record in records}
        derived = derive(reports, sources, self._keeper(course), mentioned(self.store))
        for graph, quads in derived.items():
            self._replace(graph, quads)
        self._replace(CENTRALITY, centrality_quads(self.store))

    def _keeper(self, course: pl.DataFrame | None) -> CodedEvents | None:
        """What gives the coded events of pairs of which articles tell, and keeps the others in their place.
        """
        if course is None and not self._coded_changed and not coded_graphs(self.store):
            return None
        from kg.graph.coded_reading import course_events, read_course
        from kg.graph.coded_upkeep import keep_coded

        every = read_course(self.store) if course is None and self._coded_changed else course
        before = pairs_told(self.store)
        return lambda pairs: course_events(keep_coded(self._writer.begin(), every, before, pairs))

    def _is_derived(self) -> bool:
        version = string(derivation_version())
        return self._exists(GRAPH, term("dip:derivationVersion"), version, GRAPH)

    def _replace(self, graph: ox.NamedNode, quads: Iterable[ox.Quad]) -> bool:
        difference = changes(self.store, graph, quads)
        if difference is None:
            return False
        replace_graph(self._writer.begin(), difference)
        self._changed = True
        return True


def _is_wanted(event: Event, actors: Collection[str], start: date | None, end: date | None) -> bool:
    if (start is not None and event.interval.latest < start) or (
        end is not None and event.interval.earliest > end
    ):
        return False
    taking_part = len(set(actors) & {*event.sources, *event.targets})
    return not actors or (taking_part > 0 if len(actors) == 1 else taking_part > 1)


@overload
@contextmanager
def open_store(path: Path | str, write: Literal[False] = False) -> Iterator[KnowledgeGraph]: ...
@overload
@contextmanager
def open_store(path: Path | str, write: Literal[True]) -> Iterator[WritableKnowledgeGraph]: ...
@contextmanager
def open_store(path: Path | str, write: bool = False) -> Iterator[KnowledgeGraph]:
    """Opens the graph in a directory, as a context manager.

    Args:
        path: the directory.
        write: open it for writing; made where there is none. There can be one writer at a time.

    Raises:
        UserError: there is no store, it cannot be read or written, another process writes, or it was made
            by another version of this program.
    """
    if write:
        with Writer(Path(path)) as writer:
            yield WritableKnowledgeGraph(writer)
    else:
        with reading(Path(path)) as store:
            yield KnowledgeGraph(store)
