"""What an index looks up in running text: titles that begin at a position, and works with a short name.

There are tens of thousands of such questions, one per word of a note, so no similarities are computed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.core.cited_works import CitedWork, Usual
from vlbib.core.faults import CannotUse
from vlbib.core.known import HEAD_LETTERS, LEAST_LETTERS, NEAR, KnownTitle, Naming, TitleFacts
from vlbib.core.name_uses import is_sized_otherwise
from vlbib.core.names import Name
from vlbib.core.stored import from_text
from vlbib.core.text import marks_of_name, name_marks, shared_start, squeeze, words
from vlbib.core.titles import is_coined
from vlbib.sources.index.features import HEAD, alias_key, name_key, split_name, title_key
from vlbib.sources.index.resembling_rows import resembling_rows
from vlbib.sources.index.sqlite import CATALOGUE, DAMAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from vlbib.core.ids import Id
    from vlbib.core.record import Record
    from vlbib.sources.index.packing import CitedFacts, TitleNames
    from vlbib.sources.index.sqlite import Index

_ROWS = 50  # the most rows with one beginning that are looked at
_PAYS = 40  # rows whose first letters can be read in the time of one question
# the most rows of an index whose titles' first letters are kept in memory, at up to some 150 bytes a row
_MOST_ROWS = 2_000_000
_NEAR_KEPT = 10_000  # the most beginnings whose titles are cached
_TITLES_KEPT = 20_000  # the most rows whose titles are cached


@dataclass(slots=True, eq=False, weakref_slot=True)
class KnownIndex:
    """An index as a lookup of known works. Its methods raise `CannotUse` if the file proves damaged.

    Once so many questions were asked or are expected that it pays off, and unless the index is too large, hashes of the
    first letters of all titles are kept in memory, and of all heads of shorter titles. They answer most questions.
    """

    index: Index
    _asked: int = 0
    _beginnings: frozenset[int] = frozenset()
    _first: frozenset[int] = frozenset()
    _of_short: frozenset[int] = frozenset()  # those beginnings that titles shorter than `_first` have
    _of_middling: frozenset[int] = frozenset()  # those of `_first` that whole heads have which are no shorter
    _whole: frozenset[int] = frozenset()
    _near: dict[str, tuple[KnownTitle, ...]] = field(default_factory=dict)
    _titles: dict[int, tuple[KnownTitle, ...]] = field(default_factory=dict)  # of rows: most are read several times

    def expect(self, questions: int) -> None:
        """Read the first letters of all titles if that pays off for so many questions after those asked already."""
        rows = self.index.rows
        if self._beginnings or rows >= _MOST_ROWS or (self._asked + questions) * _PAYS <= rows:
            return
        try:
            self._keep_heads()
        except DAMAGE as error:
            raise CannotUse(self.index.told(error)) from error

    def titles_from(self, letters: str) -> tuple[KnownTitle, ...]:
        """Return the titles with which the squeezed text begins, the longest first."""
        heads = self._heads_of(letters) if self._beginnings else None
        if heads == []:
            return ()
        self._asked += 1
        self.expect(0)
        try:
            return titles_from(self.index, letters, heads, self._titles_of_row)
        except DAMAGE as error:
            raise CannotUse(self.index.told(error)) from error

    def begun(self, heads: Sequence[str]) -> Collection[str]:
        """Return those of the given heads at which a title may begin; all of them until first letters are kept."""
        beginnings, first, of_short = self._beginnings, self._first, self._of_short
        if not beginnings:
            return heads
        return [
            head
            for head in heads
            if hash(head) in (first if len(head) > LEAST_LETTERS else beginnings)
            or hash(head[:LEAST_LETTERS]) in of_short
        ]

    def naming(self, name: str) -> Naming:
        """Return what the index knows about a short name."""
        try:
            return naming(self.index, name)
        except DAMAGE as error:
            raise CannotUse(self.index.told(error)) from error

    def bearer(self, name: str) -> str:
        """Return the title of the work to which records give a short name; "" if there is none."""
        try:
            return bearer(self.index, name)
        except DAMAGE as error:
            raise CannotUse(self.index.told(error)) from error

    def bearers(self, name: str) -> tuple[KnownTitle, ...]:
        """Return the titles of the works to which records give a short name, alone or among others."""
        try:
            return bearers(self.index, name)
        except DAMAGE as error:
            raise CannotUse(self.index.told(error)) from error

    def near(self, letters: str) -> tuple[KnownTitle, ...]:
        """Return titles whose squeezed text begins with these letters; only some of them if there are many."""
        is_long = len(letters) >= LEAST_LETTERS
        if self._beginnings and is_long and hash(letters[:LEAST_LETTERS]) not in self._beginnings:
            return ()
        head = letters[:HEAD]
        if head not in self._near:
            try:
                rows = dict.fromkeys(self.index.rows_from_head(head, NEAR))
                titles = tuple(dict.fromkeys(title for row in rows for title in self._titles_of_row(row)))
            except DAMAGE as error:
                raise CannotUse(self.index.told(error)) from error
            if len(self._near) >= _NEAR_KEPT:
                self._near.clear()
            self._near[head] = titles
        titles = self._near[head]
        return titles if head == letters else tuple(title for title in titles if title.key.startswith(letters))

    def resembling(self, text: str) -> tuple[KnownTitle, ...]:
        """Return titles that share rare words with a text, the most similar first.

        Only some of them if there are many.
        """
        try:
            rows = resembling_rows(self.index, text)
            return tuple(dict.fromkeys(title for row in rows for title in self._titles_of_row(row)))
        except DAMAGE as error:
            raise CannotUse(self.index.told(error)) from error

    def titles_of(self, identity: Id) -> tuple[str, ...]:
        """Return the titles of the records with an id."""
        try:
            records = self.index.answer([identity])[identity]
        except DAMAGE as error:
            raise CannotUse(self.index.told(error)) from error
        return tuple(dict.fromkeys(record.title for record in records))

    def facts_of(self, title: str) -> tuple[TitleFacts, ...]:
        """Return what the records with this whole title say besides it."""
        try:
            return facts_of(self.index, title)
        except DAMAGE as error:
            raise CannotUse(self.index.told(error)) from error

    def cited(self, family: str, year: int) -> tuple[CitedWork, ...]:
        """Return the works of a year whose first author has a family name."""
        try:
            return works_cited(self.index, family, year)
        except DAMAGE as error:
            raise CannotUse(self.index.told(error)) from error

    def _titles_of_row(self, row: int) -> tuple[KnownTitle, ...]:
        """Return the titles of a row."""
        if row not in self._titles:
            if len(self._titles) >= _TITLES_KEPT:
                self._titles.clear()
            self._titles[row] = tuple(_titles(self.index, row))
        return self._titles[row]

    def _keep_heads(self) -> None:
        """Read the first letters of all titles."""
        heads = self.index.heads(LEAST_LETTERS)
        self._beginnings = frozenset(map(hash, [head[:LEAST_LETTERS] for head in heads]))
        self._first = frozenset(map(hash, [head[:HEAD_LETTERS] for head in heads]))
        self._of_short = frozenset(hash(head[:LEAST_LETTERS]) for head in heads if len(head) < HEAD_LETTERS)
        whole = [head for head in heads if len(head) < HEAD]
        self._of_middling = frozenset(hash(head[:HEAD_LETTERS]) for head in whole if len(head) >= HEAD_LETTERS)
        self._whole = frozenset(map(hash, whole))

    def _heads_of(self, letters: str) -> list[str]:
        """Return the heads, the longest first, that the kept letters allow a title to have with which a text begins."""
        beginning, first, whole = hash(letters[:LEAST_LETTERS]), hash(letters[:HEAD_LETTERS]), self._whole
        if beginning not in self._beginnings:
            return []
        is_long = first in self._first
        most = min(HEAD - 1 if first in self._of_middling else HEAD_LETTERS - 1, len(letters))
        least = LEAST_LETTERS if beginning in self._of_short else HEAD_LETTERS
        heads = [head for size in range(most, least - 1, -1) if hash(head := letters[:size]) in whole]
        return [letters[:HEAD], *heads] if is_long and len(letters) >= HEAD else heads


def titles_from(
    index: Index,
    letters: str,
    heads: Iterable[str] | None = None,
    titles_of: Callable[[int], Iterable[KnownTitle]] | None = None,
) -> tuple[KnownTitle, ...]:
    """Return the titles with which the squeezed text begins, the longest first.

    `letters` should be as long as the longest title. `heads` are those that their heads may be, if that is known, and
    `titles_of` returns the titles of a row, if they are cached.
    """
    titles_of = titles_of or partial(_titles, index)
    heads = _heads(index, letters[:HEAD]) if heads is None else heads
    rows = dict.fromkeys(row for head in heads for row in index.rows_with_head(head, _ROWS))
    titles = {title for row in rows for title in titles_of(row) if letters.startswith(title.key)}
    return tuple(sorted(titles, key=lambda title: (-len(title.key), title.text)))


def _titles(index: Index, row: int) -> Iterator[KnownTitle]:
    titles = index.titles_of(row)
    given = (name for title in titles for name in (split_name(title.title)[0], *title.aliases, *title.shared) if name)
    names, is_catalogue = frozenset(map(squeeze, given)), index.name == CATALOGUE
    return (KnownTitle(title.title, squeeze(title.title), names, is_catalogue) for title in titles)


def _heads(index: Index, letters: str) -> Iterator[str]:
    """Yield the heads with which the squeezed text begins, the longest first, by stepping back in sort order."""
    probe = letters
    while len(probe) >= LEAST_LETTERS:
        head = index.last_head(probe)
        if head is None:
            return
        if probe.startswith(head):
            if len(head) >= LEAST_LETTERS:
                yield head
            probe = head[:-1]
        else:
            probe = shared_start(probe, head)


def naming(index: Index, name: str) -> Naming:
    """Return what an index knows about a short name."""
    key = squeeze(name)
    if not key:
        return Naming.NONE
    marks = marks_of_name(name)
    named = list(index.names_with(alias_key(name)))
    bearers = _bearers(named, name)
    if bearers:
        return Naming.SHARED if _is_anothers_by_case(index, name, bearers) else Naming.RECORDED
    if any(marks == marks_of_name(shared) and squeeze(shared) == key for one in named for shared in one.shared):
        return Naming.SHARED
    titles = index.titles_with(title_key(key))
    if any(squeeze(title) == key and name_marks(name) == name_marks(title) for title in titles):
        return Naming.TITLE
    heads = (split_name(title)[0] for title in index.titles_with(name_key(name)))
    return Naming.HINT if any(squeeze(head) == key and marks == marks_of_name(head) for head in heads) else Naming.NONE


def facts_of(index: Index, title: str) -> tuple[TitleFacts, ...]:
    """Return what the records with this whole title say besides it; marks such as `++` must agree."""
    key, marks = squeeze(title), name_marks(title)
    if not key:
        return ()
    records = (record for record in index.records_with(title_key(key)) if squeeze(record.title) == key)
    return tuple(map(_facts, (record for record in records if name_marks(record.title) == marks)))


def works_cited(index: Index, family: str, year: int) -> tuple[CitedWork, ...]:
    """Return the works of a year whose first author has a family name, by its last word."""
    last, is_catalogue = (words(family) or [""])[-1], index.name == CATALOGUE
    works: dict[str, CitedWork] = {}
    for record in index.records_cited(family, year):
        usual = _usual(record, year)
        if not (usual or record.year == year) or not record.authors or _family(record.authors[0])[-1:] != (last,):
            continue
        given = (split_name(record.title)[0], *record.aliases, *record.shared_names)
        names = frozenset(map(squeeze, filter(None, given)))
        venues = tuple(filter(None, (record.venue_short, record.venue)))
        families = tuple(map(_family, record.authors))
        work = CitedWork(record.title, families, year, names, is_catalogue, venues, usual)
        key = squeeze(record.title)
        works[key] = _joined(works[key], work) if key in works else work
    return tuple(works.values())


def _usual(record: CitedFacts, year: int) -> Usual:
    """Return how far the first author of a record and a year alone mean it."""
    if year in record.usual_years:
        return Usual.ALWAYS
    return Usual.MAYBE if year in record.possible_years else Usual.NO


def _joined(first: CitedWork, second: CitedWork) -> CitedWork:
    """Return a work with the names, venues and usual years of two of its records: only one may have them."""
    venues = tuple(dict.fromkeys((*first.venues, *second.venues)))
    return replace(first, names=first.names | second.names, venues=venues, usual=max(first.usual, second.usual))


@lru_cache(maxsize=32768)  # people with a common name have many works, and so have those who wrote them too
def _family(name: str) -> tuple[str, ...]:
    """Return the words of the family name in a name as text."""
    return tuple(words(from_text(Name, name).family))


def _facts(record: Record) -> TitleFacts:
    people = tuple(squeeze(name.family) for name in record.authors)
    return TitleFacts(people, record.year, tuple(filter(None, (record.venue_short, record.venue))))


def bearer(index: Index, name: str) -> str:
    """Return the title of the first work to which records give a short name; "" if there is none."""
    bearers = _bearers(list(index.names_with(alias_key(name))), name) if squeeze(name) else []
    return bearers[0].title if bearers and not _is_anothers_by_case(index, name, bearers) else ""


def bearers(index: Index, name: str) -> tuple[KnownTitle, ...]:
    """Return the titles of the works to which records give a short name, alone or among others; marks must agree."""
    key, marks = squeeze(name), marks_of_name(name)
    if not key:
        return ()
    named = {
        each.title: frozenset(map(squeeze, (*each.aliases, *each.shared)))
        for each in index.names_with(alias_key(name))
        if any(squeeze(own) == key and marks_of_name(own) == marks for own in (*each.aliases, *each.shared))
    }
    is_catalogue = index.name == CATALOGUE
    return tuple(KnownTitle(title, squeeze(title), names, is_catalogue) for title, names in named.items())


def _is_anothers_by_case(index: Index, name: str, bearers: Sequence[TitleNames]) -> bool:
    """Tell whether another work has a coined name in other capitals, and a text does not say which one is meant.

    `SuperGlue` and `superglue` may be the matcher, `SuperGLUE` is the benchmark.
    """
    key = squeeze(name)
    aliases = {alias for each in bearers for alias in each.aliases if squeeze(alias) == key}
    if name in aliases or not any(map(is_coined, aliases)):
        return False
    heads = {split_name(title)[0] for title in index.titles_with(name_key(name))}
    others = {head for head in heads if squeeze(head) == key and is_coined(head)} - aliases
    return bool(others) and (name.islower() or name in others)


def _bearers(named: Sequence[TitleNames], name: str) -> list[TitleNames]:
    """Return the titles that have a name among their aliases, with the same marks such as `++`; `ViT-S` is not VITS."""
    key, marks = squeeze(name), marks_of_name(name)
    return [
        each
        for each in named
        if any(
            marks == marks_of_name(alias) and squeeze(alias) == key and not is_sized_otherwise(name, alias)
            for alias in each.aliases
        )
    ]
