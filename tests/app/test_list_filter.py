"""Which rows of a list pass a filter, in which order they are, and the message if none passes."""

from __future__ import annotations

import pytest

from vlbib.app.entry_row import EntryRow
from vlbib.app.list_filter import ListFilter, is_venue, nothing_found, passes, sorted_rows
from vlbib.core.bib import Entry, Field

ROW = EntryRow(
    key="cho2019attend",
    type="article",
    year="2019",
    title="Attend to Captions",
    venue="2015 IEEE Conference on Computer Vision and Pattern Recognition, CVPR 2015",
    tags=("VQA", "VLP/Dual encoder"),
    file="references.bib",
    line=1,
    authors=("Kyunghyun Cho", "Anna Müller"),
)


def _entry(**fields: str) -> Entry:
    return Entry("article", ROW.key, tuple(Field(name, text, 1) for name, text in fields.items()), 1)


@pytest.mark.parametrize(
    "wanted",
    [
        ListFilter(),
        ListFilter(text="captions attend"),
        ListFilter(text="müller vqa"),
        ListFilter(authors=("Muller", "cho")),
        ListFilter(years=((2001, 2002), (2019, 9999))),
        ListFilter(venues=("ICCV", "CVPR")),
        ListFilter(tags=("vqa",)),
        ListFilter(tags=("VLP",), separator="/"),
        ListFilter(types=("book", "Article")),
        ListFilter(lacking=("id", "doi")),
        ListFilter(old_keys=frozenset({"other"})),
    ],
)
def test_a_row_that_matches_every_part_of_the_filter_passes(wanted: ListFilter) -> None:
    assert passes(ROW, _entry(title="Attend"), wanted)


@pytest.mark.parametrize(
    "wanted",
    [
        ListFilter(text="captions bert"),
        ListFilter(authors=("Mull",)),
        ListFilter(authors=("Cho", "Bengio")),
        ListFilter(years=((2020, 2021),)),
        ListFilter(venues=("ICCV",)),
        ListFilter(tags=("VQA", "other")),
        ListFilter(tags=("VLP",)),
        ListFilter(types=("book",)),
        ListFilter(lacking=("title",)),
        ListFilter(old_keys=frozenset({"cho2019attend"})),
        ListFilter(old_keys=frozenset({"first"})),
        ListFilter(text="attend", types=("book",)),
    ],
)
def test_a_row_that_fails_one_part_does_not_pass(wanted: ListFilter) -> None:
    assert not passes(ROW, _entry(title="Attend", ids="first, second"), wanted)


def test_a_work_without_an_entry_lacks_every_field() -> None:
    assert passes(ROW, None, ListFilter(lacking=("title",)))


def test_an_entry_with_an_arxiv_id_has_an_id_and_is_a_preprint() -> None:
    entry = _entry(journal="arXiv preprint arXiv:1901.00001", eprint="1901.00001", archiveprefix="arXiv")
    assert not passes(ROW, entry, ListFilter(lacking=("id",)))
    assert passes(ROW, entry, ListFilter(types=("preprint",)))


@pytest.mark.parametrize(
    ("name", "is_named"), [("CVPR", True), ("Vision and Pattern", True), ("ECCV", False), ("Pattern Analysis", False)]
)
def test_a_venue_is_found_by_its_acronym_or_by_some_of_its_words(name: str, *, is_named: bool) -> None:
    assert is_venue(name, ROW.venue) is is_named
    assert not is_venue(name, "")


def test_rows_are_sorted_by_family_names_and_rows_without_one_come_last() -> None:
    rows = [EntryRow(key=key, type="", year="", title="", venue="", tags=(), file="", line=0) for key in "abc"]
    people = {"a": "Zhou, Anna", "b": "", "c": "Yan Chen"}
    entries = [Entry("misc", key, (Field("author", names, 1),), 1) for key, names in people.items()]
    assert [row.key for row in sorted_rows(rows, "author", entries)] == ["c", "a", "b"]
    assert [row.key for row in sorted_rows(rows[::-1], "file")] == ["c", "b", "a"]


def test_a_tag_that_no_row_has_is_reported_with_the_nearest_one() -> None:
    assert nothing_found(ListFilter(tags=("VQAA",)), [ROW]) == "VQAA: no entry has this tag; did you mean `VQA`?"
    assert nothing_found(ListFilter(text="bert"), [ROW]) == "no entry passes the filters"
