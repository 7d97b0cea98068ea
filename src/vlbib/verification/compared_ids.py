"""Checks the ids of a reference: impossible ones, those of another work, unknown ones, DOIs other than the record's."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from vlbib.core.dois import DOI_PREFIX
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import squeeze
from vlbib.core.venues import VenueMatch, same_venue, venue
from vlbib.verification.compared_dates import submitted_in
from vlbib.verification.compared_venues import has_list
from vlbib.verification.discrepancy import Discrepancy, Flaw, Gravity
from vlbib.verification.survey import registrant

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vlbib.core.ids import Id
    from vlbib.core.record import Record
    from vlbib.verification.compared_dates import Today
    from vlbib.verification.reference import BibReference
    from vlbib.verification.survey import Survey

_SAME = VenueMatch.SAME
_FIELDS = {"doi": "doi", "arxiv": "eprint"}
# The DOI of an item of a volume: the part that all items share, and the item's number. A version number (`v2`) is not
# an item's.
_ITEM = lazy_pattern(rf"({DOI_PREFIX}.*[^v\d])0*(\d{{2,}})", re.IGNORECASE)
# Registrants whose works have a DOI for each version: Zenodo, figshare, OSF, F1000, Preprints.org, SSRN.
_VERSIONED = ("10.5281/", "10.6084/", "10.17605/", "10.12688/", "10.20944/", "10.2139/")


def impossible_ids(reference: BibReference, today: Today) -> list[Discrepancy]:
    """Return the ids that cannot exist: malformed ones, and arXiv ids of a future month."""
    wrong = [
        _difference(Flaw.ID_IMPOSSIBLE, Gravity.ERROR, field, value, f"`{value}` cannot be {_KIND[field]}")
        for field, value in reference.impossible
    ]
    return wrong + [
        _difference(Flaw.ID_IMPOSSIBLE, Gravity.ERROR, "eprint", identity.value, "an arXiv id in the future")
        for identity in reference.ids
        if (month := submitted_in(identity)) and month > (today.year, today.month)
    ]


_KIND = {"doi": "a DOI", "eprint": "an arXiv id"}


def ids_of_others(reference: BibReference, records: Sequence[Record]) -> list[Discrepancy]:
    """Return a finding for each other work that the reference's ids belong to; `records` are the works' records."""
    works: dict[str, list[Record]] = {}
    for record in records:
        works.setdefault(squeeze(record.title), []).append(record)
    return [_id_of_another(reference, work[0], dict.fromkeys(each.source for each in work)) for work in works.values()]


def _id_of_another(reference: BibReference, record: Record, sources: Iterable[str]) -> Discrepancy:
    own = {identity.key for identity in reference.ids}
    only = reference.ids[0] if len(own) == 1 else None  # the record may be a version of the work without this id
    shared = next((identity for identity in record.ids if identity.key in own), only)
    field = _FIELDS.get(shared.scheme, "url") if shared else "doi"
    message = f"{shared or 'the id'} is `{record.title}`"
    difference = _difference(Flaw.ID_OF_ANOTHER, Gravity.ERROR, field, str(shared or ""), message)
    return replace(difference, recorded=record.title, source=", ".join(sources))


def unknown_ids(
    reference: BibReference, unknown: Iterable[Id], records: Sequence[Record], survey: Survey
) -> list[Discrepancy]:
    """Return the ids that the source which issues them does not know, and arXiv ids beyond the end of a month.

    An unknown id is graver if the work's records have another id of its kind, because it was then made up or mistyped.
    An unknown arXiv id is graver if no source knows the work either: several agencies issue DOIs, but only arXiv issues
    arXiv ids.
    """
    given = {identity.scheme: identity for record in records for identity in record.ids}
    asked = list({identity.key: identity for identity in unknown if identity in reference.ids}.values())
    unissued = [
        _unknown(identity, given.get(identity.scheme), is_made_up=not records and identity.scheme == "arxiv")
        for identity in asked
    ]
    beyond = [identity for identity in reference.ids if identity.scheme == "arxiv" and identity not in asked]
    return unissued + [_beyond(identity, last) for identity in beyond if (last := survey.last_number(identity.value))]


def _beyond(identity: Id, last: int) -> Discrepancy:
    message = f"the last known arXiv id of that month is number {last}"
    return _difference(Flaw.ID_UNKNOWN, Gravity.WARNING, "eprint", identity.value, message)


def _unknown(identity: Id, given: Id | None, *, is_made_up: bool) -> Discrepancy:
    message = f"{identity} is not known{f'; the record has {given.value}' if given else ''}"
    gravity = Gravity.WARNING if given or is_made_up else Gravity.INFO
    difference = _difference(Flaw.ID_UNKNOWN, gravity, _FIELDS.get(identity.scheme, "url"), identity.value, message)
    return replace(difference, recorded=given.value if given else "")


def compare_dois(reference: BibReference, records: Sequence[Record], survey: Survey) -> list[Discrepancy]:
    """Return the difference of a DOI that no record of the work has.

    It is graver if no record at hand has its registrant, if the DOIs of the stated volume have another registrant, or
    if it is the DOI of another item of the same volume.
    """
    doi = reference.doi
    dois = [(identity.value, record) for record in records for identity in record.ids if identity.scheme == "doi"]
    if not doi or any(value.lower() == doi.lower() for value, _ in dois):
        return []
    value, source = (dois[0][0], dois[0][1].source) if dois else ("", "")
    if survey.strange_registrant(doi):
        message = f"no record has a DOI of this registrant{f'; the DOI is {value}' if value else ''}"
        gravity = Gravity.WARNING
    elif sibling := next((each for each, _ in dois if _are_siblings(doi, each)), ""):
        message, gravity = f"the work's DOI in this volume is {sibling}", Gravity.WARNING
    elif value and (own := _registrant_of_volume(reference, records, survey)) not in ("", registrant(doi)):
        message, gravity = f"the DOIs of this volume begin with {own}; the record has {value}", Gravity.WARNING
    elif value:
        message, gravity = f"the record has {value}", Gravity.INFO
    else:
        return []
    return [replace(_difference(Flaw.DOI, gravity, "doi", doi, message), recorded=value, source=source)]


def _registrant_of_volume(reference: BibReference, records: Sequence[Record], survey: Survey) -> str:
    """Return the single registrant of the DOIs of the volume that reference and record name; "" if unknown."""
    own = survey.volume_registrant(venue(reference.venue).key, reference.year or 0) if has_list(reference.venue) else ""
    there = [r for r in records if r.year == reference.year and same_venue(reference.venue, r.appeared_in) is _SAME]
    given = {registrant(identity.value) for r in there for identity in r.ids if identity.scheme == "doi"}
    return own if own in given else ""


def _are_siblings(left: str, right: str) -> bool:
    """Tell whether two DOIs are those of two items of a volume: `10.1109/CVPR.2016.90` and `10.1109/CVPR.2016.91`."""
    mine, theirs = _ITEM.fullmatch(left.lower()), _ITEM.fullmatch(right.lower())
    if mine is None or theirs is None or left.startswith(_VERSIONED):
        return False
    return mine[1] == theirs[1] and mine[2] != theirs[2]


def _difference(flaw: Flaw, gravity: Gravity, field: str, stated: str, message: str) -> Discrepancy:
    return Discrepancy(flaw=flaw, gravity=gravity, field=field, stated=stated, message=message)
