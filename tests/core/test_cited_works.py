"""Works that people and a year may cite."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from vlbib.core.cited_works import CitedWork, Usual

WALK = CitedWork("A Walk on Wide Roads", (("ash",), ("elm",)), 2010, venues=("CVPR",))


def test_a_work_is_of_its_venue_only() -> None:
    assert WALK.is_of("CVPR")
    assert not WALK.is_of("ECCV")
    assert not replace(WALK, venues=()).is_of("CVPR")


@pytest.mark.parametrize("usual", [Usual.NO, Usual.MAYBE, Usual.ALWAYS])
def test_joined_records_say_the_most_that_one_of_them_does(usual: Usual) -> None:
    record = replace(WALK, title="A walk on wide roads", usual=usual, well_known=True)
    joined = replace(WALK, usual=Usual.MAYBE).joined(record)
    assert (joined.title, joined.usual, joined.well_known) == (WALK.title, max(usual, Usual.MAYBE), True)
    assert WALK.joined(WALK) == WALK


def test_joined_records_have_all_names_and_venues() -> None:
    joined = WALK.joined(replace(WALK, names=frozenset({"walknet"}), venues=("CVPR", "Roads 2010")))
    assert (joined.names, joined.venues) == (frozenset({"walknet"}), ("CVPR", "Roads 2010"))
