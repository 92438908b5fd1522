"""Which act answered which, where the text says so.

A text says it by a marker with the cause behind it (`in response to`, `svar på at`), by a bare one whose
cause was told elsewhere (`in retaliation`), by a verb (`Moscow hit back by ...`), or by the act itself: who
rejects or condemns answers what is rejected or condemned, who announces an answer answers the last act.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.acts import Act
from kg.extract.items import Kind, NounPhrase, Sentence
from kg.extract.predications import Predication
from kg.model import Interval
from kg.vocabulary import event_types

_CLAIMS = ("Accuse", "Demand", "Appeal", "Threaten")
_DEEDS = frozenset({"mission", "relations", "organisation", "coercion", "force", "agreement"})
# How many acts before and behind are looked at: more than any article tells, and bounded for any text.
_REACH = 300
_HOSTILE = frozenset({"worsens", "suspends", "ends"})
# The deed that a noun names.
_DEED_OF_NOUN = {
    "expulsion": "ExpelDiplomats",
    "arrest": "Detain",
    "recognition": "RecognizeState",
    "invasion": "UseForce",
    "annexation": "Annex",
    "closure": "CloseMission",
    "sanctions": "ImposeSanctions",
    "severance": "SeverRelations",
    "recall": "RecallEnvoy",
}
_CLAIM_OF_NOUN = {"demand": ("Demand", "Appeal"), "blame": ("Accuse",)}


def link_answers(read: Sequence[tuple[Sentence, list[Act]]]) -> None:
    """Fills `answers` of the acts of an article, given sentence by sentence in order."""
    told = [act for _, acts in read for act in acts]
    at = 0
    for sentence, acts in read:
        before, after = told[max(0, at - _REACH) : at], told[at + len(acts) : at + len(acts) + _REACH]
        at += len(acts)
        for start, end, bare in _markers(sentence):
            _marked(sentence, acts, before, after, start, end, bare)
        for act in acts:
            if act.answers is None:
                act.answers = _implied(act, [*before, *(other for other in acts if other is not act)])
    for act in told:
        if act.answers and _earlier(act, act.answers):
            act.answers = None
        _follow(act)


def _earlier(act: Act, cause: Act) -> bool:
    """Whether an act was over before what it is said to answer began."""
    return bool(act.interval and cause.interval and act.interval.latest < cause.interval.earliest)


def _follow(act: Act) -> None:
    """An answer does not come before what it answers: narrows the interval of one without a date."""
    cause = act.answers
    if act.dated or cause is None or act.interval is None or cause.interval is None:
        return
    if act.interval.earliest < cause.interval.earliest <= act.interval.latest:
        act.interval = Interval(cause.interval.earliest, act.interval.latest)


def answering(found: Sequence[Predication]) -> list[tuple[int, int, tuple[str, ...]]]:
    """The verbs of a sentence that say that somebody answers: first and last token, and who answers."""
    return [
        (predication.verb.start, predication.verb.end, predication.subject[0].polities)
        for predication in found
        if "answer" in predication.classes and predication.subject and predication.finite
    ]


def _markers(sentence: Sentence) -> list[tuple[int, int, bool]]:
    """The markers of a sentence: start, end, and whether the cause is told elsewhere. Of those that
    overlap the longest counts."""
    found = [
        (start, end, name == "response_bare")
        for name, start, end in sentence.phrases
        if name in ("response_marker", "response_bare")
    ]
    found += [(start, end, True) for start, end, _ in sentence.answers]
    kept: list[tuple[int, int, bool]] = []
    for start, end, bare in sorted(found, key=lambda marker: (marker[0] - marker[1], marker[2])):
        if not any(start < other_end and other_start < end for other_start, other_end, _ in kept):
            kept.append((start, end, bare))
    return sorted(kept)


def _marked(
    sentence: Sentence, acts: list[Act], before: list[Act], after: list[Act], start: int, end: int, bare: bool
) -> None:
    inside = [act for act in acts if _verb(act) >= start]
    effects = _nearest(sentence, [act for act in acts if act not in inside])
    causes: list[Act] = [] if bare and effects else inside
    if bare and not effects:
        effects, causes = inside, []
    if start <= 1 and not bare:  # "Som svar på X stanset Kina ...": the effect follows
        effects = [act for act in inside if act.predication]
        causes = [act for act in inside if not act.predication]
    if not effects or (not bare and _answer_is_subject(sentence, start)):
        effects = _told_before(sentence, before, causes, start)
    answering = next((polities for at, _, polities in sentence.answers if at == start), None)
    for effect in effects:
        if effect.answers is not None or (answering and not set(answering) & set(effect.sides.sources)):
            continue
        cause = next((act for act in causes if act is not effect and _acts_of_target(effect, act)), None)
        beside = [act for act in reversed(acts) if act is not effect]
        cause = cause or _reversed_act(effect, [*beside, *reversed(before), *after])
        if cause is not None and cause.answers is not effect:
            effect.answers = cause


def _nearest(sentence: Sentence, acts: list[Act]) -> list[Act]:
    """The act nearest before a marker, and those before it that it goes on with the same source."""
    if not acts:
        return []
    last = acts[-1]
    walls = [
        item.start
        for item in sentence.items
        if item.kind is Kind.SUBORDINATOR or (item.date and item.date.clause)
    ]
    return [
        act
        for act in acts
        if act is last
        or (
            act.sides.sources == last.sides.sources
            and not any(_verb(act) < wall < _verb(last) for wall in walls)
        )
    ]


def _verb(act: Act) -> int:
    return act.predication.verb.start if act.predication else act.start


def _answer_is_subject(sentence: Sentence, start: int) -> bool:
    """Whether the sentence only says that something told before was an answer ("The closing is ...")."""
    first = next((item for item in sentence.items if isinstance(item, NounPhrase)), None)
    return (
        first is not None
        and first.start < start
        and bool(first.heads & {"decision", "expulsion", "closure", "response"})
        and not first.modifier
    )


def _told_before(sentence: Sentence, before: list[Act], causes: list[Act], start: int) -> list[Act]:
    """The acts told before to which a sentence such as "The measures answer ..." looks back."""
    deeds = [
        act
        for act in before
        if event_types()[act.type].group in _DEEDS and event_types()[act.type].effect in _HOSTILE
    ]
    cause_sources = {code for act in causes for code in act.sides.sources}
    deeds = [
        act
        for act in deeds
        if not cause_sources & set(act.sides.sources)
        and (not causes or any(_acts_of_target(act, cause) for cause in causes))
    ]
    owners = {
        code
        for item in sentence.items
        if isinstance(item, NounPhrase) and "response" in item.heads
        for code in item.modifier
    }
    if owners:
        deeds = [act for act in deeds if owners & set(act.sides.sources)]
    subject = next((item for item in sentence.items if isinstance(item, NounPhrase)), None)
    plural = subject is not None and subject.plural and "decision" in subject.heads
    if plural:
        return [act for act in deeds if deeds[-1].sides.sources == act.sides.sources] if deeds else []
    alike = [act for act in deeds if causes and act.type == causes[0].type]
    return (alike or deeds)[-1:]


def _implied(act: Act, others: list[Act]) -> Act | None:
    """What an act answers by its kind alone."""
    if act.type == "Reject":
        kinds = _claims(act)
        return next(
            (other for other in reversed(others) if other.type in kinds and _reversed(act, other)), None
        )
    if act.type in ("Condemn", "Protest") and (things := _things(act)):
        deeds = [
            other
            for other in others
            if event_types()[other.type].group in _DEEDS
            and set(act.sides.targets) & set(other.sides.sources)
            and not set(act.sides.sources) & set(other.sides.sources)
        ]
        named = {_DEED_OF_NOUN[head] for phrase in things for head in phrase.heads if head in _DEED_OF_NOUN}
        if named:  # "condemned the arrest"
            return next((other for other in reversed(deeds) if other.type in named), None)
        return deeds[0] if deeds else None
    if act.type == "Threaten" and act.frame.verb in ("warn", "retaliate"):
        return _reversed_act(
            act, [other for other in reversed(others) if event_types()[other.type].group in _DEEDS]
        )
    return None


def _things(act: Act) -> list[NounPhrase]:
    """What is condemned, if that is an act and not an actor."""
    predication = act.predication
    if predication is None:
        after = act.sides.trigger.after if act.sides.trigger else []
        return [other for _, other in after[:1] if not other.acts_for]
    phrases = predication.subject if predication.passive else predication.objects
    return phrases[:1] if phrases and not phrases[0].acts_for else []


def _claims(act: Act) -> tuple[str, ...]:
    """Which kinds of claim a rejection can answer, by the noun that is rejected."""
    phrases = act.predication.objects if act.predication else []
    for phrase in phrases:
        for noun_class, kinds in _CLAIM_OF_NOUN.items():
            if noun_class in phrase.heads:
                return kinds
        if "claim" in phrase.heads:
            return ("Accuse",)
    return _CLAIMS


def _reversed_act(effect: Act, candidates: list[Act]) -> Act | None:
    """The first of the candidates in which the target of the effect acted towards its source, one of the
    same group before others, none that came later."""
    deed = event_types()[effect.type].group in _DEEDS
    fitting = [
        act
        for act in candidates
        if act is not effect
        and act.answers is not effect
        and not (deed and act.type == "Threaten")
        and _reversed(effect, act)
        and not _later(act, effect)
    ]
    group = event_types()[effect.type].group
    return next(
        (act for act in fitting if event_types()[act.type].group == group), fitting[0] if fitting else None
    )


def _later(act: Act, effect: Act) -> bool:
    return bool(
        act.dated
        and effect.dated
        and act.interval
        and effect.interval
        and act.interval.earliest > effect.interval.latest
    )


def _reversed(effect: Act, cause: Act) -> bool:
    """Whether the target of the one acted towards the source of the other."""
    return bool(
        set(effect.sides.targets) & set(cause.sides.sources)
        and set(effect.sides.sources) & set(cause.sides.targets)
    )


def _acts_of_target(effect: Act, cause: Act) -> bool:
    """Whether the cause is an act of the effect's target, towards whomever."""
    return bool(set(effect.sides.targets) & set(cause.sides.sources)) and not set(effect.sides.sources) & set(
        cause.sides.sources
    )
