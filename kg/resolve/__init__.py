"""From reports to events: what many articles say of one happening becomes one event.

`resolve` brings together the reports that can be about the same act: same kind, same actors, days and
counts that fit. How much may differ stands in `ontology/resolution-rules.csv` and
`ontology/near-types.csv`; claims that differ are kept side by side in the event's reports, and `conflicts`
lists them.
"""

from kg.resolve.conflicts import Claim, Conflict, conflicts
from kg.resolve.origins import independent_reports
from kg.resolve.resolution import resolve

__all__ = ["Claim", "Conflict", "conflicts", "independent_reports", "resolve"]
