"""Records of one work: preprint and version of record, and the same paper in several sources."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.ids import are_two_preprints
from vlbib.core.names import may_be_same_people
from vlbib.core.once import once
from vlbib.core.reused_titles import are_two_pieces
from vlbib.core.text import words
from vlbib.matching.form import form
from vlbib.matching.title_agreement import titles_agree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.names import Name
    from vlbib.core.record import Record

_SAME_EDITION = 2  # maximum years between a record without authors and others of its work


class Group(Struct, frozen=True, dict=True):
    """The records of one work. What they say together is computed once."""

    records: tuple[Record, ...]

    @once
    def titles(self) -> tuple[str, ...]:
        """The titles in the records, each spelling once."""
        first, *others = self.records
        return tuple(dict.fromkeys(record.title for record in self.records)) if others else (first.title,)

    @once
    def ids(self) -> frozenset[tuple[str, str]]:
        """All ids, in the form used for comparison."""
        return frozenset(identity.key for record in self.records for identity in record.ids)

    @once
    def authors(self) -> tuple[Name, ...]:
        """The longest author list."""
        return max((record.authors for record in self.records), key=len, default=())

    @once
    def years(self) -> tuple[int, ...]:
        """All years, of preprints and of versions of record, in order."""
        given = (year for record in self.records for year in (record.year, record.preprint_year) if year)
        return tuple(sorted(set(given)))

    @once
    def cited_years(self) -> frozenset[int]:
        """The years with which the first author alone usually means the work, or may mean it."""
        years = (year for record in self.records for year in (*record.usual_years, *record.possible_years))
        return frozenset(years)

    @once
    def venues(self) -> tuple[str, ...]:
        """All venues, short and long."""
        given = (name for record in self.records for name in (record.venue_short, record.venue) if name)
        return tuple(dict.fromkeys(given))

    @once
    def aliases(self) -> tuple[str, ...]:
        """The short names in the records."""
        return tuple(dict.fromkeys(name for record in self.records for name in record.aliases))

    @once
    def shared_names(self) -> tuple[str, ...]:
        """The short names in the records that other works have too."""
        return tuple(dict.fromkeys(name for record in self.records for name in record.shared_names))

    @once
    def names(self) -> tuple[str, ...]:
        """All short names in the records."""
        for record in self.records:
            if record.aliases or record.shared_names:
                return (*self.aliases, *self.shared_names)
        return ()

    @once
    def is_bare(self) -> bool:
        """Whether no record has an id or a venue: a submission that was rejected or withdrawn, or a stray row."""
        return not any(record.ids or record.venue or record.venue_short for record in self.records)

    @once
    def urls(self) -> tuple[str, ...]:
        """The pages of the work: its own, and those of its project and code."""
        return tuple(dict.fromkeys(url for record in self.records for url in (*record.urls, record.url or "") if url))


def group(records: Sequence[Record]) -> list[Group]:
    """Return the records grouped by work, in the order of their first records.

    Records are one work if they share an id and their titles or authors agree, if an index or source says so (`work`),
    or if they have the same title and their authors agree. A record without authors joins the one work of its title
    whose years fit; if several fit, it stays alone.
    """
    if len(records) == 1:
        return [Group(tuple(records))]
    return [Group(tuple(records[i] for i in members)) for members in _joined(records)]


def _joined(records: Sequence[Record]) -> list[list[int]]:
    identified, titled = _by_identity(records), _by_title(records)
    if not identified and not titled:
        return [[index] for index in range(len(records))]
    works = [{index} for index in range(len(records))]  # the work of each record, shared with the others of that work
    for members in identified:
        _join_known(works, members, records)
    for members in titled:
        for place, first in enumerate(members):
            for second in members[place + 1 :]:
                if second not in works[first] and _are_one(records[first], records[second]):
                    _join(works, first, second)
    for members in titled:
        _adopt(works, members, records)
    return sorted(map(list, {tuple(sorted(work)) for work in works}))


def _are_one(first: Record, second: Record) -> bool:
    """Tell whether two records of one title are one work: the people agree, and they are not two of its pieces."""
    return may_be_same_people(first.authors, second.authors) and not are_two_pieces(first, second)


def _join(works: list[set[int]], first: int, second: int) -> None:
    joined = works[first] | works[second]
    for member in joined:
        works[member] = joined


def _join_known(works: list[set[int]], members: list[int], records: Sequence[Record]) -> None:
    """Join records that share an id if titles or people agree, because sources sometimes have wrong ids."""
    for place, member in enumerate(members):
        kin = next((earlier for earlier in members[:place] if _may_be_one(earlier, member, works, records)), None)
        if kin is not None:
            _join(works, kin, member)


def _may_be_one(first: int, second: int, works: Sequence[set[int]], records: Sequence[Record]) -> bool:
    """Tell whether two records that share an id may be one work: by source, title or people.

    Common authors prove nothing if the works are two preprints with different titles.
    """
    left, right = records[first], records[second]
    if _stated_as_one(left, right):
        return True
    ids = [[identity for member in works[place] for identity in records[member].ids] for place in (first, second)]
    if may_be_same_people(left.authors, right.authors) and not are_two_preprints(*ids):
        return True
    return titles_agree(left.title, right.title)


def _stated_as_one(first: Record, second: Record) -> bool:
    """Tell whether a source or index itself says that two records are one work."""
    return bool(set(_works(first)) & set(_works(second)))


def _by_identity(records: Sequence[Record]) -> list[list[int]]:
    """Return the places of records that share an id or a work."""
    keys = list(chain.from_iterable(map(_identities, records)))
    if len(set(keys)) == len(keys):  # nearly always
        return []
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, record in enumerate(records):
        for key in _identities(record):
            places[key].append(index)
    return [members for members in places.values() if len(members) > 1]


def _identities(record: Record) -> list[tuple[str, str]]:
    return [*[identity.key for identity in record.ids], *_works(record)] if record.ids else _works(record)


def _works(record: Record) -> list[tuple[str, str]]:
    """Return the work to which a source says that a record belongs, in a list; an empty one if it says none."""
    if not record.work:
        return []
    # an index numbers works across sources (`name:number`), another source only its own
    return [("work" if ":" in record.work else f"work of {record.source.partition('/')[0]}", record.work)]


def _by_title(records: Sequence[Record]) -> list[list[int]]:
    """Return the places of records with the same title, in the order of their first records."""
    keys = [form(record.title).key for record in records]
    if len(set(keys)) == len(keys):  # nearly always
        return []
    places: dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[int]] = defaultdict(list)
    for index, record in enumerate(records):
        title = form(record.title)
        places[title.key, title.numbers, title.marks].append(index)
    return [members for members in places.values() if len(members) > 1]


def _adopt(works: list[set[int]], members: list[int], records: Sequence[Record]) -> None:
    """Join each record without authors to the one work of its title that fits."""
    for orphan in (i for i in members if not records[i].authors):
        fits = {min(works[i]) for i in members if i not in works[orphan] and _same_edition(records[orphan], records[i])}
        if len(fits) == 1:
            _join(works, orphan, fits.pop())


def _same_edition(first: Record, second: Record) -> bool:
    near = first.year is None or second.year is None or abs(first.year - second.year) <= _SAME_EDITION
    return near and len(words(first.title)) > 2 and not are_two_pieces(first, second)
