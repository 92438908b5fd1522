"""What a date expression is: a span of text, and what is needed to say which days it means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Value = int | str | bool | tuple[int, int]
"""What stands in a slot: a number, a name (`week`, `early`), a switch, or a vague number (2 to 6)."""

Values = tuple[tuple[str, Value], ...]
"""The slots of an expression by name, hashable."""


class Role(StrEnum):
    """How the days of an expression bear on what happened."""

    WHEN = "when"
    UNTIL = "until"
    SINCE = "since"
    FROM = "from"


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date expression: `text` is what stands from `start` to `end` in the text given to `find`.

    `rule` and `values` say how to resolve it. `anaphoric` expressions count from the date of what was told
    before ("the day after"); those with `clause` count from the event in the clause behind them ("two days
    after the embassy closed").
    """

    start: int
    end: int
    text: str
    rule: str
    values: Values
    role: Role = Role.WHEN
    anaphoric: bool = False
    clause: bool = False

    def value(self, slot: str) -> Value | None:
        """What stands in a slot; None where the expression has no such slot."""
        return next((value for name, value in self.values if name == slot), None)
