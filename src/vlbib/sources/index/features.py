"""The keys and features under which an index lists a record, and by which a question searches.

Titles are normalised for an index only here. Engines get numbers, never text, since they disagree on lower case. A
*key* is a signed 64-bit BLAKE2b hash (RFC 7693) of kind and value: the same on every machine, and in practice without
collisions. A *feature* is a 48-bit number: a word, two adjacent words, or the first or last letters of the squeezed
title.
"""

from __future__ import annotations

import re
import sys
from array import array
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from vlbib.core.ids import url_id
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import holds, squeeze, words
from vlbib.core.titles import reported_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vlbib.core.record import Record
    from vlbib.core.work import Query

HEAD = 32  # the letters of the squeezed title by which titles are sorted
END = 16  # letters at each end of a squeezed title that are features
FEATURE_BITS = 48  # six bytes, so that even 10 million titles have hardly any collisions
KEY_BITS = 64
LAST_BITS, HALF = (1 << FEATURE_BITS) - 1, 1 << FEATURE_BITS - 1  # features are signed
# Continuing a copy of an empty digest takes half the time of a new one.
KEY_DIGEST, FEATURE_DIGEST = blake2b(digest_size=KEY_BITS // 8), blake2b(digest_size=FEATURE_BITS // 8)
_LOW = (1 << 64) - 1  # the low 64 bits of a sum
AS_FIRST, AS_SECOND = (
    0x9E3779B97F4A7C15,
    0xC2B2AE3D27D4EB4F,
)  # odd and different, so that a pair differs from its reverse
_PREFIX = lazy_pattern(r"\s*(\S[^:：_?!？！]{0,38}?)(?:\s*[:：_]\s*|\s+[-–—]+\s+|[?!？！]\s+)(\S.*)", re.DOTALL)
_SEPARATOR = lazy_pattern(r"[:：_]|\s[-–—]|[?!？！]\s")
_SIGNS = (":", "-", "_", "–", "—", "：", "?", "!", "？", "！")  # every separator contains one of these
_NAME_LAST = lazy_pattern(r"[(（]([^()（）]{2,40})[)）]$")  # `Low-Rank Adaptation (LoRA)`
_LEAST_REST = 12  # the fewest letters that must remain after a name prefix


def split_name(title: str) -> tuple[str, str]:
    """Return the name before a title's first separator, and the rest; both "" if there is no such name.

    A technical report has only a name.

    >>> split_name("OFA_ Unifying Architectures")
    ('OFA', 'Unifying Architectures')
    >>> split_name("Kimi-VL Technical Report"), split_name("Eyes Wide Shut? Exploring the Shortcomings")
    (('Kimi-VL', ''), ('Eyes Wide Shut', 'Exploring the Shortcomings'))
    """
    match = _PREFIX.fullmatch(title) if _has_separator(title) else None
    if match is None or len(words(match[1])) > 4 or len(squeeze(match[2])) < _LEAST_REST:
        return reported_name(title), ""
    return match[1], match[2]


def _has_separator(title: str) -> bool:
    """Tell whether a title has a separator between a name and the rest."""
    if title.isascii() and title.isprintable():  # nearly all: the only white space is the blank
        return ":" in title or " -" in title or "_" in title or "? " in title or "! " in title
    return holds(title, _SIGNS) and _SEPARATOR.search(title) is not None


def url_to_compare(url: str) -> str:
    """Return a URL normalized for comparison: lowercase, no scheme, `www.`, final slash, `.git` or fragment."""
    parts = urlsplit(url if "://" in url else f"https://{url}")
    host = (parts.hostname or "").removeprefix("www.")
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{parts.path.rstrip('/').removesuffix('.git')}{query}".lower()


def title_key(squeezed: str) -> int:
    """Return the key of a whole squeezed title."""
    return _key(f"t{squeezed}")


def rest_key(squeezed: str) -> int:
    """Return the key of a squeezed title without the name before its separator."""
    return _key(_rest_text(squeezed))


def alias_key(alias: str) -> int:
    """Return the key of a short name."""
    return _key(_alias_text(alias))


def name_key(name: str) -> int:
    """Return the key of the name before a title's separator: a hint at an alias, not a proof."""
    return _key(_name_text(name))


def url_key(url: str) -> int:
    """Return the key of a project page or repository."""
    return _key(_url_text(url))


def id_key(identity: str) -> int:
    """Return the key of an id, or of its text; case is ignored."""
    return _key(_id_text(identity))


def cited_key(family: str, year: int) -> int:
    """Return the key by which people and a year cite a work: the last word of the first author's family name."""
    return _key(_cited_text(family, year))


def _rest_text(squeezed: str) -> str:
    return f"r{squeezed}"


def _alias_text(alias: str) -> str:
    return f"a{squeeze(alias)}"


def _name_text(name: str) -> str:
    return f"n{squeeze(name)}"


def _url_text(url: str) -> str:
    return f"u{url_to_compare(url)}"


def _id_text(identity: str) -> str:
    scheme, colon, value = identity.partition(":")
    return f"i{scheme}{colon}{value.lower()}"


def _cited_text(family: str, year: int) -> str:
    return f"p{_last_word(family)}{year}"


def _last_word(family: str) -> str:
    return family.lower() if family.isalpha() and family.isascii() else (words(family) or [""])[-1]


def cited_texts(record: Record) -> list[str]:
    """Return the texts of the keys by which a record is cited by people, one a year; none without authors or a year."""
    if not record.authors:
        return []
    family = record.authors[0].family
    if not record.usual_years and not record.possible_years:  # nearly always
        return [] if record.year is None else [_cited_text(family, record.year)]
    years = dict.fromkeys((record.year, *record.usual_years, *record.possible_years))
    return [_cited_text(family, year) for year in years if year is not None]


def record_keys(record: Record) -> array[int]:
    """Return the keys of a record, that of the whole title first."""
    return keys_of([f"t{squeeze(record.title)}", *further_texts(record)])


def further_texts(record: Record) -> list[str]:
    """Return the texts of the keys of a record other than that of the whole title."""
    name, rest = split_name(record.title)
    texts = [_name_text(name)] if name else []
    if rest:
        texts.append(_rest_text(squeeze(rest)))
    if record.aliases or record.shared_names:
        texts += map(_alias_text, (*record.aliases, *record.shared_names))
    if record.urls:
        texts += map(_url_text, record.urls)
    texts += map(_id_text, record.ids)
    page = url_id(record.url) if record.url else None
    if page is not None and page not in record.ids:
        texts.append(_id_text(page))
    return texts


def keys_of(texts: Iterable[str]) -> array[int]:
    """Return the keys for texts of a kind's letter and a value, as a column."""
    keys = array("q", digests(texts, KEY_DIGEST))
    if sys.byteorder == "little":
        keys.byteswap()
    return keys


def digests(texts: Iterable[str], start: blake2b, padding: bytes = b"") -> bytes:
    """Return the digests of texts, each continued from a digest that is begun, joined after a padding each."""
    copy, joined = start.copy, []
    for text in texts:
        digest = copy()
        digest.update(text.encode())
        joined.append(digest.digest())
    return padding + padding.join(joined) if padding and joined else b"".join(joined)


def query_keys(query: Query) -> Iterator[int]:
    """Yield the exact keys of a question, the most reliable first: title or alias, URLs, title without its name."""
    squeezed = squeeze(query.title)
    is_short = query.alias or len(words(query.title)) <= 4
    if not query.alias:
        yield title_key(squeezed)
    if is_short:
        yield alias_key(query.title)
    yield from map(url_key, query.urls)
    if query.alias:
        yield name_key(query.title)
        if len(words(query.title)) > 1 or query.authors:  # a short title may have been taken for a name
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
    """Return the features of a title: its words, its adjacent pairs of words, its first and last 16 letters."""
    parts = list(map(_word_parts, words(title)))
    features = {part[0] for part in parts}
    features.update(_pairs(parts))
    squeezed = squeeze(title)
    if squeezed:
        features.add(_feature("b", squeezed[:END]))
    if len(squeezed) > END:
        features.add(_feature("e", squeezed[-END:]))
    return features


def word_feature(word: str) -> int:
    """Return the feature of a normalised word."""
    return _word_parts(word)[0]


def pair_features(text: str) -> list[int]:
    """Return the features of the adjacent pairs of words of a text, in order."""
    return _pairs(list(map(_word_parts, words(text))))


def row_features(titles: Iterable[str]) -> set[int]:
    """Return the features of all titles of a row."""
    first, *rest = titles
    features = title_features(first)
    features.update(*map(title_features, rest))
    return features


def word_features(titles: Iterable[str]) -> set[int]:
    """Return the features of the words of all titles of a row."""
    return {_word_parts(word)[0] for title in titles for word in words(title)}


def half(key: int) -> int:
    """Return the upper half of a key, as a small index stores it.

    About one question in some thousand gets a false hit.
    """
    return key >> 32


def quarter(key: int) -> int:
    """Return the upper 16 bits of a key, as a small index stores it where its records are compared anyway."""
    return key >> 48


def _pairs(parts: list[tuple[int, int, int]]) -> list[int]:
    """Return the features of adjacent words, from the parts of the words."""
    return [((first + second >> 16) & LAST_BITS) - HALF for (_, first, _), (_, _, second) in pairwise(parts)]


@lru_cache(maxsize=1 << 16)
def _word_parts(word: str) -> tuple[int, int, int]:
    """Return the feature of a word, and its summands in the feature of a pair as first and as second word."""
    feature = _feature("w", word)
    return feature, feature * AS_FIRST & _LOW, feature * AS_SECOND & _LOW


def _feature(kind: str, value: str) -> int:
    return int.from_bytes(digests((f"{kind}{value}",), FEATURE_DIGEST), "big") - HALF


def _key(text: str) -> int:
    return int.from_bytes(digests((text,), KEY_DIGEST), "big", signed=True)
