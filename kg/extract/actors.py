"""Whom each noun phrase of a sentence speaks of: from names first, then from the memory of the text."""

from __future__ import annotations

from kg.extract.discourse import Discourse
from kg.extract.items import Clitic, Item, Kind, NounPhrase, Sentence, VerbItem
from kg.extract.linking import is_actor
from kg.extract.naming import counts_people, read_following, read_names, read_post, share_owner
from kg.extract.recalling import recall


def resolve_actors(sentence: Sentence, discourse: Discourse) -> None:
    """Fills `acts_for`, `owner` and `places` of every noun phrase, from left to right, and remembers them."""
    items = sentence.items
    for item in items:
        if isinstance(item, NounPhrase):
            read_names(item, discourse)
    share_owner(items)
    for position in range(len(items) - 1, -1, -1):  # from the right: what follows a phrase is known first
        item = items[position]
        if isinstance(item, NounPhrase):
            read_following(item)
            if (item.heads & {"nationals", "staff"} and not item.polities) or counts_people(item, discourse):
                read_post(item, items, position)
    _memories(items, discourse)
    for position in range(len(items) - 1, -1, -1):  # once more, now that descriptions and pronouns are known
        item = items[position]
        if isinstance(item, NounPhrase) and not item.polities:
            read_following(item)


def _memories(items: list[Item], discourse: Discourse) -> None:
    """Resolves each phrase from memory, from left to right, and remembers it."""
    first_verb = next((i for i, item in enumerate(items) if isinstance(item, VerbItem)), len(items))
    for position, item in enumerate(items):
        if isinstance(item, Clitic) and item.phrase is not None:
            _weak_pronoun(item.phrase, discourse)
        if isinstance(item, NounPhrase):
            recall(item, items, position, discourse)
            governed = position > 0 and items[position - 1].kind is Kind.PREPOSITION
            if is_actor(item) or item.owner:
                discourse.speak(
                    item,
                    subject=not governed
                    and (position < first_verb or (is_actor(item) and _follows_verb(items, position))),
                )


def _weak_pronoun(phrase: NounPhrase, discourse: Discourse) -> None:
    """Whom a weak pronoun before the verb means: not the one last spoken of, who is the subject."""
    subject = discourse.last(subject=True, reach=0)
    spoken = discourse.last(exclude=subject.polities if subject else (), singular=True, reach=2)
    if spoken:
        phrase.acts_for, phrase.heads = spoken.polities, spoken.role


def _follows_verb(items: list[Item], position: int) -> bool:
    return position > 0 and isinstance(items[position - 1], VerbItem) and position <= 3
