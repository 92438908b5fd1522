"""Finds the date expressions of a text and says which days they mean.

`DateReader(language).find(text)` gives the expressions in order, `resolve` an honest interval for each.
The words and templates of a language stand in `kg/language/<code>/dates.yaml`; the engine here knows none.
"""

from kg.extract.dates.expression import DateExpression, Role
from kg.extract.dates.reader import DateReader

__all__ = ["DateExpression", "DateReader", "Role"]
