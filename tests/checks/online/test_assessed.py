"""The discrepancies that `verify` finds, as faults of a check."""

from __future__ import annotations

from tests.exports.conftest import library_of

from vlbib.checks.finding import Severity
from vlbib.checks.inputs import Answer, Inputs
from vlbib.checks.online.assessed import faults_of
from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.verification.discrepancy import Flaw

LIBRARY = library_of(
    "@article{a, title = {Counting Crooked Lines in Old Maps}, author = {Doe, Ann}, journal = {Maps}, year = {2012}}"
)
RECORD = Record(
    source="dblp",
    title="Counting Crooked Lines in Old Maps",
    authors=(parse_name("Ann Doe"),),
    year=2019,
    venue="Maps",
    type="article",
)


def test_only_discrepancies_of_the_given_kinds_are_faults_each_with_field_and_severity() -> None:
    inputs = Inputs(library=LIBRARY, answers=(Answer(key="a", by_title=(RECORD,)),))
    (fault,) = faults_of(inputs, Flaw.YEAR)
    assert (fault.field, fault.entry and fault.entry.key) == ("year", "a")
    assert fault.severity in (Severity.ERROR, Severity.WARNING)
    assert fault.message == "the records say 2019, 7 years later"
    assert list(faults_of(inputs, Flaw.TITLE)) == []


def test_a_field_that_the_entry_lacks_is_not_named() -> None:
    bare = library_of("@misc{a, title = {Counting Crooked Lines in Old Maps}, author = {Doe, Ann}, date = {2012}}")
    (fault,) = faults_of(Inputs(library=bare, answers=(Answer(key="a", by_title=(RECORD,)),)), Flaw.YEAR)
    assert fault.field is None
