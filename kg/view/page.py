"""The timeline page, put together: columns, network, script and style in one file that asks for nothing more.

Its Content-Security-Policy forbids every request and every script but the two whose hashes it names. What
comes from articles travels only within base64 and is put into the page as text, never as markup.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from html import escape
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from kg.errors import UserError
from kg.model import Event, Source
from kg.status import StatusInterval
from kg.view.bundle import bundle
from kg.view.columns import Labels, event_columns
from kg.view.network import network, vis_network_script
from kg.view.packing import squeeze
from kg.vocabulary import event_types
from kg.whole_file import whole_file

if TYPE_CHECKING:
    from kg.graph.knowledge_graph import KnowledgeGraph

HERE = Path(__file__).parent
LANGUAGES = ("en", "nb")


@dataclass(frozen=True, slots=True)
class PageOptions:
    """What the page shows and how.

    One actor keeps the events in which it takes part; several keep those among them. `start` and `end` are
    days that an event must touch; `types` are event types. `top` is the number of actors in the network,
    `edges` that of its lines at most.
    """

    title: str | None = None
    actors: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    types: tuple[str, ...] = ()
    language: str = "en"
    top: int = 150
    edges: int = 600


def write_page(
    graph: KnowledgeGraph,
    path: str | Path,
    *,
    title: str | None = None,
    actors: Iterable[str] = (),
    start: date | None = None,
    end: date | None = None,
    types: Iterable[str] = (),
    language: str = "en",
    top: int = 150,
    events: Iterable[str] | None = None,
) -> Path:
    """Writes the timeline page of a knowledge graph and returns where it is.

    Args:
        graph: the knowledge graph.
        path: the file; it is replaced whole or not at all.
        title: the page's title; without one, the names of the actors asked for, or one that fits every page.
        actors: codes; one keeps the events in which it takes part, several those among them.
        start: the first day to be shown.
        end: the last day to be shown.
        types: event types to be shown; all without one.
        language: `en` or `nb`.
        top: how many actors the network shows.
        events: ids of the events to be shown; all without.

    Raises:
        UserError: nothing is left to show, an option is wrong, or the file cannot be written.
    """
    options = PageOptions(title, tuple(actors), start, end, tuple(types), language, top)
    wanted = None if events is None else set(events)
    # Of a large data set the graph reads only what can be shown.
    chosen = graph.events(options.actors, start, end)
    shown = [event for event in chosen if wanted is None or event.id in wanted]
    sources = {source.id: source for source in graph.sources()}
    text = page(shown, sources, _labels(graph), options, graph.relation_status(options.actors))
    target = Path(path)
    with whole_file(target) as beside:
        beside.write_text(text, encoding="utf-8", newline="\n")
    return target


def _labels(graph: KnowledgeGraph) -> dict[str, dict[str, str]]:
    """The actors' names: the registry's, and for those that it does not know what the graph calls them."""
    from kg.registry import actors  # reading the registry takes a while; a page of given events does without

    stored = {code: {"en": actor["label"]} for code, actor in graph.actors().items() if actor.get("label")}
    return stored | {code: dict(actor.labels) for code, actor in actors().items()}


def page(
    events: Iterable[Event],
    sources: Mapping[str, Source],
    labels: Labels,
    options: PageOptions = PageOptions(),
    status: Iterable[StatusInterval] = (),
) -> str:
    """The page's HTML, a function of what is given and of nothing else.

    Args:
        events: the events, in any order.
        sources: the articles and data sets that their reports name, by id.
        labels: actor code to language to name.
        options: what to show.
        status: intervals of relation status, for the ribbon above the timeline.

    Raises:
        UserError: no event is left to show, or an option is wrong.
    """
    _check(options)
    shown = [event for event in events if _wanted(event, options)]
    if not shown:
        raise UserError("no event to show", "widen the actors, types or dates asked for")
    strings = {
        language: json.loads((HERE / "strings" / f"{language}.json").read_text(encoding="utf-8"))
        for language in LANGUAGES
    }
    title = options.title or _names(options, labels)
    columns = event_columns(
        shown, sources, labels, status,
        {"title": title, "language": options.language, "strings": strings},
    )
    drawn = json.dumps(network(columns, options.top, options.edges), separators=(",", ":"), sort_keys=True)
    library, script = vis_network_script(), bundle(HERE / "static", "main")
    style = (HERE / "static" / "style.css").read_text(encoding="utf-8")
    return Template((HERE / "static" / "page.html").read_text(encoding="utf-8")).substitute(
        language=options.language,
        title=escape(title or strings[options.language]["untitled"]),
        policy=escape(_policy((library, script))),
        style=style,
        events=squeeze(columns.events),
        network=squeeze(drawn.encode("utf-8", "replace")),
        texts=squeeze(columns.texts),
        library=library,
        script=script,
        needs=escape(strings[options.language]["needs_script"]),
    )


def _names(options: PageOptions, labels: Labels) -> str:
    """The actors asked for, by name; empty where none are."""
    named = (labels.get(code, {}) for code in options.actors)
    return " – ".join(
        names.get(options.language) or names.get("en") or code
        for code, names in zip(options.actors, named, strict=True)
    )


def _check(options: PageOptions) -> None:
    if options.language not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise UserError(f"no page in the language {options.language!r}", f"choose from {known}", 2)
    if options.top < 1:
        raise UserError(f"the number of actors must be at least 1, not {options.top}", status=2)
    if options.start and options.end and options.start > options.end:
        raise UserError(f"the time ends before it starts: {options.start} to {options.end}", status=2)
    for name in options.types:
        if name not in event_types():
            near = ", ".join(get_close_matches(name, event_types(), 3, 0.4))
            listed = "'kg query --named event-types' lists those of a graph"
            hint = f"the nearest are {near}; {listed}" if near else listed
            raise UserError(f"no event type {name!r}", hint, 2)


def _wanted(event: Event, options: PageOptions) -> bool:
    involved = {*event.sources, *event.targets}
    return (
        (not options.types or event.type in options.types)
        and (options.start is None or event.interval.latest >= options.start)
        and (options.end is None or event.interval.earliest <= options.end)
        and (len(options.actors) != 1 or options.actors[0] in involved)
        and (len(options.actors) < 2 or _among(event, set(options.actors)))
    )


def _among(event: Event, actors: set[str]) -> bool:
    """Whether the event joins two of the actors."""
    sides = (set(event.sources) & actors, set(event.targets) & actors)
    return len(sides[0] | sides[1]) > 1 and (bool(sides[0] and sides[1]) or not event.targets)


def _policy(scripts: Iterable[str]) -> str:
    """The Content-Security-Policy: nothing may be fetched, and only these scripts run."""
    digests = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    hashes = " ".join(f"'sha256-{digest}'" for digest in digests)
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )
