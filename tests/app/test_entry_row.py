"""An entry in brief, and a work in the lock without one."""

from __future__ import annotations

import pytest

from vlbib.app.entry_row import OWN, brief_row, row_of_entry, row_of_work
from vlbib.core.bib import Entry, Field
from vlbib.core.work import Mention, Status, Verdict
from vlbib.lock.schema import LockedWork


def _entry(**values: str) -> Entry:
    return Entry("article", "a", tuple(Field(name, value, 2) for name, value in values.items()), 1)


def test_an_entry_is_shown_in_plain_text_with_ids_without_prefix() -> None:
    entry = _entry(
        title=r"Schr{\"o}dinger", author="Doe, Ann and 王, 伟", doi="https://doi.org/10.1000/1", keywords="x, y"
    )
    row = row_of_entry(entry, "refs.bib", None)
    assert (row.title, row.authors, row.doi, row.tags) == ("Schrödinger", ("Ann Doe", "王伟"), "10.1000/1", ("x", "y"))
    assert (row.key, row.file, row.line, row.status) == ("a", "refs.bib", 1, OWN)


def test_without_a_year_field_the_year_is_taken_from_the_date() -> None:
    assert row_of_entry(_entry(date="2021-03"), "refs.bib", None).year == "2021"
    assert row_of_entry(_entry(date="2021-03", year="2020"), "refs.bib", None).year == "2020"


def test_a_work_without_an_entry_is_shown_from_its_first_mention() -> None:
    line = Mention(text="Deep Sets", file="a.md", line=3, section=("Maps", "Sets"), year=2017)
    work = LockedWork(verdict=Verdict(status=Status.DOUBTFUL), mentions=(line,))
    row = row_of_work(work)
    assert (row.key, row.title, row.year, row.tags) == ("", "Deep Sets", "2017", ("Sets",))
    assert (row.file, row.line, row.status) == ("a.md", 3, "doubtful")


@pytest.mark.parametrize("work", [None, LockedWork(verdict=Verdict(status=Status.ACCEPTED), key="a")])
@pytest.mark.parametrize(
    "values", [{}, {"date": "2021-03", "title": r"Schr{\"o}dinger"}, {"year": "2020", "keywords": "x"}]
)
def test_a_brief_row_equals_the_same_fields_of_the_full_row(values: dict[str, str], work: LockedWork | None) -> None:
    entry = _entry(**values)
    brief, row = brief_row(entry), row_of_entry(entry, "refs.bib", work)
    assert all(getattr(brief, name) == getattr(row, name) for name in brief.__struct_fields__)
