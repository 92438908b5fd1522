"""What is written from the ontology's sources: `scripts/ontology`.

`turtle` puts `core.ttl`, the event types and the mappings together as one Turtle file, `page` makes the
documentation of that file. An error in a source is told with its file and line.
"""
