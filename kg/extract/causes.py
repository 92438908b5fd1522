"""Which act answered which, where the text says so."""

from __future__ import annotations

from kg.extract.acts import Act
from kg.extract.items import Sentence

_CLAIMS = {"Reject": ("Accuse", "Demand", "Appeal", "Condemn", "Threaten")}


def link_answers(sentence: Sentence, acts: list[Act], before: list[Act]) -> None:
    """Fills `answers` of the acts of a sentence; `before` are the acts told before it, in order."""
    for name, start, end in sentence.phrases:
        if name == "response_marker":
            _marked(acts, before, start, end)
        elif name == "response_bare":
            _bare(acts, before, start)
    for act in acts:
        if act.type in _CLAIMS and act.answers is None:
            act.answers = next((other for other in reversed(before) if other.type in _CLAIMS[act.type]
                                and _reversed(act, other)), None)


def _marked(acts: list[Act], before: list[Act], start: int, end: int) -> None:
    """`A in response to B`: what stands behind the marker is the cause."""
    causes = [act for act in acts if act.start >= start]
    effects = [act for act in acts if act not in causes and act.start < start]
    if not effects and before:  # "The closing is Finland's answer to ...": the act was told just before
        cause = causes[0] if causes else None
        effects = [act for act in before[-3:] if cause is None or _reversed(act, cause)][-1:]
    for effect in effects:
        cause = next((act for act in causes if act is not effect and _opposed(effect, act)), None)
        if cause is None:
            cause = next((act for act in reversed(before) if act is not effect and _reversed(effect, act)), None)
        if cause is not None and effect.answers is None and cause.answers is not effect:
            effect.answers = cause


def _bare(acts: list[Act], before: list[Act], start: int) -> None:
    """`in retaliation`: the cause is the last act of the other side."""
    for effect in acts:
        if effect.answers is not None:
            continue
        cause = next((act for act in reversed(before) if _reversed(effect, act)), None) or next(
            (act for act in acts if act is not effect and _reversed(effect, act)), None)
        if cause is not None and cause.answers is not effect:
            effect.answers = cause


def _reversed(effect: Act, cause: Act) -> bool:
    """Whether the target of the one acted towards the source of the other."""
    return bool(set(effect.sides.targets) & set(cause.sides.sources)
                and set(effect.sides.sources) & set(cause.sides.targets))


def _opposed(effect: Act, cause: Act) -> bool:
    """Whether the cause is an act of the effect's target, towards whomever."""
    return bool(set(effect.sides.targets) & set(cause.sides.sources))
