"""Event data sets: ICEWS, POLECAT, GDELT, PLOVER and your own tables, read into a store.

Each format has a file that gives rows of one shape; `coding` turns rows into events by the mapping tables in
`ontology/mappings/` and the registry of actors. `import_files` does it all for files of any size, and
`compare` sets two sources side by side.
"""

from kg.sources.coding import Filters
from kg.sources.formats import FORMATS
from kg.sources.importing import ImportSummary, import_files

__all__ = ["FORMATS", "Filters", "ImportSummary", "import_files"]
