"""The titles of a library's works as local knowledge, with a record of which titles an answer depends on.

Titles are looked up by their first letters. A cached answer is therefore still valid if the titles with the beginnings
that it looked up are unchanged, whatever else was added to the library since.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from vlbib.core.known import ALIKE, LEAST_LETTERS, KnownTitle, Naming, TitleList
from vlbib.core.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from vlbib.core.cited_works import CitedWork
    from vlbib.core.ids import Id
    from vlbib.core.known import AtHand, TitleFacts

_NUMBERS = "I"  # type code of `array` for values of `crc32`
_SIZE = array(_NUMBERS).itemsize


class TitlesByIndex(NamedTuple):
    """All titles of a library, those that no index has as whole titles, and those that none has by first letters."""

    listed: TitleList
    alone: TitleList
    far: TitleList


@dataclass(eq=False)
class LibraryTitles:
    """The titles of a library's works, searched together with indexes.

    If an index has a title too, the index finds it in a text, with the short names that it has there. `lists` returns
    the titles; it is called once they are needed.
    """

    lists: Callable[[], TitlesByIndex]

    @cached_property
    def _lists(self) -> TitlesByIndex:
        return self.lists()

    def expect(self, _questions: int) -> None:
        """Do nothing: the titles are in memory."""

    def titles_from(self, letters: str) -> Sequence[KnownTitle]:
        """Return the titles only in the library that the squeezed text begins with, the longest first."""
        return self._lists.alone.titles_from(letters)

    def begun(self, heads: Sequence[str]) -> Collection[str]:
        """Return those heads at which a title only in the library may begin."""
        return self._lists.alone.begun(heads)

    def naming(self, name: str) -> Naming:
        """Return how much is known about a short name."""
        return self._lists.listed.naming(name)

    def bearer(self, _name: str) -> str:
        """Return "": a library's titles have no short names."""
        return ""

    def bearers(self, _name: str) -> Sequence[KnownTitle]:
        """Return nothing: a library's titles have no short names."""
        return ()

    def near(self, letters: str) -> Sequence[KnownTitle]:
        """Return titles whose squeezed text begins with these letters; only some if there are many."""
        return self._lists.far.near(letters)

    def resembling(self, _text: str) -> Sequence[KnownTitle]:
        """Return nothing: only indexes are searched by all words of a title."""
        return ()

    def titles_of(self, _identity: Id) -> Sequence[str]:
        """Return nothing: the indexes have the records of an id."""
        return ()

    def facts_of(self, _title: str) -> Sequence[TitleFacts]:
        """Return nothing: the indexes have the records of a title."""
        return ()

    def cited(self, _family: str, _year: int) -> Sequence[CitedWork]:
        """Return nothing: only indexes are searched by people."""
        return ()

    def stamp_of_titles(self, beginnings: bytes) -> bytes:
        """Return a digest of the titles with these beginnings (see `Inquiry.beginnings`); b"" if there are none."""
        titles, held = self._by_beginning
        numbers = sorted(held.intersection(_unpacked(beginnings)))
        texts = [text for number in numbers for text in titles[number]]
        return blake2b("\0".join(texts).encode("utf-8", "surrogatepass"), digest_size=16).digest() if texts else b""

    @cached_property
    def _by_beginning(self) -> tuple[Mapping[int, Sequence[str]], frozenset[int]]:
        """The titles by the number of each of their beginnings, and these numbers."""
        titles: dict[int, list[str]] = defaultdict(list)
        for title in self._lists.alone.titles:
            titles[_whole(title.key)].append(title.text)
        for title in self._lists.listed.titles:
            titles[_name(title.key)].append(title.text)
        for title in self._lists.far.titles:
            titles[_near(title.key)].append(title.text)
        return titles, frozenset(titles)


@dataclass(slots=True, eq=False, weakref_slot=True)
class Inquiry:
    """Local knowledge that records the beginnings of all titles looked up in it."""

    hand: AtHand
    numbers: set[int] = field(default_factory=set)

    def expect(self, questions: int) -> None:
        """Prepare for about so many calls of `titles_from`."""
        self.hand.expect(questions)

    def titles_from(self, letters: str) -> Sequence[KnownTitle]:
        """Return the titles that the squeezed text begins with, the longest first."""
        self.numbers.add(_whole(letters))
        return self.hand.titles_from(letters)

    def begun(self, heads: Sequence[str]) -> Collection[str]:
        """Return those heads at which a title may begin."""
        self.numbers.update(map(_whole, heads))
        return self.hand.begun(heads)

    def naming(self, name: str) -> Naming:
        """Return how much is known about a short name."""
        self.numbers.add(_name(squeeze(name)))
        return self.hand.naming(name)

    def bearer(self, name: str) -> str:
        """Return the title of the work to which records give a short name; "" if there is none."""
        return self.hand.bearer(name)

    def bearers(self, name: str) -> Sequence[KnownTitle]:
        """Return the titles of the works to which records give a short name, alone or among others."""
        return self.hand.bearers(name)

    def near(self, letters: str) -> Sequence[KnownTitle]:
        """Return titles whose squeezed text begins with these letters; if fewer than `ALIKE`, only those of indexes."""
        if len(letters) < ALIKE:
            return self.hand.beside_works.near(letters)
        self.numbers.add(_near(letters))
        return self.hand.near(letters)

    def resembling(self, text: str) -> Sequence[KnownTitle]:
        """Return titles that share rare words with a text, the most similar first."""
        return self.hand.resembling(text)

    def titles_of(self, identity: Id) -> Sequence[str]:
        """Return the titles in records with an id."""
        return self.hand.titles_of(identity)

    def facts_of(self, title: str) -> Sequence[TitleFacts]:
        """Return what records with this whole title say about the work."""
        return self.hand.facts_of(title)

    def cited(self, family: str, year: int) -> Sequence[CitedWork]:
        """Return the works of a year by a first author."""
        return self.hand.cited(family, year)

    def beginnings(self) -> bytes:
        """Return the beginnings looked up, packed."""
        return pack_numbers(self.numbers)


def pack_numbers(numbers: Iterable[int]) -> bytes:
    """Return numbers of beginnings as bytes, each once."""
    return array(_NUMBERS, sorted(set(numbers))).tobytes()


def all_beginnings(beginnings: Iterable[bytes]) -> bytes:
    """Return the union of several packed beginnings, in their order."""
    whole = (part[: len(part) // _SIZE * _SIZE] for part in beginnings)  # like `_unpacked`
    return array(_NUMBERS, dict.fromkeys(_unpacked(b"".join(whole)))).tobytes()


def _unpacked(beginnings: bytes) -> array[int]:
    """Return packed numbers; surplus bytes at the end come from damage and are dropped."""
    numbers = array(_NUMBERS)
    numbers.frombytes(beginnings[: len(beginnings) // _SIZE * _SIZE])
    return numbers


# Numbers that identify look-ups; a collision only causes an unnecessary second look-up.


def _whole(letters: str) -> int:
    return crc32(letters[:LEAST_LETTERS].encode("utf-8", "surrogatepass"))


def _near(letters: str) -> int:
    return crc32(letters[:ALIKE].encode("utf-8", "surrogatepass"), 1)


def _name(key: str) -> int:
    return crc32(key.encode("utf-8", "surrogatepass"), 2)
