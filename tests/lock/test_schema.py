"""Blocks with the same key, as a merge of two branches leaves them, are joined."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from msgspec import structs

from vlbib.bibtex.document import Refused
from vlbib.core.ids import Id
from vlbib.core.stored import as_text
from vlbib.core.work import Mention, Status, Verdict
from vlbib.lock.file import Lock, read_lock
from vlbib.lock.schema import LockedField, LockedWork

OURS = LockedWork(
    key="lee2020x",
    verdict=Verdict(status=Status.ACCEPTED),
    mentions=(Mention(file="notes/a.md", text="A Study of X"), Mention(file="notes/c.md", text="X")),
    asked=("catalogue", "arxiv"),
    ids=(Id("arxiv", "2001.00001"),),
    type="misc",
    fields={"title": LockedField(value="A Study of X", source="arxiv"), "year": LockedField(value="2020", source="s")},
    tags=("A", "X"),
)
THEIRS = structs.replace(
    OURS,
    mentions=(Mention(file="notes/b.md", text="A Study of X"), Mention(file="notes/c.md", text="X")),
    asked=("catalogue", "semantic_scholar"),
    tags=("B", "X"),
)
BEFORE = LockedWork(key="abe2019", verdict=Verdict(status=Status.ACCEPTED), mentions=OURS.mentions)


def read(*works: LockedWork) -> Lock | Refused:
    """Read a lock that consists of these blocks."""
    return read_lock(_bytes(*works), "references.lock")


def _bytes(*works: LockedWork) -> bytes:
    return msgspec.json.format(
        msgspec.json.encode({"version": 2, "works": works}, order="sorted", enc_hook=as_text), indent=1
    )


def one(*works: LockedWork) -> LockedWork:
    lock = read(*works)
    assert isinstance(lock, Lock), lock
    (work,) = lock.works
    return work


def test_two_blocks_of_one_work_are_joined_whatever_the_order() -> None:
    for work in (one(OURS, THEIRS), one(THEIRS, OURS)):
        assert {mention.file for mention in work.mentions} == {"notes/a.md", "notes/b.md", "notes/c.md"}
        assert len(work.mentions) == 3
        assert set(work.asked) == {"catalogue", "arxiv", "semantic_scholar"}
        assert work.fields == OURS.fields


def test_only_tags_in_both_blocks_count_as_written_because_the_file_may_be_from_either_branch() -> None:
    assert one(OURS, THEIRS).tags == one(THEIRS, OURS).tags == ("X",)


def test_three_blocks_become_one_and_others_stay() -> None:
    lock = read(BEFORE, OURS, THEIRS, structs.replace(THEIRS, key="Lee2020X", asked=("dblp",)))
    assert isinstance(lock, Lock)
    assert [work.key for work in lock.works] == ["abe2019", "lee2020x"]
    assert set(lock.works[1].asked) == {"catalogue", "arxiv", "semantic_scholar", "dblp"}


def test_joining_is_reported_with_the_line_of_the_second_block() -> None:
    lock = read(BEFORE, OURS, THEIRS)
    assert isinstance(lock, Lock)
    lines = _bytes(BEFORE, OURS, THEIRS).decode().splitlines()
    line = [number for number, text in enumerate(lines, 1) if text == "  {"][2]
    assert lock.warnings == (
        f"references.lock:{line}: a second block of lee2020x, the same work: joined with the first",
    )
    again = read_lock(_bytes(*lock.works), "references.lock")
    assert isinstance(again, Lock)
    assert (again.works, again.warnings) == (lock.works, ())


@pytest.mark.parametrize(
    "changed",
    [
        {"ids": (Id("arxiv", "2001.99999"),)},
        {"ids": (), "type": "article"},
        {"ids": (), "fields": {"title": LockedField(value="Another Study", source="arxiv")}},
    ],
)
def test_blocks_of_different_works_with_one_key_are_refused_at_the_second(changed: dict[str, Any]) -> None:
    other = structs.replace(THEIRS, **changed)
    found = read(BEFORE, OURS, other)
    assert isinstance(found, Refused)
    lines = _bytes(BEFORE, OURS, other).decode().splitlines()
    assert lines[found.line - 1] == "  {"
    assert any("lee2020x" in line for line in lines[found.line :])
    assert sum('"key"' in line for line in lines[: found.line]) == 2
    assert "lee2020x" in found.reason
    assert "delete the block" in found.reason


@pytest.mark.parametrize(
    "changed",
    [
        {"ids": ()},
        {"ids": (Id("s2", "abc"),)},
        {"ids": (Id("arxiv", "2001.00001"), Id("doi", "10.1/x")), "type": "article"},
        {"key": "LEE2020x", "fields": {}},
    ],
)
def test_a_common_id_or_the_same_type_and_title_make_one_work(changed: dict[str, Any]) -> None:
    other = structs.replace(THEIRS, **changed)
    assert {*OURS.ids, *other.ids} == set(one(OURS, other).ids)


def test_an_owners_decision_in_either_block_is_kept() -> None:
    fields = {
        "title": structs.replace(OURS.fields["title"], refused="Another"),
        "year": structs.replace(OURS.fields["year"], written=None, gone=True),
    }
    decided = structs.replace(THEIRS, fields=fields, untagged=("X",), former_keys=("old",), adopted=True)
    for work in (one(OURS, decided), one(decided, OURS)):
        assert work.fields["title"].refused == "Another"
        assert (work.fields["year"].last, work.fields["year"].gone) == (None, True)
        assert (work.tags, work.untagged, work.former_keys, work.adopted) == ((), ("X",), ("old",), True)


def test_an_entry_is_gone_and_a_source_missed_only_if_both_blocks_say_so() -> None:
    gone = structs.replace(THEIRS, gone=True, missed=("arxiv", "dblp"))
    work = one(OURS, gone)
    assert (work.gone, work.missed) == (False, ("dblp",))
    assert one(structs.replace(OURS, gone=True), gone).gone


def test_the_fuller_block_gives_the_values() -> None:
    title = LockedField(value="A Study of {X}", source="dblp")
    more = structs.replace(THEIRS, fields=OURS.fields | {"title": title, "pages": title})
    less = structs.replace(
        OURS, verdict=Verdict(status=Status.DOUBTFUL), fields=more.fields | {"title": OURS.fields["title"]}
    )
    assert one(OURS, more).fields["title"] == title
    assert one(less, more).fields == more.fields
    assert one(less, more).status is Status.ACCEPTED


def test_works_without_a_key_are_never_joined() -> None:
    open_ = LockedWork(verdict=Verdict(status=Status.DOUBTFUL), mentions=OURS.mentions)
    lock = read(open_, open_)
    assert isinstance(lock, Lock)
    assert len(lock.works) == 2


def test_a_lock_without_indentation_is_joined_and_refused_too() -> None:
    other = structs.replace(THEIRS, ids=(Id("arxiv", "2001.99999"),))
    found = read_lock(json.dumps(json.loads(_bytes(OURS, other))).encode(), "references.lock")
    assert isinstance(found, Refused)
    assert found.line == 1


def test_a_damaged_block_after_others_is_reported_with_its_line() -> None:
    lines = _bytes(BEFORE, OURS).decode().splitlines()
    found = read_lock("\n".join(lines).replace('"ids"', '"ids": 1, "x"').encode(), "references.lock")
    assert isinstance(found, Refused)
    assert found.line == [number for number, text in enumerate(lines, 1) if text == "  {"][1]
