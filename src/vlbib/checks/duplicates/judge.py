"""Judges two entries that share a block: their titles must be equal or the difference explained.

One shared author proves nothing for titles that differ, and no shared author disproves equal titles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.duplicates.kinship import Kinship, Pair
from vlbib.checks.duplicates.titles import Likeness, is_abstract, liken
from vlbib.core.names import may_be_same_people
from vlbib.core.venues import VenueMatch, same_venue, venue

if TYPE_CHECKING:
    from vlbib.checks.duplicates.profile import Profile


def judge(one: Profile, other: Profile) -> Pair | None:
    """Return how the two belong together with the evidence, or None where nothing shows that they do."""
    likeness = liken(one, other)
    shared = _same_identity(one, other)
    if likeness is Likeness.OTHER and not shared:
        return None
    people = may_be_same_people(one.people, other.people)
    if likeness is Likeness.PART and people:
        return Pair(one.entry, other.entry, Kinship.RELATED, "titles that differ by a number, an author in common")
    if shared and (likeness is not Likeness.OTHER or people):
        return _pair(one, other, f"the same {shared}")
    if likeness is Likeness.EQUAL and (people or _may_be_one(one, other)):
        return _pair(one, other, "the same title" + (" and authors" if people else ""))
    if likeness is Likeness.EXPLAINED and people:
        return _pair(one, other, "nearly the same title, the same authors")
    return None


def _same_identity(one: Profile, other: Profile) -> str:
    if one.arxiv and one.arxiv == other.arxiv:
        return f"arXiv id {one.arxiv}"
    return f"DOI {one.doi}" if one.doi and one.doi == other.doi else ""


def _may_be_one(one: Profile, other: Profile) -> bool:
    """Tell whether entries of equal titles, one of them without people, may be one work."""
    nameless = not one.people or not other.people
    return (
        nameless and len(one.words) > 3 and (one.year is None or other.year is None or abs(one.year - other.year) < 2)
    )


def _pair(one: Profile, other: Profile, evidence: str) -> Pair:
    kinship, why = _kinship(one, other)
    return Pair(one.entry, other.entry, kinship, evidence + why)


def _kinship(one: Profile, other: Profile) -> tuple[Kinship, str]:
    """Tell duplicates from versions and from publications in two venues, with the reason in words."""
    if one.doi and other.doi and one.doi == other.doi:
        return Kinship.DUPLICATE, ""
    if one.preprint != other.preprint and (one.published or other.published):
        return Kinship.VERSION, ", a preprint and a published version"
    if one.arxiv and one.arxiv == other.arxiv:
        return Kinship.DUPLICATE, ""
    if one.arxiv and other.arxiv and one.preprint and other.preprint:
        if len(one.people) == len(other.people) and may_be_same_people(one.people, other.people):
            return Kinship.DUPLICATE, ", though under two arXiv ids"
        return Kinship.RELATED, ", but two arXiv ids"
    return _by_venue(one, other)


def _by_venue(one: Profile, other: Profile) -> tuple[Kinship, str]:
    apart = abs(one.year - other.year) if one.year and other.year else 0
    if one.doi and other.doi:
        return Kinship.RELATED, ", but two DOIs"
    if not one.published or not other.published:
        return Kinship.DUPLICATE, ""
    if is_abstract(one.title) != is_abstract(other.title) and not _same_page(one, other):
        return Kinship.RELATED, ", but one is an abstract"
    return _of_two_venues(one, other, apart)


def _of_two_venues(one: Profile, other: Profile, apart: int) -> tuple[Kinship, str]:
    answer = same_venue(one.venue, other.venue)
    if answer is VenueMatch.DIFFERENT and (apart or _both_known(one, other)):
        return Kinship.RELATED, ", but two venues"
    if answer is VenueMatch.UNKNOWN and (apart > 1 or (apart and one.entry.type != other.entry.type)):
        return Kinship.RELATED, ", but perhaps two venues"
    if answer is VenueMatch.SAME and (apart > 1 or (apart and _pages_differ(one, other))):
        return Kinship.RELATED, f", but {apart} years apart"
    return Kinship.DUPLICATE, ""


def _both_known(one: Profile, other: Profile) -> bool:
    return venue(one.venue).known and venue(other.venue).known


def _same_page(one: Profile, other: Profile) -> bool:
    return bool(one.first_page) and one.first_page == other.first_page


def _pages_differ(one: Profile, other: Profile) -> bool:
    return bool(one.first_page and other.first_page and one.first_page != other.first_page)
