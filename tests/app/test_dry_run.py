"""The diff of a dry run, applied as a patch, gives the bytes that a sync writes; changes of the lock are reported."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.app.conftest import Desk

CLIP = "Learning Transferable Visual Models From Natural Language Supervision"
NOTES = f"# VLP\n\n- [2021] {CLIP}\n\n# Datasets\n\n## [2019] nocaps\n"
OWN = "@misc{own,\n  title = {Über~textsame},\n}"
_HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+\d+(?:,\d+)? @@\n")
_NO_END = "\n\\ No newline at end of file\n"


def lines(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+\Z", text)


def patched(old: str, diff: str) -> str:
    """Apply a unified diff strictly: every line must be where the diff says."""
    assert diff.endswith("\n")
    source, rows = lines(old), lines(diff.replace(_NO_END, "\n\0\n"))
    rows = [row[:-1] if after == "\0\n" else row for row, after in pairwise([*rows, ""]) if row != "\0\n"]
    assert (rows[0][:6], rows[1][:6]) == ("--- a/", "+++ b/")
    out: list[str] = []
    at = 0
    for row in rows[2:]:
        hunk = _HUNK.fullmatch(row)
        if hunk:
            start = int(hunk[1]) - (hunk[2] != "0")
            out += source[at:start]
            at = start
            continue
        assert row[0] in " +-", row
        if row[0] in " -":
            assert source[at] == row[1:]
            at += 1
        out += [row[1:]] if row[0] in " +" else []
    return "".join([*out, *source[at:]])


@pytest.mark.parametrize(
    ("encoding", "inside", "newline"),
    [
        ("utf-8", " ", "\n"),
        ("utf-8", "\u2028", "\n"),
        ("utf-8", "\f", "\n"),
        ("utf-8", "\r", "\n"),
        ("utf-8", " ", "\r\n"),
        ("utf-8-sig", " ", "\n"),
        ("latin-1", " ", "\n"),
        ("utf-16", " ", "\n"),
    ],
)
@pytest.mark.parametrize("end", ["", "\n", "\n\n% the end", "\n\n% the end\n"])
def test_the_patch_of_a_dry_run_gives_the_bytes_that_a_sync_writes(
    desk: Desk, encoding: str, inside: str, newline: str, end: str
) -> None:
    library = Path("references.bib")
    before = (OWN.replace("~", inside) + end).replace("\n", newline).encode(encoding)
    library.write_bytes(before)
    desk.write("notes/a.md", NOTES)
    diff = desk.sync("--dry-run").out.partition("2 works named")[0]
    assert library.read_bytes() == before
    desk.sync()
    plain = encoding.replace("-sig", "").replace("utf-16", "utf-16-le")  # here, byte order marks are part of the text
    written = library.read_bytes().decode(plain)
    assert written != before.decode(plain)
    assert patched(before.decode(plain), diff) == written


def test_a_change_of_only_the_lock_is_reported(desk: Desk) -> None:
    desk.write("notes/a.md", NOTES)
    assert "references.lock" not in desk.sync().out
    desk.write("notes/b.md", NOTES)
    ran = desk.sync("--locked")
    assert (ran.code, "references.lock: would change\n" in ran.out) == (1, True), ran.out
    assert "references.bib: nothing changed\n" in ran.out
    assert "references.lock: updated\n" in desk.sync().out
    desk.silent()
    assert desk.sync("--locked").code == 0
