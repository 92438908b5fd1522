"""Finds the two sides of an act: who acted, and towards whom.

Each frame names the places where its source and its target are looked for, in order:

- `subject`, `object`, `indirect`: of the verb; in the passive the subject is sought behind `by`
- `of`, `to`, `with`, `between`, ...: in a prepositional phrase with a preposition of that class
- `owner`, `genitive`: whose the object is
- `complement_subject`, `complement_object`: in the clause or infinitive that depends on the verb
- `support_subject`: the subject of the verb whose object the noun is
- `speaker`: who says it
- `post`: the country where an envoy is posted
- `other`: the other side as far as the text has told of one
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.discourse import Discourse
from kg.extract.items import NounPhrase, Sentence
from kg.extract.places import Found, Search
from kg.extract.predications import Predication
from kg.language import Frame
from kg.vocabulary import event_types

# What is done to a mission by the one whose it is, where nobody else is named.
_OWN_ACTS = frozenset({"close", "open", "suspend", "closure", "opening"})


@dataclass(eq=False, slots=True)
class Sides:
    """Source and target of an act, as polity codes, with the noun phrases that name them."""

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    source_phrase: NounPhrase | None = None
    target_phrase: NounPhrase | None = None
    own_mission: bool | None = None
    place: NounPhrase | None = None
    guessed: int = 0
    either_way: bool = False
    trigger: NounPhrase | None = None
    phrases: list[NounPhrase] = field(default_factory=list)


def find_sides(
    frame: Frame,
    sentence: Sentence,
    predication: Predication | None,
    matched: NounPhrase | bool,
    found: list[Predication],
    discourse: Discourse,
    mission: NounPhrase | None = None,
) -> Sides | None:
    """The two sides, or None where one of them cannot be found.

    `matched` is the object of the verb, or the noun that names the act; `mission` the mission of which such
    a noun speaks ("the closure of the embassy").
    """
    search = Search(
        frame, sentence, predication, matched if isinstance(matched, NounPhrase) else None, found, discourse
    )
    kind = event_types()[frame.type]
    source = search.first(tuple(place for place in frame.source if place != "other"), exclude=())
    search.wanted = frame.target_kind
    phrase = mission or search.matched
    if (
        phrase is not None
        and mission is None
        and phrase.heads & {"mission_work", "licence", "closure", "opening"}
    ):
        phrase = next((other for _, other in phrase.after if "mission" in other.heads), phrase)
    if (
        phrase is not None
        and "mission" in phrase.heads
        and kind.group == "mission"
        and frame.type != "ReduceMission"
    ):
        return _mission(search, source, phrase)
    each_other = predication is not None and any(other.reciprocal for other in predication.objects)
    if each_other:
        source = source or search.first(("object",), exclude=())
    if (
        source is None
        and kind.group not in ("mission", "coercion", "relations", "organisation")
        and "other" not in frame.source
        and not (predication and predication.passive and predication.content)
        and not ("between" in frame.target and len(search.prepositional_polities(("between",))) > 1)
    ):
        return None
    target = search.first(frame.target, exclude=source.polities if source and not each_other else ())
    if (
        (target is None or target.guessed)
        and source
        and len(source.polities) == 2
        and predication
        and _mutually(sentence, predication, discourse)
    ):
        return Sides(source.polities, source.polities, source.phrase, phrase)
    if (
        (target is None or target.guessed)
        and kind.mutual
        and source
        and len(source.polities) > 1
        and not (frame.noun and phrase is not None and phrase.possessive)
    ):
        target = Found(source.polities[1:], source.phrase)
        source = Found(source.polities[:1], source.phrase)
    if (
        (target is None or target.guessed)
        and source
        and len(source.polities) > 1
        and kind.effect == "improves"
        and kind.group == "relations"
    ):
        return Sides(source.polities, source.polities, source.phrase, None)  # each with the other
    if (
        (target is None or target.guessed)
        and source
        and len(source.polities) == 2
        and phrase is not None
        and phrase.possessive
        and phrase.heads & {"envoy", "staff"}
    ):
        return Sides(source.polities, source.polities, source.phrase, phrase)  # "recalled their ambassadors"
    if target is None and source and phrase is not None and (phrase.guessed or phrase.possessive):
        target = search.counterpart(source.polities)
    if (
        target is None
        and source
        and "other" in frame.source
        and (again := search.first(frame.target, exclude=()))
    ):
        source, target = (
            search.counterpart(again.polities),
            again,
        )  # "summoned to the ministry": not their own
    if target is None:
        return None
    either_way = False
    if source is None and (kind.mutual or "between" in frame.target) and len(target.polities) > 1:
        either_way = True  # "contact between the two was broken off"
        source, target = (
            Found(target.polities[:1], target.phrase, guessed=not kind.mutual),
            Found(target.polities[1:], target.phrase),
        )
    if source is None:
        source = search.speaker(target.polities) or search.counterpart(target.polities)
        if source is None:
            return None
    sides = _sides(source, target)
    if sides is not None:
        sides.either_way = either_way
    return sides


def _mutually(sentence: Sentence, predication: Predication, discourse: Discourse) -> bool:
    """Whether an adverb says that each did it to the other: "haben gegenseitig Diplomaten ausgewiesen"."""
    words = discourse.language.options.get("reciprocal_adverbs", ())
    tokens = sentence.tokens[predication.start : max(predication.end, predication.verb.end)]
    return any(token.lower in words for token in tokens)


def _sides(source: Found, target: Found) -> Sides | None:
    targets = tuple(code for code in target.polities if code not in source.polities)
    if len(source.polities) == 2 and set(source.polities) == set(target.polities):
        targets = source.polities  # "accused each other"
    if not source.polities or not targets:
        return None
    return Sides(
        source.polities,
        targets,
        source.phrase,
        target.phrase,
        guessed=source.guessed + target.guessed,
        phrases=[phrase for phrase in (source.phrase, target.phrase) if phrase is not None],
    )


def _mission(search: Search, source: Found | None, mission: NounPhrase) -> Sides | None:
    """Whose mission it is, where it stands, and so on whom the act falls.

    A source acts on its own mission (then the other side is the country where it stands), or on one that
    the other side has with it.
    """
    host = next(
        (other.polities for kinds, other in mission.after if "to" in kinds and other.polities), ()
    ) or search.prepositional_polities(("to",))
    places = mission.places or next(
        (other.places for kinds, other in search.prepositional() if kinds & {"in", "at"} and other.places), ()
    )
    owner = mission.owner
    phrases = [mission]
    if mission.possessive == "own" and source:
        owner = source.polities
    if source is None:
        source = search.speaker(owner)
    if source is None:
        if owner and (closer := search.discourse.acted_on(owner, search.kind.group)):
            source = Found(closer, None, guessed=True)
        elif owner and (search.frame.verb or search.frame.noun) in _OWN_ACTS:
            source = Found(owner, mission, guessed=True)
        elif owner:
            source = Found(tuple(code for code in places if code not in owner), None, guessed=True)
            if not source.polities:
                source = search.counterpart(owner)
        elif places:
            source = (
                search.counterpart(places)
                if search.frame.type == "OpenMission"
                else Found(places, None, True)
            )
        if source is None or not source.polities:
            return None
    if source.phrase:
        phrases.append(source.phrase)
    if owner and set(owner) & set(source.polities):
        own: bool | None = True
        targets = tuple(code for code in (*host, *places) if code not in source.polities)[:1]
        if not targets and len(source.polities) > 1 and set(owner) == set(source.polities):
            targets = source.polities  # "both will reopen their embassies": with each other
    elif owner:
        own, targets = False, tuple(code for code in owner if code not in source.polities)
    elif set(places) - set(source.polities):
        own, targets = True, tuple(code for code in (*host, *places) if code not in source.polities)[:1]
    elif host:
        own, targets = True, host
    else:
        own, targets = (False if places else None), ()
    guessed = int(source.guessed)
    if not targets:
        partner = search.counterpart(source.polities)
        if partner is None:
            return None
        targets, guessed = partner.polities, guessed + 1
    return Sides(
        source.polities,
        tuple(dict.fromkeys(targets)),
        source.phrase,
        mission,
        own,
        None,
        guessed,
        phrases=phrases,
    )
