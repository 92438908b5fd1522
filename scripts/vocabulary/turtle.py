"""The whole ontology as one Turtle file: core.ttl, the event types, their edges, and others' codes."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pyoxigraph as ox

from kg.errors import UserError

NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*")
MATCHES = {f"skos:{kind}Match" for kind in ("exact", "close", "broad", "narrow", "related")}
PARENTS = {
    ("cooperation", "verbal"): "cooperatedVerballyWith",
    ("cooperation", "material"): "cooperatedMateriallyWith",
    ("conflict", "verbal"): "conflictedVerballyWith",
    ("conflict", "material"): "conflictedMateriallyWith",
}

TYPE_COLUMNS = (
    "type", "group", "predicate", "direction", "cameo", "plover", "effect", "definition", "label_en",
    "label_nb",
)
MAPPING_COLUMNS = ("subject_id", "predicate_id", "object_id", "object_label", "mapping_justification",
                   "confidence")

Matches = dict[str, dict[str, list[tuple[str, str, str]]]]
"""By scheme and event type: kind of match, code, label."""


def ontology(folder: Path) -> str:
    """The text of the whole ontology.

    Args:
        folder: where `core.ttl`, the tables and `mappings/` lie.

    Raises:
        UserError: one of them has an error; the message names file and line.
    """
    core = _core(folder / "core.ttl")
    _, _, body = core.partition("\n\n")
    blocks = [
        "# The whole ontology, written by scripts/ontology from core.ttl, event-types.csv and the mapping\n"
        "# tables: change those, not this file.\n",
        body.rstrip() + "\n",
        banner("Event types, from event-types.csv"),
    ]
    types = list(table(folder, "event-types.csv", TYPE_COLUMNS))
    check_types(types, core)
    known = {row["type"] for _, row in types}
    matches = {scheme: mapping(folder, scheme, known) for scheme in ("cameo", "plover")}
    values = _values(folder)
    for where, row in types:
        for column, prefix in (("cameo", "cameo"), ("plover", "plover")):
            mapped = [other for _, other, _ in matches[prefix].get(row["type"], [])]
            if mapped != ([row[column]] if row[column] else []):
                fail(where, f"{row['type']} has {row[column] or 'nothing'} under {column}, "
                            f"{prefix}.sssom.tsv has {', '.join(mapped) or 'nothing'}")
        blocks.append(event_class(where, row, matches, values.get(row["cameo"])))
    blocks.append(banner("Typed edges, from event-types.csv"))
    effects = {row["effect"]: row["side"] for _, row in table(folder, "effects.csv", ("effect", "side"))}
    modes = {row["plover"]: row["mode"] for _, row in table(folder, "quad-classes.csv", ("plover", "mode"))}
    blocks += [edge(where, row, effects, modes) for where, row in types]
    blocks.append(banner("Codes of other schemes, from mappings/"))
    for scheme, rows in matches.items():
        codes = {code: label for found in rows.values() for _, code, label in found}
        blocks += [concept(scheme, code, label) for code, label in sorted(codes.items())]
    return "\n".join(blocks)


def check_types(types: list[tuple[str, dict[str, str]]], core: str) -> None:
    """Checks what can be wrong with the row of an event type by itself."""
    seen: set[str] = set()
    for where, row in types:
        for column in ("type", "predicate"):
            name(where, row[column])
        if row["type"] in seen:
            fail(where, f"there is a row for {row['type']} already")
        seen.add(row["type"])
        if row["direction"] not in ("directed", "mutual"):
            fail(where, f"{row['direction']!r} should be directed or mutual")
        if f"\ndip:{row['group'].capitalize()}Event a owl:Class , dip:EventGroup" not in core:
            fail(where, f"core.ttl does not know the group {row['group']!r}")
        if empty := [column for column in ("definition", "label_en", "label_nb") if not row[column].strip()]:
            fail(where, f"{row['type']} has no {empty[0]}")


def event_class(where: str, row: dict[str, str], matches: Matches, goldstein: str | None) -> str:
    """An event type as class and concept."""
    group = f"dip:{row['group'].capitalize()}Event"
    lines = [
        f"dip:{name(where, row['type'])} a owl:Class , dip:EventType",
        f"rdfs:subClassOf {group} ; dip:group {group} ; skos:broader {group}",
        f"skos:inScheme dip:EventTypes ; skos:notation {string(row['type'])}",
        f"rdfs:label {string(row['label_en'])}@en , {string(row['label_nb'])}@nb",
        f"skos:prefLabel {string(row['label_en'])}@en , {string(row['label_nb'])}@nb",
        f"skos:definition {string(row['definition'] + '.')}@en",
        f"dip:edge dip:{name(where, row['predicate'])}",
        f"dip:effect {string(row['effect'])} ; dip:mutual {str(row['direction'] == 'mutual').lower()}",
    ]
    if goldstein is not None:
        lines.append(f"dip:goldstein {goldstein}")
    for scheme, rows in matches.items():
        lines += [f"{match} {scheme}:{code}" for match, code, _ in rows.get(row["type"], [])]
    return " ;\n    ".join(lines) + " .\n"


def edge(where: str, row: dict[str, str], effects: dict[str, str], modes: dict[str, str]) -> str:
    """The property that leads from source to target of the actual events of a type."""
    if row["effect"] not in effects:
        fail(where, f"effects.csv does not know the effect {row['effect']!r}")
    if row["plover"] and row["plover"] not in modes:
        fail(where, f"quad-classes.csv does not know the PLOVER class {row['plover']!r}")
    parent = PARENTS.get((effects[row["effect"]], modes.get(row["plover"], "")), "actedTowards")
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", row["predicate"]).lower()
    definition = f"There is an actual event of the type {row['type']} from the one to the other."
    symmetric = " , owl:SymmetricProperty" if row["direction"] == "mutual" else ""
    return " ;\n    ".join([
        f"dip:{row['predicate']} a owl:ObjectProperty{symmetric}",
        f"rdfs:subPropertyOf dip:{parent} ; rdfs:domain dip:Actor ; rdfs:range dip:Actor",
        f"rdfs:label {string(words)}@en , {string(row['label_nb'])}@nb",
        f"skos:definition {string(definition)}@en",
    ]) + " .\n"


def concept(scheme: str, code: str, label: str) -> str:
    """A code of another scheme."""
    return (f"{scheme}:{code} a skos:Concept ; skos:inScheme <https://w3id.org/diplomatic-kg/{scheme}> ; "
            f"skos:notation {string(code)} ; skos:prefLabel {string(label)}@en .")


def mapping(folder: Path, scheme: str, known: set[str]) -> dict[str, list[tuple[str, str, str]]]:
    """The mappings of each type: kind of match, code, label."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for where, row in table(folder, f"mappings/{scheme}.sssom.tsv", MAPPING_COLUMNS, "\t"):
        subject, code = row["subject_id"].removeprefix("dip:"), row["object_id"].removeprefix(f"{scheme}:")
        if row["predicate_id"] not in MATCHES:
            fail(where, f"{row['predicate_id']!r} is no kind of match")
        if subject not in known:
            fail(where, f"event-types.csv does not know the type {subject!r}")
        if not code.isalnum() or row["object_id"] != f"{scheme}:{code}":
            fail(where, f"{row['object_id']!r} is no code of {scheme}:")
        if not row["mapping_justification"].startswith("semapv:"):
            fail(where, f"{row['mapping_justification']!r} is no justification of semapv:")
        if not re.fullmatch(r"0(\.\d+)?|1(\.0+)?", row["confidence"]):
            fail(where, f"the confidence {row['confidence']!r} is no number from 0 to 1")
        found.setdefault(subject, []).append((row["predicate_id"], code, row["object_label"]))
    return found


def table(
    folder: Path, file: str, columns: tuple[str, ...], delimiter: str = ","
) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a table, each with the name of its file and line; lines that start with # are skipped."""
    numbered = [
        (number, line) for number, line in enumerate(_text(folder / file).splitlines(keepends=True), 1)
        if not line.startswith("#")
    ]
    rows = csv.DictReader((line for _, line in numbered), delimiter=delimiter)
    if missing := [column for column in columns if column not in (rows.fieldnames or ())]:
        fail(f"{file}, line {numbered[0][0] if numbered else 1}", f"the column {missing[0]} is missing")
    for row in rows:
        where = f"{file}, line {numbered[rows.line_num - 1][0]}"
        if None in row or None in row.values():
            fail(where, "it has more or fewer fields than the first line")
        yield where, row


def banner(text: str) -> str:
    """A heading within the file."""
    return f"{'#' * 65}\n# {text}\n"


def name(where: str, text: str) -> str:
    """The text, if it can be a name."""
    if not NAME.fullmatch(text):
        fail(where, f"{text!r} is not a name")
    return text


def string(text: str) -> str:
    """A string in Turtle."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def fail(where: str, what: str) -> NoReturn:
    """Says in one line what is wrong where."""
    raise UserError(f"{where}: {what}")


def _core(path: Path) -> str:
    """The text of core.ttl, which must be Turtle by itself: only so can the line of an error be told."""
    text = _text(path)
    try:
        for _ in ox.parse(text.encode(), format=ox.RdfFormat.TURTLE):
            pass
    except SyntaxError as error:
        fail(f"{path.name}, line {error.lineno}", error.msg)
    return text


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = 1 + error.object[:error.start].count(b"\n")
        fail(f"{path.name}, line {line}", "it is not text in UTF-8")
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror}") from error


def _values(folder: Path) -> dict[str, str]:
    """The Goldstein value of each CAMEO code."""
    values = {}
    for where, row in table(folder, "goldstein.csv", ("cameo", "goldstein")):
        if not re.fullmatch(r"-?\d+\.\d+", row["goldstein"]) or abs(float(row["goldstein"])) > 10:
            fail(where, f"{row['goldstein']!r} is no value from -10.0 to 10.0")
        values[row["cameo"]] = row["goldstein"]
    return values
