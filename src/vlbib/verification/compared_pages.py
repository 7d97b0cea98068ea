"""Compares the first page of a reference with those of the records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.verification.discrepancy import Discrepancy, Flaw, Gravity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.record import Record
    from vlbib.verification.reference import BibReference

_FIRST = lazy_pattern(r"(?:\d+:)*(\d+)")


def compare_pages(reference: BibReference, records: Sequence[Record]) -> list[Discrepancy]:
    """Return the difference if the records of the reference's year that have pages all begin at another page."""
    begins = _first(reference.pages)
    given = [record for record in records if record.year == reference.year and _first(record.pages or "")]
    if not begins or not given or any(_first(record.pages or "") == begins for record in given):
        return []
    record = given[0]
    return [
        Discrepancy(
            flaw=Flaw.PAGES,
            gravity=Gravity.INFO,
            field="pages",
            stated=reference.pages,
            recorded=record.pages or "",
            source=record.source,
            message=f"the record says {record.pages}",
        )
    ]


def _first(pages: str) -> str:
    match = _FIRST.search(pages)
    return match[1] if match else ""
