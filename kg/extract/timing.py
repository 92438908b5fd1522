"""When an act happened: from the dates of its clause, its sentence, what was told before, and publication."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from kg.extract.acts import Act
from kg.extract.dates import DateExpression, DateReader, Role
from kg.extract.items import Item, Kind, NounPhrase, Sentence, VerbItem
from kg.extract.predications import Predication
from kg.model import Interval, Modality

# How far back an act without any date in the past tense may lie: a week, as news goes.
_HORIZON = timedelta(days=7)
# From when on an act is history that does not date the news beside it.
_OLD = timedelta(days=60)
# A time so long that it dates nothing ("the last decades"), in days.
_TOO_LONG = 400
# Nouns that name an act told before, by its type.
_ACT_OF_NOUN = {
    "opening": "OpenMission",
    "closure": "CloseMission",
    "expulsion": "ExpelDiplomats",
    "invasion": "UseForce",
    "war": "UseForce",
    "severance": "SeverRelations",
    "annexation": "Annex",
}
# Marks that open a line of speech.
_SPEECH = frozenset('–—-"“«„»')
# Clause boundaries between a date and a verb over which the date does not reach.
_FAR = 2


@dataclass
class Clock:
    """The dates of one article, told in order.

    `anchor` is the last date told, from which "the day after" counts; `told` is that of the paragraph, which
    an act without a date of its own takes.
    """

    reader: DateReader
    published: Interval | None
    anchor: Interval | None = None
    told: Interval | None = None
    paragraph: int = -1
    by_type: dict[str, Interval] = field(default_factory=dict)

    def date(self, sentence: Sentence, acts: list[Act]) -> None:
        """Fills `interval` and `dated` of the acts of one sentence."""
        if sentence.paragraph != self.paragraph and sentence.tokens[0].text not in _SPEECH:
            self.told = None  # what is said goes on from the paragraph before
        self.paragraph = sentence.paragraph
        chosen = {id(act): _expression(act, acts) for act in acts}
        resolved = self._resolve_all(sentence, acts, chosen)
        previous: Act | None = None
        for act in acts:
            expression = chosen[id(act)]
            interval = resolved.get(id(expression)) if expression else None
            self._date(act, interval, previous)
            previous = act
        self._remember(sentence, acts, resolved)

    def _resolve_all(
        self, sentence: Sentence, acts: list[Act], chosen: dict[int, DateExpression | None]
    ) -> dict[int, Interval]:
        """The intervals of the sentence's expressions, each counted from the one before it."""
        resolved: dict[int, Interval] = {}
        for item in sentence.items:
            expression = item.date
            if expression is None:
                continue
            reference = self._reference(sentence, item)
            if expression.clause and reference is None:
                continue
            users = [act for act in acts if chosen[id(act)] is expression]
            future = any(act.modality is not Modality.ACTUAL and _speaks_of_future(act) for act in users)
            interval = self.reader.resolve(expression, self.published, reference or self.anchor, future)
            if interval and any(_past(act) for act in users):
                interval = self._past_year(interval)
            if interval and interval.days <= _TOO_LONG:
                resolved[id(expression)] = interval
                past = self.published is None or interval.earliest <= self.published.latest
                if past and expression.role in (Role.WHEN, Role.FROM):
                    self.anchor = interval
        return resolved

    def _past_year(self, interval: Interval) -> Interval:
        """The same days a year before, where they lie ahead although the verb stands in the past."""
        if self.published is None or interval.earliest <= self.published.latest:
            return interval
        try:
            return Interval(*(day.replace(year=day.year - 1) for day in (interval.earliest, interval.latest)))
        except ValueError:  # 29 February
            return interval.shift(-365)

    def _reference(self, sentence: Sentence, date: Item) -> Interval | None:
        """The date of the act that a noun behind an expression names: `the day after the war broke out`,
        `samme dag som gjenåpningen`."""
        if date.date is None or not (date.date.clause or date.date.anaphoric):
            return None
        for item in sentence.items[sentence.items.index(date) + 1 :]:
            if isinstance(item, VerbItem):
                return None
            if isinstance(item, NounPhrase):
                kinds = {_ACT_OF_NOUN[head] for head in item.heads if head in _ACT_OF_NOUN}
                return next((self.by_type[kind] for kind in kinds if kind in self.by_type), None)
        return None

    def _date(self, act: Act, interval: Interval | None, previous: Act | None) -> None:
        counted = self._counted(act, previous)
        if (
            act.type == "CancelMeeting"
            and interval
            and self.published
            and interval.earliest > self.published.latest
        ):
            interval = None  # when the meeting was to be
        if counted or interval:
            act.interval, act.dated = counted or interval, True
            if (
                self.published
                and interval
                and interval.earliest > self.published.latest
                and act.modality is Modality.ACTUAL
            ):
                act.modality = Modality.PLANNED
        elif (
            previous is not None
            and previous.dated
            and act.predication
            and not (_present(act.predication) and (_past(previous) or self._is_old(previous)))
        ):
            act.interval, act.dated = previous.interval, True
        else:
            act.interval = self._undated(act)

    def _is_old(self, act: Act) -> bool:
        """Whether an act is no news of these days."""
        return bool(self.published and act.interval and act.interval.latest < self.published.earliest - _OLD)

    def _counted(self, act: Act, previous: Act | None) -> Interval | None:
        """`flew home on Sunday, two days after their government broke off ...`: the second act is counted
        from the first."""
        if previous is None or not previous.dated or previous.interval is None:
            return None
        between = [
            item.date
            for item in act.sentence.items
            if item.date is not None and item.date.clause and previous.start < item.start < act.end
        ]
        return self.reader.date_of_clause(between[-1], previous.interval) if between else None

    def _undated(self, act: Act) -> Interval | None:
        """An honest interval for an act of which no date is told."""
        if self.published is None:
            return self.told or self.anchor
        if act.modality in (Modality.PLANNED, Modality.POSSIBLE):
            if self.told and self.told.latest >= self.published.latest:
                return self.told
            return Interval(self.published.earliest, self.published.latest.replace(month=12, day=31))
        if act.predication and _present(act.predication):
            return self.published
        if self.told:
            return self.told
        return Interval(self.published.earliest - _HORIZON, self.published.latest)

    def _remember(self, sentence: Sentence, acts: list[Act], resolved: dict[int, Interval]) -> None:
        """What an act told later in the paragraph without a date takes: the date of the last dated act, else
        the first date of the main clause."""
        for act in acts:
            if act.dated and act.interval:
                self.told = self.by_type[act.type] = act.interval
        if any(act.dated for act in acts):
            return
        for item in sentence.items:
            if item.kind in (Kind.RELATIVE, Kind.SUBORDINATOR):
                return
            if item.date is not None and item.date.role is Role.WHEN and id(item.date) in resolved:
                self.told = resolved[id(item.date)]
                return


def _expression(act: Act, acts: list[Act]) -> DateExpression | None:
    """The date expression nearest to the act in its sentence, those of its own clause first; one in another
    clause only if no other act stands nearer to it."""
    best: tuple[tuple[int, int], DateExpression] | None = None
    for item in act.sentence.items:
        if item.date is None or not _can_date(item, act):
            continue
        rank = _rank(item, act)
        if rank[0] and any(_rank(item, other) < rank and _can_date(item, other) for other in acts):
            continue
        if best is None or rank < best[0]:
            best = (rank, item.date)
    return best[1] if best and best[0][0] <= _FAR else None


def _can_date(item: Item, act: Act) -> bool:
    """Whether an expression can say when the act happened."""
    expression = item.date
    return expression is not None and not (
        (expression.clause and item.start > _verb(act))
        or _in_aside(act.sentence.items, item, act)
        or _in_relative(act.sentence.items, item, act)
        or (expression.anaphoric and act.predication and _present(act.predication))
        or (expression.role is Role.UNTIL and act.modality is Modality.ACTUAL)
    )


def _rank(item: Item, act: Act) -> tuple[int, int]:
    """How far a date stands from an act: clause boundaries between them, then tokens."""
    inside = act.start <= item.start < act.end
    distance = 0 if inside else min(abs(item.start - act.end), abs(act.start - item.end))
    return _walls(act.sentence.items, item, act), distance


def _in_aside(items: list[Item], date: Item, act: Act) -> bool:
    """Whether the date belongs to a participle beside the act, or to a relative clause of its own behind it:
    `the consulate, opened in 1985, closed`, `accused the man who fled on Friday`."""
    verb = act.predication.verb if act.predication else None
    position = items.index(date)
    for back in range(position - 1, 0, -1):
        item = items[back]
        if item.kind in (Kind.COMMA, Kind.STOP):
            return False
        if isinstance(item, VerbItem):
            reduced = (
                item.auxiliary is None and "participle" in item.slots and items[back - 1].kind is Kind.COMMA
            )
            return reduced and item is not verb
    return False


def _in_relative(items: list[Item], date: Item, act: Act) -> bool:
    """Whether the date stands in a relative clause to which the act does not belong: `called off the summit
    that was to be held in June`, `Rutte, who faces the voters on Wednesday, refused`."""
    verbs = 0
    for at in range(items.index(date) - 1, -1, -1):
        item = items[at]
        if item.kind is Kind.RELATIVE:
            begins, verb = item.start, _verb(act)
            closed = any(one.kind is Kind.COMMA and begins < one.start < verb for one in items)
            return verbs > 0 and (verb < begins or closed)
        if item.kind in (Kind.STOP, Kind.SUBORDINATOR, Kind.COMMA):
            return False
        verbs += isinstance(item, VerbItem)
    return False


def _verb(act: Act) -> int:
    return act.predication.verb.start if act.predication else act.start


def _walls(items: list[Item], date: Item, act: Act) -> int:
    """How many clause boundaries stand between the date and the act's verb."""
    verb = act.predication.verb.start if act.predication else act.start
    first, last = sorted((date.start, verb))
    return sum(
        2 if item.kind is Kind.STOP else 1
        for item in items
        if first < item.start < last
        and item.kind in (Kind.SUBORDINATOR, Kind.RELATIVE, Kind.STOP, Kind.QUOTE)
    )


def _present(predication: Predication) -> bool:
    """Whether the verb stands in the present or the perfect: then the news is of the day of publication."""
    verbs = predication.auxiliaries or [predication.verb]
    return any(("present" in verb.slots and "past" not in verb.slots) or verb.present for verb in verbs)


def _past(act: Act) -> bool:
    """Whether the verb stands in the simple past."""
    predication = act.predication
    return (
        predication is not None
        and not predication.auxiliaries
        and "past" in predication.verb.slots
        and "infinitive" not in predication.verb.slots
        and predication.finite
        and not predication.content
    )


def _speaks_of_future(act: Act) -> bool:
    """Whether the act's clause looks ahead from the day of publication, not from the day of a speech."""
    predication = act.predication
    while predication is not None:
        if (
            any(auxiliary.auxiliary == "will" for auxiliary in predication.auxiliaries)
            or "intend" in predication.classes
        ):
            return True
        predication = predication.matrix
    return False
