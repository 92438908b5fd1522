"""GDELT event exports, 1.0 and 2.0: tabs in spite of the name .CSV, no header, columns by their place.

Which of the two it is, the number of columns tells: 57 or 58 in 1.0, 61 in 2.0.
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from kg.sources.files import Opened
from kg.sources.rows import Batch, rows_frame
from kg.sources.tables import read_table

_WIDTHS = (57, 58, 61)
# Places of columns, from 0: what both versions have in the same place.
_NAMES = [f"c{place}" for place in range(61)]
_DAY, _EVENT = 1, 26
_ACTOR = {"source": 5, "target": 15}
_NAME, _COUNTRY, _GROUP, _TYPES = 1, 2, 3, (7, 8, 9)
_PLACE_1, _PLACE_2 = 50, 52  # ActionGeo_FullName in 1.0 and in 2.0


def read(file: Opened) -> Iterator[Batch]:
    """The rows of an export.

    Raises:
        UserError: the file is damaged.
    """
    for table in read_table(file, _NAMES, widths=_WIDTHS):
        frame = table.frame
        wide = pl.col("c58").is_not_null()
        day = pl.col(f"c{_DAY}")
        given = {
            "key": pl.col("c0"),
            "day": pl.concat_str(day.str.slice(0, 4), day.str.slice(4, 2), day.str.slice(6), separator="-"),
            "event": pl.col(f"c{_EVENT}"),
            "place": pl.when(wide).then(f"c{_PLACE_2}").otherwise(f"c{_PLACE_1}"),
        }
        for side, first in _ACTOR.items():
            name, country, group = (pl.col(f"c{first + offset}") for offset in (_NAME, _COUNTRY, _GROUP))
            types = [_filled(f"c{first + offset}") for offset in _TYPES]
            given |= {
                side: name, f"{side}_country": country, f"{side}_code": group,
                f"{side}_sector": pl.concat_str(types, separator=",", ignore_nulls=True),
            }
        chosen = frame.select(**given)
        rows = rows_frame({name: chosen[name] for name in chosen.columns}, frame["line"])
        yield Batch(rows, tuple(table.rejects), table.lines, file.done)


def _filled(column: str) -> pl.Expr:
    return pl.when(pl.col(column) != "").then(pl.col(column)).otherwise(None)
