"""Which source is more trusted, and whether a record describes a published version.

Highest first: facts checked by hand, the venue's own record (ACL, PMLR, CVF, the publisher through Crossref), DBLP,
OpenAlex, Semantic Scholar, conference lists, arXiv. Semantic Scholar's year is often the preprint's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.venues import is_preprint, venue

if TYPE_CHECKING:
    from vlbib.core.record import Record

# Sources by authority, highest first; those of one tier are equal, and all others are below.
_TIERS = (("pin",), ("checked",), ("acl", "pmlr", "cvf"), ("acl_anthology",), ("crossref",), ("dblp",), ("openalex",),
          ("semantic_scholar",), ("paperlists",), ("arxiv",))  # fmt: skip
_RANKS = {source: rank for rank, tier in enumerate(_TIERS) for source in tier}
_TYPES = {"conference": "inproceedings", "proceedings-article": "inproceedings", "inproceedings": "inproceedings",
          "journal-article": "article", "article": "article", "dataset": "misc", "preprint": "misc", "misc": "misc",
          "unpublished": "misc", "posted-content": "misc", "software": "software", "online": "online",
          "incollection": "incollection", "inbook": "incollection", "book-chapter": "incollection", "book": "book",
          "phdthesis": "phdthesis", "mastersthesis": "mastersthesis", "techreport": "techreport",
          "proceedings": "proceedings"}  # fmt: skip
_STANDALONE = ("book", "phdthesis", "mastersthesis", "techreport", "software", "proceedings")


def origin(source: str) -> str:
    """Return the original source: `catalogue/dblp` -> `dblp`."""
    return source.rpartition("/")[2]


def authority(record: Record) -> tuple[int, int, str]:
    """Return the sort key of a record, the most trusted first; among equals the most recently updated first."""
    year = (record.updated or "")[:4]
    newest = -int(year) if year.isdigit() else 0
    return (_RANKS.get(origin(record.source), len(_TIERS)), newest, record.source)


def published(record: Record) -> bool:
    """Tell whether a record describes a version of record: its venue is no preprint server, or it needs no venue."""
    kind = _TYPES.get((record.type or "").lower())
    if kind in _STANDALONE:
        return True
    if kind == "misc":
        return False
    return not is_preprint(record.venue or record.venue_short)


def entry_type(record: Record) -> str:
    """Return the BibTeX entry type of a record; `misc` if its venue is a preprint server."""
    kind = _TYPES.get((record.type or "").lower())
    names = [name for name in (record.venue, record.venue_short) if name]
    needs_venue = kind in (None, "article") or bool(names)
    if kind == "misc" or (needs_venue and not published(record)):
        return "misc"
    return kind or ("article" if any(venue(name).journal for name in names) else "inproceedings")
