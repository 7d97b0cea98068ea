"""What is known locally, without a source: titles and short names in the library, the catalogue and indexes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from vlbib.core.cited_works import CitedWork
from vlbib.core.text import name_marks, shared_start, squeeze, words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from vlbib.core.ids import Id

NEAR = 40  # maximum titles with one beginning that are compared
ALIKE = 10  # first letters that a written title and a known one must share
MOST_LETTERS = 400  # maximum squeezed letters of a title in a text
_CITED_KEPT = 30_000  # the most works cached by their people and year: a few thousand works for some people
_YEARS_APART = 1  # maximum years between a preprint and its publication
LEAST_LETTERS = 9  # minimum letters of a title that is looked for in running text
HEAD_LETTERS = 16  # first letters of a text by which most are found to begin with no title


class KnownTitle(Struct, frozen=True):
    """A title in some record: as written, squeezed, and the squeezed short names of its work.

    `well_known`: the catalogue has it.
    """

    text: str
    key: str
    names: frozenset[str] = frozenset()
    well_known: bool = False


class TitleFacts(Struct, frozen=True):
    """What a record says about the work with a title: its authors' family names, squeezed, its year and venues."""

    people: tuple[str, ...] = ()
    year: int | None = None
    venues: tuple[str, ...] = ()

    def is_near(self, year: int) -> bool:
        """Tell whether a year is the work's or next to it: a preprint is often from the year before.

        >>> [TitleFacts(year=2020).is_near(year) for year in (2018, 2019, 2021, 2022)], TitleFacts().is_near(2020)
        ([False, True, True, False], False)
        """
        return self.year is not None and abs(self.year - year) <= _YEARS_APART


class Naming(IntEnum):
    """How much is known about a short name."""

    NONE = 0
    HINT = 1  # titles begin with it
    TITLE = 2  # it is a whole title
    SHARED = 3  # records give it as a short name of several works
    RECORDED = 4  # records give it as a short name


class Known(Protocol):
    """A body of titles and names that answers locally and always the same, so that answers may be cached."""

    def __hash__(self) -> int:
        """Distinguish one body from another."""

    def expect(self, questions: int) -> None:
        """Prepare for about so many calls of `titles_from`; it changes no answer."""

    def titles_from(self, letters: str) -> Sequence[KnownTitle]:
        """Return the titles that the squeezed text begins with, the longest first."""

    def begun(self, heads: Sequence[str]) -> Collection[str]:
        """Return those heads at which a title may begin.

        A text has a head at each of its words: the first `HEAD_LETTERS` letters from there on. Few begin a title.
        A head of `LEAST_LETTERS` letters is only compared with the first letters of titles.
        """

    def naming(self, name: str) -> Naming:
        """Return how much is known about a short name."""

    def bearer(self, name: str) -> str:
        """Return the title of the work to which records give a short name; "" if there is none."""

    def bearers(self, name: str) -> Sequence[KnownTitle]:
        """Return the titles of the works to which records give a short name, alone or among others."""

    def near(self, letters: str) -> Sequence[KnownTitle]:
        """Return titles whose squeezed text begins with these letters; only some if there are many."""

    def resembling(self, text: str) -> Sequence[KnownTitle]:
        """Return titles that share rare words with a text, the most similar first; only some if there are many."""

    def titles_of(self, identity: Id) -> Sequence[str]:
        """Return the titles in records with an id."""

    def facts_of(self, title: str) -> Sequence[TitleFacts]:
        """Return what records with this whole title say about the work; empty if none says anything."""

    def cited(self, family: str, year: int) -> Sequence[CitedWork]:
        """Return the works of a year whose first author has a family name; only some if there are many."""


class KnownLibrary(Known, Protocol):
    """The titles of a library's works, with a stamp of its answers that changes when they do."""

    def stamp_of_titles(self, beginnings: bytes) -> bytes:
        """Return a stamp of the titles with these beginnings: it changes when an answer about them may change."""


@dataclass(eq=False)
class TitleList:
    """Titles and short names in memory, for example those of a library."""

    titles: Sequence[KnownTitle] = ()
    names: frozenset[str] = frozenset()
    numbered: Mapping[Id, Sequence[str]] = field(default_factory=dict)
    facts: Mapping[str, Sequence[TitleFacts]] = field(default_factory=dict)  # by squeezed title

    @cached_property
    def _sorted(self) -> tuple[list[str], dict[str, list[KnownTitle]]]:
        by_key: dict[str, list[KnownTitle]] = {}
        for title in self.titles:
            by_key.setdefault(title.key, []).append(title)
        return sorted(by_key), by_key

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        """The first letters of all titles: at most offsets of a text they suffice to rule out a title."""
        return frozenset(title.key[:LEAST_LETTERS] for title in self.titles)

    def expect(self, _questions: int) -> None:
        """Do nothing: the titles are in memory."""

    def titles_from(self, letters: str) -> Sequence[KnownTitle]:
        """Return the titles that the squeezed text begins with, the longest first."""
        if letters[:LEAST_LETTERS] not in self._beginnings:
            return []
        keys, by_key = self._sorted
        probe, titles = letters, []
        while len(probe) >= LEAST_LETTERS and (at := bisect_right(keys, probe)):
            key = keys[at - 1]
            if probe.startswith(key):
                titles += by_key[key] if len(key) >= LEAST_LETTERS else []
                probe = key[:-1]
            else:
                probe = shared_start(probe, key)
        return titles

    def begun(self, heads: Sequence[str]) -> Collection[str]:
        """Return those heads whose first letters begin a title."""
        beginnings = self._beginnings
        return [head for head in heads if head[:LEAST_LETTERS] in beginnings]

    def naming(self, name: str) -> Naming:
        """Return how much is known about a short name."""
        key = squeeze(name)
        if key in self.names:
            return Naming.RECORDED
        return Naming.TITLE if key in self._sorted[1] else Naming.NONE

    def bearer(self, name: str) -> str:
        """Return the title of the work with a short name; "" if there is none, or if the name has a mark (`++`)."""
        key = "" if name_marks(name) else squeeze(name)
        return next((title.text for title in self.titles if key in title.names), "")

    def bearers(self, name: str) -> Sequence[KnownTitle]:
        """Return the titles of the works with a short name; none if the name has a mark (`++`)."""
        key = "" if name_marks(name) else squeeze(name)
        return [title for title in self.titles if key in title.names]

    def near(self, letters: str) -> Sequence[KnownTitle]:
        """Return titles whose squeezed text begins with these letters; only some if there are many."""
        keys, by_key = self._sorted
        first = bisect_left(keys, letters)
        near = islice((key for key in keys[first : first + NEAR] if key.startswith(letters)), NEAR)
        return [title for key in near for title in by_key[key]]

    def resembling(self, text: str) -> Sequence[KnownTitle]:
        """Return the titles that have at least half of the words of a text, those with most words first."""
        own = set(words(text))
        shared = ((len(own.intersection(words(title.text))), title) for title in self.titles)
        near = [pair for pair in shared if pair[0] * 2 >= len(own) > 0]
        return [title for _, title in sorted(near, key=lambda pair: -pair[0])]

    def titles_of(self, identity: Id) -> Sequence[str]:
        """Return the titles in records with an id."""
        return self.numbered.get(identity, ())

    def facts_of(self, title: str) -> Sequence[TitleFacts]:
        """Return the facts of the works with a title."""
        return self.facts.get(squeeze(title), ())

    def cited(self, family: str, year: int) -> Sequence[CitedWork]:
        """Return the works of a year whose facts have a family name first."""
        facts = ((title, each) for title in self.titles for each in self.facts.get(title.key, ()) if each.year == year)
        return [
            CitedWork(title.text, tuple((name,) for name in each.people), year, title.names)
            for title, each in facts
            if each.people[:1] == (squeeze(family),)
        ]


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class AtHand:
    """Several bodies of knowledge as one; answers about names are cached for the run.

    `stamp` identifies its state, `lasting` the state of all but the library's works, which have `stamp_of_titles`.
    """

    bodies: tuple[Known, ...]
    stamp: bytes = b""
    library: KnownLibrary | None = None
    beside_library: bytes = b""
    _names: dict[str, Naming] = field(default_factory=dict)
    _facts: dict[str, tuple[TitleFacts, ...]] = field(default_factory=dict)
    _bearers: dict[str, str] = field(default_factory=dict)
    _names_beside: dict[str, Naming] = field(default_factory=dict)  # `_names` of `beside_works`
    _cited: dict[tuple[str, int], tuple[CitedWork, ...]] = field(default_factory=dict)  # a library's titles have none

    def expect(self, questions: int) -> None:
        """Prepare for about so many calls of `titles_from`."""
        for body in self.bodies:
            body.expect(questions)

    def titles_from(self, letters: str) -> Sequence[KnownTitle]:
        """Return the titles that the squeezed text begins with, the longest first."""
        titles = [title for body in self.bodies for title in body.titles_from(letters)]
        return tuple(sorted(titles, key=lambda title: -len(title.key))) if titles else ()

    def begun(self, heads: Sequence[str]) -> Collection[str]:
        """Return those heads at which a title may begin."""
        return {head for body in self.bodies for head in body.begun(heads)}

    def naming(self, name: str) -> Naming:
        """Return how much is known about a short name."""
        if name not in self._names:
            self._names[name] = max((body.naming(name) for body in self.bodies), default=Naming.NONE)
        return self._names[name]

    def bearer(self, name: str) -> str:
        """Return the title of the work to which the first body gives a short name; "" if there is none."""
        if name not in self._bearers:
            self._bearers[name] = next((title for body in self.bodies if (title := body.bearer(name))), "")
        return self._bearers[name]

    def bearers(self, name: str) -> Sequence[KnownTitle]:
        """Return the titles of the works to which records give a short name, alone or among others, body by body."""
        return [title for body in self.bodies for title in body.bearers(name)]

    def near(self, letters: str) -> Sequence[KnownTitle]:
        """Return titles whose squeezed text begins with these letters; only some if there are many."""
        return [title for body in self.bodies for title in body.near(letters)]

    def resembling(self, text: str) -> Sequence[KnownTitle]:
        """Return titles that share rare words with a text, body by body, the most similar first."""
        return [title for body in self.bodies for title in body.resembling(text)]

    def titles_of(self, identity: Id) -> Sequence[str]:
        """Return the titles in records with an id."""
        return [title for body in self.bodies for title in body.titles_of(identity)]

    def facts_of(self, title: str) -> Sequence[TitleFacts]:
        """Return what records with this whole title say about the work."""
        if title not in self._facts:
            self._facts[title] = tuple(facts for body in self.bodies for facts in body.facts_of(title))
        return self._facts[title]

    def cited(self, family: str, year: int) -> Sequence[CitedWork]:
        """Return the works of a year by a first author, each title once, with all that the bodies know of it."""
        people = family, year
        if people not in self._cited:
            works: dict[str, CitedWork] = {}
            for body in self.bodies:
                for work in body.cited(family, year):
                    key = squeeze(work.title)
                    works[key] = works[key].joined(work) if key in works else work
            if sum(map(len, self._cited.values())) + len(works) > _CITED_KEPT:
                self._cited.clear()
            self._cited[people] = tuple(works.values())
        return self._cited[people]

    @property
    def beside_works(self) -> AtHand:
        """Everything known except the library's works: its answers are valid as long as `lasting` is the same."""
        bodies = tuple(body for body in self.bodies if body is not self.library)
        return AtHand(
            bodies, self.beside_library, _names=self._names_beside, _bearers=self._bearers, _cited=self._cited
        )

    @property
    def lasting(self) -> bytes:
        """The stamp of everything known except the library's works."""
        return self.beside_library if self.library else self.stamp

    def stamp_of_titles(self, beginnings: bytes) -> bytes:
        """Return the library's stamp of the titles with these beginnings; b"" without a library."""
        return self.library.stamp_of_titles(beginnings) if self.library else b""
