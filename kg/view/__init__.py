"""The timeline page: one HTML file that shows who did what to whom, when, and which sentence says so.

`page()` makes its text from events alone; `write_page()` takes a knowledge graph and writes a file.
The page asks nothing of any server and runs nothing that stands in an article.
"""

from kg.view.page import PageOptions, page, write_page

__all__ = ["PageOptions", "page", "write_page"]
