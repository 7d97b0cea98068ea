"""Short names of works before other words: `ViLT: no region features at all`, `SynthText: Gupta, Vedaldi, Zisserman`.

The words may be a remark on the work or another title. If its first author is named, too, the work is meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.ordinary_words import ORDINARY_WORDS
from vlbib.core.text import find_word, squeeze
from vlbib.matching.form import form
from vlbib.matching.short_name_words import name_like

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.core.work import Query
    from vlbib.matching.evidence import Weighed

_LEAST_LETTERS = 4  # minimum letters of a family name that is no other word


def named_first(query: Query, weighed: Iterable[Weighed]) -> tuple[list[Weighed], Weighed | None]:
    """Return the works whose short name comes before other words, and the only one whose first author is named."""
    head = form(query.title).head
    if head is None or not name_like(head.text):
        return [], None
    headed = [
        candidate
        for candidate in weighed
        if head.key in map(squeeze, candidate.group.names) and not candidate.contradictions
    ]
    rest = query.title[len(head.text) :].strip(" :：")
    credited = [each for each in headed if each.evidence.by_author or _has_first_author(rest, each)]
    return headed, credited[0] if len(credited) == 1 else None


def _has_first_author(text: str, candidate: Weighed) -> bool:
    """Tell whether a text has the family name of a work's first author, which is no other word."""
    family = candidate.group.authors[0].family if candidate.group.authors else ""
    is_telling = len(family) >= _LEAST_LETTERS and family.lower() not in ORDINARY_WORDS
    return is_telling and find_word(text, family) >= 0
