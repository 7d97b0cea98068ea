"""Pairs as faults, each at the later entry."""

from __future__ import annotations

from tests.exports.conftest import library_of

from vlbib.checks.duplicates.kinship import Kinship
from vlbib.checks.duplicates.pair_faults import reported
from vlbib.checks.inputs import CheckOptions, Inputs

TEXT = """@misc{a, title = {Counting crooked lines}, author = {Doe, Ann}, year = {2019}}
@misc{b, title = {Counting crooked lines}, author = {Doe, Ann}, year = {2019}}
"""


def test_a_pair_is_reported_once_at_the_later_entry_and_only_for_its_kinship() -> None:
    inputs = Inputs(library=library_of(TEXT))
    (fault,) = reported(inputs, Kinship.DUPLICATE, "the same work as")
    assert fault.message == "`b` is the same work as `a` (line 1): the same title and authors"
    assert (fault.entry and fault.entry.key, fault.others) == ("b", ("a",))
    assert list(reported(inputs, Kinship.VERSION, "a version of")) == []


def test_a_pair_listed_as_distinct_is_not_reported() -> None:
    options = CheckOptions(distinct=frozenset({frozenset({"a", "b"})}))
    assert list(reported(Inputs(library=library_of(TEXT), options=options), Kinship.DUPLICATE, "x")) == []
