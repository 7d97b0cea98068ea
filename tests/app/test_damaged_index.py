"""With a damaged index, a command writes nothing and says what to do; `vlbib index rebuild` repairs it."""

from __future__ import annotations

import gzip
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.app.conftest import Desk

PAGE = 4096


def line(number: int) -> str:
    facts = {
        "id": f"2101.{number:05}",
        "title": f"Counting Pelicans Number {number}",
        "authors_parsed": [["Doe", "Jo", ""]],
        "categories": "cs.CV",
    }
    return json.dumps(facts) + "\n"


@pytest.fixture
def index(desk: Desk, tmp_path: Path) -> Path:
    """The user's index, built from a dump, and a note that names some of its works."""
    desk.write("dump.json", "".join(map(line, range(600))))
    assert desk.run("index", "add", "dump.json").code == 0
    titles = "".join(f"- [2021] Counting Pelicans Number {number}\n" for number in range(0, 600, 40))
    desk.write("notes/a.md", f"# Birds\n\n{titles}")
    return tmp_path / "data" / "index.sqlite"


def test_a_sync_with_a_damaged_page_says_what_to_do_and_writes_nothing(desk: Desk, index: Path) -> None:
    good = index.read_bytes()
    pages = len(good) // PAGE
    for filler in (b"\0", b"\xff"):
        damaged = bytearray(good)
        for page in range(2, pages):
            damaged[page * PAGE : (page + 1) * PAGE] = filler * PAGE
        index.write_bytes(damaged)
        ran = desk.sync()
        assert ran.code == 2, ran.err
        assert ran.err.endswith("`vlbib index rebuild` rebuilds it from its dumps\n")
        assert not Path("references.bib").exists()
    assert desk.run("index", "rebuild").code == 0
    assert desk.sync("--resolvers", "index").code == 0
    assert len(desk.entries()) == 15


@pytest.mark.parametrize("length", [0, 20, 3000, 20_000])
def test_commands_on_a_truncated_index_say_what_to_do(desk: Desk, index: Path, length: int) -> None:
    index.write_bytes(index.read_bytes()[:length])
    for command in (("index", "info"), ("index", "check"), ("index", "add", "notes/a.md"), ("sync", "--offline")):
        ran = desk.run(*command)
        assert ran.code == 2, command
        assert "`vlbib index rebuild` rebuilds it from its dumps" in ran.err


def test_a_dump_with_a_wrong_checksum_changes_nothing(desk: Desk, index: Path) -> None:
    before = index.read_bytes()
    packed = bytearray(gzip.compress("".join(map(line, range(600))).encode() + b"\n"))
    packed[-6] ^= 0xFF
    Path("bad.json.gz").write_bytes(packed)
    ran = desk.run("index", "add", "bad.json.gz")
    assert ran.code == 2
    assert "nothing of it was added" in ran.err
    assert desk.run("index", "info").out.count("from ") == 1
    assert len(index.read_bytes()) == len(before)


def test_a_truncated_dump_reports_the_lines_read_and_refused(desk: Desk, index: Path) -> None:
    del index
    Path("cut.json").write_text("".join(map(line, range(600, 620)))[:-30], encoding="utf-8")
    ran = desk.run("index", "add", "cut.json")
    assert ran.code == 2
    assert "19 new, 0 changed, 0 known; 20 lines read, 1 of them refused; not read to its end" in ran.out
    assert "cut.json" not in desk.run("index", "info").out


def test_a_dump_in_an_index_of_an_older_format_is_not_reported_as_added_already(desk: Desk, index: Path) -> None:
    with closing(sqlite3.connect(index)) as connection:
        connection.execute("PRAGMA user_version = 1")
    again = desk.run("index", "add", "dump.json")
    assert again.code == 2
    assert "has format 1" in again.err
    assert "vlbib index rebuild" in again.err
