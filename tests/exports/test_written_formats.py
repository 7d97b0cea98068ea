"""The formats that vlbib only writes contain every fact that they can express.

These are EndNote XML, `CITATION.cff`, COinS and CSV.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exports.test_round_trip_properties import BIB, DATES, KINDS, NAMES, cut, opened
from tests.exports.test_round_trips import FACTS, MORE, WORDS
from tests.exports.written_formats import READERS, Facts, Person, coins_records
from tests.thoroughness import examples

from vlbib.core.fields import BIBLATEX_NAMES
from vlbib.core.names import Name
from vlbib.exports import cff, endnote_xml, table
from vlbib.exports.coins import coins
from vlbib.exports.format import ExportOptions
from vlbib.exports.preprints import own_page, server_words
from vlbib.exports.readers.imported import make_entry, with_people
from vlbib.exports.values.kinds import Type
from vlbib.exports.values.plain import reader_text
from vlbib.exports.view import view_entries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from vlbib.exports.item import Item
    from vlbib.exports.values.dates import Date

WRITERS = {"endnote-xml": endnote_xml, "cff": cff, "csv": table}
NAMES_OF_FORMATS = [*WRITERS, "coins"]


def records(name: str, items: Sequence[Item]) -> list[Facts]:
    """Write the items in a format and read the records back."""
    if name == "coins":
        return coins_records(map(coins, items))
    return READERS[name](WRITERS[name].render(items, ExportOptions()).text)


def people(names: Iterable[Name]) -> list[Person]:
    return [(family, given, suffix) for family, given, suffix in (one.parts for one in names)]


def to_day(date: Date | None) -> Date | None:
    """Return the first date without doubt, for formats that have only single dates."""
    return cut(date, 3) if date else None


def makers(item: Item) -> list[Person]:
    """Return the authors, or the director of a film that has none."""
    return people((item.editors if item.has_director_alone else item.authors).names)


def server_or_publisher(item: Item) -> str:
    return server_words(item) if item.type is Type.PREPRINT else item.publisher


# What each format expresses of an item, by fact.
Held: dict[str, dict[str, Callable[[Item], object]]] = {
    "endnote-xml": {
        "key": lambda item: item.key,
        "title": lambda item: item.title,
        "authors": makers,
        "editors": lambda item: [] if item.has_director_alone else people(item.editors.names),
        "translators": lambda item: people(item.people("translator").names),
        "date": lambda item: item.date,
        "accessed": lambda item: item.accessed,
        "doi": lambda item: item.doi,
        "arxiv": lambda item: "" if item.plain("pmid") else item.arxiv,
        "url": lambda item: item.url or own_page(item),
        "tags": lambda item: item.tags,
        "language": lambda item: item.language,
        "edition": lambda item: item.text("version") or item.edition,
        "pages": lambda item: item.page_range or item.text("eid") or item.text("pagetotal"),
        "location": lambda item: item.text("location"),
    } | {
        name: lambda item, name=name: item.text(name)
        for name in ("volume", "volumes", "number", "shorttitle", "shortjournal", "series", "abstract", "annotation",
                     "pmid", "pmcid", "type")
    },
    "cff": {
        "title": lambda item: item.title or item.key,
        "authors": lambda item: people(item.authors.names or item.editors.names) or [
            (item.publisher or "anonymous", "", "")
        ],
        "editors": lambda item: people(item.editors.names) if item.authors.names else [],
        "translators": lambda item: people(item.people("translator").names),
        "serieseditors": lambda item: people(item.people("serieseditor").names),
        "date": lambda item: to_day(item.date),
        "origdate": lambda item: original.year if (original := item.date_in("origdate")) else None,
        "publisher": server_or_publisher,
        "location": lambda item: item.text("location"),
        "number": lambda item: item.text("number"),
        "pages": lambda item: item.page_range or item.text("eid"),
        "doi": lambda item: item.doi,
        "arxiv": lambda item: item.arxiv,
        "swhid": lambda item: item.plain("swhid"),
        # the schema's pattern
        "pmcid": lambda item: item.text("pmcid") if len(item.text("pmcid")) == len("PMC1234567") else "",
        "repository": lambda item: item.plain("repository"),
        "tags": lambda item: item.tags,
        "edition": lambda item: item.edition,
        "language": lambda item: item.language.partition("-")[0],
    } | {
        name: lambda item, name=name: item.text(name)
        for name in ("volume", "volumes", "version", "abstract", "pagetotal", "license")
    },
    "csv": {
        "key": lambda item: item.key,
        "type": lambda item: item.type.value,
        "title": lambda item: item.title,
        "year": lambda item: item.year,
        "month": lambda item: str(item.date.month) if item.date and item.date.month else "",
        "pages": lambda item: item.page_range,
        "doi": lambda item: item.doi,
        "arxiv": lambda item: item.arxiv,
        "url": lambda item: item.url,
        "tags": lambda item: "; ".join(item.tags),
        "publisher": lambda item: item.publisher,
    } | {name: lambda item, name=name: item.text(name) for name in ("volume", "number", "note", "abstract")},
    "coins": {
        "title": lambda item: item.title,
        "date": lambda item: to_day(item.date),
        "doi": lambda item: item.doi,
        "arxiv": lambda item: item.arxiv,
        "tags": lambda item: item.tags,
        "language": lambda item: item.language,
        "publisher": server_or_publisher,
        "location": lambda item: item.text("location"),
        "volume": lambda item: item.text("volume"),
        "series": lambda item: item.text("series"),
        "tpages": lambda item: item.text("pagetotal"),
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def items() -> tuple[Item, ...]:
    """The hard library, entries of each type, and those of the printed texts."""
    folder = Path(__file__).parent
    files = (folder / "hard.bib", folder / "cjk.bib", folder.parent / "consumers/printed/library.bib")
    return opened("".join(path.read_text(encoding="utf-8") for path in files) + MORE)


@pytest.mark.parametrize(("name", "fact"), [(name, fact) for name, facts in Held.items() for fact in facts])
def test_every_fact_that_the_format_can_express_is_written(name: str, fact: str, items: tuple[Item, ...]) -> None:
    read = records(name, items)
    wrong = {
        item.key: (Held[name][fact](item), record[fact])
        for item, record in zip(items, read, strict=True)
        if Held[name][fact](item) != record[fact]
    }
    assert wrong == {}


@pytest.mark.parametrize("name", ["endnote-xml", "cff"])
def test_notes_contain_note_and_howpublished(name: str, items: tuple[Item, ...]) -> None:
    for item, record in zip(items, records(name, items), strict=True):
        said = "; ".join(str(part) for part in (record["remarks"] if isinstance(record["remarks"], list) else ()))
        assert item.text("note") in said, item.key
        assert item.howpublished in said, item.key


@pytest.mark.parametrize("name", NAMES_OF_FORMATS)
def test_the_container_of_a_work_is_written(name: str, items: tuple[Item, ...]) -> None:
    places = {"csv": ("venue",), "coins": ("within", "event"), "endnote-xml": ("within",),
              "cff": ("journal", "collection", "event", "publisher")}  # fmt: skip
    for item, record in zip(items, records(name, items), strict=True):
        said = {record[place] for place in places[name]}
        assert not item.container or item.container in said, item.key


@pytest.mark.parametrize("name", NAMES_OF_FORMATS)
@settings(max_examples=examples(60))
@given(date=DATES, kind=st.sampled_from(sorted(KINDS)))
def test_dates_are_written_to_the_day(name: str, date: Date, kind: str) -> None:
    text = f"@{kind}{{a, title = {{T}}, author = {{Doe, Jane}}, date = {{{date.edtf()}}}, {KINDS[kind]}}}"
    (item,) = opened(text)
    (record,) = records(name, [item])
    if name == "csv":
        assert (record["year"], record["month"]) == (date.year_words, str(date.month or ""))
    elif kind == "dataset" and name == "cff":  # a file about one data set has only full dates
        assert record["date"] == (to_day(date) if date.day else None)
    else:
        assert record["date"] == (date if name == "endnote-xml" else to_day(date)), text


@pytest.mark.parametrize("name", ["endnote-xml", "cff", "coins"])
@settings(max_examples=examples(60))
@given(names=st.lists(NAMES, min_size=1, max_size=4, unique=True), kind=st.sampled_from(sorted(KINDS)))
def test_people_are_written_with_particles_suffixes_and_bodies(name: str, names: list[str], kind: str) -> None:
    (item,) = opened(f"@{kind}{{a, title = {{T}}, author = {{{' and '.join(names)}}}, {KINDS[kind]}, date = {{2020}}}}")
    (record,) = records(name, [item])
    assert record["authors"] == people(item.authors.names)


@pytest.mark.parametrize("name", NAMES_OF_FORMATS)
@settings(max_examples=examples(50))
@given(title=WORDS.filter(lambda text: text.strip()), family=WORDS, note=WORDS)
def test_any_text_is_written_unchanged(name: str, title: str, family: str, note: str) -> None:
    entry = make_entry("article", "key", [("title", title), ("note", note), ("abstract", note), ("keywords", "a, b")])
    person = Name("".join(char for char in family if char.isalnum()) or "Family", "Given")
    (item,) = view_entries([with_people(entry, author=[person])])
    (record,) = records(name, [item])
    assert record["title"] == (item.title or (item.key if name == "cff" else ""))
    if name != "coins":  # COinS has no abstract for a journal article
        assert record["abstract"] == item.text("abstract")
    assert record["authors"] == (str(item.authors.names[0]) if name == "csv" else people(item.authors.names))


# Facts that the writer may put into another field, where BibTeX styles print them.
PRINTED = (
    "volume", "number", "series", "version", "publisher", "location", "container", "event", "pages", "doi", "url",
    "abstract", "note", "isbn", "pagetotal", "volumes", "swhid", "license", "repository", "shorttitle",
)  # fmt: skip


@pytest.mark.parametrize("fact", PRINTED)
@pytest.mark.parametrize("name", sorted(BIB))
def test_a_bib_file_has_each_fact_in_some_field_or_reports_its_loss(
    name: str, fact: str, items: tuple[Item, ...]
) -> None:
    exported = BIB[name].render(items, ExportOptions())
    told = {(loss.key, BIBLATEX_NAMES.get(loss.field, loss.field)) for loss in exported.dropped}
    again = {item.key: item for item in opened(exported.text)}
    missing = {
        item.key: fact
        for item in items
        if (text := hyphened(str(FACTS[fact](item)))) not in (said := said_in(again[item.key]))
        and item.values.get(fact, text) not in said
        and ": " not in text  # a title with a subtitle, which has its own field
        and (item.key, fact) not in told
        and not (item.type is Type.PREPRINT and fact in ("publisher", "doi", "url"))  # its server is written there
        and not (fact == "url" and item.doi and item.doi in text)
    }
    assert missing == {}


def said_in(item: Item) -> str:
    """Return all values of an entry, as TeX and as text, with one hyphen between pages."""
    values = item.entry.values.values()
    return hyphened(" ".join([*values, *map(reader_text, values)]))


def hyphened(text: str) -> str:
    """Return a text with its dashes as hyphens."""
    return text.replace("--", "-").replace("–", "-")
