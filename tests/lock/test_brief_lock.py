"""A lock is read in brief, stretch by stretch, and agrees with the lock read as a whole."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from msgspec import structs
from tests.lock.test_file import OPEN, OTHER, WORK

from vlbib.core.record import Record
from vlbib.core.work import Mention, Status, Verdict
from vlbib.lock import brief_lock as brief_lock_module
from vlbib.lock.brief_lock import BriefLock, brief_lock, locked_work
from vlbib.lock.file import Lock, read_lock, write_lock

if TYPE_CHECKING:
    from vlbib.lock.schema import LockedWork

TITLED = structs.replace(
    OTHER, key="c2022z", verdict=Verdict(status=Status.ACCEPTED, records=(Record(source="own", title='A "},\n  {"'),))
)
UNWRITTEN = structs.replace(
    OPEN, verdict=Verdict(status=Status.DOUBTFUL, records=(Record(source="own", title="Not an entry's"),))
)


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def _brief(*works: LockedWork, known: BriefLock | None = None) -> BriefLock:
    brief = brief_lock(write_lock(Lock(works=works)), _digest, known or BriefLock())
    assert brief is not None
    return brief


def _many(count: int) -> list[LockedWork]:
    return [
        structs.replace(WORK, key=f"k{number:04}", mentions=(Mention(file="", text=f"T{number}"),))
        for number in range(count)
    ]


@pytest.mark.parametrize("often", [0, 63])
def test_a_lock_in_brief_agrees_with_the_whole_lock(often: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brief_lock_module, "_OFTEN", often)
    works = (WORK, OTHER, OPEN, TITLED, UNWRITTEN)
    data = write_lock(Lock(works=works))
    whole, brief = read_lock(data, "references.lock"), _brief(*works)
    assert isinstance(whole, Lock)
    assert (brief.files, brief.record_titles) == (whole.files, whole.record_titles)
    assert brief.keys == tuple(work.key for work in whole.works)
    for work in (WORK, OTHER, TITLED):
        text = brief.text_of(work.key.upper(), data)
        assert text is not None
        assert locked_work(text) == work
    assert brief.text_of("", data) is None
    assert brief.text_of("unknown", data) is None


def test_an_unchanged_stretch_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    works = _many(300)
    before = _brief(*works)
    changed = [*works[:150], structs.replace(works[150], alias="x"), *works[151:]]
    read: list[bytes] = []

    def work(text: bytes) -> LockedWork:
        read.append(text)
        return locked_work(text)

    monkeypatch.setattr(brief_lock_module, "locked_work", work)
    after = _brief(*changed, known=before)
    assert 0 < len(read) < 200
    monkeypatch.undo()
    assert after == _brief(*changed)


def test_a_stretch_ends_after_about_one_work_in_sixty_four() -> None:
    assert 8 <= len(_brief(*_many(1000)).stretches) <= 24


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: b"",
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: data.replace(b'"version": 2', b'"version": 2.1'),
        lambda data: data.replace(b'"version": 2', b'"version": 3'),
        lambda data: data[:-1],
        lambda data: data.replace(b'"accepted"', b'"accepte"'),
        lambda data: data.replace(b"b2021x", b"b2021\xff"),
        lambda data: data.replace(b"b2021x", b"A2020Y"),
        lambda data: data.replace(b"\n  },\n  {\n", b"\n  }\n  {\n", 1),
        lambda data: data.replace(b'   "verdict"', b'<<<<<<< ours\n   "verdict"', 1),
    ],
)
def test_a_lock_in_another_layout_is_read_as_a_whole(spoil: object) -> None:
    assert callable(spoil)
    data = write_lock(Lock(works=(WORK, OTHER, OPEN)))
    assert brief_lock(data, _digest, BriefLock()) is not None
    assert spoil(data) != data
    assert brief_lock(spoil(data), _digest, BriefLock()) is None


def test_a_lock_without_works_is_read_as_a_whole() -> None:
    assert brief_lock(write_lock(Lock()), _digest, BriefLock()) is None
