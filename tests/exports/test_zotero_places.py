"""What Zotero has a place for stands there, in RIS by the tags that its translator reads, and in its RDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.exports import ris, zotero_rdf
from vlbib.exports.format import ExportOptions
from vlbib.exports.readers import ris_reader, zotero_rdf_reader
from vlbib.exports.values.datamodel import zotero_places
from vlbib.exports.view import view_entries

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item

    Items = Callable[[str], tuple[Item, ...]]


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        ("@book{a, editor = {E, E}}", "A3  - E, E"),
        ("@article{a, editor = {E, E}}", "A2  - E, E"),
        ("@report{a, editor = {E, E}}", "ED  - E, E"),
        ("@book{a, translator = {T, T}}", "A4  - T, T"),
        ("@incollection{a, bookauthor = {B, B}}", "C2  - B, B"),
        ("@patent{a, number = 9}", "SN  - 9"),
        ("@report{a, number = {TR-1}}", "SN  - TR-1"),
        ("@legislation{a, number = {L 1}}", "M1  - L 1"),
        ("@jurisdiction{a, number = {1}}", "SV  - 1"),
        ("@patent{a, holder = {{H Inc}}, location = {countryus}}", "C3  - United States of America"),
        ("@patent{a, holder = {{H Inc}}, publisher = {Google Patents}}", "PB  - H Inc"),
        ("@article{a, journal = {medRxiv}, publisher = {Cold Spring Press}}", "T2  - medRxiv"),
        ("@misc{a, eprinttype = {hal}, eprint = {hal-1}}", "UR  - https://hal.science/hal-1"),
        ("@article{a, journal = {Available at SSRN 3441643}}", "UR  - https://ssrn.com/abstract=3441643"),
        ("@inproceedings{a, location = {Here}}", "C1  - Here"),
        ("@book{a, pagetotal = 321}", "SP  - 321"),
        ("@book{a, volumes = 3}", "NV  - 3"),
        ("@article{a, eid = {e1}}", "SP  - e1"),
        ("@article{a, shortjournal = {J. P.}}", "J2  - J. P."),
        ("@article{a, pmid = 12}", "M2  - PMID: 12"),
        ("@book{a, date = {1988/1992}}", "M2  - Issued: 1988/1992"),
        ("@book{a, date = {1723~}}", "M2  - Issued: 1723~"),
        ("@book{a, date = {-0044}}", "M2  - Issued: -0044"),
        ("@article{a, year = {in press}}", "M2  - Status: in press"),
        ("@thesis{a, type = {bathesis}}", "M3  - Bachelor's thesis"),
        ("@book{a, langid = {french}}", "LA  - fr"),
        ("@inreference{a, booktitle = {E}}", "TY  - ENCYC"),
        ("@unpublished{a}", "TY  - MANSCPT"),
        ("@unpublished{a, eventtitle = {Meeting}, venue = {Here}}", "TY  - SLIDE"),
        ("@unpublished{a, eventtitle = {Meeting}, venue = {Here}}", "T2  - Meeting"),
        ("@unpublished{a, eventtitle = {Meeting}, venue = {Here}}", "CY  - Here"),
        ("@article{a, journal = {The Day}, entrysubtype = {newspaper}}", "TY  - NEWS"),
        ("@article{a, journal = {The Month}, entrysubtype = {Magazine}}", "TY  - MGZN"),
        ("@unpublished{a, pagetotal = 12}", "SP  - 12"),
        ("@report{a, pagetotal = 12}", "M2  - Number of Pages: 12"),
        ("@book{a, pages = {1--9}, pagetotal = 321}", "M2  - Number of Pages: 321"),
        ("@book{a, series = {S}, number = 7}", "M1  - 7"),
        ("@incollection{a, number = 7}", "SV  - 7"),
        ("@standard{a, number = {N 7}}", "SN  - N 7"),
        ("@dataset{a, number = {D7}}", "NV  - D7"),
        ("@report{a, series = {S}}", "T2  - S"),
        ("@software{a, langid = {french}}", "M2  - Language: fr"),
        ("@jurisdiction{a, journaltitle = {U.S.}}", "A2  - U.S."),
        ("@software{a, license = {MIT}}", "CR  - MIT"),
        ("@manual{a, edition = {3rd}, version = {1.2}}", "ET  - 3"),
        ("@manual{a, edition = {3rd}, version = {1.2}}", "M2  - Version: 1.2"),
        ("@manual{a, edition = {3rd}, version = {1.2}}", "M2  - Edition: 3"),
        ("@software{a, version = {1.2}}", "ET  - 1.2"),
        ("@misc{a, publisher = {P}, address = {Here}}", "M2  - Publisher: P"),
        ("@misc{a, publisher = {P}, address = {Here}}", "M2  - Publisher Place: Here"),
        ("@audio{a, number = {S1}}", "M2  - Number: S1"),
        ("@online{a, organization = {The Blog}}", "T2  - The Blog"),
    ],
)
def test_ris_has_the_tag_that_zotero_reads(entry: str, line: str, items: Items) -> None:
    assert line in ris.render(items(entry), ExportOptions()).text.splitlines()


@pytest.mark.parametrize(
    ("entry", "part"),
    [
        ("@patent{a, author = {I, I}}", "<z:inventors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>I"),
        ("@movie{a, author = {D, D}}", "<z:directors>"),
        ("@video{a, author = {D, D}}", "<z:itemType>videoRecording"),
        ("@book{a, translator = {T, T}}", "<z:translators>"),
        ("@patent{a, holder = {{H Inc}}}", "<z:assignee>H Inc"),
        ("@book{a, pagetotal = 321}", "<z:numPages>321"),
        ("@book{a, volumes = 3}", "<z:numberOfVolumes>3"),
        ("@book{a, edition = {Second}}", "<prism:edition>2<"),
        ("@book{a, langid = {french}}", "<z:language>fr<"),
        ("@article{a, journal = {J}, shortjournal = {J. P.}}", "<dcterms:alternative>J. P.<"),
        ("@article{a, pmid = 12}", "<dc:description>PMID: 12<"),
        ("@thesis{a, type = {mathesis}}", "<dc:type>Master's thesis<"),
        ("@report{a, number = {TR-1}}", "<prism:number>TR-1<"),
        ("@report{a, number = {TR-1}}", "<z:reportNumber>TR-1<"),
        ("@patent{a, number = {9}}", "<z:patentNumber>9<"),
        ("@standard{a, number = {S 9}}", "<z:number>S 9<"),
        ("@misc{a, eprint = {2103.00020}, archiveprefix = {arXiv}}", "<z:archiveID>arXiv:2103.00020<"),
        ("@jurisdiction{a, institution = {Court of Samples}}", "<z:court>Court of Samples<"),
        ("@standard{a, type = {Norm}}", "<z:type>Norm<"),
        ("@audio{a, series = {The Hour}}", "<dcterms:alternative>The Hour<"),
        ("@online{a, organization = {The Blog}}", "<z:Website><dc:title>The Blog<"),
        ("@book{a, date = {1988/1992~}}", "<dc:date>1988/1992~<"),
        ("@dataset{a, license = {CC0}}", "<dc:rights>CC0<"),
        ("@inreference{a, booktitle = {E}}", "<bib:Book><dc:title>E<"),
        ("@article{a, journal = {bioRxiv}}", "<foaf:name>bioRxiv<"),
        ("@article{a, journal = {The Day}, entrysubtype = {newspaper}}", "<bib:Newspaper><dc:title>The Day<"),
        ("@article{a, journal = {The Month}, entrysubtype = {magazine}}", "<z:itemType>magazineArticle<"),
        ("@unpublished{a, author = {S, S}, eventtitle = {Meeting}}", "<z:presenters>"),
        ("@unpublished{a, eventtitle = {Meeting}}", "<bib:presentedAt><bib:Conference><dc:title>Meeting<"),
        ("@article{a, journal = {medRxiv}, publisher = {Cold Spring Press}}", "<foaf:name>medRxiv<"),
        ("@video{a, editor = {D, D}, editortype = {director}}", "<z:directors>"),
        ("@video{a, editor = {D, D}, editortype = {producer}}", "<z:producers>"),
        ("@video{a, editor = {D, D}, editortype = {producer}}", "<so:producer>"),
        ("@jurisdiction{a, journaltitle = {U.S.}}", "<z:reporter>U.S.<"),
        ("@legislation{a, journaltitle = {Official Journal}}", "<z:code>Official Journal<"),
        ("@artwork{a, howpublished = {Print}}", "<z:artworkMedium>Print<"),
        ("@book{a, isbn = {978-3-030-00001-1 978-3-030-00002-8}}", "ISBN 978-3-030-00001-1 978-3-030-00002-8<"),
    ],
)
def test_zotero_rdf_has_the_field_itself(entry: str, part: str, items: Items) -> None:
    assert part in zotero_rdf.render(items(entry), ExportOptions()).text


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        ("@article{a, location = {Here}}", "tex.location: Here"),
        ("@article{a, edition = {Second}}", "tex.edition: Second"),
        ("@book{a, doi = {10.1000/x}}", "DOI: 10.1000/x"),
        ("@thesis{a, editor = {E, E}}", "tex.editor: E, E"),
        ("@patent{a, version = {2}}", "tex.version: 2"),
        ("@article{a, entrysubtype = {newspaper}, volume = 3}", "tex.volume: 3"),
        ("@software{a, langid = {french}}", "tex.langid: french"),
        ("@software{a, language = {french}}", "tex.language: french"),
        ("@artwork{a, institution = {Museum}}", "tex.institution: Museum"),
    ],
)
def test_a_field_that_zoteros_type_has_not_stands_in_extra(entry: str, line: str, items: Items) -> None:
    assert f"<dc:description>{line}<" in zotero_rdf.render(items(entry), ExportOptions()).text


@pytest.mark.parametrize(
    "entry",
    [
        "@video{a, editor = {D, D}, editortype = {director}}",
        "@misc{a, journal = {bioRxiv preprint}}",
        "@inproceedings{a, booktitle = {bioRxiv}}",
        "@jurisdiction{a, journaltitle = {U.S.}}",
        "@artwork{a, howpublished = {Print}}",
        "@article{a, entrysubtype = {newspaper}, location = {Here}}",
        "@unpublished{a, eventtitle = {Meeting}, venue = {Here}}",
        "@incollection{a, booktitle = {Book}, booksubtitle = {All of It}}",
        "@book{a, location = {Here}}",
        "@article{a, number = 3}",
        "@online{a, organization = {The Blog}}",
        "@jurisdiction{a, institution = {Court of Samples}}",
        "@book{a, number = 3}",
    ],
)
def test_a_field_that_zoteros_type_has_stands_there_alone(entry: str, items: Items) -> None:
    assert "<dc:description>" not in zotero_rdf.render(items(entry), ExportOptions()).text


def test_a_language_is_not_taken_for_the_one_that_a_program_is_written_in(items: Items) -> None:
    assert "LA  - " not in ris.render(items("@software{a, langid = {french}}"), ExportOptions()).text


@pytest.mark.parametrize("kind", sorted(set(zotero_rdf.TYPES.values())))
def test_every_item_type_that_is_written_is_one_of_zoteros(kind: str) -> None:
    assert {"title", "date"} <= zotero_places(kind)


@pytest.mark.parametrize(
    ("entry", "field", "value"),
    [
        ("@manual{a, edition = {3}, version = {1.2}}", "version", "1.2"),
        ("@manual{a, edition = {3}, version = {1.2}}", "edition", "3"),
        ("@online{a, organization = {The Blog}}", "journaltitle", ""),
        ("@software{a, license = {MIT}}", "license", "MIT"),
        ("@misc{a, publisher = {P}, address = {Here}}", "location", "Here"),
    ],
)
def test_what_ris_says_twice_comes_back_once(entry: str, field: str, value: str, items: Items) -> None:
    imported = ris_reader.read(ris.render(items(entry), ExportOptions()).text)
    assert view_entries(imported.entries)[0].text(field) == value


def test_the_site_of_a_page_is_no_journal_when_zoteros_rdf_is_read(items: Items) -> None:
    text = zotero_rdf.render(items("@online{a, organization = {The Blog}}"), ExportOptions()).text
    (item,) = view_entries(zotero_rdf_reader.read(text).entries)
    assert (item.publisher, item.container) == ("The Blog", "")
