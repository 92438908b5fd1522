"""Importing files of a data set into a store, step by step: open, read, code, write, derive."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import UserError, one_line
from kg.graph.coded_writing import DataSet, open_data_set
from kg.graph.fingerprint import fingerprint
from kg.model import Participant, content_id
from kg.sources.coding import Coder, Filters
from kg.sources.files import is_standard_input, opened, total
from kg.sources.formats import FORMATS, Format, csv_format, data_set
from kg.sources.mapped_csv import read_mapping
from kg.sources.rejects import RejectsFile
from kg.sources.rows import Batch, Reject

_BETWEEN_CHECKPOINTS = 15.0  # seconds of work that a kill may cost

Progress = Callable[[int, int, int], None]
"""Is told how many bytes are read, of how many (0 if unknown), and how many rows were read."""


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import did.

    `rows` counts lines with data. Of them `new` became events, `known` were in the store already or stood
    twice, `filtered` were not asked for and `rejected` could not be used. `unknown` has the actors that the
    registry does not know, with their numbers of mentions, most frequent first. `outdated` is true where the
    data set's older events were made by another version of the program. `changed` says whether the store was
    written to.
    """

    dataset: str
    rows: int
    new: int
    known: int
    filtered: int
    rejected: int
    rejects: Path | None
    unknown: Mapping[str, int]
    outdated: bool
    changed: bool


def import_version() -> str:
    """A text that changes whenever the same row could give another event."""
    return fingerprint("model.py", "vocabulary.py", "registry", "sources", "ontology/mappings", "data/actors",
                       "data/sources")


def import_files(
    form: str,
    paths: Iterable[Path | str],
    store: Path | str,
    *,
    dataset: str | None = None,
    mapping: Path | None = None,
    filters: Filters | None = None,
    rejects: Path | None = None,
    strict: bool = False,
    progress: Progress | None = None,
) -> ImportSummary:
    """Reads files of event data and puts their events into a store, with what it holds already.

    Either all of it comes into force or, when something fails, nothing. When the process is killed, the same
    import started again goes on from where it was.

    Args:
        form: a key of `FORMATS`, or `csv`.
        paths: the files: plain, gzip or zip; `-` is standard input.
        store: the directory of the store; made where there is none.
        dataset: the name of the data set in the store; that of the format where None. Rows that say the same
            are one event within a data set, and two in two.
        mapping: for `csv`, the file that says which column is what.
        filters: what of it is wanted.
        rejects: where to write the lines that cannot be used; nowhere where None.
        strict: fail on the first line that cannot be used.
        progress: is told how far it has come.

    Raises:
        UserError: a file or the store cannot be used, or with `strict` a line.
    """
    files = [Path(path) for path in paths]
    filters = filters or Filters()
    layout = _layout(form, mapping)
    name = _dataset_name(dataset or (mapping.stem if mapping is not None and form == "csv" else form))
    coder = Coder(name, layout.scheme, layout.generic, filters)
    version = import_version()
    work = content_id((name, version, filters, *(_state(path) for path in files)))
    rows = 0
    with RejectsFile(rejects) as rejected, open_data_set(Path(store), data_set(name, layout), work) as target:
        outdated = target.version not in (None, version)
        marked = time.monotonic()
        for part, (batch, file) in enumerate(_batches(layout, files)):
            events, useless = coder.code(batch, file)
            for reject in sorted((*batch.rejects, *useless), key=lambda reject: reject.line):
                if strict:
                    raise _refused(reject)
                rejected.add(reject)
            rows += batch.rows.height + len(batch.rejects)
            target.add(events, written=part < target.done)
            if time.monotonic() - marked > _BETWEEN_CHECKPOINTS and part >= target.done:
                target.checkpoint(part + 1)
                marked = time.monotonic()
            if progress is not None:
                progress(batch.done, total(files), rows)
        changed = _finish(target, coder, version)
    unknown = dict(coder.unknown.most_common())
    return ImportSummary(
        name, rows, target.new, target.known, coder.filtered, rejected.count,
        rejects if rejected.count else None, unknown, outdated, changed,
    )


def _finish(target: DataSet, coder: Coder, version: str) -> bool:
    participants = {
        key: (Participant(actor.name, actor.code, actor.person), actor.sector)
        for key, actor in coder.participants.items() if actor.code in coder.actors
    }
    return target.finish(version, coder.actors, participants)


def _batches(layout: Format, files: list[Path]) -> Iterator[tuple[Batch, str]]:
    before = 0
    for path in files:
        size = total([path])
        with opened(path) as members:
            for member in members:
                for batch in layout.read(member):
                    yield (
                        Batch(batch.rows, batch.rejects, batch.lines, before + min(batch.done, size)),
                        member.name,
                    )
        before += size


def _layout(form: str, mapping: Path | None) -> Format:
    if form == "csv":
        if mapping is None:
            raise UserError(
                "a csv file needs a mapping of its columns",
                "give --mapping FILE; see docs/import.md",
                status=2,
            )
        return csv_format(read_mapping(mapping))
    if mapping is not None:
        raise UserError(f"a mapping of columns goes with csv, not with {form}", status=2)
    if form not in FORMATS:
        raise UserError(f"there is no format {form!r}", f"there are {', '.join([*FORMATS, 'csv'])}", status=2)
    return FORMATS[form]


def _dataset_name(name: str) -> str:
    if not name.strip() or not name.isprintable():
        raise UserError("the name of a data set must be a printable text", status=2)
    return name.strip()


def _state(path: Path) -> str:
    """What tells a file from another, or from itself after a change."""
    if is_standard_input(path):
        return f"standard input {time.time_ns()}"
    try:
        found = path.stat()
    except OSError:
        return str(path)
    return f"{path.resolve()} {found.st_size} {found.st_mtime_ns}"


def _refused(reject: Reject) -> UserError:
    return UserError(f"{one_line(reject.file)}, line {reject.line}: {reject.reason}",
                     "without --strict such lines are left out and listed")
