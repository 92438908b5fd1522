"""The query library: questions that analysts ask, as SPARQL files with named parameters.

A query is a file in `kg/queries/library/` whose header says what it answers, what it needs and what it
gives back; docs/queries.md tells how to add one. `run` answers a named query or any SPARQL text,
`run_limited` does so within a time, and a `Result` can be written in the usual formats.
"""

from kg.queries.limit import run_limited
from kg.queries.named import NamedQuery, Parameter, named_queries, named_query, read_query
from kg.queries.result import FORMATS, Result
from kg.queries.run import run

__all__ = [
    "FORMATS",
    "NamedQuery",
    "Parameter",
    "Result",
    "named_queries",
    "named_query",
    "read_query",
    "run",
    "run_limited",
]
