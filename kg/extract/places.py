"""Looks up the places that a frame names: the subject, the object, a prepositional phrase, the other side."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.discourse import Discourse
from kg.extract.items import NounPhrase, Sentence
from kg.extract.predications import Predication
from kg.language import Frame
from kg.registry import ActorKind, actors
from kg.vocabulary import EventType, event_types


@dataclass(slots=True)
class Found:
    """The polities that a place gives, the noun phrase that names them, and whether they are guessed."""

    polities: tuple[str, ...]
    phrase: NounPhrase | None = None
    guessed: bool = False


class Search:
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

    def first(self, places: tuple[str, ...], exclude: tuple[str, ...]) -> Found | None:
        """What the first of the places gives that is not all excluded."""
        for place in places:
            result = self._place(place, exclude)
            if result and (rest := tuple(code for code in result.polities if code not in exclude)):
                return Found(rest, result.phrase, result.guessed)
        return None

    def _place(self, place: str, exclude: tuple[str, ...]) -> Found | None:
        predication, matched = self.predication, self.matched
        if place == "subject":
            if predication is None:
                return None
            if predication.passive and self.frame.target != ("subject",):
                return self._by(predication)
            if ordered := self._ordered(predication):
                return ordered
            if not predication.subject and predication.finite and self._drops_subjects():
                spoken = self.discourse.last(subject=True, reach=2)
                return Found(spoken.polities, None, True) if spoken else None
            speaks = self.kind.group == "verbal"  # an embassy says something, but expels nobody
            return group_of(
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
                        Found(phrase.modifier, phrase)
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
                    and (found := group_of([phrase for phrase in other.subject if _can_act(phrase)]))
                ),
                None,
            )
        if place == "object":
            return self._object()
        if place == "indirect" and predication:
            others = [phrase for phrase in predication.objects if phrase is not matched and phrase.acts_for]
            return group_of(others[:1])
        if place == "genitive":
            return Found(matched.modifier, matched) if matched is not None and matched.modifier else None
        if place in ("owner", "modifier"):
            return Found(matched.owner, matched) if matched is not None and matched.owner else None
        if place == "support_subject":
            if predication is None:
                return None
            if predication.passive:
                return self._by(predication)
            return group_of([phrase for phrase in predication.subject if _can_act(phrase)])
        if place in ("complement_subject", "complement_object"):
            return self._complement(place)
        if place == "post":
            posts = matched.places if matched is not None else ()
            abroad = tuple(code for code in posts if matched is not None and code not in matched.owner)
            return Found(abroad) if abroad else None
        if place == "speaker":
            return self._speaker()
        if place == "other":
            return self.counterpart(exclude)
        if place == "other_two":
            group = tuple(code for code in self.discourse.group(2) if code not in exclude)
            return Found(group, None, True) if len(group) == 2 else None
        return self._preposition(place)

    def _ordered(self, predication: Predication) -> Found | None:
        """On whose orders the subject must act: "Russland muss auf Anordnung Berlins schließen"."""
        if not any(auxiliary.auxiliary == "must" for auxiliary in predication.auxiliaries):
            return None
        orders = [phrase for kinds, phrase in predication.prepositional if kinds == {"by"}]
        return group_of([phrase for phrase in orders[:1] if phrase.acts_for])

    def _drops_subjects(self) -> bool:
        """Whether a verb of the language may stand without a subject, which is then the one spoken of."""
        return bool(self.discourse.language.options.get("pro_drop"))

    def _by(self, predication: Predication) -> Found | None:
        complements = [other for other in self.found if other.matrix is predication and other.infinitive]
        behind = [pair for other in complements for pair in other.prepositional]
        for kinds, phrase in [*predication.prepositional, *behind]:
            if "by" in kinds and phrase.polities and (phrase.acts_for or "of" not in kinds):
                return group_of([phrase])
        return None

    def _object(self) -> Found | None:
        if self.predication is None:
            return None
        if self.matched is not None:
            found = group_of([self.matched])
            if found:
                return found
            if "place" in self.frame.object and self.matched.places:
                return Found(self.matched.places, self.matched)
            if self.matched.heads & {"nationals", "staff", "envoy"} or (
                self.matched.person and self.kind.group in ("coercion", "mission")
            ):
                return self.counterpart(self._source_polities())
            return None
        candidates = self.predication.subject if self.predication.passive else self.predication.objects
        return next((found for phrase in candidates if (found := group_of([phrase]))), None)

    def _source_polities(self) -> tuple[str, ...]:
        source = self._place("subject", ()) if self.predication else None
        return source.polities if source else ()

    def _complement(self, place: str) -> Found | None:
        for other in self.found:
            if other.matrix is self.predication and self.predication is not None:
                phrases = (
                    other.subject
                    if place == "complement_subject"
                    else other.objects
                    + [phrase for kinds, phrase in other.prepositional if kinds & {"with", "to"}]
                )
                for phrase in phrases:
                    if found := group_of([phrase]):
                        return found
        return None

    def _speaker(self) -> Found | None:
        predication = self.predication
        if predication and predication.matrix and "say" in predication.matrix.classes:
            return group_of(predication.matrix.subject)
        for other in self.found:
            if other is not predication and "say" in other.classes and (found := group_of(other.subject)):
                return found
        spoken = self.discourse.speaker
        return Found(spoken.polities, None, True) if spoken else None

    def speaker(self, owner: tuple[str, ...]) -> Found | None:
        """Who announces the act, if that is not the one whose mission it is."""
        predication = self.predication
        if predication is None or not predication.content or predication.matrix is None:
            return None
        found = group_of(predication.matrix.subject)
        return found if found and not set(found.polities) & set(owner) else None

    def counterpart(self, known: tuple[str, ...]) -> Found | None:
        """The other side as far as the text tells of one."""
        polities = self.discourse.counterpart(known, self.frame.type)
        return Found(polities, None, guessed=True) if polities else None

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
                if classes & set(kinds) and (found := group_of([phrase]))
            ),
            (),
        )

    def _preposition(self, place: str) -> Found | None:
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
                found = group_of([phrase]) if self.wanted is None else None
                return found or Found(polities, phrase)
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


def group_of(phrases: list[NounPhrase]) -> Found | None:
    """The polities of the phrases and of those enumerated with them."""
    members: list[NounPhrase] = []
    for phrase in phrases:
        members.extend(member for member in (phrase.group or [phrase]) if member not in members)
    polities = tuple(dict.fromkeys(code for member in members for code in member.polities))
    return Found(polities, members[0] if members else None) if polities else None
