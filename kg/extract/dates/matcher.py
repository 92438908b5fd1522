"""Finds the templates of a language in a text: one pass over its tokens, a walk in a trie where one begins.

The work at a token is bounded by the longest template, so the time grows with the length of the text alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from kg.extract.dates.expression import Value, Values
from kg.extract.dates.language import NUMERIC_SLOTS, DateLanguage, Lead, Template
from kg.extract.dates.templates import APOSTROPHES, END_MARK, TOKEN, Sequence, slot_class, slot_label


@dataclass(frozen=True, slots=True)
class Match:
    """A template found in a text, from `start` to `end`, with what its slots hold and what leads it."""

    start: int
    end: int
    template: Template
    values: Values
    lead: Lead | None


@dataclass(slots=True)
class _Node:
    loose: dict[str, _Node] = field(default_factory=dict)
    tight: dict[str, _Node] = field(default_factory=dict)
    slots: dict[str, list[tuple[str, bool, _Node]]] = field(default_factory=dict)
    mark: _Node | None = None
    templates: list[tuple[int, Template]] = field(default_factory=list)
    leads: list[Lead] = field(default_factory=list)

    def grow(self, sequence: Sequence) -> _Node:
        """The node at the end of a sequence, made where it is missing."""
        node = self
        for step in sequence:
            if step.text == END_MARK:
                node.mark = node.mark or _Node()
                node = node.mark
            elif step.slot:
                kind, label = slot_class(step.text), slot_label(step.text)
                edges = node.slots.setdefault(kind, [])
                known = [child for *edge, child in edges if edge == [label, step.tight]]
                if not known:
                    known = [_Node()]
                    edges.append((label, step.tight, known[0]))
                node = known[0]
            else:
                node = (node.tight if step.tight else node.loose).setdefault(step.text.lower(), _Node())
        return node


@dataclass(frozen=True, slots=True)
class _Tokens:
    """The tokens of a text: `lower[i]` stands from `starts[i]` to `ends[i]`."""

    text: str
    lower: list[str]
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, text: str) -> _Tokens:
        spans = [found.span() for found in TOKEN.finditer(text)]
        return cls(
            text,
            [APOSTROPHES.get(word := text[start:end].lower(), word) for start, end in spans],
            [start for start, _ in spans],
            [end for _, end in spans],
        )

    def gap(self, i: int) -> int:
        """What stands before token i: 0 nothing, 1 white space, 2 the end of a paragraph."""
        if i == 0 or self.starts[i] == self.ends[i - 1]:
            return 0
        return 2 if self.text.count("\n", self.ends[i - 1], self.starts[i]) > 1 else 1


class Matcher:
    """The templates of a language, ready to be found."""

    def __init__(self, language: DateLanguage, plausible: Callable[[Template, Values], bool]) -> None:
        """`plausible` says of a match that is complete whether it can be a date (there is no 31 April)."""
        self._plausible = plausible
        self._forms: dict[str, dict[str, list[tuple[Sequence, Value, bool]]]] = {}
        for name, forms in language.forms.items():
            by_first = self._forms.setdefault(name, {})
            for form in forms:
                capital = form.sequence[0].text[0].isupper()
                by_first.setdefault(form.sequence[0].text.lower(), []).append(
                    (form.sequence[1:], form.value, capital)
                )
        self._classes: dict[str, tuple[str, ...]] = {}
        for name, known in self._forms.items():
            for word in known:
                digits = _DIGITS if word[0] in "0123456789" else ()
                self._classes[word] = (*self._classes.get(word, digits), name)
        self._bare, self._led, self._leads = _Node(), _Node(), _Node()
        for order, template in enumerate(language.templates):
            self._led.grow(template.sequence).templates.append((order, template))
            if not template.needs_lead:
                self._bare.grow(template.sequence).templates.append((order, template))
        for lead in language.leads:
            self._leads.grow(lead.sequence).leads.append(lead)
        self._starters = self._first_words(self._bare) | self._leads.loose.keys()

    def find(self, text: str) -> Iterator[Match]:
        """The matches in order, none overlapping; where several begin at a token, the longest.

        Of equally long ones, that without a lead and then the first in the file.
        """
        tokens = _Tokens.of(text)
        i, count = 0, len(tokens.lower)
        while i < count:
            word = tokens.lower[i]
            if word in self._starters or word[0] in "0123456789":
                best = self._longest(tokens, i)
                if best:
                    end, match = best
                    yield match
                    i = end
                    continue
            i += 1

    def _longest(self, tokens: _Tokens, i: int) -> tuple[int, Match] | None:
        best: tuple[tuple[int, bool, int], Values, Template, Lead | None] | None = None
        starts: list[tuple[_Node, int, Lead | None]] = [(self._bare, i, None)]
        for node, j, _ in self._walk(self._leads, tokens, i, ()):
            starts += [(self._led, j, lead) for lead in node.leads]
        for root, begin, lead in starts:
            if begin >= len(tokens.lower) or (lead and tokens.gap(begin) == 2):
                continue
            for node, j, values in self._walk(root, tokens, begin, ()):
                for order, template in node.templates:
                    if lead and template.rule not in lead.before:
                        continue
                    key = (j, lead is None, -order)
                    if (
                        (best is None or key > best[0])
                        and self._stands_alone(tokens, i, begin, j)
                        and (self._plausible(template, values))
                    ):
                        best = (key, values, template, lead)
        if best is None:
            return None
        (j, _, _), values, template, lead = best
        held = dict(values)
        end = held.pop(END_MARK, j)
        j = end if isinstance(end, int) else j
        return j, Match(tokens.starts[i], tokens.ends[j - 1], template, tuple(held.items()), lead)

    def _walk(
        self, node: _Node, tokens: _Tokens, i: int, values: Values, first: bool = True
    ) -> Iterator[tuple[_Node, int, Values]]:
        """All nodes where a template or a lead ends, with the token behind it and the slots filled."""
        if node.templates or node.leads:
            yield node, i, values
        if node.mark:
            yield from self._walk(node.mark, tokens, i, (*values, (END_MARK, i)), first)
        if i >= len(tokens.lower):
            return
        gap = 1 if first else tokens.gap(i)
        if gap == 2:
            return
        word = tokens.lower[i]
        for child in (node.loose.get(word), node.tight.get(word) if gap == 0 else None):
            if child:
                yield from self._walk(child, tokens, i + 1, values, first=False)
        for name in self._classes.get(word, _DIGITS if word[0] in "0123456789" else ()):
            edges = [edge for edge in node.slots.get(name, ()) if not (gap and edge[1])]
            if not edges:
                continue
            for value, j in self._fill(name, tokens, i):
                for label, _, child in edges:
                    yield from self._walk(child, tokens, j, (*values, (label, value)), first=False)

    def _fill(self, name: str, tokens: _Tokens, i: int) -> Iterator[tuple[Value, int]]:
        """The values that a slot of a word class can take from token i on, with the token behind each."""
        word = tokens.lower[i]
        if name in NUMERIC_SLOTS and word[0] in "0123456789":
            number = _number(name, word)
            if number is not None:
                yield number, i + 1
            return
        for rest, value, capital in self._forms.get(name, {}).get(word, ()):
            if capital and not tokens.text[tokens.starts[i]].isupper():
                continue
            end = i + 1 + len(rest)
            if tokens.lower[i + 1 : end] == [step.text.lower() for step in rest] and all(
                tokens.gap(k) == 0 if step.tight else tokens.gap(k) < 2 for k, step in enumerate(rest, i + 1)
            ):
                yield value, end

    def _stands_alone(self, tokens: _Tokens, i: int, begin: int, end: int) -> bool:
        """Whether the tokens are no part of a longer word or number (`M109`, `2.5 days`, `in 2014,5`)."""
        text, start, stop = tokens.text, tokens.starts[i], tokens.ends[end - 1]
        before, behind = text[max(start - 2, 0) : start], text[stop : stop + 2]
        if before and (before[-1].isalnum() or before[-1] == "_"):
            return False
        if behind and (behind[0].isalnum() or behind[0] == "_"):
            return False
        first, last = tokens.lower[begin], tokens.lower[end - 1]
        if first[0].isdigit() and len(before) == 2 and before[0].isdigit() and before[1] in ".,:/-–":
            return False
        return not (last[0].isdigit() and len(behind) == 2 and behind[0] in ".,:" and behind[1].isdigit())

    def _first_words(self, root: _Node) -> set[str]:
        found = set(root.loose)
        for name in root.slots:
            found |= self._forms.get(name, {}).keys()
        return found


_DIGITS = tuple(sorted(NUMERIC_SLOTS))
_LIMITS = {"day": (2, 1, 31), "month_number": (2, 1, 12), "number": (3, 0, 999), "year": (4, 1000, 2199)}


def _number(name: str, digits: str) -> int | None:
    """The number that a slot takes from a run of digits; a year has exactly four."""
    most, low, high = _LIMITS[name]
    if len(digits) > most or (name == "year" and len(digits) != 4) or not digits.isdecimal():
        return None
    return number if low <= (number := int(digits)) <= high else None
