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
    """For each title, by digest, whether an index finds it by the whole title and whether by its first letters."""

    stamp: bytes
    titles: dict[bytes, tuple[bool, bool]]


def titles_alone(
    titles: Sequence[KnownTitle], indexes: Sequence[Known], library: str, stamp: bytes
) -> tuple[tuple[KnownTitle, ...], tuple[KnownTitle, ...]]:
    """Return the titles that no index finds with this spelling by the whole title, and those by their first letters.

    `library` identifies the library, `stamp` the state of the indexes.
    """
    name = hashlib.sha256(library.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    kept = _kept(name, stamp)
    digests = [_digest(title) for title in titles]
    answers = {
        digest: kept.get(digest) or _found(title, indexes) for digest, title in zip(digests, titles, strict=True)
    }
    if answers != kept:
        byte_cache.cache_bytes(_KIND, name, msgspec.msgpack.encode(CachedTitles(stamp, answers)))
    pairs = [(title, answers[digest]) for digest, title in zip(digests, titles, strict=True)]
    return tuple(title for title, (is_whole, _) in pairs if not is_whole), tuple(
        title for title, (_, is_near) in pairs if not is_near
    )


def _digest(title: KnownTitle) -> bytes:
    return hashlib.blake2b(title.text.encode("utf-8", "surrogatepass"), digest_size=12).digest()


def _found(title: KnownTitle, indexes: Sequence[Known]) -> tuple[bool, bool]:
    """Tell whether an index finds a title by the whole title, and whether by its first letters."""
    whole = any(each.text == title.text for index in indexes for each in index.titles_from(title.key[:MOST_LETTERS]))
    near = any(each.text == title.text for index in indexes for each in index.near(title.key[:ALIKE]))
    return whole, near


def _kept(name: str, stamp: bytes) -> dict[bytes, tuple[bool, bool]]:
    data = byte_cache.cached_bytes(_KIND, name)
    with contextlib.suppress(msgspec.DecodeError, ValueError):
        kept = msgspec.msgpack.decode(data or b"", type=CachedTitles)
        return kept.titles if kept.stamp == stamp else {}
    return {}
