"""Events made by hand for the page's tests: what happened between some states, in our own words."""

from __future__ import annotations

from typing import Any

from kg.model import Event, Interval, Modality, Participant, Quote, Report, Source, content_id
from kg.status import StatusInterval, relation_status
from kg.view import PageOptions, page

LABELS = {
    "NATO": {"en": "NATO", "nb": "Nato"},
    "RUS": {"en": "Russia", "nb": "Russland"},
    "NOR": {"en": "Norway", "nb": "Norge"},
    "USA": {"en": "United States", "nb": "USA"},
    "UKR": {"en": "Ukraine", "nb": "Ukraina"},
    "GBR": {"en": "United Kingdom", "nb": "Storbritannia"},
    "DEU": {"en": "Germany", "nb": "Tyskland"},
    "SWE": {"en": "Sweden", "nb": "Sverige"},
    "EU": {"en": "European Union", "nb": "EU"},
    "CHN": {"en": "China", "nb": "Kina"},
}

SOURCES = {
    "a1": Source("a1", "suspension.md", "Practical cooperation is frozen", "Example Courier",
                 Interval.parse("2014-04-02"), "en", "https://example.org/2014/suspension"),
    "a2": Source("a2", "svar.md", "Moskva stenger kontoret", "Eksempelavisen", Interval.parse("2021-10-18"), "nb",
                 "https://example.org/2021/svar"),
    "a3": Source("a3", "oslo.md", "Fifteen must leave Oslo", "Example Courier", Interval.parse("2023-04-13"), "en",
                 "https://example.org/2023/oslo"),
    "a4": Source("a4", "overview", "Eight years in brief", "Example Review", Interval.parse("2022-12"), "en", ""),
}

# ruff: noqa: E501
# type, sources, targets, when, count, modality, article, quote, key, answers
ROWS = """
UseForce|RUS|UKR|2014-02-27/2014-03-18||actual|a4|Troops without badges took the peninsula.|crimea|
Annex|RUS|UKR|2014-03-18||actual|a4|The peninsula was declared part of Russia.|annex|
Condemn|NATO|RUS|2014-03-19||actual|a4|The alliance condemned the step the day after.||annex
ImposeSanctions|EU USA|RUS|2014-03-17||actual|a4|Both put the first names on their lists.|sanctions|crimea
ImposeSanctions|NOR|RUS|2014-03-21||actual|a4|Norway followed the measures.||
SuspendCooperation|NATO|RUS|2014-04-01||actual|a1|All practical cooperation is suspended until further notice.|suspend|annex
ImposeSanctions|RUS|EU USA NOR|2014-08-06||actual|a4|Food from these countries was banned.||sanctions
Meet|NATO|RUS|2016-04-20||actual|a4|The council met for the first time in almost two years.||
Meet|NATO|RUS|2017-03-30||actual|a4|Ambassadors met again in Brussels.||
Meet|DEU|RUS|2017-05-02||actual|a4|The two spoke on the coast of the Black Sea.||
ExpelDiplomats|GBR|RUS|2018-03-14|23|actual|a4|Twenty-three diplomats were given a week.|salisbury|
ExpelDiplomats|RUS|GBR|2018-03-17|23|actual|a4|Moscow sent home as many.||salisbury
ExpelDiplomats|USA|RUS|2018-03-26|60|actual|a4|Sixty were told to leave.|us60|
ExpelDiplomats|NOR|RUS|2018-03-26|1|actual|a4|Norway expelled one.||
ExpelDiplomats|NATO|RUS|2018-03-27|7|actual|a4|Seven lost their accreditation at headquarters.||
ExpelDiplomats|RUS|USA|2018-03-29|60|actual|a4|The answer was of the same size.||us60
CloseMission|RUS|USA|2018-03-29||actual|a4|The consulate in St Petersburg was to close.||us60
Visit|NOR|RUS|2019-04-09||actual|a4|The prime minister travelled to an Arctic forum.||
Negotiate|USA|RUS|2021-06-16||actual|a4|The presidents met by the lake.||
ExpelDiplomats|NATO|RUS|2021-10-06|8|actual|a2|Natos ledelse trakk tilbake akkrediteringen til åtte ved den russiske delegasjonen.|eight|
SuspendMission|RUS|NATO|2021-10-18||actual|a2|Russland innstiller arbeidet ved sin delegasjon på ubestemt tid.|close|eight
Accuse|NATO|RUS|2021-10-06||actual|a2|De åtte skal ha vært etterretningsfolk.||
Reject|RUS|NATO|2021-10-07||denied|a2|Moskva avviser påstanden.||
Meet|NATO|RUS|2022-01-12||actual|a4|Four hours in Brussels led nowhere.||
OfferTalks|NATO|RUS|2022-01-26||actual|a4|Written proposals were handed over.||
UseForce|RUS|UKR|2022-02-24||actual|a4|The invasion began before dawn.|war|
Condemn|NOR|RUS|2022-02-24||actual|a4|Oslo condemned it within hours.||war
ImposeSanctions|EU|RUS|2022-02-25||actual|a4|The second package was agreed.||war
ProvideMilitaryAid|NOR|UKR|2022-02-28|2000|actual|a4|Two thousand anti-tank weapons were sent.||war
ProvideMilitaryAid|USA|UKR|2022-03||actual|a4|Arms worth hundreds of millions followed in March.||war
ProvideAid|EU|UKR|2022-03||actual|a4|Billions were pledged.||war
JoinOrganization|SWE|NATO|2022-05-18||planned|a4|Stockholm handed in its application.||
ExpelDiplomats|NOR|RUS|2022-04-06|3|actual|a4|Three at the embassy had to leave.|three|
ExpelDiplomats|RUS|NOR|2022-04-27|3|actual|a4|Three Norwegians had to go in return.||three
Detain|NOR|RUS|2022-10-24||actual|a4|A man said to be a researcher was arrested in Tromsø.||
ExpelDiplomats|NOR|RUS|2023-04-13|15|actual|a3|Fifteen intelligence officers at the embassy are declared unwanted.|fifteen|
Threaten|RUS|NOR|2023-04-13||actual|a3|The embassy announced that there would be an answer.||fifteen
ExpelDiplomats|RUS|NOR|2023-04-26|10|actual|a3|Ten from the embassy in Moscow must leave.||fifteen
Meet|CHN|RUS|2023-03-20/2023-03-22||actual|a4|Three days in Moscow.||
SignAgreement|NOR|USA|2021-04-16||actual|a4|A supplementary defence agreement was signed.||
CooperateMilitarily|NOR|GBR DEU USA|2022-03-14/2022-04-01||actual|a4|Thirty thousand soldiers trained in the north.||
Visit|UKR|NOR|2023-12||possible|a4|A visit before the end of the year was spoken of.||
""".strip().splitlines()


def events() -> list[Event]:
    """The story, some forty events."""
    keys: dict[str, str] = {}
    made: list[Event] = []
    for row in ROWS:
        kind, sources, targets, when, count, modality, article, quote, key, answers = row.split("|")
        first, _, last = when.partition("/")
        start = Interval.parse(first)
        interval = Interval(start.earliest, Interval.parse(last).latest) if last else start
        name = content_id([row])
        if key:
            keys[key] = name
        report = Report(
            content_id([row, "report"]), article, kind,
            tuple(Participant(code, code) for code in sources.split()),
            tuple(Participant(code, code) for code in targets.split()),
            interval, Modality(modality), int(count) if count else None,
            quotes=(Quote(quote, 0),), confidence=0.9,
        )
        made.append(Event(
            name, kind, tuple(sources.split()), tuple(targets.split()), interval, (report,), Modality(modality),
            int(count) if count else None, in_response_to=tuple(keys[k] for k in answers.split() if k in keys),
            confidence=0.9,
        ))
    return made


def status() -> list[StatusInterval]:
    """How the pairs of the story stood."""
    return relation_status(events())


def story_page(**options: Any) -> str:
    """The page of the story."""
    return page(events(), SOURCES, LABELS, PageOptions(**options), status())
