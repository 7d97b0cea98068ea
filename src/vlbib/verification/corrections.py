"""Corrections of a reference's fields by the record under its own id.

A field is corrected only if the record under an id in the reference is its work, and only for a difference that is a
warning or an error. All else is left to the owner.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.latex import escape, protect
from vlbib.core.text import one_line
from vlbib.core.venues import VenueMatch, is_preprint, same_venue
from vlbib.verification.assessment import Standing
from vlbib.verification.compared_titles import TitleLikeness, title_likeness
from vlbib.verification.discrepancy import Flaw, Gravity
from vlbib.verification.reference import plain_text

if TYPE_CHECKING:
    from vlbib.core.names import Name
    from vlbib.core.record import Record
    from vlbib.verification.assessment import Assessment

_YEARS = frozenset({Flaw.YEAR, Flaw.BEFORE_PREPRINT, Flaw.FUTURE})
_PEOPLE = frozenset({Flaw.AUTHOR_REPLACED, Flaw.AUTHORS_MISSING, Flaw.AUTHORS_ADDED, Flaw.AUTHORS_SWAPPED})


def corrections(assessment: Assessment) -> dict[str, str]:
    """Return the corrected BibTeX values by field name; none for a reference that mixes several works."""
    record = _own_record(assessment)
    if record is None or assessment.standing is not Standing.DIFFERS:
        return {}
    grave = {each.flaw for each in assessment.discrepancies if each.gravity is not Gravity.INFO}
    values = {
        "title": protect(plain_text(record.title)) if Flaw.TITLE in grave else "",
        "author": " and ".join(map(_written, record.authors)) if grave & _PEOPLE else "",
        "year": str(_year(assessment, record) or "") if grave & _YEARS else "",
    }
    return {name: value for name, value in values.items() if value}


def _year(assessment: Assessment, own: Record) -> int | None:
    """Return the year of the cited version, from its own record or another one of the work.

    An arXiv id beside a conference gives the year of the preprint, not of the publication.
    """
    stated = assessment.reference.venue
    if is_preprint(own.appeared_in) == is_preprint(stated):
        return own.year
    return next((r.year for r in assessment.records if r.year and _is_version(stated, r.appeared_in)), None)


def _is_version(stated: str, venue: str | None) -> bool:
    if is_preprint(stated):
        return is_preprint(venue)
    return same_venue(stated, venue or "") is VenueMatch.SAME


def _own_record(assessment: Assessment) -> Record | None:
    """Return the record under an id of the reference; one with authors and the same title is preferred."""
    keys = {identity.key for identity in assessment.reference.ids}
    own = [record for record in assessment.records if keys & {identity.key for identity in record.ids}]
    own = [record for record in own if record.authors] or own
    alike = [r for r in own if title_likeness(assessment.reference.title, r.title) is TitleLikeness.SAME]
    return next(iter(alike or own), None)


def _written(name: Name) -> str:
    """Return a name in BibTeX's form `family, suffix, given`."""
    if name.literal or not name.given:
        return f"{{{escape(one_line(name.family))}}}"
    return ", ".join(escape(one_line(part)) for part in (name.family, name.suffix, name.given) if part)
