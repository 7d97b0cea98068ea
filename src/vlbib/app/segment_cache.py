"""What each segment of a note names by itself, kept in the cache folder: an edit of a line looks up that segment only.

What is kept of a note stands under digests of its segments, without file, line, list and tags, which a lookup does not
need. It counts for the same code and knowledge; anything else there, or damage, counts as nothing.
"""

from __future__ import annotations

import contextlib
import hashlib
from typing import TYPE_CHECKING

import msgspec
from msgspec import structs

from vlbib import byte_cache
from vlbib.core.stored import as_text
from vlbib.matching.recognise import SegmentWorks, works_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.known import AtHand
    from vlbib.core.segment import Segment

_KIND = "segments"
_NOTHING = SegmentWorks()


class CachedLookups(msgspec.Struct, frozen=True, array_like=True):
    """What the segments of one note name, by their digests; `empty` are those of segments that name nothing."""

    stamp: bytes
    works: dict[bytes, SegmentWorks]
    empty: frozenset[bytes]


def works_of_segments(segments: Sequence[Segment], hand: AtHand, name: str, code: bytes) -> tuple[SegmentWorks, ...]:
    """Return what each segment of a note names by itself.

    `name` is that of the note in the cache folder; `code` tells one state of the code from another.
    """
    stamp = hashlib.sha256(b"\0".join((code, hand.stamp))).digest()
    kept = _kept(name, stamp)
    bare = [_bare(segment) for segment in segments]
    digests = [_digest(segment) for segment in bare]
    answers = {
        digest: kept[digest] if digest in kept else works_in(segment, hand)
        for digest, segment in zip(digests, bare, strict=True)
    }
    if answers.keys() != kept.keys():
        _keep(name, stamp, answers)
    return tuple(answers[digest] for digest in digests)


def _bare(segment: Segment) -> Segment:
    """Return all of a segment that a lookup needs."""
    return structs.replace(segment, file="", line=0, group=0, links=(), section=())


def _digest(segment: Segment) -> bytes:
    try:
        data = msgspec.msgpack.encode(segment, enc_hook=as_text)
    except UnicodeEncodeError:  # of a file name that is no UTF-8
        data = repr(segment).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=16).digest()


def _kept(name: str, stamp: bytes) -> dict[bytes, SegmentWorks]:
    data = byte_cache.cached_bytes(_KIND, name)
    try:
        kept = msgspec.msgpack.decode(data, type=CachedLookups) if data else None
    except (msgspec.DecodeError, ValueError):
        kept = None
    if kept is None or kept.stamp != stamp:
        return {}
    return {**dict.fromkeys(kept.empty, _NOTHING), **kept.works}


def _keep(name: str, stamp: bytes, answers: dict[bytes, SegmentWorks]) -> None:
    works = {digest: lookup for digest, lookup in answers.items() if lookup != _NOTHING}
    kept = CachedLookups(stamp, works, frozenset(answers) - frozenset(works))
    with contextlib.suppress(UnicodeEncodeError):  # as above
        byte_cache.cache_bytes(_KIND, name, msgspec.msgpack.encode(kept))
