"""Whether a predication fits a frame: its verb, its object and the phrases that the frame asks for."""

from __future__ import annotations

from kg.extract.items import NounPhrase, Sentence
from kg.extract.linking import is_actor
from kg.extract.predications import Predication
from kg.language import Frame, load_frames
from kg.registry import ActorKind, actors


def candidates(predication: Predication) -> list[Frame]:
    """The frames that the verb opens, in the order of the file: the special before the general."""
    by_verb = load_frames().by_verb
    frames = [frame for verb_class in predication.classes for frame in by_verb.get(verb_class, ())]
    return sorted(frames, key=lambda frame: frame.place)


def find_object(
    frame: Frame, predication: Predication, sentence: Sentence, found: list[Predication]
) -> NounPhrase | bool:
    """The noun phrase that is the frame's object; True where none is needed, False where it is missing."""
    candidates = predication.subject if predication.passive else predication.objects
    if predication.passive:  # "it was decided ...", "was given asylum ..."
        candidates = candidates + predication.objects
    direct = [
        kind for kind in frame.object if not kind.startswith("subject_") and kind not in ("clause", "any")
    ]
    for phrase in candidates:
        for member in phrase.group or [phrase]:
            if any(is_kind(kind, member, predication) for kind in direct):
                return member
    for kind in frame.object:
        if kind.startswith("subject_"):
            for phrase in predication.subject:
                if kind.removeprefix("subject_") in phrase.heads:
                    return phrase
            continue
        if kind == "clause" and any(other.matrix is predication for other in found):
            return True
    if "any" not in frame.object and frame.object:
        return False
    return candidates[0] if candidates else True


def is_kind(kind: str, phrase: NounPhrase, predication: Predication) -> bool:
    """Whether the noun phrase is of that kind."""
    if kind == "actor":
        return is_actor(phrase) and bool(phrase.acts_for)
    if kind == "polity":
        return "polity" in phrase.heads or "polity_word" in phrase.heads
    if kind == "state":
        return bool(phrase.polities) and bool(phrase.heads & {"polity", "polity_word", "government"})
    if kind == "place":
        return bool(phrase.places) or bool(phrase.heads & {"polity", "polity_word"} and phrase.acts_for)
    if kind == "organisation":
        return any(_is_organisation(code) for code in phrase.acts_for)
    if kind == "person":
        return bool(phrase.person)
    return kind in phrase.heads


def _is_organisation(code: str) -> bool:
    actor = actors().get(code)
    return actor is not None and actor.kind is ActorKind.ORGANISATION


def phrases_fit(frame: Frame, sentence: Sentence, predication: Predication, found: list[Predication]) -> bool:
    """Whether the phrases and the tense that the frame asks for, and none that it rules out, are there."""
    start = min([predication.start, *(phrase.start for phrase in predication.subject)])
    end = max(predication.end + 8, predication.verb.end + 12)
    if (
        frame.phrase
        and not sentence.has_phrase(frame.phrase, start, end)
        and not (frame.complement and _complement(frame.complement, predication, found))
    ):
        return False
    if frame.modality == "future" and not _announces(predication):
        return False
    return not (frame.unless and sentence.has_phrase(frame.unless, start, end))


def _announces(predication: Predication) -> bool:
    """Whether a verb speaks of what its subject itself says it will do."""
    kinds = {auxiliary.auxiliary for auxiliary in predication.auxiliaries}
    if "would" in kinds and predication.content and predication.matrix and predication.matrix.subject:
        speaker = predication.matrix.subject[0].polities
        return any(phrase.polities == speaker for phrase in predication.subject)
    return "will" in kinds


def _complement(verb_class: str, predication: Predication, found: list[Predication]) -> bool:
    """Whether an infinitive of that class depends on the verb; one that closes must close a mission."""
    return any(
        other.matrix is predication
        and other.infinitive
        and verb_class in other.classes
        and (
            verb_class != "close"
            or any(
                "mission" in phrase.classes or any("mission" in inner.heads for _, inner in phrase.after)
                for phrase in other.objects
            )
        )
        for other in found
    )
