"""Matches predications and nouns with the frames, and so finds the acts that a sentence tells."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kg.extract.discourse import Discourse
from kg.extract.items import Kind, NounPhrase, Sentence
from kg.extract.matching import candidates, find_object, is_kind, phrases_fit
from kg.extract.predications import Predication
from kg.extract.roles import Sides, find_sides
from kg.language import Frame, load_frames
from kg.model import Interval, Modality
from kg.vocabulary import event_types

# What is counted where an act is counted: people and missions.
_COUNTED = frozenset({"staff", "envoy", "nationals", "citizen", "mission", "mission_size", "spies"})
# Types of a verb that only says how the act in its infinitive or clause is meant.
_SHELLS = frozenset({"Threaten", "Reject"})
# Types that themselves are the news where the act in their infinitive is a meeting.
_OFFERS = frozenset({"OfferTalks", "CancelMeeting", "Demand", "Appeal"})


@dataclass(eq=False, slots=True)
class Act:
    """An act told by a sentence: what will become a report once its date and modality are known.

    `start` and `end` are the tokens between which it is told.
    """

    frame: Frame
    sentence: Sentence
    predication: Predication | None
    sides: Sides
    start: int
    end: int
    count: int | None = None
    modality: Modality = Modality.ACTUAL
    interval: Interval | None = None
    dated: bool = False
    answers: Act | None = None
    others: list[Act] = field(default_factory=list)
    confidence: float = 0.5

    @property
    def type(self) -> str:
        """The event type."""
        return self.frame.type


def find_acts(sentence: Sentence, found: list[Predication], discourse: Discourse) -> list[Act]:
    """The acts of a sentence, from left to right."""
    acts: list[Act] = []
    used: set[NounPhrase] = set()
    for predication in found:
        act = _verbal(sentence, predication, found, discourse)
        if act:
            acts.extend(_both_ways(act))
            discourse.acted(act.sides.sources, act.sides.targets, act.type)
            used.update(predication.objects)
            if predication.passive:
                used.update(predication.subject)
    for item in sentence.items:
        if (
            isinstance(item, NounPhrase)
            and item not in used
            and (act := _nominal(sentence, item, found, discourse))
            and not (event_types()[act.type].group == "contact" and _told_by_verb(item, acts))
        ):
            acts.append(act)
            discourse.acted(act.sides.sources, act.sides.targets, act.type)
    acts = _without_shells(acts)
    for act in list(acts):
        acts.extend(_gapped(sentence, act))
    if any("sport" in item.classes for item in sentence.items if isinstance(item, NounPhrase)):
        acts = [act for act in acts if event_types()[act.type].group != "contact"]  # "met in the semi-final"
    if (same := _same_again(sentence, found, acts, discourse)) is not None:
        acts.append(same)
    return sorted(acts, key=lambda act: act.start)


def _both_ways(act: Act) -> list[Act]:
    """Of what two do to each other one act each, where the type has a direction."""
    first, *others = act.sides.sources
    kind = event_types()[act.type]
    if set(act.sides.sources) != set(act.sides.targets) or len(others) != 1 or kind.mutual:
        return [act]
    if kind.effect == "improves":
        return [act]
    sides = [
        replace(act.sides, sources=(one,), targets=(other,))
        for one, other in ((first, others[0]), (others[0], first))
    ]
    return [replace(act, sides=side) for side in sides]


def _without_shells(acts: list[Act]) -> list[Act]:
    """Of an act and the verb that only says how it is meant, one: `threatened to expel` is a possible
    expulsion, `ready to meet` an offer of talks."""
    by_predication = {id(act.predication): act for act in acts if act.predication}
    dropped: set[int] = set()
    for act in acts:
        matrix = act.predication.matrix if act.predication else None
        shell = by_predication.get(id(matrix)) if matrix else None
        if shell is None or shell is act:
            continue
        if shell.type in _SHELLS:
            dropped.add(id(shell))
        elif shell.type in _OFFERS and event_types()[act.type].group == "contact":
            dropped.add(id(act))
    return [act for act in acts if id(act) not in dropped]


def _gapped(sentence: Sentence, act: Act) -> list[Act]:
    """`Italy expelled 30, Denmark 15 and Sweden three`: the verb is told once for all."""
    items = sentence.items
    if act.predication is None or act.count is None:
        return []
    at = next(
        (
            position + 1
            for position, item in enumerate(items)
            if isinstance(item, NounPhrase)
            and item.number == act.count
            and item.start >= act.predication.verb.start
        ),
        len(items),
    )
    found: list[Act] = []
    while at + 2 < len(items):
        joint, doer, counted = items[at : at + 3]
        if (
            joint.kind not in (Kind.COMMA, Kind.COORDINATOR)
            or not isinstance(doer, NounPhrase)
            or not isinstance(counted, NounPhrase)
            or "polity" not in doer.heads
            or counted.number is None
            or counted.acts_for
        ):
            break
        sides = replace(
            act.sides, sources=doer.acts_for, source_phrase=doer, target_phrase=None, phrases=[doer, counted]
        )
        found.append(Act(act.frame, sentence, act.predication, sides, act.start, counted.end, counted.number))
        at += 3
    return found


def _same_again(
    sentence: Sentence, found: list[Predication], acts: list[Act], discourse: Discourse
) -> Act | None:
    """The last act again with others: `so did Denmark`, `Denmark followed suit` (another source), `Denmark
    got the same treatment from Moscow` (both)."""
    for name, start, end in sentence.phrases:
        model = acts[-1] if acts and acts[-1].start < start else discourse.last_act
        if name not in ("did_same", "follow_suit", "same_treatment") or not isinstance(model, Act):
            continue
        telling = next((one for one in found if one.start <= start <= max(one.end, one.verb.end)), None)
        subject = telling.subject[0] if telling and telling.subject else None
        if name == "did_same":
            subject = next(
                (item for item in sentence.items if item.start >= end and isinstance(item, NounPhrase)), None
            )
        if subject is None or not subject.polities:
            continue
        codes = tuple(code for member in subject.group or [subject] for code in member.polities)
        sides = replace(
            model.sides, sources=codes, source_phrase=subject, target_phrase=None, phrases=[subject]
        )
        if name == "same_treatment":
            assert telling is not None
            doer = next(
                (o for kinds, o in telling.prepositional if kinds & {"by", "from"} and o.polities), None
            )
            if doer is None:
                continue
            sides = replace(sides, sources=doer.polities, targets=codes, phrases=[subject, doer])
        if set(sides.sources) & set(sides.targets):
            continue
        last = max(phrase.end for phrase in (*sides.phrases, *subject.group))
        first = min(start, subject.start)
        count = subject.number if name == "same_treatment" else None
        return Act(model.frame, sentence, None, sides, first, max(end, last), count)
    return None


def _verbal(
    sentence: Sentence, predication: Predication, found: list[Predication], discourse: Discourse
) -> Act | None:
    for frame in candidates(predication):
        matched = find_object(frame, predication, sentence, found)
        if matched is False or not phrases_fit(frame, sentence, predication, found):
            continue
        if frame.subject and not all(
            is_kind(kind, phrase, predication) for kind in frame.subject for phrase in predication.subject[:1]
        ):
            continue
        if frame.needs and not any(other.heads & set(frame.needs) for _, other in predication.prepositional):
            continue
        sides = find_sides(frame, sentence, predication, matched, found, discourse)
        if sides is None:
            continue
        start, end = _extent(predication, sides)
        return Act(frame, sentence, predication, sides, start, end, count=_count(frame, matched))
    return None


def _count(frame: Frame, matched: NounPhrase | bool) -> int | None:
    if not isinstance(matched, NounPhrase) or event_types()[frame.type].group not in ("mission", "coercion"):
        return None
    if not matched.heads & _COUNTED:
        return None
    return matched.number


def _extent(predication: Predication, sides: Sides) -> tuple[int, int]:
    """The shortest run of tokens that shows the act: from its subject to its last argument."""
    phrases = (*predication.subject, *predication.objects, *sides.phrases)
    inside = [phrase for phrase in phrases if abs(phrase.start - predication.start) < 40]
    start = min([predication.start, *(phrase.start for phrase in inside)])
    end = max([predication.end, predication.verb.end, *(phrase.end for phrase in inside)])
    if predication.verb.particle:
        end = max(end, predication.verb.particle[1])
    return start, end


def _told_by_verb(phrase: NounPhrase, acts: list[Act]) -> bool:
    """Whether a verb has already told the contact that the noun names: `ready for talks with Taiwan`."""
    return any(
        act.predication and act.start <= phrase.start < act.end and event_types()[act.type].group == "contact"
        for act in acts
    )


def _nominal(
    sentence: Sentence, phrase: NounPhrase, found: list[Predication], discourse: Discourse
) -> Act | None:
    by_noun = load_frames().by_noun
    for noun_class in sorted(phrase.heads):
        for frame in by_noun.get(noun_class, ()):
            if frame.needs and not any(other.heads & set(frame.needs) for _, other in phrase.after):
                continue
            if frame.object and not any(other.heads & set(frame.object) for _, other in phrase.after):
                continue
            support = next(
                (
                    predication
                    for predication in found
                    if phrase in predication.objects
                    or (predication.passive and phrase in predication.subject)
                ),
                None,
            )
            mission = next((other for _, other in phrase.after if other.heads & set(frame.object)), None)
            sides = find_sides(frame, sentence, support, phrase, found, discourse, mission)
            if sides is None:
                continue
            start = min([phrase.start, *(other.start for other in sides.phrases)])
            end = max(
                [phrase.end, *(other.end for other in sides.phrases), *(o.end for _, o in phrase.after[:1])]
            )
            counted = next((other.number for kinds, other in phrase.after if "of" in kinds), None)
            sides.trigger = phrase
            return Act(
                frame,
                sentence,
                None,
                sides,
                start,
                end,
                count=counted if frame.type == "ExpelDiplomats" else None,
            )
    return None
