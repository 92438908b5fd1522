"""A sentence as a row of items: noun phrases, verbs, prepositions, conjunctions, dates.

No tagger and no parser is used: what a word can be comes from the language's lexicon, and what it is here
from its neighbours. That is enough to find who does what to whom in news prose, and it is fast.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto

from kg.extract.dates import DateExpression
from kg.extract.names import Mention, NameIndex
from kg.extract.tokens import Token
from kg.language import Language, Noun, Verb
from kg.registry import NameForm


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


def itemise(tokens: list[Token], language: Language, index: NameIndex, dates: list[DateExpression],
            paragraph: int, is_person: Callable[[str], bool]) -> Sentence:
    """The sentence of these tokens.

    `dates` are the date expressions in the text, of which those inside the sentence are used; `is_person`
    says whether a word that begins a sentence is the name of a person.
    """
    builder = _Builder(tokens, language, index.find(tokens), dates, is_person)
    return Sentence(tokens, builder.items(), builder.phrases, paragraph)


_QUOTES = frozenset("\"“”«»„")
_PERSON_PARTICLES = frozenset("bin ibn al el van von der de la di da du dos le ben abu ad as".split())
_UNMARKED = frozenset({NameForm.NAME, NameForm.CAPITAL, NameForm.GOVERNMENT, NameForm.PLACE, NameForm.ORGANISATION})


class _Builder:
    """Builds the items of one sentence."""

    def __init__(self, tokens: list[Token], language: Language, mentions: list[Mention],
                 dates: list[DateExpression], is_person: Callable[[str], bool]) -> None:
        self.is_person = is_person
        self.tokens = tokens
        self.language = language
        self.mention_at = {mention.start: mention for mention in mentions}
        self.inside_name = {i for mention in mentions for i in range(mention.start, mention.end)}
        self.date_at = self._date_places(dates)
        self.phrases = self._find_phrases()
        self.noun_at = self._find_nouns()
        self.consumed: dict[int, int] = {}
        self.out: list[Item] = []

    # What stands where ---------------------------------------------------------------------------

    def _date_places(self, dates: list[DateExpression]) -> dict[int, tuple[int, DateExpression]]:
        first, last = self.tokens[0].start, self.tokens[-1].end
        places: dict[int, tuple[int, DateExpression]] = {}
        for expression in dates:
            if expression.end <= first or expression.start >= last:
                continue
            inside = [i for i, token in enumerate(self.tokens)
                      if token.start >= expression.start and token.end <= expression.end]
            if inside:
                places[inside[0]] = (inside[-1] + 1, expression)
        return places

    def _find_phrases(self) -> list[tuple[str, int, int]]:
        found: list[tuple[str, int, int]] = []
        for i, token in enumerate(self.tokens):
            for words, phrase_class in self.language.phrases.get(token.lower, ()):
                if self._words_at(i, words):
                    found.append((phrase_class, i, i + len(words)))
        return found

    def _words_at(self, start: int, words: tuple[str, ...]) -> bool:
        end = start + len(words)
        return end <= len(self.tokens) and all(
            token.lower == word for token, word in zip(self.tokens[start:end], words, strict=True))

    def _find_nouns(self) -> dict[int, tuple[int, tuple[Noun, ...]]]:
        places: dict[int, tuple[int, tuple[Noun, ...]]] = {}
        index = 0
        while index < len(self.tokens):
            end, nouns = self._noun(index)
            if nouns:
                places[index] = (end, nouns)
            index = end
        return places

    def _noun(self, index: int) -> tuple[int, tuple[Noun, ...]]:
        """The nouns that begin here (several classes share a form), and where the longest ends."""
        found: list[Noun] = []
        end = index + 1
        for words, noun in self.language.nouns.get(self.tokens[index].lower, ()):
            if found and index + len(words) < end:
                break
            if self._words_at(index, words):
                found.append(noun)
                end = index + len(words)
        if not found and index not in self.inside_name:
            found.extend(self._compound_noun(self.tokens[index].lower))
        return end, tuple(found)

    def _compound_noun(self, word: str) -> list[Noun]:
        tails = self.language.compound_tails
        if not tails or len(word) < 9:
            return []
        for cut in range(2, len(word) - 5):
            if noun := tails.get(word[cut:]):
                return [noun]
        return []

    # Left to right -------------------------------------------------------------------------------

    def items(self) -> list[Item]:
        """All items in order."""
        index = 0
        while index < len(self.tokens):
            index = self._item(index)
        return self.out

    def _add(self, kind: Kind, start: int, end: int, **more: object) -> int:
        self.out.append(Item(kind, start, end, self.tokens[start].lower, **more))  # type: ignore[arg-type]
        return end

    def _item(self, i: int) -> int:
        token, language = self.tokens[i], self.language
        if i in self.consumed:
            return self._add(Kind.ADVERB, i, self.consumed[i])
        if i in self.date_at:
            end, expression = self.date_at[i]
            return self._add(Kind.DATE, i, end, date=expression)
        if not token.is_word and not token.lower.startswith("'"):
            return self._punctuation(i)
        if token.lower in language.words["genitive_tokens"]:
            return i + 1
        if i in self.mention_at:
            return self._noun_phrase(i)
        if self.out and self.out[-1].kind is Kind.INFINITIVE and token.lower not in language.verbs \
                and token.lower not in language.auxiliaries and not language.is_("adverbs", token.lower):
            return self._verb(i)
        return self._word(i)

    def _punctuation(self, i: int) -> int:
        text = self.tokens[i].text
        if text == "(":
            close = next((j for j in range(i + 1, min(i + 8, len(self.tokens))) if self.tokens[j].text == ")"), i)
            parties = self.language.options.get("parties", ())
            if self.out and isinstance(self.out[-1], NounPhrase) and any(
                    token.text in parties for token in self.tokens[i:close]):
                self.out[-1].home_party = True
            return close + 1
        if text in _QUOTES:
            return self._add(Kind.QUOTE, i, i + 1)
        return self._add(Kind.COMMA if text == "," else Kind.STOP, i, i + 1)

    def _word(self, i: int) -> int:  # noqa: PLR0911 - one line for each kind of word
        language, word = self.language, self.tokens[i].lower
        after = self.tokens[i + 1].lower if i + 1 < len(self.tokens) else ""
        if language.is_("infinitive_markers", word) and (
                word not in language.prepositions or self._verb_follows(i + 1)):
            return self._add(Kind.INFINITIVE, i, i + 1)
        if language.is_("negations", word) and not self._starts_noun_phrase(i):
            return self._add(Kind.NEGATION, i, i + 1)
        if word in language.auxiliaries and not self._is_full_verb(i):
            return self._auxiliary(i)
        if language.is_("both", word) and self.out and isinstance(self.out[-1], NounPhrase) \
                and not self._nominal(i + 1):
            return self._add(Kind.ADVERB, i, i + 1)
        if language.is_("relatives", word) and self._is_relative(i):
            return self._add(Kind.RELATIVE, i, i + 1)
        if language.is_("coordinators", word):
            return self._add(Kind.COORDINATOR, i, i + 1)
        if self._is_subordinator(i):
            return self._add(Kind.SUBORDINATOR, i, i + 1)
        if word in language.possessives and self._nominal(i + 1):
            return self._noun_phrase(i)
        if word in language.pronouns and not (language.is_("determiners", word) and self._nominal(i + 1)):
            return self._pronoun(i)
        if self._is_verb(i):
            return self._verb(i)
        if (kinds := language.prepositions.get(f"{word} {after}")) and after and i + 1 not in self.date_at:
            return self._add(Kind.PREPOSITION, i, i + 2, prepositions=kinds)
        if kinds := language.prepositions.get(word):
            return self._add(Kind.PREPOSITION, i, i + 1, prepositions=kinds)
        if language.is_("adverbs", word) and not (language.is_("determiners", word) and self._nominal(i + 1)):
            return self._add(Kind.ADVERB, i, i + 1)
        return self._noun_phrase(i)

    def _starts_noun_phrase(self, i: int) -> bool:
        return self.language.is_("determiners", self.tokens[i].lower) and self._nominal(i + 1)

    def _verb_follows(self, i: int) -> bool:
        """Whether an infinitive stands here, adverbs aside."""
        for j in range(i, min(i + 3, len(self.tokens))):
            word = self.tokens[j].lower
            if word in self.language.auxiliaries:
                return True
            if readings := self.language.verbs.get(word):
                return any(verb.slot in ("infinitive", "fifth") for verb in readings)
            if not (self.language.is_("adverbs", word) or self.language.is_("negations", word)):
                return self._unknown_infinitive(j)
        return False

    def _unknown_infinitive(self, i: int) -> bool:
        """An unknown word in lower case with an object behind it: `to punish the Kremlin`."""
        word, language = self.tokens[i].lower, self.language
        if i + 1 >= len(self.tokens) or i in self.noun_at or i in self.inside_name or not self.tokens[i].text.islower() \
                or language.is_("determiners", word) or language.is_("adjectives", word) \
                or word in language.prepositions or word in language.possessives or word in language.pronouns:
            return False
        after = self.tokens[i + 1].lower
        return language.is_("determiners", after) or after in language.possessives or after in language.pronouns

    def _is_relative(self, i: int) -> bool:
        """A relative pronoun stands behind a noun, or behind a comma or a preposition."""
        if not self.out or self.language.is_("that", self.tokens[i].lower) and not (
                i + 1 < len(self.tokens) and self._finite(i + 1)):
            return False
        before = self.out[-1].kind
        if self.tokens[i].lower in self.language.prepositions and (
                before is Kind.DATE or not self._clause_follows(i, immediate=True)):
            return False
        if before is Kind.COMMA and len(self.out) > 1:
            before = self.out[-2].kind
        return before in (Kind.NOUN_PHRASE, Kind.PREPOSITION, Kind.DATE) or self.out[-1].kind is Kind.ADVERB

    def _is_subordinator(self, i: int) -> bool:
        word = self.tokens[i].lower
        if not (self.language.is_("subordinators", word) or self.language.is_("conditionals", word)):
            return False
        if self.language.is_("that", word):
            return not self._nominal_thing(i + 1) or self._clause_follows(i + 1)
        if word in self.language.prepositions and self.out and isinstance(self.out[-1], VerbItem) \
                and self.language.prepositions[word] & {"as"}:
            return False  # "identified as spies", "dismissed as slander"
        if self.language.options.get("verb_second") and i + 1 < len(self.tokens) and self._finite(i + 1):
            return False
        if word in self.language.prepositions or word in self.language.words["relatives"]:
            return self._clause_follows(i + 1)
        if self.language.is_("determiners", word):
            return not self._nominal_thing(i + 1) or self._clause_follows(i + 1)
        if word in self.language.verbs or word in self.language.auxiliaries:
            return False
        return True

    def _finite(self, i: int) -> bool:
        """Whether a finite verb stands here: then what looks like a conjunction is an adverb (`Da kom ...`)."""
        word = self.tokens[i].lower
        return word in self.language.auxiliaries or i not in self.noun_at and i not in self.inside_name and any(
            verb.slot in ("present", "past") for verb in self.language.verbs.get(word, ()))

    def _clause_follows(self, i: int, immediate: bool = False) -> bool:
        """Whether a finite verb stands among the next tokens, before any mark of punctuation."""
        for j in range(i, min(i + 9, len(self.tokens))):
            word = self.tokens[j].lower
            if word in self.language.words["genitive_tokens"]:
                continue
            if not self.tokens[j].is_word or j > i and self.language.is_("that", word):
                return False
            if j in self.inside_name:
                continue
            if word in self.language.auxiliaries or any(
                    verb.slot in ("present", "past") for verb in self.language.verbs.get(word, ())):
                if j > i or immediate:
                    return True
        return False

    def _nominal(self, i: int) -> bool:
        """Whether the token can go on a noun phrase that a determiner has begun."""
        if i >= len(self.tokens) or not self.tokens[i].is_word:
            return False
        if i in self.inside_name or i in self.noun_at:
            return True
        word = self.tokens[i].lower
        language = self.language
        if word in language.auxiliaries or word in language.pronouns or language.is_("coordinators", word):
            return False
        if word in language.numbers or word.isdigit() or language.is_("adjectives", word):
            return True
        if word in language.verbs:
            return self._participle_before_noun(i)
        if language.is_("infinitive_markers", word) and word not in language.prepositions:
            return False
        return not (word in language.prepositions or language.is_("adverbs", word)
                    or language.is_("subordinators", word) or language.is_("relatives", word)
                    or language.is_("negations", word) or i in self.date_at)

    def _nominal_thing(self, i: int) -> bool:
        return self._nominal(i) and i not in self.mention_at

    def _participle_before_noun(self, i: int) -> bool:
        return i + 1 < len(self.tokens) and (i + 1 in self.noun_at or i + 1 in self.inside_name) and any(
            verb.slot in ("participle", "fifth") for verb in self.language.verbs.get(self.tokens[i].lower, ()))

    # Verbs ---------------------------------------------------------------------------------------

    def _is_full_verb(self, i: int) -> bool:
        """An auxiliary form such as `had` or `ble` that here is the main verb stays an auxiliary too."""
        return False

    def _auxiliary(self, i: int) -> int:
        word = self.tokens[i].lower
        readings = self.language.verbs.get(word, ())
        self.out.append(VerbItem(
            Kind.VERB, i, i + 1, word, auxiliary=self.language.auxiliaries[word],
            classes=frozenset().union(*(verb.classes for verb in readings)) if readings else frozenset(),
            slots=frozenset(verb.slot for verb in readings),
            present=self.language.is_("present_auxiliaries", word)))
        return i + 1

    def _is_verb(self, i: int) -> bool:
        word = self.tokens[i].lower
        readings = self.language.verbs.get(word)
        before = self.out[-1] if self.out else None
        if word in self.language.numbers or self.language.is_("adverbs", word) and not (
                before is not None and (before.kind is Kind.INFINITIVE or isinstance(before, VerbItem) and before.auxiliary)):
            return False
        if not readings:
            return self._looks_like_verb(i)
        if before is not None and before.start in self.consumed and i in self.noun_at:
            return False
        previous = self.tokens[i - 1].lower if i else ""
        slots = {verb.slot for verb in readings}
        if slots == {"infinitive"} and not self.language.options.get("verb_second") \
                and not self._bare_form(before):
            return False
        if before is not None and before.kind in (Kind.COORDINATOR, Kind.PREPOSITION) and slots == {"participle"} \
                and self._plain_word(i + 1):
            return False  # "visa bans and frozen accounts"
        if i not in self.noun_at:
            return not (self._participle_before_noun(i) and not self._can_take_verb(before, i)
                        and self._after_determiner(previous, before))
        if before is None or isinstance(before, VerbItem) and before.auxiliary is None:
            return False
        if before.kind in (Kind.INFINITIVE, Kind.NEGATION, Kind.RELATIVE):
            return True
        if before.kind in (Kind.DATE, Kind.ADVERB) and len(self.out) > 1 and isinstance(self.out[-2], VerbItem):
            before = self.out[-2]
            if before.auxiliary is None:
                return False
        if isinstance(before, VerbItem):
            return before.auxiliary in ("will", "would", "may", "must", "do") or any(
                verb.slot in ("participle", "fifth") for verb in readings)
        if before.kind is Kind.PREPOSITION:
            return False
        if isinstance(before, NounPhrase):
            if before.pronoun:
                return True
            forms = {verb.slot for verb in readings}
            return bool(forms & {"past", "participle"}) or "present" in forms and not before.plural
        if before.kind is Kind.COORDINATOR:
            return any(verb.slot in ("past", "participle") for verb in readings)
        if before.kind is Kind.ADVERB:
            return any(verb.slot in ("past", "present", "participle") for verb in readings)
        return False

    def _plain_word(self, i: int) -> bool:
        """Whether a word in lower case stands here that is no function word: a noun, most likely."""
        if i >= len(self.tokens) or i in self.inside_name or i in self.date_at:
            return False
        word, language = self.tokens[i].lower, self.language
        return self.tokens[i].text.islower() and not (
            language.is_("determiners", word) or language.is_("adverbs", word) or language.is_("coordinators", word)
            or language.is_("subordinators", word) or word in language.prepositions or word in language.pronouns
            or word in language.auxiliaries or word in language.possessives or word in language.verbs)

    @staticmethod
    def _bare_form(before: Item | None) -> bool:
        """Whether an English verb without an ending can stand here: behind `to`, an auxiliary or a plural."""
        if before is None or before.kind in (Kind.INFINITIVE, Kind.ADVERB, Kind.NEGATION, Kind.RELATIVE):
            return before is not None
        if isinstance(before, NounPhrase):
            return before.plural or before.pronoun in ("they", "we", "i", "you") or not before.heads
        return isinstance(before, VerbItem)

    def _after_determiner(self, previous: str, before: Item | None) -> bool:
        return (self.language.is_("determiners", previous) or previous in self.language.possessives
                or previous in self.language.numbers or before is None or before.kind is Kind.PREPOSITION
                or previous in self.language.words["genitive_tokens"])

    def _can_take_verb(self, before: Item | None, i: int) -> bool:
        return isinstance(before, VerbItem) or isinstance(before, NounPhrase)

    def _looks_like_verb(self, i: int) -> bool:
        """An unknown word with the ending of a verb, behind a noun phrase or (a gerund) a comma."""
        word = self.tokens[i].lower
        gerund = self.language.options.get("gerund_ending")
        if gerund and self.out and self.out[-1].kind is Kind.COMMA and word.endswith(gerund) and len(word) > 5 \
                and i not in self.noun_at and not self.tokens[i].capitalised:
            return True
        if not self.language.verb_endings or not self.out or i in self.noun_at or self.tokens[i].capitalised:
            return False
        return len(word) > 4 and word.endswith(self.language.verb_endings) and isinstance(
            self.out[-1], NounPhrase) and not self.language.is_("adjectives", word)

    def _verb(self, i: int) -> int:
        word = self.tokens[i].lower
        readings = self.language.verbs.get(word, (Verb(frozenset({"other"}), "past"),))
        particle = None
        best: list[Verb] = []
        for verb in readings:  # those with particles come first
            if verb.particle:
                place = self._particle(i + 1, verb.particle)
                if place and not any(not taken.particle for taken in best):
                    if best and len(verb.particle) < len(best[0].particle):
                        continue
                    best.append(verb)
                    particle = place
            elif not best or not best[0].particle:
                best.append(verb)
        if not best:
            best = [Verb(frozenset({"other"}), verb.slot) for verb in readings]
        if particle:
            self.consumed[particle[0]] = particle[1]
        self.out.append(VerbItem(
            Kind.VERB, i, i + 1, word, classes=frozenset().union(*(verb.classes for verb in best)),
            slots=frozenset(verb.slot for verb in best), particle=particle))
        return i + 1

    def _particle(self, i: int, words: tuple[str, ...]) -> tuple[int, int] | None:
        verb_second = bool(self.language.options.get("verb_second"))
        for j in range(i, min(i + (30 if verb_second else 12), len(self.tokens))):
            if self._words_at(j, words):
                return j, j + len(words)
            token = self.tokens[j]
            if token.text in ".;:!?" or token.text == "," and not verb_second or j > i and self.language.is_("subordinators", token.lower) \
                    and token.lower not in self.language.prepositions and not self.language.is_("determiners", token.lower):
                return None
        return None

    # Noun phrases --------------------------------------------------------------------------------

    def _pronoun(self, i: int) -> int:
        word = self.tokens[i].lower
        self.out.append(NounPhrase(
            Kind.NOUN_PHRASE, i, i + 1, word, pronoun=self.language.pronouns[word], words=(word,)))
        return i + 1

    def _noun_phrase(self, i: int) -> int:
        phrase = NounPhrase(Kind.NOUN_PHRASE, i, i, self.tokens[i].lower)
        classes: list[str] = []
        names: list[str] = []
        words: list[str] = []
        j = i
        while j < len(self.tokens) and (j == i or self._continues(phrase, j, bool(classes or names))):
            step = self._take(phrase, j, classes, names)
            words.extend(token.lower for token in self.tokens[j:step])
            j = step
        phrase.end = j
        phrase.classes = frozenset(classes)
        phrase.words = tuple(words)
        if names:
            phrase.person = " ".join(names)
        self.out.append(phrase)
        return j

    def _continues(self, phrase: NounPhrase, j: int, headed: bool) -> bool:
        token = self.tokens[j]
        if j in self.consumed or j in self.date_at:
            return False
        if not token.is_word:
            return token.lower in self.language.words["genitive_tokens"] and token.start == self.tokens[j - 1].end
        word = token.lower
        last = phrase.mentions[-1] if phrase.mentions else None
        named = last is not None and last.end == j and not last.modifies
        if j in self.mention_at:
            return not named and (not headed or self._title_before(phrase)) or (
                named and self.mention_at[j].modifies and bool(self.language.options.get("noun_modifiers")))
        if word in self.language.possessives and headed and phrase.heads and not phrase.possessive \
                and self.language.options.get("postposed_possessives") and not self._nominal(j + 1):
            return True
        if word in self.language.possessives or word in self.language.pronouns:
            return False
        if phrase.person and j in self.noun_at and not token.capitalised \
                and any(noun.noun_class == "person_title" for noun in self.noun_at[j][1]):
            return False
        if headed and (self.language.is_("determiners", word) or word in self.language.numbers or word.isdigit()):
            return False
        if not headed and not named and (self.language.is_("determiners", word) or word in self.language.numbers
                                         or word.isdigit()):
            before = self.tokens[j - 1].lower
            return not self.language.is_("determiners", word) or self.language.is_("determiners", before) \
                or before in self.language.numbers or self.language.is_("adjectives", before)
        if token.capitalised and (phrase.person or self.language.is_("titles", self.tokens[j - 1].lower)) \
                and word in self.language.auxiliaries:
            return True  # "Theresa May"
        if word in self.language.prepositions and j not in self.noun_at or self.language.is_("coordinators", word):
            return word in _PERSON_PARTICLES and bool(phrase.person) and j + 1 < len(self.tokens) \
                and self.tokens[j + 1].capitalised
        if named and not token.capitalised and not self.language.options.get("noun_modifiers"):
            return False
        if j in self.noun_at:
            return not self._is_verb_here(phrase, j)
        return self._nominal(j) and not (word in self.language.verbs and self._is_verb_here(phrase, j)) \
            and not self._looks_verbal(phrase, j)

    def _is_verb_here(self, phrase: NounPhrase, j: int) -> bool:
        """Whether a word that can be verb and noun is the verb, seen from inside a noun phrase."""
        readings = self.language.verbs.get(self.tokens[j].lower)
        if not readings:
            return False
        only_determiners = not phrase.mentions and not phrase.person and all(
            self.language.is_("determiners", token.lower) or self.language.is_("adjectives", token.lower)
            or token.lower in self.language.numbers or token.lower in self.language.possessives
            for token in self.tokens[phrase.start:j])
        if phrase.definite and self.language.options.get("definite_adjectives") and j not in self.noun_at \
                and not self.tokens[j].lower.endswith("e") and any(verb.slot == "past" for verb in readings):
            return True  # behind "de" an adjective would end in -e
        if only_determiners or phrase.mentions and phrase.mentions[-1].modifies and phrase.mentions[-1].end == j:
            return False
        if j not in self.noun_at:
            return True
        slots = {verb.slot for verb in readings}
        if self.language.fifth_is_passive and "fifth" in slots:
            return True
        if "infinitive" in slots and phrase.plural and j + 1 < len(self.tokens) and (
                self.language.is_("determiners", self.tokens[j + 1].lower)
                or self.tokens[j + 1].lower in self.language.pronouns):
            return True  # "the measures answer those ..."
        return bool(slots & {"past", "participle"}) or ("present" in slots and "infinitive" not in slots
                                                       and not self._plural_noun(j))

    def _plural_noun(self, j: int) -> bool:
        return all(noun.plural for noun in self.noun_at[j][1]) and not self.tokens[j - 1].capitalised

    def _looks_verbal(self, phrase: NounPhrase, j: int) -> bool:
        word = self.tokens[j].lower
        headed = bool(phrase.mentions and not phrase.mentions[-1].modifies)
        return bool(self.language.verb_endings) and len(word) > 4 and not self.tokens[j].capitalised and word.endswith(self.language.verb_endings) \
            and (headed or j - phrase.start > 1) and not self.language.is_("adjectives", word) \
            and not (j + 1 in self.noun_at)

    def _title_before(self, phrase: NounPhrase) -> bool:
        return self.language.is_("titles", self.tokens[phrase.end - 1 if phrase.end > phrase.start else phrase.start].lower) \
            or any(self.language.is_("titles", token.lower) for token in self.tokens[phrase.start:phrase.start + 4])

    def _take(self, phrase: NounPhrase, j: int, classes: list[str], names: list[str]) -> int:
        """Takes the token (or the name or noun of several tokens) into the phrase."""
        token, language = self.tokens[j], self.language
        phrase.end = j + 1
        if j in self.mention_at:
            mention = self.mention_at[j]
            phrase.mentions.append(mention)
            if mention.compound:
                phrase.heads = frozenset(noun.noun_class for noun in self._noun_of(mention.compound))
                classes.extend(phrase.heads)
            phrase.end = mention.end
            return mention.end
        word = token.lower
        if word in language.possessives and (j == phrase.start or phrase.heads):
            phrase.possessive = language.possessives[word]
            return j + 1
        if language.is_("demonstratives", word) or (language.is_("determiners", word) and word not in language.numbers):
            phrase.definite = phrase.definite or language.is_("demonstratives", word) or word == "the"
        if j in self.noun_at and not (token.capitalised and names):
            end, nouns = self.noun_at[j]
            phrase.heads = frozenset(noun.noun_class for noun in nouns)
            classes.extend(phrase.heads)
            phrase.plural = any(noun.plural for noun in nouns)
            phrase.end = end
            return end
        if phrase.number is None and (word in language.numbers or word.isdigit()):
            phrase.number = language.numbers.get(word) or int(word[:9] or 0)
            return j + 1
        article = phrase.definite and not phrase.heads and not names
        if token.capitalised and not article and (j > 0 or names or self._person_start(j)) and not language.is_("titles", word) \
                and not language.is_("determiners", word) and not language.is_("adjectives", word):
            names.append(token.text)
            phrase.person = " ".join(names)
        elif names and word in _PERSON_PARTICLES:
            names.append(token.text)
        return j + 1

    def _person_start(self, j: int) -> bool:
        """Whether a sentence begins with a person's name: another capital follows, or the name is known."""
        return self.is_person(self.tokens[j].text) or j + 1 < len(self.tokens) and self.tokens[j + 1].capitalised and self.tokens[j + 1].is_word \
            and j + 1 not in self.mention_at

    def _noun_of(self, word: str) -> list[Noun]:
        exact = [noun for words, noun in self.language.nouns.get(word, ()) if len(words) == 1]
        return exact or self._compound_noun("xx" + word)
