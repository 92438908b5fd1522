"""A knowledge graph of diplomatic relations, read from news articles.

An article is read, the events in it are extracted with the sentences that prove them, the reports of one
happening are brought together, and all is stored as RDF that any SPARQL tool can query.
"""
