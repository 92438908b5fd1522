"""What the text has spoken of so far: the memory by which pronouns, names of persons and descriptions such
as "the alliance" or "both countries" find their actor."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.extract.items import NounPhrase
from kg.extract.predications import Predication
from kg.language import Language
from kg.model import Article
from kg.registry import ActorKind, actors, find_holder
from kg.vocabulary import event_types


@dataclass(frozen=True, slots=True)
class Person:
    """A person whom the text names, and for whom he or she acts."""

    name: str
    polity: str
    role: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Spoken:
    """One actor or group that the text has spoken of."""

    polities: tuple[str, ...]
    person: str | None
    subject: bool
    sentence: int
    plural: bool
    role: frozenset[str] = frozenset()


Dyad = tuple[tuple[str, ...], tuple[str, ...], str]
"""Who acted towards whom, and the type of the act."""

# How much of a text is remembered: more than any article needs, and bounded for any text.
_REMEMBERED = 300
_FIRST = 20
# From which weight on the text tells of an actor at length.
_STORY = 4
# Who is posted abroad, and so can be expelled or recalled also where a pronoun stands for the person.
_POSTED = frozenset({"envoy", "staff"})


@dataclass(eq=False)
class Discourse:
    """The memory of one article, filled as its sentences are read in order."""

    language: Language
    article: Article
    sentence: int = 0
    people: dict[str, Person] = field(default_factory=dict)
    history: deque[Spoken] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))
    weights: Counter[str] = field(default_factory=Counter)
    dyads: deque[Dyad] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))
    first_deeds: list[Dyad] = field(default_factory=list)
    titles: dict[str, Person] = field(default_factory=dict)
    offices: dict[str, list[Person]] = field(default_factory=dict)
    mission: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    dateline: str | None = None
    speaker: Spoken | None = None
    last_act: object = None

    @property
    def home(self) -> str | None:
        """The state whose government a text of this language means when it does not say whose."""
        return self.language.options.get("home")

    @property
    def at_home(self) -> bool:
        """Whether a ministry of which the text does not say whose is likely that of the home state: not in a
        story of which others are told at length and it is not."""
        return self.home is not None and (
            bool(self.weights[self.home]) or max(self.weights.values(), default=0) < _STORY
        )

    # Remembering ---------------------------------------------------------------------------------

    def speak(self, phrase: NounPhrase, subject: bool) -> None:
        """Remembers that the text has spoken of what the phrase names."""
        members = phrase.group or [phrase]
        polities = tuple(dict.fromkeys(code for member in members for code in member.polities))
        if not polities:
            return
        plural = len(polities) > 1 or phrase.plural or bool(phrase.heads & {"nationals", "staff"})
        person = phrase.person or (
            " ".join(phrase.words) if phrase.heads & {"person_title", "citizen"} and not plural else None
        )
        role = phrase.heads & _POSTED
        self.history.append(Spoken(polities, person, subject, self.sentence, plural, role))
        for code in polities:
            self.weights[code] += 2 if subject else 1

    def introduce(
        self, name: str, polity: str, words: tuple[str, ...] = (), role: frozenset[str] = frozenset()
    ) -> None:
        """Remembers a person by the full name, by its last word, and by the titles among the words."""
        known = self.person(name)
        full = known.name if known and len(known.name) > len(name) else name
        person = Person(full, polity, role or (known.role if known else frozenset()))
        self.people[name] = person
        self.people[name.split()[-1]] = person
        self.people.setdefault(name.split()[0], person)  # "Wang" of Wang Wenbin
        for word in words:
            if self.language.is_("titles", word):
                self.titles[word] = person

    def acted(self, sources: tuple[str, ...], targets: tuple[str, ...], kind: str) -> None:
        """Remembers who acted towards whom, and how (an event type)."""
        dyad = (sources, targets, kind)
        self.dyads.append(dyad)
        if event_types()[kind].group != "verbal" and len(self.first_deeds) < _FIRST:
            self.first_deeds.append(dyad)

    def titled(self, words: tuple[str, ...]) -> Person | None:
        """The person last introduced with one of these titles, in whatever inflection."""
        for word in reversed(words):
            for title, person in reversed(self.titles.items()):
                if len(title) > 3 and (word.startswith(title) or (title.startswith(word) and len(word) > 3)):
                    return person
        held = self._held(words)
        return held[-1] if held else None

    def holders(self, words: tuple[str, ...], size: int | None) -> tuple[str, ...]:
        """For whom those act of whom the text has named so many in the office ("the two presidents")."""
        codes = tuple(dict.fromkeys(person.polity for person in self._held(words)))
        return codes if len(codes) > 1 and size in (None, len(codes)) else ()

    def _held(self, words: tuple[str, ...]) -> list[Person]:
        """The persons named so far who hold the office of the title among the words."""
        offices = self.language.options.get("offices", {})
        text = " ".join(words)
        return next((self.offices.get(office, []) for title, office in offices.items() if title in text), [])

    def listen(self, found: Iterable[Predication]) -> None:
        """Remembers the subjects of a sentence, and who speaks."""
        for predication in found:
            if predication.finite and predication.subject:
                self.speak(predication.subject[0], subject=True)
            if "say" in predication.classes and predication.subject and predication.subject[0].acts_for:
                speaker = predication.subject[0]
                self.speaker = Spoken(speaker.acts_for, speaker.person, True, self.sentence, False)

    # Recalling -----------------------------------------------------------------------------------

    def knows(self, word: str) -> bool:
        """Whether the word is the name of a person of whom the text or the registry knows."""
        return word in self.people or (
            len(word) > 3 and bool(find_holder(word, self.article.source.published))
        )

    def person(self, name: str) -> Person | None:
        """The person of that name, as introduced by the text, else as holder of an office at the time."""
        found = self.people.get(name) or self.people.get(name.split()[-1])
        if found:
            return found
        holders = find_holder(name, self.article.source.published)
        if len({holder.code for holder in holders}) != 1:
            return None
        person = Person(holders[0].name if " " not in name else name, holders[0].code)
        held = self.offices.setdefault(holders[0].office, [])
        if person not in held:
            held.append(person)
        return person

    def last(
        self,
        *,
        subject: bool = False,
        singular: bool = False,
        person: bool = False,
        among: Iterable[str] | None = None,
        exclude: Iterable[str] = (),
        reach: int = 99,
    ) -> Spoken | None:
        """The last actor spoken of that fits, at most so many sentences back."""
        allowed = set(among) if among is not None else None
        excluded = set(exclude)
        for spoken in reversed(self.history):
            if self.sentence - spoken.sentence > reach:
                return None
            if (
                (subject and not spoken.subject)
                or (singular and len(spoken.polities) > 1)
                or (person and not spoken.person)
            ):
                continue
            if (allowed is not None and not allowed.intersection(spoken.polities)) or excluded.intersection(
                spoken.polities
            ):
                continue
            return spoken
        return None

    def pronoun(self, kind: str, exclude: Iterable[str] = ()) -> Spoken | None:
        """Whom a pronoun means: `he` a person, `it` a polity, `they` several or a people; one that is the
        object of a verb none of those for whom its subject acts (`exclude`)."""
        if kind in ("he", "she"):
            return (
                (self.last(person=True, exclude=exclude, reach=0) if exclude else None)
                or self.last(subject=True, person=True, exclude=exclude, reach=3)
                or self.last(person=True, exclude=exclude, reach=4)
            )
        if kind == "it":
            return self.last(subject=True, singular=True, exclude=exclude, reach=2) or self.last(
                singular=True, exclude=exclude, reach=3
            )
        if kind == "they":
            plural = [
                spoken for spoken in self.history if spoken.plural and self.sentence - spoken.sentence <= 3
            ]
            if plural:
                return max(reversed(plural), key=lambda spoken: (spoken.sentence, spoken.subject))
            return self.last(subject=True, reach=2)
        if kind in ("we", "i"):
            return self.speaker
        return None

    def group(self, size: int | None) -> tuple[str, ...]:
        """The last group spoken of (of that size); of two, the pair of which the article speaks most."""
        if size != 2:
            for spoken in reversed(self.history):
                if len(spoken.polities) > 1 and (size is None or len(spoken.polities) == size):
                    return spoken.polities
        if size in (2, None):
            pairs = [spoken.polities for spoken in reversed(self.history) if len(spoken.polities) == 2]
            pairs += [
                sources + targets
                for sources, targets, _ in reversed(self.dyads)
                if len(sources) == len(targets) == 1
            ]
            if pairs:
                return max(pairs, key=lambda pair: sum(self.weights[code] for code in pair))
            recent: list[str] = []
            for spoken in reversed(self.history):
                for code in spoken.polities:
                    if code not in recent and self._is_state(code):
                        recent.append(code)
                if len(recent) >= 2:
                    return tuple(recent[:2])
        return ()

    def counterpart(self, known: Iterable[str], kind: str) -> tuple[str, ...]:
        """The other side of an act of that kind of which only one is named: the other side of the last such
        act, or of the last act at all, else the one last spoken of nearby, else the actor of whom the article
        speaks most."""
        excluded = set(known)
        group = event_types()[kind].group
        recent = self.last(exclude=excluded, reach=1)
        if group == "verbal" and not any(
            excluded & {*sources, *targets} for sources, targets, _ in self.dyads
        ):
            return self._blamed(excluded, kind) or (recent.polities if recent else ())
        dyads = [dyad for dyad in self.dyads if dyad[2] != "RecognizeState"]  # of a third party
        alike = [dyad for dyad in dyads if dyad[2] == kind]
        for sources, targets, _ in [*reversed(alike), *reversed(dyads)]:
            if excluded & set(sources) and not excluded & set(targets):
                partner = targets
            elif excluded & set(targets) and not excluded & set(sources):
                partner = sources
            else:
                continue
            return partner
        if alike and group in ("mission", "coercion") and not excluded & set(alike[-1][1]):
            return alike[-1][1]  # "Italy expelled 30": those whom the others expelled
        if recent:
            return recent.polities
        return next(((code,) for code, _ in self.weights.most_common() if code not in excluded), ())

    def _blamed(self, excluded: set[str], kind: str) -> tuple[str, ...]:
        """Of whom a third party speaks: of whom others spoke so before, else who did the first deed."""
        for _, targets, other in reversed(self.dyads):
            if other == kind and not excluded & set(targets):
                return targets
        return next((sources for sources, _, _ in self.first_deeds if not excluded & set(sources)), ())

    def acted_on(self, targets: Iterable[str], group: str) -> tuple[str, ...]:
        """Who was last told to have done an act of that group to one of these."""
        wanted = set(targets)
        return next(
            (
                sources
                for sources, others, kind in reversed(self.dyads)
                if event_types()[kind].group == group
                and event_types()[kind].effect == "worsens"
                and wanted & set(others)
                and not wanted & set(sources)
            ),
            (),
        )

    @staticmethod
    def _is_state(code: str) -> bool:
        actor = actors().get(code)
        return actor is None or actor.kind is not ActorKind.ORGANISATION
