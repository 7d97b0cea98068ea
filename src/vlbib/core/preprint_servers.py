"""Preprint servers as they write themselves: what a journal, publisher or institution of theirs means."""

from __future__ import annotations

import re

_SERVERS = {
    "arxiv": "arXiv", "corr": "arXiv", "computing research repository": "arXiv", "biorxiv": "bioRxiv",
    "medrxiv": "medRxiv", "chemrxiv": "ChemRxiv", "psyarxiv": "PsyArXiv", "socarxiv": "SocArXiv",
    "eartharxiv": "EarthArXiv", "techrxiv": "TechRxiv", "openreview": "OpenReview", "openreview.net": "OpenReview",
    "hal": "HAL", "ssrn": "SSRN", "ssrn electronic journal": "SSRN", "preprints.org": "Preprints.org",
    "research square": "Research Square", "osf preprints": "OSF Preprints",
}  # fmt: skip
_ARXIV_INSIDE = re.compile(r"\barxiv\b|^corr\b|^computing research repository", re.IGNORECASE)


def preprint_server(name: str) -> str:
    """Return the server that a name (plain text) is of, "" for another venue.

    >>> preprint_server("arXiv preprint arXiv:2103.00020"), preprint_server("bioRxiv"), preprint_server("Maps")
    ('arXiv', 'bioRxiv', '')
    """
    return "arXiv" if _ARXIV_INSIDE.search(name) else _SERVERS.get(name.strip().lower().removesuffix(" preprint"), "")
