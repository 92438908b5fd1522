"""The actor that a person means who types a code or a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache

from kg.errors import UserError
from kg.registry.actors import RegisteredActor, actors
from kg.registry.labels import label_languages
from kg.registry.names import NameForm, names
from kg.registry.spelling import spelling_key

# A place is where an actor acts, and an adjective or a people is whose something is: neither is asked for.
_ASKED_FOR = (NameForm.NAME, NameForm.ORGANISATION, NameForm.GOVERNMENT, NameForm.CAPITAL)

_NEAREST = 3

# No name comes near this length; comparing what is longer with all names would only take time.
_LONGEST = 100


def find_actor(text: str) -> RegisteredActor:
    """The actor of a code (`RUS`), an ISO 3166-1 alpha-2 code (`RU`) or a name in any language (`Russland`).

    Capitals, accents and hyphens do not matter, but for one thing: a code as it is written here comes before
    all else, so that `AU` is the African Union and nobody is out of reach.

    Raises:
        UserError: nobody is called that, and the nearest names are given; or several actors are, and they
            are given. It is never guessed.
    """
    asked = text.strip()
    if (known := actors().get(asked)) is not None:
        return known
    key = spelling_key(asked)
    codes = _index().get(key, ()) if key else ()
    if len(codes) == 1:
        return actors()[codes[0]]
    shown = asked if len(asked) <= _LONGEST else asked[:_LONGEST] + "…"
    if codes:
        raise UserError(f"'{shown}' can be {_listed(codes)}", "give the code", status=2)
    if not asked:
        raise UserError("the name of an actor is empty", "give a code (RUS, NATO) or a name", status=2)
    nearest = _nearest(key) if len(asked) <= _LONGEST else ()
    hint = f"did you mean {_listed(nearest)}?" if nearest else "give a code (RUS, NATO) or a name"
    raise UserError(f"no actor is called '{shown}'", hint, status=2)


@cache
def _index() -> Mapping[str, tuple[str, ...]]:
    """The codes of the actors by every code and name, in the order of the registry."""
    order = {code: position for position, code in enumerate(actors())}
    index: dict[str, set[str]] = defaultdict(set)
    for actor in actors().values():
        for code in (actor.code, actor.alpha2):
            if code:
                index[spelling_key(code)].add(actor.code)
    for language in label_languages():
        for name in names(language):
            if name.form in _ASKED_FOR:
                index[spelling_key(name.text)].update(name.codes)
    return {key: tuple(sorted(codes, key=order.__getitem__)) for key, codes in index.items()}


def _nearest(key: str) -> tuple[str, ...]:
    """The codes of the actors with the most similar names, the most similar first."""
    # A much shorter name, mostly an acronym, is similar to anything that has its letters: "usa" to "russa".
    candidates = {name: codes for name, codes in _index().items() if len(name) >= len(key) - 1}
    found: dict[str, None] = {}
    for similar in get_close_matches(key, candidates, n=4 * _NEAREST, cutoff=0.7):
        found |= dict.fromkeys(candidates[similar])
    return tuple(found)[:_NEAREST]


def _listed(codes: Iterable[str]) -> str:
    several = [f"{actors()[code].label()} ({code})" for code in codes]
    return " or ".join(filter(None, (", ".join(several[:-1]), several[-1])))
