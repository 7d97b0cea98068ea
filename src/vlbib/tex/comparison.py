"""What a paper's citations mean for a library: keys that are not there, keys in another case, entries nobody cites.

BibTeX compares keys without case when it looks for repetitions, biber with case: a key in another case is a mistake
that works today.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.bib import Entry, Library
    from vlbib.core.citation import Citation
    from vlbib.tex.paper import PaperCitations

EVERYTHING = "*"
_AUTHOR_AND_YEAR = re.compile(r"[^\W\d_]+[\W_]?\d{4}")


@dataclass(frozen=True, slots=True)
class Missing:
    """A citation whose key the library does not have, with the keys that may be meant, best first."""

    citation: Citation
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherCase:
    """A citation whose key the library has in another case."""

    citation: Citation
    key: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Citations against a library, each key once at its first place; `unused` keys in the order of the library."""

    missing: tuple[Missing, ...] = ()
    other_case: tuple[OtherCase, ...] = ()
    unused: tuple[str, ...] = ()
    used: tuple[str, ...] = ()


def compare_citations(paper: PaperCitations, library: Library) -> Comparison:
    """Compare what a paper cites with what a library has; `ids` of an entry count as its keys, as in biblatex."""
    keys = list(dict.fromkeys(entry.key for entry in library.entries))
    names = {name: entry.key for entry in reversed(library.entries) for name in (*_former_keys(entry), entry.key)}
    lower = {name.lower(): key for name, key in names.items()}
    first: dict[str, Citation] = {}
    for citation in paper.citations:
        if citation.key != EVERYTHING:
            first.setdefault(citation.key, citation)
    unknown = [citation for citation in first.values() if citation.key not in names]
    used = frozenset(keys if EVERYTHING in paper.keys else (names.get(key) or lower.get(key.lower()) for key in first))
    return Comparison(
        tuple(Missing(cited, suggestions(cited.key, keys)) for cited in unknown if cited.key.lower() not in lower),
        tuple(OtherCase(cited, lower[cited.key.lower()]) for cited in unknown if cited.key.lower() in lower),
        tuple(key for key in keys if key not in used),
        tuple(key for key in keys if key in used),
    )


def _former_keys(entry: Entry) -> list[str]:
    return [name.strip() for name in entry.get("ids").split(",") if name.strip()]


def suggestions(key: str, keys: Sequence[str]) -> tuple[str, ...]:
    """Return up to three keys that may be meant.

    Near ones come first, then those that contain the key or are contained in it, then those of one author and year.
    """
    lower = {candidate.lower(): candidate for candidate in keys}
    near = difflib.get_close_matches(key.lower(), lower, n=3, cutoff=0.75)
    parts = [candidate for candidate in sorted(lower) if _is_part(key.lower(), candidate)]
    begin = _AUTHOR_AND_YEAR.match(key.lower())
    namesakes = [candidate for candidate in sorted(lower) if begin and candidate.startswith(begin[0])]
    return tuple(lower[candidate] for candidate in dict.fromkeys([*near, *parts, *namesakes]))[:3]


def _is_part(key: str, candidate: str) -> bool:
    return len(key) > 3 and (key in candidate or (len(candidate) > 3 and candidate in key))
