"""A title that a source lacks, though it lists all of its kind: DBLP the papers of a volume, arXiv its own preprints.

That DBLP lists a volume is seen from what it answers: it takes volumes in whole, so a record of the venue and year, for
whatever title it was given, tells that all of its papers are there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.preprint_servers import preprint_server
from vlbib.core.titles import title_size
from vlbib.core.venues import is_preprint, venue
from vlbib.verification.compared_venues import has_list, venue_edition
from vlbib.verification.discrepancy import Discrepancy, Flaw, Gravity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from vlbib.core.record import Record
    from vlbib.verification.reference import BibReference

_OF_VOLUMES = "dblp"
_OF_PREPRINTS = "arxiv"
_NAMES = {_OF_VOLUMES: "DBLP", _OF_PREPRINTS: "arXiv"}
_LEAST_WORDS = 3  # of a title that is looked up by its words
_MATHS = re.compile(r"[$\\^_{}<>=]|[^\W\d_a-zA-Z\u00c0-\u024f]")  # what sources write each in their own way


def lists_volumes(source: str) -> bool:
    """Tell whether a source takes the volumes of proceedings in whole."""
    return source == _OF_VOLUMES


def volumes_of(records: Iterable[Record]) -> set[tuple[str, int]]:
    """Return the main proceedings (key of `core.venues`, year) that records are of."""
    return {
        (venue(record.appeared_in).key, record.year)
        for record in records
        if record.year and has_list(record.appeared_in)
    }


def sources_listing(reference: BibReference, volumes: Collection[tuple[str, int]]) -> tuple[str, ...]:
    """Return the sources that list all of what a reference says it appeared in; `volumes` are those that DBLP has."""
    if preprint_server(reference.venue) == _NAMES[_OF_PREPRINTS]:
        has_id = any(identity.scheme == _OF_PREPRINTS for identity in reference.ids)
        return () if has_id else (_OF_PREPRINTS,)
    if has_list(reference.venue) and (venue(reference.venue).key, reference.year) in volumes:
        return (_OF_VOLUMES,)
    return ()


def is_searchable(title: str) -> bool:
    """Tell whether a title can be looked up by its words: some of them, and no formula.

    >>> is_searchable("Counting lines in maps"), is_searchable("Counting $k$ lines in maps")
    (True, False)
    """
    return title_size(title) >= _LEAST_WORDS and not _MATHS.search(title)


def compare_with_lists(
    reference: BibReference, work: Collection[Record], lacking: Collection[str]
) -> list[Discrepancy]:
    """Return the finding that a source which lists what the reference says it is of lacks its title.

    A `work` that is known to have appeared somewhere is held against that; a preprint, against what it is said to be.
    """
    if not lacking or any(not is_preprint(record.appeared_in) for record in work):
        return []
    if work and _OF_PREPRINTS in lacking:
        return []
    source = next(iter(lacking))
    edition = venue_edition(venue(reference.venue).key, reference.year or 0)
    papers = "its papers" if source == _OF_PREPRINTS else f"the papers of {edition}"
    return [
        Discrepancy(
            flaw=Flaw.NOT_IN_PROCEEDINGS,
            gravity=Gravity.WARNING,
            field="journal" if is_preprint(reference.venue) else "booktitle",
            stated=reference.venue,
            message=f"{_NAMES[source]} lists {papers}, and has none of this title",
        )
    ]
