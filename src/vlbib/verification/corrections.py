"""What of a reference is wrong by the record of its own id, with the value that the record gives.

A field is corrected only where a record under an id that stands in the reference is its work, and only for a difference
that is a warning or an error: all else stays the owner's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.latex import escape, protect
from vlbib.core.text import one_line
from vlbib.verification.assessment import Standing
from vlbib.verification.compared_titles import TitleLikeness, title_likeness
from vlbib.verification.discrepancy import Flaw, Gravity
from vlbib.verification.reference import plain_text

if TYPE_CHECKING:
    from vlbib.core.names import Name
    from vlbib.core.record import Record
    from vlbib.verification.assessment import Assessment

_PEOPLE = frozenset({Flaw.AUTHOR_REPLACED, Flaw.AUTHORS_MISSING, Flaw.AUTHORS_ADDED, Flaw.AUTHORS_SWAPPED})


def corrections(assessment: Assessment) -> dict[str, str]:
    """Return BibTeX values by field name; nothing for a reference whose parts are of several works."""
    record = _own_record(assessment)
    if record is None or assessment.standing is not Standing.DIFFERS:
        return {}
    grave = {each.flaw for each in assessment.discrepancies if each.gravity is not Gravity.INFO}
    values = {
        "title": protect(plain_text(record.title)) if Flaw.TITLE in grave else "",
        "author": " and ".join(map(_written, record.authors)) if grave & _PEOPLE else "",
        "year": str(record.year or "") if Flaw.YEAR in grave else "",
    }
    return {name: value for name, value in values.items() if value}


def _own_record(assessment: Assessment) -> Record | None:
    """Return the record under an id of the reference, one that names people before others."""
    keys = {identity.key for identity in assessment.reference.ids}
    own = [record for record in assessment.records if keys & {identity.key for identity in record.ids}]
    own = [record for record in own if record.authors] or own
    alike = [r for r in own if title_likeness(assessment.reference.title, r.title) is TitleLikeness.SAME]
    return next(iter(alike or own), None)


def _written(name: Name) -> str:
    """Return a name as BibTeX splits it."""
    if name.literal or not name.given:
        return f"{{{escape(one_line(name.family))}}}"
    return ", ".join(escape(one_line(part)) for part in (name.family, name.suffix, name.given) if part)
