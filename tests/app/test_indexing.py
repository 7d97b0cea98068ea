"""The user's index: built from dumps in the data folder, checked, and refused in one line if damaged."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vlbib.app.indexing import about, about_tables, add_dumps, check_index, index_path
from vlbib.core.faults import CannotUse

if TYPE_CHECKING:
    from tests.app.conftest import Desk

BIB = "@misc{a, title = {Counting lines in old maps}, eprint = {2103.00020}}\n"


def test_without_an_index_there_is_nothing_to_show_or_check(desk: Desk) -> None:
    assert (desk.run("index", "check").code, about()) == (2, None)
    with pytest.raises(CannotUse, match=r"there is no index; make it with vlbib index add FILE"):
        check_index()


def test_a_bib_file_is_added_and_reported(desk: Desk) -> None:
    desk.write("a.bib", BIB)
    assert [file.new for file in add_dumps(["a.bib"]).files] == [1]
    info = about()
    assert info is not None
    assert (info.path, info.rows, info.files) == (index_path(), 1, ("a.bib",))
    check_index()


CUT = "@misc{b, title = {Drawing lines in old maps}, eprint = "


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (CUT, 1),
        (BIB + CUT + "\n", 2),
        (BIB + "<<<<<<< HEAD\n" + BIB, 2),
    ],
)
def test_a_truncated_or_refused_bib_file_is_not_marked_as_done(desk: Desk, text: str, line: int) -> None:
    desk.write("a.bib", text)
    ran = desk.run("index", "add", "a.bib")
    assert ran.code == 2
    assert "1 of them refused" in ran.out + ran.err
    assert f"a.bib:{line}: " in ran.out + ran.err
    info = about()
    assert info is not None
    assert info.files == ()


def test_an_unreadable_entry_is_reported_and_the_others_are_added(desk: Desk) -> None:
    desk.write("a.bib", CUT + "\n" + BIB)
    ran = desk.run("index", "add", "a.bib")
    assert ran.code == 0
    assert "a.bib: 1 new, 0 changed, 0 known; 2 lines read, 1 of them refused" in ran.out
    assert "a.bib:1: " in ran.out + ran.err


@pytest.mark.parametrize("command", [("add", "a.bib"), ("info",), ("check",), ("rebuild",)])
def test_a_special_file_in_place_of_the_index_is_left_alone(desk: Desk, command: tuple[str, ...]) -> None:
    desk.write("a.bib", BIB)
    path = index_path()
    path.parent.mkdir(parents=True)
    os.mkfifo(path)
    ran = desk.run("index", *command)
    assert (ran.code, ran.out) == (2, "")
    assert f"{path}: is a FIFO, not a regular file, and is left alone; move it away" in ran.err
    assert path.is_fifo()


@pytest.mark.parametrize("ask", [about, check_index])
def test_a_damaged_index_is_refused_with_advice(desk: Desk, ask: object) -> None:
    assert callable(ask)
    desk.write(str(index_path()), "no database")
    with pytest.raises(CannotUse, match="`vlbib index rebuild` rebuilds it from its dumps"):
        ask()


def test_an_index_that_cannot_be_written_is_reported_with_its_path(desk: Desk) -> None:
    desk.write("a.bib", BIB)
    index_path().parent.parent.mkdir(parents=True, exist_ok=True)
    index_path().parent.write_text("no folder", encoding="ascii")
    with pytest.raises(CannotUse, match=str(index_path())):
        add_dumps(["a.bib"])


def test_progress_is_reported_file_by_file(desk: Desk) -> None:
    desk.write("a.bib", BIB)
    heard: list[Path] = []
    add_dumps(["a.bib"], lambda file, _done, _total: heard.append(file))
    assert set(heard) == {Path("a.bib")}


def test_dumps_are_added_to_sorted_tables_that_the_chosen_engine_reads(desk: Desk) -> None:
    desk.write("dumps/a.bib", BIB.replace("eprint", "author = {Anna Rossi}, year = 2021, eprint"))
    ran = desk.run("index", "add", "--engine", "duckdb", "dumps")
    assert (ran.code, ran.out) == (0, "dumps/a.bib: 1 new, 0 changed, 0 known\n")
    assert about() is None
    tables = about_tables()
    assert tables
    assert (tables.rows, tables.finished, [Path(part).name for part in tables.parts]) == (1, True, ["a.bib"])
    assert f"{tables.path}: 1 rows" in desk.run("index", "info").out
    desk.write("titles.txt", "Counting lines in old maps\n")
    found = desk.run("resolve", "--from", "titles.txt", "--resolvers", "index", "--engine", "duckdb", "--offline")
    assert "eprint = {2103.00020}" in found.out
    assert desk.run("resolve", "--resolvers", "index", "Counting lines in old maps").code == 0
    missed = desk.run("resolve", "--resolvers", "index", "--engine", "sqlite", "Counting lines in old maps")
    assert (missed.code, "you have no index yet" in missed.err) == (2, True)


def test_a_damaged_part_stops_the_run_unless_damaged_parts_are_skipped(desk: Desk) -> None:
    desk.write("dumps/a.txt", "nothing of the kind")
    desk.write("dumps/b.bib", BIB)
    stopped = desk.run("index", "add", "--engine", "duckdb", "dumps")
    assert (stopped.code, stopped.out) == (2, "")
    assert "dumps/a.txt: is not an arXiv snapshot" in stopped.err
    assert desk.run("index", "add", "--engine", "duckdb", "--skip-damaged", "dumps").out.startswith(
        "dumps/b.bib: 1 new"
    )
    assert "needs --engine duckdb" in desk.run("index", "add", "--skip-damaged", "dumps/b.bib").err
