"""Zotero RDF, the one format in which Zotero loses nothing: item types, citation key, tags, collections, notes.

Shape: as Zotero's translators "Zotero RDF" and "RDF" write and read it. A field that Zotero has no place for goes into
"Extra" as `tex.field: value`, which Better BibTeX turns back into the field.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from vlbib.exports.attachments import attachments, file_fields
from vlbib.exports.format import IN_TITLES, Dropped, Exported, ExportOptions, retyped
from vlbib.exports.interviews import is_interview
from vlbib.exports.owner_groups import with_groups
from vlbib.exports.preprints import not_of_server, server_words
from vlbib.exports.ris import known_extra
from vlbib.exports.tagtree import Branch, gathered
from vlbib.exports.values.datamodel import zotero_name, zotero_places
from vlbib.exports.values.kinds import Type
from vlbib.exports.values.named_servers import server_named
from vlbib.exports.values.plain import xml_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from vlbib.core.names import Name
    from vlbib.exports.item import Item

name = "zotero-rdf"
suffix = ".rdf"

TYPES = {
    Type.ARTICLE: "journalArticle",
    Type.AUDIO: "audioRecording",
    Type.BOOK: "book",
    Type.BOOKLET: "book",
    Type.CASE: "case",
    Type.CHAPTER: "bookSection",
    Type.COLLECTION: "book",
    Type.DATASET: "dataset",
    Type.ENTRY: "encyclopediaArticle",
    Type.FILM: "film",
    Type.IMAGE: "artwork",
    Type.LAW: "statute",
    Type.LETTER: "letter",
    Type.MANUAL: "report",
    Type.MISC: "document",
    Type.PAPER: "conferencePaper",
    Type.PATENT: "patent",
    Type.PERIODICAL: "book",
    Type.PREPRINT: "preprint",
    Type.PRESENTATION: "presentation",
    Type.PROCEEDINGS: "book",
    Type.REPORT: "report",
    Type.SOFTWARE: "computerProgram",
    Type.STANDARD: "standard",
    Type.THESIS: "thesis",
    Type.UNPUBLISHED: "manuscript",
    Type.VIDEO: "videoRecording",
    Type.WEB: "webpage",
}
# The RDF class of an item and of its container, if Zotero has one.
_CLASSES = {"journalArticle": "bib:Article", "magazineArticle": "bib:Article", "newspaperArticle": "bib:Article",
            "book": "bib:Book", "bookSection": "bib:BookSection",
            "computerProgram": "bib:Data", "thesis": "bib:Thesis", "report": "bib:Report", "patent": "bib:Patent",
            "manuscript": "bib:Manuscript", "webpage": "bib:Document"}  # fmt: skip
_CONTAINERS = {"encyclopediaArticle": "bib:Book", "journalArticle": "bib:Journal", "conferencePaper": "bib:Journal",
               "magazineArticle": "bib:Periodical", "newspaperArticle": "bib:Newspaper",
               "bookSection": "bib:Book", "webpage": "z:Website"}  # fmt: skip
_SIMPLE = {
    "abstract": "dcterms:abstract",
    "license": "dc:rights",
    "pagetotal": "z:numPages",
    "shorttitle": "z:shortTitle",
    "type": "dc:type",
    "volumes": "z:numberOfVolumes",
}
# The creators that some types have instead of authors, and further kinds of creators.
_MAKERS = {"artwork": "z:artists", "audioRecording": "z:performers", "computerProgram": "z:programmers",
           "film": "z:directors", "interview": "z:interviewees", "patent": "z:inventors",
           "presentation": "z:presenters", "videoRecording": "z:directors"}  # fmt: skip
_PEOPLE = {
    "translator": "z:translators",
    "bookauthor": "z:bookAuthors",
    "serieseditor": "z:seriesEditors",
    "interviewer": "z:interviewers",
}
# Fields that only one item type has, under its own name.
OWN_PLACES = {("case", "journaltitle"): "reporter", ("statute", "journaltitle"): "code",
              ("artwork", "howpublished"): "artworkMedium",
              ("patent", "filingdate"): "filingDate", ("patent", "location"): "country"}  # fmt: skip
_AT_EVENTS = ("conferencePaper", "presentation")
_TYPES_UNREAD = frozenset({"genre", "type"})
_EXTRA = frozenset({"pmid", "pmcid", "origdate", "swhid"})
# Zotero's fields for a biblatex field. Zotero drops those that an item type lacks, so they are written to Extra.
_FIELDS = {
    "abstract": ("abstractNote",), "bookauthor": ("bookAuthor",), "booktitle": ("publicationTitle",), "doi": ("DOI",),
    "edition": ("edition",), "editor": ("editor",), "interviewer": ("interviewer",), "isbn": ("ISBN",),
    "issn": ("ISSN",), "journaltitle": ("publicationTitle",), "langid": ("language",), "license": ("rights",),
    "location": ("place",), "number": ("number", "issue", "seriesNumber"), "pages": ("pages",),
    "pagetotal": ("numPages",), "publisher": ("publisher", "authority", "assignee"),
    "series": ("series", "seriesTitle"), "serieseditor": ("seriesEditor",), "shortjournal": ("journalAbbreviation",),
    "shorttitle": ("shortTitle",), "translator": ("translator",), "type": ("type",), "urldate": ("accessDate",),
    "version": ("versionNumber", "edition"), "volume": ("volume",), "volumes": ("numberOfVolumes",),
}  # fmt: skip
_CARRIED = frozenset({
    "abstract", "annotation", "author", "bookauthor", "booktitle", "crossref", "date", "day", "doi", "editor",
    "eprint", "eprintclass", "eprinttype", "groups", "interviewer", "isbn", "issn", "journaltitle", "keywords",
    "langid", "license", "location", "month", "note", "number", "pages", "pagetotal", "publisher", "series",
    "serieseditor", "shortjournal", "shorttitle", "subtitle", "title", "translator", "type", "url", "urldate",
    "version", "volume", "volumes", "xdata", "year",
}) | _EXTRA  # fmt: skip
_CARRIED_OF_ALL = _CARRIED | IN_TITLES
_LOOSE = {Type.BOOKLET, Type.COLLECTION, Type.MANUAL, Type.PERIODICAL, Type.PROCEEDINGS}
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:bib="http://purl.org/net/biblio#"
 xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/"
 xmlns:foaf="http://xmlns.com/foaf/0.1/"
 xmlns:vcard="http://nwalsh.com/rdf/vCard#"
 xmlns:so="http://schema.org/"
 xmlns:link="http://purl.org/rss/1.0/modules/link/">
"""


def render(items: Sequence[Item], options: ExportOptions) -> Exported:  # noqa: ARG001 -- this format has no options
    """Return an RDF/XML document: items, notes, attachments and collections.

    A tag becomes a collection if it is a path, has tags below it or has two entries; so does every group.
    """
    items = tuple(items)
    body = "".join(part for item in items for part in (_item(item), *_memos(item), *_files(item)))
    tree = gathered(items)
    groups = with_groups(tree, items)
    collections = "".join(_collection(branch, groups) for branch in tree.walk() if _is_collection(branch, groups))
    return Exported(f"{_HEAD}{body}{collections}</rdf:RDF>\n", [loss for item in items for loss in _dropped(item)])


def _element(tag: str, text: str) -> str:
    return f"<{tag}>{xml_text(text)}</{tag}>" if text else ""


def _about(item: Item) -> str:
    is_plain = item.key.isascii() and item.key.replace("-", "").replace("_", "").isalnum()  # as nearly all
    return f"#item-{item.key if is_plain else quote(item.key, safe='')}"


def _item(item: Item) -> str:
    kind = _kind(item)
    tag = _CLASSES.get(kind, "rdf:Description")
    lines = "".join([f"  {line}\n" for line in _lines(item, kind) if line])
    return f' <{tag} rdf:about="{_about(item)}">\n{lines} </{tag}>\n'


def _kind(item: Item) -> str:
    """Return Zotero's item type."""
    if item.periodical:
        return f"{item.periodical}Article"
    return "interview" if is_interview(item) else TYPES[item.written_type]


def _lines(item: Item, kind: str) -> list[str]:
    """Return the elements of an item in order; an empty one is not written."""
    values, date, accessed, url, about = item.values, item.date, item.accessed, item.url, _about(item)
    return [
        _element("z:itemType", kind),
        _part_of(item, kind),
        _organization(item, kind),
        _people(_MAKERS.get(kind, "bib:authors"), item.authors.names),
        *[_people(tag, item.people(field).names) for field, tag in _PEOPLE.items() if field in values],
        *(_editors(item, kind) if "editor" in values else ()),
        "".join([_element("dc:subject", tag) for tag in item.tags]),
        _element("dc:title", item.title),
        _element("dc:date", date.edtf() if date else item.year),
        _element("z:language", item.language),
        _element("z:assignee", item.text("holder") if kind == "patent" else ""),
        _event(item) if "eventtitle" in values and kind in _AT_EVENTS else "",
        _element("bib:pages", item.page_range or item.text("eid")),
        _element("dc:identifier", f"DOI {item.doi}" if item.doi and not _holds_doi(kind) else ""),
        f"<dc:identifier><dcterms:URI>{_element('rdf:value', url)}</dcterms:URI></dc:identifier>" if url else "",
        _element("prism:number", _number(item, kind)),
        *_by_own_names(item, kind),
        *[_element(tag, item.text(field)) for field, tag in _SIMPLE.items() if field in values],
        *[_element(f"z:{own}", item.text(field)) for (of, field), own in OWN_PLACES.items() if of == kind],
        _element("dcterms:dateSubmitted", accessed.iso() if accessed else ""),
        _element("prism:edition", item.text("version") if _is_version(item, kind) else item.edition),
        _element("z:citationKey", item.key),
        _element("dc:description", "\n".join(_extra(item, kind))),
        "".join([f'<dcterms:isReferencedBy rdf:resource="{note}"/>' for note, _ in _notes(item)]),
        "".join([f'<link:link rdf:resource="{about}-file-{n}"/>' for n in range(1, len(attachments(item)) + 1)]),
    ]


def _editors(item: Item, kind: str) -> list[str]:
    role = _role_of_editors(item, kind)
    tags = [f"z:{role}s" if role else "bib:editors"]
    tags += ["so:producer"] if role == "producer" else []  # Zotero writes the first of both, but reads only this one
    return [_people(tag, item.editors.names) for tag in tags]


def _event(item: Item) -> str:
    title = _element("dc:title", item.text("eventtitle"))
    return f"<bib:presentedAt><bib:Conference>{title}</bib:Conference></bib:presentedAt>"


def _by_own_names(item: Item, kind: str) -> Iterator[str]:
    """Yield number, court and kind of work under the item type's own names for them.

    Zotero reads `prism:number` only for parts of journals or books, `dc:type` only for some types, and no publisher as
    a court.
    """
    if number := _number(item, kind):
        yield _own_element(kind, "number", number)
    if kind == "case":
        yield _own_element(kind, "authority", item.publisher)
    if "type" in item.values and zotero_name(kind, "type") in _TYPES_UNREAD:
        yield _own_element(kind, "type", item.text("type"))


def _own_element(kind: str, base: str, text: str) -> str:
    own = zotero_name(kind, base)
    return _element(f"z:{own}", text) if own else ""


def _role_of_editors(item: Item, kind: str) -> str:
    """Return the role in `editortype` if the Zotero type has such creators; "" for editors."""
    role = item.values.get("editortype", "").strip().lower()
    return role if role in zotero_places(kind) else ""


def _number(item: Item, kind: str) -> str:
    """Return the number of a report or patent, or a preprint's archive id; that of an issue is with the journal."""
    if kind == "preprint":
        return f"arXiv:{item.arxiv}" if item.arxiv else item.plain("eprint") or item.text("number")
    return "" if kind in _CONTAINERS else item.text("number")


def _holds_doi(kind: str) -> bool:
    """Tell whether Zotero writes the DOI with the journal, as it does for articles."""
    return kind == "journalArticle"


def _part_of(item: Item, kind: str) -> str:
    places = zotero_places(kind)
    series = _element("dc:title", item.text("series"))
    if series and "series" not in places and "seriesTitle" in places:
        series += _element("dcterms:alternative", item.text("series"))  # Zotero reads this name for that field
    in_series = f"<dcterms:isPartOf><bib:Series>{series}</bib:Series></dcterms:isPartOf>" if series else ""
    container = _CONTAINERS.get(kind)
    issue = item.text("number") if container else ""
    numbers = _element("prism:volume", item.text("volume")) + _element("prism:number", issue)
    for name in ("isbn", "issn"):
        numbers += _element("dc:identifier", f"{name.upper()} {item.text(name)}") if name in item.values else ""
    if container is None:
        return in_series + numbers
    doi = _element("dc:identifier", f"DOI {item.doi}" if item.doi and _holds_doi(kind) else "")
    short = _element("dcterms:alternative", item.text("shortjournal"))
    whole = item.container or (item.publisher if kind == "webpage" else "")
    inside = f"{in_series}{_element('dc:title', whole)}{short}{numbers}{doi}"
    return f"<dcterms:isPartOf><{container}>{inside}</{container}></dcterms:isPartOf>" if inside else ""


def _organization(item: Item, kind: str) -> str:
    publisher = server_words(item) if kind == "preprint" else item.publisher
    town = "" if (kind, "location") in OWN_PLACES else item.text("location")
    town = town or (item.text("venue") if kind == "presentation" else "")
    place = _element("vcard:locality", town)
    address = f"<vcard:adr><vcard:Address>{place}</vcard:Address></vcard:adr>" if place else ""
    inside = address + _element("foaf:name", publisher)
    return f"<dc:publisher><foaf:Organization>{inside}</foaf:Organization></dc:publisher>" if inside else ""


def _people(tag: str, names: Sequence[Name]) -> str:
    inside = "".join([_person(person) for person in names])
    return f"<{tag}><rdf:Seq>{inside}</rdf:Seq></{tag}>" if inside else ""


@lru_cache(maxsize=65536)
def _person(person: Name) -> str:
    family, first, suffix = person.parts
    given = f"{first}, {suffix}" if first and suffix else first or suffix
    name = _element("foaf:surname", family) + _element("foaf:givenName", given)
    return f"<rdf:li><foaf:Person>{name}</foaf:Person></rdf:li>"


def _extra(item: Item, kind: str) -> Iterator[str]:
    """Yield the lines of Extra: ids and dates in Zotero's own form, and every field without a place of its own."""
    yield from known_extra(item)
    files, further = file_fields(item), not_of_server(item)
    placed = _placed_fields(kind)
    for field in [field for field in item.values if field in further or field not in placed]:
        if field in ("editor", "editortype") and _role_of_editors(item, kind):
            continue
        if (kind, field) in OWN_PLACES or (field == "type" and item.text("type").lower() == kind):
            continue
        if field in further or (field == "version" and not _is_version(item, kind)):
            yield f"tex.{field}: {item.text(field)}"
            continue
        if field in ("journaltitle", "booktitle") and kind == "preprint" and server_named(item.values[field]):
            continue  # the archive says so
        if field in _FIELDS and zotero_places(kind).isdisjoint(_FIELDS[field]):
            yield f"DOI: {item.doi}" if field == "doi" and item.doi else f"tex.{field}: {item.text(field)}"
        elif field not in _CARRIED_OF_ALL and field not in files and not _is_placed(item, field, kind):
            yield f"tex.{field}: {item.text(field)}"


def _is_version(item: Item, kind: str) -> bool:
    """Tell whether Zotero's one field for edition and version gets the version.

    In a book, only if there is no edition.
    """
    return "version" in item.values and ("versionNumber" in zotero_places(kind) or "edition" not in item.values)


@lru_cache(maxsize=64)
def _placed_fields(kind: str) -> frozenset[str]:
    """Return the fields with a place in every item of a type; not the version, as an edition may take its place."""
    places = zotero_places(kind)
    homeless = (field for field, names in _FIELDS.items() if places.isdisjoint(names))
    return _CARRIED_OF_ALL.difference(homeless, ("version",))


def _is_placed(item: Item, field: str, kind: str) -> bool:
    """Tell whether a field that only some types have a place for has one here."""
    if field == "eventtitle":
        return kind in _AT_EVENTS
    if field in ("entrysubtype", "issuetitle", "collaboration"):
        return bool(item.periodical or item.issue_title or field == "collaboration")
    if field == "venue":
        return kind == "presentation" and "location" not in item.values
    if field in ("language", "holder", "eid", "pubstate", "howpublished"):
        return _is_said_elsewhere(item, field, kind)
    if field == "edition":
        return not _is_version(item, kind)
    is_taken = kind in ("webpage", "case") or not zotero_places(kind).isdisjoint(_FIELDS["publisher"])
    return field in ("institution", "organization") and item.text(field) == item.publisher and is_taken


def _is_said_elsewhere(item: Item, field: str, kind: str) -> bool:
    """Tell whether a field that Zotero has no place for is covered by another one."""
    return {
        "language": "langid" not in item.values and "language" in zotero_places(kind),
        "holder": kind == "patent",
        "eid": not item.page_range,
        "pubstate": not item.date and not item.year,
        "howpublished": kind == "preprint" and bool(item.server),
    }[field]


def _notes(item: Item) -> Iterator[tuple[str, str]]:
    for field in ("note", "annotation"):
        if field in item.values:
            yield f"{_about(item)}-{field}", item.text(field)


def _memos(item: Item) -> Iterator[str]:
    for about, text in _notes(item):
        html = f"<p>{xml_text(text)}</p>"
        yield f' <bib:Memo rdf:about="{about}">{_element("rdf:value", html)}</bib:Memo>\n'


def _files(item: Item) -> Iterator[str]:
    """Yield the attachments, by paths that Zotero resolves relative to the RDF file."""
    for number, attachment in enumerate(attachments(item), start=1):
        path = f'<z:path rdf:resource="{xml_text(attachment.path)}"/>'
        title = _element("dc:title", attachment.title or attachment.path.rpartition("/")[2])
        kind = _element("link:type", attachment.media_type)
        inside = f"<z:itemType>attachment</z:itemType>{path}{title}{kind}"
        yield f' <z:Attachment rdf:about="{_about(item)}-file-{number}">{inside}</z:Attachment>\n'


def _is_collection(branch: Branch, groups: AbstractSet[tuple[str, ...]]) -> bool:
    return len(branch.path) > 1 or bool(branch.below) or len(branch.items) > 1 or branch.path in groups


def _collection(branch: Branch, groups: AbstractSet[tuple[str, ...]]) -> str:
    inside = [_collection_about(child) for child in branch.children if _is_collection(child, groups)]
    inside += [_about(item) for item in branch.items]
    parts = "".join(f'<dcterms:hasPart rdf:resource="{about}"/>' for about in inside)
    about, title = _collection_about(branch), _element("dc:title", branch.name)
    return f' <z:Collection rdf:about="{about}">{title}{parts}</z:Collection>\n'


def _collection_about(branch: Branch) -> str:
    return "#collection-" + "/".join(quote(part, safe="") for part in branch.path)


def _dropped(item: Item) -> Iterator[Dropped]:
    if item.authors.others:
        yield Dropped(item.key, "author", "Zotero cannot say `and others`", item.line_of("author"))
    if item.type in _LOOSE:
        yield retyped(item, TYPES[item.written_type])
