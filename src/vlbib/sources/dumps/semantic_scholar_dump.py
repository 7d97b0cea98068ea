"""Semantic Scholar's papers, from the Datasets API (JSON lines) or the Graph API (camel case).

The year is often the preprint's. Author names are not split. The BibTeX is never used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vlbib.core.ids import Id, arxiv_id, doi_id
from vlbib.core.names import parse_name
from vlbib.core.page_ranges import page_range
from vlbib.core.record import Record
from vlbib.core.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TYPES = {"JournalArticle": "article", "Conference": "inproceedings", "Book": "book"}


def read_paper(facts: Mapping[str, Any], prefix: str) -> Record | None:
    """Return the record of one paper; None without a title."""
    if not facts.get("title"):
        return None
    journal = facts.get("journal") or {}
    venue = facts.get("venue") or journal.get("name")
    return Record(
        source=f"{prefix}/semantic_scholar",
        title=one_line(facts["title"]),
        authors=tuple(parse_name(author["name"]) for author in facts.get("authors") or () if author.get("name")),
        year=int(facts["year"]) if facts.get("year") else None,
        type=_type(facts.get("publicationtypes") or facts.get("publicationTypes") or ()),
        venue=None if not venue or venue.lower().startswith("arxiv") else one_line(venue),
        volume=_optional(journal.get("volume")),
        pages=page_range(journal["pages"]) or None if journal.get("pages") else None,
        ids=tuple(_ids(facts)),
    )


def _type(kinds: tuple[str, ...]) -> str | None:
    """Return the entry type if the publication types agree, else None."""
    types = {_TYPES[kind] for kind in kinds if kind in _TYPES}
    return types.pop() if len(types) == 1 else None


def _ids(facts: Mapping[str, Any]) -> Iterator[Id]:
    outside = facts.get("externalids") or facts.get("externalIds") or {}
    if identity := arxiv_id(outside.get("ArXiv") or ""):
        yield identity
    if (doi := doi_id(outside.get("DOI") or "")) and doi != identity:
        yield doi
    if acl := outside.get("ACL"):
        yield Id("acl", acl)
    if corpus := facts.get("corpusid") or facts.get("corpusId") or outside.get("CorpusId"):
        yield Id("s2", str(corpus))
    if paper := facts.get("paperId"):
        yield Id("s2paper", paper)


def _optional(text: str | None) -> str | None:
    return one_line(text) or None if text else None
