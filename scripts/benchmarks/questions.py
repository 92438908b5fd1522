"""The eight questions of the query benchmark, on our graph and on a plain one.

The plain graph is what a user would write by hand: eight triples an event, direct edges, labels of actors
(see `plain_graph.py`). Both hold the same events, and both answers have the same rows, in any order.
"""

from __future__ import annotations

from dataclasses import dataclass

PREFIXES = """\
PREFIX dip: <https://w3id.org/diplomatic-kg/ontology#>
PREFIX actor: <https://w3id.org/diplomatic-kg/id/actor/>
PREFIX dyad: <https://w3id.org/diplomatic-kg/id/dyad/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX ex: <https://plain.example/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is put to our graph and to the plain one."""

    name: str
    ours: str
    plain: str


QUESTIONS = (
    Question(
        "events of a dyad in a month",
        """SELECT ?e ?t ?d WHERE { ?e dip:dyad dyad:CHN\\/JPN ; dip:earliest ?d ; dip:eventType ?t .
           FILTER (?d >= "2014-03-01"^^xsd:date && ?d <= "2014-03-31"^^xsd:date) }""",
        """SELECT ?e ?t ?d WHERE { ?e ex:pairSource actor:CHN ; ex:pairTarget actor:JPN ; ex:date ?d ; ex:type
        ?t .
           FILTER (?d >= "2014-03-01"^^xsd:date && ?d <= "2014-03-31"^^xsd:date) }""",
    ),
    Question(
        "dyad by type and month",
        """SELECT ?t ?m (COUNT(?e) AS ?n) WHERE { ?e dip:dyad dyad:CHN\\/JPN ; dip:earliest ?d ; dip:eventType
        ?t .
           BIND (SUBSTR(STR(?d), 1, 7) AS ?m) } GROUP BY ?t ?m""",
        """SELECT ?t ?m (COUNT(?e) AS ?n) WHERE { ?e ex:pairSource actor:CHN ; ex:pairTarget actor:JPN ;
        ex:date ?d ;
           ex:type ?t . BIND (SUBSTR(STR(?d), 1, 7) AS ?m) } GROUP BY ?t ?m""",
    ),
    Question(
        "top 20 dyads",
        """SELECT ?a ?b ?n WHERE {
             { SELECT ?dyad ?n WHERE { ?dyad dip:eventCount ?n } ORDER BY DESC(?n) LIMIT 20 }
             ?dyad dip:from ?a ; dip:to ?b } ORDER BY DESC(?n)""",
        """SELECT ?a ?b (COUNT(?e) AS ?n) WHERE { ?e ex:pairSource ?a ; ex:pairTarget ?b . FILTER (?a != ?b) }
        GROUP BY ?a ?b
           ORDER BY DESC(?n) LIMIT 20""",
    ),
    Question(
        "who met whom, six months",
        """SELECT DISTINCT ?a ?b WHERE { ?e dip:eventType dip:Meet ; dip:earliest ?d ; dip:source ?a ;
        dip:target ?b .
           FILTER (?d >= "2014-01-01"^^xsd:date && ?d <= "2014-06-30"^^xsd:date && ?a != ?b) }""",
        """SELECT DISTINCT ?a ?b WHERE { ?e ex:type dip:Meet ; ex:date ?d ; ex:source ?a ; ex:target ?b .
           FILTER (?d >= "2014-01-01"^^xsd:date && ?d <= "2014-06-30"^^xsd:date && ?a != ?b) }""",
    ),
    Question(
        "two hops by consult",
        """SELECT DISTINCT ?c WHERE { actor:NOR dip:metWith ?b . ?b dip:metWith ?c }""",
        """SELECT DISTINCT ?c WHERE { actor:NOR dip:metWith ?b . ?b dip:metWith ?c }""",
    ),
    Question(
        "tit-for-tat within 14 days",
        """SELECT DISTINCT ?a ?b WHERE { ?later dip:mayRespondTo ?earlier ; dip:source ?a ; dip:target ?b ;
           dip:eventType dip:Condemn ; dip:earliest ?d2 . ?earlier dip:earliest ?d1 .
           FILTER (?d2 - ?d1 <= "P14D"^^xsd:dayTimeDuration) }""",
        """SELECT DISTINCT ?a ?b WHERE { ?later ex:pairSource ?a ; ex:pairTarget ?b ; ex:type dip:Condemn ;
        ex:day ?d2 .
           ?earlier ex:pairSource ?b ; ex:pairTarget ?a ; ex:type dip:Condemn ; ex:day ?d1 .
           FILTER (?d1 < ?d2 && ?d2 - ?d1 <= 14) }""",
    ),
    Question(
        "latest event of each dyad",
        """SELECT ?a ?b ?d WHERE { ?dyad dip:latestDay ?d ; dip:from ?a ; dip:to ?b }""",
        """SELECT ?a ?b (MAX(?when) AS ?d) WHERE { ?e ex:pairSource ?a ; ex:pairTarget ?b ; ex:date ?when .
        FILTER (?a != ?b) }
           GROUP BY ?a ?b""",
    ),
    Question(
        "an actor's events",
        """SELECT ?e ?t ?d ?b WHERE { ?e dip:source actor:NOR ; dip:eventType ?t ; dip:earliest ?d ;
        dip:target ?b }""",
        """SELECT ?e ?t ?d ?b WHERE { ?e ex:source actor:NOR ; ex:type ?t ; ex:date ?d ; ex:target ?b }""",
    ),
)

NAMED: tuple[tuple[str, dict[str, str]], ...] = (
    ("actor-timeline", {"actor": "NOR"}),
    ("busiest-pairs", {}),
    ("changes-since", {"since": "2015-06", "actor": "RUS"}),
    ("dyad-events", {"a": "CHN", "b": "JPN", "from": "2014", "to": "2014"}),
    ("dyad-history", {"a": "CHN", "b": "JPN"}),
    ("event-types", {}),
    ("last-contact", {"actor": "NOR"}),
    ("meetings", {"actor": "NOR", "from": "2014", "to": "2014"}),
    ("most-active", {}),
    ("status", {"a": "CHN", "b": "JPN"}),
    ("status-on-day", {"day": "2014-06-01", "actor": "RUS"}),
    ("tit-for-tat", {"actor": "NOR"}),
)
"""Queries of the library with what is asked."""
