"""The parts of a lock that are read before any work is settled, read by stretches of its text; unchanged ones are kept.

Only a lock in the layout that vlbib writes is split. Each work is then valid JSON, and if all works can be read, so can
the whole lock.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING
from zlib import crc32

from msgspec import Struct

from vlbib.core.json_reading import decoded_by
from vlbib.lock.file import BAD_JSON, HEAD, TAIL, WORK_DECODER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from vlbib.lock.schema import LockedWork

_BETWEEN = b",\n  {\n"
_OPENING = b"{\n"
_OFTEN = 63  # a stretch ends after one work in 64, chosen by a hash of its text, so that a new work moves no other end


class BriefWorks(Struct, frozen=True, array_like=True):
    """The works in a stretch: keys, sizes of the texts in bytes, notes, and record titles of works with an entry."""

    keys: tuple[str, ...]
    sizes: tuple[int, ...]
    files: frozenset[str]
    record_titles: tuple[str, ...]


class BriefLock(Struct, frozen=True, array_like=True):
    """A lock in brief: its stretches, each with its digest."""

    stretches: tuple[tuple[bytes, BriefWorks], ...] = ()

    @property
    def files(self) -> frozenset[str]:
        """The notes that mention the works; "" for works without a note."""
        return frozenset().union(*(works.files for _, works in self.stretches))

    @property
    def record_titles(self) -> tuple[str, ...]:
        """The titles of the records of works with an entry."""
        return tuple(title for _, works in self.stretches for title in works.record_titles)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the works, in order; "" for a work without an entry."""
        return tuple(key for _, works in self.stretches for key in works.keys)

    def text_of(self, key: str, data: bytes) -> bytes | None:
        """Return the text of the work with a key, ignoring case, in the bytes of the lock; None if there is none."""
        return next(
            (data[start:end] for own, start, end in self._spans() if own and own.lower() == key.lower()),
            None,
        )

    def texts_with(self, words: Iterable[bytes], data: bytes) -> list[bytes]:
        """Return the texts of the works that contain any of some words, in the bytes of the lock, in their order."""
        places = [place for word in words for place in _places(word, data)]
        spans = [(start, end) for _, start, end in self._spans()] if places else []
        holding = sorted({spans[bisect_right(spans, (place, len(data))) - 1] for place in places})
        return [data[start:end] for start, end in holding]

    def _spans(self) -> Iterator[tuple[str, int, int]]:
        """Yield the key of each work, and where its text starts and ends in the bytes of the lock."""
        at = len(HEAD) + len(_SPACE)
        for _, works in self.stretches:
            for key, size in zip(works.keys, works.sizes, strict=True):
                yield key, at, at + size
                at += size + len(_BETWEEN) - len(_OPENING)


_SPACE = b"\n  "


def _places(word: bytes, data: bytes) -> Iterator[int]:
    """Yield the offsets of a word in the bytes of a lock."""
    place = data.find(word)
    while place >= 0:
        yield place
        place = data.find(word, place + len(word))


def brief_lock(data: bytes, digest: Callable[[bytes], bytes], before: BriefLock) -> BriefLock | None:
    """Return a lock in brief; unchanged stretches are taken from `before`.

    The result is None if the lock must be read as a whole: another layout, damage, or two works with the same key.
    """
    texts = _works_of(data)
    if texts is None:
        return None
    old = dict(before.stretches)
    new: list[tuple[bytes, BriefWorks]] = []
    for stretch in _in_stretches(texts):
        name = digest(_BETWEEN.join(stretch))
        works = old.get(name) or _in_brief(stretch)
        if works is None:
            return None
        new.append((name, works))
    brief = BriefLock(tuple(new))
    keys = [key.lower() for key in brief.keys if key]
    return brief if len(set(keys)) == len(keys) else None


def locked_work(text: bytes) -> LockedWork:
    """Decode a work from its text in the lock."""
    return decoded_by(WORK_DECODER, text)


def _works_of(data: bytes) -> list[bytes] | None:
    """Return the text of each work in a lock in the layout that vlbib writes; None for any other bytes."""
    if not (data.startswith(HEAD + _SPACE + _OPENING) and data.endswith(TAIL)) or b"\r" in data:
        return None
    first, *others = data[len(HEAD) + len(_SPACE) : -len(TAIL)].split(_BETWEEN)
    return [first, *(_OPENING + text for text in others)]


def _in_stretches(texts: Iterable[bytes]) -> Iterable[list[bytes]]:
    stretch: list[bytes] = []
    for text in texts:
        stretch.append(text)
        if crc32(text) & _OFTEN == 0:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _in_brief(texts: Sequence[bytes]) -> BriefWorks | None:
    try:
        works = [locked_work(text) for text in texts]
    except BAD_JSON:
        return None
    return BriefWorks(
        keys=tuple(work.key for work in works),
        sizes=tuple(map(len, texts)),
        files=frozenset(mention.file for work in works for mention in work.mentions),
        record_titles=tuple(record.title for work in works if work.key for record in work.verdict.records),
    )
