"""Builds noun phrases: from a determiner, a name or a noun up to where the next part begins."""

from __future__ import annotations

from kg.extract.items import Kind, NounPhrase
from kg.extract.readings import Readings
from kg.registry import NameForm

_PERSON_PARTICLES = frozenset(
    [
        "bin",
        "ibn",
        "al",
        "el",
        "van",
        "von",
        "der",
        "de",
        "la",
        "di",
        "da",
        "du",
        "dos",
        "le",
        "ben",
        "abu",
        "ad",
    ]
)


class NounPhrases(Readings):
    """Takes the noun phrase that begins at a token, or the pronoun."""

    def _pronoun(self, i: int) -> int:
        word = self.tokens[i].lower
        self.out.append(
            NounPhrase(Kind.NOUN_PHRASE, i, i + 1, word, pronoun=self.language.pronouns[word], words=(word,))
        )
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
        capital_nouns = bool(self.language.options.get("capital_nouns"))
        if capital_nouns and not headed:
            headed = any(self._capital_noun(k) for k in range(phrase.start, j))
        if j in self.consumed or j in self.date_at:
            return False
        if not token.is_word:
            return (
                token.lower in self.language.words["genitive_tokens"]
                and token.start == self.tokens[j - 1].end
            )
        word = token.lower
        if (
            phrase.person
            and j not in self.mention_at
            and (
                (token.capitalised and self.tokens[j - 1].capitalised)
                or (word in _PERSON_PARTICLES and j + 1 < len(self.tokens) and self.tokens[j + 1].capitalised)
            )
        ):
            return True  # the name goes on: "Espen Barth Eide", "Lula da Silva"
        last = phrase.mentions[-1] if phrase.mentions else None
        named = last is not None and last.end == j and not last.modifies
        if self._portfolio(phrase, j) or self._adjective_follows(phrase, j):
            return True
        if j in self.mention_at:
            return (not named and (not headed or self._title_before(phrase))) or (
                named and self.mention_at[j].modifies and bool(self.language.options.get("noun_modifiers"))
            )
        if (
            word in self.language.possessives
            and headed
            and phrase.heads
            and not phrase.possessive
            and self.language.options.get("postposed_possessives")
            and not self._nominal(j + 1)
        ):
            return True
        if word in self.language.possessives or word in self.language.pronouns or self._is_clitic(j):
            return False
        if (
            phrase.person
            and j in self.noun_at
            and not token.capitalised
            and any(noun.noun_class == "person_title" for noun in self.noun_at[j][1])
        ):
            return False
        if (headed or named or phrase.person) and (
            self.language.is_("determiners", word) or word in self.language.numbers or word.isdigit()
        ):
            return False
        if (
            not headed
            and not named
            and (self.language.is_("determiners", word) or word in self.language.numbers or word.isdigit())
        ):
            before = self.tokens[j - 1].lower
            return (
                not self.language.is_("determiners", word)
                or self.language.is_("determiners", before)
                or before in self.language.numbers
                or self.language.is_("adjectives", before)
            )
        if (
            token.capitalised
            and (phrase.person or self.language.is_("titles", self.tokens[j - 1].lower))
            and word in self.language.auxiliaries
        ):
            return True  # "Theresa May"
        if (word in self.language.prepositions and j not in self.noun_at) or self.language.is_(
            "coordinators", word
        ):
            return (
                word in _PERSON_PARTICLES
                and bool(phrase.person)
                and j + 1 < len(self.tokens)
                and self.tokens[j + 1].capitalised
            )
        if capital_nouns and headed and not token.capitalised and word not in _PERSON_PARTICLES:
            return False  # behind a noun nothing in lower case belongs to it
        ends = capital_nouns or not token.capitalised
        if named and ends and not self.language.options.get("noun_modifiers"):
            return False
        if capital_nouns and j in self.noun_at and (phrase.person or phrase.heads - {"person_title"}):
            return False  # "warf Putin Kriegsverbrechen vor", "gab vier Ländern Waffen"
        if j in self.noun_at:
            return not self._is_verb_here(phrase, j)
        return (
            self._nominal(j)
            and not (word in self.language.verbs and self._is_verb_here(phrase, j))
            and not self._looks_verbal(phrase, j)
        )

    def _portfolio(self, phrase: NounPhrase, j: int) -> int | None:
        """Where the name of an office or ministry ends that goes on here: "le ministre russe des Affaires
        étrangères"."""
        if not phrase.heads & {"person_title", "government"}:
            return None
        return next((end for name, at, end in self.phrases if name == "portfolio" and at == j), None)

    def _adjective_follows(self, phrase: NounPhrase, j: int) -> bool:
        """Whether an adjective goes on behind its noun, as in "l'ambassadeur russe", or a second one joined
        by a coordinator: "agents consulaires et diplomatiques"."""
        if not self.language.options.get("adjectives_follow") or j == phrase.start:
            return False
        if j in self.mention_at:
            mention = self.mention_at[j]
            return (
                mention.form is NameForm.ADJECTIVE
                and not mention.compound
                and (not self.tokens[j].capitalised or not phrase.mentions)
                and (bool(phrase.heads) or not phrase.mentions)
            )
        return (
            self.language.is_("coordinators", self.tokens[j].lower)
            and self.language.is_("adjectives", self.tokens[j - 1].lower)
            and j + 1 < len(self.tokens)
            and self.language.is_("adjectives", self.tokens[j + 1].lower)
        )

    def _closed(self, phrase: NounPhrase) -> bool:
        """Whether no further noun can join: a language that writes compounds in one word has its head."""
        return bool(self.language.options.get("compounds")) and bool(phrase.heads or phrase.person)

    def _is_verb_here(self, phrase: NounPhrase, j: int) -> bool:
        """Whether a word that can be verb and noun is the verb, seen from inside a noun phrase."""
        readings = self.language.verbs.get(self.tokens[j].lower)
        if not readings or self._capital(j):
            return False
        only_determiners = (
            not phrase.mentions
            and not phrase.person
            and all(
                self.language.is_("determiners", token.lower)
                or self.language.is_("adjectives", token.lower)
                or token.lower in self.language.numbers
                or token.lower in self.language.possessives
                for token in self.tokens[phrase.start : j]
            )
        )
        if (
            phrase.definite
            and self.language.options.get("definite_adjectives")
            and j not in self.noun_at
            and not self.tokens[j].lower.endswith("e")
            and any(verb.slot == "past" for verb in readings)
        ):
            return True  # behind "de" an adjective would end in -e
        if only_determiners or (
            phrase.mentions and phrase.mentions[-1].modifies and phrase.mentions[-1].end == j
        ):
            return False
        if j not in self.noun_at:
            return True
        slots = {verb.slot for verb in readings}
        if self.language.fifth_is_passive and "fifth" in slots:
            return True
        if (
            "infinitive" in slots
            and phrase.plural
            and j + 1 < len(self.tokens)
            and (
                self.language.is_("determiners", self.tokens[j + 1].lower)
                or self.tokens[j + 1].lower in self.language.pronouns
            )
        ):
            return True  # "the measures answer those ..."
        return bool(slots & {"past", "participle"}) or (
            "present" in slots
            and "infinitive" not in slots
            and (not self._plural_noun(j) or self._closed(phrase))
        )

    def _looks_verbal(self, phrase: NounPhrase, j: int) -> bool:
        word = self.tokens[j].lower
        headed = bool(phrase.mentions and not phrase.mentions[-1].modifies)
        return (
            bool(self.language.verb_endings)
            and len(word) > 4
            and not self.tokens[j].capitalised
            and word.endswith(self.language.verb_endings)
            and (headed or j - phrase.start > 1)
            and not self.language.is_("adjectives", word)
            and j + 1 not in self.noun_at
        )

    def _title_before(self, phrase: NounPhrase) -> bool:
        return self.language.is_(
            "titles", self.tokens[phrase.end - 1 if phrase.end > phrase.start else phrase.start].lower
        ) or any(
            self.language.is_("titles", token.lower) for token in self.tokens[phrase.start : phrase.start + 4]
        )

    def _capital_noun(self, k: int) -> bool:
        """Whether a noun stands here, by its capital; the first word of a sentence has one anyway."""
        return self.tokens[k].capitalised and (k > 0 or k in self.noun_at) and k not in self.mention_at

    def _name_among_nouns(self, j: int, names: list[str]) -> bool:
        """Whether a word with a capital is a person's name where all nouns have capitals: one that is known,
        that follows a title or another name, or stands beside another unknown one."""
        token, before = self.tokens[j], self.tokens[j - 1] if j else None
        if names:
            return before is not None and before.text == names[-1]
        if self.is_person(token.text) or (before is not None and self.language.is_("titles", before.lower)):
            return True
        after = self.tokens[j + 1] if j + 1 < len(self.tokens) else None
        return (
            after is not None
            and after.is_word
            and after.capitalised
            and j + 1 not in self.noun_at
            and j + 1 not in self.mention_at
            and not (
                before is not None
                and (
                    self.language.is_("determiners", before.lower)
                    or self.language.is_("adjectives", before.lower)
                    or before.lower in self.language.possessives
                    or before.lower in self.language.numbers
                )
            )
        )

    def _surname(self, j: int, names: list[str]) -> bool:
        """Whether a title is a surname here: "Eduardo Reina", in languages that put titles first."""
        follows = bool(self.language.options.get("adjectives_follow"))
        return follows and bool(names) and self.tokens[j - 1].text == names[-1]

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
        if end_of_office := self._portfolio(phrase, j):
            phrase.end = end_of_office
            return end_of_office
        if word in language.possessives and (j == phrase.start or phrase.heads):
            phrase.possessive = language.possessives[word]
            return j + 1
        if language.is_("demonstratives", word) or (
            language.is_("determiners", word) and word not in language.numbers
        ):
            phrase.definite = phrase.definite or language.is_("demonstratives", word) or word == "the"
        adjective = (
            bool(language.options.get("adjectives_follow"))
            and bool(phrase.heads)
            and language.is_("adjectives", word)
        )
        if j in self.noun_at and not adjective and not (token.capitalised and names):
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
        if (
            token.capitalised
            and not article
            and (
                self._name_among_nouns(j, names)
                if language.options.get("capital_nouns")
                else (j > 0 or names or self._person_start(j))
            )
            and (not language.is_("titles", word) or self._surname(j, names))
            and not language.is_("determiners", word)
            and not language.is_("adjectives", word)
        ):
            names.append(token.text)
            phrase.person = " ".join(names)
        elif names and word in _PERSON_PARTICLES:
            names.append(token.text)
        return j + 1
