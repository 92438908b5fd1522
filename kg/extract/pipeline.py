"""From an article to the reports of its events: the order in which things happen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from kg.extract.actors import resolve_actors
from kg.extract.acts import Act, find_acts
from kg.extract.causes import answering, link_answers
from kg.extract.chunking import itemise
from kg.extract.clauses import predications
from kg.extract.dates import DateExpression, DateReader
from kg.extract.discourse import Discourse
from kg.extract.items import Sentence
from kg.extract.linking import link
from kg.extract.merging import merge
from kg.extract.modality import decide_modality
from kg.extract.names import name_index
from kg.extract.predications import Predication
from kg.extract.reports import reports_of
from kg.extract.timing import Clock
from kg.extract.tokens import sentences, tokenise
from kg.language import Language, known_languages, load_language
from kg.model import Article, ParagraphKind, Report

# "MOSCOW, July 24 (Agency) - ", "HELSINGFORS: "
_DATELINE = re.compile(
    r"([^\W\d_a-zæøåäöüßé][^\W\d_a-zæøåäöüßé/' .-]+)(?:,[^—–:()-]{0,40})?\s*(?:\([^)]{0,60}\)\s*)?[—–:-]\s"
)
_READ = (ParagraphKind.BODY, ParagraphKind.CAPTION)


def extract(article: Article) -> list[Report]:
    """The events that the article tells, in the order in which it tells them.

    The same article gives the same reports, to the letter. An article in a language without a folder of
    data gives none.
    """
    if article.source.language not in known_languages():
        return []
    return reports_of(article, merge([act for told in read(article) for act in told.acts]))


@dataclass(slots=True)
class Told:
    """What one sentence tells: its acts, and those that it speaks of without saying that they happened."""

    sentence: Sentence
    predications: list[Predication]
    acts: list[Act] = field(default_factory=list)
    passed_over: list[Act] = field(default_factory=list)


def read(article: Article) -> list[Told]:
    """The article sentence by sentence, each act with its date, its modality and what it answers."""
    language = load_language(article.source.language)
    discourse = Discourse(language, article)
    clock = Clock(_date_reader(language.code), article.source.published)
    told: list[Told] = []
    for sentence in _sentences(article, language, discourse):
        link(sentence)
        resolve_actors(sentence, discourse)
        found = predications(sentence, language)
        discourse.listen(found)
        sentence.answers = answering(found)
        here = Told(sentence, found)
        for act in find_acts(sentence, found, discourse):
            if decide_modality(act):
                here.acts.append(act)
                discourse.last_act = act
            else:
                here.passed_over.append(act)
        clock.date(sentence, here.acts)
        told.append(here)
    link_answers([(here.sentence, here.acts) for here in told])
    return told


def _sentences(article: Article, language: Language, discourse: Discourse) -> Iterator[Sentence]:
    """The sentences of the paragraphs that tell events, without datelines."""
    index, reader = name_index(language), _date_reader(language.code)
    for number, paragraph in enumerate(article.paragraphs):
        if paragraph.kind not in _READ:
            continue
        text = article.text[paragraph.start : paragraph.end]
        dates = [_moved(expression, paragraph.start) for expression in reader.find(text)]
        start = paragraph.start
        if dateline := _DATELINE.match(text):
            discourse.dateline = index.place(dateline.group(1))
            start += dateline.end()
        for words in sentences(tokenise(article.text, start, paragraph.end), language):
            discourse.sentence += 1
            sentence = itemise(words, language, index, dates, number, discourse.knows)
            sentence.index = discourse.sentence
            yield sentence


@cache
def _date_reader(language: str) -> DateReader:
    return DateReader(language)


def _moved(expression: DateExpression, by: int) -> DateExpression:
    return replace(expression, start=expression.start + by, end=expression.end + by)
