"""The worst errors, each with the sentence in which it was made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evaluation.predictions import Prediction
from evaluation.scorer import Scores
from kg.errors import one_line

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'»”’)]*\s+(?=[\"'«“‘(–—-]*\s*[A-ZÀ-ÞŁŚŽ0-9])|\n\s*\n")


@dataclass(frozen=True)
class Mistake:
    """One error. `weight` puts the worst first among those of a kind."""

    kind: str
    article: str
    said: str
    sentence: str
    weight: float = 0.0


KINDS = {
    "wrong": "Events that nobody annotated, the surest first",
    "missed": "Core events that were missed",
    "half": "Events that are half right",
    "date": "Events with a wrong date",
    "link missed": "Responses whose cause was missed",
    "link wrong": "Responses with a wrong cause",
}


def mistakes(predictions: Iterable[Prediction], scores: Scores) -> list[Mistake]:
    """All errors in these articles, the worst of each kind first."""
    found = [mistake for prediction in predictions
             for mistake in _of_article(prediction, scores.details[prediction.gold.name])]
    return sorted(found, key=lambda mistake: (list(KINDS).index(mistake.kind), -mistake.weight))


def mistakes_text(found: Sequence[Mistake], most: int) -> str:
    """The errors as text, at most so many of each kind."""
    lines = []
    for kind, title in KINDS.items():
        these = [mistake for mistake in found if mistake.kind == kind]
        if these:
            lines += [f"{title}: {len(these)}", ""]
        for mistake in these[:most]:
            lines += [f"  {mistake.article}: {mistake.said}", f"      {mistake.sentence}", ""]
    return "\n".join(lines)


def _of_article(prediction: Prediction, detail: Mapping[str, Any]) -> Iterator[Mistake]:
    found = {event["id"]: event for event in prediction.document["events"]}
    text, name = prediction.article.text, prediction.gold.name
    for event_id in detail["wrong"]:
        report = prediction.reports[event_id]
        said = f"{_event(found[event_id])} ({report.rule}, confidence {report.confidence:.2f})"
        yield Mistake("wrong", name, said, _sentence(text, found[event_id]), report.confidence)
    for event_id in detail["missed_core"]:
        event = prediction.gold.event(event_id)
        yield Mistake("missed", name, _event(event), _sentence(text, event))
    for pair in detail["pairs"]:
        mine, theirs = found[pair["pred"]], prediction.gold.event(pair["gold"])
        if pair["points"] < 1:
            said = f"{_event(mine)} ({prediction.reports[pair['pred']].rule}) instead of {_event(theirs)}"
            yield Mistake("half", name, said, _sentence(text, theirs), float(theirs["core"]))
        elif not pair["date"]:
            said = f"{_event(mine)} instead of {_days(theirs)}"
            yield Mistake("date", name, said, _sentence(text, theirs))
    yield from _links(prediction, detail, found)


def _links(
    prediction: Prediction, detail: Mapping[str, Any], found: Mapping[str, Mapping[str, Any]]
) -> Iterator[Mistake]:
    text, gold = prediction.article.text, prediction.gold
    theirs_of = {pair["pred"]: pair["gold"] for pair in detail["pairs"]}
    judged = {(theirs_of[event_id], theirs_of[event["response_to"]]) for event_id, event in found.items()
              if event_id in theirs_of and event["response_to"] in theirs_of}
    annotated = {(event["id"], event["response_to"]) for event in gold.events if event["response_to"]}
    for kind, links in (("link missed", annotated - judged), ("link wrong", judged - annotated)):
        for response, cause in sorted(links):
            first, second = gold.event(response), gold.event(cause)
            required = first["core"] and second["core"]
            if kind == "link wrong" or required:
                yield Mistake(kind, gold.name, f"{_event(first)} answers {_event(second)}",
                              _sentence(text, first))


def _event(event: Mapping[str, Any]) -> str:
    sides = " > ".join("+".join(actor["polity"] for actor in event[side]) for side in ("source", "target"))
    modality = "" if event["modality"] == "actual" else f" {event['modality']}"
    return f"{event['type']} {sides}{modality} {_days(event)}"


def _days(event: Mapping[str, Any]) -> str:
    first, last = event["date"]
    return str(first) if first == last else f"{first}/{last}"


def _sentence(text: str, event: Mapping[str, Any]) -> str:
    """The sentence that holds the event's quote, and its quote where that is not in the text as it stands."""
    quote = event["quote"] or ""
    start = text.find(quote)
    if not quote or start < 0:
        return one_line(quote)
    ends = list(_SENTENCE_END.finditer(text))
    first = max((end.end() for end in ends if end.end() <= start), default=0)
    last = min((end.start() for end in ends if end.start() >= start + len(quote) - 1), default=len(text))
    return one_line(text[first:last])
