"""Texts about a work, whose titles contain its title: a reply, a discussion, an erratum, a replication."""

from __future__ import annotations

from vlbib.core.answer_words import ANSWER_WORD
from vlbib.core.lazy_pattern import lazy_pattern

REACH = 300  # characters before a title that are searched for words about it
# The beginning of the title of a text about the work: `Note on "..."`, `Discussion of “...”`.
_STUDY = (
    r"(?:Reproducib\w+|Replications?|Reproductions?)"
    r"(?:\s+(?:and\s+)?(?:[Ss]tudy|[Rr]eport|[Aa]nalysis|[Ee]xtension|[Pp]aper)){0,2}"
)
_ANSWER = lazy_pattern(
    r"(?:^|[.:\])]\s*|\n[^\S\n]*|[“\"'«„‘(*_]|\b[Aa]n? |\bOn the |(?<=[a-z] )(?=[A-Z][^“\"«„\n]*[“\"«„]$))"
    r"(?:(?:Contributed|Critical|Further|Some|Brief|Short)\s+)?"
    rf"(?:(?=[A-Z])(?i:{ANSWER_WORD})(?:\s+to\s+[Cc]omments?)?|Note|Amendments?|Remarks?|Reflections?|Refutations?"
    rf"|Supplements?|{_STUDY})"
    r"\s+(?:on|of|to|for|[Rr]egarding)(?:\s+the)?(?:\s+(?:article|paper|report))?\s*:?"
    r"(?:\s+[A-Z][\w-]*(?:['’]s|s['’])(?=\s+[“\"«„‘`]))?\s*[“\"'«„‘`]*$"
)
# `[Re] Title` is a replication of the work, `[Reply] Title` a text about it.
_BRACKETED = lazy_pattern(
    rf"[\[(【（](?:R[Ee]|Replication|Reproducib\w+|Reproduction|(?=[A-Z])(?i:{ANSWER_WORD}))[\])】）]"
    r"\s*:?\s*[“\"'«„‘`]*$"
)
_ERRATUM = lazy_pattern(r"(?:^|\W)(?:Errat(?:um|a)|Corrigend(?:um|a)|Addendum|Rejoinder):\s*[“\"'«„‘]?$")


def is_answered(text: str, start: int) -> bool:
    """Tell whether the text before a title at `start` begins the title of a reply to it (`Discussion of ...`)."""
    text = text[max(start - REACH, 0) : start].rstrip()
    return any(pattern.search(text) for pattern in (_ANSWER, _ERRATUM, _BRACKETED))
