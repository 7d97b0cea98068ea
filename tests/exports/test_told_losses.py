"""Entries of every type with any fields survive each format, or their loss is reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exports.test_round_trip_properties import held, opened
from tests.exports.test_round_trips import FACTS, FORMATS
from tests.thoroughness import examples

from vlbib.exports.format import ExportOptions
from vlbib.exports.values.datamodel import biblatex_fields
from vlbib.exports.values.kinds import Type
from vlbib.exports.view import view_entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.exports.item import Item

VALUES = {
    "abstract": "Of lamps", "addendum": "More", "bookauthor": "Booker, Bo", "booksubtitle": "Of Them", "chapter": "5",
    "doi": "10.9999/x.1", "edition": "2", "editor": "Editor, Ed", "eid": "e12", "eprint": "2103.00020",
    "eventdate": "2020-05-06", "eventtitle": "Lamp Days", "holder": "Holder, Hal", "howpublished": "Handed out",
    "institution": "Lamp Office", "isbn": "978-3-16-148410-0", "issn": "0025-5610", "keywords": "lamp, wick",
    "langid": "german", "location": "Oslo", "note": "A remark", "number": "3", "organization": "Lamp Group",
    "origdate": "1954", "origlanguage": "french", "pages": "11--19", "pagetotal": "321", "part": "2",
    "pubstate": "inpress", "publisher": "Lamp Press", "series": "Lamp Series", "shortjournal": "M.",
    "shorttitle": "Short", "subtitle": "All of It", "titleaddon": "Extra words", "translator": "Trans, Tom",
    "type": "Essay", "url": "https://example.org/a", "urldate": "2021-02-03", "venue": "Rome", "version": "2.1",
    "volume": "7", "volumes": "4",
}  # fmt: skip
_IN_BOOKS = (
    "inproceedings", "incollection", "inbook", "bookinbook", "suppbook", "suppcollection", "inreference",
)  # fmt: skip
CONTAINERS = {"article": {"journaltitle": "Maps"}} | {kind: {"booktitle": "Book of Maps"} for kind in _IN_BOOKS}
KINDS = sorted({
    *CONTAINERS, "artwork", "audio", "book", "booklet", "collection", "dataset", "image", "jurisdiction", "legislation",
    "manual", "misc", "movie", "music", "mvbook", "mvcollection", "mvproceedings", "mvreference", "online", "patent",
    "periodical", "proceedings", "reference", "report", "software", "standard", "thesis", "unpublished", "video",
})  # fmt: skip
# The fields whose loss reports a lost fact, where they are not named like the fact.
TOLD_BY = {
    "accessed": {"urldate"}, "arxiv": {"eprint"}, "container": {"booksubtitle"}, "date": {"date", "pubstate"},
    "editors": {"editor"}, "event": {"eventtitle", "venue"}, "language": {"langid"}, "pages": {"pages", "eid"},
    "publisher": {"publisher", "institution", "organization", "howpublished"}, "tags": {"keywords"},
    "title": {"subtitle"}, "translators": {"translator"},
}  # fmt: skip


@st.composite
def entries(draw: st.DrawFn) -> str:
    kind = draw(st.sampled_from(KINDS))
    allowed = sorted(VALUES.keys() & (biblatex_fields(kind) or VALUES.keys()))
    names = draw(st.sets(st.sampled_from(allowed), max_size=9))
    fields = {"author": "Doe, Jane", "title": "T", "date": "2020-01-02"} | CONTAINERS.get(kind, {})
    fields |= {name: VALUES[name] for name in sorted(names)}
    return f"@{kind}{{a, {', '.join(f'{name} = {{{value}}}' for name, value in fields.items())}}}"


def lost(name: str, item: Item, again: Item) -> Iterator[str]:
    """Yield the facts that differ, as far as the format can express them."""
    for fact, read in FACTS.items():
        before, after = read(item), read(again)
        if fact == "date" and item.date:
            before = held(name, item.date)
        elif fact == "note" and before:  # some formats append `howpublished` to the note
            after = str(after)[: len(str(before))]
        elif fact == "location" and item.type is Type.PREPRINT:  # the place of the server's operator
            continue
        elif fact == "location" and item.type is Type.PRESENTATION:  # the place of a talk is that of its event
            after = after or again.text("venue")
        elif fact == "version" and f"Version {before}" in again.text("note"):  # of a manual, which CSL writes as a book
            continue
        elif (name, fact) == ("csl-json", "title"):
            before, after = str(before).casefold(), str(after).casefold()
        if before and before != after:
            yield fact


@settings(max_examples=examples(100))
@given(text=entries())
@pytest.mark.parametrize("name", FORMATS)
def test_every_value_that_is_not_read_back_was_reported(name: str, text: str) -> None:
    (item,) = opened(text)
    written = FORMATS[name][0].render([item], ExportOptions())
    (again,) = view_entries(FORMATS[name][1].read(written.text).entries)
    told = {"type" if not one.field else one.field for one in written.dropped}
    assert [fact for fact in lost(name, item, again) if told.isdisjoint(TOLD_BY.get(fact, {fact}))] == []
