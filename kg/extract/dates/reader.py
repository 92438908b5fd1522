"""The way in: finds the date expressions of a text in one language, and resolves them."""

from __future__ import annotations

from functools import cache

from kg.extract.dates.expression import DateExpression, Role, Values
from kg.extract.dates.language import Template, date_language
from kg.extract.dates.matcher import Match, Matcher
from kg.extract.dates.resolve import can_be, date_of_clause, resolve
from kg.model import Interval


class DateReader:
    """Reads the dates of one language.

    Args:
        language: its code, the name of a folder of `kg/language/` (`nb`).

    Raises:
        UserError: there is no such language, or its date file has an error.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._matcher = _matcher(language)

    def find(self, text: str) -> list[DateExpression]:
        """The date expressions of a text in order, none overlapping; the longest where several begin."""
        matches = self._matcher.find(text)
        return [_expression(text, match) for match in matches if match.template.rule != "none"]

    def resolve(
        self,
        expression: DateExpression,
        published: Interval | None,
        anchor: Interval | None = None,
        future: bool = False,
    ) -> Interval | None:
        """The days that an expression means.

        Args:
            expression: one that `find` gave.
            published: the day of publication, or a month or more where no more is known.
            anchor: the date of the event told before; for an expression with `clause`, of the event told in
                the clause behind it. Where None, publication takes its place.
            future: the clause speaks of what is to come ("will meet on Monday").

        Returns:
            The interval; None where the expression is relative and there is nothing to count from.
        """
        return resolve(expression, published, anchor, future)

    def date_of_clause(self, expression: DateExpression, main: Interval) -> Interval | None:
        """The other way round, for an expression with `clause`: the date of the event behind it.

        "They left on Sunday, two days after the raid" with Sunday gives Friday.
        """
        return date_of_clause(expression, main)


@cache
def _matcher(language: str) -> Matcher:
    return Matcher(date_language(language), _plausible)


def _plausible(template: Template, values: Values) -> bool:
    return can_be(template.rule, dict(values))


def _expression(text: str, match: Match) -> DateExpression:
    settings = dict(match.template.settings)
    role, clause = settings.pop("role", None), settings.pop("clause", False)
    slots = dict(match.values) | settings
    return DateExpression(
        match.start,
        match.end,
        text[match.start : match.end],
        match.template.rule,
        tuple(slots.items()),
        role=Role(str(role)) if role else match.lead.role if match.lead else Role.WHEN,
        anaphoric=match.template.rule.startswith("told") or slots.get("which_year") == "told",
        clause=bool(clause),
    )
