"""What a plan reports about keys: restored, followed, given and lost ones."""

from __future__ import annotations

import pytest
from msgspec import structs
from tests.merge.test_plan import CLIP, FIRST, TITLE, changed, known, opened, settled

from vlbib.lock.file import Lock
from vlbib.merge.options import SyncOptions
from vlbib.merge.plan import plan

KNOWN = known(settled(), FIRST.lock)
OTHERS = CLIP.replace(TITLE, "Stones").replace("2103.00020", "2103.00021").replace("Radford, Alec and Kim", "Xu, Yi")


@pytest.mark.parametrize("key", ["*", "radford2021clip", "Radford2021CLIP"])
def test_restoring_a_known_key_reports_nothing(key: str) -> None:
    assert plan(opened(CLIP), FIRST.lock, [KNOWN], SyncOptions(restore=frozenset({key}))).reports == ()


def test_a_key_changed_by_the_owner_is_reported_with_the_old_one_and_counts_as_kept() -> None:
    done = plan(opened(CLIP.replace("radford2021clip", "mine")), FIRST.lock, [KNOWN])
    assert done.reports == ("mine: was radford2021clip; your new key is kept",)
    assert done.changes.kept == ("mine",)


def test_an_entry_without_a_key_gets_the_same_key_in_file_and_lock() -> None:
    done = plan(opened(CLIP.replace("radford2021clip", "")), Lock(), [settled()])
    assert done.data.decode() == CLIP
    assert [work.key for work in done.lock.works] == ["radford2021clip"]


@pytest.mark.parametrize(
    ("text", "key", "why"),
    [
        ("", "radford2021clip", ""),
        (OTHERS, "radford2021clipa", ", and radford2021clip is another entry's key now"),
    ],
)
def test_a_deleted_entry_is_reported_and_also_that_another_entry_has_its_key(text: str, key: str, why: str) -> None:
    done = plan(opened(text), FIRST.lock, [KNOWN])
    report = f"{key}: the entry was deleted by hand and stays out{why} (`--restore {key}` brings it back)"
    assert (done.reports, done.changes.kept, done.lock.works[0].key) == ((report,), (key,), key)


def test_each_orphan_is_reported_whether_it_stays_or_is_removed() -> None:
    second = settled({"title": "Stones", "author": "Xu, Yi", "year": "2020"}, text="Stones", alias="", ids=())
    both = plan(None, Lock(), [settled(), second])
    stays = plan(opened(both.data), both.lock, []).changes
    assert (stays.orphans, stays.removed, stays.lasting) == (both.keys, (), ())
    cited = plan(opened(both.data), both.lock, [], SyncOptions(prune=True, cited=frozenset(both.keys))).changes
    assert (cited.orphans, cited.removed, [key for key, _ in cited.lasting]) == (both.keys, (), [*both.keys])
    goes = plan(opened(both.data), both.lock, [], SyncOptions(prune=True))
    assert (goes.changes.orphans, goes.changes.removed, goes.data.strip()) == ((), both.keys, b"")


def test_an_entry_that_lost_its_key_gets_the_one_in_the_lock() -> None:
    lock = structs.replace(FIRST.lock, works=(structs.replace(FIRST.lock.works[0], key="mine"),))
    done = plan(opened(CLIP.replace("radford2021clip", "")), lock, [known(settled(), lock)])
    assert done.keys == ("mine",)
    assert done.data.decode() == CLIP.replace("radford2021clip", "mine")


def test_the_conflicts_of_all_entries_are_reported() -> None:
    second = settled({"title": "Stones", "author": "Xu, Yi", "year": "2020"}, text="Stones", alias="", ids=())
    both = plan(None, Lock(), [settled(), second])
    text = both.data.decode().replace("{2021}", "{1999}").replace("{2020}", "{1999}")
    works = [changed(known(one, both.lock), year="2022") for one in (settled(), second)]
    assert [one.key for one in plan(opened(text), both.lock, works).changes.conflicts] == list(both.keys)


_ELSE = "if that is wrong, name its encoding in its first line, as in `% Encoding: Big5`"
_STRAYS = "write those letters again as UTF-8"


@pytest.mark.parametrize(
    ("comment", "report"),
    [
        ("% é\n".encode("latin-1"), f":1: the file is not UTF-8; it was read as cp1252; {_ELSE}"),
        ("% 中文图像\n".encode("gbk"), f":1: the file is not UTF-8; it was read as gbk; {_ELSE}"),
        (("é" * 9).encode() + b"\n\xe9\n", f":2: bytes that are not UTF-8 were read as windows-1252; {_STRAYS}"),
    ],
)
def test_an_encoding_other_than_utf_8_is_reported_with_what_to_do(comment: bytes, report: str) -> None:
    assert plan(opened(comment + CLIP.encode()), FIRST.lock, [KNOWN]).reports == (f"references.bib{report}",)


def test_an_entry_with_an_id_of_another_work_is_reported_with_what_to_do() -> None:
    other = (
        "@article{mine,\n  title = {Sheep farming on the moors},\n  author = {Xu, Yi},\n  eprint = {2103.00020},\n}\n"
    )
    (report,) = plan(opened(other), Lock(), [settled()]).reports
    assert report == (
        "mine: has arxiv:2103.00020 of radford2021clip, but is another work by title and authors, or a volume; "
        "the id is not written: correct that entry, or pin the line to the id, then "
        "`vlbib sync --update radford2021clip`"
    )


@pytest.mark.parametrize(("key", "restored"), [("radford2021clip", True), ("radford2021clipa", False)])
def test_a_deleted_entry_whose_key_another_entry_has_is_restored_by_its_old_key(key: str, *, restored: bool) -> None:
    done = plan(opened(OTHERS), FIRST.lock, [KNOWN], SyncOptions(restore=frozenset({key})))
    assert (TITLE in done.data.decode()) is restored


BROKEN = "@article{broken, title = {No close,\n  author = {X}\n"


@pytest.mark.parametrize("writes", [True, False])
def test_a_block_that_cannot_be_read_is_reported_at_its_line_in_the_file_after_the_run(*, writes: bool) -> None:
    short = CLIP.replace("  year = {2021},\n", "")
    done = plan(opened(short + BROKEN), FIRST.lock, [changed(KNOWN, pages="1--2")], SyncOptions(writes=writes))
    text = done.data.decode() if writes else short + BROKEN
    line = text[: text.index("@article{broken")].count("\n") + 1
    assert text.count("\n") == (short + BROKEN).count("\n") + writes
    assert [report.partition(": ")[0] for report in done.reports if "cannot be read" in report] == [
        f"references.bib:{line}"
    ]


def test_a_second_entry_with_a_key_is_reported_at_its_line_in_the_file_after_the_run() -> None:
    second = "@misc{radford2021clip,\n  title = {Stones},\n}\n"
    done = plan(opened(CLIP + second), FIRST.lock, [changed(KNOWN, pages="1--2")])
    line = done.data.decode().partition(second)[0].count("\n") + 1
    assert line == CLIP.count("\n") + 2
    assert [report.partition(": ")[0] for report in done.reports] == [f"references.bib:{line}"]
