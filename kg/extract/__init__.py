"""Reads the events out of an article, each with the words that prove it.

`extract` takes an article and returns reports. It knows no language: what words mean, and which verb with
which object makes which event, are data in `kg/language/`.
"""

from kg.extract.pipeline import extract

__all__ = ["extract"]
