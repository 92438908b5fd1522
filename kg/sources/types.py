"""What the codes and texts of data sets mean among our event types, by the SSSOM tables of
`ontology/mappings/`.

A table's subject is a code, its label what some data sets write in place of it. An unlisted CAMEO code is
read as the next shorter one, an unlisted mode of PLOVER as the type alone.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg.errors import UserError
from kg.model import Modality
from kg.resources import resource
from kg.vocabulary import event_types

TABLES = {"cameo": "icews", "plover": "plover-events"}
"""The mapping table by scheme of codes."""


@dataclass(frozen=True, slots=True)
class CodedType:
    """One of our types, whether what is coded so has happened, and how sure the mapping is."""

    type: str
    modality: Modality
    confidence: float
    code: str


def coded_type(text: str, scheme: str) -> CodedType | None:
    """The type of a code (`040`), a text in any case (`Consult`) or one of our own types; None if unknown.

    Raises:
        UserError: the table has an error; the message names its line.
    """
    if scheme == "own":
        return CodedType(text, Modality.ACTUAL, 1.0, text) if text in event_types() else None
    table = _table(scheme)
    key = " ".join(text.split()).casefold()
    if (found := table.get(key)) is not None:
        return found
    if scheme == "cameo" and key.isdecimal():
        # A leading zero is often lost on the way through a spreadsheet: no code begins with 3 to 9.
        code = key if key[0] in "012" or len(key) > 3 else f"0{key}"
        return next((table[code[:end]] for end in range(len(code), 1, -1) if code[:end] in table), None)
    return table.get(key.partition("/")[0].strip()) if "/" in key else None


@cache
def _table(scheme: str) -> Mapping[str, CodedType]:
    name = f"{TABLES[scheme]}.sssom.tsv"
    found: dict[str, CodedType] = {}
    with resource(f"ontology/mappings/{name}").open(encoding="utf-8", newline="") as file:
        numbered = [(number, line) for number, line in enumerate(file, 1) if not line.startswith("#")]
    reader = csv.DictReader((line for _, line in numbered), delimiter="\t", quoting=csv.QUOTE_NONE)
    for (number, _), row in zip(numbered[1:], reader, strict=True):
        try:
            own = row["object_id"].removeprefix("dip:")
            code = row["subject_id"].partition(":")[2]
            if own not in event_types():
                raise ValueError(f"no event type {own!r}")
            coded = CodedType(own, Modality(row["ext_modality"] or "actual"), float(row["confidence"]), code)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise UserError(f"{name}, line {number}: {error}") from error
        for key in (code, row["subject_label"]):
            found.setdefault(key.casefold(), coded)
    return MappingProxyType(found)
