"""Reading news articles: from a file in any encoding to an `Article` with its paragraphs and their kinds.

What the article says of itself (title, publisher, publication date, language) comes from front matter, from
lines such as `Publisert: 18. oktober 2021`, or from the metadata of a web page. The text stays as it is, so
that every quote taken from it can be found in it again.
"""

from kg.articles.find import find_articles
from kg.articles.genre import LANGUAGES
from kg.articles.read import read_article, read_text

__all__ = ["LANGUAGES", "find_articles", "read_article", "read_text"]
