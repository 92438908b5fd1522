"""Finds the names of actors and places in tokens: polities, their people, capitals, organisations."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from kg.extract.tokens import Token, tokenise
from kg.language import Language
from kg.registry import ActorName, NameForm, names

# Where a text can be read in several forms, the first of these is taken; what the noun phrase makes of an
# adjective that stands alone ("the Russian") is decided in kg.extract.actors.
_FORM_ORDER = (
    NameForm.NAME,
    NameForm.ORGANISATION,
    NameForm.GOVERNMENT,
    NameForm.CAPITAL,
    NameForm.ADJECTIVE,
    NameForm.PEOPLE,
    NameForm.PERSON,
    NameForm.PLACE,
)


@dataclass(slots=True)
class Mention:
    """A name found at `tokens[start:end]` of a sentence.

    `compound` is what stands behind the name in one token (`NATO-ambassadøren` → `ambassadøren`).
    """

    start: int
    end: int
    codes: tuple[str, ...]
    form: NameForm
    genitive: bool = False
    compound: str = ""
    text: str = ""

    @property
    def modifies(self) -> bool:
        """Whether it says whose something is, rather than naming an actor itself."""
        return self.genitive or self.form is NameForm.ADJECTIVE or bool(self.compound)


class NameIndex:
    """All names of one language, looked up by their first token."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._by_first: dict[str, list[tuple[tuple[str, ...], ActorName]]] = defaultdict(list)
        self._genitives = frozenset(language.words["genitive_endings"])
        self._clitics = frozenset(language.words["genitive_tokens"])
        for name in names(language.code):
            words = tuple(token.text for token in tokenise(name.text, 0, len(name.text)))
            if words:
                self._by_first[words[0]].append((words, name))
        for group in self._by_first.values():
            group.sort(key=lambda item: (-len(item[0]), _FORM_ORDER.index(item[1].form)))

    def find(self, tokens: list[Token]) -> list[Mention]:
        """The names in a sentence, from left to right, the longest first where two begin together."""
        found: list[Mention] = []
        index = 0
        while index < len(tokens):
            mention = self._at(tokens, index)
            if mention:
                found.append(mention)
                index = mention.end
            else:
                index += 1
        return found

    def place(self, city: str) -> str | None:
        """The polity where a city lies, whose name may be written in capitals only; None if unknown."""
        words = tuple(token.text for token in tokenise(city.title().strip(), 0, len(city.strip())))
        for length in range(len(words), 0, -1):
            for known, name in self._by_first.get(words[0], ()):
                if known == words[:length] and len(name.codes) == 1:
                    return name.codes[0]
        return None

    def _at(self, tokens: list[Token], index: int) -> Mention | None:
        token = tokens[index]
        for word, genitive in self._readings(token.text):
            for words, name in self._by_first.get(word, ()):
                if name.risky and not self._likely(tokens, index, name):
                    continue
                mention = self._match(tokens, index, words, name, genitive)
                if mention:
                    return mention
        return self._compound(token, index)

    def _likely(self, tokens: list[Token], index: int, name: ActorName) -> bool:
        """Whether a name that is also a word of the language is meant as a name here: a place behind a
        preposition, anything else where it does not begin the sentence."""
        before = tokens[index - 1].lower if index else ""
        if name.form is NameForm.PLACE:
            return before in self._language.prepositions
        return index > 0 or not self._is_word(tokens[index].lower)

    def _is_word(self, word: str) -> bool:
        """Whether the lexicon knows it as a word other than a name."""
        language = self._language
        return (
            word in language.verbs
            or word in language.prepositions
            or word in language.auxiliaries
            or any(word in words for words in language.words.values())
        )

    def _readings(self, word: str) -> list[tuple[str, bool]]:
        """The word itself, the same without its genitive ending, and a lower-case demonym that begins a
        sentence with a capital."""
        forms = [(word, False)]
        if word[0].isupper() and word[1:].islower():
            forms.append((word.lower(), False))
        for ending in self._genitives:
            if len(word) > len(ending) + 1 and word.endswith(ending):
                stem = word[: -len(ending)]
                forms.append((stem, True))
                if word[0].isupper() and word[1:].islower():
                    forms.append((stem.lower(), True))
        return forms

    def _match(
        self, tokens: list[Token], index: int, words: tuple[str, ...], name: ActorName, genitive: bool
    ) -> Mention | None:
        end = index + len(words)
        if end > len(tokens):
            return None
        if len(words) > 1:
            if genitive:
                return None
            middle = [token.text for token in tokens[index + 1 : end]]
            if tuple(middle[:-1]) != words[1:-1]:
                return None
            last = [stem for stem, _ in self._readings(middle[-1])]
            if words[-1] not in last:
                return None
            genitive = middle[-1] != words[-1] and middle[-1][: len(words[-1])] == words[-1]
        if (
            end < len(tokens)
            and tokens[end].text in self._clitics
            and tokens[end].start == tokens[end - 1].end
        ):
            genitive, end = True, end + 1
        return Mention(index, end, name.codes, name.form, genitive, text=name.text)

    def _compound(self, token: Token, index: int) -> Mention | None:
        """A name that is the first part of a hyphenated word."""
        first, hyphen, rest = token.text.partition("-")
        if not hyphen or not rest:
            return None
        for words, name in self._by_first.get(first, ()):
            if len(words) == 1:
                return Mention(index, index + 1, name.codes, name.form, compound=rest.lower())
        return None


@cache
def name_index(language: Language) -> NameIndex:
    """The index of a language, made once."""
    return NameIndex(language)
