"""Compares two entries of a block: for one work, the titles must be equal or their difference explained.

A shared author alone is no evidence where titles differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.duplicates.kinship import Kinship, Pair
from vlbib.checks.duplicates.title_likeness import Likeness, is_abstract, liken
from vlbib.core.editions import editions_apart
from vlbib.core.entry_types import BOOK_TYPES, THESES
from vlbib.core.names import may_be_same_people
from vlbib.core.reused_titles import is_reused_title, place_apart
from vlbib.core.venues import VenueMatch, same_venue, venue

if TYPE_CHECKING:
    from vlbib.checks.duplicates.profile import EntryProfile


_BOOKS = BOOK_TYPES | {"inbook", "incollection", "bookinbook", "suppbook", "suppcollection"}


def compare_entries(first: EntryProfile, second: EntryProfile) -> Pair | None:
    """Return how the two entries are related, with the evidence; None if nothing shows that they are."""
    return _kin(first, second) or _strangers(first, second)


def _strangers(first: EntryProfile, second: EntryProfile) -> Pair | None:
    """Return a pair of different works that share an id; parts of a book may share the book's."""
    if (first.entry.type in _BOOKS and second.entry.type in _BOOKS) or not first.may_share_id(second):
        return None
    shared = sorted(set(first.own_ids).intersection(second.own_ids))
    evidence = f"both have {', '.join(shared)}"
    return Pair(first.entry, second.entry, Kinship.NONE, evidence) if shared else None


def _kin(first: EntryProfile, second: EntryProfile) -> Pair | None:
    likeness = liken(first, second)
    shared = _same_identity(first, second)
    if (likeness is Likeness.OTHER and not shared) or _are_two_pieces(first, second):
        return None
    people = may_be_same_people(first.people, second.people)
    if likeness is Likeness.PART and people:
        return Pair(first.entry, second.entry, Kinship.RELATED, "titles that differ by a number, an author in common")
    alike = likeness in (Likeness.EQUAL, Likeness.EXPLAINED)
    if shared and (alike or (people and not _are_two_preprints(first, second))):
        return _pair(first, second, f"the same {shared}")
    if likeness is Likeness.EQUAL and (people or _may_be_one(first, second)):
        return _pair(first, second, "the same title" + (" and authors" if people else ""))
    if likeness is Likeness.EXPLAINED and people:
        return _pair(first, second, "nearly the same title, the same authors")
    return None


def _are_two_pieces(first: EntryProfile, second: EntryProfile) -> bool:
    """Tell whether a title is reused by many works (`Editorial`) and the two appeared in different places."""
    if not (is_reused_title(first.title) or is_reused_title(second.title)):
        return False
    return bool(place_apart(*({**each.values, "doi": each.doi or ""} for each in (first, second))))


def _same_identity(first: EntryProfile, second: EntryProfile) -> str:
    if first.arxiv and first.arxiv == second.arxiv:
        return f"arXiv id {first.arxiv}"
    return f"DOI {first.doi}" if first.doi and first.doi == second.doi else ""


def _are_two_preprints(first: EntryProfile, second: EntryProfile) -> bool:
    return bool(first.arxiv and second.arxiv) and first.arxiv != second.arxiv


def _may_be_one(first: EntryProfile, second: EntryProfile) -> bool:
    """Tell whether entries with equal titles may be one work where one of them names no authors or editors."""
    nameless = not first.people or not second.people
    return (
        nameless
        and len(first.words) > 3
        and (first.year is None or second.year is None or abs(first.year - second.year) < 2)
    )


def _pair(first: EntryProfile, second: EntryProfile, evidence: str) -> Pair:
    kinship, why = _kinship(first, second)
    return Pair(first.entry, second.entry, kinship, evidence + why)


def _kinship(first: EntryProfile, second: EntryProfile) -> tuple[Kinship, str]:
    """Distinguish duplicates, versions and publications at two venues; the second value is the reason in words."""
    if first.doi and second.doi and first.doi == second.doi:
        return Kinship.DUPLICATE, ""
    if first.preprint != second.preprint and (first.published or second.published):
        return Kinship.VERSION, ", a preprint and a published version"
    if first.arxiv and first.arxiv == second.arxiv:
        return Kinship.DUPLICATE, ""
    if first.arxiv and second.arxiv and first.preprint and second.preprint:
        if len(first.people) == len(second.people) and may_be_same_people(first.people, second.people):
            return Kinship.DUPLICATE, ", though under two arXiv ids"
        return Kinship.RELATED, ", but two arXiv ids"
    return _by_venue(first, second)


def _by_venue(first: EntryProfile, second: EntryProfile) -> tuple[Kinship, str]:
    apart = abs(first.year - second.year) if first.year and second.year else 0
    if first.doi and second.doi:
        return Kinship.RELATED, ", but two DOIs"
    kinds = (first.entry.type, second.entry.type)
    editions = editions_apart(kinds, first.values, second.values)
    if editions:
        return Kinship.RELATED, f", but {editions}"
    if sum(kind in THESES for kind in kinds) == 1 and first.published != second.published:
        return Kinship.RELATED, ", but one is a thesis"
    if not first.published or not second.published:
        return Kinship.DUPLICATE, ""
    if is_abstract(first.title) != is_abstract(second.title) and not _same_page(first, second):
        return Kinship.RELATED, ", but one is an abstract"
    return _of_two_venues(first, second, apart)


def _of_two_venues(first: EntryProfile, second: EntryProfile, apart: int) -> tuple[Kinship, str]:
    answer = same_venue(first.venue, second.venue)
    if answer is VenueMatch.DIFFERENT and (apart or _both_known(first, second)):
        return Kinship.RELATED, ", but two venues"
    if answer is VenueMatch.UNKNOWN and (apart > 1 or (apart and first.entry.type != second.entry.type)):
        return Kinship.RELATED, ", but perhaps two venues"
    if answer is VenueMatch.SAME and (apart > 1 or (apart and _pages_differ(first, second))):
        return Kinship.RELATED, f", but {apart} years apart"
    return Kinship.DUPLICATE, ""


def _both_known(first: EntryProfile, second: EntryProfile) -> bool:
    return venue(first.venue).known and venue(second.venue).known


def _same_page(first: EntryProfile, second: EntryProfile) -> bool:
    return bool(first.first_page) and first.first_page == second.first_page


def _pages_differ(first: EntryProfile, second: EntryProfile) -> bool:
    return bool(first.first_page and second.first_page and first.first_page != second.first_page)
