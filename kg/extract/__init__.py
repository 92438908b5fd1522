"""Reads the events out of an article, each with the words that prove it.

`extract` takes an article and returns reports. It knows no language: what words mean, and which verb with
which object makes which event, are data in `kg/language/`.
"""

import sys
from types import ModuleType

from kg.extract.pipeline import extract
from kg.model import Article, Report

__all__ = ["extract"]


class _Callable(ModuleType):
    """Makes `kg.extract(article)` work: once this package is loaded, it hides the function of its name."""

    def __call__(self, article: Article) -> list[Report]:
        return extract(article)


sys.modules[__name__].__class__ = _Callable
