"""When an act happened: from the dates of its clause, its sentence, what was told before, and publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from kg.extract.acts import Act
from kg.extract.clauses import Predication
from kg.extract.dates import DateExpression, DateReader, Role
from kg.extract.items import Item, Kind, Sentence
from kg.model import Interval, Modality

_HORIZON = timedelta(days=7)
_TOO_LONG = 400
# Present forms of auxiliaries that are no verbs of their own in the lexicon.
_PRESENT = frozenset({"is", "are", "has", "have", "er", "har", "blir", "vert", "är", "ist", "sind", "hat", "haben",
                      "est", "sont", "a", "ont", "es", "son", "ha", "han"})


@dataclass
class Clock:
    """The dates of one article, told in order."""

    reader: DateReader
    published: Interval | None
    anchor: Interval | None = None
    paragraph: int = -1
    told: Interval | None = None
    last: tuple[DateExpression, Interval | None] | None = None

    def date(self, acts: list[Act]) -> None:
        """Fills `interval` and `dated` of the acts of one sentence."""
        previous: Act | None = None
        for act in acts:
            self._date(act, previous)
            previous = act

    def pass_over(self, sentence: Sentence) -> None:
        """Remembers the dates of a sentence that tells no dated act: what follows counts from them."""
        for item in sentence.items:
            if item.kind in (Kind.RELATIVE, Kind.SUBORDINATOR):
                return
            if item.date is not None and item.date.role is Role.WHEN \
                    and (resolved := self._resolve(item.date, future=False)):
                self.anchor = self.told = resolved
                self.paragraph = sentence.paragraph

    def _date(self, act: Act, previous: Act | None) -> None:
        future = act.modality is Modality.PLANNED and _speaks_of_future(act)
        counted = self._counted_back(act, previous)
        if counted:
            act.interval, act.dated = counted, True
            return
        expression = self._expression(act)
        resolved = self._resolved(expression, future) if expression else None
        if resolved:
            act.interval, act.dated = resolved, True
            if self.published and resolved.earliest > self.published.latest and act.modality is Modality.ACTUAL:
                act.modality = Modality.PLANNED
            self.anchor, self.paragraph, self.told = resolved, act.sentence.paragraph, resolved
            return
        if previous is not None and previous.dated and act.predication and previous.sentence is act.sentence:
            act.interval, act.dated = previous.interval, True
            return
        act.interval = self._undated(act, act.modality in (Modality.PLANNED, Modality.POSSIBLE))

    def _resolved(self, expression: DateExpression, future: bool) -> Interval | None:
        """The interval of an expression; the same for all acts that share it, and none for a time so long
        that it dates nothing ("the last decades")."""
        if self.last and self.last[0] is expression:
            return self.last[1]
        resolved = self._resolve(expression, future)
        if resolved and resolved.days > _TOO_LONG:
            resolved = None
        self.last = (expression, resolved)
        return resolved

    def _resolve(self, expression: DateExpression, future: bool) -> Interval | None:
        return self.reader.resolve(expression, self.published, self.anchor, future)

    def _counted_back(self, act: Act, previous: Act | None) -> Interval | None:
        """`flew home on Sunday, two days after their government broke off ...`: the second act is counted
        back from the first."""
        if previous is None or not previous.dated or previous.interval is None:
            return None
        between = [item.date for item in act.sentence.items if item.date is not None and item.date.clause
                   and previous.start < item.start < act.end]
        if not between:
            return None
        ahead = self.reader.resolve(between[-1], self.published, previous.interval)
        if ahead is None:
            return None
        first, last = ahead.earliest - previous.interval.earliest, ahead.latest - previous.interval.latest
        earliest, latest = sorted((previous.interval.earliest - first, previous.interval.latest - last))
        return Interval(earliest, latest)

    def _expression(self, act: Act) -> DateExpression | None:
        """The date expression nearest to the act in its sentence, those of its own clause first."""
        best: tuple[tuple[int, int], DateExpression] | None = None
        items = act.sentence.items
        for position, item in enumerate(items):
            if item.kind is not Kind.DATE or item.date is None or item.date.clause or item.date.role is Role.UNTIL \
                    and act.modality is Modality.ACTUAL:
                continue
            walls = self._walls(items, position, act)
            distance = min(abs(item.start - act.end), abs(act.start - item.end)) \
                if not act.start <= item.start < act.end else 0
            rank = (walls, distance)
            if best is None or rank < best[0]:
                best = (rank, item.date)
        if best is None or best[0][0] > 2:
            return None
        return best[1]

    @staticmethod
    def _walls(items: list[Item], position: int, act: Act) -> int:
        """How many clause boundaries stand between the date and the act's verb."""
        verb = act.predication.verb.start if act.predication else act.start
        first, last = sorted((items[position].start, verb))
        return sum(2 if item.kind is Kind.STOP else 1 for item in items
                   if first < item.start < last and item.kind in (
                       Kind.SUBORDINATOR, Kind.RELATIVE, Kind.STOP, Kind.QUOTE))

    def _undated(self, act: Act, future: bool) -> Interval | None:
        """An honest interval for an act of which no date is told."""
        if self.published is None:
            return None
        if future:
            if self.told and self.paragraph == act.sentence.paragraph and self.told.latest >= self.published.latest:
                return self.told
            return Interval(self.published.earliest, self.published.latest.replace(month=12, day=31))
        if self.told and self.paragraph == act.sentence.paragraph:
            return self.told
        if act.predication and _present(act.predication):
            return self.published
        return Interval(self.published.earliest - _HORIZON, self.published.latest)


def _present(predication: Predication) -> bool:
    """Whether the verb stands in the present or the perfect: then the news is of the day of publication."""
    verbs = predication.auxiliaries or [predication.verb]
    return any("present" in verb.slots and "past" not in verb.slots for verb in verbs) or any(
        verb.word in _PRESENT for verb in verbs)


def _speaks_of_future(act: Act) -> bool:
    """Whether the act's clause looks ahead from the day of publication, not from the day of a speech."""
    predication = act.predication
    while predication is not None:
        if any(auxiliary.auxiliary == "will" for auxiliary in predication.auxiliaries) \
                or "intend" in predication.classes:
            return True
        predication = predication.matrix
    return False
