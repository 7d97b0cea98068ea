"""The keys under which an index files a record, and those that a question asks for.

A key is a number, the CRC-32 of kind and value: small in the file, the same on every machine. Two values may share
one, so whoever looks up by key compares what it finds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zlib import crc32

from vlbib.core.ids import url_id
from vlbib.core.text import squeeze, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.core.ids import Id
    from vlbib.core.record import Record
    from vlbib.core.work import Query

HEAD = 32  # letters of the squeezed title by which titles are sorted
_PREFIX = re.compile(r"\s*(\S[^:：_]{0,38}?)(?:\s*[:：_]\s*|\s+[-–—]+\s+)(\S.*)", re.DOTALL)
_LEAST_REST = 12  # letters that must be left when a name prefix is taken off


def split_name(title: str) -> tuple[str, str]:
    """Return the name before the first separator of a title and the rest, both "" where it has none.

    >>> split_name("OFA_ Unifying Architectures")
    ('OFA', 'Unifying Architectures')
    """
    match = _PREFIX.fullmatch(title)
    if match is None or len(words(match[1])) > 4 or len(squeeze(match[2])) < _LEAST_REST:
        return "", ""
    return match[1], match[2]


def plain_url(url: str) -> str:
    """Return a URL in the form to compare by: no scheme, no `www.`, no slash or fragment at the end, lower case."""
    parts = urlsplit(url if "://" in url else f"https://{url}")
    host = (parts.hostname or "").removeprefix("www.")
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{parts.path.rstrip('/').removesuffix('.git')}{query}".lower()


def title_key(squeezed: str) -> int:
    """Return the key of a whole squeezed title."""
    return _key("t", squeezed)


def rest_key(squeezed: str) -> int:
    """Return the key of a squeezed title from which the name before the separator was taken."""
    return _key("r", squeezed)


def alias_key(alias: str) -> int:
    """Return the key of a short name."""
    return _key("a", squeeze(alias))


def name_key(name: str) -> int:
    """Return the key of the name before a title's separator: a hint for an alias, never a proof."""
    return _key("n", squeeze(name))


def url_key(url: str) -> int:
    """Return the key of a project page or repository."""
    return _key("u", plain_url(url))


def id_key(identity: Id) -> int:
    """Return the key of an identity: DOIs and arXiv ids ignore case."""
    return _key("i", ":".join(identity.key))


def record_keys(record: Record) -> Iterator[int]:
    """Yield the keys under which a record is filed."""
    yield title_key(squeeze(record.title))
    name, rest = split_name(record.title)
    if rest:
        yield name_key(name)
        yield rest_key(squeeze(rest))
    yield from map(alias_key, (*record.aliases, *record.shared_names))
    yield from map(url_key, record.urls)
    yield from map(id_key, record.ids)
    page = url_id(record.url) if record.url else None
    if page is not None and page not in record.ids:
        yield id_key(page)


def query_keys(query: Query) -> Iterator[int]:
    """Yield the exact keys of a question, the surest first: title or alias, URLs, then the title without its name."""
    squeezed = squeeze(query.title)
    if not query.alias:
        yield title_key(squeezed)
    if query.alias or len(words(query.title)) <= 4:
        yield alias_key(query.title)
    yield from map(url_key, query.urls)
    if query.alias:
        yield name_key(query.title)
        return
    yield rest_key(squeezed)
    _, rest = split_name(query.title)
    if rest:
        yield title_key(squeeze(rest))
    yield from map(alias_key, query.aliases)


def _key(kind: str, value: str) -> int:
    """Return a signed 32-bit number, which SQLite keeps in four bytes."""
    return crc32(f"{kind}{value}".encode()) - 0x80000000
