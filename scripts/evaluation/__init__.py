"""The evaluation: what the extraction is worth, on articles that people have annotated.

It reads the articles of each set, compares what it finds with what the annotators found, and prints figures.
Two sets that others made are scored as well, through the ontology's mapping to PLOVER.
"""
