"""Says of every sentence what was read in it: who, by which words and which rule, or why nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.extract.acts import Act
from kg.extract.items import NounPhrase, Sentence
from kg.extract.linking import is_actor
from kg.extract.pipeline import Told, read
from kg.language import known_languages, load_frames
from kg.model import Article


class Part(StrEnum):
    """What a marked span of a sentence is."""

    SOURCE = "source"
    TARGET = "target"
    TRIGGER = "trigger"


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked span of the article's text: `article.text[start:end]`."""

    start: int
    end: int
    part: Part


@dataclass(frozen=True, slots=True)
class Explained:
    """An act that a sentence tells: what it is, by which rule, and where its parts stand."""

    type: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    rule: str
    modality: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A sentence, `article.text[start:end]`, with its acts; `reason` says why where it tells none."""

    start: int
    end: int
    acts: tuple[Explained, ...]
    reason: str = ""


def explain(article: Article) -> list[Explanation]:
    """Every sentence that was read, in order; none for an article in a language that is not known."""
    if article.source.language not in known_languages():
        return []
    return [_explanation(told) for told in read(article)]


def _explanation(told: Told) -> Explanation:
    sentence = told.sentence
    acts = tuple(_explained(act) for act in told.acts)
    return Explanation(sentence.start, sentence.end, acts, "" if acts else _reason(told))


def _explained(act: Act) -> Explained:
    marks = []
    for phrase, part in ((act.sides.source_phrase, Part.SOURCE), (act.sides.target_phrase, Part.TARGET)):
        if phrase is not None and _inside(phrase, act.sentence):
            marks.append(_mark(act.sentence, phrase.start, phrase.end, part))
    trigger = act.predication.verb if act.predication else act.sides.trigger
    if trigger is not None:
        marks.append(_mark(act.sentence, trigger.start, trigger.end, Part.TRIGGER))
    return Explained(
        act.type,
        act.sides.sources,
        act.sides.targets,
        act.frame.name,
        act.modality.value,
        tuple(sorted(marks, key=lambda mark: (mark.start, mark.end))),
    )


def _inside(phrase: NounPhrase, sentence: Sentence) -> bool:
    return any(item is phrase for item in sentence.items)


def _mark(sentence: Sentence, first: int, last: int, part: Part) -> Mark:
    return Mark(sentence.tokens[first].start, sentence.tokens[last - 1].end, part)


def _reason(told: Told) -> str:
    """Why a sentence tells nothing, in a line for people."""
    if told.passed_over:
        act = told.passed_over[0]
        return f"{act.type} is only spoken of: a condition, a wish or a demand does not say that it happened"
    actors = [
        item
        for item in told.sentence.items
        if isinstance(item, NounPhrase) and is_actor(item) and item.polities
    ]
    if not actors:
        return "no actor is named, and none can be taken from what was told before"
    opened = [
        predication
        for predication in told.predications
        if any(verb_class in load_frames().by_verb for verb_class in predication.classes)
    ]
    if opened:
        words = " ".join(
            token.text for token in told.sentence.tokens[opened[0].verb.start : opened[0].verb.end]
        )
        return f'"{words}" can tell an act, but its object or its other side does not fit any frame'
    return "no verb or noun here tells an act between actors"
