from __future__ import annotations

import json

import pytest
from msgspec import structs

from vlbib.bibtex.document import Refused
from vlbib.core.work import Mention, Status, Verdict
from vlbib.lock.file import Lock, is_text, lock_parts, read_lock, write_lock
from vlbib.lock.schema import LockedField, LockedWork

WORK = LockedWork(
    key="b2021x",
    verdict=Verdict(status=Status.ACCEPTED),
    mentions=(Mention(file="notes/a.md", text="X", heading=("A", "B")),),
    type="misc",
    fields={
        "title": LockedField(value="X", source="dblp"),
        "year": LockedField(value="1", source="arxiv", written=None),
    },
)
OTHER = LockedWork(key="A2020y", verdict=Verdict(status=Status.ACCEPTED), mentions=(Mention(file="", text="Y"),))
OPEN = LockedWork(verdict=Verdict(status=Status.DOUBTFUL), mentions=(Mention(file="", text="Z"),))


def lock_of(data: bytes | str) -> Lock:
    lock = read_lock(data.encode() if isinstance(data, str) else data, "references.lock")
    assert isinstance(lock, Lock), lock
    return lock


def refused(data: bytes | str) -> Refused:
    found = read_lock(data.encode() if isinstance(data, str) else data, "references.lock")
    assert isinstance(found, Refused), found
    return found


def test_a_lock_is_read_as_it_was_written_sorted_by_key() -> None:
    text = write_lock(Lock(works=(OPEN, WORK, OTHER)))
    assert lock_of(text).works == (OTHER, WORK, OPEN)
    assert write_lock(lock_of(text)) == text


def test_a_lock_is_indented_json_with_sorted_keys_and_no_line_numbers() -> None:
    text = write_lock(Lock(works=(WORK,))).decode()
    assert json.dumps(json.loads(text), indent=1, sort_keys=True) + "\n" == text
    assert '"line"' not in text


def test_direction_marks_and_control_characters_are_escaped_in_the_lock() -> None:
    text = "gnp\u202eexe \u200f\u2066\u061c\x7f\x9b\x1b \u2028 \u0085é–"
    work = structs.replace(OPEN, mentions=(Mention(file="a.md", text=text, heading=("\u202e",)),))
    data = write_lock(Lock(works=(work,)))
    assert r"gnp\u202eexe \u200f\u2066\u061c\u007f\u009b\u001b" in data.decode()
    assert not set("\u202e\u200f\u2066\u061c\x7f\x9b\x1b") & set(data.decode())
    assert lock_of(data).works == (work,)
    assert write_lock(lock_of(data)) == data


def test_the_last_control_character_of_ascii_is_escaped_in_a_lock_without_other_characters() -> None:
    work = structs.replace(OPEN, mentions=(Mention(file="a.md", text="gnp\x7fexe"),))
    assert rb"gnp\u007fexe" in write_lock(Lock(works=(work,)))


def test_the_value_counts_as_last_written_unless_the_lock_says_otherwise() -> None:
    fields = lock_of(write_lock(Lock(works=(WORK,)))).works[0].fields
    assert (fields["title"].last, fields["year"].last) == ("X", None)


@pytest.mark.parametrize("version", ["3", '"3.0"', "99"])
def test_another_major_version_is_refused(version: str) -> None:
    found = refused(f'{{"version": {version}, "works": []}}')
    assert "version" in found.reason
    assert "update vlbib" in found.reason


@pytest.mark.parametrize("version", ["2.3", '"2.3"'])
def test_a_newer_minor_version_is_read_with_a_warning(version: str) -> None:
    lock = lock_of(f'{{"version": {version}, "works": [], "new": 1}}')
    assert lock.warnings == (
        "references.lock: written by a newer vlbib (lock version 2.3): what only that version knows is lost",
    )


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", 1),
        (b"[]", 1),
        (b'{"works": []}', 1),
        (b'{\n "version": 2,\n "works": [\n', 4),
        (b'{\n "version": 2,\n "works": [\n  {\n   "key": "k"\n  }\n ]\n}', 4),
        (b'{\n "version": 2,\n "works": [\n  {\n   "mentions": [],\n   "verdict": {"status": "good"}\n  }\n ]\n}', 4),
        (b'{\n "version": 2,\n<<<<<<< ours\n "works": []\n}', 3),
        (b'{"version": 2, "works": "\xff"}', 1),
        (b'{"version": 2, "more": ' + b"[" * 9_999 + b"]" * 9_999 + b', "works": []}', 1),
        (b'{\n "version": 2,\n "works": [\n  {\n   "more": ' + b'{"a":' * 9_999 + b"1" + b"}" * 9_999 + b"}]}", 1),
    ],
)
def test_a_damaged_lock_is_refused_with_its_line(data: bytes, line: int) -> None:
    found = refused(data)
    assert found.line == line
    assert "lock is damaged" in found.reason or "conflict marker" in found.reason


def test_an_unchanged_work_is_written_back_with_the_same_bytes() -> None:
    read = lock_of(write_lock(Lock(works=(OPEN, WORK, OTHER))))
    changed = structs.replace(read.works[0], alias="new")
    lock = structs.replace(read, works=(*read.works[1:], changed))
    assert len(read.stored.texts) == 3
    assert write_lock(lock) == write_lock(Lock(works=lock.works))
    assert write_lock(structs.replace(read, works=())) == write_lock(Lock())


def test_a_lock_in_another_layout_is_written_in_the_standard_one() -> None:
    ours = write_lock(Lock(works=(OPEN, WORK, OTHER)))
    assert write_lock(lock_of(ours.replace(b"\n", b"\r\n"))) == ours
    assert write_lock(lock_of(json.dumps(json.loads(ours)))) == ours


def test_the_parts_of_a_lock_are_distinguished_from_any_other_text() -> None:
    lock = Lock(works=(OPEN, WORK))
    text = write_lock(lock)
    assert is_text(lock_parts(lock), text)
    assert is_text(lock_parts(lock), text.replace(b"\n", b"\r\n"))
    assert not any(is_text(lock_parts(lock), other) for other in (b"", text + b"x", text[:-1], b"x" + text[1:]))


@pytest.mark.parametrize("version", ["1", '"1.9"', '"0"'])
def test_an_older_lock_is_refused_with_the_command_to_rebuild_it(version: str) -> None:
    found = refused(f'{{"version": {version}, "works": []}}')
    assert found.line == 1
    assert "run `vlbib sync --relock`" in found.reason


def test_a_work_is_found_by_its_key_in_any_case_and_never_by_an_empty_key() -> None:
    lock = Lock(works=(OPEN, WORK, OTHER))
    assert [lock.work("B2021X"), lock.work("a2020Y")] == [WORK, OTHER]
    assert [lock.work("c2022z"), lock.work("")] == [None, None]
