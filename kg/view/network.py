"""The network of the page as pyvis makes it: nodes with places, edges per dyad and kind, options.

pyvis's own page is not used: its template links a style sheet on a server in every mode, and it puts names
into the page as HTML. Its data and the vis-network library in its package are.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from importlib.resources import files
from typing import Any

from kg.errors import UserError
from kg.view.columns import EventColumns
from kg.view.kinds import kinds
from kg.view.layout import positions, radii

OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True, "hoverConnectedEdges": False, "selectConnectedEdges": False, "multiselect": False,
        "tooltipDelay": 100000000, "keyboard": False, "navigationButtons": False, "zoomSpeed": 0.6,
    },
    "nodes": {"shape": "dot", "borderWidth": 1.5, "font": {"size": 0}, "chosen": False},
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.5}}, "chosen": False, "selectionWidth": 0,
        "hoverWidth": 0, "arrowStrikethrough": False,
    },
}


def network(columns: EventColumns, top: int, most_edges: int) -> dict[str, Any]:
    """Nodes, edges and options for vis-network.

    An edge's id is its dyad times the number of kinds, plus its kind: the page's arrays count by the same.

    Args:
        columns: the events.
        top: the number of actors to show, the most active ones.
        most_edges: the number of edges to draw at most, the strongest ones.
    """
    from pyvis.network import Network  # it loads IPython, which costs a second: only who makes a page pays

    shown = min(top, len(columns.actors))
    size = radii(columns.activity[:shown])
    within = {number for number, (a, b, _) in enumerate(columns.dyads) if a < shown and b < shown}
    weights: Counter[tuple[int, int]] = Counter()
    for (dyad, _), events in columns.ties.items():
        if dyad in within:
            source, target, _ = columns.dyads[dyad]
            weights[min(source, target), max(source, target)] += events
    drawn = Network(directed=True, cdn_resources="in_line")
    for number, (x, y) in enumerate(positions(size, weights)):
        drawn.add_node(number, label=columns.actors[number], x=x, y=y, size=round(size[number], 1))
    ranked = sorted(
        ((dyad, kind) for dyad, kind in columns.ties if dyad in within),
        key=lambda tie: (-columns.ties[tie], tie),
    )
    for dyad, kind in sorted(ranked[:most_edges]):
        source, target, mutual = columns.dyads[dyad]
        arrows = {"arrows": ""} if mutual else {}
        drawn.add_edge(source, target, id=str(dyad * len(kinds()) + kind), **arrows)
    drawn.set_options(json.dumps(OPTIONS))
    nodes, edges, _, _, _, options = drawn.get_network_data()
    for node in nodes:
        del node["color"]  # pyvis's blue; the page colours by the reader's light or dark
    return {"nodes": nodes, "edges": edges, "options": json.loads(options), "most": most_edges}


def vis_network_script() -> str:
    """The vis-network library as pyvis ships it, the newest if there are several.

    Raises:
        UserError: it is not there.
    """
    folder = files("pyvis") / "templates" / "lib"
    found = sorted(
        (entry for entry in folder.iterdir() if entry.name.startswith("vis-")),
        key=lambda entry: [int(part) if part.isdigit() else 0 for part in entry.name[4:].split(".")],
    ) if folder.is_dir() else []
    for entry in reversed(found):
        library = entry / "vis-network.min.js"
        if library.is_file():
            text = library.read_text(encoding="utf-8")
            # A source map would be asked for as soon as somebody opens the browser's tools.
            return re.sub(r"\n//# sourceMappingURL=.*\s*\Z", "\n", text)
    raise UserError(
        "pyvis has no vis-network library in its package",
        "install it again: pip install --force-reinstall pyvis",
    )
