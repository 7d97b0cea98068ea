"""Compares the year of a reference with the years of the records and its ids, and with today.

The year of a preprint and that of its publication are both right; one year off is a common slip. An arXiv id encodes
its month, and some DOIs their year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vlbib.core.anthology import ANTHOLOGY_DOI
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.venues import is_preprint, venue
from vlbib.core.years import RECENT_YEAR, arxiv_month, full_year
from vlbib.verification.discrepancy import Discrepancy, Flaw, Gravity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vlbib.core.ids import Id
    from vlbib.core.record import Record
    from vlbib.verification.reference import BibReference

_UNTIL_PUBLISHED = 3  # maximum years from a preprint to a publication that no record has
_UNTIL_REVISED = 3  # maximum years from a preprint to its cited version
# Years in DOIs: in proceedings of IEEE, ACL and IJCAI (`10.24963/ijcai.2019/376`), and in old ones of ACL (`N19-1423`).
_DOI_YEAR = lazy_pattern(rf"(?<=[./])({RECENT_YEAR})(?=[./])")
_ACL_YEAR = lazy_pattern(rf"{re.escape(ANTHOLOGY_DOI)}[a-z](\d\d)-\d{{4}}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Today:
    """The year and month in which references are verified."""

    year: int
    month: int


def submitted_in(identity: Id) -> tuple[int, int] | None:
    """Return the year and month encoded in an arXiv id; None for other ids."""
    return arxiv_month(identity.value) if identity.scheme == "arxiv" else None


def doi_year(identity: Id) -> int | None:
    """Return the year in a DOI of a known form; None for other ids."""
    if identity.scheme != "doi":
        return None
    if acl := _ACL_YEAR.match(identity.value):
        return full_year(int(acl[1]))
    match = _DOI_YEAR.search(identity.value)
    return int(match[1]) if match else None


def compare_years(reference: BibReference, records: Sequence[Record], today: Today) -> list[Discrepancy]:
    """Return how the year of a reference differs from those of its work's records and ids."""
    year = reference.year
    if year is None:
        return []
    if year > today.year + 1:
        message = f"{year} is in the future"
        return [_difference(Flaw.FUTURE, Gravity.ERROR, reference, _shown(_years(records)), message)]
    posted = _posted(reference.ids)
    attested = {*_years(records), *_id_years((*reference.ids, *(i for record in records for i in record.ids)))}
    if year in attested or not attested:
        return []
    if posted and year < posted and year < min(attested):
        return [_before_preprint(reference, posted)]
    return _apart(reference, records, attested)


def _apart(reference: BibReference, records: Sequence[Record], attested: set[int]) -> list[Discrepancy]:
    year = reference.year or 0
    nearest = min(attested, key=lambda there: abs(there - year))
    if min(attested) < year < max(attested):
        return []
    is_of_preprint = bool(_posted(reference.ids)) and is_preprint(reference.venue)
    revised = is_of_preprint and 0 < year - max(attested) <= _UNTIL_REVISED
    dated = any(map(doi_year, reference.ids)) and not venue(reference.venue).journal  # journals print years later
    published = dated or any(map(_is_published, records))
    waits = 0 <= year - max(attested) <= _UNTIL_PUBLISHED and not published
    if (
        abs(year - nearest) == 1
        or revised
        or _is_another_version(reference, records)
        or (waits and not is_preprint(reference.venue))
    ):
        message = f"the records say {_shown(attested)}"
        return [_difference(Flaw.YEAR_BY_ONE, Gravity.INFO, reference, _shown(attested), message)]
    message = (
        f"the records say {_shown(attested)}, {abs(year - nearest)} years {'before' if year > nearest else 'later'}"
    )
    return [_difference(Flaw.YEAR, Gravity.WARNING, reference, _shown(attested), message)]


def _is_another_version(reference: BibReference, records: Sequence[Record]) -> bool:
    """Tell whether a journal is cited and all records are of conferences, or the other way round."""
    venues = [venue(record.appeared_in) for record in records if _is_published(record)]
    return bool(venues) and not any(read.journal == venue(reference.venue).journal for read in venues)


def _before_preprint(reference: BibReference, posted: int) -> Discrepancy:
    near = posted - (reference.year or 0) == 1 and not is_preprint(reference.venue)
    message = f"the arXiv id is of {posted}"
    return _difference(Flaw.BEFORE_PREPRINT, Gravity.INFO if near else Gravity.WARNING, reference, str(posted), message)


def _is_published(record: Record) -> bool:
    return not is_preprint(record.appeared_in)


def _posted(ids: Iterable[Id]) -> int | None:
    """Return the year of the first arXiv id; None without one."""
    return next((month[0] for identity in ids if (month := submitted_in(identity))), None)


def _years(records: Sequence[Record]) -> set[int]:
    return {year for record in records for year in (record.year, record.preprint_year) if year}


def _id_years(ids: Iterable[Id]) -> Iterator[int]:
    for identity in ids:
        month = submitted_in(identity)
        year = month[0] if month else doi_year(identity)
        if year:
            yield year


def _shown(years: Iterable[int]) -> str:
    return ", ".join(map(str, sorted(years)))


def _difference(flaw: Flaw, gravity: Gravity, reference: BibReference, recorded: str, message: str) -> Discrepancy:
    return Discrepancy(
        flaw=flaw, gravity=gravity, field="year", stated=str(reference.year), recorded=recorded, message=message
    )
