"""The reason of a line with authors and a year names the accepted works that it may mean."""

from __future__ import annotations

import pytest

from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.core.work import Mention, Skipped, Status, Verdict, Work
from vlbib.lock.settled import SettledWork, settled_work
from vlbib.notes.line.people_alone import PEOPLE_ALONE
from vlbib.report.people_meant import with_people_meant


def _work(title: str, author: str, year: int, status: Status = Status.ACCEPTED) -> SettledWork:
    record = Record(source="catalogue/dblp", title=title, authors=(parse_name(author),), year=year)
    mention = Mention(file="a.md", line=1, text=title)
    return settled_work(Work(mentions=(mention,)), Verdict(status=status, records=(record,)))


def _reason(text: str, *works: SettledWork, reason: str = PEOPLE_ALONE) -> str:
    (item,) = with_people_meant([Skipped(file="a.md", line=2, text=text, reason=reason)], works)
    return item.reason


MASKS = _work("Masks", "Kaiming He", 2022)
NETS = _work("Nets", "Kaiming He", 2016)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("He et al. (2016)", " (it may be 'Nets')"),
        ("he et al. 2022", ""),
        ("He et al.", " (it may be 'Masks' or 'Nets')"),
        ("He et al. (2017)", ""),
        ("Girshick et al. (2016)", ""),
    ],
)
def test_the_works_of_the_first_author_and_the_year_are_named(text: str, meant: str) -> None:
    assert _reason(text, MASKS, NETS) == PEOPLE_ALONE + meant


def test_of_more_than_three_works_their_number_is_reported() -> None:
    works = [_work(f"Title {letter}", "Kaiming He", 2016) for letter in "abcd"]
    assert _reason("He et al. 2016", *works[:3]).endswith("(it may be 'Title a' or 'Title b' or 'Title c')")
    assert _reason("He et al. 2016", *works).endswith("(it may be one of 4 works of the library)")


def test_a_waiting_work_is_not_named_and_a_line_of_another_kind_is_unchanged() -> None:
    assert _reason("He et al. 2016", _work("Nets", "Kaiming He", 2016, Status.DOUBTFUL)) == PEOPLE_ALONE
    assert _reason("He et al. 2016", NETS, reason="a known title") == "a known title"
