"""Titles missing from a source that should have them: DBLP lists all papers of a volume, arXiv all its preprints.

DBLP takes volumes as a whole. It has those in `proceedings_sizes`; for others, and for journals in DBLP and Crossref,
the answers show what the source has (`seen_lists`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.preprint_servers import preprint_server
from vlbib.core.titles import title_size
from vlbib.core.venues import is_preprint, venue
from vlbib.verification.compared_venues import has_list, venue_edition
from vlbib.verification.discrepancy import Discrepancy, Flaw, Gravity
from vlbib.verification.proceedings_sizes import SIZES
from vlbib.verification.seen_lists import OF_VOLUMES

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from vlbib.core.record import Record
    from vlbib.verification.reference import BibReference
    from vlbib.verification.seen_lists import SeenLists

_OF_PREPRINTS = "arxiv"
_NAMES = {OF_VOLUMES: "DBLP", _OF_PREPRINTS: "arXiv", "crossref": "Crossref"}
_LEAST_WORDS = 3  # minimum words of a title that is looked up by its words
# Endings that differ between British and American spelling; `_ALIKE` are words that have the ending in both.
_AMERICAN = (
    (lazy_pattern(r"(?<=\w{3})is(?=(?:e[drs]?|ers|ing|ations?)\b)"), "iz"),
    (lazy_pattern(r"(?<=\w{3})our(?=(?:s|ed|ing|al|ally|hoods?|less)?\b)"), "or"),
    (lazy_pattern(r"(?<=\w[aeiou]l)l(?=(?:ed|ing|ers?)\b)"), ""),
)
_BRITISH = ((lazy_pattern(r"(?<=\w{3})iz(?=(?:e[drs]?|ers|ing|ations?)\b)"), "is"),)
_ALIKE = lazy_pattern(
    r"(?:\w*(?:vis|cis|nois|rais|pois|wis|guis|expertis|franchis|promis|premis|pris|aris|siz|capsiz)(?:e[drs]?|ers|ing))"
    r"|four|hour|tour|pour|your|contour\w*|rolling|filling|polling|calling|cell\w*|full\w*|spell\w*|small\w*|all\w*"
    r"|controll\w*",
    re.IGNORECASE,
)
_MATHS = lazy_pattern(r"[$\\^_{}<>=]|[^\W\d_a-zA-Z\u00c0-\u024f]")  # sources write formulas in different ways


def lists_volumes(source: str) -> bool:
    """Tell whether a source lists volumes of proceedings as a whole."""
    return source == OF_VOLUMES


def sources_listing(reference: BibReference, seen: SeenLists) -> tuple[str, ...]:
    """Return the sources that list everything in the stated venue; `seen` are the lists that answers have shown."""
    if preprint_server(reference.venue) == _NAMES[_OF_PREPRINTS]:
        has_id = any(identity.scheme == _OF_PREPRINTS for identity in reference.ids)
        return () if has_id else (_OF_PREPRINTS,)
    key, year = venue(reference.venue).key, reference.year
    if not has_list(reference.venue):
        return seen.sources_of_journal(reference)
    return (OF_VOLUMES,) if (key, year) in seen.volumes or year in SIZES.get(key, {}) else ()


def is_searchable(title: str) -> bool:
    """Tell whether a title can be looked up by its words: it has at least three and no formula.

    >>> is_searchable("Counting lines in maps"), is_searchable("Counting $k$ lines in maps")
    (True, False)
    """
    return title_size(title) >= _LEAST_WORDS and not _MATHS.search(title)


def title_parts(title: str) -> list[str]:
    """Return more texts to look a title up by: its British or American spelling, and if it is long, its halves.

    A misspelled word then spoils only one of the halves.

    >>> title_parts("Visualising old maps"), title_parts("Counting lines in old maps with nets")
    (['Visualizing old maps'], ['Counting lines in', 'old maps with nets'])
    """
    parts = title.split()
    half = len(parts) // 2
    halves = [" ".join(parts[:half]), " ".join(parts[half:])] if half >= _LEAST_WORDS else []
    respelled = [" ".join(_respelled(word, rules) for word in parts) for rules in (_AMERICAN, _BRITISH)]
    return [*(each for each in respelled if each != " ".join(parts)), *halves]


def _respelled(word: str, rules: Sequence[tuple[re.Pattern[str], str]]) -> str:
    if _ALIKE.fullmatch(word.strip(":,.?!()")):
        return word
    for pattern, letters in rules:
        word = pattern.sub(letters, word)
    return word


def compare_with_lists(
    reference: BibReference, work: Collection[Record], lacking: Collection[str]
) -> list[Discrepancy]:
    """Return the finding that a source in `lacking` lists the stated venue completely but has no such title.

    No finding if a record of the `work` has a venue, because `compared_venues` compares that. A preprint may be in the
    stated journal under another title, so for it the finding is only an info.
    """
    if not lacking or any(not is_preprint(record.appeared_in) for record in work):
        return []
    if work and _OF_PREPRINTS in lacking:
        return []
    source = next(iter(lacking))
    is_volume = has_list(reference.venue)
    edition = venue_edition(venue(reference.venue).key, reference.year or 0) if is_volume else reference.venue
    papers = "its papers" if source == _OF_PREPRINTS else f"the papers of {edition}"
    return [
        Discrepancy(
            flaw=Flaw.NOT_IN_PROCEEDINGS,
            gravity=Gravity.INFO if work and not is_volume else Gravity.WARNING,
            field="booktitle" if is_volume else "journal",
            stated=reference.venue,
            message=f"{_NAMES[source]} lists {papers}, but none of this title",
        )
    ]
