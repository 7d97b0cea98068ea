"""Reads Zotero RDF, as Zotero and vlbib write it.

A document type declaration is refused, so that no entity is expanded (expat alone would stop only the worst).
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from vlbib.core.bib import Entry
from vlbib.exports.attachments import Attachment, attachment, file_value
from vlbib.exports.readers.imported import Imported, ReadFault, arxiv_fields, make_entry, name_of, with_people
from vlbib.exports.ris import EXTRA
from vlbib.exports.zotero_rdf import OWN_PLACES, TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.core.names import Name

_SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "z": "http://www.zotero.org/namespaces/export#",
    "dcterms": "http://purl.org/dc/terms/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "bib": "http://purl.org/net/biblio#",
    "prism": "http://prismstandard.org/namespaces/1.2/basic/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://nwalsh.com/rdf/vCard#",
    "link": "http://purl.org/rss/1.0/modules/link/",
}
_ABOUT = f"{{{_SPACES['rdf']}}}about"
_RESOURCE = f"{{{_SPACES['rdf']}}}resource"
_KINDS = {name: kind.value for kind, name in reversed(TYPES.items())} | {
    "preprint": "online", "book": "book", "report": "report", "document": "misc", "blogPost": "online",
    "magazineArticle": "article", "newspaperArticle": "article", "encyclopediaArticle": "inreference",
    "presentation": "unpublished",
}  # fmt: skip
_MAKERS = ("bib:authors", "z:programmers", "z:inventors", "z:directors", "z:artists", "z:performers", "z:presenters",
           "z:interviewees")  # fmt: skip
_ROLES = {
    "editor": "bib:editors", "translator": "z:translators", "bookauthor": "z:bookAuthors",
    "serieseditor": "z:seriesEditors", "interviewer": "z:interviewers",
}  # fmt: skip
_EXTRA = {label: field for field, label in EXTRA.items()} | {"Issued": "date", "Status": "year"}
_SUBTYPES = {"magazineArticle": "magazine", "newspaperArticle": "newspaper"}
_PARTS = (
    "dcterms:isPartOf/bib:Journal",
    "dcterms:isPartOf/bib:Periodical",
    "dcterms:isPartOf/bib:Newspaper",
    "dcterms:isPartOf/bib:Book",
    "dcterms:isPartOf/z:Website",
    ".",
)
_PUBLISHER = "dc:publisher/foaf:Organization/foaf:name"
_TEXTS = {
    "title": "dc:title", "date": "dc:date", "urldate": "dcterms:dateSubmitted", "abstract": "dcterms:abstract",
    "langid": "z:language", "shorttitle": "z:shortTitle", "eventtitle": "bib:presentedAt/bib:Conference/dc:title",
    "pagetotal": "z:numPages", "volumes": "z:numberOfVolumes", "license": "dc:rights", "holder": "z:assignee",
    "shortjournal": "dcterms:isPartOf/bib:Journal/dcterms:alternative",
    "url": "dc:identifier/dcterms:URI/rdf:value", "type": "dc:type",
    "location": "dc:publisher/foaf:Organization/vcard:adr/vcard:Address/vcard:locality",
}  # fmt: skip


def read(text: str) -> Imported:
    """Return the items; notes become `note` and `annotation`, labelled lines of Extra become their fields."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        return Imported((), (ReadFault(0, "a document type declaration: refused"),))
    try:
        root = ET.fromstring(text.lstrip("\ufeff"))  # noqa: S314 -- entities are refused above
    except ET.ParseError as error:
        return Imported((), (ReadFault(error.position[0], f"not XML: {error}"),))
    memos = {memo.get(_ABOUT, ""): _text(memo, "rdf:value") for memo in root.findall("bib:Memo", _SPACES)}
    files = {node.get(_ABOUT, ""): _file(node) for node in root.findall("z:Attachment", _SPACES)}
    items = [node for node in root if _text(node, "z:itemType") not in ("", "attachment")]
    groups = _collections(root)
    held = ((_entry(node, memos, place), node) for place, node in enumerate(items, start=1))
    return Imported(tuple(_with_places(entry, node, files, groups) for entry, node in held))


def _file(node: ET.Element) -> Attachment:
    """Return an attachment; older files of Zotero have the path in `rdf:resource`."""
    paths = (node.find(tag, _SPACES) for tag in ("z:path", "rdf:resource"))
    path = next((attributes.get(_RESOURCE, "") for attributes in paths if attributes is not None), "")
    return attachment(path, _text(node, "dc:title"), _text(node, "link:type"))


def _collections(root: ET.Element) -> dict[str, list[str]]:
    """Return the titles of the collections that contain an item, by the item's address."""
    titles: dict[str, list[str]] = {}
    for collection in root.findall("z:Collection", _SPACES):
        for part in collection.findall("dcterms:hasPart", _SPACES):
            titles.setdefault(part.get(_RESOURCE, ""), []).append(_text(collection, "dc:title"))
    return titles


def _with_places(entry: Entry, node: ET.Element, files: dict[str, Attachment], groups: dict[str, list[str]]) -> Entry:
    """Return an entry with its files, and with the collections that are not its tags as groups."""
    links = [link.get(_RESOURCE, "") for link in node.findall("link:link", _SPACES)]
    own = file_value([files[link] for link in links if link in files and files[link].path])
    tags = {tag.text for tag in node.findall("dc:subject", _SPACES)}
    names = [name for name in groups.get(node.get(_ABOUT, ""), ()) if name not in tags]
    added = make_entry(entry.type, entry.key, [("file", own), ("groups", ", ".join(names))]).fields
    return Entry(entry.type, entry.key, (*entry.fields, *added), entry.line)


def _text(node: ET.Element, path: str) -> str:
    return node.findtext(path, "", _SPACES)


def _entry(node: ET.Element, memos: dict[str, str], place: int) -> Entry:
    kind = _KINDS.get(_text(node, "z:itemType"), "misc")
    key = _text(node, "z:citationKey") or f"zotero{place}"
    authors = next((names for tag in _MAKERS if (names := _people(node, tag))), [])
    entry = make_entry(kind, key, _fields(node, kind, memos))
    others = {role: _people(node, tag) for role, tag in _ROLES.items()}
    return with_people(entry, author=authors, **others)


def _people(node: ET.Element, path: str) -> list[Name]:
    persons = node.findall(f"{path}/rdf:Seq/rdf:li/foaf:Person", _SPACES)
    names = [(_text(person, "foaf:surname"), _text(person, "foaf:givenName").split(", ")) for person in persons]
    return [name_of(family, given[0], given[1] if len(given) > 1 else "") for family, given in names]


def _fields(node: ET.Element, kind: str, memos: dict[str, str]) -> Iterator[tuple[str, str]]:
    yield from ((field, _text(node, path)) for field, path in _TEXTS.items())
    yield from _venue(node, kind)
    yield from ((field, _text(node, f"z:{own}")) for (_, field), own in OWN_PLACES.items())
    yield "entrysubtype", _SUBTYPES.get(_text(node, "z:itemType"), "")
    number = _text(node, "prism:number")
    ids = [*arxiv_fields(_text(node, "dc:description")), *arxiv_fields(number)]
    yield from ids
    yield "number", "" if arxiv_fields(number) else number
    yield ("version" if kind in ("software", "dataset", "standard") else "edition"), _text(node, "prism:edition")
    yield "pages", _text(node, "bib:pages").replace("-", "--")
    publisher = _text(node, _PUBLISHER)
    body = "institution" if kind in ("thesis", "report", "jurisdiction") else "publisher"
    yield body, "" if kind == "online" and publisher == "arXiv" and ids else publisher
    yield "keywords", ", ".join(tag.text or "" for tag in node.findall("dc:subject", _SPACES) if tag.text)
    yield from _notes(node, memos)
    for line in _text(node, "dc:description").split("\n"):
        label, _, text = line.partition(": ")
        if re.fullmatch(r"tex\.[a-z]+", label):
            yield label[4:], text
        elif label in _EXTRA:
            yield _EXTRA[label], text
    yield "type", "Interview" if _text(node, "z:itemType") == "interview" else ""


def _venue(node: ET.Element, kind: str) -> Iterator[tuple[str, str]]:
    yield "series", next((_text(part, "dc:title") for part in node.iter(f"{{{_SPACES['bib']}}}Series")), "")
    for path in _PARTS:
        part = node if path == "." else node.find(path, _SPACES)
        if part is None:
            continue
        if part is not node and not (kind == "online" and _text(part, "dc:title") == _text(node, _PUBLISHER)):
            yield (
                ("booktitle" if kind in ("inproceedings", "incollection", "inreference") else "journaltitle"),
                _text(part, "dc:title"),
            )
            yield "number", _text(part, "prism:number")
        yield "volume", _text(part, "prism:volume")
        yield from _identifiers(part)


def _identifiers(part: ET.Element) -> Iterator[tuple[str, str]]:
    for identifier in part.findall("dc:identifier", _SPACES):
        scheme, _, value = (identifier.text or "").strip().partition(" ")
        if scheme in ("DOI", "ISBN", "ISSN"):
            yield scheme.lower(), value


def _notes(node: ET.Element, memos: dict[str, str]) -> Iterator[tuple[str, str]]:
    for reference in node.findall("dcterms:isReferencedBy", _SPACES):
        about = reference.get(_RESOURCE, "")
        text = html.unescape(re.sub(r"<[^>]*>", " ", memos.get(about, "")))
        yield ("annotation" if about.endswith("-annotation") else "note"), text
