"""What the names and phrases inside a noun phrase say of whom it speaks."""

from __future__ import annotations

from kg.extract.discourse import Discourse
from kg.extract.items import Item, Kind, NounPhrase
from kg.extract.linking import ACTING
from kg.extract.names import Mention
from kg.registry import NameForm, actors

_ACTORS = frozenset({NameForm.NAME, NameForm.GOVERNMENT, NameForm.ORGANISATION, NameForm.CAPITAL})
_OWNING = frozenset({"of", "from", "at", "by"})
_STANDING = frozenset({"in", "at", "near", "to"})


def share_owner(items: list[Item]) -> None:
    """`Norwegian and Swedish forces`, `USAs og Kinas utenriksministre`: the head is of both."""
    for first, joint, second in zip(items, items[1:], items[2:], strict=False):
        if (
            isinstance(first, NounPhrase)
            and isinstance(second, NounPhrase)
            and joint.kind is Kind.COORDINATOR
            and first.mentions
            and all(mention.modifies for mention in first.mentions)
            and not first.heads - {"nationals"}
            and second.heads & ACTING
            and second.modifier
        ):
            codes = first.owner or first.acts_for
            second.owner = second.modifier = second.acts_for = tuple(
                dict.fromkeys((*codes, *second.modifier))
            )
            first.acts_for = second.acts_for
            first.group = second.group = []


def read_names(phrase: NounPhrase, discourse: Discourse) -> None:
    """What the names inside the phrase say."""
    modifiers = bool(discourse.language.options.get("noun_modifiers"))
    for mention in phrase.mentions:
        codes = _meant(mention, discourse)
        heads_after = bool(phrase.heads) and mention.end < phrase.end
        if (
            mention.form is NameForm.ADJECTIVE
            and discourse.language.options.get("adjectives_follow")
            and not phrase.heads
            and not phrase.person
            and _behind_noun(phrase, mention, discourse)
        ):
            phrase.owner = phrase.modifier = phrase.owner or codes  # "le pétrole russe"
        elif (
            mention.form is NameForm.ADJECTIVE
            and not phrase.heads
            and not phrase.person
            and not mention.genitive
            and not mention.compound
        ):
            if mention.end == phrase.end:
                phrase.acts_for = phrase.acts_for or codes
                phrase.heads |= {"nationals"}
            else:
                phrase.owner = phrase.modifier = phrase.owner or codes
        elif mention.modifies or (heads_after and (modifiers or mention.form is NameForm.ADJECTIVE)):
            phrase.owner = phrase.modifier = phrase.owner or codes
            if mention.form in (NameForm.PLACE, NameForm.CAPITAL):
                phrase.places = phrase.places or codes
        elif mention.form is NameForm.GOVERNMENT and phrase.modifier:  # "russisk UD"
            phrase.acts_for = phrase.modifier
            phrase.heads |= {"government"}
        elif mention.form in _ACTORS:
            phrase.acts_for = codes
            if mention.form is not NameForm.ORGANISATION:
                phrase.places = codes
            phrase.heads |= {"organisation" if mention.form is NameForm.ORGANISATION else "polity"}
        elif mention.form in (NameForm.PERSON, NameForm.PEOPLE):
            phrase.acts_for = phrase.acts_for or codes
            phrase.heads |= {"nationals"}
            phrase.plural = phrase.plural or mention.form is NameForm.PEOPLE
        else:
            phrase.places = codes
    if phrase.owner and phrase.heads & ACTING and not phrase.acts_for:
        phrase.acts_for = phrase.owner
    if phrase.owner and phrase.heads & {"capital", "territory"}:
        phrase.places = phrase.owner


def _behind_noun(phrase: NounPhrase, mention: Mention, discourse: Discourse) -> bool:
    """Whether an adjective follows a noun, if one of which the lexicon does not know."""
    language = discourse.language
    return any(
        not (
            language.is_("determiners", word)
            or language.is_("adjectives", word)
            or word in language.numbers
            or word in language.possessives
            or word.isdigit()
        )
        for word in phrase.words[: mention.start - phrase.start]
    )


def _meant(mention: Mention, discourse: Discourse) -> tuple[str, ...]:
    """The one actor meant; of an ambiguous name the one that the text has spoken of, else none."""
    if len(mention.codes) == 1:
        return mention.codes
    known = [code for code in mention.codes if discourse.weights[code]]
    if len(known) == 1:
        return (known[0],)
    if mention.form in (NameForm.CAPITAL, NameForm.ADJECTIVE):
        return mention.codes[:1]
    bearers = [code for code in mention.codes if _bears(code, mention.text, discourse.language.code)]
    return tuple(bearers) if len(bearers) == 1 else ()


def _bears(code: str, name: str, language: str) -> bool:
    """Whether the actor's own name in the language is just this ("Georgia" the country, not the state)."""
    actor = actors().get(code)
    return actor is not None and actor.labels.get(language) == name


def read_following(phrase: NounPhrase) -> None:
    """What the prepositional phrases behind it say: whose it is, and where it stands."""
    if (
        phrase.after
        and not phrase.heads
        and not phrase.person
        and not phrase.mentions
        and "of" in phrase.after[0][0]
    ):  # "one of his staff", "some of the Americans"
        whole = phrase.after[0][1]
        if whole.heads & {
            "staff",
            "envoy",
            "nationals",
            "citizen",
            "mission",
            "sanctions",
            "forces",
            "weapons",
        }:
            phrase.heads, phrase.acts_for, phrase.owner = whole.heads, whole.acts_for, whole.owner
            phrase.possessive = whole.possessive
    for kinds, other in phrase.after[:1] if phrase.person else phrase.after:
        if phrase.person and "to" in kinds:
            continue  # "reiste utviklingsminister Solheim til Asmara"
        if kinds & _STANDING and other.places and not phrase.places:
            members = other.group or [other]
            phrase.places = tuple(dict.fromkeys(code for member in members for code in member.places))
        speaks_for = "for" in kinds and "person_title" in phrase.heads  # "a spokesman for the embassy"
        if (
            not phrase.owner
            and not phrase.acts_for
            and (kinds & _OWNING or speaks_for)
            and phrase.heads - {"polity_word"}
        ):
            polities = tuple(
                dict.fromkeys(code for member in other.group or [other] for code in member.polities)
            )
            if phrase.possessive and "of" not in kinds:
                continue  # "pulled its diplomats from Israel"
            if (
                "mission" in phrase.heads
                and "to" in kinds
                and ("of" not in kinds or phrase.possessive or "organisation" in other.heads)
            ):
                continue  # "the delegation to NATO": with whom it is, not whose
            if polities and not (kinds & {"in"} and other.places and "of" not in kinds):
                phrase.owner = polities
                if phrase.heads & ACTING:
                    phrase.acts_for = polities
    if "person_title" in phrase.heads and not phrase.person and not phrase.acts_for and phrase.after:
        kinds, other = phrase.after[0]
        if "in" in kinds and "polity" in other.heads and other.mentions[0].form is NameForm.NAME:
            members = other.group or [other]  # "presidenten i Egypt"
            phrase.owner = phrase.acts_for = tuple(code for member in members for code in member.acts_for)
    if phrase.heads & {"government"} and not phrase.acts_for and phrase.places:
        phrase.acts_for = phrase.owner = phrase.places


def counts_people(phrase: NounPhrase, discourse: Discourse) -> bool:
    """Whether the phrase is a bare number, which counts people of whom the text has told."""
    return (
        phrase.number is not None
        and not phrase.heads
        and not phrase.mentions
        and only_number(phrase, discourse)
    )


def read_post(phrase: NounPhrase, items: list[Item], position: int) -> None:
    """`Ten of those who work at the Norwegian embassy`: the post says whose people they are."""
    for at in range(position + 1, min(position + 10, len(items))):
        other = items[at]
        if other.kind in (Kind.COMMA, Kind.STOP):
            return
        if (
            isinstance(other, NounPhrase)
            and "mission" in other.heads
            and other.owner
            and items[at - 1].kind is Kind.PREPOSITION
        ):
            phrase.heads |= {"nationals"}
            phrase.acts_for = phrase.owner = other.owner
            return


def only_number(phrase: NounPhrase, discourse: Discourse) -> bool:
    """`the eight`, `23`: people or missions counted without being named."""
    language = discourse.language
    return any(word.isdigit() or language.numbers.get(word, 1) > 1 for word in phrase.words) and all(
        word.isdigit() or word in language.numbers or language.is_("determiners", word)
        for word in phrase.words
    )
