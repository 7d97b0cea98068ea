"""What an owner may write for a work, in settings and commands: an id or the URL of a page."""

from __future__ import annotations

import re

from vlbib.core.ids import Id, arxiv_id, doi_id, url_id
from vlbib.core.lazy_pattern import lazy_pattern

_SCHEMES = frozenset({"acl", "dblp", "openreview", "s2", "cvf", "pmlr", "openalex"})
_PAGE = lazy_pattern(r"https?://\w", re.IGNORECASE)


def read_id(text: str) -> Id | None:
    """Return the id that an owner wrote: arXiv id, DOI, a paper's URL, or `scheme:value` as in reports; else None."""
    scheme, _, value = text.partition(":")
    named = Id(scheme, value) if scheme in _SCHEMES and value else None
    return arxiv_id(text) or doi_id(text) or named or url_id(text)


def leads_somewhere(text: str) -> bool:
    """Tell whether a text is an id or the URL of a page."""
    return read_id(text) is not None or _PAGE.match(text) is not None
