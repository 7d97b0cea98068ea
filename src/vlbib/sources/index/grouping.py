"""Groups records into works: a preprint, its version of record, and what several sources say about either."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from vlbib.core.ids import are_two_preprints
from vlbib.core.names import may_be_same_people
from vlbib.core.reused_titles import are_two_pieces
from vlbib.core.text import plain, squeeze, squeeze_each, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vlbib.core.record import Record

SPAN = 3  # the most years between a preprint and its version of record
_STRONG = frozenset({"arxiv", "doi", "s2", "s2paper", "acl", "openreview", "pmlr", "cvf"})


def same_work(rows: Sequence[Sequence[Record]]) -> list[int]:
    """Return for each row the position of the first row of the same work.

    Two rows are one work if they share an id and either the squeezed title or compatible authors, unless they are two
    preprints with different titles. They are also one work with the same squeezed title, compatible authors, and years
    within `SPAN`; a title of one or two words (`Introduction`) then needs equal surnames.
    """
    first = list(range(len(rows)))
    shared = list(_shared(rows))
    if not shared:
        return first

    def root(place: int) -> int:
        while first[place] != place:
            place = first[place]
        return place

    for places, joins in shared:
        for position, place in enumerate(places):
            for earlier in places[:position]:
                if root(earlier) == root(place) or not joins(rows[earlier], rows[place]):
                    continue
                works = [[row for at, row in enumerate(rows) if root(at) == root(end)] for end in (earlier, place)]
                if not _are_apart(rows[earlier], rows[place], *works):
                    low, high = sorted((root(earlier), root(place)))
                    first[high] = low
    return [root(place) for place in range(len(rows))]


def _shared(rows: Sequence[Sequence[Record]]) -> Iterator[tuple[list[int], Callable[..., bool]]]:
    """Yield the places of the rows that share an id or a title, with the condition that a pair must meet."""
    given = [[record.title for record in records] for records in rows]
    squeezed = squeeze_each(list(chain.from_iterable(given)))
    keys = [identity.key for records in rows for record in records for identity in record.ids]
    if len(set(squeezed)) == len(squeezed) and len(set(keys)) == len(keys):  # nearly always
        return
    ids: dict[tuple[str, str], list[int]] = defaultdict(list)
    titles: dict[str, list[int]] = defaultdict(list)
    for place, records in enumerate(rows):
        for key in dict.fromkeys([identity.key for record in records for identity in record.ids]):
            if key[0] in _STRONG:
                ids[key].append(place)
        for title in dict.fromkeys([squeeze(record.title) for record in records]):
            titles[title].append(place)
    yield from ((places, _may_be_one) for places in ids.values() if len(places) > 1)
    yield from ((places, _same_authors) for places in titles.values() if len(places) > 1)


def _may_be_one(a: Sequence[Record], b: Sequence[Record]) -> bool:
    """Tell whether titles or authors support a shared id, since sources do record wrong DOIs.

    Titles that differ in more than spelling are left to the matching, which explains differences.
    """
    return any(
        squeeze(first.title) == squeeze(second.title) or may_be_same_people(first.authors, second.authors)
        for first in a
        for second in b
    )


def _are_apart(
    a: Sequence[Record], b: Sequence[Record], first: Sequence[Sequence[Record]], second: Sequence[Sequence[Record]]
) -> bool:
    """Tell whether rows with different titles belong to works that are two preprints, since authors write several."""
    if any(squeeze(one.title) == squeeze(two.title) for one in a for two in b):
        return False
    ids = [[identity for row in rows for record in row for identity in record.ids] for rows in (first, second)]
    return are_two_preprints(*ids)


def _same_authors(a: Sequence[Record], b: Sequence[Record]) -> bool:
    return any(alike(first, second) for first in a for second in b)


def alike(a: Record, b: Record) -> bool:
    """Tell whether two records with the same title are one work, by authors and years."""
    if a.year and b.year and abs(a.year - b.year) > SPAN:
        return False
    if are_two_pieces(a, b):
        return False
    if len(words(a.title)) <= 2:
        return bool(a.authors) and _surnames(a) == _surnames(b)
    return not a.authors or not b.authors or may_be_same_people(a.authors, b.authors)


def _surnames(record: Record) -> set[str]:
    return {plain(name.family).split(" ")[-1] for name in record.authors}
