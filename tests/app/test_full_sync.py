"""What a sync settles, plans and writes if its input has changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vlbib.app.full_sync import planned
from vlbib.app.project import find_settings, locate, read_state
from vlbib.app.resolving.resolve import settle
from vlbib.app.sync import sync
from vlbib.app.sync_request import SyncRequest
from vlbib.core.citation import NoteCitation
from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.core.work import Mention, Status, Verdict, Work
from vlbib.lock.settled import settled_work
from vlbib.matching.draft import make_draft

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest
    from tests.app.conftest import Desk

KEY = "liu2023visual"
NOTE = "- Visual Instruction Tuning\n- Deep residual learning for image recognition\n"


def test_a_refused_prune_keeps_the_entries_and_names_them(desk: Desk) -> None:
    desk.write("notes/a.md", NOTE)
    desk.sync()
    desk.write("notes/a.md", NOTE.splitlines()[1])
    asked: list[Sequence[str]] = []

    def refuse(keys: Sequence[str]) -> bool:
        asked.append(tuple(keys))
        return False

    report = sync(SyncRequest(offline=True, prune=True, may_remove=refuse))
    assert (asked, report.unpruned, desk.entries()) == ([(KEY,)], (KEY,), ["he2016deep", KEY])
    report = sync(SyncRequest(offline=True, prune=True, may_remove=lambda _: True))
    assert (report.unpruned, desk.entries()) == ((), ["he2016deep"])


def test_a_dry_or_locked_run_does_not_ask_whether_it_may_remove(desk: Desk) -> None:
    desk.write("notes/a.md", NOTE)
    desk.sync()
    desk.write("notes/a.md", NOTE.splitlines()[1])
    before = desk.read()

    def never(_: Sequence[str]) -> bool:
        raise AssertionError

    report = sync(SyncRequest(offline=True, prune=True, dry_run=True, may_remove=never))
    assert (report.changed, report.written, desk.read()) == (True, False, before)
    assert f"-@inproceedings{{{KEY}," in (report.diff or "")


def test_another_library_beside_a_new_one_is_named(desk: Desk) -> None:
    desk.write("notes/a.md", NOTE)
    desk.write("lab.bib", "@misc{a, title = {T}}\n")
    report = sync(SyncRequest(offline=True))
    assert any(line.startswith("lab.bib: is in this folder too") for line in report.warnings)
    assert not any("is in this folder too" in line for line in sync(SyncRequest(offline=True, prune=True)).warnings)


def test_a_run_starts_over_if_another_one_changed_the_lock(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("notes/a.md", NOTE)
    desk.sync()
    desk.write("notes/a.md", f"{NOTE}- Segment Anything\n")
    calls: list[tuple[object, ...]] = []

    def settled(*arguments: object) -> object:
        calls.append(arguments)
        if len(calls) == 1:
            lock = Path("references.lock")
            lock.write_bytes(lock.read_bytes() + b" ")
        return settle(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("vlbib.app.full_sync.settle", settled)
    assert sync(SyncRequest(offline=True)).written
    assert (len(calls), len(desk.entries())) == (2, 3)


def test_a_citation_of_a_key_is_joined_in_the_run_that_assigns_the_key(desk: Desk) -> None:
    desk.write("notes/a.md", NOTE)
    settings = find_settings()
    state = read_state(locate(settings, None))
    record = Record(source="dblp", title="Visual Instruction Tuning", authors=(parse_name("Haotian Liu"),), year=2023)
    work = Work(mentions=(Mention(text=record.title, file="notes/a.md", line=1),))
    verdict = Verdict(status=Status.ACCEPTED, records=(record,))
    settled = (settled_work(work, verdict, make_draft([record])),)
    citation = NoteCitation(key=KEY, file="notes/b.md", line=4)
    works, done = planned(state, settled, [citation], SyncRequest(), settings)
    assert done.keys == (KEY,)
    assert [mention.text for mention in works[0].work.mentions] == [record.title, KEY]
    assert planned(state, settled, [], SyncRequest(), settings)[0] == settled


def test_a_library_in_gbk_stays_in_gbk_and_one_in_an_unknown_encoding_is_not_written(desk: Desk) -> None:
    library = Path("references.bib")
    before = "@book{wang2020,\n  author = {王小明},\n  title = {计算机视觉导论},\n  year = {2020},\n}\n".encode("gbk")
    library.write_bytes(before)
    desk.write("notes/a.md", "- Mask R-CNN\n")
    assert "references.bib:1: the file is not UTF-8; it was read as gbk" in desk.sync().out
    written = library.read_bytes()
    assert before in written
    assert "Dollár" in written.decode("gbk")
    desk.sync()
    assert library.read_bytes() == written
    strange = "@book{tanaka2020, title = {深層学習による画像の調査}}\n".encode("shift_jis")
    library.write_bytes(strange)
    ran = desk.sync()
    assert (ran.code, library.read_bytes()) == (2, strange)
    assert ran.err.startswith("vlbib: references.bib:1: the file is not UTF-8, and its encoding cannot be known: ")
    assert ran.err.count("\n") == 1
