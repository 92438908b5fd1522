"""Who does what: every verb of a sentence with its subject, objects, and prepositional phrases.

A predication is found by search among the items around the verb: the subject is the nearest noun phrase
before it that no preposition governs, skipping relative clauses and appositions, or the one behind it where
the language puts the verb second and something else stands first.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.items import Item, Kind, NounPhrase, Sentence, VerbItem
from kg.language import Language


@dataclass(eq=False, slots=True)
class Predication:
    """A verb with what belongs to it.

    `matrix` is the predication on which it depends: of an infinitive (`decided to expel`), or the one whose
    content it is (`said that ...`). `start` and `end` are the tokens between which its phrases and dates stand.
    """

    verb: VerbItem
    classes: frozenset[str]
    auxiliaries: list[VerbItem] = field(default_factory=list)
    subject: list[NounPhrase] = field(default_factory=list)
    objects: list[NounPhrase] = field(default_factory=list)
    prepositional: list[tuple[frozenset[str], NounPhrase]] = field(default_factory=list)
    passive: bool = False
    negated: bool = False
    infinitive: bool = False
    conditional: bool = False
    relative: bool = False
    finite: bool = True
    inverted: bool = False
    matrix: Predication | None = None
    content: bool = False
    parenthetical: bool = False
    start: int = 0
    end: int = 0


_BOUNDARY = (Kind.STOP, Kind.SUBORDINATOR, Kind.RELATIVE)
_SKIP = (Kind.ADVERB, Kind.NEGATION, Kind.DATE, Kind.QUOTE)


def predications(sentence: Sentence, language: Language) -> list[Predication]:
    """All predications of the sentence, from left to right."""
    reader = _Reader(sentence, language)
    return reader.read()


class _Reader:
    """Reads the predications of one sentence."""

    def __init__(self, sentence: Sentence, language: Language) -> None:
        self.items = sentence.items
        self.sentence = sentence
        self.language = language
        self.by_position: dict[int, Predication] = {}

    def read(self) -> list[Predication]:
        """All predications in order."""
        for position, item in enumerate(self.items):
            if isinstance(item, VerbItem) and self._is_main(position, item):
                self.by_position[position] = self._predication(position, item)
        return list(self.by_position.values())

    # Verbs and auxiliaries ------------------------------------------------------------------------

    def _is_main(self, position: int, verb: VerbItem) -> bool:
        """An auxiliary is a main verb where no other verb of its clause follows that it could help."""
        if verb.auxiliary is None:
            return True
        for item in self.items[position + 1:]:
            if item.kind is Kind.INFINITIVE and verb.auxiliary in ("may", "must", "will"):
                return True  # "fikk beskjed om å reise": a modal takes no infinitive marker
            if isinstance(item, VerbItem):
                if item.auxiliary is not None:
                    return False
                helps = bool(item.slots & {"participle", "infinitive", "fifth"})
                return not helps
            if item.kind in _BOUNDARY or item.kind is Kind.COMMA and not self.language.options.get("verb_second"):
                return True
        return True

    def _auxiliaries(self, position: int, verb: VerbItem) -> tuple[list[VerbItem], int]:
        """The auxiliaries of the verb and the position of the first verb of the group."""
        found: list[VerbItem] = []
        first = position
        if verb.auxiliary is not None and verb.slots:
            found.append(verb)
        nonfinite = bool(verb.slots & {"participle", "infinitive", "fifth"}) or verb.auxiliary is not None
        at = position - 1
        while at >= 0 and nonfinite:
            item = self.items[at]
            if isinstance(item, VerbItem):
                if item.auxiliary is None:
                    break
                found.append(item)
                first = at
            elif item.kind in _BOUNDARY or item.kind is Kind.COORDINATOR and self._joins_clauses(at):
                break
            elif item.kind is Kind.INFINITIVE and at != first - 1:
                break
            at -= 1
        return found, first

    def _had_done(self, position: int, verb: VerbItem, auxiliaries: list[VerbItem]) -> NounPhrase | None:
        """`will have their accreditation withdrawn`: what is withdrawn, in languages that put it so."""
        before = self.items[position - 1] if position else None
        nearest = auxiliaries[0].auxiliary if auxiliaries else None
        if self.language.options.get("verb_second") or nearest != "have" or "participle" not in verb.slots \
                or not isinstance(before, NounPhrase) or before.pronoun:
            return None
        return before

    def _coordinated(self, position: int) -> bool:
        """Whether a coordinator stands right before the verb."""
        at = position - 1
        while at >= 0 and self.items[at].kind in (Kind.ADVERB, Kind.NEGATION):
            at -= 1
        return at >= 0 and self.items[at].kind is Kind.COORDINATOR

    def _joins_clauses(self, at: int) -> bool:
        before, after = self.items[at - 1] if at else None, self.items[at + 1] if at + 1 < len(self.items) else None
        return not (isinstance(before, NounPhrase) and isinstance(after, NounPhrase)
                    and after in (before.group or []))

    def _predication(self, position: int, verb: VerbItem) -> Predication:
        auxiliaries, first = self._auxiliaries(position, verb)
        before = self._previous(position)
        if not auxiliaries and before and "participle" in verb.slots and self._coordinated(position) \
                and before.auxiliaries:
            auxiliaries = before.auxiliaries  # "has joined and imposed", "were arrested and charged"
        classes = verb.classes
        if verb.auxiliary in ("be", "become", "have"):
            classes = classes | {verb.auxiliary}
        predication = Predication(verb, classes, auxiliaries, start=self.items[first].start, end=verb.end)
        predication.passive = self._is_passive(position, verb, auxiliaries)
        had_done = self._had_done(position, verb, auxiliaries)
        before_marker = self.items[first - 1] if first else None
        predication.infinitive = before_marker is not None and (
            before_marker.kind is Kind.INFINITIVE
            or before_marker.kind in _SKIP and first > 1 and self.items[first - 2].kind is Kind.INFINITIVE)
        predication.finite = not predication.infinitive and bool(
            any(auxiliary is not verb for auxiliary in auxiliaries) or verb.auxiliary
            or verb.slots & {"present", "past"})
        previous = self._previous(first)
        self._find_subject(predication, position, first, previous)
        if had_done:
            predication.subject, predication.passive = [had_done], True
        self._find_objects(predication, position)
        predication.parenthetical = self._parenthetical(predication, position, first)
        self._find_matrix(predication, first, previous)
        predication.negated = self._negated(predication, position, first)
        predication.conditional = self._conditional(first)
        return predication

    def _is_passive(self, position: int, verb: VerbItem, auxiliaries: list[VerbItem]) -> bool:
        kinds = {auxiliary.auxiliary for auxiliary in auxiliaries if auxiliary is not verb}
        if verb.auxiliary is not None:
            return False
        if self.language.fifth_is_passive and "fifth" in verb.slots and not verb.slots & {"present", "past"}:
            return True
        if "participle" not in verb.slots:
            return False
        if kinds & {"be", "become"}:
            return True
        if kinds:
            return False
        following = self.items[position + 1] if position + 1 < len(self.items) else None
        if "past" not in verb.slots:
            return True
        before = self.items[position - 1] if position else None
        return (isinstance(before, NounPhrase) and following is not None
                and following.kind is Kind.PREPOSITION and following.word in ("by", "av", "af", "von", "par", "por"))

    def _previous(self, first: int) -> Predication | None:
        """The nearest predication to the left."""
        for at in range(first - 1, -1, -1):
            if at in self.by_position and not self.by_position[at].parenthetical:
                return self.by_position[at]
        return None

    def _parenthetical(self, predication: Predication, position: int, first: int) -> bool:
        """`..., Lavrov said on Monday, ...`: an aside that governs nothing behind it."""
        if "say" not in predication.classes or predication.objects:
            return False
        begin = min([first, *(self.items.index(phrase) for phrase in predication.subject[:1])])
        end = max([position, *(self.items.index(phrase) for phrase in predication.subject[-1:])])
        while end + 1 < len(self.items) and self.items[end + 1].kind in (Kind.DATE, Kind.ADVERB):
            end += 1
        opens = begin > 0 and self.items[begin - 1].kind in (Kind.COMMA, Kind.QUOTE)
        return opens and (end + 1 >= len(self.items) or self.items[end + 1].kind in (Kind.COMMA, Kind.STOP))

    def _previous_finite(self, first: int) -> Predication | None:
        """The nearest finite predication to the left, with which a finite verb shares its subject."""
        for at in range(first - 1, -1, -1):
            if at in self.by_position and self.by_position[at].finite and not self.by_position[at].parenthetical:
                return self.by_position[at]
        return None

    # Subjects -------------------------------------------------------------------------------------

    def _find_subject(self, predication: Predication, position: int, first: int,
                      previous: Predication | None) -> None:
        if predication.infinitive and (owner := self._decider(first)):
            predication.subject = [owner]
            return
        if predication.infinitive and previous:
            predication.subject = self._controller(previous)
            return
        found, shared, relative = self._subject_before(first)
        predication.relative = relative
        if predication.finite and (
                self.language.options.get("verb_second") and self._fronted_clause(first)
                or "say" in predication.classes and self._behind_quote(first)) and (behind := self._subject_behind(first)):
            predication.subject, predication.inverted = behind.group or [behind], True
            return
        if found is None and (self.language.options.get("verb_second") or "say" in predication.classes) \
                and predication.finite and not shared:
            found = self._subject_behind(first)
            predication.inverted = found is not None
        if found is None and shared and self.language.options.get("verb_second") and first \
                and self.items[first - 1].kind in (Kind.DATE, Kind.ADVERB):
            found = self._subject_behind(first)
            predication.inverted = found is not None
        if found is None and previous and (shared or not predication.finite or first == position):
            if predication.finite and shared:
                previous = self._previous_finite(first) or previous
            predication.subject = previous.subject
            return
        if found is not None:
            predication.subject = found.group or [found]

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
        """`..., sa Lavrov`, `..., said Lavrov`: the speaker follows what is said."""
        return first > 0 and self.items[first - 1].kind in (Kind.COMMA, Kind.QUOTE)

    def _decider(self, first: int) -> NounPhrase | None:
        """`the Russian decision to freeze contact`: whose decision the infinitive is."""
        at = first - 1
        while at >= 0 and (self.items[at].kind in _SKIP or self.items[at].kind in (Kind.INFINITIVE, Kind.PREPOSITION)):
            at -= 1
        phrase = self.items[at] if at >= 0 else None
        return phrase if isinstance(phrase, NounPhrase) and "decision" in phrase.heads and phrase.modifier else None

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
                    at -= 2
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
                if at == first - 1 or all(between.kind in _SKIP for between in self.items[at + 1:first]):
                    return self._antecedent(at), False, True
                return None, True, True
            if item.kind is Kind.COORDINATOR:
                if all(between.kind in _SKIP for between in self.items[at + 1:first]):
                    return None, True, False
            elif item.kind is Kind.COMMA:
                adjacent = all(between.kind in _SKIP for between in self.items[at + 1:first])
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
                        isinstance(verb, VerbItem) and verb.auxiliary for verb in self.items[first:first + 1]):
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

    def _aside(self, at: int) -> int | None:
        """The comma that opens an aside of preposition or participle that this comma closes: `Kulhanek, in
        office for a few hours, demanded ...`."""
        for back in range(at - 1, 0, -1):
            item = self.items[back]
            if item.kind in (Kind.STOP, Kind.SUBORDINATOR, Kind.RELATIVE):
                return None
            if item.kind is Kind.COMMA:
                opener, before = self.items[back + 1], self.items[back - 1]
                participle = isinstance(opener, VerbItem) and opener.auxiliary is None and bool(
                    opener.slots & {"participle", "fifth"})
                return back if isinstance(before, NounPhrase) and (
                    opener.kind is Kind.PREPOSITION or participle) else None
        return None

    def _names_title_before(self, at: int) -> bool:
        """`his opposite number, Florence Parly`: the name explains the title before the comma."""
        if at < 2 or self.items[at - 1].kind is not Kind.COMMA:
            return False
        name, title = self.items[at], self.items[at - 2]
        return isinstance(name, NounPhrase) and isinstance(title, NounPhrase) and bool(name.person) \
            and not name.heads & {"person_title"} and not title.person and bool(
                title.heads & {"person_title", "envoy", "staff"}) and at >= 3

    def _reduced_relative(self, at: int) -> bool:
        """`23 Russians identified as spies would be sent home`: a participle behind its noun phrase."""
        verb, before = self.items[at], self.items[at - 1] if at else None
        return isinstance(verb, VerbItem) and verb.auxiliary is None and "participle" in verb.slots \
            and isinstance(before, NounPhrase) and not before.pronoun and not before.acts_for[1:]

    def _over_apposition(self, candidate: NounPhrase, at: int) -> NounPhrase:
        """`The ambassador, Laurie Bristow, was ...`: the two are one actor; the first one says more."""
        if at >= 2 and self.items[at - 1].kind is Kind.COMMA:
            head = self.items[at - 2]
            if isinstance(head, NounPhrase) and not head.group and candidate.acts_for \
                    and head.acts_for == candidate.acts_for and head.heads & {"envoy", "staff", "person_title"}:
                return head
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
        while comma and at >= 2 and self.items[at - 1].kind is Kind.PREPOSITION \
                and isinstance(self.items[at - 2], NounPhrase):
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
            if item.kind not in _SKIP:
                return None
        return None

    # Objects and complements ----------------------------------------------------------------------

    def _find_objects(self, predication: Predication, position: int) -> None:
        subject = predication.subject
        at = position + 1
        last = position
        while at < len(self.items):
            item = self.items[at]
            if item.kind in _BOUNDARY or item.kind is Kind.INFINITIVE and predication.objects:
                break
            if isinstance(item, VerbItem) and not self._reduced(at):
                break
            if item.kind is Kind.COORDINATOR and self._verb_after(at):
                break
            if isinstance(item, NounPhrase):
                before = self.items[at - 1]
                if before.kind is Kind.PREPOSITION:
                    predication.prepositional.append((before.prepositions, item))
                elif item not in subject and not self._is_later_subject(at) and not (
                        item.group and item is not item.group[0]):
                    predication.objects.append(item)
                elif self._is_later_subject(at) and item not in subject:
                    break
            last = at
            at += 1
        predication.end = self.items[last].end
        if predication.inverted:
            predication.objects = [phrase for phrase in predication.objects if phrase not in subject]

    def _reduced(self, at: int) -> bool:
        """A participle inside a noun phrase's modification does not end the clause: `the deal signed ...`."""
        item = self.items[at]
        return isinstance(item, VerbItem) and item.auxiliary is None and item.slots == {"participle"}

    def _verb_after(self, at: int) -> bool:
        for item in self.items[at + 1:at + 4]:
            if isinstance(item, VerbItem):
                return True
            if item.kind not in _SKIP:
                return False
        return False

    def _is_later_subject(self, at: int) -> bool:
        """Whether a noun phrase behind a comma or coordinator begins the next clause."""
        before = self.items[at - 1]
        if before.kind not in (Kind.COMMA, Kind.COORDINATOR):
            return False
        phrase = self.items[at]
        if isinstance(phrase, NounPhrase) and phrase.group and phrase is not phrase.group[0]:
            return False
        for item in self.items[at + 1:at + 6]:
            if isinstance(item, VerbItem):
                return bool(item.auxiliary or item.slots & {"present", "past"})
            if item.kind in (Kind.COMMA, Kind.STOP, Kind.COORDINATOR):
                return False
        return False

    def _find_matrix(self, predication: Predication, first: int, previous: Predication | None) -> None:
        if predication.infinitive:
            predication.matrix = None if self._decider(first) else previous
            return
        for at in range(first - 1, -1, -1):
            item = self.items[at]
            if item.kind is Kind.SUBORDINATOR and self.language.is_("that", item.word):
                if at and self.items[at - 1].word in self.language.words["adverbial_prepositions"]:
                    return  # "after that ...": no content of what somebody said
                predication.matrix, predication.content = self._previous(at), True
                return
            if item.kind in (Kind.STOP, Kind.SUBORDINATOR, Kind.RELATIVE):
                return
        if previous and "say" in previous.classes and not previous.objects and previous.verb.end <= predication.start \
                and not any(item.kind in (Kind.COMMA, Kind.STOP, Kind.COORDINATOR)
                            for item in self._between(previous, first)):
            predication.matrix, predication.content = previous, True

    def _between(self, previous: Predication, first: int) -> list[Item]:
        return [item for item in self.items[:first] if item.start >= previous.verb.end]

    # Negation and condition -------------------------------------------------------------------------

    def _negated(self, predication: Predication, position: int, first: int) -> bool:
        for at in range(first, min(position + 4, len(self.items))):
            item = self.items[at]
            if item.kind is Kind.NEGATION:
                return True
            if at > position and (isinstance(item, NounPhrase) and item not in predication.subject
                                  or item.kind in _BOUNDARY or isinstance(item, VerbItem)):
                break
        return first > 0 and self.items[first - 1].kind is Kind.NEGATION or any(
            self.sentence.tokens[phrase.start].lower in self.language.words["negations"]
            for phrase in predication.objects[:1] + predication.subject[:1])

    def _conditional(self, first: int) -> bool:
        for at in range(first - 1, -1, -1):
            item = self.items[at]
            if item.kind is Kind.SUBORDINATOR:
                return self.language.is_("conditionals", item.word)
            if item.kind in (Kind.STOP, Kind.COMMA, Kind.RELATIVE):
                return False
        start = self.items[0]
        return first == 0 and self.language.is_("conditionals", start.word) and isinstance(start, VerbItem)
