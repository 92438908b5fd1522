"""The figures as tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from evaluation.scorer import Figures, Row

MEASURES = ("precision", "recall", "f1", "date", "grounding", "links")
_TITLES = ("precision", "recall", "F1", "date", "grounding", "links")


def table(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table: the first column to the left, the others to the right."""
    lines = [list(head), *(list(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    text = ["  ".join(cell.ljust(width) if column == 0 else cell.rjust(width)
                      for column, (cell, width) in enumerate(zip(line, widths, strict=True))).rstrip()
            for line in lines]
    return "\n".join([title, "-" * max(map(len, [title, *text])), *text, ""])


def score_table(title: str, rows: Iterable[Row], first: str) -> str:
    """A table of scores, a line for each set, language or type group; `first` heads the first column."""
    return table(title, (first, "articles", "core", "found", *_TITLES), [
        (row.name, str(row.articles), str(row.core), str(row.predicted),
         *(share(row.figures[measure]) for measure in MEASURES)) for row in rows])


def overall_line(row: Row, targets: Mapping[str, float]) -> str:
    """One line of figures for a set, with what is wanted where it is not reached."""
    cells = (f"{title} {share(row.figures[measure])}"
             for title, measure in zip(_TITLES, MEASURES, strict=True))
    return f"{row.name:<12} {'  '.join(cells)}{missing(row.figures, targets)}"


def missing(figures: Figures, targets: Mapping[str, float]) -> str:
    """Which targets are not reached, in words; empty where all are, or where there are none."""
    below = [f"{measure} {target:.2f}" for measure, target in targets.items()
             if (value := figures[measure]) is not None and value < target]
    return f"  below target: {', '.join(below)}" if below else ""


def share(value: float | None) -> str:
    """A share with three digits; a dash for a share of nothing."""
    return "-" if value is None else f"{value:.3f}"
