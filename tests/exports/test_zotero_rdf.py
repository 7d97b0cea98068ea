"""Zotero RDF: each value in Zotero's own field if there is one, else in its field Extra."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import rdflib

from vlbib.exports import zotero_rdf
from vlbib.exports.format import ExportOptions
from vlbib.exports.values.datamodel import zotero_places

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item

    Items = Callable[[str], tuple[Item, ...]]


def test_no_field_is_lost(items: Items) -> None:
    text = "@misc{a, title = {T}, author = {A, A}, year = 2020, mine = {Me & you}, howpublished = {Disc}}"
    written = zotero_rdf.render(items(text), ExportOptions())
    assert "tex.mine: Me &amp; you\ntex.howpublished: Disc" in written.text
    assert written.dropped == ()


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
def test_values_are_written_in_zoteros_own_fields(entry: str, part: str, items: Items) -> None:
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
def test_a_field_that_the_item_type_lacks_is_written_to_extra(entry: str, line: str, items: Items) -> None:
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
def test_a_field_that_the_item_type_has_is_not_written_to_extra(entry: str, items: Items) -> None:
    assert "<dc:description>" not in zotero_rdf.render(items(entry), ExportOptions()).text


@pytest.mark.parametrize("kind", sorted(set(zotero_rdf.TYPES.values())))
def test_every_item_type_written_is_in_zoteros_schema(kind: str) -> None:
    assert {"title", "date"} <= zotero_places(kind)


@pytest.mark.parametrize(
    ("entry", "element"),
    [
        ("@book{a, series = {S}, serieseditor = {Doe, J}}", "<z:seriesEditors><rdf:Seq>"),
        ("@misc{a, interviewer = {Doe, J}}", "<z:itemType>interview</z:itemType>"),
        ("@misc{a, interviewer = {Doe, J}, author = {A}}", "<z:interviewees>"),
        ("@misc{a, interviewer = {Doe, J}}", "<z:interviewers>"),
        ("@patent{a, number = {7}, yearfiled = {1995}}", "<z:filingDate>1995</z:filingDate>"),
        ("@patent{a, number = {7}, nationality = {Norway}}", "<z:country>Norway</z:country>"),
        ("@misc{a, type = {Interview}, howpublished = {Radio}}", "tex.howpublished: Radio"),
        ("@article{a, journal = {J}, serieseditor = {Doe, J}}", "tex.serieseditor: Doe, J"),
    ],
)
def test_roles_and_dates_are_written_under_zoteros_names(entry: str, element: str, items: Items) -> None:
    assert element in zotero_rdf.render(items(entry), ExportOptions()).text


def test_the_type_interview_is_not_written_to_extra(items: Items) -> None:
    assert "tex.type" not in zotero_rdf.render(items("@misc{a, type = {Interview}}"), ExportOptions()).text


HERE = Path(__file__).parent


BOTH = "".join((HERE / name).read_text(encoding="utf-8") for name in ("hard.bib", "cjk.bib"))


def test_rdflib_reads_items_and_collections(items: Callable[[str], tuple[Item, ...]]) -> None:
    graph = rdflib.Graph().parse(
        data=zotero_rdf.render(items(BOTH), ExportOptions()).text, format="xml", publicID="http://x.org/"
    )
    space = "http://www.zotero.org/namespaces/export#"
    keys = {str(key) for key in graph.objects(None, rdflib.URIRef(f"{space}citationKey"))}
    assert keys == {item.key for item in items(BOTH)}
    collections = set(graph.subjects(rdflib.RDF.type, rdflib.URIRef(f"{space}Collection")))
    parts = set(graph.objects(None, rdflib.URIRef("http://purl.org/dc/terms/hasPart")))
    titles = {str(graph.value(one, rdflib.URIRef("http://purl.org/dc/elements/1.1/title"))) for one in collections}
    assert {"vlp", "dual encoder", "综述", "视觉语言"} <= titles
    assert all((part, None, None) in graph for part in parts)
