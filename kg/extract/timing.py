"""When an act happened: from the dates of its clause, its sentence, what was told before, and publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from kg.extract.acts import Act
from kg.extract.dates import DateExpression, DateReader, Role
from kg.extract.items import Item, Kind, Sentence
from kg.model import Interval, Modality

_HORIZON = timedelta(days=7)


@dataclass
class Clock:
    """The dates of one article, told in order."""

    reader: DateReader
    published: Interval | None
    anchor: Interval | None = None
    paragraph: int = -1
    told: Interval | None = None

    def date(self, acts: list[Act]) -> None:
        """Fills `interval` and `dated` of the acts of one sentence."""
        previous: Act | None = None
        for act in acts:
            self._date(act, previous)
            previous = act

    def pass_over(self, sentence: Sentence) -> None:
        """Remembers the dates of a sentence that tells no dated act: what follows counts from them."""
        for item in sentence.items:
            if item.date is not None and item.date.role is Role.WHEN \
                    and (resolved := self._resolve(item.date, future=False)):
                self.anchor = self.told = resolved
                self.paragraph = sentence.paragraph

    def _date(self, act: Act, previous: Act | None) -> None:
        future = act.modality in (Modality.PLANNED, Modality.POSSIBLE)
        expression = self._expression(act)
        resolved = self._resolve(expression, future) if expression else None
        if resolved:
            act.interval, act.dated = resolved, True
            self.anchor, self.paragraph, self.told = resolved, act.sentence.paragraph, resolved
            return
        if previous is not None and previous.dated and act.predication and previous.sentence is act.sentence:
            act.interval, act.dated = previous.interval, True
            return
        act.interval = self._undated(act, future)

    def _resolve(self, expression: DateExpression, future: bool) -> Interval | None:
        return self.reader.resolve(expression, self.published, self.anchor, future)

    def _expression(self, act: Act) -> DateExpression | None:
        """The date expression nearest to the act in its sentence, those of its own clause first."""
        best: tuple[tuple[int, int], DateExpression] | None = None
        items = act.sentence.items
        for position, item in enumerate(items):
            if item.kind is not Kind.DATE or item.date is None or item.date.role is Role.UNTIL \
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
            return Interval(self.published.earliest, self.published.latest.replace(month=12, day=31))
        if self.told and self.paragraph == act.sentence.paragraph:
            return self.told
        return Interval(self.published.earliest - _HORIZON, self.published.latest)
