"""A sentence as a row of items: noun phrases, verbs, prepositions, conjunctions, dates.

No tagger and no parser is used: what a word can be comes from the language's lexicon, and what it is here
from its neighbours. That is enough to find who does what to whom in news prose, and it is fast.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from kg.extract.dates import DateExpression
from kg.extract.names import Mention
from kg.extract.tokens import Token


class Kind(Enum):
    """What an item is."""

    NOUN_PHRASE = auto()
    VERB = auto()
    PREPOSITION = auto()
    COMMA = auto()
    COORDINATOR = auto()
    SUBORDINATOR = auto()
    RELATIVE = auto()
    INFINITIVE = auto()
    NEGATION = auto()
    ADVERB = auto()
    DATE = auto()
    STOP = auto()
    QUOTE = auto()


@dataclass(eq=False, slots=True)
class Item:
    """A part of a sentence: `tokens[start:end]`; `word` is its first token in lower case."""

    kind: Kind
    start: int
    end: int
    word: str
    prepositions: frozenset[str] = frozenset()
    date: DateExpression | None = None


@dataclass(eq=False, slots=True)
class NounPhrase(Item):
    """A noun phrase. What it says of actors is filled in by `kg.extract.actors` and `discourse`.

    `acts_for` holds the polities for which it acts, if it is an actor; `owner` those whose it is; `places`
    those where it stands. `after` holds the prepositional phrases that follow it at once.
    """

    heads: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    mentions: list[Mention] = field(default_factory=list)
    number: int | None = None
    plural: bool = False
    definite: bool = False
    pronoun: str | None = None
    possessive: str | None = None
    person: str | None = None
    guessed: bool = False
    reciprocal: bool = False
    words: tuple[str, ...] = ()
    home_party: bool = False
    acts_for: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()
    modifier: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    after: list[tuple[frozenset[str], NounPhrase]] = field(default_factory=list)
    group: list[NounPhrase] = field(default_factory=list)

    @property
    def polities(self) -> tuple[str, ...]:
        """Whom it acts for, else whose it is."""
        return self.acts_for or self.owner


@dataclass(eq=False, slots=True)
class Clitic(Item):
    """A weak pronoun before its verb ("la France les a expulsés"): an adverb to all that looks for subjects.

    `phrase` is what it stands for, and `role` what it is to the verb: `self`, `object` or `indirect`.
    """

    phrase: NounPhrase | None = None
    role: str = "self"


@dataclass(eq=False, slots=True)
class VerbItem(Item):
    """A verb or an auxiliary. `classes` are those of its readings that fit here."""

    classes: frozenset[str] = frozenset()
    slots: frozenset[str] = frozenset()
    auxiliary: str | None = None
    particle: tuple[int, int] | None = None
    present: bool = False


@dataclass(eq=False, slots=True)
class Sentence:
    """A sentence with its items, and the phrases found in it: class and place of each.

    `answers` are the verbs that say that somebody answers: first and last token, and who answers.
    """

    tokens: list[Token]
    items: list[Item]
    phrases: list[tuple[str, int, int]]
    paragraph: int
    index: int = 0
    answers: list[tuple[int, int, tuple[str, ...]]] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where it starts in the text."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.tokens[-1].end

    def has_phrase(self, phrase_class: str, start: int = 0, end: int | None = None) -> bool:
        """Whether a phrase of that class stands between the two tokens."""
        stop = len(self.tokens) if end is None else end
        return any(name == phrase_class and start <= at < stop for name, at, _ in self.phrases)
