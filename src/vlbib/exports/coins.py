"""COinS: an entry as an OpenURL context object in a span, which the Zotero connector offers to save.

Formats: NISO Z39.88-2004 (`journal`, `book`, `dc`), as Zotero's translators use it: `dc` with `rft.type` covers the
item types that the other two do not have.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.exports.preprints import own_page, server_words
from vlbib.exports.values.kinds import Type
from vlbib.exports.zotero_rdf import TYPES

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from vlbib.core.names import Name
    from vlbib.exports.item import Item

# the four most common of these characters are replaced faster below
_ODD = lazy_pattern(r"[^A-Za-z0-9_.~ ,:/\x00\x01-]+")
_BETWEEN, _IS = "\0", "\1"  # placeholders for `&amp;` and `=`; values contain no control characters
_START = "url_ver=Z39.88-2004&amp;ctx_ver=Z39.88-2004&amp;rfr_id=info%3Asid%2Fzotero.org%3A2"
_GENRES = {
    Type.ARTICLE: ("journal", "article"),
    Type.PAPER: ("book", "proceeding"),
    Type.CHAPTER: ("book", "bookitem"),
    Type.BOOK: ("book", "book"),
    Type.COLLECTION: ("book", "book"),
    Type.PROCEEDINGS: ("book", "book"),
}


def coins(item: Item) -> str:
    """Return the content of the span's `title` attribute, escaped for HTML."""
    format_name, genre = _GENRES.get(item.type, ("dc", ""))
    pairs = [("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{format_name}")]
    pairs += _dublin(item) if format_name == "dc" else _by_genre(item, genre)
    pairs += _common(item)
    pairs += _of_type(item) if format_name == "dc" else ()
    text = "".join([f"{_BETWEEN}{key}{_IS}{value}" for key, value in pairs if value])
    return _START + _escaped(text).replace(_BETWEEN, "&amp;").replace(_IS, "=")


def _escaped(value: str) -> str:
    return _ODD.sub(_quoted, value).replace(" ", "%20").replace(",", "%2C").replace(":", "%3A").replace("/", "%2F")


def _quoted(match: re.Match[str]) -> str:
    return _quote(match[0])


@lru_cache(maxsize=1024)
def _quote(signs: str) -> str:
    return quote(signs, safe="")


def _of_type(item: Item) -> Iterator[tuple[str, str]]:
    """Yield the item type and a patent's own keys. They come last: after them Zotero reads no Dublin Core keys."""
    yield "rft.type", TYPES[item.written_type]
    if item.type is Type.PATENT:
        yield from (("rft.number", item.text("number")), ("rft.assignee", item.text("holder")))


def _dublin(item: Item) -> Iterator[tuple[str, str]]:
    yield "rft.title", item.title
    yield "rft.source", item.container or (item.publisher if item.type is Type.WEB else "")
    yield "rft.publisher", server_words(item) if item.type is Type.PREPRINT else item.publisher
    yield from (("rft.place", item.text("location")), ("rft.series", item.text("series")))
    yield from (("rft.volume", item.text("volume")), ("rft.edition", item.text("version") or item.edition))
    yield from (("rft.pages", item.page_range), ("rft.isbn", item.text("isbn")), ("rft.issn", item.text("issn")))
    yield from (("rft.description", item.text("abstract")), ("rft.rights", item.text("license")))
    yield "rft.identifier", f"urn:doi:{item.doi}" if item.doi else ""
    yield "rft.identifier", item.url or own_page(item) or (f"https://arxiv.org/abs/{item.arxiv}" if item.arxiv else "")


def _by_genre(item: Item, genre: str) -> Iterator[tuple[str, str]]:
    part = genre != "book"
    yield "rft.genre", genre
    yield ("rft.atitle" if part else "rft.btitle"), item.title
    if part:
        yield ("rft.jtitle" if genre == "article" else "rft.btitle"), item.container
    yield "rft.conference", item.text("eventtitle")
    yield "rft.volume", item.text("volume")
    yield "rft.issue", item.text("number") if genre == "article" else ""
    yield from (("rft.publisher", item.publisher), ("rft.place", item.text("location")))
    yield from (("rft.series", item.text("series")), ("rft.edition", item.text("edition")))
    yield "rft.pages", item.page_range or item.text("eid")
    yield from (("rft.spage", item.pages[0]), ("rft.epage", item.pages[1]))
    yield from (("rft.isbn", item.text("isbn")), ("rft.issn", item.text("issn")))


def _common(item: Item) -> Iterator[tuple[str, str]]:
    yield "rft_id", f"info:doi/{item.doi}" if item.doi else ""
    yield "rft_id", item.url or ("" if item.arxiv else own_page(item))
    if item.arxiv:
        yield "rft_id", f"info:arxiv/{item.arxiv}"
    makers = item.editors if item.has_director_alone else item.authors
    yield from (("rft.au", _name(person)) for person in makers.names)
    yield "rft.date", item.date.iso() if item.date else ""
    yield from (("rft.tpages", item.text("pagetotal")), ("rft.language", item.language))
    yield from (("rft.subject", tag) for tag in item.tags)


@lru_cache(maxsize=65536)
def _name(person: Name) -> str:
    """Return a name as Zotero splits it, at the comma; a body is written without commas, so that it is not split."""
    family, first, suffix = person.parts
    given = f"{first}, {suffix}" if first and suffix else first or suffix
    return f"{family}, {given}" if given else family.replace(",", "")
