"""Marks genitives that have no preposition: "die Ausweisung russischer Diplomaten"."""

from __future__ import annotations

from kg.extract.items import Item, Kind, NounPhrase
from kg.language import Language
from kg.registry import NameForm

# A genitive says whose, and of a noun that names an act also who acts ("Luftangriffe Israels").
GENITIVE = frozenset({"of", "from"})


def mark_genitives(items: list[Item], language: Language) -> list[Item]:
    """Puts a preposition of class `of` before a noun phrase in the genitive that follows another."""
    marked: list[Item] = []
    for item in items:
        before = marked[-1] if marked else None
        if (
            isinstance(item, NounPhrase)
            and isinstance(before, NounPhrase)
            and before.end == item.start
            and not before.pronoun
            and _is_genitive(item, before, language)
        ):
            marked.append(Item(Kind.PREPOSITION, item.start, item.start, "", prepositions=GENITIVE))
        marked.append(item)
    return marked


def _is_genitive(phrase: NounPhrase, before: NounPhrase, language: Language) -> bool:
    name = phrase.mentions[0] if phrase.mentions else None
    if name is not None and name.genitive and (name.start, name.end) == (phrase.start, phrase.end):
        return True  # "der Botschafter Russlands"
    named = any(not mention.modifies for mention in before.mentions) or bool(before.person)
    if named or not phrase.words:
        return False
    first = phrase.words[0]
    if first in language.options.get("genitives", ()):
        return len(phrase.words) > 1
    adjective = language.is_("adjectives", first) or any(
        mention.form is NameForm.ADJECTIVE and mention.start == phrase.start for mention in phrase.mentions
    )
    return adjective and first.endswith("er") and len(phrase.words) > 1
