"""Puts polities in the place of the marked actors of a sentence, so that its act can be read."""

from __future__ import annotations

import re

from kg.registry import NameForm, actors, names

# Polities with plain names that hardly occur in the news of the sets, so that no other actor is mixed up.
_CANDIDATES = ("PRT", "URY", "MNG", "BTN", "ISL", "PRY")

_MARKED = {"s": re.compile(r"<s>(.*?)</s>"), "t": re.compile(r"<t>(.*?)</t>")}
_LEAD = re.compile(r"^((?:on|in|to|from|against|with|by|for|of|at|over|toward|towards)\s+)?"
                   r"((?:an?|the|its|their|his|her)\s+)?"
                   r"((?:\d[\d,.]*|several|two|three|four|five|some)\s+)?", re.IGNORECASE)
_BEHIND_HEAD = re.compile(r",|\s(?:of|in|from|for|at|on|to|with|by|who|that|which)\s")


def with_stand_ins(marked: str) -> tuple[str, str, str]:
    """The sentence with stand-ins and without marks, and the names of the two stand-ins."""
    source, target = (code for code in _free(marked)[:2])
    sentence = _MARKED["s"].sub(lambda match: _stand_in(match[1], source), marked)
    sentence = _MARKED["t"].sub(lambda match: _stand_in(match[1], target), sentence)
    return re.sub(r"</?[st]>", "", sentence), _name(source), _name(target)


def _free(sentence: str) -> list[str]:
    return [code for code in _CANDIDATES if _name(code) not in sentence and _adjective(code) not in sentence]


def _stand_in(phrase: str, code: str) -> str:
    """The phrase with a polity in it: "100 Taliban prisoners" becomes "100 Portuguese prisoners", "AQAP" the
    name of the polity. Words such as "prisoners" stay, since an act is often known by them."""
    lead = _LEAD.match(phrase)
    preposition, determiner, number = lead.groups(default="") if lead else ("", "", "")
    head = _BEHIND_HEAD.split(phrase[lead.end() if lead else 0:])[0].split()
    if head and head[-1].islower() and head[-1].isalpha():
        article = "a " if determiner.strip().lower() == "an" else determiner
        return f"{preposition}{article}{number}{_adjective(code)} {head[-1]}"
    return f"{preposition}{_name(code)}"


def _name(code: str) -> str:
    return actors()[code].label("en")


def _adjective(code: str) -> str:
    return next(name.text for name in names("en") if name.form is NameForm.ADJECTIVE and name.code == code)
