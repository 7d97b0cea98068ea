"""Records with too few facts to settle a work, such as rejected and withdrawn submissions in lists of conferences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.record import Record

_PUBLISHED = frozenset({"arxiv", "doi", "acl", "pmlr", "cvf"})  # schemes of ids that only public papers have


def is_skeleton(record: Record) -> bool:
    """Tell whether a record has no authors, or none of venue, publisher, public id, and URL."""
    return not record.authors or not (
        record.venue
        or record.venue_short
        or record.publisher
        or record.url
        or any(identity.scheme in _PUBLISHED for identity in record.ids)
    )


def why_too_bare(records: Sequence[Record]) -> str:
    """Return what records lack if all of them are skeletons; "" if one is not, or is of the owner's own entry."""
    if not all(map(is_skeleton, records)) or any(record.is_own for record in records):
        return ""
    sources = ", ".join(dict.fromkeys(record.source for record in records))
    lack = "authors" if not any(record.authors for record in records) else "a venue, an arXiv id, a DOI or a URL"
    return f"only {sources} has it, without {lack}: another source must confirm it"
