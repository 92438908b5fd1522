"""The template syntax of the date files: from one line to all the token sequences it stands for.

`[den] {day}. {month} [{year}]` is a sequence of words and slots. `[...]` may be missing, `(a|b)` is a
choice, `{name}` is a slot (or a macro of the file, written out in place). Where two pieces touch in the
template they must touch in the text; a space stands for any white space or none. What stands behind `>`
must follow in the text but is no part of the expression ("two days > after the raid").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

TOKEN = re.compile(r"[^\W\d_]+|[0-9]+|\S")
"""A run of letters, a run of digits, or any other character that is not white space."""

APOSTROPHES = {"’": "'", "ʼ": "'", "`": "'"}
"""Ways to write an apostrophe; the date files write the plain one."""

_PIECE = re.compile(r"\{(\w+)\}|([\[\](|)])|([^\W\d_]+|[0-9]+|[^\s\[\](|){}])|(\s+)")
_VARIANT = re.compile(r"^(day|month|weekday|unit|season|holiday|number|part|hedge|year)_[a-z_]+")
_MOST_SEQUENCES = 3000
END_MARK = ">"


@dataclass(frozen=True, slots=True)
class Step:
    """One token of a template: a word, or (if `slot`) the name of a slot. `tight`: touches the one before."""

    text: str
    slot: bool
    tight: bool


Sequence = tuple[Step, ...]


def expand(template: str, macros: Mapping[str, str]) -> list[Sequence]:
    """All sequences that a template stands for, without the empty one.

    Raises:
        ValueError: the template is not well formed, or stands for far too many sequences.
    """
    pieces = _pieces(_write_out(template, macros))
    sequences, rest = _choice(pieces, 0)
    if rest != len(pieces):
        raise ValueError(f"unbalanced bracket in template {template!r}")
    whole = {_first_loose(sequence) for sequence in sequences if sequence}
    if not whole:
        raise ValueError(f"empty template {template!r}")
    return sorted(whole, key=lambda sequence: [(s.text, s.slot, s.tight) for s in sequence])


def words(form: str) -> Sequence:
    """The tokens of a word form (`Sept.`, `et par`) as steps; letters keep their case."""
    steps, end = [], 0
    for found in TOKEN.finditer(form):
        steps.append(Step(found.group(), slot=False, tight=found.start() == end and end > 0))
        end = found.end()
    return tuple(steps)


def slot_class(slot: str) -> str:
    """The word class of a slot: `day2` takes what `day` takes."""
    return slot.rstrip("0123456789")


def slot_label(slot: str) -> str:
    """The name under which a slot's value is kept: `month_number` and `month_the2` are `month`, `month2`."""
    return _VARIANT.sub(r"\1", slot)


def _write_out(template: str, macros: Mapping[str, str]) -> str:
    for _ in range(5):  # macros may use macros, a few levels deep
        written = re.sub(r"\{(\w+)\}", lambda m: f"({macros[m[1]]})" if m[1] in macros else m[0], template)
        if written == template:
            return written
        template = written
    raise ValueError(f"macros run in a circle: {template[:60]!r}")


def _pieces(template: str) -> list[tuple[str, str, bool]]:
    """Kind (slot, bracket, word), text, and whether white space stands before it."""
    pieces: list[tuple[str, str, bool]] = []
    at, space = 0, True
    while at < len(template):
        found = _PIECE.match(template, at)
        if not found:
            raise ValueError(f"cannot read template {template!r} at character {at + 1}")
        slot, bracket, word, blank = found.groups()
        if blank:
            space = True
        else:
            kind = "slot" if slot else "bracket" if bracket else "word"
            pieces.append((kind, slot or bracket or word.lower(), space))
            space = False
        at = found.end()
    return pieces


def _choice(pieces: list[tuple[str, str, bool]], at: int) -> tuple[list[Sequence], int]:
    """Alternatives from `at` to the closing bracket or the end; and where it stopped."""
    done: list[Sequence] = []
    current: list[Sequence] = [()]
    while at < len(pieces):
        kind, text, space = pieces[at]
        if kind != "bracket":
            current = [(*head, Step(text, kind == "slot", not space)) for head in current]
            at += 1
        elif text in "[(":
            inner, at = _choice(pieces, at + 1)
            if at >= len(pieces) or pieces[at][1] != {"[": "]", "(": ")"}[text]:
                raise ValueError("unbalanced bracket in a template")
            at += 1
            if space:  # the space before the bracket holds for what stands first within it
                inner = [_first_loose(sequence) for sequence in inner]
            following = [(*head, *tail) for head in current for tail in inner]
            current = following + current if text == "[" else following
        elif text == "|":
            done += current
            current = [()]
            at += 1
        else:
            break
        if len(current) > _MOST_SEQUENCES:
            raise ValueError("a template stands for too many sequences")
    return done + current, at


def _first_loose(sequence: Sequence) -> Sequence:
    if not sequence or not sequence[0].tight:
        return sequence
    return (replace(sequence[0], tight=False), *sequence[1:])
