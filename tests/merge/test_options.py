from __future__ import annotations

import pytest

from vlbib.core.venue_styles import VenueStyle
from vlbib.core.work import Status, Verdict
from vlbib.lock.schema import LockedWork
from vlbib.merge.options import SyncOptions

CITED = "a paper cites it, or an entry that refers to it"
SPOKEN = "its words are still in a.md; `vlbib explain` shows why they name no work"


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
    ("options", "work", "why"),
    [
        (SyncOptions(), _work(), ""),
        (SyncOptions(), _work(adopted=True), "the entry is your own"),
        (SyncOptions(cited=frozenset({"Doe2020Things"})), _work(), CITED),
        (SyncOptions(cited=frozenset({"old"})), _work(former=("Old",)), CITED),
        (SyncOptions(cited=frozenset({"other"})), _work(), ""),
        (SyncOptions(cited=frozenset({"old"}), spoken={"old": "a.md"}), _work(former=("old",)), SPOKEN),
        (SyncOptions(cited=frozenset({"doe2020things"}), spoken={"other": "a.md"}), _work(), CITED),
    ],
)
def test_an_entry_that_is_cited_named_in_a_note_or_the_owners_is_never_pruned(
    options: SyncOptions, work: LockedWork, why: str
) -> None:
    assert options.why_kept(work) == why


def test_the_options_of_an_entry_have_the_venue_style_of_the_run() -> None:
    assert SyncOptions(venues=VenueStyle.SHORT).of_entry("k").venues is VenueStyle.SHORT
