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
from kg.extract.predications import Predication
from kg.language import Frame
from kg.registry import ActorKind, actors
from kg.vocabulary import EventType, event_types


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
    trigger: NounPhrase | None = None
    phrases: list[NounPhrase] = field(default_factory=list)


@dataclass(slots=True)
class _Found:
    polities: tuple[str, ...]
    phrase: NounPhrase | None = None
    guessed: bool = False


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
    search = _Search(
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
        and kind.mutual
        and source
        and len(source.polities) > 1
        and not (frame.noun and phrase is not None and phrase.possessive)
    ):
        target = _Found(source.polities[1:], source.phrase)
        source = _Found(source.polities[:1], source.phrase)
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
    if target is None and source is not None and kind.group in ("relations", "organisation"):
        target = search.counterpart(source.polities)
    if target is None:
        return None
    if source is None and (kind.mutual or "between" in frame.target) and len(target.polities) > 1:
        source, target = (
            _Found(target.polities[:1], target.phrase, guessed=not kind.mutual),
            _Found(target.polities[1:], target.phrase),
        )
    if source is None:
        source = search.speaker(target.polities) or search.counterpart(target.polities)
        if source is None:
            return None
    return _sides(source, target)


def _sides(source: _Found, target: _Found) -> Sides | None:
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


# What is done to a mission by the one whose it is, where nobody else is named.
_OWN_ACTS = frozenset({"close", "open", "suspend", "closure", "opening"})


def _mission(search: _Search, source: _Found | None, mission: NounPhrase) -> Sides | None:
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
            source = _Found(closer, None, guessed=True)
        elif owner and (search.frame.verb or search.frame.noun) in _OWN_ACTS:
            source = _Found(owner, mission, guessed=True)
        elif owner:
            source = _Found(tuple(code for code in places if code not in owner), None, guessed=True)
            if not source.polities:
                source = search.counterpart(owner)
        elif places:
            source = (
                search.counterpart(places)
                if search.frame.type == "OpenMission"
                else _Found(places, None, True)
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


class _Search:
    """Looks up the places that a frame names."""

    def __init__(
        self,
        frame: Frame,
        sentence: Sentence,
        predication: Predication | None,
        matched: NounPhrase | None,
        found: list[Predication],
        discourse: Discourse,
    ) -> None:
        self.frame = frame
        self.sentence = sentence
        self.predication = predication
        self.matched = matched
        self.found = found
        self.discourse = discourse
        self.kind: EventType = event_types()[frame.type]
        self.wanted: str | None = None  # the kind of actor looked for: a place, an organisation

    def first(self, places: tuple[str, ...], exclude: tuple[str, ...]) -> _Found | None:
        """What the first of the places gives that is not all excluded."""
        for place in places:
            result = self._place(place, exclude)
            if result and (rest := tuple(code for code in result.polities if code not in exclude)):
                return _Found(rest, result.phrase, result.guessed)
        return None

    def _place(self, place: str, exclude: tuple[str, ...]) -> _Found | None:
        predication, matched = self.predication, self.matched
        if place == "subject":
            if predication is None:
                return None
            if predication.passive and self.frame.target != ("subject",):
                return self._by(predication)
            if not predication.subject and predication.finite and self._drops_subjects():
                spoken = self.discourse.last(subject=True, reach=2)
                return _Found(spoken.polities, None, True) if spoken else None
            speaks = self.kind.group == "verbal"  # an embassy says something, but expels nobody
            return _group(
                [
                    phrase
                    for phrase in predication.subject
                    if _can_act(phrase) or (speaks and "mission" in phrase.heads and phrase.owner)
                ]
            )
        if place == "request":
            return (
                next(
                    (
                        _Found(phrase.modifier, phrase)
                        for _, phrase in predication.prepositional
                        if "claim" in phrase.heads and phrase.modifier
                    ),
                    None,
                )
                if predication
                else None
            )
        if place == "sentence_subject":
            return next(
                (
                    found
                    for other in self.found
                    if not other.passive
                    and other.finite
                    and (found := _group([phrase for phrase in other.subject if _can_act(phrase)]))
                ),
                None,
            )
        if place == "object":
            return self._object()
        if place == "indirect" and predication:
            others = [phrase for phrase in predication.objects if phrase is not matched and phrase.acts_for]
            return _group(others[:1])
        if place == "genitive":
            return _Found(matched.modifier, matched) if matched is not None and matched.modifier else None
        if place in ("owner", "modifier"):
            return _Found(matched.owner, matched) if matched is not None and matched.owner else None
        if place == "support_subject":
            if predication is None:
                return None
            if predication.passive:
                return self._by(predication)
            return _group([phrase for phrase in predication.subject if _can_act(phrase)])
        if place in ("complement_subject", "complement_object"):
            return self._complement(place)
        if place == "post":
            posts = matched.places if matched is not None else ()
            abroad = tuple(code for code in posts if matched is not None and code not in matched.owner)
            return _Found(abroad) if abroad else None
        if place == "speaker":
            return self._speaker()
        if place == "other":
            return self.counterpart(exclude)
        if place == "other_two":
            group = tuple(code for code in self.discourse.group(2) if code not in exclude)
            return _Found(group, None, True) if len(group) == 2 else None
        return self._preposition(place)

    def _drops_subjects(self) -> bool:
        """Whether a verb of the language may stand without a subject, which is then the one spoken of."""
        return bool(self.discourse.language.options.get("pro_drop"))

    def _by(self, predication: Predication) -> _Found | None:
        complements = [other for other in self.found if other.matrix is predication and other.infinitive]
        behind = [pair for other in complements for pair in other.prepositional]
        for kinds, phrase in [*predication.prepositional, *behind]:
            if "by" in kinds and phrase.polities and (phrase.acts_for or "of" not in kinds):
                return _group([phrase])
        return None

    def _object(self) -> _Found | None:
        if self.predication is None:
            return None
        if self.matched is not None:
            found = _group([self.matched])
            if found:
                return found
            if "place" in self.frame.object and self.matched.places:
                return _Found(self.matched.places, self.matched)
            if self.matched.heads & {"nationals", "staff", "envoy"} or (
                self.matched.person and self.kind.group in ("coercion", "mission")
            ):
                return self.counterpart(self._source_polities())
            return None
        candidates = self.predication.subject if self.predication.passive else self.predication.objects
        return next((found for phrase in candidates if (found := _group([phrase]))), None)

    def _source_polities(self) -> tuple[str, ...]:
        source = self._place("subject", ()) if self.predication else None
        return source.polities if source else ()

    def _complement(self, place: str) -> _Found | None:
        for other in self.found:
            if other.matrix is self.predication and self.predication is not None:
                phrases = (
                    other.subject
                    if place == "complement_subject"
                    else other.objects
                    + [phrase for kinds, phrase in other.prepositional if kinds & {"with", "to"}]
                )
                for phrase in phrases:
                    if found := _group([phrase]):
                        return found
        return None

    def _speaker(self) -> _Found | None:
        predication = self.predication
        if predication and predication.matrix and "say" in predication.matrix.classes:
            return _group(predication.matrix.subject)
        for other in self.found:
            if other is not predication and "say" in other.classes and (found := _group(other.subject)):
                return found
        spoken = self.discourse.speaker
        return _Found(spoken.polities, None, True) if spoken else None

    def speaker(self, owner: tuple[str, ...]) -> _Found | None:
        """Who announces the act, if that is not the one whose mission it is."""
        predication = self.predication
        if predication is None or not predication.content or predication.matrix is None:
            return None
        found = _group(predication.matrix.subject)
        return found if found and not set(found.polities) & set(owner) else None

    def counterpart(self, known: tuple[str, ...]) -> _Found | None:
        """The other side as far as the text tells of one."""
        polities = self.discourse.counterpart(known, self.frame.type)
        return _Found(polities, None, guessed=True) if polities else None

    def prepositional(self) -> list[tuple[frozenset[str], NounPhrase]]:
        """All prepositional phrases of the verb and of the object."""
        found = list(self.matched.after) if self.matched is not None else []
        if self.predication is not None:
            found += [pair for pair in self.predication.prepositional if pair not in found]
        return found

    def prepositional_polities(self, kinds: tuple[str, ...]) -> tuple[str, ...]:
        """The polities of the first prepositional phrase of one of these classes."""
        return next(
            (
                found.polities
                for classes, phrase in self.prepositional()
                if classes & set(kinds) and (found := _group([phrase]))
            ),
            (),
        )

    def _preposition(self, place: str) -> _Found | None:
        for kinds, phrase in self.prepositional():
            if place not in kinds or (place == "by" and "of" in kinds and self.frame.noun):
                continue  # "nedleggelsen av konsulatet": of, not by
            if place == "from" and "of" in kinds and self.frame.noun and "of" in self.frame.target:
                continue  # "l'expulsion de deux diplomates": of, not from
            owner = self.matched.owner if self.matched and self.frame.verb else None
            if place == "from" and "of" in kinds and phrase.polities == owner:
                continue  # "el embajador de Israel": whose, not from where
            members = phrase.group or [phrase]
            polities = tuple(dict.fromkeys(code for member in members for code in self._of_kind(member)))
            if polities:
                found = _group([phrase]) if self.wanted is None else None
                return found or _Found(polities, phrase)
        return None

    def _of_kind(self, phrase: NounPhrase) -> tuple[str, ...]:
        if self.wanted == "place":
            return phrase.places or (
                phrase.acts_for if "polity" in phrase.heads or "polity_word" in phrase.heads else phrase.owner
            )
        if self.wanted == "organisation":
            return tuple(
                code
                for code in phrase.acts_for
                if code in actors() and actors()[code].kind is ActorKind.ORGANISATION
            )
        return phrase.polities


def _can_act(phrase: NounPhrase) -> bool:
    """Whether the phrase can do something: not what merely belongs to an actor ("Russia's footballers")."""
    return (
        bool(phrase.acts_for)
        or ("decision" in phrase.heads and bool(phrase.modifier))
        or any(member.acts_for for member in phrase.group)
        or bool(phrase.heads & {"forces", "weapons"})
    )


def _group(phrases: list[NounPhrase]) -> _Found | None:
    """The polities of the phrases and of those enumerated with them."""
    members: list[NounPhrase] = []
    for phrase in phrases:
        members.extend(member for member in (phrase.group or [phrase]) if member not in members)
    polities = tuple(dict.fromkeys(code for member in members for code in member.polities))
    return _Found(polities, members[0] if members else None) if polities else None
