"""A sentence as a row of items, from left to right.

No tagger and no parser is used: what a word can be comes from the language's lexicon, and what it is here
from its neighbours. That is enough to find who does what to whom in news prose, and it is fast.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.dates import DateExpression
from kg.extract.items import Clitic, Item, Kind, NounPhrase, Sentence, VerbItem
from kg.extract.names import Mention, NameIndex
from kg.extract.noun_phrases import NounPhrases
from kg.extract.tokens import Token
from kg.extract.verb_final import in_order
from kg.language import Language, Verb

_QUOTES = frozenset('"“”«»„')
_TENSES = {"future": "will", "conditional": "would"}


def itemise(
    tokens: list[Token],
    language: Language,
    index: NameIndex,
    dates: list[DateExpression],
    paragraph: int,
    is_person: Callable[[str], bool],
) -> Sentence:
    """The sentence of these tokens.

    `dates` are the date expressions in the text, of which those inside the sentence are used; `is_person`
    says whether a word that begins a sentence is the name of a person.
    """
    builder = _Builder(tokens, language, index.find(tokens), dates, is_person)
    items = builder.items()
    if language.options.get("verb_final"):
        items = in_order(items, language)
    return Sentence(tokens, items, builder.phrases, paragraph)


class _Builder(NounPhrases):
    """Builds the items of one sentence."""

    def __init__(
        self,
        tokens: list[Token],
        language: Language,
        mentions: list[Mention],
        dates: list[DateExpression],
        is_person: Callable[[str], bool],
    ) -> None:
        super().__init__(tokens, language, mentions, dates, is_person)
        self.out: list[Item] = []

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
        if i in self.adverbial_at:  # "etter planen", "in turn"
            return self._add(Kind.ADVERB, i, self.adverbial_at[i])
        if i in self.date_at:
            end, expression = self.date_at[i]
            return self._add(Kind.DATE, i, end, date=expression)
        if not token.is_word and not token.lower.startswith("'"):
            return self._punctuation(i)
        if token.lower in language.words["genitive_tokens"]:
            return i + 1
        if i in self.mention_at:
            return self._noun_phrase(i)
        if (
            self.out
            and self.out[-1].kind is Kind.INFINITIVE
            and token.lower not in language.verbs
            and token.lower not in language.auxiliaries
            and not language.is_("adverbs", token.lower)
            and not self._is_clitic(i)
        ):
            return self._verb(i)
        return self._word(i)

    def _punctuation(self, i: int) -> int:
        text = self.tokens[i].text
        if text == "(":
            close = next(
                (j for j in range(i + 1, min(i + 8, len(self.tokens))) if self.tokens[j].text == ")"), i
            )
            parties = self.language.options.get("parties", ())
            if (
                self.out
                and isinstance(self.out[-1], NounPhrase)
                and any(token.text in parties for token in self.tokens[i:close])
            ):
                self.out[-1].home_party = True
            return close + 1
        if text in "$€£¥":
            return i + 1  # the number behind it says what it is
        if text in _QUOTES:
            return self._add(Kind.QUOTE, i, i + 1)
        return self._add(Kind.COMMA if text == "," else Kind.STOP, i, i + 1)

    def _word(self, i: int) -> int:
        language, word = self.language, self.tokens[i].lower
        after = self.tokens[i + 1].lower if i + 1 < len(self.tokens) else ""
        if language.is_("infinitive_markers", word) and (
            word not in language.prepositions or self._verb_follows(i + 1)
        ):
            return self._add(Kind.INFINITIVE, i, i + 1)
        if (unwelcome := self._unwelcome(i)) is not None:
            return self._add(Kind.ADVERB, i, unwelcome)
        if language.is_("negations", word) and not self._starts_noun_phrase(i):
            return self._add(Kind.NEGATION, i, i + 1)
        if language.options.get("verb_final") and word == language.options.get("reflexive"):
            self.out.append(Clitic(Kind.ADVERB, i, i + 1, word))
            return i + 1
        if self._is_clitic(i):
            return self._clitic(i)
        if self._is_partitive(i):
            return self._noun_phrase(i)
        if word in language.auxiliaries and not (word in language.possessives and self._nominal(i + 1)):
            return self._auxiliary(i)
        if (
            language.is_("both", word)
            and self.out
            and isinstance(self.out[-1], NounPhrase)
            and not self._nominal(i + 1)
        ):
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
        if length := self._approximator(i):
            return self._add(Kind.ADVERB, i, i + length)
        if (
            (kinds := language.prepositions.get(f"{word} {after}"))
            and after
            and i + 1 not in self.date_at
            and not (language.is_("infinitive_markers", after) and self._verb_follows(i + 2))
        ):
            return self._add(Kind.PREPOSITION, i, i + 2, prepositions=kinds)
        if kinds := language.prepositions.get(word):
            return self._add(Kind.PREPOSITION, i, i + 1, prepositions=kinds)
        if language.is_("adverbs", word) and not (language.is_("determiners", word) and self._nominal(i + 1)):
            return self._add(Kind.ADVERB, i, i + 1)
        return self._noun_phrase(i)

    def _approximator(self, i: int) -> int:
        """How many words before a number say how exact it is: `over 300 missiles`, `at least 11`."""
        approximators = self.language.options.get("approximators", ())
        for length in (2, 1):
            if " ".join(self.words[i : i + length]) in approximators and any(
                number.isdigit() or number in self.language.numbers
                for number in self.words[i + length : i + length + 1]
            ):
                return length
        return 0

    def _unwelcome(self, i: int) -> int | None:
        """Where a phrase of several words ends that belongs to the verb: "persona non grata"."""
        whole = (
            {"unwelcome", "response_bare"} if self.language.options.get("capital_nouns") else {"unwelcome"}
        )
        ends = [end for name, at, end in self.phrases if name in whole and at == i and end > at + 1]
        return max(ends, default=None)

    def _clitic(self, i: int) -> int:
        word = self.tokens[i].lower
        role, _, kind = self.language.options["clitics"][word].partition(" ")
        phrase = NounPhrase(Kind.NOUN_PHRASE, i, i + 1, word, pronoun=kind, words=(word,)) if kind else None
        self.out.append(Clitic(Kind.ADVERB, i, i + 1, word, phrase=phrase, role=role))
        return i + 1

    def _auxiliary(self, i: int) -> int:
        word = self.tokens[i].lower
        *tense, kind = self.language.auxiliaries[word].split()
        for name in tense:  # "sera", "serait": a future or conditional without an auxiliary of its own
            self._tense(name, i)
        readings = [
            verb
            for verb in self.language.verbs.get(word, ())
            if not verb.particle or self._particle(i + 1, verb.particle)
        ]
        self.out.append(
            VerbItem(
                Kind.VERB,
                i,
                i + 1,
                word,
                auxiliary=kind,
                classes=frozenset().union(*(verb.classes for verb in readings)) if readings else frozenset(),
                slots=frozenset(verb.slot for verb in readings),
                present=self.language.is_("present_auxiliaries", word),
            )
        )
        return i + 1

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
            elif (
                not best
                or not best[0].particle
                or (particle and self._loose(best[0].particle, i, particle[0]))
            ):
                best.append(verb)
        if not best:
            best = [Verb(frozenset({"other"}), verb.slot) for verb in readings]
        slots = frozenset(verb.slot for verb in best)
        if slots <= _TENSES.keys():
            self._tense(_TENSES[min(slots)], i)
            slots = frozenset({"infinitive"})
        if (
            particle
            and particle[0] < particle[1]
            and not (best[0].particle and self._loose(best[0].particle, i, particle[0]))
        ):
            self.consumed[particle[0]] = particle[1]
        self.out.append(
            VerbItem(
                Kind.VERB,
                i,
                i + 1,
                word,
                classes=frozenset().union(*(verb.classes for verb in best)),
                slots=slots,
                particle=particle,
            )
        )
        return i + 1

    def _tense(self, auxiliary: str, i: int) -> None:
        """The auxiliary that a form without one stands for: `expulsera` is read like "will expel"."""
        self.out.append(VerbItem(Kind.VERB, i, i + 1, self.tokens[i].lower, auxiliary=auxiliary))

    def _loose(self, particle: tuple[str, ...], verb: int, place: int) -> bool:
        """Whether a particle is a preposition that stands apart: "withdrew its envoy from Minsk"."""
        return (
            len(particle) == 1
            and place > verb + 1
            and bool(self.language.prepositions.get(particle[0], frozenset()) - {"other"})
            and not self.language.options.get("verb_second")
        )

    def _particle(self, i: int, words: tuple[str, ...]) -> tuple[int, int] | None:
        if words[0] == self.language.options.get("reflexive"):
            if not self._reflexive(i - 1):
                return None
            return self._particle(i, words[1:]) if words[1:] else (i, i)
        if self.language.options.get("verb_final"):
            return self._last_particle(i, words)
        verb_second = bool(self.language.options.get("verb_second"))
        for j in range(i, min(i + (30 if verb_second else 12), len(self.tokens))):
            if self._words_at(j, words) and not (
                j > i  # "call the ambassador in Belgium"
                and not verb_second
                and len(words) == 1
                and words[0] in self.language.prepositions
                and j + 1 in self.mention_at
            ):
                return j, j + len(words)
            token = self.tokens[j]
            if (
                token.text in ".;:!?"
                or (token.text == "," and not verb_second)
                or (
                    j > i
                    and self.language.is_("subordinators", token.lower)
                    and token.lower not in self.language.prepositions
                    and not self.language.is_("determiners", token.lower)
                )
            ):
                return None
        return None

    def _last_particle(self, i: int, words: tuple[str, ...]) -> tuple[int, int] | None:
        """A particle at the end of its clause: "weist vier Diplomaten aus Russland aus". One of several words
        may also stand before a verb that is last: "um Entschuldigung gebeten"."""
        for j in range(i, min(i + 40, len(self.tokens))):
            if self.tokens[j].text in ".;:!?":
                break
            end = j + len(words)
            near = j == i or self.tokens[j - 1].lower == self.language.options.get("reflexive")
            governs = near and end in self.mention_at  # "bricht mit Taiwan", "stellt sich hinter Polen"
            if self._words_at(j, words) and (len(words) > 1 or governs or self._ends_clause(end)):
                return j, end
            if j > i and self.language.is_("that", self.tokens[j].lower):
                break
        if len(words) == 1:
            return None
        return next(
            ((i - 1, i - 1) for j in self._clause(i - 1) if j < i - 1 and self._words_at(j, words)), None
        )

    def _ends_clause(self, end: int) -> bool:
        """Whether a clause can end before this token: a mark, a conjunction or the end follows."""
        if end >= len(self.tokens):
            return True
        token = self.tokens[end]
        return (
            not token.is_word
            or self.language.is_("coordinators", token.lower)
            or token.lower in ("als", "wie", "um", "nachdem", "weil", "bevor")
        )
