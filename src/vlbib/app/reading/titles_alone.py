"""The titles of a library that no local index finds: looked up once for each state of the indexes, then cached."""

from __future__ import annotations

import contextlib
import hashlib
from typing import TYPE_CHECKING

import msgspec

from vlbib.core.known import ALIKE, MOST_LETTERS
from vlbib.storage import byte_cache

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.known import Known, KnownTitle

_KIND = "titles"


class CachedTitles(msgspec.Struct, frozen=True, array_like=True):
    """What an index finds of each title: `_WHOLE` and `_NEAR` added up, in `marks` for all titles in their order.

    `same` is a digest of these titles. `titles` has the number of each by its digest; it is read only for other titles.
    """

    stamp: bytes = b""
    same: bytes = b""
    marks: bytes = b""
    titles: msgspec.Raw = msgspec.Raw()


_WHOLE, _NEAR = 1, 2  # found by the whole title, by its first letters


def titles_alone(
    titles: Sequence[KnownTitle], indexes: Sequence[Known], library: str, stamp: bytes
) -> tuple[tuple[KnownTitle, ...], tuple[KnownTitle, ...]]:
    """Return the titles that no index finds with this spelling by the whole title, and those by their first letters.

    `library` identifies the library, `stamp` the state of the indexes.
    """
    name = hashlib.sha256(library.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    kept = _kept(name, stamp)
    same = hashlib.sha256("\0".join(title.text for title in titles).encode("utf-8", "surrogatepass")).digest()
    marks = kept.marks
    if kept.same != same or len(marks) != len(titles):
        before = _numbers(kept.titles)
        digests = [_digest(title) for title in titles]
        answers = {
            digest: before[digest] if digest in before else _found(title, indexes)
            for digest, title in zip(digests, titles, strict=True)
        }
        marks = bytes(answers[digest] for digest in digests)
        cached = CachedTitles(stamp, same, marks, msgspec.Raw(msgspec.msgpack.encode(answers)))
        byte_cache.cache_bytes(_KIND, name, msgspec.msgpack.encode(cached))
    pairs = list(zip(titles, marks, strict=True))
    return tuple(title for title, number in pairs if not number & _WHOLE), tuple(
        title for title, number in pairs if not number & _NEAR
    )


def _digest(title: KnownTitle) -> bytes:
    return hashlib.blake2b(title.text.encode("utf-8", "surrogatepass"), digest_size=12).digest()


def _found(title: KnownTitle, indexes: Sequence[Known]) -> int:
    """Return whether an index finds a title by the whole title, and whether by its first letters."""
    whole = any(each.text == title.text for index in indexes for each in index.titles_from(title.key[:MOST_LETTERS]))
    near = any(each.text == title.text for index in indexes for each in index.near(title.key[:ALIKE]))
    return _WHOLE * whole + _NEAR * near


def _kept(name: str, stamp: bytes) -> CachedTitles:
    data = byte_cache.cached_bytes(_KIND, name)
    with contextlib.suppress(msgspec.DecodeError, ValueError):
        kept = msgspec.msgpack.decode(data or b"", type=CachedTitles)
        return kept if kept.stamp == stamp else CachedTitles()
    return CachedTitles()


def _numbers(titles: msgspec.Raw) -> dict[bytes, int]:
    with contextlib.suppress(msgspec.DecodeError, ValueError):
        numbers = msgspec.msgpack.decode(titles, type=dict[bytes, int])
        return numbers if all(0 <= number <= _WHOLE + _NEAR for number in numbers.values()) else {}
    return {}
