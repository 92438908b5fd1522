"""PLOVER records in JSON: a list of them, or one to a line. Sources and targets of a record are paired.

A record of documentation ("event": "DOCUMENT") is left out. Its kind is `event`, its mode `mode`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from kg.errors import UserError, one_line
from kg.sources.files import Opened, blocks
from kg.sources.rows import Batch, Reject, rows_frame

_ROWS = 40_000
_LARGEST = 512 * 2**20
_DAY_LENGTH = 10
_COLUMNS = ("key", "day", "until", "source", "source_code", "source_country", "source_sector", "target",
            "target_code", "target_country", "target_sector", "event", "place", "count")


def read(file: Opened) -> Iterator[Batch]:
    """The records of a file.

    Raises:
        UserError: the file is no JSON, or damaged.
    """
    rows: list[dict[str, str | None]] = []
    rejects: list[Reject] = []
    lines: list[int] = []
    count = 0
    for line, record in _records(file):
        count += 1
        if isinstance(record, Reject):
            rejects.append(record)
        elif not isinstance(record, dict):
            rejects.append(Reject(file.name, line, "it is no record", str(record)[:200]))
        elif record.get("event") != "DOCUMENT":
            for row in _rows(record):
                rows.append(row)
                lines.append(line)
        if len(rows) >= _ROWS:
            yield _batch(rows, rejects, lines, count, file)
            rows, rejects, lines, count = [], [], [], 0
    yield _batch(rows, rejects, lines, count, file)


def _batch(
    rows: list[dict[str, str | None]], rejects: list[Reject], lines: list[int], count: int, file: Opened
) -> Batch:
    columns = {name: [row.get(name) for row in rows] for name in _COLUMNS}
    return Batch(rows_frame(columns, lines), tuple(rejects), count, file.done)


def _records(file: Opened) -> Iterator[tuple[int, Any]]:
    """The records with their line, or their place in a list."""
    parts = blocks(file)
    first = next(parts, b"")
    if first.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
        whole = [first]
        for part in parts:
            whole.append(part)
            if sum(map(len, whole)) > _LARGEST:
                raise UserError(f"{one_line(file.name)} is too large for one JSON list",
                                "write one record to a line")
        try:
            records = json.loads(b"".join(whole).decode("utf-8-sig", "replace"))
        except (ValueError, RecursionError) as error:
            raise UserError(f"{one_line(file.name)} is no JSON: {error}") from error
        yield from enumerate(records, 1)
        return
    number = 0
    for part in (first, *parts):
        for line in part.splitlines():
            number += 1
            if not line.strip():
                continue
            try:
                yield number, json.loads(line.decode("utf-8-sig"))
            except (ValueError, RecursionError):
                yield (
                    number,
                    Reject(file.name, number, "it is no JSON", line[:2000].decode("utf-8", "replace")),
                )


def _rows(record: dict[str, Any]) -> Iterator[dict[str, str | None]]:
    event, mode = _text(record.get("event")), _text(record.get("mode"))
    base = {
        "key": _text(record.get("id")), "day": (_text(record.get("date")) or "")[:_DAY_LENGTH],
        "event": f"{event}/{mode}" if event and mode else event, "place": _text(record.get("location")),
    }
    sources = _actors(record.get("source")) or [{}]
    targets = _actors(record.get("target")) or [{}]
    for source in sources:
        for target in targets:
            row = dict(base)
            for side, actor in (("source", source), ("target", target)):
                row |= {f"{side}{part}": value for part, value in actor.items()}
            yield row


def _actors(value: Any) -> list[dict[str, str | None]]:
    found = []
    for actor in value if isinstance(value, list) else [value]:
        if isinstance(actor, str):
            found.append({"": _text(actor)})
        elif isinstance(actor, dict):
            name, code = _text(actor.get("actorText") or actor.get("name")), _text(actor.get("code"))
            # A code is a country, or a country and a sector, or a sector alone: "USAGOV", "IGO".
            country, sector = (code[:3], code[3:]) if code and len(code) > 3 else (code, None)
            found.append({"": name, "_country": country, "_sector": _text(actor.get("sector")) or sector})
    return [actor for actor in found if any(actor.values())]


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = ", ".join(text for part in value if (text := _text(part)))
    if isinstance(value, bool) or value is None or isinstance(value, dict):
        return None
    return "".join(c for c in str(value) if not "\ud800" <= c <= "\udfff").strip() or None
