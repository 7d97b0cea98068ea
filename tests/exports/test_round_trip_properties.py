"""Dates to the day, with ranges and doubts, and names of every shape survive each format."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.exports.test_round_trips import FORMATS
from tests.thoroughness import examples

from vlbib.bibtex.document import Document, read
from vlbib.exports import biblatex, bibtex
from vlbib.exports.format import ExportOptions
from vlbib.exports.values.dates import Date
from vlbib.exports.view import view, view_entries

if TYPE_CHECKING:
    from types import ModuleType

    from vlbib.exports.item import Item

BIB = {"bibtex": bibtex, "biblatex": biblatex}
KINDS = {
    "article": "journaltitle = {J}",
    "book": "publisher = {P}",
    "inproceedings": "booktitle = {B}",
    "thesis": "type = {phdthesis}, institution = {U}",
    "report": "institution = {I}, number = 2",
    "dataset": "publisher = {P}",
    "online": "url = {https://example.org}",
    "patent": "number = {US1}",
}
MONTH_DAYS = st.one_of(
    st.tuples(st.none(), st.none()),
    st.tuples(st.integers(1, 12), st.none()),
    st.tuples(st.integers(1, 12), st.integers(1, 28)),
)
SINGLE = st.builds(lambda year, parts: Date(year, parts[0], parts[1]), st.integers(1000, 2099), MONTH_DAYS)
SEASONS = st.builds(lambda year, season: Date(year, season=season), st.integers(1000, 2099), st.integers(1, 4))
OLD = st.builds(Date, st.integers(-999, 999))


def later(first: Date, second: Date) -> Date:
    """Return a range from the earlier date to the later one, or the date itself if both are equal."""
    begin, end = sorted((first, second), key=lambda date: date.parts)
    return replace(begin, end=end) if begin != end else begin


DATES = st.one_of(
    SINGLE,
    SEASONS,
    OLD,
    st.builds(later, SINGLE, SINGLE),
    st.builds(lambda date: replace(date, is_open=True), SINGLE),
    st.builds(lambda date, doubt: replace(date, doubt=doubt), SINGLE, st.sampled_from("~?%")),
)
LETTERS = st.text("abcdefghijklmnopqrstuvwxyzäéøłßčğ", min_size=2, max_size=8).map(str.capitalize)
NAMES = st.one_of(
    st.tuples(LETTERS, LETTERS).map(", ".join),
    st.tuples(st.sampled_from(["van den ", "de la ", "von "]), LETTERS, LETTERS).map(
        lambda it: f"{it[0]}{it[1]}, {it[2]}"
    ),
    st.tuples(LETTERS, LETTERS).map(lambda it: f"{it[0]}, Jr., {it[1]}"),
    st.tuples(LETTERS, LETTERS).map(lambda it: f"{{{it[0]} {it[1]} Collaboration}}"),
    st.tuples(LETTERS, LETTERS).map(lambda it: f"{it[0]}-{it[1]}, {it[1]} X."),
    LETTERS,
)


def opened(text: str) -> tuple[Item, ...]:
    document = read(text.encode(), "a.bib")
    assert isinstance(document, Document)
    return view(document.library)[0]


def again(name: str, item: Item) -> Item:
    """Return the item after writing and reading a format."""
    writer: ModuleType = BIB[name] if name in BIB else FORMATS[name][0]
    text = writer.render([item], ExportOptions()).text
    return opened(text)[0] if name in BIB else view_entries(FORMATS[name][1].read(text).entries)[0]


def cut(date: Date, size: int) -> Date:
    """Return the first parts of a date: one is the year, two the month as well, three the day."""
    month, day, *_ = [*date.parts[1:size], None, None]
    return Date(date.year, month, day)


def held(name: str, date: Date) -> Date:
    """Return what a format keeps of a date: Hayagriva only the first date, BibTeX no doubt.

    CSL JSON has one kind of doubt, both ends of a range to the same precision, and only the year of an open range.
    """
    if name == "hayagriva":
        return cut(date, len(date.parts))
    if name == "csl-json":
        size = 1 if date.is_open else len(min(date.parts, date.end.parts, key=len)) if date.end else len(date.parts)
        end = cut(date.end, size) if date.end else None
        doubt = "~" if date.doubt else ""
        return replace(cut(date, size), season=date.season, end=end, is_open=date.is_open, doubt=doubt)
    if name != "bibtex":
        return date
    bare = replace(date, doubt="", is_open=False)
    if date.is_open or (date.end and not date.month and date.end.year == date.year):
        return Date(date.year)
    if date.end and date.end.year != date.year:  # BibTeX has month and day only for a single year
        return Date(date.year, end=Date(date.end.year))
    return bare


@settings(max_examples=examples(60))
@given(date=DATES, kind=st.sampled_from(sorted(KINDS)))
@pytest.mark.parametrize("name", [*FORMATS, *BIB])
def test_dates_are_read_back_to_the_day(name: str, date: Date, kind: str) -> None:
    text = f"@{kind}{{a, title = {{T}}, author = {{Doe, Jane}}, date = {{{date.edtf()}}}, {KINDS[kind]}}}"
    (item,) = opened(text)
    assert item.date == date
    assert again(name, item).date == held(name, date), text


@settings(max_examples=examples(60))
@given(names=st.lists(NAMES, min_size=1, max_size=4, unique=True), kind=st.sampled_from(sorted(KINDS)))
@pytest.mark.parametrize("name", [*FORMATS, *BIB])
def test_people_are_read_back_with_particles_suffixes_and_bodies(name: str, names: list[str], kind: str) -> None:
    (item,) = opened(f"@{kind}{{a, title = {{T}}, author = {{{' and '.join(names)}}}, {KINDS[kind]}, date = {{2020}}}}")
    assert len(item.authors.names) == len(names)
    assert again(name, item).authors == item.authors
