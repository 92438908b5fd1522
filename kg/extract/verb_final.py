"""Brings the items of a sentence into the order in which the other languages put them, for a language whose
verbs stand at the end of their clause.

German: "Polen hat am Montag vier Diplomaten ausgewiesen" is read as "Polen hat ausgewiesen am Montag vier
Diplomaten", "dass Polen das Konsulat schließt" as "dass Polen schließt das Konsulat", and "beschloss,
Diplomaten auszuweisen" as "beschloss, zu ausweisen Diplomaten". The items keep their places in the text.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.genitives import GENITIVE, mark_genitives
from kg.extract.items import Item, Kind, NounPhrase, VerbItem
from kg.extract.verb_chains import governing_first, names_agent, settle, with_zu
from kg.language import Language

_BREAKS = (Kind.COMMA, Kind.STOP, Kind.QUOTE)
_LIGHT = (Kind.ADVERB, Kind.NEGATION, Kind.DATE, Kind.COORDINATOR)
_NONFINITE = frozenset({"participle", "infinitive"})


def in_order(items: list[Item], language: Language) -> list[Item]:
    """The items with each clause's verbs behind its subject, the finite one first, and genitives marked."""
    return _Clauses(mark_genitives(items, language), language).ordered()


class _Clauses:
    """The clauses of one sentence, put in order one after the other."""

    def __init__(self, items: list[Item], language: Language) -> None:
        self.language = language
        self.segments: list[tuple[list[Item], list[Item]]] = []  # marks before it, its items
        breaks: list[Item] = []
        current: list[Item] = []
        for item in items:
            if item.kind in _BREAKS:
                if current:
                    self.segments.append((breaks, current))
                    breaks, current = [], []
                breaks.append(item)
            else:
                current.append(item)
        self.segments.append((breaks, current))
        self.auxiliary: VerbItem | None = None  # the finite one of the main clause
        self.open_subject = False  # a noun phrase stands before the clause that parts it from its verb

    def ordered(self) -> list[Item]:
        """All items in their new order."""
        self._join_far_verbs()
        out: list[Item] = []
        for breaks, segment in self.segments:
            if any(item.kind is Kind.STOP for item in breaks):
                self.open_subject, self.auxiliary = False, None
            out += breaks + self._segment(segment)
        return out

    def _join_far_verbs(self) -> None:
        """Moves participles and infinitives behind an apposition to the clause of their auxiliary: "hat den
        Botschafter, Sergej N., einbestellt"."""
        for at, (_, segment) in enumerate(self.segments):
            finite = self._finite_at(segment)
            if (
                finite is None
                or self._opener(segment) is not None
                or not self._is_auxiliary(segment[finite])
                or any(self._nonfinite(item) for item in segment[finite + 1 :])
            ):
                continue
            for breaks, later in self.segments[at + 1 : at + 5]:
                if any(item.kind is Kind.STOP for item in breaks):
                    break
                if self._opener(later) is not None or self._infinitive_at(later) is not None:
                    continue
                verbs = [item for item in later if isinstance(item, VerbItem)]
                if not verbs:
                    continue
                alone = self._finite_at(later) in (None, 0) or self._bare(later, 0) is None
                if alone and all(self._nonfinite(verb) for verb in verbs):
                    segment.extend(later)
                    later.clear()
                break

    # What a segment is -----------------------------------------------------------------------------

    def _segment(self, segment: list[Item]) -> list[Item]:
        if not segment:
            return segment
        opener = self._opener(segment)
        if opener is not None:
            return self._subordinate(segment, opener)
        finite = self._finite_at(segment)
        if finite is None:
            infinitive = self._infinitive_at(segment)
            if infinitive is not None:
                return self._infinitive(segment, infinitive)
            self.open_subject = self.open_subject or self._bare(segment, 0) is not None
            return [item for part in self._coordinated(segment) for item in self._alone(part)]
        first = segment[finite]
        self.auxiliary = first if isinstance(first, VerbItem) and self._is_auxiliary(first) else None
        out: list[Item] = []
        parts = self._coordinated(segment)
        for number, part in enumerate(parts):
            if number and self._shares_auxiliary(parts[number - 1], part):
                out += self._alone(part)
            else:
                out += self._main(part, shared=number > 0)
        self.open_subject = False
        return out

    def _shares_auxiliary(self, before: list[Item], part: list[Item]) -> bool:
        """Whether the participle at the end belongs to the auxiliary of the clause before: "hatten Diplomaten
        ausgewiesen und Sanktionen verhängt"."""
        finite = self._finite_at(before)
        verbs = [item for item in part if isinstance(item, VerbItem)]
        if (
            finite is None
            or not self._is_auxiliary(before[finite])
            or len(verbs) != 1
            or part[-1] is not verbs[0]
            or not verbs[0].slots & _NONFINITE
        ):
            return False
        verbs[0].slots &= _NONFINITE
        if "participle" in verbs[0].slots:
            verbs[0].slots = frozenset({"participle"})
        return True

    def _alone(self, segment: list[Item]) -> list[Item]:
        """Verbs without a finite one, as in a headline or behind "und": first, then what belongs to them."""
        lead = segment[:1] if segment[0].kind is Kind.COORDINATOR else []
        verbs = [item for item in segment if isinstance(item, VerbItem) and self._nonfinite(item)]
        if not verbs or verbs[-1] is not segment[-1]:
            return segment
        rest = [item for item in segment[len(lead) :] if item not in verbs]
        if self.auxiliary is not None and len(verbs) == 1 and "participle" in verbs[0].slots:
            return [*lead, replace(self.auxiliary), *verbs, *rest]  # "hatte X abgezogen, Y gestoppt"
        return [*lead, *verbs, *rest] if lead else segment

    def _opener(self, segment: list[Item]) -> int | None:
        """Where the conjunction or relative pronoun stands that puts the verb last."""
        for at, item in enumerate(segment[:3]):
            if item.kind in (Kind.SUBORDINATOR, Kind.RELATIVE):
                return at
            if item.kind not in (*_LIGHT, Kind.PREPOSITION):
                return None
        return None

    def _finite_at(self, segment: list[Item]) -> int | None:
        return next((at for at, item in enumerate(segment) if self._finite(segment, at)), None)

    def _finite(self, segment: list[Item], at: int) -> bool:
        item = segment[at]
        if not isinstance(item, VerbItem) or with_zu(item, self.language):
            return False
        before = segment[at - 1] if at else None
        if before is not None and before.kind is Kind.INFINITIVE:
            return False
        if item.auxiliary is not None:
            return item.word not in self.language.options["participles_of_auxiliaries"]
        return bool(item.slots & {"present", "past"})

    def _is_auxiliary(self, item: Item) -> bool:
        return isinstance(item, VerbItem) and item.auxiliary is not None

    @staticmethod
    def _nonfinite(item: Item) -> bool:
        return isinstance(item, VerbItem) and (bool(item.slots & _NONFINITE) or item.auxiliary is not None)

    def _infinitive_at(self, segment: list[Item]) -> int | None:
        """Where the infinitive with its marker begins."""
        for at, item in enumerate(segment):
            if item.kind is Kind.INFINITIVE or (isinstance(item, VerbItem) and with_zu(item, self.language)):
                return at
        return None

    def _coordinated(self, segment: list[Item]) -> list[list[Item]]:
        """The clauses that a coordinator joins: behind a verb that is complete, before another verb."""
        parts: list[list[Item]] = [[]]
        for at, item in enumerate(segment):
            left, right = parts[-1], segment[at + 1 :]
            if item.kind is Kind.COORDINATOR and left and right:
                verbs = [verb for verb in left if isinstance(verb, VerbItem)]
                complete = isinstance(left[-1], VerbItem) or (
                    bool(verbs) and (verbs[-1].auxiliary is None or len(verbs) > 1)
                )
                if complete and any(isinstance(other, VerbItem) for other in right):
                    parts.append([])
            parts[-1].append(item)
        return parts

    # Noun phrases ----------------------------------------------------------------------------------

    def _bare(self, segment: list[Item], start: int) -> int | None:
        """The first noun phrase from there on that can be a subject: no preposition before it, no case of
        an object."""
        for at in range(start, len(segment)):
            item = segment[at]
            if (
                isinstance(item, NounPhrase)
                and not self._oblique(item)
                and not (at and segment[at - 1].kind is Kind.PREPOSITION)
            ):
                return at
        return None

    def _oblique(self, phrase: NounPhrase) -> bool:
        return phrase.pronoun == "self" or phrase.word in self.language.options.get("oblique", ())

    def _complex_end(self, segment: list[Item], at: int) -> int:
        """Where a subject ends with its genitives, its places and those enumerated with it."""
        end = at + 1
        while end + 1 < len(segment) and isinstance(segment[end + 1], NounPhrase):
            joint = segment[end]
            if joint.kind is Kind.COORDINATOR or (
                joint.kind is Kind.PREPOSITION
                and (joint.prepositions == GENITIVE or joint.word in ("in", "aus"))
            ):
                end += 2
            else:
                break
        return end

    # Clauses ---------------------------------------------------------------------------------------

    def _main(self, segment: list[Item], shared: bool) -> list[Item]:
        finite = self._finite_at(segment)
        if finite is None:
            return self._alone(segment)
        verb = segment[finite]
        assert isinstance(verb, VerbItem)
        before, after = segment[:finite], segment[finite + 1 :]
        group, rest = self._trailing(after, verb)
        chain = settle([verb, *group], names_agent(segment))
        front = self._bare(before, 0)
        if front is not None and self._fronted(before, front, verb, rest):
            moved = before[front:]
            before, rest = before[:front], rest
            subject = self._bare(rest, 0)
            assert subject is not None
            end = self._complex_end(rest, subject)
            return [*before, verb, *rest[:end], *chain[1:], *moved, *rest[end:]]
        negations, rest = self._negations(rest)
        has_subject = front is not None or self.open_subject or (shared and not before[1:])
        subject = None if has_subject else self._bare(rest, 0)
        if subject is None:
            return [*before, verb, *negations, *chain[1:], *rest]
        end = self._complex_end(rest, subject)
        return [*before, verb, *rest[:end], *negations, *chain[1:], *rest[end:]]

    def _fronted(self, before: list[Item], front: int, verb: VerbItem, rest: list[Item]) -> bool:
        """Whether the noun phrase before the verb is its object: "Vier Diplomaten wies Polen aus"."""
        phrase = before[front]
        subject = self._bare(rest, 0)
        if not isinstance(phrase, NounPhrase) or subject is None:
            return False
        if phrase.word in ("das", "dies") and phrase.pronoun:
            return True
        singular = verb.word.endswith("t") or (verb.auxiliary is None and not verb.word.endswith("n"))
        other = rest[subject]
        assert isinstance(other, NounPhrase)
        named = any(not mention.modifies for mention in phrase.mentions)
        return phrase.plural and singular and not other.plural and not named

    def _trailing(self, after: list[Item], verb: VerbItem) -> tuple[list[Item], list[Item]]:
        """The verbs at the end that depend on the finite one (with an infinitive's marker), and the rest."""
        end = len(after)
        while end and not (isinstance(after[end - 1], VerbItem)):
            end -= 1
        begin = end
        while begin and (isinstance(after[begin - 1], VerbItem) or after[begin - 1].kind is Kind.INFINITIVE):
            begin -= 1
        group = after[begin:end]
        if not group or not all(self._nonfinite(item) or item.kind is Kind.INFINITIVE for item in group):
            return [], after
        return governing_first(group, self.language), after[:begin] + after[end:]

    def _negations(self, rest: list[Item]) -> tuple[list[Item], list[Item]]:
        negations = [item for item in rest if item.kind is Kind.NEGATION]
        return negations, [item for item in rest if item.kind is not Kind.NEGATION]

    def _subordinate(self, segment: list[Item], opener: int) -> list[Item]:
        parts = self._coordinated(segment)
        out = self._last(parts[0], opener, parts[1] if len(parts) > 1 else [])
        for part in parts[1:]:
            out += self._last(part, 0, [])
        return out

    def _last(self, segment: list[Item], opener: int, following: list[Item]) -> list[Item]:
        """A clause with its verbs last; those of the clause that follows lend it their auxiliary."""
        end = len(segment)
        while end and not isinstance(segment[end - 1], VerbItem):
            end -= 1
        begin = end
        while begin and (
            isinstance(segment[begin - 1], VerbItem) or segment[begin - 1].kind is Kind.INFINITIVE
        ):
            begin -= 1
        run = segment[begin:end]
        if not run or begin <= opener:
            return segment
        if isinstance(run[0], VerbItem) and run[0].auxiliary and len(run) > 2 and self._finite(run, 0):
            chain: list[Item] = [run[0], *governing_first(run[1:], self.language)]
        else:
            chain = governing_first(run, self.language)
        verbs = [item for item in following if isinstance(item, VerbItem)]
        lone = isinstance(chain[0], VerbItem) and chain[0].slots == {"participle"} and len(chain) == 1
        if lone and verbs and verbs[-1].auxiliary:
            chain = [replace(verbs[-1]), *chain]
        chain = settle(chain, names_agent(segment))
        head, rest = segment[: opener + 1], segment[opener + 1 : begin] + segment[end:]
        negations, rest = self._negations(rest)
        subject = self._bare(rest, 0)
        relative = segment[opener].kind is Kind.RELATIVE
        if relative and not self._object_relative(segment, opener, rest, subject):
            subject = None
        if segment[opener].kind is Kind.COORDINATOR and not self._own_subject(rest, subject):
            subject = None
        if subject is None:
            return [*head, *chain[:1], *negations, *chain[1:], *rest]
        cut = self._complex_end(rest, subject)
        return [*head, *rest[:cut], *chain[:1], *negations, *chain[1:], *rest[cut:]]

    def _own_subject(self, rest: list[Item], subject: int | None) -> bool:
        return subject is not None and any(
            isinstance(item, NounPhrase) and at > subject and rest[at - 1].kind is not Kind.PREPOSITION
            for at, item in enumerate(rest)
        )

    def _object_relative(
        self, segment: list[Item], opener: int, rest: list[Item], subject: int | None
    ) -> bool:
        """Whether a relative clause has a subject of its own: "die Polen ausgewiesen hat", "in dem ..." """
        pronoun = segment[opener]
        governed = opener > 0 and segment[opener - 1].kind is Kind.PREPOSITION
        if governed or pronoun.word not in ("der", "die", "das", "welcher", "welche", "welches"):
            return True
        if pronoun.word not in ("die", "das") or subject is None:
            return False
        phrase = rest[subject]
        assert isinstance(phrase, NounPhrase)
        return any(not mention.modifies for mention in phrase.mentions) or bool(phrase.person)

    def _infinitive(self, segment: list[Item], at: int) -> list[Item]:
        """An infinitive clause: the marker and the verbs first, then what belongs to them."""
        begin = at
        while begin and isinstance(segment[begin - 1], VerbItem):
            begin -= 1
        end = at + 1
        while end < len(segment) and isinstance(segment[end], VerbItem):
            end += 1
        marker, *verbs = settle(governing_first(segment[begin:end], self.language))
        before, after = segment[:begin], segment[end:]
        head: list[Item] = []
        while before and (
            before[0].kind in (Kind.COORDINATOR, Kind.ADVERB)
            or before[0].word in ("um", "ohne", "statt", "anstatt")
        ):
            item = before.pop(0)
            if item.word == "um":
                marker = replace(marker, word="um")
            elif item.word in ("ohne", "statt", "anstatt"):
                head.append(replace(item, kind=Kind.NEGATION, prepositions=frozenset()))
            else:
                head.append(item)
        negations, before = self._negations(before)
        return [*head, *negations, marker, *verbs, *before, *after]
