from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec import structs
from tests.merge.branches.test_paired_works import AMBER, work

from vlbib.bibtex.document import Refused
from vlbib.core.work import Mention
from vlbib.lock.file import Lock, read_lock, write_lock
from vlbib.merge.branches.lock_merge import merge_locks
from vlbib.merge.branches.merged_file import MergedFile

if TYPE_CHECKING:
    from vlbib.lock.schema import LockedWork

JET, ONYX, OPAL = (work(name, name.title(), f"10.1000/{name}") for name in ("jet", "onyx", "opal"))


def written(*works: LockedWork) -> bytes:
    return write_lock(Lock(works=works))


def merged(base: bytes, ours: bytes, theirs: bytes) -> tuple[LockedWork, ...]:
    result = merge_locks(base, ours, theirs, "references.lock")
    assert isinstance(result, MergedFile), result
    assert not result.conflicts
    lock = read_lock(result.data, "references.lock")
    assert isinstance(lock, Lock), lock
    assert write_lock(lock) == result.data
    return lock.works


def test_works_added_by_both_sides_are_sorted_by_key() -> None:
    assert merged(written(AMBER), written(AMBER, OPAL, JET), written(AMBER, ONYX)) == (AMBER, JET, ONYX, OPAL)


def test_a_work_that_both_added_is_one_block_and_their_key_a_former_key() -> None:
    theirs = structs.replace(JET, key="gagat", mentions=(Mention(file="b.md", text="Jet"),))
    (jet,) = merged(b"", written(JET), written(theirs))
    assert (jet.key, jet.former_keys) == ("jet", ("gagat",))
    assert [mention.file for mention in jet.mentions] == ["a.md", "b.md"]


def test_their_work_with_the_same_key_gets_the_same_letter_as_in_the_library() -> None:
    other = structs.replace(OPAL, key="jet")
    assert merged(written(AMBER), written(AMBER, JET), written(AMBER, other)) == (
        AMBER,
        JET,
        structs.replace(OPAL, key="jeta"),
    )


def test_a_key_that_one_side_changed_is_taken() -> None:
    renamed = structs.replace(JET, key="gagat", former_keys=("jet",))
    assert merged(written(JET), written(structs.replace(JET, alias="J")), written(renamed)) == (
        structs.replace(renamed, alias="J"),
    )


def test_a_work_that_one_side_pruned_or_whose_line_is_gone_is_removed() -> None:
    waiting = work("", "Wanted")
    both = structs.replace(waiting, mentions=tuple(Mention(file=file, text="Wanted") for file in ("a.md", "b.md")))
    ours, theirs = (structs.replace(waiting, mentions=both.mentions[n : n + 1]) for n in (0, 1))
    assert merged(written(AMBER, JET), written(JET), written(AMBER, JET, ONYX)) == (JET, ONYX)
    assert merged(written(AMBER, both), written(AMBER, ours), written(AMBER, theirs)) == (AMBER,)


def test_a_pruned_work_that_the_other_side_mentions_again_loses_its_key_until_the_next_sync() -> None:
    orphan = structs.replace(JET, orphan=True)
    named = structs.replace(JET, mentions=(Mention(file="b.md", text="Jet"),))
    for sides in ((written(AMBER), written(AMBER, named)), (written(AMBER, named), written(AMBER))):
        assert merged(written(AMBER, orphan), *sides) == (AMBER, structs.replace(named, key=""))


def test_a_line_doubtful_in_ours_and_accepted_in_theirs_has_their_key() -> None:
    (jet,) = merged(b"", written(work("", "Jet")), written(JET))
    assert jet == JET


@pytest.mark.parametrize(
    ("theirs", "reason"),
    [
        (b"{", "damaged"),
        (b'{\n "version": 1,\n "works": []\n}\n', "version 1"),
        (b'{\n "version": 2.7,\n "works": []\n}\n', "references.lock:1: was written by a newer vlbib"),
        (b"<<<<<<< ours\n", "conflict marker"),
    ],
)
def test_locks_that_cannot_be_read_completely_are_refused(theirs: bytes, reason: str) -> None:
    result = merge_locks(written(AMBER), written(JET), theirs, "references.lock")
    assert isinstance(result, Refused)
    assert reason in str(result)


def test_a_lock_changed_by_only_one_side_keeps_its_bytes() -> None:
    base, new = written(AMBER), written(AMBER, JET) + b"\n"
    for ours, theirs in ((base, new), (new, base), (new, new)):
        result = merge_locks(base, ours, theirs, "references.lock")
        assert isinstance(result, MergedFile)
        assert result.data == new
