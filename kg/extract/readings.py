"""What a word can be here, judged by the words beside it."""

from __future__ import annotations

from kg.extract.items import Clitic, Item, Kind, NounPhrase, VerbItem
from kg.extract.lookup import Lookup

_MARKS = frozenset(",;:.!?–—")
_FINITE = ("present", "past", "future", "conditional")


class Readings(Lookup):
    """Answers what a word of the sentence can be: noun, verb, conjunction, relative pronoun."""

    out: list[Item]

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
            return self._participle_before_noun(i) or self._capital(i)
        if language.is_("infinitive_markers", word) and word not in language.prepositions:
            return False
        return not (
            word in language.prepositions
            or language.is_("adverbs", word)
            or language.is_("subordinators", word)
            or language.is_("relatives", word)
            or language.is_("negations", word)
            or i in self.date_at
        )

    def _capital(self, i: int) -> bool:
        """Whether a capital inside a sentence says that the word is a noun, in a language that writes so."""
        return (
            bool(self.language.options.get("capital_nouns"))
            and self.tokens[i].capitalised
            and i > 0
            and (self.tokens[i - 1].is_word or self.tokens[i - 1].text == ",")
        )

    def _nominal_thing(self, i: int) -> bool:
        return self._nominal(i) and i not in self.mention_at

    def _starts_noun_phrase(self, i: int) -> bool:
        return self.language.is_("determiners", self.tokens[i].lower) and self._nominal(i + 1)

    def _participle_before_noun(self, i: int) -> bool:
        return (
            i + 1 < len(self.tokens)
            and (i + 1 in self.noun_at or i + 1 in self.inside_name)
            and any(
                verb.slot in ("participle", "fifth")
                for verb in self.language.verbs.get(self.tokens[i].lower, ())
            )
        )

    def _plain_word(self, i: int) -> bool:
        """Whether a word in lower case stands here that is no function word: a noun, most likely."""
        if i >= len(self.tokens) or i in self.inside_name or i in self.date_at:
            return False
        word, language = self.tokens[i].lower, self.language
        return self.tokens[i].text.islower() and not (
            language.is_("determiners", word)
            or language.is_("adverbs", word)
            or language.is_("coordinators", word)
            or language.is_("subordinators", word)
            or word in language.prepositions
            or word in language.pronouns
            or word in language.auxiliaries
            or word in language.possessives
            or word in language.verbs
        )

    def _plural_noun(self, j: int) -> bool:
        return all(noun.plural for noun in self.noun_at[j][1]) and not self.tokens[j - 1].capitalised

    def _person_start(self, j: int) -> bool:
        """Whether a sentence begins with a person's name: another capital follows, or the name is known."""
        return self.is_person(self.tokens[j].text) or (
            j + 1 < len(self.tokens)
            and self.tokens[j + 1].capitalised
            and self.tokens[j + 1].is_word
            and j + 1 not in self.mention_at
        )

    def _is_clitic(self, i: int) -> bool:
        """Whether a weak pronoun stands here before its verb: "la France les a reçus", "s'est rendu"."""
        clitics, word = self.language.options.get("clitics", {}), self.tokens[i].lower
        if word not in clitics:
            return False
        j = i + 1
        while j < len(self.tokens) and self.tokens[j].lower in clitics:
            j += 1
        if j >= len(self.tokens) or j in self.inside_name:
            return False
        after = self.tokens[j].lower
        if after in self.language.auxiliaries:
            return True
        if self.language.is_("determiners", word) and (
            j in self.noun_at or self.language.is_("adjectives", after)
        ):
            return False
        return any(verb.slot != "participle" for verb in self.language.verbs.get(after, ()))

    def _is_partitive(self, i: int) -> bool:
        """Whether a preposition that is an article as well is the article: "a expulsé des diplomates"."""
        word, language = self.tokens[i].lower, self.language
        if word in language.options.get("weak_partitives", ()):  # "pas expulsé de diplomates", "de nouvelles"
            negated = any(item.kind is Kind.NEGATION for item in self.out[-6:])
            adjective = i + 1 < len(self.tokens) and language.is_("adjectives", self.tokens[i + 1].lower)
            if not (negated or (adjective and i + 2 in self.noun_at)):
                return False
        elif word not in language.options.get("partitives", ()):
            return False
        before = next(
            (item for item in reversed(self.out) if item.kind not in (Kind.ADVERB, Kind.NEGATION, Kind.DATE)),
            None,
        )
        return (
            before is None
            or before.kind in (Kind.COMMA, Kind.STOP, Kind.SUBORDINATOR)
            or (
                isinstance(before, VerbItem)
                and (
                    before.auxiliary is not None or before.slots != {"participle"} or self._has_helper(before)
                )
            )
        )

    def _has_helper(self, verb: VerbItem) -> bool:
        """Whether the participle is part of an active perfect."""
        others = (item for item in self.out[-6:] if item is not verb)
        kinds = {item.auxiliary for item in others if isinstance(item, VerbItem)}
        return "have" in kinds and "be" not in kinds

    def _clause(self, i: int) -> list[int]:
        """The places of the tokens around, up to the marks of punctuation on both sides."""
        begin, end = i, i + 1
        while begin and self.tokens[begin - 1].text not in _MARKS:
            begin -= 1
        while end < len(self.tokens) and self.tokens[end].text not in _MARKS:
            end += 1
        return list(range(begin, end))

    def _reflexive(self, i: int) -> bool:
        """Whether the verb at this place has a reflexive pronoun before it, or joined to its end."""
        word, reflexive = self.tokens[i].lower, self.language.options["reflexive"]
        if self.language.options.get("verb_final"):
            return any(self.tokens[j].lower == reflexive for j in self._clause(i))
        if word.endswith(("r" + reflexive, "ndo" + reflexive)):
            return True
        for item in reversed(self.out):
            if isinstance(item, Clitic) and item.role == "self":
                return True
            if item.kind not in (Kind.ADVERB, Kind.NEGATION) and not (
                isinstance(item, VerbItem) and item.auxiliary
            ):
                return False
        return False

    def _finite(self, i: int) -> bool:
        """Whether a finite verb stands here: what looks like a conjunction is an adverb (`Da kom ...`)."""
        word = self.tokens[i].lower
        return word in self.language.auxiliaries or (
            i not in self.noun_at
            and i not in self.inside_name
            and any(verb.slot in _FINITE for verb in self.language.verbs.get(word, ()))
        )

    def _clause_follows(self, i: int, immediate: bool = False) -> bool:
        """Whether a finite verb stands among the next tokens, before any mark of punctuation."""
        for j in range(i, min(i + 9, len(self.tokens))):
            word = self.tokens[j].lower
            if word in self.language.words["genitive_tokens"]:
                continue
            if not self.tokens[j].is_word or (j > i and self.language.is_("that", word)):
                return False
            if j in self.inside_name:
                continue
            finite = word in self.language.auxiliaries or (
                j not in self.noun_at
                and any(verb.slot in _FINITE for verb in self.language.verbs.get(word, ()))
            )
            if finite and (j > i or immediate):
                return True
        return False

    def _verb_follows(self, i: int) -> bool:
        """Whether an infinitive stands here, adverbs aside."""
        for j in range(i, min(i + 3, len(self.tokens))):
            word = self.tokens[j].lower
            if word in self.language.auxiliaries:
                return True
            if readings := self.language.verbs.get(word):
                return any(verb.slot in ("infinitive", "fifth") for verb in readings)
            if not (
                self.language.is_("adverbs", word)
                or self.language.is_("negations", word)
                or word in self.language.options.get("clitics", ())
            ):
                return self._unknown_infinitive(j)
        return False

    def _unknown_infinitive(self, i: int) -> bool:
        """An unknown word in lower case with an object behind it: `to punish the Kremlin`."""
        word, language = self.tokens[i].lower, self.language
        if (
            i + 1 >= len(self.tokens)
            or i in self.noun_at
            or i in self.inside_name
            or not self.tokens[i].text.islower()
            or language.is_("determiners", word)
            or language.is_("adjectives", word)
            or word in language.prepositions
            or word in language.possessives
            or word in language.pronouns
            or not word.endswith(tuple(language.options.get("infinitive_endings", ("",))))
        ):
            return False
        after = self.tokens[i + 1].lower
        return (
            language.is_("determiners", after) or after in language.possessives or after in language.pronouns
        )

    def _is_relative(self, i: int) -> bool:
        """A relative pronoun stands behind a noun, or behind a comma or a preposition."""
        if self.language.options.get("verb_final"):
            return self._opens_verb_final(i)
        if self.tokens[i].lower in self.language.options.get("only_object_relatives", ()):
            return self._opens_aside(i)
        if not self.out or (
            self.language.is_("that", self.tokens[i].lower)
            and not (i + 1 < len(self.tokens) and self._finite(i + 1))
            and not self._opens_aside(i)
        ):
            return False
        before = self.out[-1].kind
        if self.tokens[i].lower in self.language.prepositions and (
            before is Kind.DATE or not self._clause_follows(i, immediate=True)
        ):
            return False
        if before is Kind.COMMA and len(self.out) > 1:
            before = self.out[-2].kind
        return before in (Kind.NOUN_PHRASE, Kind.PREPOSITION, Kind.DATE) or self.out[-1].kind is Kind.ADVERB

    def _opens_verb_final(self, i: int) -> bool:
        """Whether what may be article or relative pronoun is the pronoun: behind a comma (or a preposition),
        and the next mark of punctuation follows a finite verb."""
        comma = self.out[-1] if self.out else None
        if comma is not None and comma.kind is Kind.PREPOSITION and len(self.out) > 1:
            comma = self.out[-2]
        if comma is None or comma.kind is not Kind.COMMA:
            return False
        end = i + 1
        while end < len(self.tokens) and (self.tokens[end].is_word or self.tokens[end].text in "'’"):
            end += 1
        last = end - 1
        if last > i and self._unknown_last_verb(last):
            return True
        infinitive = self.language.is_("infinitive_markers", self.tokens[last - 1].lower)
        return last > i and self._finite(last) and not infinitive and not self._finite(i + 1)

    def _opens_aside(self, i: int) -> bool:
        """A relative pronoun that is a conjunction as well, behind a noun and a comma: ", que Paris"."""
        return (
            self.tokens[i].lower in self.language.options.get("object_relatives", ())
            and len(self.out) > 1
            and self.out[-1].kind is Kind.COMMA
            and isinstance(self.out[-2], NounPhrase)
        )

    def _is_subordinator(self, i: int) -> bool:
        word = self.tokens[i].lower
        if not (self.language.is_("subordinators", word) or self.language.is_("conditionals", word)):
            return False
        if self.language.is_("that", word):
            return not self._nominal_thing(i + 1) or self._clause_follows(i + 1)
        if (
            word in self.language.prepositions
            and self.out
            and isinstance(self.out[-1], VerbItem)
            and self.language.prepositions[word] & {"as"}
        ):
            return False  # "identified as spies", "dismissed as slander"
        if (
            self.language.options.get("verb_second")
            and i + 1 < len(self.tokens)
            and (self._finite(i + 1) or self.language.is_("infinitive_markers", self.tokens[i + 1].lower))
        ):
            return False
        if word in self.language.prepositions or word in self.language.words["relatives"]:
            return self._clause_follows(i + 1)
        if self.language.is_("determiners", word):
            return not self._nominal_thing(i + 1) or self._clause_follows(i + 1)
        return word not in self.language.verbs and word not in self.language.auxiliaries

    def _is_verb(self, i: int) -> bool:
        word = self.tokens[i].lower
        readings = self.language.verbs.get(word)
        before = self.out[-1] if self.out else None
        if self._capital(i):
            return False
        if word in self.language.numbers or (
            self.language.is_("adverbs", word)
            and not (
                before is not None
                and (before.kind is Kind.INFINITIVE or (isinstance(before, VerbItem) and before.auxiliary))
            )
        ):
            return False
        if not readings:
            return self._looks_like_verb(i)
        if before is not None and before.start in self.consumed and i in self.noun_at:
            return False
        previous = self.tokens[i - 1].lower if i else ""
        slots = {verb.slot for verb in readings}
        if slots == {"infinitive"} and isinstance(before, VerbItem) and before.auxiliary == "be":
            return False  # "er klare": ready, not manage
        if (
            slots == {"infinitive"}
            and not self.language.options.get("verb_second")
            and not self._bare_form(before)
        ):
            return False
        if (
            before is not None
            and before.kind in (Kind.COORDINATOR, Kind.PREPOSITION)
            and slots == {"participle"}
            and self._plain_word(i + 1)
        ):
            return False  # "visa bans and frozen accounts"
        if i not in self.noun_at:
            return not (
                self._participle_before_noun(i)
                and not self._can_take_verb(before)
                and self._after_determiner(previous, before)
            )
        if before is None or (isinstance(before, VerbItem) and before.auxiliary is None):
            return False
        if before.kind in (Kind.INFINITIVE, Kind.NEGATION, Kind.RELATIVE):
            return True
        if (
            before.kind in (Kind.DATE, Kind.ADVERB)
            and len(self.out) > 1
            and isinstance(self.out[-2], VerbItem)
        ):
            before = self.out[-2]
            if before.auxiliary is None:
                return False
        if isinstance(before, VerbItem):
            return before.auxiliary in ("will", "would", "may", "must", "do") or any(
                verb.slot in ("participle", "fifth") for verb in readings
            )
        if before.kind is Kind.PREPOSITION:
            return False
        if isinstance(before, NounPhrase):
            if before.pronoun:
                return True
            forms = {verb.slot for verb in readings}
            if forms == {"fifth"} and self.language.fifth_is_passive:
                return not self._nominal(i + 1)  # no genitive: "Iran anklages av USA"
            return bool(forms & {"past", "participle"}) or ("present" in forms and not before.plural)
        if before.kind is Kind.COORDINATOR:
            return any(verb.slot in ("past", "participle") for verb in readings)
        if before.kind is Kind.ADVERB:
            return any(verb.slot in ("past", "present", "participle") for verb in readings)
        return False

    def _bare_form(self, before: Item | None) -> bool:
        """Whether an English verb without an ending can stand here: behind `to`, an auxiliary or a plural."""
        if before is None or before.kind in (Kind.INFINITIVE, Kind.ADVERB, Kind.NEGATION, Kind.RELATIVE):
            return before is not None
        if before.kind is Kind.COORDINATOR:  # "will close its embassy and bring its staff home"
            return any(
                isinstance(item, VerbItem) and item.auxiliary in ("will", "would", "may", "must")
                for item in self.out
            ) or any(item.kind is Kind.INFINITIVE for item in self.out)
        if isinstance(before, NounPhrase):
            return before.plural or before.pronoun in ("they", "we", "i", "you") or not before.heads
        return isinstance(before, VerbItem)

    def _after_determiner(self, previous: str, before: Item | None) -> bool:
        return (
            self.language.is_("determiners", previous)
            or previous in self.language.possessives
            or previous in self.language.numbers
            or before is None
            or before.kind is Kind.PREPOSITION
            or previous in self.language.words["genitive_tokens"]
        )

    @staticmethod
    def _can_take_verb(before: Item | None) -> bool:
        return isinstance(before, VerbItem | NounPhrase)

    def _unknown_last_verb(self, i: int) -> bool:
        """An unknown word in lower case with the ending of a verb at the end of a clause."""
        word, language = self.tokens[i].lower, self.language
        return (
            bool(language.options.get("verb_final"))
            and self.tokens[i].text.islower()
            and word.endswith(("t", "en", "te"))
            and (i + 1 >= len(self.tokens) or self.tokens[i + 1].text in _MARKS)
            and not (
                word in language.verbs
                or word in language.auxiliaries
                or word in language.prepositions
                or word in language.pronouns
                or language.is_("adverbs", word)
                or language.is_("adjectives", word)
                or language.is_("determiners", word)
                or word in language.numbers
            )
        )

    def _looks_like_verb(self, i: int) -> bool:
        """An unknown word with the ending of a verb, behind a noun phrase or (a gerund) a comma."""
        word = self.tokens[i].lower
        if self._unknown_last_verb(i):
            return True
        gerund = self.language.options.get("gerund_ending")
        if (
            gerund
            and self.out
            and self.out[-1].kind is Kind.COMMA
            and word.endswith(gerund)
            and len(word) > 5
            and i not in self.noun_at
            and not self.tokens[i].capitalised
        ):
            return True
        if not self.language.verb_endings or not self.out or i in self.noun_at or self.tokens[i].capitalised:
            return False
        return (
            len(word) > 4
            and word.endswith(self.language.verb_endings)
            and isinstance(self.out[-1], NounPhrase)
            and not self.language.is_("adjectives", word)
        )
