"""Which key an entry has now, by any key that it has or had."""

from __future__ import annotations

import pytest

from vlbib.core.work import Status, Verdict
from vlbib.lock.current_keys import CurrentKeys
from vlbib.lock.schema import LockedWork

_RENAMED = (
    LockedWork(key="Now", verdict=Verdict(status=Status.ACCEPTED), former_keys=("old", "Taken")),
    LockedWork(key="taken", verdict=Verdict(status=Status.ACCEPTED)),
    LockedWork(verdict=Verdict(status=Status.DOUBTFUL)),
)


@pytest.mark.parametrize(
    ("key", "current"),
    [
        ("Now", "Now"),
        ("now", "Now"),
        ("OLD", "Now"),
        ("TAKEN", "taken"),
        ("Filed", "Filed"),
        ("none", None),
        ("", None),
    ],
)
def test_a_current_key_takes_precedence_over_a_former_one(key: str, current: str | None) -> None:
    assert CurrentKeys(_RENAMED, ("Filed", "b")).get(key) == current


def test_a_current_key_has_the_librarys_spelling() -> None:
    keys = CurrentKeys(_RENAMED, ("now",))
    assert (keys.get("NOW"), keys.get("now"), keys.get("Now")) == ("now", "now", "Now")


def test_a_former_key_of_a_work_that_has_none_now_leads_to_nothing() -> None:
    former = LockedWork(verdict=Verdict(status=Status.DOUBTFUL), former_keys=("old",))
    assert CurrentKeys((former,)).get("old") is None
    assert CurrentKeys((former, *_RENAMED)).get("old") == "Now"


def test_a_former_key_of_two_works_leads_to_the_first() -> None:
    first, second = (
        LockedWork(key=key, verdict=Verdict(status=Status.ACCEPTED), former_keys=("old",)) for key in ("b", "c")
    )
    assert CurrentKeys((first, second)).get("old") == "b"


def test_a_key_is_reported_only_if_it_has_changed() -> None:
    assert CurrentKeys(_RENAMED).renames(["old", "now", "taken", "none"]) == ("old is Now now",)
