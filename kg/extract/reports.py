"""Acts to reports: quotes, names, ids."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.acts import Act
from kg.extract.items import NounPhrase
from kg.model import Article, Interval, Participant, Quote, Report, content_id
from kg.registry import actors

_MARKS = frozenset(',;:!?…–—()"“”«»„')
# So many tokens a quote goes on beyond the act to reach the end of its clause.
_REACH = 15


def reports_of(article: Article, acts: list[Act]) -> list[Report]:
    """One report for each act, in the order of the text. An act without any date is left out: nothing can
    be said of when it happened."""
    made: dict[int, Report] = {}
    for act in acts:
        if act.interval is not None:
            made[id(act)] = _report(article, act, act.interval)
    report_of = {
        id(told): report for act in acts if (report := made.get(id(act))) for told in (act, *act.others)
    }
    linked = []
    for act in acts:
        if (report := made.get(id(act))) is None:
            continue
        cause = report_of.get(id(act.answers)) if act.answers else None
        if cause is not None and cause is not report:
            report = replace(report, response_to=cause.id)
        linked.append(report)
    return sorted(linked, key=lambda report: report.quotes[0].start)


def _report(article: Article, act: Act, interval: Interval) -> Report:
    quotes = tuple(dict.fromkeys(_quote(article, told) for told in (act, *act.others)))
    sides = act.sides
    identity = (
        article.source.id,
        act.type,
        *sides.sources,
        ">",
        *sides.targets,
        interval,
        act.modality,
        act.count,
        quotes[0].start,
    )
    return Report(
        id=content_id(identity),
        source_id=article.source.id,
        type=act.type,
        sources=_participants(article, act, sides.sources, sides.source_phrase),
        targets=_participants(article, act, sides.targets, sides.target_phrase),
        interval=interval,
        modality=act.modality,
        count=act.count,
        own_mission=sides.own_mission,
        place=None,
        quotes=quotes,
        confidence=round(act.frame.weight * 0.8**sides.guessed, 3),
        rule=act.frame.name,
    )


def _quote(article: Article, act: Act) -> Quote:
    """The clause that tells the act: its span, on both sides up to the next mark of punctuation."""
    tokens = act.sentence.tokens
    first, last = act.start, act.end
    while first > 0 and act.start - first < _REACH and tokens[first - 1].text not in _MARKS:
        first -= 1
    while last < len(tokens) and last - act.end < _REACH and tokens[last].text not in _MARKS:
        last += 1
    if act.start - first == _REACH:
        first = act.start
    while last > first + 1 and (
        tokens[last - 1].text in _MARKS or (last == len(tokens) and tokens[last - 1].text == ".")
    ):
        last -= 1
    start, end = tokens[first].start, tokens[last - 1].end
    return Quote(article.text[start:end], start)


def _participants(
    article: Article, act: Act, codes: tuple[str, ...], phrase: NounPhrase | None
) -> tuple[Participant, ...]:
    named: dict[str, Participant] = {}
    for member in (phrase.group or [phrase]) if phrase is not None else ():
        for code in member.polities:
            if code in codes and code not in named:
                start = act.sentence.tokens[member.start].start
                name = article.text[start : act.sentence.tokens[member.end - 1].end]
                named[code] = Participant(name, code, member.person)
    return tuple(named.get(code) or Participant(_label(code), code) for code in codes)


def _label(code: str) -> str:
    actor = actors().get(code)
    return actor.labels.get("en", code) if actor else code
