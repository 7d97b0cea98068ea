"""What is known locally: the works in the lock, the catalogue and the user's index, as far as the run uses them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec import structs

from vlbib.app.reading.at_hand import at_hand, indexes_at_hand
from vlbib.core.record import Record
from vlbib.core.text import squeeze
from vlbib.core.work import Status, Verdict
from vlbib.lock.file import Lock
from vlbib.lock.schema import LockedWork
from vlbib.settings import Settings
from vlbib.sources.index.fill import build

if TYPE_CHECKING:
    from pathlib import Path

    from vlbib.core.known import AtHand

TITLE = "Counting Pelicans in Crowded Harbours by Their Wings"
WORK = LockedWork(
    key="rossi2021counting",
    verdict=Verdict(status=Status.ACCEPTED, records=(Record(source="own", title=TITLE),)),
)


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VLBIB_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("VLBIB_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


def knows(hand: AtHand, title: str) -> bool:
    key = squeeze(title)
    return any(known.key == key for known in hand.titles_from(key))


def test_a_work_in_the_lock_with_an_entry_is_known_by_its_records() -> None:
    off = Settings(off=frozenset({"catalogue", "index"}))
    assert knows(at_hand(off, Lock(works=(WORK,))), TITLE)
    assert not knows(at_hand(off, Lock(works=(structs.replace(WORK, key=""),))), TITLE)
    assert not knows(at_hand(off, Lock()), TITLE)


def test_the_users_index_is_used_if_it_exists_and_the_run_asks_it(data: Path) -> None:
    assert not knows(at_hand(Settings(), Lock()), TITLE)
    build(data / "index.sqlite", [Record(source="own", title=TITLE)])
    assert knows(at_hand(Settings(), Lock()), TITLE)
    assert not knows(at_hand(Settings(off=frozenset({"index"})), Lock()), TITLE)
    assert knows(at_hand(Settings(off=frozenset({"index"})), Lock(), ("index",)), TITLE)
    assert not knows(at_hand(Settings(), Lock(), ("catalogue",)), TITLE)


@pytest.mark.parametrize(
    ("settings", "only", "count"),
    [
        (Settings(), (), 1),
        (Settings(off=frozenset({"catalogue"})), (), 0),
        (Settings(), ("arxiv",), 0),
        (Settings(), ("catalogue", "arxiv"), 1),
    ],
)
def test_the_catalogue_is_used_if_the_run_asks_it(settings: Settings, only: tuple[str, ...], count: int) -> None:
    assert len(indexes_at_hand(settings, only)) == count


def test_the_stamp_changes_with_the_lock_and_the_indexes(data: Path) -> None:
    stamps = [at_hand(Settings(), Lock()).stamp, at_hand(Settings(), Lock()).stamp]
    assert stamps[0] == stamps[1]
    stamps.append(at_hand(Settings(), Lock(works=(WORK,))).stamp)
    build(data / "index.sqlite", [Record(source="own", title=TITLE)])
    stamps.append(at_hand(Settings(), Lock(works=(WORK,))).stamp)
    assert len(set(stamps)) == 3
