"""Runs the extractor over the articles of a set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from evaluation.sets import ArticleSet, GoldArticle
from kg.articles import read_article
from kg.export.gold import event_ids, gold_object
from kg.extract import extract
from kg.model import Article, Report


@dataclass(frozen=True)
class Prediction:
    """What the extractor found in an annotated article."""

    gold: GoldArticle
    article: Article
    reports: dict[str, Report]
    """By the short ids that they have in `document`."""
    document: dict[str, Any]


def predict(articles: ArticleSet) -> list[Prediction]:
    """Extracts every article of the set.

    Raises:
        UserError: an article cannot be read.
    """
    return [_predict(gold, articles.published) for gold in articles.articles()]


def _predict(gold: GoldArticle, published: str | None) -> Prediction:
    article = read_article(gold.text, published=published)
    reports = extract(article)
    ids = event_ids(reports)
    return Prediction(gold, article, {ids[report.id]: report for report in reports},
                      gold_object(article, reports, gold.text.name))
