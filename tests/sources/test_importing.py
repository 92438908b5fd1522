"""Importing: what becomes of rows, what is set aside, and that it can be done again and go on after a kill.
"""

from __future__ import annotations

import csv
import gzip
import os
import signal
import subprocess
import sys
import time
import zipfile
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
from import_story import TEXT_ROWS, brief, events, quads, text_file

from kg.errors import UserError
from kg.graph import KnowledgeGraph, names, open_store
from kg.graph.build import build
from kg.graph.store import Writer
from kg.graph.validate import validate
from kg.model import Modality
from kg.sources import Filters, import_files
from kg.sources.coding import Coder
from kg.status import relation_status, status_on


def test_rows_become_events_of_known_actors_and_types(tmp_path: Path) -> None:
    summary = import_files("icews-text", [text_file(tmp_path)], tmp_path / "store")
    assert (summary.rows, summary.new, summary.rejected) == (6, 6, 0)
    found = events(tmp_path / "store")
    assert [brief(event) for event in found[:3]] == [
        ("RUS", "Meet", "NOR", "2021-10-18"), ("NOR", "Visit", "RUS", "2021-10-20"),
        ("IND", "Threaten", "The Grey Lanterns", "2021-10-21"),
    ]
    report = found[0].reports[0]
    assert report.sources[0].name == "Foreign Affairs (Russia)"
    assert report.rule == "Consult"
    assert 0 < found[0].confidence < 1


def test_an_unknown_actor_stays_under_its_name_and_is_reported(tmp_path: Path) -> None:
    summary = import_files("icews-text", [text_file(tmp_path)], tmp_path / "store")
    assert dict(summary.unknown) == {"The Grey Lanterns": 1}
    with open_store(tmp_path / "store") as graph:
        assert graph.actors()["The Grey Lanterns"] == {"label": "The Grey Lanterns"}


def test_the_sector_of_an_actor_is_kept(tmp_path: Path) -> None:
    import_files("icews-text", [text_file(tmp_path)], tmp_path / "store")
    with open_store(tmp_path / "store") as graph:
        found = graph.query(
            "SELECT ?sector { ?e dip:sourceParticipant [ dip:actor actor:IND ; dip:sector ?sector ] }"
        )
        assert [str(row.sector) for row in found] == ["Citizen"]


def test_importing_again_changes_nothing(tmp_path: Path) -> None:
    import_files("icews-text", [text_file(tmp_path)], tmp_path / "store")
    current = (tmp_path / "store" / "CURRENT").read_text()
    summary = import_files("icews-text", [text_file(tmp_path)], tmp_path / "store")
    assert (summary.new, summary.known, summary.changed) == (0, 6, False)
    assert (tmp_path / "store" / "CURRENT").read_text() == current


def test_a_part_and_then_the_whole_is_the_whole(tmp_path: Path) -> None:
    lines = TEXT_ROWS.splitlines(keepends=True)
    import_files("icews-text", [text_file(tmp_path, "".join(lines[3:]))], tmp_path / "a")
    summary = import_files("icews-text", [text_file(tmp_path)], tmp_path / "a")
    assert (summary.new, summary.known) == (3, 3)
    import_files("icews-text", [text_file(tmp_path)], tmp_path / "b")
    assert quads(tmp_path / "a") == quads(tmp_path / "b")


def test_rows_that_say_the_same_are_one_event(tmp_path: Path) -> None:
    summary = import_files("icews-text", [text_file(tmp_path, TEXT_ROWS * 2)], tmp_path / "store")
    assert (summary.new, summary.known) == (6, 6)
    assert len(events(tmp_path / "store")) == 6


@pytest.mark.parametrize("kind", ["plain", "gzip", "zip"])
def test_compressed_files_are_read_whatever_they_are_called(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "rows.CSV"
    if kind == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("folder/", "")
            archive.writestr("a.txt", TEXT_ROWS[:len(TEXT_ROWS) // 2].rpartition("\n")[0])
            archive.writestr("b.txt", TEXT_ROWS)
    else:
        path.write_bytes(gzip.compress(TEXT_ROWS.encode()) if kind == "gzip" else TEXT_ROWS.encode())
    import_files("icews-text", [path], tmp_path / "store")
    assert len(events(tmp_path / "store")) == 6


def test_a_gzip_file_that_is_cut_short_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "rows.gz"
    path.write_bytes(gzip.compress(TEXT_ROWS.encode() * 50)[:-40])
    with pytest.raises(UserError, match="cut short"):
        import_files("icews-text", [path], tmp_path / "store")
    assert not (tmp_path / "store").exists()


BAD = TEXT_ROWS.encode() + b"""\
Norway\tConsult\tRussia
Norway\tConsult\tRussia\t2021-13-40
Norway\tConsult\tRussia\t
Norway\tCon\0sult\tRussia\t2021-10-01
N\xff\xferway\tConsult\tRussia\t2021-10-01
Norway\tDance together\tRussia\t2021-10-01
\t Consult\t\t2021-10-01
"""


def test_what_cannot_be_used_is_listed_with_line_and_reason(tmp_path: Path) -> None:
    rejects = tmp_path / "rejects.csv"
    summary = import_files("icews-text", [text_file(tmp_path, BAD)], tmp_path / "store", rejects=rejects)
    assert (summary.new, summary.rejected) == (6, 7)
    rows = list(csv.DictReader(rejects.open(encoding="utf-8", newline="")))
    assert {int(row["line"]): row["reason"] for row in rows} == {
        7: "it has 3 columns in place of 4 or 5",
        8: "2021-13-40 is no date",
        9: "nothing is no date",
        10: "it holds a NUL character",
        11: "it is not UTF-8",
        12: "there is no event type for Dance together",
        13: "it names no actor",
    }


def test_strict_fails_on_the_first_such_line_and_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"line 7: it has 3 columns"):
        import_files("icews-text", [text_file(tmp_path, BAD)], tmp_path / "store", strict=True)
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize(("filters", "wanted"), [
    (Filters(start=date(2021, 11, 1)), 3),
    (Filters(end=date(2021, 10, 20)), 2),
    (Filters(actors=frozenset({"NATO"})), 3),
    (Filters(groups=frozenset({"contact"})), 3),
    (Filters(diplomatic=True), 5),
])
def test_filters_keep_what_is_asked_for(tmp_path: Path, filters: Filters, wanted: int) -> None:
    summary = import_files("icews-text", [text_file(tmp_path)], tmp_path / "store", filters=filters)
    assert (summary.new, summary.filtered) == (wanted, 6 - wanted)


def test_relations_follow_as_they_do_from_articles(tmp_path: Path) -> None:
    import_files("icews-text", [text_file(tmp_path)], tmp_path / "store")
    with open_store(tmp_path / "store") as graph:
        status, found = graph.relation_status(), graph.events()
        assert status == relation_status(found)
        on = status_on(status, ("NATO", "RUS"), date(2021, 11, 10))
        assert on is not None
        assert (on.state, len(on.upheld_by)) == ("strained", 1)
        answers = graph.query("SELECT ?a ?b { ?a dip:mayRespondTo ?b }")
        assert len(answers) == 1
        assert graph.query(
            "ASK { actor:RUS dip:metWith actor:NOR . actor:NOR dip:metWith actor:RUS }"
        ).askAnswer
        count = "SELECT ?n ?day { dyad:RUS\\/NOR dip:eventCount ?n ; dip:latestEvent/dip:earliest ?day }"
        assert [(int(row.n), str(row.day)) for row in graph.query(count)] == [(1, "2021-10-18")]


ARTICLE = """---
title: Talks in Oslo
date: 2021-10-25
publisher: Fjordposten
---
Norway expelled two Russian diplomats on 22 October 2021.
"""


def test_articles_and_data_sets_tell_of_one_pair_together(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    rows = text_file(tmp_path)
    build([tmp_path / "a.md"], tmp_path / "first")
    import_files("icews-text", [rows], tmp_path / "first")
    import_files("icews-text", [rows], tmp_path / "second")
    alone = quads(tmp_path / "second")
    build([tmp_path / "a.md"], tmp_path / "second")
    assert quads(tmp_path / "first") == quads(tmp_path / "second")
    with open_store(tmp_path / "first") as graph:
        status = graph.relation_status()
        assert status == relation_status(graph.events())
        of_pair = [interval.state for interval in status if interval.dyad == ("NOR", "RUS")]
        assert of_pair[:2] == ["normal", "strained"]
        every = graph.query("SELECT ?d ?n { ?d a dip:Dyad ; dip:eventCount ?n }")
        assert len(every) == len({row.d for row in every})
        article = next(source.id for source in graph.sources() if source.kind == "article")
    with open_store(tmp_path / "second", write=True) as graph:
        graph.forget(article)
        graph.commit()
    assert quads(tmp_path / "second") == alone


def test_a_data_set_can_be_forgotten(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    build([tmp_path / "a.md"], tmp_path / "store")
    before = quads(tmp_path / "store")
    import_files("icews-text", [text_file(tmp_path)], tmp_path / "store")
    with open_store(tmp_path / "store", write=True) as graph:
        graph.forget("icews-text")
        graph.commit()
    assert quads(tmp_path / "store") == before


def test_two_data_sets_stand_side_by_side(tmp_path: Path) -> None:
    rows = text_file(tmp_path)
    import_files("icews-text", [rows], tmp_path / "store")
    import_files("icews-text", [rows], tmp_path / "store", dataset="again")
    with open_store(tmp_path / "store") as graph:
        assert len(graph.events()) == 12
        assert graph.relation_status() == relation_status(graph.events())
        assert [source.id for source in graph.sources()] == ["again", "icews-text"]


def test_what_was_imported_is_valid_and_an_edge_without_its_event_is_not(tmp_path: Path) -> None:
    import_files("icews-text", [text_file(tmp_path)], tmp_path / "store")
    with open_store(tmp_path / "store") as graph:
        assert validate(graph) == []
    with Writer(tmp_path / "store") as writer:
        writer.view.backup(str(tmp_path / "copy"))
    store = ox.Store(str(tmp_path / "copy"))
    store.update("DELETE WHERE { GRAPH ?g { ?event dip:dyad ?dyad } }", prefixes=dict(names.PREFIXES))
    messages = [violation.message for violation in validate(KnowledgeGraph(store))]
    assert any(message.startswith("no event is behind its edge") for message in messages)


def test_an_intent_is_planned_and_not_done(tmp_path: Path) -> None:
    row = "Norway\tExpress intent to provide military aid\tUkraine\t2022-03-01\n"
    import_files("icews-text", [text_file(tmp_path, row)], tmp_path / "store")
    assert [event.modality for event in events(tmp_path / "store")] == [Modality.PLANNED]


KILLED = """
import sys, time
import kg.sources.importing as importing
from kg.graph.coded_writing import DataSet
from kg.sources import tables, files
files.BLOCK = 2000
importing._BETWEEN_CHECKPOINTS = 0
marked = DataSet.checkpoint
def checkpoint(self, parts):
    marked(self, parts)
    print(parts, flush=True)
    time.sleep(0.2)
DataSet.checkpoint = checkpoint
importing.import_files("icews-text", [sys.argv[1]], sys.argv[2])
"""


def test_after_a_kill_it_goes_on_and_nothing_is_there_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = text_file(tmp_path, "".join(
        f"Norway\tConsult\tRussia\t20{year:02}-{month:02}-{day:02}\n"
        for year in range(10, 20) for month in range(1, 13) for day in range(1, 29)
    ))
    import_files("icews-text", [rows], tmp_path / "whole")
    with subprocess.Popen([sys.executable, "-c", KILLED, str(rows), str(tmp_path / "store")],
                          stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        for _ in range(3):
            running.stdout.readline()
        os.kill(running.pid, signal.SIGKILL)
        running.wait()
    with pytest.raises(UserError, match="never finished"), open_store(tmp_path / "store"):
        pass
    written: list[bool] = []
    monkeypatch.setattr("kg.sources.files.BLOCK", 2000)
    from kg.graph.coded_writing import DataSet

    add = DataSet.add
    monkeypatch.setattr(DataSet, "add", lambda self, events, written_before=False, **named: (
        written.append(named.get("written", written_before)), add(self, events, **named))[1])
    summary = import_files("icews-text", [rows], tmp_path / "store")
    assert any(written), "it began anew"
    assert summary.new == 3360
    assert quads(tmp_path / "store") == quads(tmp_path / "whole")
    assert time.monotonic() > 0


def test_what_a_killed_import_left_does_not_reach_another_one(tmp_path: Path) -> None:
    rows = text_file(tmp_path, TEXT_ROWS * 2000)
    with subprocess.Popen([sys.executable, "-c", KILLED, str(rows), str(tmp_path / "store")],
                          stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        running.stdout.readline()
        os.kill(running.pid, signal.SIGKILL)
        running.wait()
    other = text_file(tmp_path, "Chad\tConsult\tPeru\t2020-01-01\n", "other.txt")
    import_files("icews-text", [other], tmp_path / "store")
    assert [brief(event) for event in events(tmp_path / "store")] == [("TCD", "Meet", "PER", "2020-01-01")]


def test_a_wrong_format_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no wide ICEWS table"):
        import_files("icews", [text_file(tmp_path)], tmp_path / "store")
    with pytest.raises(UserError, match="there is no file"):
        import_files("icews", [tmp_path / "none.tab"], tmp_path / "store")
    with pytest.raises(UserError, match="needs a mapping"):
        import_files("csv", [text_file(tmp_path)], tmp_path / "store")


def test_ids_of_events_do_not_depend_on_what_else_is_imported(tmp_path: Path) -> None:
    import_files("icews-text", [text_file(tmp_path)], tmp_path / "a")
    first = {event.id for event in events(tmp_path / "a")}
    assert all(len(name) == 16 for name in first)
    import_files("icews-text", [text_file(tmp_path, TEXT_ROWS.splitlines()[0])], tmp_path / "b")
    assert {event.id for event in events(tmp_path / "b")} < first
    assert Coder("x", "cameo", False, Filters()).filtered == 0


def test_some_actors_are_read_without_the_others(tmp_path: Path) -> None:
    import_files("icews-text", [text_file(tmp_path)], tmp_path / "store")
    with open_store(tmp_path / "store") as graph:
        every, status = graph.events(), graph.relation_status()
        russian = [event for event in every if "RUS" in (*event.sources, *event.targets)]
        assert graph.events(("RUS",)) == russian
        among = [event for event in russian if "NATO" in (*event.sources, *event.targets)]
        assert graph.events(("RUS", "NATO")) == among != russian
        assert graph.relation_status(("RUS",)) == [each for each in status if "RUS" in each.dyad]
        assert graph.relation_status(("RUS", "NATO")) == [
            each for each in status if each.dyad == ("NATO", "RUS")
        ]
