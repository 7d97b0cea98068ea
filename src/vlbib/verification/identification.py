"""Decides which of the records found are the work that a reference means, by title, ids and authors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from vlbib.core.groups_of_people import persons
from vlbib.core.text import squeeze, words
from vlbib.core.venues import VenueMatch, is_preprint, same_venue, venue
from vlbib.verification.compared_people import all_strangers, mostly_shared, share_people
from vlbib.verification.compared_titles import (
    TitleLikeness,
    goes_on,
    is_cut_short,
    is_without_subtitle,
    title_likeness,
)
from vlbib.verification.reference import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vlbib.core.names import Name
    from vlbib.core.record import Record
    from vlbib.verification.reference import BibReference

_COMMON_WORDS = 4  # minimum common words of two titles that count as the same with one word replaced
_VERY_NEAR = 86  # minimum letters in common, in per cent, for two titles by the same people to count as the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified:
    """The records of the work meant, and those that contradict it.

    `work` are the records to compare the reference with; () if it was not found. `namesakes` have exactly its title
    but entirely different authors. `misled` are records under its ids that are another work.
    """

    work: tuple[Record, ...] = ()
    namesakes: tuple[Record, ...] = ()
    misled: tuple[Record, ...] = ()


def identify(reference: BibReference, by_id: Sequence[Record], by_title: Sequence[Record]) -> Identified:
    """Choose among the records found under the ids and by the title of a reference.

    First choice are records with exactly its title and its authors, then those with an explained difference in the
    title. Without any, the work is a record under its id with its authors or nearly its title, else one found by title
    with nearly both.
    """
    if not reference.title:
        return Identified(work=tuple(by_id))
    records = list(dict.fromkeys((*by_id, *by_title)))
    likeness = {record.title: title_likeness(reference.title, record.title) for record in records}
    extended = {squeeze(record.title) for record in records if _is_extended(reference, record)}
    named = [r for r in records if likeness[r.title] >= TitleLikeness.EXPLAINED and squeeze(r.title) not in extended]
    exact = [record for record in named if likeness[record.title] is TitleLikeness.SAME]
    work = _by_people(reference, exact) or ([] if exact else _by_people(reference, named))
    if not work and not exact:
        retold = [record for record in by_id if _may_be(reference, record, likeness[record.title])]
        work = retold or _nearest(by_title, reference)
    misled = [
        record for record in by_id if record not in work and _is_another(reference, record, work or exact, likeness)
    ]
    return Identified(
        work=_with_versions(work, records),
        namesakes=() if work else tuple(record for record in exact if record.authors),
        misled=tuple(misled),
    )


def _by_people(reference: BibReference, named: Sequence[Record]) -> list[Record]:
    """Return the records that may be by the reference's authors.

    Records without authors count beside such records, or if no record has authors.
    """
    fitting = [record for record in named if record.authors and share_people(reference.authors, record.authors)]
    if fitting or not any(record.authors for record in named):
        return fitting + [record for record in named if not record.authors]
    return [r for r in named if r.authors and not all_strangers(reference.authors, r.authors)]


def _may_be(reference: BibReference, record: Record, likeness: TitleLikeness) -> bool:
    """Tell whether a record under an id of the reference may be its work under another title."""
    if likeness is TitleLikeness.NEAR:
        return True
    return _have_persons(reference.authors, record.authors) and share_people(reference.authors, record.authors)


def _nearest(records: Sequence[Record], reference: BibReference) -> list[Record]:
    """Return the records of the nearest title by the same people, if it is very near or extends the stated one."""
    asked = squeeze(reference.title)
    near = [
        record for record in records if _is_very_near(reference.title, record.title) or _is_beginning(reference, record)
    ]
    theirs = [record for record in near if mostly_shared(reference.authors, record.authors)]
    best = max(theirs, key=lambda record: fuzz.ratio(asked, squeeze(record.title)), default=None)
    work = [record for record in records if best and squeeze(record.title) == squeeze(best.title)]
    return [] if any(_appeared_elsewhere(reference, record) for record in work) else work


def _is_beginning(reference: BibReference, record: Record) -> bool:
    """Tell whether the stated title is the beginning of a record's, and their years differ by at most one."""
    years = [year for year in (record.year, record.preprint_year) if year]
    if reference.year and years and all(abs(year - reference.year) > 1 for year in years):
        return False
    return is_without_subtitle(reference.title, record.title) or is_cut_short(reference.title, record.title)


def _is_extended(reference: BibReference, record: Record) -> bool:
    """Tell whether the reference is to a later journal version, with a longer title, of a record's conference paper."""
    journal, conference = venue(reference.venue), venue(record.appeared_in)
    if (
        not journal.journal
        or conference.journal
        or is_preprint(record.appeared_in)
        or not (reference.year and record.year)
    ):
        return False
    return reference.year > record.year and goes_on(reference.title, plain_text(record.title))


def _appeared_elsewhere(reference: BibReference, record: Record) -> bool:
    """Tell whether reference and record have different venues; a title that is only near is then another work's."""
    if is_preprint(reference.venue) or is_preprint(record.appeared_in):
        return False
    return same_venue(reference.venue, record.appeared_in) is VenueMatch.DIFFERENT


def _is_very_near(asked: str, title: str) -> bool:
    """Tell whether two titles have nearly all letters in common, or differ in one word."""
    mine, theirs = set(words(asked)), set(words(title))
    by_a_word = max(len(mine - theirs), len(theirs - mine)) == 1 and len(mine & theirs) >= _COMMON_WORDS
    return by_a_word or fuzz.ratio(squeeze(asked), squeeze(title)) >= _VERY_NEAR


def _is_another(
    reference: BibReference, record: Record, titled: Sequence[Record], likeness: Mapping[str, TitleLikeness]
) -> bool:
    """Tell whether a record under an id of the reference is another work than `titled`, the records with its title.

    Without such records, it is another work if it is by other authors.
    """
    if likeness[record.title] >= TitleLikeness.NEAR or any(_are_versions(record, mine) for mine in titled):
        return False
    return bool(titled) or not share_people(reference.authors, record.authors)


def _are_versions(left: Record, right: Record) -> bool:
    """Tell whether two records are of one work: their source groups them, or they share authors and an id."""
    if left.work and left.work == right.work:
        return True
    shared = {identity.key for identity in left.ids} & {identity.key for identity in right.ids}
    return bool(shared) and _have_persons(left.authors, right.authors) and share_people(left.authors, right.authors)


def _have_persons(left: Sequence[Name], right: Sequence[Name]) -> bool:
    return bool(persons(left) and persons(right))


def _with_versions(work: Sequence[Record], records: Iterable[Record]) -> tuple[Record, ...]:
    """Return the records, and the others that their source groups with them as versions of one work."""
    groups = {record.work for record in work if record.work}
    return tuple(dict.fromkeys((*work, *(record for record in records if record.work in groups and record.work))))
