"""Each format: what its columns become, in small files of our own and in the real ones beside the repository.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from import_story import EXAMPLES, ICEWS, SHARED, TEXT_ROWS, WIDE, brief, events, real

from kg.cli import cli
from kg.graph import open_store
from kg.model import Interval
from kg.sources import import_files
from kg.sources.names import resolve_actor
from kg.sources.types import coded_type
from kg.vocabulary import event_types


@pytest.mark.parametrize("version", [1, 2])
def test_gdelt(tmp_path: Path, version: int) -> None:
    summary = import_files("gdelt", [EXAMPLES / f"gdelt-{version}.export.CSV"], tmp_path / "store")
    assert (summary.new, summary.rejected) == (8, 0)
    found = events(tmp_path / "store")
    assert [brief(event)[:3] for event in found[:5]] == [
        ("NOR", "DowngradeRelations", "RUS"),
        ("RUS", "DowngradeRelations", "NOR"),
        ("NATO", "Condemn", "RUS"),
        ("USA", "Meet", "NATO"),
        ("SWE", "Detain", "RUS"),
    ]
    assert found[0].place == "Oslo, Oslo, Norway"
    assert found[5].targets == ()
    assert dict(summary.unknown) == {"THE GUILD OF RIVERS": 1}


def test_polecat(tmp_path: Path) -> None:
    import_files("polecat", [EXAMPLES / "polecat.txt"], tmp_path / "store")
    found = [brief(event)[:3] for event in events(tmp_path / "store")]
    assert found == [
        ("NOR", "SuspendCooperation", "RUS"),
        ("RUS", "Accuse", "NOR"),
        ("FIN", "Visit", "SWE"),
        ("Front of the Northern Valley", "UseForce", "MLI"),
        ("MLI", "Detain", "Front of the Northern Valley"),
        ("SWE", "ProvideAid", ""),
    ]


def test_polecat_in_an_older_encoding_and_with_another_heading(tmp_path: Path) -> None:
    text = (EXAMPLES / "polecat.txt").read_text("utf-8").replace("\tIntensity\t", "\tEvent Intensity\t")
    path = tmp_path / "old.txt"
    path.write_bytes(text.replace("Stockholm", "Malmö").encode("iso-8859-1"))
    summary = import_files("polecat", [path], tmp_path / "store")
    assert summary.rejected == 0
    assert "Malmö, Sweden" in {event.place for event in events(tmp_path / "store")}


def test_plover(tmp_path: Path) -> None:
    import_files("plover", [EXAMPLES / "plover.jsonl"], tmp_path / "store")
    assert [brief(event)[:3] for event in events(tmp_path / "store")][-1] == ("EST", "Condemn", "RUS")
    assert len(events(tmp_path / "store")) == 4


def test_a_table_with_a_mapping(tmp_path: Path) -> None:
    summary = import_files("csv", [EXAMPLES / "cow-exchange.csv"], tmp_path / "store",
                           mapping=EXAMPLES / "cow-exchange.yaml")
    assert (summary.dataset, summary.new, summary.rejected) == ("cow-exchange", 4, 0)
    found = {brief(event)[:3]: event for event in events(tmp_path / "store")}
    assert found["RUS", "AppointEnvoy", "NOR"].interval == Interval.year(2005)


@pytest.mark.parametrize(
    ("written", "day", "first", "last"),
    [
        ("month", "2019-02", "2019-02-01", "2019-02-28"),
        ("'%d.%m.%Y'", "28.02.2019", "2019-02-28", "2019-02-28"),
        ("day", "2019-02-28", "2019-02-28", "2019-02-28"),
    ],
)
def test_ways_to_write_a_date(tmp_path: Path, written: str, day: str, first: str, last: str) -> None:
    (tmp_path / "m.yaml").write_text(
        f"date: {written}\ndelimiter: ';'\nfields: {{day: When, source: Who, target: Whom}}\n"
        "constants: {event: Visit}\nmissing: '-'\n", encoding="utf-8")
    (tmp_path / "t.csv").write_text(f'When;Who;Whom\n{day};"Norway";-\n', encoding="utf-8")
    import_files("csv", [tmp_path / "t.csv"], tmp_path / "store", mapping=tmp_path / "m.yaml")
    event = events(tmp_path / "store")[0]
    assert (str(event.interval.earliest), str(event.interval.latest), event.targets) == (first, last, ())


@pytest.mark.parametrize(
    ("text", "scheme", "wanted"),
    [
        ("CONSULT", "cameo", "Meet"),
        ("fight with small arms and light weapons", "cameo", "UseForce"),
        ("057", "cameo", "SignAgreement"),
        ("57", "cameo", "SignAgreement"),
        ("0231", "cameo", "Appeal"),
        ("1999", "cameo", "UseForce"),
        ("161", "cameo", "DowngradeRelations"),
        ("CONSULT/visit", "plover", "Visit"),
        ("consult/other", "plover", "Meet"),
        ("Visit", "own", "Visit"),
    ],
)
def test_codes_and_texts(text: str, scheme: str, wanted: str) -> None:
    found = coded_type(text, scheme)
    assert found is not None
    assert found.type == wanted


@pytest.mark.parametrize(
    ("text", "scheme"), [("", "cameo"), ("88x", "cameo"), ("x/y", "plover"), ("Dance", "own")]
)
def test_unknown_codes(text: str, scheme: str) -> None:
    assert coded_type(text, scheme) is None


@pytest.mark.parametrize(("given", "wanted"), [
    (("Citizen (India)", None, None, None), ("IND", False)),
    (("Defense / Security Ministry (South Korea)", None, None, None), ("KOR", True)),
    (("Citizen (Holy See (Vatican City State))", None, None, None), ("VAT", False)),
    (("Angela Merkel", None, None, None), ("DEU", True)),
    (("Georgia", None, "Georgia", None), ("GEO", True)),
    (("The Ministry", None, "Chad", "Executive,Government"), ("TCD", True)),
    (("The Band of Seven", None, "Chad", "Rebel"), ("The Band of Seven", False)),
    ((None, "NAT", None, None), ("NATO", True)),
    ((None, None, "RUS", "GOV"), ("RUS", True)),
])
def test_who_is_meant(
    given: tuple[str | None, str | None, str | None, str | None], wanted: tuple[str, bool]
) -> None:
    found = resolve_actor(*given, generic=False)
    assert found is not None
    assert (found.code, found.official) == wanted


def test_the_command_reads_standard_input_and_tells_what_it_did(tmp_path: Path) -> None:
    store = str(tmp_path / "store")
    done = CliRunner().invoke(
        cli, ["import", "icews-text", "-", "--store", store], input=TEXT_ROWS + "broken\n"
    )
    assert done.exit_code == 0, done.output
    assert "7 rows of icews-text: 6 new, 1 rejected" in done.output
    assert "The Grey Lanterns" in done.output
    assert (tmp_path / "store-rejects.csv").exists()


@real
def test_the_real_wide_table(tmp_path: Path) -> None:
    summary = import_files("icews", [WIDE], tmp_path / "store")
    assert (summary.rows, summary.new, summary.rejected) == (3705, 3705, 0)
    with open_store(tmp_path / "store") as graph:
        statistics = graph.statistics()
        assert statistics.events == statistics.reports == 3705
        asked = (
            "ASK { ?e dcterms:identifier '32889836/2018-06-01' ; dip:place ?p "
            "FILTER (CONTAINS(?p, 'Hanoi')) }"
        )
        assert graph.query(asked).askAnswer
    assert sum(summary.unknown.values()) < 0.25 * 2 * 3705


@real
def test_real_rows_of_the_text_form(tmp_path: Path) -> None:
    summary = import_files("icews-text", sorted(ICEWS.glob("icews_2014_*.gz")), tmp_path / "store")
    assert (summary.rows, summary.rejected) == (17904, 0)
    assert summary.new + summary.known == 17904
    assert {event.type for event in events(tmp_path / "store")} <= set(event_types())


@real
def test_real_plover_records(tmp_path: Path) -> None:
    summary = import_files("plover", [SHARED / "plover" / "gsr_dev.json"], tmp_path / "store")
    assert summary.rejected == 0
    assert summary.new >= 158
