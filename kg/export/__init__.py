"""The graph as files for other programs: RDF tools, network tools, spreadsheets.

`export` writes one file in one of `FORMATS`, whole or not at all. `kg.export.gold` writes what one article
says in the form of the annotators.
"""

from kg.export.writing import FORMATS, export

__all__ = ["FORMATS", "export"]
