"""COinS: an entry as an OpenURL context object in a span, which the Zotero connector offers to save.

Formats: NISO Z39.88-2004 (`journal`, `book`, `dc`), as Zotero's translators use it: `dc` with `rft.type` covers the
item types that the other two do not have.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.exports.preprints import own_page, server_words
from vlbib.exports.values.kinds import Type
from vlbib.exports.zotero_rdf import TYPES

if TYPE_CHECKING:
    import re

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

Pairs: TypeAlias = "list[tuple[str, str]]"  # OpenURL keys and values; empty values are not written


def coins(item: Item) -> str:
    """Return the content of the span's `title` attribute, escaped for HTML."""
    format_name, genre = _GENRES.get(item.type, ("dc", ""))
    is_dublin = format_name == "dc"
    pairs = [
        ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{format_name}"),
        *(_dublin(item) if is_dublin else _by_genre(item, genre)),
        *_common(item),
        *(_of_type(item) if is_dublin else ()),
    ]
    text = "".join([f"{_BETWEEN}{key}{_IS}{value}" for key, value in pairs if value])
    return _START + _escaped(text).replace(_BETWEEN, "&amp;").replace(_IS, "=")


def _escaped(value: str) -> str:
    return _ODD.sub(_quoted, value).replace(" ", "%20").replace(",", "%2C").replace(":", "%3A").replace("/", "%2F")


def _quoted(match: re.Match[str]) -> str:
    return _quote(match[0])


@lru_cache(maxsize=1024)
def _quote(signs: str) -> str:
    return quote(signs, safe="")


def _of_type(item: Item) -> Pairs:
    """Return the item type and a patent's own keys. They come last: after them Zotero reads no Dublin Core keys."""
    own = [("rft.number", item.text("number")), ("rft.assignee", item.text("holder"))]
    return [("rft.type", TYPES[item.written_type]), *(own if item.type is Type.PATENT else ())]


def _dublin(item: Item) -> Pairs:
    address = item.url or own_page(item) or (f"https://arxiv.org/abs/{item.arxiv}" if item.arxiv else "")
    return [
        ("rft.title", item.title),
        ("rft.source", item.container or (item.publisher if item.type is Type.WEB else "")),
        ("rft.publisher", server_words(item) if item.type is Type.PREPRINT else item.publisher),
        ("rft.place", item.text("location")),
        ("rft.series", item.text("series")),
        ("rft.volume", item.text("volume")),
        ("rft.edition", item.text("version") or item.edition),
        ("rft.pages", item.page_range),
        ("rft.isbn", item.text("isbn")),
        ("rft.issn", item.text("issn")),
        ("rft.description", item.text("abstract")),
        ("rft.rights", item.text("license")),
        ("rft.identifier", f"urn:doi:{item.doi}" if item.doi else ""),
        ("rft.identifier", address),
    ]


def _by_genre(item: Item, genre: str) -> Pairs:
    first, last = item.pages
    is_whole = genre == "book"
    return [
        ("rft.genre", genre),
        ("rft.btitle" if is_whole else "rft.atitle", item.title),
        ("rft.jtitle" if genre == "article" else "rft.btitle", "" if is_whole else item.container),
        ("rft.conference", item.text("eventtitle")),
        ("rft.volume", item.text("volume")),
        ("rft.issue", item.text("number") if genre == "article" else ""),
        ("rft.publisher", item.publisher),
        ("rft.place", item.text("location")),
        ("rft.series", item.text("series")),
        ("rft.edition", item.text("edition")),
        ("rft.pages", item.page_range or item.text("eid")),
        ("rft.spage", first),
        ("rft.epage", last),
        ("rft.isbn", item.text("isbn")),
        ("rft.issn", item.text("issn")),
    ]


def _common(item: Item) -> Pairs:
    makers = item.editors if item.has_director_alone else item.authors
    return [
        ("rft_id", f"info:doi/{item.doi}" if item.doi else ""),
        ("rft_id", item.url or ("" if item.arxiv else own_page(item))),
        ("rft_id", f"info:arxiv/{item.arxiv}" if item.arxiv else ""),
        *[("rft.au", _name(person)) for person in makers.names],
        ("rft.date", item.date.iso() if item.date else ""),
        ("rft.tpages", item.text("pagetotal")),
        ("rft.language", item.language),
        *[("rft.subject", tag) for tag in item.tags],
    ]


@lru_cache(maxsize=65536)
def _name(person: Name) -> str:
    """Return a name as Zotero splits it, at the comma; a body is written without commas, so that it is not split."""
    family, first, suffix = person.parts
    given = f"{first}, {suffix}" if first and suffix else first or suffix
    return f"{family}, {given}" if given else family.replace(",", "")
