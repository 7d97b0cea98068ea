"""Repositories of data that call their records articles: figshare's BibTeX is `@article` without a journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# What the DOIs that they register begin with, in small letters: https://api.datacite.org/clients
_DOIS = {
    "10.6084/m9.figshare.": "figshare",
    "10.5281/zenodo.": "Zenodo",
    "10.5061/dryad.": "Dryad",
    "10.7910/dvn/": "Harvard Dataverse",
}
_CONTAINERS = ("journaltitle", "booktitle", "publisher")


def repository_of(values: Mapping[str, str]) -> str:
    """Return the repository whose DOI a work has that nothing contains and nobody else published, "" without one.

    `values` are by biblatex name.

    >>> repository_of({"doi": "10.6084/m9.figshare.7654321.v1"}), repository_of({"doi": "10.5555/12345678"})
    ('figshare', '')
    """
    doi = values.get("doi", "")
    if not doi or any(name in values for name in _CONTAINERS):
        return ""
    small = doi.lower()
    return next((name for prefix, name in _DOIS.items() if prefix in small), "")
