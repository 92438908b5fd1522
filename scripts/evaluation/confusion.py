"""Accuracy, precision, recall and F1 of predicted classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean


@dataclass(frozen=True)
class ClassFigures:
    """The figures of one class: how often it was right to be predicted, was due, and was predicted."""

    name: str
    right: int
    due: int
    predicted: int

    @property
    def precision(self) -> float:
        """The share of predictions that are right; 0 where there are none."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of what was due that was found; 0 where nothing was due."""
        return self.right / self.due if self.due else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.right / (self.due + self.predicted) if self.due + self.predicted else 0.0


@dataclass(frozen=True)
class Confusion:
    """Pairs of the true and the predicted class (None: nothing predicted), judged over some classes.

    A pair whose true class is not among them counts only as a wrong prediction of what was predicted.
    """

    classes: Sequence[str]
    pairs: Sequence[tuple[str, str | None]]

    def figures(self) -> list[ClassFigures]:
        """The figures of each class that occurs."""
        found = [ClassFigures(
            name,
            sum(true == predicted == name for true, predicted in self.pairs),
            sum(true == name for true, _ in self.pairs),
            sum(predicted == name for _, predicted in self.pairs),
        ) for name in self.classes]
        return [figures for figures in found if figures.due]

    @property
    def accuracy(self) -> float:
        """The share of pairs with a true class among the classes that are right."""
        judged = [true == predicted for true, predicted in self.pairs if true in self.classes]
        return sum(judged) / len(judged) if judged else 0.0

    @property
    def macro_f1(self) -> float:
        """The mean of the F1 of the classes that occur."""
        return mean([figures.f1 for figures in self.figures()] or [0.0])
