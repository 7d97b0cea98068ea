"""`vlbib index`: what it prints about each dump and about the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.app.conftest import Desk


BIB = "@misc{{a, title = {{{}}}, author = {{Doe, Ann}}, year = 2020}}\n"


def test_added_rows_are_counted_and_a_dump_added_again_is_reported_as_present(desk: Desk) -> None:
    assert "there is no index yet" in desk.run("index", "info").out
    desk.write("a.bib", BIB.format("A Title of Maps"))
    assert desk.run("index", "add", "a.bib").out == "a.bib: 1 new, 0 changed, 0 known\n"
    assert desk.run("index", "add", "a.bib").out == "a.bib: is in the index already\n"
    assert "index.sqlite: 1 work, 0.1 MB\n" in desk.run("index", "info").out
    desk.write("b.bib", BIB.format("Another Title"))
    desk.run("index", "add", "b.bib")
    assert ": 2 works," in desk.run("index", "info").out
    assert desk.run("index", "check").out.endswith("no damage found\n")


def test_a_refused_dump_is_reported_on_stderr_with_exit_2(desk: Desk) -> None:
    desk.write("a.bib", BIB.format("A Title of Maps"))
    desk.write("b.xyz", "nothing that is known")
    ran = desk.run("index", "add", "b.xyz", "a.bib")
    assert (ran.code, ran.out) == (2, "a.bib: 1 new, 0 changed, 0 known\n")
    assert ran.err.startswith("b.xyz: ")


def test_skip_damaged_works_only_with_duckdb(desk: Desk) -> None:
    ran = desk.run("index", "add", "a.bib", "--skip-damaged")
    assert (ran.code, "needs --engine duckdb" in ran.err) == (2, True)
