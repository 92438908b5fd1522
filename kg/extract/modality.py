"""Whether an act is said to have happened, to be planned, to be possible, or not to have happened."""

from __future__ import annotations

from kg.extract.acts import Act
from kg.extract.predications import Predication
from kg.model import Modality
from kg.vocabulary import event_types

# What the verb on which an act depends makes of it; None: the act is only wished for, so nothing is told.
_MATRIX: tuple[tuple[str, Modality | None], ...] = (
    ("accuse", None),
    ("refrain", Modality.DENIED),
    ("deny", Modality.DENIED),
    ("reject", Modality.DENIED),
    ("threaten", Modality.POSSIBLE),
    ("consider", Modality.POSSIBLE),
    ("demand", None),
    ("appeal", None),
    ("ask", None),
    ("ban", None),
    ("refuse", Modality.DENIED),
    ("intend", Modality.PLANNED),
    ("offer", Modality.POSSIBLE),
)


def decide_modality(act: Act) -> bool:
    """Fills the modality of an act; false where its sentence does not say that it happened at all."""
    predication = act.predication
    modality = modality_of(predication) if predication else Modality.ACTUAL
    if act.sentence.has_phrase("ruled_out") and not (predication and predication.finite):
        modality = Modality.DENIED
    if predication and predication.purpose and event_types()[act.type].group != "contact":
        return False  # "pour protester": what it is done for, not what is done
    if modality is None or (modality is Modality.DENIED and event_types()[act.type].effect == "neutral"):
        return False  # a statement not made is no event
    if modality is Modality.ACTUAL and event_types()[act.type].group == "contact" and _must(predication):
        modality = Modality.PLANNED  # "doit se rendre à Bamako lundi", "must meet"
    act.modality = Modality.ACTUAL if act.frame.modality else modality  # "will hit back" is a threat made now
    return True


def modality_of(predication: Predication) -> Modality | None:
    """The modality of an act told by this predication; None where no act is told at all."""
    if predication.conditional:
        return None
    if predication.negated:
        return Modality.DENIED
    matrix = predication.matrix
    while matrix is not None:
        if matrix.conditional:
            return None
        if predication.infinitive and "order" in matrix.classes and (matrix.objects or matrix.passive):
            return None  # what was ordered; the order itself is the act
        if predication.infinitive or predication.content:
            decided = bool(matrix.classes & {"say", "decide"})
            for verb_class, modality in _MATRIX:
                if verb_class in matrix.classes and not (
                    decided
                    and modality in (None, Modality.DENIED)
                    and not matrix.negated
                    and verb_class != "deny"
                ):
                    return modality if not matrix.negated else Modality.DENIED
        if matrix.negated and not matrix.classes & {"say"}:
            return Modality.DENIED
        if _future(matrix):
            return Modality.PLANNED
        matrix = matrix.matrix
    return _own(predication)


def _own(predication: Predication) -> Modality:
    kinds = {
        auxiliary.auxiliary for auxiliary in predication.auxiliaries if auxiliary is not predication.verb
    }
    if _future(predication):
        return Modality.PLANNED
    if "would" in kinds:
        return Modality.PLANNED if predication.content else Modality.POSSIBLE
    if "be" in kinds and "infinitive" in predication.verb.slots and not predication.passive:
        return Modality.PLANNED  # "is to return its ambassador"
    if "may" in kinds and "have" not in kinds:
        return Modality.POSSIBLE
    return Modality.ACTUAL


def _must(predication: Predication | None) -> bool:
    return predication is not None and any(verb.auxiliary == "must" for verb in predication.auxiliaries)


def _future(predication: Predication) -> bool:
    return any(auxiliary.auxiliary == "will" for auxiliary in predication.auxiliaries)
