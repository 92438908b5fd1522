"""What a reader of each language takes a date expression to mean."""

from datetime import date

import pytest

from kg.extract.dates import DateExpression, DateReader, Role
from kg.model import Interval

OCTOBER = Interval.month(2021, 10)
MONDAY = Interval.parse("2021-10-18")


def days(text: str) -> Interval:
    """`2021-10-18` or `2021-10-18/2021-10-20`."""
    first, _, last = text.partition("/")
    return Interval(date.fromisoformat(first), date.fromisoformat(last or first))


def only(language: str, text: str) -> DateExpression:
    found = DateReader(language).find(text)
    assert len(found) == 1, [expression.text for expression in found]
    return found[0]


def read(
    language: str, text: str, published: Interval | None = MONDAY, anchor: str = "", future: bool = False
) -> str | None:
    """The days that the only expression of the text means."""
    told = days(anchor) if anchor else None
    found = DateReader(language).resolve(only(language, text), published, told, future)
    return str(found) if found else None


# Dates of their own --------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "text", "meant"), [
    ("nb", "Avtalen ble signert 6. april 2022.", "2022-04-06"),
    ("nb", "Møtet fant sted den 3. mai 2019 i Wien.", "2019-05-03"),
    ("nb", "fra 5. til 8. mars 2020", "2020-03-05/2020-03-08"),
    ("nb", "5.–8. mars 2020", "2020-03-05/2020-03-08"),
    ("nb", "28. februar – 3. mars 2020", "2020-02-28/2020-03-03"),
    ("nb", "dato 18.10.2021", "2021-10-18"),
    ("nb", "i oktober 2010", "2010-10-01/2010-10-31"),
    ("nb", "i slutten av april 2015", "2015-04-20/2015-04-30"),
    ("nb", "tidlig i mai 2015", "2015-05-01/2015-05-10"),
    ("nb", "Konsulatet åpnet i 1993.", "1993-01-01/1993-12-31"),
    ("nb", "mellom 2014 og 2016", "2014-01-01/2016-12-31"),
    ("nb", "på 1990-tallet", "1990-01-01/1999-12-31"),
    ("nb", "på 90-tallet", "1990-01-01/1999-12-31"),
    ("nb", "våren 2014", "2014-03-01/2014-05-31"),
    ("nb", "langfredag 2018", "2018-03-30"),
    ("nb", "1. juledag 2018", "2018-12-25"),
    ("nb", "i tredje kvartal 2019", "2019-07-01/2019-09-30"),
    ("nn", "Stortinget vedtok det 17. mai 2018.", "2018-05-17"),
    ("nn", "hausten 2014", "2014-09-01/2014-11-30"),
    ("en", "on 6 April 2022", "2022-04-06"),
    ("en", "on April 6, 2022,", "2022-04-06"),
    ("en", "on the 6th of April, 2022", "2022-04-06"),
    ("en", "the fourth of July 2019", "2019-07-04"),
    ("en", "on Wednesday, April 6, 2022", "2022-04-06"),
    ("en", "stamped 2021-10-18", "2021-10-18"),
    ("en", "from 5 to 8 March 2020", "2020-03-05/2020-03-08"),
    ("en", "March 5–8, 2020", "2020-03-05/2020-03-08"),
    ("en", "in June 2017", "2017-06-01/2017-06-30"),
    ("en", "in mid-June 2017", "2017-06-10/2017-06-20"),
    ("en", "at the end of October 2017", "2017-10-21/2017-10-31"),
    ("en", "in the spring of 2014", "2014-03-01/2014-05-31"),
    ("en", "in the early 1990s", "1990-01-01/1993-05-01"),
    ("en", "Good Friday 2018", "2018-03-30"),
    ("en", "in the first half of 2020", "2020-01-01/2020-06-30"),
    ("sv", "den 6 april 2022", "2022-04-06"),
    ("sv", "i början av mars 2015", "2015-03-01/2015-03-10"),
    ("sv", "på 1990-talet", "1990-01-01/1999-12-31"),
    ("da", "den 6. april 2022", "2022-04-06"),
    ("da", "i slutningen af april 2015", "2015-04-20/2015-04-30"),
    ("da", "i 1990'erne", "1990-01-01/1999-12-31"),
    ("de", "am 6. April 2022", "2022-04-06"),
    ("de", "am 6.4.2022", "2022-04-06"),
    ("de", "Anfang Mai 2015", "2015-05-01/2015-05-10"),
    ("de", "vom 5. bis 8. März 2020", "2020-03-05/2020-03-08"),
    ("de", "im Jahr 2014", "2014-01-01/2014-12-31"),
    ("fr", "le 1er janvier 2024", "2024-01-01"),
    ("fr", "du 5 au 8 mars 2020", "2020-03-05/2020-03-08"),
    ("fr", "à la mi-juin 2019", "2019-06-10/2019-06-20"),
    ("fr", "dans les années 1990", "1990-01-01/1999-12-31"),
    ("es", "el 6 de abril de 2022", "2022-04-06"),
    ("es", "del 5 al 8 de marzo de 2020", "2020-03-05/2020-03-08"),
    ("es", "a finales de octubre de 2019", "2019-10-21/2019-10-31"),
    ("es", "en la década de 1990", "1990-01-01/1999-12-31"),
])
def test_dates_with_their_year_need_no_publication(language: str, text: str, meant: str) -> None:
    assert read(language, text, published=None) == meant
    assert read(language, text, published=Interval.month(2030, 1)) == meant


# Counted from publication --------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "text", "published", "meant"), [
    ("nb", "Ambassadøren reiste 13. april.", "2023-04-26", "2023-04-13"),
    ("nb", "Ambassadøren reiste 13. september.", "2023-04-26", "2022-09-13"),
    ("nb", "mandag 11. april", "2023-04-26", "2022-04-11"),
    ("nb", "4. april i år", "2023-07-19", "2023-04-04"),
    ("nb", "17. desember i fjor", "2015-08-14", "2014-12-17"),
    ("nb", "i februar i fjor", "2023-07-19", "2022-02-01/2022-02-28"),
    ("nb", "I september ble han kalt inn.", "2023-01-10", "2022-09-01/2022-09-30"),
    ("nb", "i april", "2023-04-26", "2023-04-01/2023-04-26"),
    ("nb", "tidligere denne måneden", "2023-04-26", "2023-04-01/2023-04-26"),
    ("nb", "tidligere i år", "2023-04-26", "2023-01-01/2023-04-26"),
    ("nb", "forrige måned", "2023-03-31", "2023-02-01/2023-02-28"),
    ("nb", "i fjor vår", "2023-04-26", "2022-03-01/2022-05-31"),
    ("nb", "Regjeringen anerkjente i vår staten.", "2024-08-16", "2024-03-01/2024-05-31"),
    ("nb", "Til våren ventes et besøk.", "2016-12-19", "2017-03-01/2017-05-31"),
    ("nb", "Onsdag kveld", "2023-04-26", "2023-04-26"),
    ("nb", "torsdag", "2023-04-26", "2023-04-20"),
    ("nb", "torsdag i forrige uke", "2023-07-19", "2023-07-13"),
    ("nb", "Neste tirsdag", "2021-10-18", "2021-10-26"),
    ("nb", "natt til søndag", "2021-10-18", "2021-10-16/2021-10-17"),
    ("nb", "natt til 4. mars", "2021-10-18", "2021-03-03/2021-03-04"),
    ("nb", "natt til lørdag 7. januar", "2023-01-10", "2023-01-06/2023-01-07"),
    ("nb", "mandag for to uker siden", "2023-01-10", "2022-12-26"),
    ("nb", "sent i fjor", "2023-01-10", "2022-09-01/2022-12-31"),
    ("nb", "i helgen", "2021-10-19", "2021-10-16/2021-10-17"),
    ("nb", "i går kveld", "2021-10-18", "2021-10-17"),
    ("nb", "i forrige uke", "2018-03-26", "2018-03-19/2018-03-25"),
    ("nb", "for to uker siden", "2021-10-18", "2021-10-01/2021-10-07"),
    ("nb", "for drøyt to uker siden", "2018-03-30", "2018-03-12/2018-03-16"),
    ("nb", "for knapt to uker siden", "2023-07-19", "2023-07-05/2023-07-09"),
    ("nb", "for 10 dager siden", "2021-10-18", "2021-10-07/2021-10-09"),
    ("nb", "for tre dager siden", "2021-10-18", "2021-10-15"),
    ("nb", "for rundt tre dager siden", "2021-10-18", "2021-10-14/2021-10-16"),
    ("nb", "for fire år siden", "2021-10-18", "2017-01-01/2017-12-31"),
    ("nb", "Det er mer enn to år siden rådet møttes.", "2021-10-18", "2018-10-18/2019-10-18"),
    ("nb", "for kort tid siden", "2021-10-18", "2021-10-04/2021-10-18"),
    ("nb", "langfredag", "2018-03-30", "2018-03-30"),
    ("nb", "om to uker", "2021-10-18", "2021-10-29/2021-11-04"),
    ("nn", "torsdag i førre veke", "2024-08-16", "2024-08-08"),
    ("nn", "for to veker sidan", "2021-10-18", "2021-10-01/2021-10-07"),
    ("nn", "i oktober i fjor", "2022-03-10", "2021-10-01/2021-10-31"),
    ("en", "on Sept. 15", "2021-09-23", "2021-09-15"),
    ("en", "last Friday", "2021-09-23", "2021-09-17"),
    ("en", "last Saturday", "2021-04-23", "2021-04-17"),
    ("en", "next Tuesday", "2018-03-17", "2018-03-20"),
    ("en", "late on Friday", "2024-04-07", "2024-04-05"),
    ("en", "at the weekend", "2024-10-15", "2024-10-12/2024-10-13"),
    ("en", "over the past year", "2023-01-10", "2022-01-10/2023-01-10"),
    ("en", "late last year", "2023-01-10", "2022-09-01/2022-12-31"),
    ("en", "in the last week of December", "2023-01-10", "2022-12-21/2022-12-31"),
    ("en", "overnight", "2020-07-24", "2020-07-23/2020-07-24"),
    ("en", "last week", "2021-09-23", "2021-09-13/2021-09-19"),
    ("en", "last December", "2022-01-15", "2021-12-01/2021-12-31"),
    ("en", "last autumn", "2022-01-15", "2021-09-01/2021-11-30"),
    ("en", "in March this year", "2022-05-15", "2022-03-01/2022-03-31"),
    ("en", "earlier this year", "2020-07-24", "2020-01-01/2020-07-24"),
    ("en", "three days ago", "2020-07-24", "2020-07-21"),
    ("en", "almost two weeks ago", "2021-10-18", "2021-10-04/2021-10-08"),
    ("en", "more than two years ago", "2021-10-18", "2018-10-18/2019-10-18"),
    ("en", "within two months", "2023-03-10", "2023-03-10/2023-05-10"),
    ("en", "in the past three weeks", "2021-10-18", "2021-09-27/2021-10-18"),
    ("en", "yesterday's talks", "2021-10-18", "2021-10-17"),
    ("en", "recently", "2021-10-18", "2021-10-04/2021-10-18"),
    ("sv", "i fredags", "2021-02-08", "2021-02-05"),
    ("sv", "på måndagen", "2021-02-08", "2021-02-08"),
    ("sv", "för två veckor sedan", "2021-10-18", "2021-10-01/2021-10-07"),
    ("sv", "i april förra året", "2021-10-18", "2020-04-01/2020-04-30"),
    ("da", "i april sidste år", "2023-09-01", "2022-04-01/2022-04-30"),
    ("da", "for to uger siden", "2021-10-18", "2021-10-01/2021-10-07"),
    ("de", "vergangene Woche", "2023-05-31", "2023-05-22/2023-05-28"),
    ("de", "am Donnerstagabend", "2023-05-31", "2023-05-25"),
    ("de", "vor zwei Wochen", "2021-10-18", "2021-10-01/2021-10-07"),
    ("de", "im September vergangenen Jahres", "2023-05-31", "2022-09-01/2022-09-30"),
    ("fr", "la semaine dernière", "2025-04-15", "2025-04-07/2025-04-13"),
    ("fr", "il y a deux semaines", "2021-10-18", "2021-10-01/2021-10-07"),
    ("fr", "en septembre dernier", "2025-04-15", "2024-09-01/2024-09-30"),
    ("es", "este domingo", "2023-03-26", "2023-03-26"),
    ("es", "hace dos semanas", "2021-10-18", "2021-10-01/2021-10-07"),
    ("es", "el pasado lunes", "2023-03-26", "2023-03-20"),
])
def test_relative_to_publication(language: str, text: str, published: str, meant: str) -> None:
    assert read(language, text, Interval.parse(published)) == meant
    assert read(language, text, None) is None


@pytest.mark.parametrize(("language", "text", "published", "past", "future"), [
    ("nb", "søndag", "2021-04-23", "2021-04-18", "2021-04-25"),
    ("en", "on Sunday", "2021-04-23", "2021-04-18", "2021-04-25"),
    ("de", "am Sonntag", "2021-04-23", "2021-04-18", "2021-04-25"),
    ("fr", "dimanche", "2021-04-23", "2021-04-18", "2021-04-25"),
    ("es", "el domingo", "2021-04-23", "2021-04-18", "2021-04-25"),
    ("nb", "8. mai", "2022-06-08", "2022-05-08", "2023-05-08"),
    ("en", "in September", "2022-10-08", "2022-09-01/2022-09-30", "2023-09-01/2023-09-30"),
    ("en", "in October", "2022-10-08", "2022-10-01/2022-10-08", "2022-10-08/2022-10-31"),
])
def test_the_tense_of_the_clause_chooses(
    language: str, text: str, published: str, past: str, future: str
) -> None:
    assert read(language, text, Interval.parse(published)) == past
    assert read(language, text, Interval.parse(published), future=True) == future


def test_a_date_far_back_would_have_been_told_with_its_year() -> None:
    assert read("nb", "Kontoret stenger 1. oktober.", Interval.parse("2023-07-19")) == "2023-10-01"
    assert read("en", "since October", Interval.parse("2023-07-19")) == "2022-10-01/2023-07-19"


def test_in_three_weeks_is_a_date_only_in_what_is_to_come() -> None:
    assert read("en", "in three weeks", MONDAY) is None
    assert read("en", "in three weeks", MONDAY, future=True) == "2021-11-05/2021-11-11"


# Publication known only as a month ------------------------------------------------------------------


@pytest.mark.parametrize(("text", "meant"), [
    ("mandag", "2021-10-01/2021-10-31"),
    ("i dag", "2021-10-01/2021-10-31"),
    ("for to uker siden", "2021-09-14/2021-10-20"),
    ("neste tirsdag", "2021-10-05/2021-11-02"),
    ("i september", "2021-09-01/2021-09-30"),
    ("i fjor", "2020-01-01/2020-12-31"),
    ("i 2014", "2014-01-01/2014-12-31"),
])
def test_a_month_of_publication_gives_honest_intervals(text: str, meant: str) -> None:
    assert read("nb", text, OCTOBER) == meant


# Counted from what was told before ------------------------------------------------------------------


@pytest.mark.parametrize(("language", "text", "anchor", "meant"), [
    ("nb", "samme dag", "2021-04-22", "2021-04-22"),
    ("nb", "Dagen etter", "2021-04-22", "2021-04-23"),
    ("nb", "kvelden før", "2021-01-05", "2021-01-04"),
    ("nb", "Tre dager senere", "2018-03-12/2018-03-16", "2018-03-15/2018-03-19"),
    ("nb", "tre uker senere", "2022-04-06", "2022-04-24/2022-04-30"),
    ("nb", "Noen uker senere", "2017-06-05", "2017-06-19/2017-07-17"),
    ("nb", "Fire år senere", "1950-01-01/1950-12-31", "1954-01-01/1954-12-31"),
    ("nb", "måneden etter", "2023-04-20/2023-04-30", "2023-05-01/2023-05-31"),
    ("nb", "uka før", "2024-05-28", "2024-05-20/2024-05-26"),
    ("nb", "den måneden", "2022-09-12", "2022-09-01/2022-09-30"),
    ("nb", "i november samme år", "2010-10-01/2010-10-31", "2010-11-01/2010-11-30"),
    ("nb", "kort tid etter", "2010-10-01/2010-10-31", "2010-10-01/2010-10-31"),
    ("nn", "Alt veka før", "2024-05-28", "2024-05-20/2024-05-26"),
    ("en", "Two days earlier", "2021-04-22", "2021-04-20"),
    ("en", "The following month", "2023-09-01/2023-09-30", "2023-10-01/2023-10-31"),
    ("en", "Later that month", "2017-06-05", "2017-06-05/2017-06-30"),
    ("en", "the following Monday", "2021-04-22", "2021-04-26"),
    ("en", "Hours later", "2024-10-14", "2024-10-14"),
    ("sv", "dagen efter", "2021-04-22", "2021-04-23"),
    ("da", "Måneden efter", "2022-04-01/2022-04-30", "2022-05-01/2022-05-31"),
    ("de", "am Tag darauf", "2021-04-22", "2021-04-23"),
    ("de", "zwei Tage zuvor", "2021-04-22", "2021-04-20"),
    ("fr", "la veille", "2025-04-15", "2025-04-14"),
    ("fr", "trois jours plus tard", "2025-04-15", "2025-04-18"),
    ("es", "al día siguiente", "2023-03-26", "2023-03-27"),
    ("es", "ese mismo mes", "2023-03-26", "2023-03-01/2023-03-31"),
])
def test_anaphoric_expressions_count_from_the_anchor(
    language: str, text: str, anchor: str, meant: str
) -> None:
    assert only(language, text).anaphoric
    assert read(language, text, MONDAY, anchor) == meant


def test_without_an_anchor_earlier_counts_from_publication_and_later_from_nothing() -> None:
    assert read("en", "only six days earlier", Interval.parse("2018-03-26")) == "2018-03-20"
    assert read("en", "three days later", Interval.parse("2018-03-26")) is None


def test_an_expression_before_a_clause_counts_from_that_clause() -> None:
    reader = DateReader("en")
    expression = only("en", "two days after their government broke off relations")
    assert (expression.text, expression.clause) == ("two days", True)
    assert reader.date_of_clause(expression, days("2024-04-07")) == days("2024-04-05")
    assert reader.resolve(expression, None, anchor=days("2024-04-05")) == days("2024-04-07")
    assert only("nb", "dagen etter at krigen brøt ut").clause
    assert not only("nb", "Dagen etter kom svaret.").clause


# Roles ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "text", "role", "meant"), [
    ("nb", "De må være ute innen 29. oktober.", Role.UNTIL, "2021-10-18/2021-10-29"),
    ("nb", "siden 2016", Role.SINCE, "2016-01-01/2021-10-18"),
    ("nb", "Fra 1. november er det stengt.", Role.FROM, "2021-11-01"),
    ("nb", "fra i dag av", Role.FROM, "2021-10-18"),
    ("en", "until Saturday night", Role.UNTIL, "2021-10-18/2021-10-23"),
    ("en", "by the end of November", Role.UNTIL, "2021-10-18/2021-11-30"),
    ("en", "since the weekend", Role.SINCE, "2021-10-16/2021-10-18"),
    ("en", "from July 1", Role.FROM, "2021-07-01"),
    ("en", "an accord dating from 2001", Role.FROM, "2001-01-01/2001-12-31"),
    ("sv", "senast den 29 oktober", Role.UNTIL, "2021-10-18/2021-10-29"),
    ("da", "senest den 29. oktober", Role.UNTIL, "2021-10-18/2021-10-29"),
    ("de", "bis Ende November", Role.UNTIL, "2021-10-18/2021-11-30"),
    ("de", "seit 2016", Role.SINCE, "2016-01-01/2021-10-18"),
    ("fr", "depuis 2016", Role.SINCE, "2016-01-01/2021-10-18"),
    ("fr", "avant le 29 octobre", Role.UNTIL, "2021-10-18/2021-10-29"),
    ("es", "hasta el 29 de octubre", Role.UNTIL, "2021-10-18/2021-10-29"),
])
def test_bounds_have_a_role(language: str, text: str, role: Role, meant: str) -> None:
    assert only(language, text).role is role
    assert read(language, text) == meant


def test_the_span_is_the_expression_with_its_lead() -> None:
    text = "They met late on Friday in Oslo."
    expression = only("en", text)
    assert text[expression.start : expression.end] == expression.text == "late on Friday"


def test_longest_first_and_in_order() -> None:
    found = DateReader("nb").find("Fra 5. til 8. mars 2020, i mai samme år og i fjor.")
    texts = [expression.text for expression in found]
    assert texts == ["Fra 5. til 8. mars 2020", "i mai samme år", "i fjor"]


# No dates ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "text"), [
    ("nb", "Han satt fem år i fengsel og bodde der i 20 år."),
    ("nb", "De fikk en uke på seg, og Mahsa (22) fikk sju dager."),
    ("nb", "For første gang på 70 år kom en minister."),
    ("nb", "Antallet gikk fra 20 til 10, og 60 amerikanere reiste."),
    ("nb", "Det er i vår tid og i vår region."),
    ("nb", "Avisen kommer ut hver mandag."),
    ("nb", "Haubitser av typen M109 kostet 2014 kroner."),
    ("nn", "Dei hadde kontor der i tre tiår og fekk sju dagar."),
    ("en", "The feud lasted for three and a half years; they have seven days to leave."),
    ("en", "Organizers of the 2022 World Cup had a week to pack."),
    ("en", "Prime Minister May told the BBC; the march may resume."),
    ("en", "Sergei Skripal, 66, and 12 submarines worth 2014 dollars."),
    ("en", "Talks are held every Monday and on Fridays."),
    ("en", "It was the first visit in 20 years, and a year-old quarrel."),
    ("en", "There is no 31 April and no February 30, 2020."),
    ("en", "It grew 2.5 days at a time, as soon as possible."),
    ("sv", "Han satt två år i fängelse och gav dem en vecka."),
    ("da", "Der er møde om mandagen, og det har varet i ti år."),
    ("de", "Seit Jahrzehnten wird jeden Montag getagt, und das dauerte drei Jahre."),
    ("fr", "Le ministre a été reçu; ils ont quarante-huit heures pour partir."),
    ("fr", "Le marché a lieu les lundis."),
    ("es", "Se reúnen los lunes por la mañana, durante más de ochenta años."),
])
def test_durations_ages_counts_and_habits_are_no_dates(language: str, text: str) -> None:
    assert [expression.text for expression in DateReader(language).find(text)] == []
