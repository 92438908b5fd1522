"""Whom a noun phrase without a name of its own means, from the memory of the text: persons, pronouns,
descriptions, titles, ministries and missions."""

from __future__ import annotations

from kg.extract.discourse import Discourse, Spoken
from kg.extract.items import Item, Kind, NounPhrase, VerbItem
from kg.extract.linking import ACTING
from kg.extract.naming import only_number

_ROLES = frozenset({"envoy", "staff"})
_TITLED = frozenset({"envoy", "staff", "person_title"})
_WITHIN = (Kind.ADVERB, Kind.NEGATION, Kind.DATE)


def recall(phrase: NounPhrase, items: list[Item], position: int, discourse: Discourse) -> None:
    """What the text has said before, and the apposition beside it."""
    if phrase.possessive in ("its", "their") and not phrase.owner:
        phrase.owner = phrase.modifier = _owner_beside(items, position, discourse)
        if phrase.heads & ACTING:
            phrase.acts_for = phrase.owner
    if phrase.possessive and not phrase.owner and phrase.possessive != "own":
        spoken = (
            discourse.speaker
            if phrase.possessive in ("our", "my")
            else discourse.pronoun(
                {"his": "he", "her": "she", "its": "it", "their": "they"}[phrase.possessive]
            )
        )
        if spoken:
            phrase.owner = phrase.modifier = spoken.polities
            if phrase.heads & ACTING:
                phrase.acts_for = spoken.polities
    if phrase.person:
        _person(phrase, items, position, discourse)
    elif not phrase.polities and phrase.words and discourse.language.is_reciprocal(phrase.words):
        phrase.acts_for, phrase.reciprocal = _both(items, position, discourse), True
        phrase.heads = frozenset({"polity_word"})
    elif phrase.pronoun == "they" and discourse.language.is_("both", phrase.words[0]):
        phrase.acts_for = discourse.group(2)
    elif phrase.pronoun:
        spoken = discourse.pronoun(phrase.pronoun, _subject_of(items, position, discourse))
        if spoken:
            phrase.acts_for, phrase.person = (
                spoken.polities,
                spoken.person if phrase.pronoun in ("he", "she") else None,
            )
            if phrase.person:
                phrase.heads |= spoken.role
    elif "polity_word" in phrase.classes - phrase.heads and not phrase.owner:  # "the alliance's office"
        phrase.owner = phrase.modifier = _named_description(phrase, discourse, ())
        if phrase.heads & ACTING:
            phrase.acts_for = phrase.owner
    elif "polity_word" in phrase.heads and (named := _named_beside(items, position)) is not None:
        phrase.acts_for = named.acts_for
    elif not phrase.polities and (
        description := _description(phrase, discourse, _subject_of(items, position, discourse))
    ):
        phrase.acts_for = description
    if phrase.heads & {"government"} and not phrase.acts_for:
        whose = _government_of(phrase, discourse) or _government(phrase, items, position, discourse)
        phrase.acts_for = phrase.owner = whose
    if "mission" in phrase.heads:
        _mission_again(phrase, discourse)
    if "person_title" in phrase.heads and not phrase.person and not phrase.acts_for:
        _title_alone(phrase, items, position, discourse)
    if (
        not phrase.heads
        and phrase.number is not None
        and not phrase.acts_for
        and only_number(phrase, discourse)
    ):
        group = discourse.group(phrase.number)
        if phrase.definite and len(group) == phrase.number:
            phrase.acts_for = group  # "the four" of which the text has spoken
            return
        phrase.heads = frozenset({"nationals"})


def _named_beside(items: list[Item], position: int) -> NounPhrase | None:
    """`the regional bloc ECOWAS`: the name right behind the description."""
    beside = items[position + 1] if position + 1 < len(items) else None
    return beside if isinstance(beside, NounPhrase) and "organisation" in beside.heads else None


def _person(phrase: NounPhrase, items: list[Item], position: int, discourse: Discourse) -> None:
    assert phrase.person is not None
    known = discourse.person(phrase.person)
    polity = phrase.acts_for or phrase.owner
    if not polity:
        beside = _apposition(items, position)
        polity = (beside.acts_for if beside else ()) or ((known.polity,) if known else ())
    if phrase.home_party and discourse.home:
        polity = (discourse.home,)
    if not polity and "person_title" in phrase.heads:
        phrase.guessed = True
        subject = items[position - 2] if position > 1 and isinstance(items[position - 1], VerbItem) else None
        host = subject.acts_for if isinstance(subject, NounPhrase) and subject.person else ()
        recent = discourse.last(singular=True, exclude=host, reach=1)
        polity = recent.polities if recent else (discourse.home,) if discourse.home else ()
    if len(polity) == 1:
        beside = _apposition(items, position)
        role = phrase.heads & _ROLES or (beside.heads & _ROLES if beside else frozenset())
        discourse.introduce(phrase.person, polity[0], phrase.words, role)
        known = discourse.person(phrase.person)
    if polity:
        phrase.acts_for = polity
    if known:
        phrase.person = known.name
        if not phrase.heads:
            phrase.heads = known.role


def _apposition(items: list[Item], position: int) -> NounPhrase | None:
    """The noun phrase that says who a person is: `The UK ambassador, Laurie Bristow,` and `Jan Hamacek, the
    interior minister,` and `Morrison of Australia`."""
    phrase = items[position]
    assert isinstance(phrase, NounPhrase)
    for kinds, other in phrase.after[:1]:
        if kinds & {"of", "from"} and other.acts_for:
            return other
    before = items[position - 1] if position else None
    if isinstance(before, NounPhrase) and before.heads & _TITLED and before.acts_for:
        return before
    for at in (_over_phrases(items, position - 1), position + 2):
        if (
            at is None
            or not 0 <= at < len(items)
            or (at == position + 2 and items[at - 1].kind is not Kind.COMMA)
        ):
            continue
        other_item = items[at]
        if (
            isinstance(other_item, NounPhrase)
            and other_item.heads & _TITLED
            and other_item.acts_for
            and not other_item.person
        ):
            return other_item
    return None


def _over_phrases(items: list[Item], comma: int) -> int | None:
    """The place of the noun phrase before a comma, over the prepositional phrases that belong to it:
    `Norway's ambassador in Moscow, Leidulv Namtvedt`."""
    if comma < 1 or items[comma].kind is not Kind.COMMA:
        return None
    at = comma - 1
    while at >= 2 and isinstance(items[at], NounPhrase) and items[at - 1].kind is Kind.PREPOSITION:
        at -= 2
    return at


def _description(phrase: NounPhrase, discourse: Discourse, subject: tuple[str, ...]) -> tuple[str, ...]:
    """`the alliance`, `the kingdom`, `both countries`; as an object not the subject."""
    if "polity_word" in phrase.heads:
        if named := _named_description(phrase, discourse, subject):
            return named
        spoken = discourse.last(singular=True, exclude=subject, reach=3)
        return spoken.polities if spoken else ()
    if "group_word" in phrase.heads:
        both = discourse.language.is_("both", phrase.words[0])
        if phrase.number is not None and not phrase.definite and not both:
            return ()  # "two neighbours": nobody in particular
        return discourse.group(2 if both else phrase.number)
    return ()


def _named_description(phrase: NounPhrase, discourse: Discourse, exclude: tuple[str, ...]) -> tuple[str, ...]:
    """Of the actors that a description can mean the one last spoken of."""
    kinds = discourse.language.options.get("descriptions", {})
    for word in phrase.words:
        kind = kinds.get(word) or kinds.get(word.rstrip("s"))
        if kind:
            spoken = discourse.last(
                singular=True,
                among=discourse.language.options["description_codes"].get(kind),
                exclude=exclude,
            )
            return spoken.polities if spoken else ()
    return ()


def _government_of(phrase: NounPhrase, discourse: Discourse) -> tuple[str, ...]:
    """`the government of Xiomara Castro`: for whom the person acts."""
    for kinds, other in phrase.after[:1]:
        if "of" in kinds and other.person and (known := discourse.person(other.person)):
            return (known.polity,)
    return ()


def _government(
    phrase: NounPhrase, items: list[Item], position: int, discourse: Discourse
) -> tuple[str, ...]:
    """A ministry or government of which the text does not say whose, or only by its head's name."""
    for word in phrase.words:
        named = len(word) > 3 and not discourse.language.is_("adjectives", word)
        if named and (head := discourse.person(word.title())):  # "the Biden administration"
            return (head.polity,)
    words = set(phrase.words)
    if discourse.at_home and words & set(discourse.language.options.get("home_words", ())):
        assert discourse.home
        return (discourse.home,)
    known = _subject_of(items, position, discourse)
    spoken = discourse.last(subject=True, singular=True, exclude=known, reach=2) or discourse.last(
        singular=True, exclude=known, reach=2
    )
    if spoken:
        return spoken.polities
    return (discourse.dateline,) if discourse.dateline else ()


def _mission_again(phrase: NounPhrase, discourse: Discourse) -> None:
    """`the embassy`, of which neither owner nor place is said again: the one spoken of before."""
    if (
        not phrase.owner
        and not phrase.places
        and not phrase.possessive
        and discourse.mission
        and not phrase.plural
    ):
        phrase.owner, phrase.places = discourse.mission
    elif phrase.owner or phrase.places:
        discourse.mission = (phrase.owner, phrase.places)


def _owner_beside(items: list[Item], position: int, discourse: Discourse) -> tuple[str, ...]:
    """In a language that has one word for "his own" and "his": the actor of the same clause before it, if no
    preposition governs that one: `Mali und Niger erklärten ihren Austritt`."""
    if not discourse.language.options.get("own_possessives"):
        return ()
    for at in range(position - 1, -1, -1):
        item = items[at]
        if item.kind in (Kind.STOP, Kind.SUBORDINATOR, Kind.RELATIVE):
            return ()
        governed = at > 0 and items[at - 1].kind is Kind.PREPOSITION
        if isinstance(item, NounPhrase) and item.acts_for and not governed:
            members = item.group or [item]
            return tuple(dict.fromkeys(code for member in members for code in member.polities))
    return ()


def _both(items: list[Item], position: int, discourse: Discourse) -> tuple[str, ...]:
    """The two of whom each does something to the other."""
    subject = _subject_of(items, position, discourse)
    return subject if len(subject) == 2 else discourse.group(2)


def _subject_of(items: list[Item], position: int, discourse: Discourse) -> tuple[str, ...]:
    """For whom the subject acts, where the phrase at this place is the object of its verb."""
    at = position - 1
    if at > 0 and items[at].kind is Kind.PREPOSITION:
        if getattr(items[position], "pronoun", None) not in ("he", "she"):
            return ()
        while (
            at > 0 and not isinstance(items[at], VerbItem) and items[at].kind not in (Kind.COMMA, Kind.STOP)
        ):
            at -= 1
    if at < 1 or not isinstance(items[at], VerbItem) or _opens_clause(items, position):
        return ()
    while at > 0 and (items[at].kind in _WITHIN or isinstance(items[at], VerbItem)):
        at -= 1
    subject = items[at]
    if isinstance(subject, NounPhrase):
        governed = at > 0 and items[at - 1].kind is Kind.PREPOSITION
        return () if governed else tuple(code for one in subject.group or [subject] for code in one.polities)
    if subject.kind in (Kind.COORDINATOR, Kind.COMMA, Kind.INFINITIVE) and _follows_subject(items, at):
        spoken = discourse.last(subject=True, reach=0)
        return spoken.polities if spoken else ()
    return ()


def _opens_clause(items: list[Item], position: int) -> bool:
    """Whether the phrase is itself the subject of a verb behind it: `said it was ready`."""
    behind = next((item for item in items[position + 1 :] if item.kind not in _WITHIN), None)
    return isinstance(behind, VerbItem) and bool(behind.auxiliary or behind.slots & {"present", "past"})


def _follows_subject(items: list[Item], at: int) -> bool:
    """Whether a verb here shares the subject told before: behind a coordinator, or as a gerund."""
    return items[at].kind is not Kind.COMMA or getattr(items[at + 1], "slots", None) == {"fifth"}


def _named_before(phrase: NounPhrase, items: list[Item], position: int) -> NounPhrase | None:
    """`Mark Rutte, the prime minister, ...`: the person whom a title behind a comma describes."""
    if position < 2 or position + 1 >= len(items) or items[position - 1].kind is not Kind.COMMA:
        return None
    named, after = items[position - 2], items[position + 1]
    closed = after.kind in (Kind.COMMA, Kind.STOP)
    return named if closed and isinstance(named, NounPhrase) and named.person and named.acts_for else None


def _title_alone(phrase: NounPhrase, items: list[Item], position: int, discourse: Discourse) -> None:
    """`the prime minister`, `utenriksministeren`: the person last spoken of."""
    if phrase.plural:
        phrase.acts_for = discourse.holders(phrase.words, phrase.number) or (
            discourse.group(phrase.number)
            if phrase.number or discourse.language.is_("both", phrase.words[0])
            else ()
        )
        return
    if (named := _named_before(phrase, items, position)) is not None:
        phrase.acts_for, phrase.person = named.acts_for, named.person
        return
    if known := discourse.titled(phrase.words):
        phrase.acts_for, phrase.person = (known.polity,), known.name
        return
    spoken: Spoken | None = None
    if posted := phrase.heads & _ROLES:
        spoken = next((one for one in reversed(discourse.history) if one.role & posted), None)
    spoken = spoken or discourse.last(person=True, reach=4)
    if spoken:
        phrase.acts_for, phrase.person = spoken.polities, spoken.person
