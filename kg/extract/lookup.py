"""What stands where in a sentence: names, dates, nouns and phrases, by the place of their first token."""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.dates import DateExpression
from kg.extract.names import Mention
from kg.extract.tokens import Token
from kg.language import Language, Noun


class Lookup:
    """The tokens of a sentence with what begins at each of them."""

    def __init__(
        self,
        tokens: list[Token],
        language: Language,
        mentions: list[Mention],
        dates: list[DateExpression],
        is_person: Callable[[str], bool],
    ) -> None:
        self.is_person = is_person
        self.tokens = tokens
        self.words = tuple(token.lower for token in tokens)
        self.language = language
        self.mention_at = {mention.start: mention for mention in mentions}
        self.inside_name = {i for mention in mentions for i in range(mention.start, mention.end)}
        self.date_at = self._date_places(dates)
        self.phrases = self._find_phrases()
        self.adverbial_at = {start: end for name, start, end in self.phrases if name == "adverbial"}
        self.noun_at = self._find_nouns()
        self.consumed: dict[int, int] = {}

    def _date_places(self, dates: list[DateExpression]) -> dict[int, tuple[int, DateExpression]]:
        first, last = self.tokens[0].start, self.tokens[-1].end
        places: dict[int, tuple[int, DateExpression]] = {}
        for expression in dates:
            if expression.end <= first or expression.start >= last:
                continue
            inside = [
                i
                for i, token in enumerate(self.tokens)
                if token.start >= expression.start and token.end <= expression.end
            ]
            if inside:
                places[inside[0]] = (inside[-1] + 1, expression)
        return places

    def _find_phrases(self) -> list[tuple[str, int, int]]:
        found: list[tuple[str, int, int]] = []
        index, last = self.language.phrases, len(self.tokens) - 1
        for i, token in enumerate(self.tokens):
            keys: list[tuple[str, ...]] = [(token.lower,)]
            if i < last:
                keys.append((token.lower, self.tokens[i + 1].lower))
            for key in keys:
                for words, phrase_class in index.get(key, ()):
                    if self._words_at(i, words):
                        found.append((phrase_class, i, i + len(words)))
        return found

    def _words_at(self, start: int, words: tuple[str, ...]) -> bool:
        return self.words[start : start + len(words)] == words

    def _find_nouns(self) -> dict[int, tuple[int, tuple[Noun, ...]]]:
        places: dict[int, tuple[int, tuple[Noun, ...]]] = {}
        index = 0
        while index < len(self.tokens):
            end, nouns = self._noun(index)
            if nouns and not self._lower_case(index, end):
                places[index] = (end, nouns)
            index = end
        return places

    def _lower_case(self, start: int, end: int) -> bool:
        """Whether no word has a capital, in a language whose nouns have one: then it is no noun."""
        return bool(self.language.options.get("capital_nouns")) and not any(
            token.capitalised for token in self.tokens[start:end]
        )

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

    def _noun_of(self, word: str) -> list[Noun]:
        exact = [noun for words, noun in self.language.nouns.get(word, ()) if len(words) == 1]
        return exact or self._compound_noun("xx" + word)
