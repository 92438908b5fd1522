"""What GraphML and GEXF have in common: the network of actors as attributes that XML can hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.graph.projection import MultiGraph

# XML 1.0 has no way to write these, not even as references.
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """The text without what XML 1.0 cannot hold: control characters and half surrogate pairs become
    spaces.
    """
    return _NOT_IN_XML.sub(" ", text)


def known(attributes: dict[str, Any]) -> dict[str, Any]:
    """The attributes that have a value, with texts fit for XML."""
    return {
        key: xml_text(value) if isinstance(value, str) else value
        for key, value in attributes.items() if value is not None
    }


def edges(network: MultiGraph) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Each edge with its source, target, an id of its own, and its attributes with the `event`.

    An event of several actors is several edges; XML wants each of them to have another id.
    """
    seen: dict[str, int] = {}
    for source, target, key, attributes in network.edges(keys=True, data=True):
        seen[key] = seen.get(key, 0) + 1
        own_id = key if seen[key] == 1 else f"{key}#{seen[key]}"
        yield source, target, own_id, {"event": key, **attributes}
