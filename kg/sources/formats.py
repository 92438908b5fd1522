"""The formats that can be imported, and what holds for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from kg.model import Source
from kg.sources import gdelt, icews, mapped_csv, plover, polecat
from kg.sources.files import Opened
from kg.sources.mapped_csv import ColumnMapping
from kg.sources.rows import Batch

Reader = Callable[[Opened], Iterator[Batch]]


@dataclass(frozen=True, slots=True)
class Format:
    """A layout of event data.

    `scheme` is that of its codes of events. `generic` is true where names of actors are kinds of people.
    """

    title: str
    publisher: str
    scheme: str
    read: Reader
    generic: bool = False


FORMATS: Mapping[str, Format] = {
    "icews": Format("ICEWS Coded Event Data", "ICEWS", "cameo", icews.read_wide),
    "icews-text": Format("ICEWS Coded Event Data, text form", "ICEWS", "cameo", icews.read_text),
    "polecat": Format("POLECAT", "POLECAT", "plover", polecat.read),
    "gdelt": Format("GDELT Event Database", "GDELT", "cameo", gdelt.read, generic=True),
    "plover": Format("PLOVER records", "", "plover", plover.read),
}


def csv_format(mapping: ColumnMapping) -> Format:
    """The format of tables with this mapping."""
    return Format(
        mapping.title or "Imported table", "", mapping.types, partial(mapped_csv.read, mapping=mapping)
    )


def data_set(name: str, form: Format) -> Source:
    """The source that an import makes."""
    return Source(name, name, form.title, form.publisher, None, "en", "", "dataset")
