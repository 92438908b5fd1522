"""Who does what: every verb of a sentence with its subject, objects, and prepositional phrases."""

from __future__ import annotations

from kg.extract.items import Clitic, Item, Kind, NounPhrase, Sentence, VerbItem
from kg.extract.predications import Predication
from kg.extract.subjects import SKIPPED, Subjects
from kg.language import Language

_TO = frozenset({"to"})
_ASKING = frozenset({"ask", "order", "appeal", "command", "demand", "accuse", "offer", "praise", "threaten"})
_BOUNDARY = (Kind.STOP, Kind.SUBORDINATOR, Kind.RELATIVE)


def predications(sentence: Sentence, language: Language) -> list[Predication]:
    """All predications of the sentence, from left to right."""
    reader = _Reader(sentence, language)
    return reader.read()


# Verbs whose perfect is formed with "be" in some languages: "er rejst", "ist gereist", "est arrivé".
_MOTION = frozenset({"travel", "land", "return", "fly_home", "leave"})


class _Reader(Subjects):
    """Reads the predications of one sentence."""

    def read(self) -> list[Predication]:
        """All predications in order."""
        for position, item in enumerate(self.items):
            if isinstance(item, VerbItem) and self._is_main(position, item):
                self.by_position[position] = self._predication(position, item)
        return list(self.by_position.values())

    def _is_main(self, position: int, verb: VerbItem) -> bool:
        """An auxiliary is a main verb where no other verb of its clause follows that it could help."""
        if verb.auxiliary is None:
            return True
        for item in self.items[position + 1 :]:
            if item.kind is Kind.INFINITIVE and (
                verb.auxiliary in ("may", "must", "will") or self.items.index(item) != position + 1
            ):
                return (
                    True  # "fikk beskjed om å reise", "has no plans to expel": no auxiliary of the infinitive
                )
            if isinstance(item, VerbItem):
                if item.auxiliary is not None:
                    return False
                helps = bool(item.slots & {"participle", "infinitive", "fifth"})
                return not helps
            if item.kind in _BOUNDARY or (
                item.kind is Kind.COMMA and not self.language.options.get("verb_second")
            ):
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
            elif item.kind is Kind.INFINITIVE:
                before = self.items[at - 1] if at else None
                if not (isinstance(before, VerbItem) and before.auxiliary is not None):
                    break  # "has no plans to expel": no auxiliary of the infinitive
            elif item.kind in _BOUNDARY or (item.kind is Kind.COORDINATOR and self._joins_clauses(at)):
                break
            at -= 1
        return found, first

    def _had_done(self, position: int, verb: VerbItem, auxiliaries: list[VerbItem]) -> NounPhrase | None:
        """`will have their accreditation withdrawn`: what is withdrawn, in languages that put it so."""
        before = self.items[position - 1] if position else None
        nearest = auxiliaries[0].auxiliary if auxiliaries and verb.auxiliary is None else None
        if (
            self.language.options.get("verb_second")
            or nearest != "have"
            or "participle" not in verb.slots
            or not isinstance(before, NounPhrase)
            or before.pronoun
        ):
            return None
        return before

    def _coordinated(self, position: int) -> bool:
        """Whether a coordinator stands right before the verb."""
        at = position - 1
        while at >= 0 and self.items[at].kind in (Kind.ADVERB, Kind.NEGATION):
            at -= 1
        return at >= 0 and self.items[at].kind is Kind.COORDINATOR

    def _predication(self, position: int, verb: VerbItem) -> Predication:
        auxiliaries, first = self._auxiliaries(position, verb)
        before = self._previous(position)
        if (
            not auxiliaries
            and before
            and "participle" in verb.slots
            and self._coordinated(position)
            and (helped := before if before.auxiliaries else self._previous_finite(first))
        ):
            auxiliaries = helped.auxiliaries  # "has joined and imposed", "were arrested and charged"
        classes = verb.classes
        if verb.auxiliary in ("be", "become", "have"):
            classes = classes | {verb.auxiliary}
        predication = Predication(verb, classes, auxiliaries, start=self.items[first].start, end=verb.end)
        predication.passive = self._is_passive(position, verb, auxiliaries)
        had_done = self._had_done(position, verb, auxiliaries)
        before_marker = self.items[first - 1] if first else None
        predication.infinitive = before_marker is not None and (
            before_marker.kind is Kind.INFINITIVE
            or (before_marker.kind in SKIPPED and first > 1 and self.items[first - 2].kind is Kind.INFINITIVE)
            or self._bare_infinitive(verb, auxiliaries, first)
        )
        predication.finite = not predication.infinitive and bool(
            any(auxiliary is not verb for auxiliary in auxiliaries)
            or verb.auxiliary
            or verb.slots & {"present", "past"}
        )
        previous = self._previous(first)
        self._find_subject(predication, position, first, previous)
        if had_done:
            predication.subject, predication.passive = [had_done], True
        self._find_objects(predication, position)
        self._weak_pronouns(predication, position)
        self._marked_objects(predication)
        predication.parenthetical = self._parenthetical(predication, position, first)
        self._find_matrix(predication, first, previous)
        if (
            predication.content
            and predication.matrix
            and "say" in predication.matrix.classes
            and any(auxiliary.auxiliary == "must" for auxiliary in predication.auxiliaries)
        ):
            predication.classes |= {"told_must"}
        predication.negated = self._negated(predication, position, first)
        predication.purpose = (
            predication.infinitive
            and before_marker is not None
            and not auxiliaries
            and before_marker.word in self.language.options.get("purpose_markers", ())
        )
        predication.conditional = (
            predication.conditional or self._conditional(first) or self._like_adjective(predication, position)
        )
        return predication

    def _like_adjective(self, predication: Predication, position: int) -> bool:
        """A participle that only describes its noun, where adjectives stand behind: "l'ambassade, fermée en
        1992"; not one with an agent, and not the only verb, as in a headline."""
        verb = predication.verb
        return (
            bool(self.language.options.get("adjectives_follow"))
            and verb.slots == {"participle"}
            and not predication.auxiliaries
            and not any("by" in kinds for kinds, _ in predication.prepositional)
            and not self._coordinated(position)
            and any(
                isinstance(item, VerbItem) and (item.auxiliary or item.slots & {"present", "past"})
                for item in self.items
            )
        )

    def _bare_infinitive(self, verb: VerbItem, auxiliaries: list[VerbItem], first: int) -> bool:
        """An infinitive without a marker behind the verb on which it depends: "veut expulser"."""
        if not self.language.options.get("bare_infinitives") or auxiliaries or verb.slots != {"infinitive"}:
            return False
        at = first - 1
        while at > 0 and self.items[at].kind in SKIPPED:
            at -= 1
        return at >= 0 and isinstance(self.items[at], VerbItem)

    def _is_passive(self, position: int, verb: VerbItem, auxiliaries: list[VerbItem]) -> bool:
        kinds = {auxiliary.auxiliary for auxiliary in auxiliaries if auxiliary is not verb}
        if verb.auxiliary is not None:
            return False
        if self.language.fifth_is_passive and "fifth" in verb.slots and not verb.slots & {"present", "past"}:
            return True
        if "participle" not in verb.slots:
            return False
        if kinds & {"be", "become"}:
            if "have" not in kinds and self._perfect_with_be(position, verb):
                return False
            return not ("be" in kinds and verb.classes & _MOTION and not verb.classes & {"expel", "order"})
        if kinds:
            return False
        following = self.items[position + 1] if position + 1 < len(self.items) else None
        if not verb.slots & {"past", "present"}:
            return True
        before = self.items[position - 1] if position else None
        return (
            isinstance(before, NounPhrase)
            and following is not None
            and following.kind is Kind.PREPOSITION
            and following.word in ("by", "av", "af", "von", "par", "por")
        )

    def _perfect_with_be(self, position: int, verb: VerbItem) -> bool:
        """An active perfect with "be": of a verb of motion ("est arrivé"), or of a reflexive one."""
        if verb.word in self.language.options.get("perfect_with_be", ()):
            return True
        nearby = self.items[max(0, position - 5) : position]
        return any(isinstance(item, Clitic) and item.role == "self" for item in nearby)

    def _weak_pronouns(self, predication: Predication, position: int) -> None:
        """Takes the weak pronouns before the verb: "les a reçus", "leur a donné"."""
        at = position - 1
        while at >= 0 and (
            self.items[at].kind in SKIPPED or (isinstance(self.items[at], VerbItem) and at >= position - 6)
        ):
            item = self.items[at]
            if isinstance(item, VerbItem) and item.auxiliary is None:
                break
            if isinstance(item, Clitic) and item.phrase is not None:
                if item.role == "object":
                    predication.objects.append(item.phrase)
                else:
                    predication.prepositional.append((_TO, item.phrase))
            at -= 1

    def _marked_objects(self, predication: Predication) -> None:
        """Objects that stand behind a preposition: "acusó a Honduras", "demande à Moscou de ..."."""
        marked = self.language.options.get("object_prepositions", {})
        if not marked or predication.passive or (predication.objects and not predication.classes & _ASKING):
            return  # "retiró la acreditación a tres diplomáticos": to them
        for _, phrase in list(predication.prepositional):
            at = self.items.index(phrase) if phrase in self.items else 0
            classes = marked.get(self.items[at - 1].word) if at else None
            if classes and ("any" in classes or predication.classes & set(classes)):
                predication.objects.append(phrase)

    def _parenthetical(self, predication: Predication, position: int, first: int) -> bool:
        """`..., Lavrov said on Monday, ...`: an aside that governs nothing behind it."""
        if "say" not in predication.classes or predication.objects:
            return False
        places = [self.items.index(phrase) for phrase in predication.subject if phrase in self.items]
        begin, end = min([first, *places[:1]]), max([position, *places[-1:]])
        while end + 1 < len(self.items) and self.items[end + 1].kind in (Kind.DATE, Kind.ADVERB):
            end += 1
        opens = begin > 0 and self.items[begin - 1].kind in (Kind.COMMA, Kind.QUOTE)
        return opens and (end + 1 >= len(self.items) or self.items[end + 1].kind in (Kind.COMMA, Kind.STOP))

    def _find_objects(self, predication: Predication, position: int) -> None:
        subject = predication.subject
        at = position + 1
        last = position
        while at < len(self.items):
            item = self.items[at]
            if item.kind in _BOUNDARY or (item.kind is Kind.INFINITIVE and predication.objects):
                break
            if isinstance(item, VerbItem) and not self._reduced(at):
                break
            if item.kind is Kind.COORDINATOR and self._verb_after(at):
                break
            if isinstance(item, NounPhrase):
                before = self.items[at - 1]
                if before.kind is Kind.PREPOSITION:
                    predication.prepositional.append((before.prepositions, item))
                elif (
                    item not in subject
                    and not self._is_later_subject(at, predication)
                    and not (item.group and item is not item.group[0])
                ):
                    predication.objects.append(item)
                elif self._is_later_subject(at, predication) and item not in subject:
                    break
            last = at
            at += 1
        predication.end = self.items[last].end
        if (relative := self._relative_object(predication)) is not None:
            predication.objects.append(relative)
        if predication.inverted:
            predication.objects = [phrase for phrase in predication.objects if phrase not in subject]

    def _relative_object(self, predication: Predication) -> NounPhrase | None:
        """What a relative clause with a subject of its own tells of: `the pact, which they signed in May`."""
        if not predication.subject or predication.relative or predication.passive:
            return None
        if predication.subject[0] not in self.items:
            return None  # a weak pronoun
        at = self.items.index(predication.subject[0]) - 1
        while at > 0 and self.items[at].kind in SKIPPED:
            at -= 1
        if (
            at < 1
            or predication.verb.start < self.items[at].start
            or self.items[at].kind is not Kind.RELATIVE
            or self.items[at].word not in self.language.options.get("object_relatives", ())
        ):
            return None
        phrase = self._antecedent(at)
        return phrase if phrase is not None and self.items[at - 1].kind is not Kind.PREPOSITION else None

    def _reduced(self, at: int) -> bool:
        """A participle inside a noun phrase's modification does not end the clause: `the deal signed ...`."""
        item = self.items[at]
        return isinstance(item, VerbItem) and item.auxiliary is None and item.slots == {"participle"}

    def _verb_after(self, at: int) -> bool:
        for item in self.items[at + 1 : at + 4]:
            if isinstance(item, VerbItem):
                return True
            if item.kind not in SKIPPED:
                return False
        return False

    def _finite_next(self, at: int) -> bool:
        """Whether a finite verb follows the noun phrase at once."""
        for item in self.items[at + 1 : at + 4]:
            if isinstance(item, VerbItem):
                return bool(item.auxiliary or item.slots & {"present", "past"})
            if item.kind not in SKIPPED:
                return False
        return False

    def _is_later_subject(self, at: int, predication: Predication) -> bool:
        """Whether a noun phrase behind a comma or coordinator begins the next clause."""
        before = self.items[at - 1]
        if "say" in predication.classes and self._finite_next(at):
            return True  # "said it would ..."
        if before.kind not in (Kind.COMMA, Kind.COORDINATOR):
            return False
        phrase = self.items[at]
        if isinstance(phrase, NounPhrase) and phrase.group and phrase is not phrase.group[0]:
            return False
        for item in self.items[at + 1 : at + 6]:
            if isinstance(item, VerbItem):
                return bool(item.auxiliary or item.slots & {"present", "past"})
            if item.kind in (Kind.COMMA, Kind.STOP, Kind.COORDINATOR):
                return False
        return False

    def _gerund_object(self, predication: Predication, first: int, previous: Predication | None) -> bool:
        """`is considering expelling`, `barred him from returning`: a gerund that depends on a verb."""
        if (
            previous is None
            or self.language.fifth_is_passive
            or predication.verb.slots != {"fifth"}
            or predication.auxiliaries
        ):
            return False
        before = self.items[first - 1]
        return previous.verb.end == predication.verb.start or (
            before.kind is Kind.PREPOSITION and "ban" in previous.classes and "from" in before.prepositions
        )

    def _find_matrix(self, predication: Predication, first: int, previous: Predication | None) -> None:
        if self._gerund_object(predication, first, previous):
            predication.infinitive = True
        if predication.infinitive:
            predication.matrix = None if self._decider(first) else previous
            predication.conditional = self._only_asked(first)
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
        if (
            previous
            and "say" in previous.classes
            and self.items[first].word in self.language.options.get("reported_forms", ())
        ):
            predication.matrix, predication.content = previous, True  # "sagte, Polen habe ..."
            return
        if (
            previous
            and "say" in previous.classes
            and not previous.objects
            and previous.verb.end <= predication.start
            and not any(
                item.kind in (Kind.COMMA, Kind.STOP, Kind.COORDINATOR)
                for item in self._between(previous, first)
            )
        ):
            predication.matrix, predication.content = previous, True

    def _only_asked(self, first: int) -> bool:
        """Whether the infinitive says what a noun asks for: `refused a request to reopen the crossing`."""
        at = first - 1
        while at > 0 and (self.items[at].kind in SKIPPED or self.items[at].kind is Kind.INFINITIVE):
            at -= 1
        while at > 0 and self.items[at].kind is Kind.PREPOSITION:
            at -= 1  # "krav om å ..."
        phrase = self.items[at] if at >= 0 else None
        return isinstance(phrase, NounPhrase) and bool(phrase.heads & {"claim", "demand", "appeal"})

    def _between(self, previous: Predication, first: int) -> list[Item]:
        return [item for item in self.items[:first] if item.start >= previous.verb.end]

    def _negated(self, predication: Predication, position: int, first: int) -> bool:
        for at in range(first, min(position + 4, len(self.items))):
            item = self.items[at]
            if item.kind is Kind.NEGATION:
                return True
            if at > position and (
                (isinstance(item, NounPhrase) and item not in predication.subject)
                or item.kind in (*_BOUNDARY, Kind.COMMA, Kind.COORDINATOR)
                or isinstance(item, VerbItem)
            ):
                break
        return (first > 0 and self.items[first - 1].kind is Kind.NEGATION) or any(
            self.sentence.tokens[phrase.start].lower in self.language.words["negations"]
            for phrase in predication.objects[:1] + predication.subject[:1]
        )

    def _long_ago(self, at: int) -> bool:
        """Whether a clause only says since when, without a date: `for the first time since it joined`."""
        if at == 0 or self.items[at].word not in self.language.options.get("since", ()):
            return False
        for item in self.items[at + 1 :]:
            if item.kind in (Kind.STOP, Kind.COMMA):
                return True
            if item.date is not None:
                return False
        return True

    def _conditional(self, first: int) -> bool:
        for at in range(first - 1, -1, -1):
            item = self.items[at]
            if item.kind is Kind.SUBORDINATOR:
                return self.language.is_("conditionals", item.word) or self._long_ago(at)
            if item.kind in (Kind.STOP, Kind.COMMA, Kind.RELATIVE):
                return False
        start = self.items[0]
        return first == 0 and self.language.is_("conditionals", start.word) and isinstance(start, VerbItem)
