"""EndNote XML, as EndNote, Zotero and Mendeley import it.

Elements and reference type numbers are those that EndNote 20 exports ("XML", RSXML.dtd). The name of a body ends in a
comma, so that EndNote does not split it.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from vlbib.exports.format import Dropped, Exported, ExportOptions, item_by_item, leftovers
from vlbib.exports.preprints import numbered, own_page
from vlbib.exports.ris import issuer, other_repository
from vlbib.exports.values.kinds import Type
from vlbib.exports.values.plain import xml_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vlbib.core.names import Name
    from vlbib.exports.item import Item

name = "endnote-xml"
suffix = ".xml"

TYPES = {
    Type.ARTICLE: (17, "Journal Article"),
    Type.AUDIO: (61, "Music"),
    Type.BOOK: (6, "Book"),
    Type.BOOKLET: (24, "Pamphlet"),
    Type.CASE: (7, "Case"),
    Type.CHAPTER: (5, "Book Section"),
    Type.COLLECTION: (28, "Edited Book"),
    Type.DATASET: (59, "Dataset"),
    Type.ENTRY: (53, "Encyclopedia"),
    Type.FILM: (21, "Film or Broadcast"),
    Type.IMAGE: (2, "Artwork"),
    Type.LAW: (31, "Statute"),
    Type.LETTER: (26, "Personal Communication"),
    Type.MANUAL: (6, "Book"),
    Type.MISC: (13, "Generic"),
    Type.PAPER: (10, "Conference Proceedings"),
    Type.PATENT: (25, "Patent"),
    Type.PERIODICAL: (57, "Serial"),
    Type.PREPRINT: (43, "Electronic Article"),
    Type.PRESENTATION: (47, "Conference Paper"),
    Type.PROCEEDINGS: (28, "Edited Book"),
    Type.REPORT: (27, "Report"),
    Type.SOFTWARE: (9, "Computer Program"),
    Type.STANDARD: (58, "Standard"),
    Type.THESIS: (32, "Thesis"),
    Type.UNPUBLISHED: (34, "Unpublished Work"),
    Type.VIDEO: (3, "Audiovisual Material"),
    Type.WEB: (12, "Web Page"),
}
# For these types EndNote calls the authors editors. Other books have their editors third, after those of the series.
_EDITED = (28, "Edited Book")
_BOOKS = frozenset({6, 28, 57})
# Types whose number EndNote keeps in the ISBN field: `Report Number`, `Patent Number`.
_NUMBERED = frozenset({Type.REPORT, Type.PATENT})
# Types for which EndNote has series editors: second for books and reports, third for parts of books.
_IN_SERIES = frozenset({
    Type.BOOK, Type.CHAPTER, Type.COLLECTION, Type.ENTRY, Type.PAPER, Type.PERIODICAL, Type.PROCEEDINGS, Type.REPORT,
})  # fmt: skip
_IN_PERIODICALS = {"magazine": (19, "Magazine Article"), "newspaper": (23, "Newspaper Article")}
CARRIED = frozenset({
    "abstract", "annotation", "author", "booktitle", "crossref", "date", "day", "doi", "edition", "editor",
    "eid", "eprint", "eprintclass", "eprinttype", "eventtitle", "howpublished", "institution", "isbn", "issn",
    "issuetitle", "journaltitle", "keywords", "langid", "language", "library", "license", "location", "month",
    "note", "number", "organization", "pages", "pagetotal", "pmcid", "pmid", "publisher", "repository",
    "series", "shortjournal", "shorttitle", "subtitle", "swhid", "title", "translator", "type", "url",
    "urldate", "version", "volume", "volumes", "xdata", "year",
})  # fmt: skip


def render(items: Sequence[Item], options: ExportOptions) -> Exported:  # noqa: ARG001 -- this format has no options
    """Return an XML document with one record per item."""
    numbers = count(1)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n'
    return item_by_item(
        items, lambda item: f"{_record(item, next(numbers))}\n", _dropped, head=head, tail="</records></xml>\n"
    )


def _record(item: Item, number: int) -> str:
    code, kind = _IN_PERIODICALS.get(item.periodical) or TYPES[item.written_type]
    if code in _BOOKS and item.editors.names and not item.authors.names:
        code, kind = _EDITED
    parts = (
        f"<rec-number>{number}</rec-number>",
        f'<ref-type name="{kind}">{code}</ref-type>',
        _within("contributors", _contributors(item, code)),
        _within("titles", _titles(item, code)),
        _within("periodical", (_element("full-title", item.container),) if item.type is Type.ARTICLE else ()),
        *_numbers(item),
        _within("keywords", (_element("keyword", tag) for tag in item.tags)),
        _within("dates", _dates(item)),
        *_ends(item),
    )
    return f"<record>{''.join(parts)}</record>"


def _element(tag: str, text: str) -> str:
    return f"<{tag}>{xml_text(text)}</{tag}>" if text else ""


def _within(tag: str, parts: Iterable[str]) -> str:
    inside = "".join(parts)
    return f"<{tag}>{inside}</{tag}>" if inside else ""


def _contributors(item: Item, code: int) -> Iterator[str]:
    editors = "tertiary-authors" if code in _BOOKS else "secondary-authors"
    if (code in _BOOKS and not item.authors.names) or item.has_director_alone:
        editors = "authors"
    roles = [("authors", item.authors.names), (editors, item.editors.names),
             ("subsidiary-authors", item.people("translator").names)]  # fmt: skip
    if "serieseditor" in item.values and item.type in _IN_SERIES:
        place = "secondary-authors" if code in _BOOKS or item.type is Type.REPORT else "tertiary-authors"
        roles.append((place, item.people("serieseditor").names))
    for tag, names in roles:
        yield _within(tag, (_element("author", _name(person)) for person in names))


def _name(person: Name) -> str:
    family, given, suffix = person.parts
    if not given:
        return f"{family},"
    return f"{family}, {given}, {suffix}" if suffix else f"{family}, {given}"


def _titles(item: Item, code: int) -> Iterator[str]:
    """Yield the titles. The second is a paper's event, or the series of a book or report that nothing else contains."""
    series, event = item.text("series"), item.text("eventtitle")
    within = (event or item.container) if item.type is Type.PAPER else item.container or event or item.server
    is_alone = not within and (code in _BOOKS or item.type is Type.REPORT)
    yield _element("title", item.title)
    yield _element("secondary-title", series if is_alone else within)
    yield _element("tertiary-title", "" if is_alone else series)
    yield _element("alt-title", item.text("shortjournal"))
    yield _element("short-title", item.text("shorttitle"))


def _numbers(item: Item) -> Iterator[str]:
    yield _element("pages", item.page_range or item.text("eid") or item.text("pagetotal"))
    yield _element("volume", item.text("volume"))
    yield _element("number", "" if item.type is Type.PATENT else item.text("number"))
    yield _element("num-vols", item.text("volumes"))
    yield _element("edition", item.text("version") or item.edition)


def _dates(item: Item) -> Iterator[str]:
    date = item.date
    yield _element("year", item.year)
    if date and (date.month or not date.is_plain):
        yield _within("pub-dates", (_element("date", date.edtf()),))


def _ends(item: Item) -> Iterator[str]:
    is_paper = item.type is Type.PAPER  # the place of a paper is that of the event
    yield _element("pub-location", item.text("venue" if is_paper else "location"))
    yield _element("publisher", issuer(item))
    serial = item.text("isbn") or item.text("issn")
    yield _element("isbn", (item.text("number") if item.type in _NUMBERED else "") or serial)
    is_numbered = item.type is Type.PREPRINT or item.arxiv
    yield _element("accession-num", item.plain("pmid") or (numbered(item) if is_numbered else ""))
    yield _element("electronic-resource-num", item.doi)
    yield _element("abstract", item.text("abstract"))
    yield _element("label", item.key)
    remarks = (item.text("note"), item.howpublished, item.text("license"), item.text("swhid"), other_repository(item))
    yield _element("notes", "; ".join(part for part in remarks if part))
    yield _element("research-notes", item.text("annotation"))
    yield _element("work-type", item.text("type"))
    yield _within("urls", (_within("related-urls", (_element("url", item.url or own_page(item)),)),))
    yield _element("call-num", item.text("library"))
    yield _element("custom1", item.text("location") if is_paper else "")
    yield _element("custom2", item.plain("pmcid"))
    has_both = is_paper and item.text("eventtitle") not in ("", item.container)
    yield _element("custom3", item.container if has_both else "")
    yield _element("language", item.language)
    yield _element("access-date", item.accessed.iso() if item.accessed else "")


def _dropped(item: Item) -> Iterator[Dropped]:
    placed = {"holder"} if item.text("holder") == issuer(item) else set()
    placed |= {"entrysubtype"} if item.periodical else set()
    placed |= {"venue"} if item.type is Type.PAPER else set()
    placed |= {"serieseditor"} if item.type in _IN_SERIES else set()
    yield from leftovers((item,), CARRIED, "EndNote has no place for it", placed)
    if item.authors.others:
        yield Dropped(item.key, "author", "EndNote cannot say `and others`", item.line_of("author"))
