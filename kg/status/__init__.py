"""How two actors stand with each other on any day, and because of which events.

`relation_status` turns events into intervals of normal, strained, reduced, suspended and severed relations
for each dyad; what each type of event does stands in `ontology/status-rules.csv`. `answer_candidates` finds
pairs of acts that look like tit for tat, for whoever wants to look closer; they are never mixed with what a
source says.
"""

from kg.status.candidates import AnswerCandidate, answer_candidates
from kg.status.dyads import directed_dyads, dyads
from kg.status.intervals import StatusInterval, relation_status, status_on
from kg.status.rules import STATES, StatusRule, load_status_rules, status_rules

__all__ = [
    "STATES",
    "AnswerCandidate",
    "StatusInterval",
    "StatusRule",
    "answer_candidates",
    "directed_dyads",
    "dyads",
    "load_status_rules",
    "relation_status",
    "status_on",
    "status_rules",
]
