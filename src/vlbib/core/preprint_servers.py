"""Preprint servers as they write themselves: what a journal, publisher or institution of theirs means."""

from __future__ import annotations

import re

from vlbib.core.lazy_pattern import lazy_pattern

# Servers by a word with which no journal's name begins; whatever stands behind it (`preprint`, `Electronic Journal`, a
# number, what PubMed calls bioRxiv in full) is about the same server.
_WORDS = {
    "arxiv": "arXiv", "biorxiv": "bioRxiv", "medrxiv": "medRxiv", "chemrxiv": "ChemRxiv", "psyarxiv": "PsyArXiv",
    "socarxiv": "SocArXiv", "eartharxiv": "EarthArXiv", "techrxiv": "TechRxiv", "engrxiv": "engrXiv",
    "edarxiv": "EdArXiv", "openreview": "OpenReview", "ssrn": "SSRN",
}  # fmt: skip
# Servers whose names are words of the language too: they count alone, or before `preprint`.
_NAMES = {
    "corr": "arXiv", "computing research repository": "arXiv", "hal": "HAL", "preprints.org": "Preprints.org",
    "research square": "Research Square", "osf preprints": "OSF Preprints", "authorea preprints": "Authorea",
    "social science research network": "SSRN",
}  # fmt: skip
_WORD = lazy_pattern(
    rf"(?:\s*(?:available at|submitted to|preprint (?:at|on)|in|on|the)\s+)*({'|'.join(_WORDS)})\b", re.IGNORECASE
)
_ARXIV_INSIDE = lazy_pattern(r"\barxiv\b", re.IGNORECASE)
_AT_START = lazy_pattern(r"^(?:corr|computing research repository)\b", re.IGNORECASE)


def preprint_server(name: str) -> str:
    """Return the server that a name (plain text) is of, "" for another venue.

    >>> preprint_server("arXiv preprint arXiv:2103.00020"), preprint_server("Available at SSRN 3441643")
    ('arXiv', 'SSRN')
    >>> preprint_server("Maps")
    ''
    """
    match = _WORD.match(name)
    if match:
        return _WORDS[match[1].lower()]
    if _ARXIV_INSIDE.search(name) or _AT_START.search(name):
        return "arXiv"
    return _NAMES.get(name.strip().lower().removesuffix(" preprint"), "")
