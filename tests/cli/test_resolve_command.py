"""`vlbib resolve`: titles as BibTeX, each work once, and exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vlbib.app.lookup import CHUNK, LARGE_CHUNK
from vlbib.cli.resolve_command import _chunk

if TYPE_CHECKING:
    from tests.app.conftest import Desk


TITLE = "Visual Instruction Tuning"


def test_a_work_named_twice_is_printed_once_and_one_not_found_is_reported_on_stderr(desk: Desk) -> None:
    ran = desk.run("resolve", "--offline", TITLE, "arXiv:2304.08485", "A Bird in the Hand Nobody Has Seen")
    assert ran.out.count("@inproceedings{") == 1
    assert "A Bird in the Hand" in ran.err
    assert ran.code == 4  # because the network was not asked


def test_empty_lines_of_a_file_are_skipped(desk: Desk) -> None:
    desk.write("titles.txt", f"\ufeff{TITLE}\n\n  Segment Anything \n")
    ran = desk.run("resolve", "--offline", "--from", "titles.txt", "--format", "jsonl")
    assert [json.loads(line)["query"] for line in ran.out.splitlines()] == [TITLE, "Segment Anything"]


@pytest.mark.parametrize(
    ("data", "reason"), [(None, "cannot be read"), (b"\xff\xfe", "is not UTF-8"), (b"\n", "name a title")]
)
def test_a_file_without_titles_is_refused(desk: Desk, data: bytes | None, reason: str) -> None:
    if data is not None:
        Path("titles.txt").write_bytes(data)
    ran = desk.run("resolve", "--offline", "--from", "titles.txt")
    assert (ran.code, ran.out) == (2, "")
    assert reason in ran.err


@pytest.mark.parametrize(
    ("engine", "size"), [(None, CHUNK), ("sqlite", CHUNK), ("duckdb", LARGE_CHUNK), ("spark", LARGE_CHUNK)]
)
def test_a_scanning_engine_gets_many_titles_at_once(engine: str | None, size: int) -> None:
    assert _chunk(engine) == size
