"""The titles of a library's works as local knowledge, with a record of which titles an answer depends on.

Titles are looked up by their first letters. So a cached answer still holds if the titles with the beginnings that it
asked for are unchanged, whatever else the library has gained since.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING
from zlib import crc32

from vlbib.core.known import ALIKE, LEAST_LETTERS, KnownTitle, Naming, TitleList
from vlbib.core.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from vlbib.core.ids import Id
    from vlbib.core.known import AtHand, TitleFacts

_NUMBERS = "I"  # of `array`: what `crc32` gives
_SIZE = array(_NUMBERS).itemsize


@dataclass(eq=False)
class LibraryTitles:
    """The titles of a library's works, searched along with indexes.

    A title that an index has too is found in a text by that index, with the short names that it has there: `alone` are
    those that no index finds as whole titles, `far` those that none finds by their first letters.
    """

    listed: TitleList
    alone: TitleList
    far: TitleList

    def titles_from(self, letters: str) -> Sequence[KnownTitle]:
        """Return the titles of the library alone that are the beginning of squeezed text, the longest first."""
        return self.alone.titles_from(letters)

    def begun(self, heads: Sequence[str]) -> Collection[str]:
        """Return those of some heads with which a title of the library alone begins."""
        return self.alone.begun(heads)

    def naming(self, name: str) -> Naming:
        """Return how much is known of a short name."""
        return self.listed.naming(name)

    def bearer(self, _name: str) -> str:
        """Return nothing: a library's titles come without short names."""
        return ""

    def near(self, letters: str) -> Sequence[KnownTitle]:
        """Return titles whose squeezed text begins with these letters, some of them where there are many."""
        return self.far.near(letters)

    def resembling(self, _text: str) -> Sequence[KnownTitle]:
        """Return nothing: titles are searched by all their words in the indexes only."""
        return ()

    def titles_of(self, _identity: Id) -> Sequence[str]:
        """Return nothing: the records of an identity are asked of the indexes."""
        return ()

    def facts_of(self, _title: str) -> Sequence[TitleFacts]:
        """Return nothing: the records of a title are asked of the indexes."""
        return ()

    def stamp_of_titles(self, beginnings: bytes) -> bytes:
        """Return a digest of the titles that begin so (see `beginnings_of`); b"" where there are none."""
        titles = self._by_beginning
        numbers = sorted(frozenset(titles).intersection(_unpacked(beginnings)))
        texts = [text for number in numbers for text in titles[number]]
        return blake2b("\0".join(texts).encode("utf-8", "surrogatepass"), digest_size=16).digest() if texts else b""

    @cached_property
    def _by_beginning(self) -> Mapping[int, Sequence[str]]:
        titles: dict[int, list[str]] = defaultdict(list)
        for title in self.alone.titles:
            titles[_whole(title.key)].append(title.text)
        for title in self.listed.titles:
            titles[_name(title.key)].append(title.text)
        for title in self.far.titles:
            titles[_near(title.key)].append(title.text)
        return titles


@dataclass(slots=True, eq=False, weakref_slot=True)
class Inquiry:
    """Local knowledge that records the beginnings of all titles it was asked for."""

    hand: AtHand
    numbers: set[int] = field(default_factory=set)

    def titles_from(self, letters: str) -> Sequence[KnownTitle]:
        """Return the titles that are the beginning of squeezed text, the longest first."""
        self.numbers.add(_whole(letters))
        return self.hand.titles_from(letters)

    def begun(self, heads: Sequence[str]) -> Collection[str]:
        """Return those of some heads with which a title may begin."""
        self.numbers.update(map(_whole, heads))
        return self.hand.begun(heads)

    def naming(self, name: str) -> Naming:
        """Return how much is known of a short name."""
        self.numbers.add(_name(squeeze(name)))
        return self.hand.naming(name)

    def bearer(self, name: str) -> str:
        """Return the title of the work that records give a short name to; "" where none does."""
        return self.hand.bearer(name)

    def near(self, letters: str) -> Sequence[KnownTitle]:
        """Return titles whose squeezed text begins with these letters, of which there are `ALIKE`."""
        self.numbers.add(_near(letters))
        return self.hand.near(letters)

    def resembling(self, text: str) -> Sequence[KnownTitle]:
        """Return titles that share rare words with a text, the likest first."""
        return self.hand.resembling(text)

    def titles_of(self, identity: Id) -> Sequence[str]:
        """Return the titles that records with an identity have."""
        return self.hand.titles_of(identity)

    def facts_of(self, title: str) -> Sequence[TitleFacts]:
        """Return what the records of a whole title say beside it."""
        return self.hand.facts_of(title)

    def beginnings(self) -> bytes:
        """Return the beginnings that were asked for."""
        return pack_numbers(self.numbers)


def pack_numbers(numbers: Iterable[int]) -> bytes:
    """Return the numbers of beginnings as bytes, each once."""
    return array(_NUMBERS, sorted(set(numbers))).tobytes()


def all_beginnings(beginnings: Iterable[bytes]) -> bytes:
    """Return the union of several packed beginnings, in their order."""
    whole = (part[: len(part) // _SIZE * _SIZE] for part in beginnings)  # as `_unpacked` does
    return array(_NUMBERS, dict.fromkeys(_unpacked(b"".join(whole)))).tobytes()


def _unpacked(beginnings: bytes) -> array[int]:
    """Return packed numbers; odd bytes at the end come from damage and are dropped."""
    numbers = array(_NUMBERS)
    numbers.frombytes(beginnings[: len(beginnings) // _SIZE * _SIZE])
    return numbers


# Numbers that stand for questions; a collision only means a needless second look-up.


def _whole(letters: str) -> int:
    return crc32(letters[:LEAST_LETTERS].encode("utf-8", "surrogatepass"))


def _near(letters: str) -> int:
    return crc32(letters[:ALIKE].encode("utf-8", "surrogatepass"), 1)


def _name(key: str) -> int:
    return crc32(key.encode("utf-8", "surrogatepass"), 2)
