"""The verbs of one clause in a language that puts them last: their order, and what ambiguous forms are."""

from __future__ import annotations

import re

from kg.extract.items import Item, Kind, VerbItem
from kg.language import Language


def with_zu(item: Item, language: Language) -> bool:
    """Whether the marker of the infinitive stands inside the verb: "auszuweisen"."""
    parts = re.fullmatch(r"(\w+?)zu(\w+)", item.word)
    return parts is not None and any(
        verb.slot == "infinitive" for verb in language.verbs.get(parts[1] + parts[2], ())
    )


def governing_first(group: list[Item], language: Language) -> list[Item]:
    """The last verb governs those before it, so it comes first; the infinitive's marker before all."""
    verbs = [item for item in group if isinstance(item, VerbItem)]
    marker = next((item for item in group if item.kind is Kind.INFINITIVE), None)
    joined = next((verb for verb in verbs if with_zu(verb, language)), None)
    if marker is None and joined is not None:
        marker = Item(Kind.INFINITIVE, joined.start, joined.start, "zu")
    turned = list(reversed(verbs))
    return [marker, *turned] if marker is not None else list(turned)


def names_agent(segment: list[Item]) -> bool:
    """Whether somebody is named by whom a thing is done."""
    return any(item.kind is Kind.PREPOSITION and item.word in ("von", "vom", "durch") for item in segment)


def settle(chain: list[Item], agent: bool = False) -> list[Item]:
    """Decides what ambiguous forms are, from the verb that governs them: "wird" with a participle makes
    the passive, with an infinitive the future; "verurteilt" without an auxiliary is no participle."""
    verbs = [item for item in chain if isinstance(item, VerbItem)]
    for governor, verb in zip([None, *verbs[:-1]], verbs, strict=True):
        if governor is None:
            if verb.auxiliary is None and len(verbs) == 1 and verb.slots & {"present", "past"}:
                verb.slots &= {"present", "past"}
            continue
        if governor.auxiliary == "become":
            participle = "participle" in verb.slots and (agent or "infinitive" not in verb.slots)
            if not participle and (verb.auxiliary is None or verb.word in ("werden", "haben", "sein")):
                governor.auxiliary = "would" if governor.word.startswith("würd") else "will"
        wanted = "participle" if governor.auxiliary in ("have", "be", "become") else "infinitive"
        if wanted in verb.slots:
            verb.slots = frozenset({wanted})
    return chain
