from __future__ import annotations

import pytest

from vlbib.core.venue_styles import VenueStyle
from vlbib.core.work import Status, Verdict
from vlbib.lock.schema import LockedWork
from vlbib.merge.options import SyncOptions


def _work(*, adopted: bool = False, former: tuple[str, ...] = ()) -> LockedWork:
    verdict = Verdict(status=Status.ACCEPTED)
    return LockedWork(key="doe2020things", verdict=verdict, adopted=adopted, former_keys=former)


@pytest.mark.parametrize(
    ("restore", "expected"),
    [((), False), (("doe2020things",), True), (("DOE2020Things",), True), (("*",), True), (("other",), False)],
)
def test_an_entry_is_restored_by_its_key_in_any_case_or_with_all(restore: tuple[str, ...], *, expected: bool) -> None:
    options = SyncOptions(restore=frozenset(restore), groups=True)
    entry = options.of_entry("Doe2020things")
    assert (entry.restore, entry.groups) == (expected, True)


@pytest.mark.parametrize(
    ("options", "work", "stays"),
    [
        (SyncOptions(), _work(), True),
        (SyncOptions(prune=True), _work(), False),
        (SyncOptions(prune=True), _work(adopted=True), True),
        (SyncOptions(prune=True, cited=frozenset({"Doe2020Things"})), _work(), True),
        (SyncOptions(prune=True, cited=frozenset({"old"})), _work(former=("Old",)), True),
        (SyncOptions(prune=True, cited=frozenset({"other"})), _work(), False),
    ],
)
def test_an_orphan_stays_unless_it_is_pruned_and_neither_cited_nor_the_owners(
    options: SyncOptions, work: LockedWork, *, stays: bool
) -> None:
    assert options.keeps(work) is stays


def test_an_entry_names_venues_in_the_style_of_the_run() -> None:
    assert SyncOptions(venues=VenueStyle.SHORT).of_entry("k").venues is VenueStyle.SHORT
