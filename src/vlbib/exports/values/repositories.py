"""Data repositories and preprint servers, known from a DOI or an address alone.

figshare's BibTeX is `@article` without a journal; OpenReview's, for a paper that no conference accepted, is `@misc`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.preprint_servers import server_inside

if TYPE_CHECKING:
    from collections.abc import Mapping

# DOI prefixes of repositories, lowercase: https://api.datacite.org/clients
_DOIS = {
    "10.6084/m9.figshare.": "figshare",
    "10.5281/zenodo.": "Zenodo",
    "10.5061/dryad.": "Dryad",
    "10.7910/dvn/": "Harvard Dataverse",
}
# Addresses of preprints on servers that have other pages too.
_PREPRINT_PAGE = lazy_pattern(
    r"openreview\.net/(?:forum|pdf)\?id=|(?:bio|med)rxiv\.org/content/|ssrn\.com/(?:abstract=|sol3/papers)"
)
_PAGES = frozenset({"misc", "online", "unpublished"})
_PLACES = ("howpublished", "organization", "institution", "eprint", "eventtitle", "series")
_CONTAINERS = ("journaltitle", "booktitle", "publisher")


def repository_of(values: Mapping[str, str]) -> str:
    """Return the repository that registered the DOI of a work without container and publisher, else "".

    `values` are by biblatex name.

    >>> repository_of({"doi": "10.6084/m9.figshare.7654321.v1"}), repository_of({"doi": "10.5555/12345678"})
    ('figshare', '')
    """
    doi = values.get("doi", "")
    if not doi or any(name in values for name in _CONTAINERS):
        return ""
    small = doi.lower()
    return next((name for prefix, name in _DOIS.items() if prefix in small), "")


def server_of_page(values: Mapping[str, str], kind: str) -> str:
    """Return the server whose preprint page is all that an entry of type `kind` says about its venue, else "".

    >>> server_of_page({"url": "https://openreview.net/forum?id=aB3"}, "misc")
    'OpenReview'
    """
    if kind not in _PAGES or not _PREPRINT_PAGE.search(values.get("url", "")):
        return ""
    return "" if any(name in values for name in (*_CONTAINERS, *_PLACES)) else server_inside(values["url"])
