"""The registry knows the actors: states, territories, organisations and who held office for them.

`names` gives every form of every name that a text of a language can use; `actor` and `find_actor` give the
actor of a code or a name. It is read once from `data/actors/`, which is meant to be corrected by hand.
"""

from kg.registry.actors import ActorKind, FormerName, RegisteredActor, actor, actors
from kg.registry.holders import OfficeHolder, find_holder, office_holders
from kg.registry.labels import label_languages
from kg.registry.names import ActorName, NameForm, names

__all__ = [
    "ActorKind",
    "ActorName",
    "FormerName",
    "NameForm",
    "OfficeHolder",
    "RegisteredActor",
    "actor",
    "actors",
    "find_holder",
    "label_languages",
    "names",
    "office_holders",
]
