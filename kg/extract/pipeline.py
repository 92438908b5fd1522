"""From an article to the reports of its events: the order in which things happen."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kg.extract.actors import resolve_actors
from kg.extract.acts import Act, find_acts
from kg.extract.causes import link_answers
from kg.extract.chunking import itemise
from kg.extract.clauses import predications
from kg.extract.dates import DateExpression, DateReader
from kg.extract.discourse import Discourse
from kg.extract.items import Sentence
from kg.extract.linking import link
from kg.extract.merging import merge
from kg.extract.modality import modality_of
from kg.extract.names import name_index
from kg.extract.reports import reports_of
from kg.extract.timing import Clock
from kg.extract.tokens import sentences, tokenise
from kg.language import known_languages, load_language
from kg.model import Article, Modality, ParagraphKind, Report
from kg.vocabulary import event_types

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
    return reports_of(article, merge(_acts(article)))


def _acts(article: Article) -> list[Act]:
    """All acts of the article, with date, modality and what they answer."""
    language = load_language(article.source.language)
    index, reader = name_index(language), _date_reader(language.code)
    discourse = Discourse(language, article)
    clock = Clock(reader, article.source.published)
    read: list[tuple[Sentence, list[Act]]] = []
    for number, paragraph in enumerate(article.paragraphs):
        if paragraph.kind not in _READ:
            continue
        text = article.text[paragraph.start : paragraph.end]
        dates = [_moved(expression, paragraph.start) for expression in reader.find(text)]
        dateline = _DATELINE.match(text)
        if dateline:
            discourse.dateline = index.place(dateline.group(1))
        tokens = tokenise(article.text, paragraph.start + (dateline.end() if dateline else 0), paragraph.end)
        for words in sentences(tokens, language):
            sentence = itemise(words, language, index, dates, number, discourse.knows)
            sentence.index = discourse.sentence = discourse.sentence + 1
            link(sentence)
            resolve_actors(sentence, discourse)
            found = predications(sentence, language)
            discourse.listen(found)
            sentence.answers = [
                (predication.verb.start, predication.verb.end, predication.subject[0].polities)
                for predication in found
                if "answer" in predication.classes and predication.subject and predication.finite
            ]
            acts = []
            for act in find_acts(sentence, found, discourse):
                modality = modality_of(act.predication) if act.predication else Modality.ACTUAL
                if sentence.has_phrase("ruled_out") and not (act.predication and act.predication.finite):
                    modality = Modality.DENIED
                if modality is Modality.DENIED and event_types()[act.type].effect == "neutral":
                    modality = None  # a statement not made is no event
                if modality is not None:
                    # "will hit back" is a threat made now
                    act.modality = Modality.ACTUAL if act.frame.modality else modality
                    acts.append(act)
                    discourse.last_act = act
            clock.date(sentence, acts)
            read.append((sentence, acts))
    link_answers(read)
    return [act for _, acts in read for act in acts]


@cache
def _date_reader(language: str) -> DateReader:
    return DateReader(language)


def _moved(expression: DateExpression, by: int) -> DateExpression:
    return replace(expression, start=expression.start + by, end=expression.end + by)
