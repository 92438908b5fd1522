"""What a verb of a sentence says of whom."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.items import NounPhrase, VerbItem


@dataclass(eq=False, slots=True)
class Predication:
    """A verb with what belongs to it.

    `matrix` is the predication on which it depends: of an infinitive (`decided to expel`), or the one whose
    content it is (`said that ...`). `purpose` marks an infinitive of what it is done for (`pour
    protester`). `start` and `end` are the tokens between which its phrases stand.
    """

    verb: VerbItem
    classes: frozenset[str]
    auxiliaries: list[VerbItem] = field(default_factory=list)
    subject: list[NounPhrase] = field(default_factory=list)
    objects: list[NounPhrase] = field(default_factory=list)
    prepositional: list[tuple[frozenset[str], NounPhrase]] = field(default_factory=list)
    passive: bool = False
    negated: bool = False
    infinitive: bool = False
    conditional: bool = False
    purpose: bool = False
    relative: bool = False
    finite: bool = True
    inverted: bool = False
    matrix: Predication | None = None
    content: bool = False
    parenthetical: bool = False
    start: int = 0
    end: int = 0
