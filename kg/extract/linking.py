"""Links the noun phrases of a sentence: prepositional phrases to what they follow, members of an
enumeration to each other, an apposition to what it explains."""

from __future__ import annotations

from kg.extract.items import Item, Kind, NounPhrase, Sentence
from kg.registry import NameForm

# Noun classes whose holder acts for the polity whose it is.
ACTING = frozenset(
    {"staff", "envoy", "government", "person_title", "citizen", "spies", "forces", "polity_word", "capital"}
)


def link(sentence: Sentence) -> None:
    """Fills `after` and `group` of the sentence's noun phrases."""
    items = sentence.items
    for position, item in enumerate(items):
        if isinstance(item, NounPhrase):
            item.after = _prepositional(items, position)
    _enumerations(items)


def _prepositional(items: list[Item], position: int) -> list[tuple[frozenset[str], NounPhrase]]:
    """The prepositional phrases that follow at once, one behind the other; dates between do not count."""
    found: list[tuple[frozenset[str], NounPhrase]] = []
    at = position + 1
    while at + 1 < len(items):
        if items[at].kind is Kind.DATE or (items[at].kind is Kind.ADVERB and found == []):
            at += 1
            continue
        if [item.kind for item in items[at : at + 3]] == [Kind.COMMA, Kind.DATE, Kind.COMMA]:
            at += 3  # "l'arrestation, lundi, de trois Algériens"
            continue
        phrase = items[at + 1]
        if items[at].kind is not Kind.PREPOSITION or not isinstance(phrase, NounPhrase):
            break
        found.append((items[at].prepositions, phrase))
        at += 2
    return found


def _enumerations(items: list[Item]) -> None:
    """`A, B and C`: noun phrases with commas between and a coordinator before the last."""
    position = 0
    while position < len(items):
        members, end = _enumeration(items, position)
        if len(members) > 1:
            for member in members:
                member.group = members
        position = max(end, position + 1)


def _enumeration(items: list[Item], position: int) -> tuple[list[NounPhrase], int]:
    first = items[position]
    if not isinstance(first, NounPhrase):
        return [], position
    members, at, closed = [first], position + 1, False
    while at + 1 < len(items) and not closed:
        step = at
        if items[step].kind is Kind.COMMA:
            step += 1
            if len(members) == 1 and step < len(items) and items[step].kind is Kind.COORDINATOR:
                return [first], position + 1  # "summoned the ambassador, and Denmark followed"
        if step < len(items) and items[step].kind is Kind.COORDINATOR:
            closed = True
            step += 1
        if step == at or step >= len(items):
            return [first], position + 1
        if _repeats_preposition(items, position, step):
            step += 1  # "de l'Arménie et de l'Azerbaïdjan"
        phrase = items[step]
        if not isinstance(phrase, NounPhrase) or not _alike(members[0], phrase):
            return [first], position + 1
        members.append(phrase)
        at = step + 1
    return (members, at) if closed else ([first], position + 1)


def _repeats_preposition(items: list[Item], first: int, at: int) -> bool:
    """Whether the preposition before the first member stands here again, or one of the same classes."""
    return (
        items[at].kind is Kind.PREPOSITION
        and at + 1 < len(items)
        and first > 0
        and items[first - 1].kind is Kind.PREPOSITION
        and items[first - 1].prepositions == items[at].prepositions
    )


def _alike(first: NounPhrase, other: NounPhrase) -> bool:
    """Both name actors, or both are things."""
    if first.pronoun in ("it", "they") and not first.acts_for:
        return False
    if _counted(first) != _counted(other) and (_is_named(first) or _is_named(other)):
        return False  # "expelled 40 diplomats and France 35"
    return bool(_names_actor(first)) == bool(_names_actor(other))


def _is_named(phrase: NounPhrase) -> bool:
    return any(mention.form is NameForm.NAME and not mention.modifies for mention in phrase.mentions)


def _counted(phrase: NounPhrase) -> bool:
    return phrase.number is not None and phrase.number > 1


def _names_actor(phrase: NounPhrase) -> bool:
    named = any(not mention.modifies or mention.end == phrase.end for mention in phrase.mentions)
    return named or bool(phrase.person) or bool(phrase.heads & ACTING) or bool(phrase.pronoun)


def is_actor(phrase: NounPhrase) -> bool:
    """Whether the phrase can act: a polity, its people, or someone who acts for one."""
    return _names_actor(phrase) or "group_word" in phrase.heads


def governing(items: list[Item], phrase: NounPhrase) -> Item | None:
    """The preposition before the phrase, if there is one."""
    at = items.index(phrase)
    return items[at - 1] if at and items[at - 1].kind is Kind.PREPOSITION else None
