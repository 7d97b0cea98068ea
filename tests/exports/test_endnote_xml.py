from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from vlbib.exports import endnote_xml
from vlbib.exports.format import ExportOptions
from vlbib.exports.values.kinds import Type

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item

    Items = Callable[[str], tuple[Item, ...]]


@pytest.mark.parametrize(
    ("entry", "path", "value"),
    [
        ("@article{a, author = {Roe, Jane}}", "contributors/authors/author", "Roe, Jane"),
        ("@article{a, author = {{A & B}}}", "contributors/authors/author", "A & B,"),
        ("@article{a, author = {B, A}, editor = {Roe, Jane}}", "contributors/secondary-authors/author", "Roe, Jane"),
        ("@book{a, author = {B, A}, editor = {Roe, Jane}}", "contributors/tertiary-authors/author", "Roe, Jane"),
        ("@book{a, editor = {Roe, Jane}}", "contributors/authors/author", "Roe, Jane"),
        ("@book{a, editor = {Roe, Jane}}", "ref-type", "28"),
        ("@movie{a, editor = {Roe, Jane}, editortype = {director}}", "contributors/authors/author", "Roe, Jane"),
        ("@letter{a, library = {Archive, MS 4}}", "call-num", "Archive, MS 4"),
        ("@book{a, translator = {Roe, Jane}}", "contributors/subsidiary-authors/author", "Roe, Jane"),
        ("@inproceedings{a, booktitle = {B}, eventtitle = {E}}", "titles/secondary-title", "E"),
        ("@inproceedings{a, booktitle = {B}, eventtitle = {E}}", "custom3", "B"),
        ("@inproceedings{a, booktitle = {B}}", "titles/secondary-title", "B"),
        ("@inproceedings{a, booktitle = {B}, venue = {Oslo}, location = {Rome}}", "pub-location", "Oslo"),
        ("@inproceedings{a, booktitle = {B}, venue = {Oslo}, location = {Rome}}", "custom1", "Rome"),
        ("@book{a, location = {Rome}}", "pub-location", "Rome"),
        ("@report{a, number = {TR-1}}", "isbn", "TR-1"),
        ("@report{a, number = {TR-1}}", "number", "TR-1"),
        ("@article{a, journal = {J}, eprint = {2103.00020}}", "accession-num", "arXiv:2103.00020"),
        ("@article{a, journal = {J}, eprint = {2103.00020}, pmid = {12}}", "accession-num", "12"),
        ("@report{a, series = {S}}", "titles/secondary-title", "S"),
        ("@patent{a, number = {9}}", "isbn", "9"),
        ("@book{a, number = {9}, isbn = {978}}", "number", "9"),
        ("@incollection{a, booktitle = {B}, series = {S}}", "titles/tertiary-title", "S"),
        ("@audio{a, title = {T}}", "ref-type", "61"),
        ("@article{a, journal = {J}}", "periodical/full-title", "J"),
        ("@article{a, journal = {J}}", "titles/secondary-title", "J"),
        ("@book{a, series = {S}}", "titles/secondary-title", "S"),
        ("@book{a, date = {1999-02-03}}", "dates/year", "1999"),
        ("@book{a, date = {1988/1992~}}", "dates/pub-dates/date", "1988/1992~"),
        ("@book{a, date = {1988/..}}", "dates/pub-dates/date", "1988/.."),
        ("@book{a, date = {-0044}}", "dates/year", "45 BC"),
        ("@book{a, isbn = {978-3-030-00001-1 978-3-030-00002-8}}", "isbn", "978-3-030-00001-1 978-3-030-00002-8"),
        ("@patent{a, holder = {{H Inc}}, publisher = {Google Patents}}", "publisher", "H Inc"),
        ("@article{a, year = {in press}}", "dates/year", "in press"),
        ("@misc{a, eprint = {2103.00020}}", "accession-num", "arXiv:2103.00020"),
        ("@misc{a, eprint = {2103.00020}}", "urls/related-urls/url", "https://arxiv.org/abs/2103.00020"),
        ("@article{a, doi = {10.1000/6<391>3}}", "electronic-resource-num", "10.1000/6<391>3"),
        ("@thesis{a, type = {mathesis}}", "work-type", "Master's thesis"),
        ("@book{a, edition = {Second}}", "edition", "2"),
        ("@book{a, keywords = {x, y}}", "keywords/keyword", "x"),
        ("@book{a, title = {T}}", "label", "a"),
        ("@patent{a, number = 9}", "ref-type", "25"),
        ("@article{a, entrysubtype = {newspaper}}", "ref-type", "23"),
        ("@unpublished{a, eventtitle = {Meeting}}", "ref-type", "47"),
        ("@book{a, author = {A}, serieseditor = {Doe, J}}", "contributors/secondary-authors/author", "Doe, J"),
        ("@incollection{a, serieseditor = {Doe, J}}", "contributors/tertiary-authors/author", "Doe, J"),
    ],
)
def test_values_are_written_in_endnotes_elements(entry: str, path: str, value: str, items: Items) -> None:
    root = ET.fromstring(endnote_xml.render(items(entry), ExportOptions()).text)
    assert root.findtext(f"records/record/{path}") == value


def test_an_event_with_the_name_of_its_proceedings_is_written_once(items: Items) -> None:
    text = endnote_xml.render(items("@inproceedings{a, booktitle = {B}, eventtitle = {{B}}}"), ExportOptions()).text
    assert text.count(">B<") == 1


def test_every_type_has_a_reference_type() -> None:
    assert endnote_xml.TYPES.keys() == set(Type)


def test_a_holder_that_is_written_as_publisher_is_not_reported(items: Items) -> None:
    (patent,) = items("@patent{a, holder = {{H Inc}}}")
    (report,) = items("@report{a, holder = {{H Inc}}}")
    lost = [endnote_xml.render([item], ExportOptions()).dropped for item in (patent, report)]
    assert [[loss.field for loss in losses] for losses in lost] == [[], []]
