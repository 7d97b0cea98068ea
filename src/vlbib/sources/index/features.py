"""What an index files a record under, and what a question asks for: exact keys, and features of titles.

This is the only place where titles are normalised for an index: every engine is given numbers, never text, for engines
do not agree on lower case. A *key* is a signed 64-bit number, BLAKE2b (RFC 7693) of kind and value: the same on every
machine, and for all that matters two values do not share one. A *feature* is a number of 48 bits: a word, two adjacent
words, the first or the last letters of the squeezed title.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from vlbib.core.ids import url_id
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import holds, squeeze, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vlbib.core.ids import Id
    from vlbib.core.record import Record
    from vlbib.core.work import Query

HEAD = 32  # letters of the squeezed title by which titles are sorted
END = 16  # letters of the beginning and of the end of a squeezed title that are features
_FEATURES = 1 << 48  # so many: six bytes, in which 10 million titles hardly ever meet
_LAST, _HALF = _FEATURES - 1, _FEATURES // 2  # features are signed
_LOW = (1 << 64) - 1  # of a sum no more bits are looked at
_FIRST, _SECOND = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F  # odd, and unlike: a pair is not the same turned round
_PREFIX = lazy_pattern(r"\s*(\S[^:：_]{0,38}?)(?:\s*[:：_]\s*|\s+[-–—]+\s+)(\S.*)", re.DOTALL)
_SEPARATOR = lazy_pattern(r"[:：_]|\s[-–—]")
_SIGNS = (":", "-", "_", "–", "—", "：")  # one of which every separator has
_NAME_LAST = lazy_pattern(r"[(（]([^()（）]{2,40})[)）]$")  # `Low-Rank Adaptation (LoRA)`
_LEAST_REST = 12  # letters that must be left when a name prefix is taken off


def split_name(title: str) -> tuple[str, str]:
    """Return the name before the first separator of a title and the rest, both "" where it has none.

    >>> split_name("OFA_ Unifying Architectures")
    ('OFA', 'Unifying Architectures')
    """
    match = _PREFIX.fullmatch(title) if holds(title, _SIGNS) and _SEPARATOR.search(title) else None
    if match is None or len(words(match[1])) > 4 or len(squeeze(match[2])) < _LEAST_REST:
        return "", ""
    return match[1], match[2]


def url_to_compare(url: str) -> str:
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
    return _key("u", url_to_compare(url))


def id_key(identity: Id) -> int:
    """Return the key of an identity: DOIs and arXiv ids ignore case."""
    scheme, colon, value = str(identity).partition(":")
    return _key("i", scheme + colon + value.lower())


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
    is_short = query.alias or len(words(query.title)) <= 4
    if not query.alias:
        yield title_key(squeezed)
    if is_short:
        yield alias_key(query.title)
    yield from map(url_key, query.urls)
    if query.alias:
        yield name_key(query.title)
        if len(words(query.title)) > 1 or query.authors:  # a short title may be read as a name
            yield title_key(squeezed)
        return
    yield rest_key(squeezed)
    name, rest = split_name(query.title)
    if rest:
        yield title_key(squeeze(rest))
    last = _NAME_LAST.search(query.title)
    yield from map(alias_key, (*query.aliases, *filter(None, (name, last[1] if last else ""))))
    if is_short:
        yield name_key(query.title)


def title_features(title: str) -> set[int]:
    """Return the features of a title: its words, its pairs of adjacent words, its first and its last 16 letters."""
    parts = list(map(_word_parts, words(title)))
    features = {part[0] for part in parts}
    features.update(_pairs(parts))
    squeezed = squeeze(title)
    if squeezed:
        features.add(_feature("b", squeezed[:END]))
    if len(squeezed) > END:
        features.add(_feature("e", squeezed[-END:]))
    return features


def pair_features(text: str) -> list[int]:
    """Return the features of the adjacent words of a text, in order."""
    return _pairs(list(map(_word_parts, words(text))))


def record_features(records: Iterable[Record]) -> set[int]:
    """Return the features of all titles of a row."""
    first, *rest = {record.title for record in records}
    features = title_features(first)
    features.update(*map(title_features, rest))
    return features


def word_features(records: Iterable[Record]) -> set[int]:
    """Return the features of the words of all titles of a row."""
    return {_word_parts(word)[0] for record in records for word in words(record.title)}


def half(key: int) -> int:
    """Return the upper half of a key, as a small index keeps it: one question in some thousand meets a stranger's."""
    return key >> 32


def _pairs(parts: list[tuple[int, int, int]]) -> list[int]:
    """Return the features of adjacent words from the parts of the words."""
    return [((first + second >> 16) & _LAST) - _HALF for (_, first, _), (_, _, second) in pairwise(parts)]


@lru_cache(maxsize=1 << 16)
def _word_parts(word: str) -> tuple[int, int, int]:
    """Return the feature of a word, and what it adds to that of a pair as the first and as the second of it."""
    feature = _feature("w", word)
    return feature, feature * _FIRST & _LOW, feature * _SECOND & _LOW


def _feature(kind: str, value: str) -> int:
    digest = blake2b(f"{kind}{value}".encode(), digest_size=6).digest()
    return int.from_bytes(digest, "big") - _HALF


def _key(kind: str, value: str) -> int:
    return int.from_bytes(blake2b(f"{kind}{value}".encode(), digest_size=8).digest(), "big", signed=True)
