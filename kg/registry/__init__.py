"""The registry knows the actors: states, territories, organisations and who held office for them.

`names` gives every form of every name that a text of a language can use, `find_actor` the actor whom a person
means who types a code or a name, and `find_holder` the person whom a text names. All is read once from
`data/actors/`, which is meant to be corrected by hand.
"""

from kg.registry.actors import ActorKind, FormerName, RegisteredActor, actor, actors
from kg.registry.holders import OfficeHolder, find_holder, office_holders
from kg.registry.labels import label_languages
from kg.registry.lookup import find_actor
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
    "find_actor",
    "find_holder",
    "label_languages",
    "names",
    "office_holders",
]
