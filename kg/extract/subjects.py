"""Finds the subject of a verb among the items of its sentence.

The subject is the nearest noun phrase before the verb that no preposition governs, over relative clauses,
asides and appositions; or the one behind it, where the language puts the verb second and something else
stands first.
"""

from __future__ import annotations

from kg.extract.items import Item, Kind, NounPhrase, Sentence, VerbItem
from kg.extract.linking import is_actor
from kg.extract.predications import Predication
from kg.language import Language

SKIPPED = (Kind.ADVERB, Kind.NEGATION, Kind.DATE, Kind.QUOTE)


class Subjects:
    """The predications of a sentence as far as they are read, and the search for the next one's subject."""

    def __init__(self, sentence: Sentence, language: Language) -> None:
        self.items: list[Item] = sentence.items
        self.sentence = sentence
        self.language = language
        self.by_position: dict[int, Predication] = {}

    def _find_subject(
        self, predication: Predication, position: int, first: int, previous: Predication | None
    ) -> None:
        if predication.infinitive and (owner := self._decider(first)):
            predication.subject = [owner]
            return
        if predication.infinitive and previous:
            predication.subject = self._controller(previous)
            return
        if self._beside_main_clause(predication, first):
            main = self._previous_finite(first)
            predication.subject = main.subject if main else []
            return
        found, shared, relative = self._subject_before(first)
        predication.relative = relative
        if (
            predication.finite
            and (
                (self.language.options.get("verb_second") and self._fronted_clause(first))
                or ("say" in predication.classes and self._behind_quote(first))
            )
            and (behind := self._subject_behind(first))
        ):
            predication.subject, predication.inverted = behind.group or [behind], True
            return
        if found is not None and (doer := self._fronted_object(predication, found, first)) is not None:
            predication.objects.append(found)
            predication.subject, predication.inverted = doer.group or [doer], True
            return
        if (
            found is None
            and (self.language.options.get("verb_second") or "say" in predication.classes)
            and predication.finite
            and not shared
        ):
            found = self._subject_behind(first)
            predication.inverted = found is not None
        if (
            found is None
            and shared
            and self.language.options.get("verb_second")
            and first
            and self.items[first - 1].kind in (Kind.DATE, Kind.ADVERB)
        ):
            found = self._subject_behind(first)
            predication.inverted = found is not None
        pro_drop = bool(self.language.options.get("pro_drop"))
        if found is None and pro_drop and predication.passive and (behind := self._subject_behind(position)):
            found = behind  # "fueron expulsados tres diplomáticos"
        if (
            found is None
            and previous
            and (
                shared
                or not predication.finite
                or self.items[first].start == predication.verb.start
                or pro_drop
            )
        ):
            if predication.finite and shared:
                previous = self._previous_finite(first) or previous
            predication.subject = previous.subject
            return
        if found is not None:
            predication.subject = found.group or [found]

    def _beside_main_clause(self, predication: Predication, first: int) -> bool:
        """`recalled its envoy, accusing Maduro of ...`, `answered him by closing ...`: whose act it is."""
        return (
            first > 0
            and (
                self.items[first - 1].kind is Kind.COMMA
                or bool(self.items[first - 1].prepositions & {"by", "after", "before"})
            )
            and not self.language.fifth_is_passive
            and predication.verb.slots == {"fifth"}
            and not predication.auxiliaries
            and any(at < first for at in self.by_position)
        )

    def _fronted_object(self, predication: Predication, before: NounPhrase, first: int) -> NounPhrase | None:
        """`Det avviser Russland`: the doer behind the verb, where the object stands before it."""
        if (
            not self.language.options.get("verb_second")
            or before.pronoun != "it"
            or not predication.finite
            or predication.passive
            or predication.verb.auxiliary
        ):
            return None
        behind = self._subject_behind(first)
        return behind if behind is not None and is_actor(behind) and behind.polities else None

    def _fronted_clause(self, first: int) -> bool:
        """Whether a subordinate clause stands first and the verb follows its comma."""
        if first == 0 or self.items[first - 1].kind is not Kind.COMMA:
            return False
        begin = first - 1
        while begin > 0 and self.items[begin - 1].kind is not Kind.STOP:
            begin -= 1
        opener = self.items[begin]
        for at in range(begin, first - 1):
            if self.items[at].kind is Kind.COORDINATOR and self._joins_clauses(at):
                opener = self.items[at + 1]
        if opener.kind in (Kind.COORDINATOR, Kind.ADVERB):
            opener = self.items[begin + 1]
        return opener.kind in (Kind.SUBORDINATOR, Kind.DATE, Kind.PREPOSITION) or isinstance(opener, VerbItem)

    def _behind_quote(self, first: int) -> bool:
        """`..., sa Lavrov`, `..., said Lavrov`: the speaker follows what is said, and nothing more does."""
        behind = self._subject_behind(first)
        if behind is None or behind.possessive:
            return False
        at = self.items.index(behind.group[-1] if behind.group else behind) + 1
        while at < len(self.items) and (
            self.items[at].kind in (*SKIPPED, Kind.PREPOSITION)
            or (isinstance(self.items[at], NounPhrase) and self.items[at - 1].kind is Kind.PREPOSITION)
        ):
            at += 1
        if at < len(self.items) and self.items[at].kind not in (
            Kind.COMMA,
            Kind.STOP,
            Kind.COORDINATOR,
            Kind.RELATIVE,
        ):
            return False
        return first > 0 and self.items[first - 1].kind in (Kind.COMMA, Kind.QUOTE)

    def _decider(self, first: int) -> NounPhrase | None:
        """`the Russian decision to freeze contact`: whose decision the infinitive is."""
        at = first - 1
        while at >= 0 and (
            self.items[at].kind in SKIPPED or self.items[at].kind in (Kind.INFINITIVE, Kind.PREPOSITION)
        ):
            at -= 1
        phrase = self.items[at] if at >= 0 else None
        return (
            phrase
            if isinstance(phrase, NounPhrase) and "decision" in phrase.heads and phrase.modifier
            else None
        )

    def _controller(self, matrix: Predication) -> list[NounPhrase]:
        """Whose act an infinitive is: the object's of `ordered him to`, else the subject's."""
        if matrix.classes & {"order", "appeal", "ask", "demand"} and not matrix.passive and matrix.objects:
            return matrix.objects[:1]
        return matrix.subject

    def _subject_before(self, first: int) -> tuple[NounPhrase | None, bool, bool]:
        """The subject left of the verb, whether it is shared with the verb before, and whether it is the
        antecedent of a relative clause."""
        at = first - 1
        crossed_comma = False
        candidate: NounPhrase | None = None
        while at >= 0:
            item = self.items[at]
            if isinstance(item, NounPhrase):
                before = self.items[at - 1] if at else None
                if before is not None and before.kind is Kind.PREPOSITION:
                    at -= 2
                    continue
                if self._names_title_before(at):
                    at = self._over_phrases(at - 2)
                    continue
                if item.group and item is not item.group[0]:
                    at = self.items.index(item.group[0]) - 1
                    if at >= 0 and self.items[at].kind is Kind.PREPOSITION:
                        at -= 1
                        continue
                    candidate = item.group[0]
                    break
                candidate = item
                break
            if item.kind is Kind.RELATIVE:
                if at == first - 1 or all(between.kind in SKIPPED for between in self.items[at + 1 : first]):
                    return self._antecedent(at), False, True
                return None, True, True
            if item.kind is Kind.COORDINATOR:
                if all(between.kind in SKIPPED for between in self.items[at + 1 : first]):
                    return None, True, False
            elif item.kind is Kind.COMMA:
                adjacent = all(between.kind in SKIPPED for between in self.items[at + 1 : first])
                aside = self._aside(at) if adjacent and not crossed_comma else None
                if aside is not None:
                    at, crossed_comma = aside - 1, True
                    continue
                jump = self._relative_start(at) if adjacent and not crossed_comma else None
                crossed_comma = True
                if jump is not None:
                    at = jump - 1
                    continue
            elif isinstance(item, VerbItem):
                if self._reduced_relative(at) and any(
                    isinstance(verb, VerbItem) and verb.auxiliary for verb in self.items[first : first + 1]
                ):
                    at -= 1
                    continue
                jump = self._relative_start(at)
                if jump is None or not (crossed_comma or self.language.options.get("verb_second")):
                    return None, crossed_comma or not self.language.options.get("verb_second"), False
                at = jump - 1
                continue
            elif item.kind in (Kind.STOP, Kind.SUBORDINATOR, Kind.INFINITIVE):
                return None, item.kind is Kind.INFINITIVE, False
            at -= 1
        if candidate is None:
            return None, False, False
        return self._over_apposition(candidate, at), False, False

    def _names_title_before(self, at: int) -> bool:
        """`his opposite number, Florence Parly`: the name explains the title before the comma."""
        if at < 2 or self.items[at - 1].kind is not Kind.COMMA:
            return False
        name, title = self.items[at], self.items[self._over_phrases(at - 2)]
        return (
            isinstance(name, NounPhrase)
            and isinstance(title, NounPhrase)
            and bool(name.person)
            and not name.heads & {"person_title"}
            and not title.person
            and bool(title.heads & {"person_title", "envoy", "staff"})
            and at >= 3
        )

    def _over_phrases(self, at: int) -> int:
        """The place of the noun phrase to which the prepositional phrases up to this place belong."""
        while (
            at >= 2 and isinstance(self.items[at], NounPhrase) and self.items[at - 1].kind is Kind.PREPOSITION
        ):
            at -= 2
        return at

    def _aside(self, at: int) -> int | None:
        """The comma that opens an aside of preposition or participle that this comma closes: `Kulhanek, in
        office for a few hours, demanded ...`."""
        for back in range(at - 1, 0, -1):
            item = self.items[back]
            if item.kind in (Kind.STOP, Kind.SUBORDINATOR, Kind.RELATIVE):
                return None
            if item.kind is Kind.COMMA:
                opener, before = self.items[back + 1], self.items[back - 1]
                participle = (
                    isinstance(opener, VerbItem)
                    and opener.auxiliary is None
                    and bool(opener.slots & {"participle", "fifth"})
                )
                return (
                    back
                    if isinstance(before, NounPhrase) and (opener.kind is Kind.PREPOSITION or participle)
                    else None
                )
        return None

    def _reduced_relative(self, at: int) -> bool:
        """`23 Russians identified as spies would be sent home`: a participle behind its noun phrase."""
        verb, before = self.items[at], self.items[at - 1] if at else None
        return (
            isinstance(verb, VerbItem)
            and verb.auxiliary is None
            and "participle" in verb.slots
            and isinstance(before, NounPhrase)
            and not before.pronoun
            and not before.acts_for[1:]
        )

    def _over_apposition(self, candidate: NounPhrase, at: int) -> NounPhrase:
        """`The ambassador, Laurie Bristow, was ...`: the two are one actor; the first one says more."""
        if at >= 2 and self.items[at - 1].kind is Kind.COMMA:
            head = self.items[at - 2]
            if (
                isinstance(head, NounPhrase)
                and not head.group
                and candidate.acts_for
                and head.acts_for == candidate.acts_for
                and head.heads & {"envoy", "staff", "person_title"}
            ):
                return head
            named = (
                isinstance(head, NounPhrase)
                and not head.group
                and ("polity" in head.heads or "organisation" in head.heads or bool(head.person))
            )
            if (
                named
                and not candidate.person
                and not candidate.heads & {"polity", "organisation"}
                and not candidate.pronoun
            ):
                assert isinstance(head, NounPhrase)
                return head  # "Hungary, a member of NATO, recalled ..."
        return candidate

    def _relative_start(self, at: int) -> int | None:
        """The relative pronoun of the clause that the verb at this place belongs to."""
        for back in range(at - 1, -1, -1):
            if self.items[back].kind is Kind.RELATIVE:
                return back
            if self.items[back].kind in (Kind.STOP, Kind.SUBORDINATOR):
                return None
        return None

    def _antecedent(self, at: int) -> NounPhrase | None:
        for back in range(at - 1, -1, -1):
            item = self.items[back]
            if isinstance(item, NounPhrase):
                return self._antecedent_head(back)
            if isinstance(item, VerbItem) or item.kind in (Kind.STOP, Kind.SUBORDINATOR):
                return None
        return None

    def _antecedent_head(self, back: int) -> NounPhrase:
        """The actor to which a relative clause belongs: the noun phrase before it, or the one before its
        prepositional phrases if that is a person or a polity."""
        item = self.items[back]
        assert isinstance(item, NounPhrase)
        comma = back + 1 < len(self.items) and self.items[back + 1].kind is Kind.COMMA
        at = back
        while (
            comma
            and at >= 2
            and self.items[at - 1].kind is Kind.PREPOSITION
            and isinstance(self.items[at - 2], NounPhrase)
        ):
            at -= 2
        head = self.items[at]
        if isinstance(head, NounPhrase) and at != back and head.acts_for:
            return head
        return item

    def _subject_behind(self, first: int) -> NounPhrase | None:
        for at in range(first + 1, min(first + 5, len(self.items))):
            item = self.items[at]
            if isinstance(item, NounPhrase):
                return item if item.pronoun != "self" else None
            if item.kind not in SKIPPED:
                return None
        return None

    def _previous(self, first: int) -> Predication | None:
        """The nearest predication to the left."""
        for at in range(first - 1, -1, -1):
            if at in self.by_position and not self.by_position[at].parenthetical:
                return self.by_position[at]
        return None

    def _previous_finite(self, first: int) -> Predication | None:
        """The nearest finite predication to the left, with which a finite verb shares its subject; behind a
        comma the nearest one outside a relative clause."""
        at = first - 1
        while at > 0 and (self.items[at].kind in SKIPPED or self.items[at].kind is Kind.COORDINATOR):
            at -= 1
        comma = at >= 0 and self.items[at].kind is Kind.COMMA
        for back in range(first - 1, -1, -1):
            found = self.by_position.get(back)
            if found and found.finite and not found.parenthetical and not (comma and self._in_relative(back)):
                return found
        return None

    def _in_relative(self, at: int) -> bool:
        """Whether the verb at this place belongs to a relative clause."""
        for back in range(at - 1, -1, -1):
            item = self.items[back]
            if item.kind is Kind.RELATIVE:
                return True
            if isinstance(item, VerbItem) or item.kind in (Kind.STOP, Kind.SUBORDINATOR, Kind.COORDINATOR):
                return False
        return False

    def _joins_clauses(self, at: int) -> bool:
        before, after = (
            self.items[at - 1] if at else None,
            self.items[at + 1] if at + 1 < len(self.items) else None,
        )
        return not (
            isinstance(before, NounPhrase) and isinstance(after, NounPhrase) and after in (before.group or [])
        )
