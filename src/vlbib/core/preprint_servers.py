"""Preprint servers, each once: the spellings of their names, who runs them, and the form of their DOIs.

`core.versions` defines what such a name in the journal, publisher or institution of an entry means.
"""

from __future__ import annotations

import re
from functools import lru_cache

from vlbib.core.dois import ARXIV_DOI
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import holds

# Servers by a word that begins no journal's name; whatever follows it (`preprint`, `Electronic Journal`, a
# number, PubMed's full name of bioRxiv) refers to the same server.
_WORDS = {
    "arxiv": "arXiv", "biorxiv": "bioRxiv", "medrxiv": "medRxiv", "chemrxiv": "ChemRxiv", "psyarxiv": "PsyArXiv",
    "socarxiv": "SocArXiv", "eartharxiv": "EarthArXiv", "techrxiv": "TechRxiv", "engrxiv": "engrXiv",
    "edarxiv": "EdArXiv", "openreview": "OpenReview", "ssrn": "SSRN",
}  # fmt: skip
# Servers whose names are also ordinary words: these count alone, or before `preprint`.
_NAMES = {
    "corr": "arXiv", "computing research repository": "arXiv", "hal": "HAL", "hal open science": "HAL",
    "preprints.org": "Preprints.org",
    "research square": "Research Square", "osf preprints": "OSF Preprints", "authorea preprints": "Authorea",
    "social science research network": "SSRN", "open review": "OpenReview", "preprints": "Preprints.org",
}  # fmt: skip
SERVER_WORDS = "|".join(_WORDS)  # as part of a pattern
_WORD = lazy_pattern(
    rf"(?:\s*(?:available at|submitted to|preprint (?:at|on)|in|on|the)\s+)*({SERVER_WORDS})\b", re.IGNORECASE
)
_ARXIV_INSIDE = lazy_pattern(r"\barxiv\b", re.IGNORECASE)
_INSIDE = lazy_pattern(rf"\b({SERVER_WORDS})\b", re.IGNORECASE)
_AT_START = lazy_pattern(r"^(?:corr|computing research repository)\b", re.IGNORECASE)
# Parts of server names, in lower case, for a quick check.
_SIGNS = ("xiv", "corr", "computing research", "ssrn", "social science research", "openreview", "open review",
          "research square", "preprint")  # fmt: skip
_HAL = lazy_pattern(r"\bhal\b")
_OSF = ("center for open science", "osf")
_COLD_SPRING_HARBOR = ("cold spring harbor", "openrxiv")
# Words for the operators of servers, whom Crossref, DataCite and Google Scholar give as publishers.
_RUN_BY = {
    "arXiv": ("cornell",), "bioRxiv": _COLD_SPRING_HARBOR, "medRxiv": _COLD_SPRING_HARBOR,
    "ChemRxiv": ("american chemical society", "cambridge open engage"), "PsyArXiv": _OSF, "SocArXiv": _OSF,
    "EdArXiv": _OSF, "OSF Preprints": _OSF, "EarthArXiv": ("california digital library", *_OSF),
    "engrXiv": ("open engineering", *_OSF), "TechRxiv": ("institute of electrical", "ieee", "authorea"),
    "SSRN": ("elsevier",), "Research Square": ("springer science and business", "research square"),
    "Preprints.org": ("mdpi",), "Authorea": ("authorea",), "HAL": ("ccsd",),
}  # fmt: skip
# The DOIs of servers, told from those of journals: Cold Spring Harbor also registers its journals under 10.1101.
_DOIS = (
    (ARXIV_DOI, "arXiv"),
    (r"10\.1101/(?:\d{4}\.\d\d\.\d\d\.)?\d{6}(?:v\d+)?$", "bioRxiv"),
    (r"10\.1101/(?:\d{4}\.\d\d\.\d\d\.)?\d{8}(?:v\d+)?$", "medRxiv"),
    (r"10\.26434/chemrxiv", "ChemRxiv"),
    (r"10\.31234/osf\.io/", "PsyArXiv"),
    (r"10\.31235/osf\.io/", "SocArXiv"),
    (r"10\.31219/osf\.io/", "OSF Preprints"),
    (r"10\.35542/osf\.io/", "EdArXiv"),
    (r"10\.31223/", "EarthArXiv"),
    (r"10\.31224/", "engrXiv"),
    (r"10\.36227/techrxiv", "TechRxiv"),
    (r"10\.2139/ssrn\.", "SSRN"),
    (r"10\.21203/rs\.", "Research Square"),
    (r"10\.20944/preprints", "Preprints.org"),
    (r"10\.22541/au\.", "Authorea"),
)
_DOI = lazy_pattern("|".join(f"({pattern})" for pattern, _ in _DOIS), re.IGNORECASE)


@lru_cache(maxsize=4096)  # journals, books and publishers recur in many entries
def may_name_server(text: str) -> bool:
    """Tell cheaply whether a text may name a preprint server."""
    small = text.lower()
    return holds(small, _SIGNS) or ("hal" in small and _HAL.search(small) is not None)


def preprint_server(name: str) -> str:
    """Return the server that a name (plain text) means; "" for another venue.

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


def server_inside(text: str) -> str:
    r"""Return the first server that a text names by its own word, as a URL does; "" if there is none.

    >>> server_inside(r"\url{https://www.biorxiv.org/content/10.1101/009589}")
    'bioRxiv'
    """
    match = _INSIDE.search(text)
    return _WORDS[match[1].lower()] if match else ""


def server_of_doi(doi: str) -> str:
    """Return the server that registered a bare DOI for a preprint; "" for any other DOI.

    >>> server_of_doi("10.26434/chemrxiv-2021-abc12"), server_of_doi("10.1101/gr.123456.111")
    ('ChemRxiv', '')
    """
    match = _DOI.match(doi)
    return _DOIS[match.lastindex - 1][1] if match and match.lastindex else ""


def registering_server(named: str, doi: str) -> str:
    """Return the server that registered a bare DOI if `named` only displays its preprints or runs it; else `named`.

    >>> registering_server("Authorea", "10.36227/techrxiv.12345678.v1"), registering_server("SSRN", "10.5555/x")
    ('TechRxiv', 'SSRN')
    """
    server = server_of_doi(doi) if named else ""
    return server if any(word in named.lower() for word in _RUN_BY.get(server, ())) else named


def runs_server(body: str, server: str) -> bool:
    """Tell whether an organisation (plain text) is a server, or runs the given one, and so is no publisher.

    >>> runs_server("Cold Spring Harbor Laboratory", "bioRxiv"), runs_server("Cold Spring Harbor Laboratory", "SSRN")
    (True, False)
    """
    small = body.lower()
    return bool(preprint_server(body)) or any(word in small for word in _RUN_BY.get(server, ()))
