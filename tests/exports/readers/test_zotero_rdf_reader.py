"""Reading Zotero RDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.exports import zotero_rdf
from vlbib.exports.format import ExportOptions
from vlbib.exports.readers.zotero_rdf_reader import read
from vlbib.exports.values.kinds import Type
from vlbib.exports.view import view_entries

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item

    Items = Callable[[str], tuple[Item, ...]]

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:bib="http://purl.org/net/biblio#"
 xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:link="http://purl.org/rss/1.0/modules/link/"
 xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/">%s</rdf:RDF>"""


def _values(inside: str) -> dict[str, str]:
    (entry,) = read(RDF % f'<rdf:Description rdf:about="#a">{inside}</rdf:Description>').entries
    return {"key": entry.key, "type": entry.type} | {field.name: field.value for field in entry.fields}


def test_the_website_of_a_page_is_not_read_as_a_journal(items: Items) -> None:
    text = zotero_rdf.render(items("@online{a, organization = {The Blog}}"), ExportOptions()).text
    (item,) = view_entries(read(text).entries)
    assert (item.publisher, item.container) == ("The Blog", "")


@pytest.mark.parametrize(
    ("text", "reason"),
    [("<!DOCTYPE a><a/>", "refused"), ('<a><!ENTITY x "y"></a>', "refused"), ("<a>", "not XML"), ("", "not XML")],
)
def test_invalid_xml_and_document_types_are_faults(text: str, reason: str) -> None:
    imported = read(text)
    assert imported.entries == ()
    assert reason in imported.faults[0].reason


def test_items_without_a_key_are_numbered_and_other_nodes_are_skipped() -> None:
    entry = "<rdf:Description><z:itemType>{}</z:itemType></rdf:Description>"
    imported = read(RDF % "".join(map(entry.format, ("book", "attachment", "", "webpage"))))
    assert [(each.key, each.type) for each in imported.entries] == [("zotero1", "book"), ("zotero2", "online")]


def test_files_and_collections_are_read_except_a_collection_named_like_a_tag() -> None:
    text = RDF % (
        '<rdf:Description rdf:about="#a"><z:itemType>book</z:itemType><dc:subject>VLP</dc:subject>'
        '<link:link rdf:resource="#f"/><link:link rdf:resource="#none"/><link:link rdf:resource="#empty"/>'
        "</rdf:Description>"
        '<z:Attachment rdf:about="#f"><z:itemType>attachment</z:itemType><dc:title>Full</dc:title>'
        '<rdf:resource rdf:resource="a.pdf"/><link:type>application/pdf</link:type></z:Attachment>'
        '<z:Attachment rdf:about="#empty"><z:itemType>attachment</z:itemType></z:Attachment>'
        '<z:Collection><dc:title>VLP</dc:title><dcterms:hasPart rdf:resource="#a"/></z:Collection>'
        '<z:Collection><dc:title>Mine</dc:title><dcterms:hasPart rdf:resource="#a"/></z:Collection>'
    )
    (entry,) = read(text).entries
    assert entry.get("file") == "Full:a.pdf:application/pdf"
    assert (entry.get("groups"), entry.get("keywords")) == ("Mine", "VLP")


@pytest.mark.parametrize(
    ("inside", "field", "value"),
    [
        ("<z:itemType>report</z:itemType><prism:number>TR-1</prism:number>", "number", "TR-1"),
        ("<z:itemType>preprint</z:itemType><prism:number>arXiv:2103.00020</prism:number>", "eprint", "2103.00020"),
        ("<z:itemType>preprint</z:itemType><prism:number>arXiv:2103.00020</prism:number>", "number", None),
        ("<z:itemType>computerProgram</z:itemType><prism:edition>2</prism:edition>", "version", "2"),
        ("<z:itemType>book</z:itemType><prism:edition>2</prism:edition>", "edition", "2"),
        ("<z:itemType>book</z:itemType><dc:description>tex.mine: Me &amp; you</dc:description>", "mine", r"Me \& you"),
        ("<z:itemType>book</z:itemType><dc:description>tex.Mine2: no</dc:description>", "mine2", None),
        ("<z:itemType>book</z:itemType><dc:description>Status: in press</dc:description>", "year", "in press"),
        ("<z:itemType>newspaperArticle</z:itemType>", "entrysubtype", "newspaper"),
        ("<z:itemType>book</z:itemType><dc:identifier>ISBN 978-0</dc:identifier>", "isbn", "978-0"),
        ("<z:itemType>book</z:itemType><dc:identifier>PMID 1</dc:identifier>", "pmid", None),
    ],
)
def test_the_field_of_a_value_depends_on_the_item_type(inside: str, field: str, value: str | None) -> None:
    assert _values(inside).get(field) == value


def test_notes_and_annotations_are_distinguished_and_lose_their_markup() -> None:
    text = RDF % (
        "<rdf:Description><z:itemType>book</z:itemType>"
        '<dcterms:isReferencedBy rdf:resource="#n"/><dcterms:isReferencedBy rdf:resource="#n-annotation"/>'
        "</rdf:Description>"
        '<bib:Memo rdf:about="#n"><rdf:value>&lt;p&gt;One&lt;/p&gt;</rdf:value></bib:Memo>'
        '<bib:Memo rdf:about="#n-annotation"><rdf:value>Two</rdf:value></bib:Memo>'
    )
    (entry,) = read(text).entries
    assert (entry.get("note").strip(), entry.get("annotation")) == ("One", "Two")


def test_a_preprint_server_without_a_number_is_read_back(items: Items) -> None:
    text = zotero_rdf.render(items("@article{a, title = {T}, journal = {arXiv}}"), ExportOptions()).text
    (again,) = view_entries(read(text).entries)
    assert (again.type, again.server) == (Type.PREPRINT, "arXiv")
