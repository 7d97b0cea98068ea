"""Caches what each segment of a note names by itself, so that after an edit only changed segments are looked up.

The cache of a note is keyed by digests of its segments, without file, line, list and tags, which a lookup does not
need. It is valid for the same code and indexes, as long as the library's titles give the same answers to the lookups;
anything else there, or damage, is ignored.
"""

from __future__ import annotations

import contextlib
import hashlib
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct, structs

from vlbib.core.library_titles import Inquiry, all_beginnings
from vlbib.core.segment import Segment
from vlbib.core.stored import as_text
from vlbib.kept_answers import Moving, keep_last, kept_each, kept_last
from vlbib.matching.recognition.recognise import SegmentWorks, works_in
from vlbib.notes.moved import moved_segment
from vlbib.storage import byte_cache

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vlbib.core.known import AtHand

_KIND = "segments"
_NOTHING = SegmentWorks()
_UNREAD: Mapping[str, Any] = {"file": "", "line": 0, "group": 0, "links": (), "section": ()}  # by a lookup
_facts_of = attrgetter(*(name for name in Segment.__struct_fields__ if name not in _UNREAD))
_encode = msgspec.msgpack.Encoder(enc_hook=as_text).encode


class CachedLookup(msgspec.Struct, frozen=True, array_like=True):
    """What one segment names, None for nothing.

    `asked` are the title prefixes that were looked up; `titles_stamp` is a digest of the library's titles among them.
    """

    asked: bytes
    titles_stamp: bytes
    named: SegmentWorks | None = None

    @property
    def works(self) -> SegmentWorks:
        """What the segment names."""
        return self.named or _NOTHING


class CachedLookups(msgspec.Struct, frozen=True, array_like=True):
    """What the segments of one note name, by their digests.

    `asked` are the title prefixes that were looked up for any of them; `titles_stamp` is a digest of the library's
    titles among them.
    """

    stamp: bytes
    lookups: dict[bytes, CachedLookup] = {}
    asked: bytes = b""
    titles_stamp: bytes = b""


class NamedSegments(Struct, frozen=True):
    """What each segment of a note names by itself; `asked` and `titles_stamp` as in `CachedLookups`."""

    works: tuple[SegmentWorks, ...]
    asked: bytes
    titles_stamp: bytes


def lookups_of_segments(segments: Sequence[Segment], hand: AtHand, name: str, code: bytes) -> NamedSegments:
    """Return what each segment of a note names by itself.

    `name` is the note's file name in the cache folder, `code` a digest of the code.
    """
    stamp = hashlib.sha256(b"\0".join((code, hand.lasting))).digest()
    last = kept_last(f"segments {name}", lambda: _kept(name, stamp))
    kept = last if last.stamp == stamp else CachedLookups(stamp)
    stands = hand.stamp_of_titles(kept.asked) == kept.titles_stamp  # nothing changed for any segment
    digests = list(kept_each("digests of segments", (), segments, lambda segment: segment, _digest, _MOVING))
    new = [segment.text for digest, segment in zip(digests, segments, strict=True) if digest not in kept.lookups]
    hand.expect(sum(text.count(" ") + 1 for text in new))  # a title may begin at each word
    answers: dict[bytes, CachedLookup] = {}
    for digest, segment in zip(digests, segments, strict=True):
        if digest not in answers:
            before = kept.lookups.get(digest)
            holds = before is not None and (stands or hand.stamp_of_titles(before.asked) == before.titles_stamp)
            answers[digest] = before if before and holds else _look_up(_bare(segment), hand)
    if answers != kept.lookups:
        asked = all_beginnings(lookup.asked for lookup in answers.values())
        kept = CachedLookups(stamp, answers, asked, hand.stamp_of_titles(asked))
    if not keep_last(f"segments {name}", kept) and kept is not last:
        _keep(name, kept)
    return NamedSegments(tuple(answers[digest].works for digest in digests), kept.asked, kept.titles_stamp)


def _look_up(segment: Segment, hand: AtHand) -> CachedLookup:
    asked = Inquiry(hand)
    works, beginnings = works_in(segment, asked), asked.beginnings()
    return CachedLookup(beginnings, hand.stamp_of_titles(beginnings), None if works == _NOTHING else works)


def _bare(segment: Segment) -> Segment:
    """Return a segment without what a lookup does not need."""
    return structs.replace(segment, **_UNREAD)


def _same(digest: bytes, _by: int) -> bytes:
    return digest


_MOVING = Moving(attrgetter("line"), moved_segment, _same)


def _digest(segment: Segment) -> bytes:
    """Return a digest of what a lookup reads of a segment."""
    facts = _facts_of(segment)
    try:
        data = _encode(facts)
    except UnicodeEncodeError:  # a text that is not UTF-8
        data = repr(facts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=16).digest()


def _kept(name: str, stamp: bytes) -> CachedLookups:
    data = byte_cache.cached_bytes(_KIND, name)
    try:
        kept = msgspec.msgpack.decode(data, type=CachedLookups) if data else None
    except (msgspec.DecodeError, ValueError):
        kept = None
    return kept if kept is not None and kept.stamp == stamp else CachedLookups(stamp)


def _keep(name: str, kept: CachedLookups) -> None:
    with contextlib.suppress(UnicodeEncodeError):  # as above
        byte_cache.cache_bytes(_KIND, name, msgspec.msgpack.encode(kept))
