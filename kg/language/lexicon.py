"""The lexicon of one language: every word form with what it can be.

Words are written once and inflected by paradigms that the language names itself: `utvis|e/te` is the stem
`utvis` with the endings of the paradigm `te`. Five forms separated by spaces are given as they are. The five
places of a verb are infinitive, present, past, participle, and fifth the passive (Scandinavian languages)
or the gerund (others); a sixth and a seventh place hold the future and the conditional of languages that form
them without an auxiliary. Several forms of one place are separated by semicolons. A verb's particle or object
that stands apart follows a plus sign: `vis|e/te + ut`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import UserError
from kg.language.reading import line_of, read_yaml

_FOLDER = Path(__file__).resolve().parent
SLOTS = ("infinitive", "present", "past", "participle", "fifth", "future", "conditional")


@dataclass(frozen=True, slots=True)
class Verb:
    """A reading of a word form as a verb: its classes, its place in the paradigm, and its particle."""

    classes: frozenset[str]
    slot: str
    particle: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Noun:
    """A reading of one or more words as a noun of a class (`staff`, `mission`, `sanctions`)."""

    noun_class: str
    plural: bool = False


@dataclass(eq=False)
class Language:
    """One language, ready for the extractor; see `words.yaml` of a language for what each set is for."""

    code: str
    verbs: dict[str, tuple[Verb, ...]]
    nouns: dict[str, tuple[tuple[tuple[str, ...], Noun], ...]]
    phrases: dict[tuple[str, ...], tuple[tuple[tuple[str, ...], str], ...]]
    words: Mapping[str, frozenset[str]]
    prepositions: Mapping[str, frozenset[str]]
    pronouns: Mapping[str, str]
    possessives: Mapping[str, str]
    auxiliaries: Mapping[str, str]
    numbers: Mapping[str, int]
    options: Mapping[str, Any]
    fifth_is_passive: bool
    compound_tails: Mapping[str, Noun] = field(default_factory=dict)
    verb_endings: tuple[str, ...] = field(default=())

    def is_(self, kind: str, word: str) -> bool:
        """Whether the lower-case word belongs to the set of that kind, e.g. `determiners`."""
        return word in self.words[kind]

    def is_reciprocal(self, words: tuple[str, ...]) -> bool:
        """Whether the lower-case words mean each of two to the other (`each other`)."""
        return " ".join(words) in self.options.get("reciprocals", ())


def known_languages() -> tuple[str, ...]:
    """The codes of all languages that have a folder, sorted."""
    return tuple(sorted(path.parent.name for path in _FOLDER.glob("*/words.yaml")))


@cache
def load_language(code: str) -> Language:
    """The language of that code.

    Raises:
        UserError: there is no such language, or one of its files has an error (with file and line).
    """
    if code not in known_languages():
        raise UserError(f"no language {code!r}", f"known are {', '.join(known_languages())}", status=2)
    folder = _FOLDER / code
    words = read_yaml(folder / "words.yaml")
    try:
        paradigms = words["paradigms"]
        options = words.get("options", {})
        compounds = bool(options.get("compounds"))
        nouns = _nouns(folder / "nouns.yaml", paradigms["nouns"], words.get("genitive_endings", []))
        return Language(
            code=code,
            verbs=_verbs(folder / "verbs.yaml", paradigms["verbs"], options.get("never_verbs", ())),
            nouns=nouns,
            phrases=_phrases(folder / "phrases.yaml"),
            words={kind: frozenset(_items(words[kind])) for kind in _WORD_SETS},
            prepositions=_by_word(words["prepositions"]),
            pronouns={word: kind for kind, group in words["pronouns"].items() for word in group},
            possessives={word: kind for kind, group in words["possessives"].items() for word in group},
            auxiliaries={word: kind for kind, group in words["auxiliaries"].items() for word in group},
            numbers={str(word): int(number) for word, number in words["numbers"].items()},
            options=options | {"description_codes": read_yaml(_FOLDER / "descriptions.yaml")},
            fifth_is_passive=bool(options.get("passive_s")),
            compound_tails=_tails(nouns) if compounds else {},
            verb_endings=tuple(options.get("verb_endings", ())),
        )
    except KeyError as error:
        raise UserError(f"language {code}: words.yaml lacks the entry {error}") from error


_WORD_SETS = (
    "determiners",
    "demonstratives",
    "relatives",
    "subordinators",
    "coordinators",
    "negations",
    "infinitive_markers",
    "adverbs",
    "adjectives",
    "titles",
    "conditionals",
    "that",
    "abbreviations",
    "both",
    "adverbial_prepositions",
    "present_auxiliaries",
    "genitive_endings",
    "genitive_tokens",
)


def _items(value: Any) -> Iterable[str]:
    return (str(item) for item in value or ())


def _by_word(groups: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for kind, group in groups.items():
        for word in group:
            found[word].add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


def _verbs(
    path: Path, paradigms: Mapping[str, list[str]], never: Iterable[str]
) -> dict[str, tuple[Verb, ...]]:
    """All forms of all verbs, but for those that a text uses as another word (`never`)."""
    barred = frozenset(never)
    collected: dict[tuple[str, str, tuple[str, ...]], set[str]] = defaultdict(set)
    for verb_class, entries in read_yaml(path).items():
        for entry in entries or ():
            head, _, tail = str(entry).partition(" + ")
            for slot, forms in zip(SLOTS, _inflect(head.strip(), paradigms, path), strict=False):
                for form in forms.split(";"):
                    if form and form != "-" and form not in barred:
                        collected[form, slot, tuple(tail.split())].add(verb_class)
    verbs: dict[str, list[Verb]] = defaultdict(list)
    for (form, slot, particle), classes in collected.items():
        verbs[form].append(Verb(frozenset(classes), slot, particle))
    return {
        form: tuple(sorted(readings, key=lambda verb: -len(verb.particle)))
        for form, readings in verbs.items()
    }


def _inflect(entry: str, paradigms: Mapping[str, list[str]], path: Path) -> list[str]:
    """The forms of one entry: `stem|ending/paradigm`, or the forms themselves separated by spaces."""
    if "/" not in entry:
        return entry.replace("|", "").split()
    written, _, name = entry.partition("/")
    if name not in paradigms:
        raise UserError(f"{path.parent.name}/{path.name}, line {line_of(path, entry)}: no paradigm {name!r}")
    stem = written.split("|")[0]
    return [";".join(stem + ending for ending in str(endings).split(";")) for endings in paradigms[name]]


def _nouns(
    path: Path, paradigms: Mapping[str, list[str]], genitives: list[str]
) -> dict[str, tuple[tuple[tuple[str, ...], Noun], ...]]:
    """All forms by their first word; a noun of several words is inflected at its last."""
    found: dict[str, list[tuple[tuple[str, ...], Noun]]] = defaultdict(list)
    for noun_class, entries in read_yaml(path).items():
        for entry in entries or ():
            *before, last = str(entry).split(" ")
            forms = _inflect(last, paradigms, path) if "/" in last else [last]
            for place, alternatives in enumerate(forms):
                for form in alternatives.split(";"):
                    noun = Noun(noun_class, plural=place >= len(forms) / 2 and len(forms) > 1)
                    for ending in ("", *genitives):
                        words = (*before, form + ending)
                        if (words, noun) not in found[words[0]]:
                            found[words[0]].append((words, noun))
    return {first: tuple(sorted(group, key=lambda item: -len(item[0]))) for first, group in found.items()}


def _phrases(path: Path) -> dict[tuple[str, ...], tuple[tuple[tuple[str, ...], str], ...]]:
    """All phrases by their first two words, or their only one."""
    found: dict[tuple[str, ...], list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for phrase_class, entries in read_yaml(path).items():
        for entry in entries or ():
            words = tuple(str(entry).split())
            found[words[:2]].append((words, phrase_class))
    return {first: tuple(group) for first, group in found.items()}


def _tails(nouns: Mapping[str, tuple[tuple[tuple[str, ...], Noun], ...]]) -> dict[str, Noun]:
    """Word endings that make a compound a noun of a class (`arktisambassadøren`)."""
    return {
        words[0]: noun
        for group in nouns.values()
        for words, noun in group
        if len(words) == 1 and len(words[0]) >= 6
    }
