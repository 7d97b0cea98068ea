"""Texts about a work, whose titles contain its title: a reply, a discussion, an erratum, a replication."""

from __future__ import annotations

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
    r"(?:Note|Discussions?|Comments?|Repl(?:y|ies)|Responses?(?:\s+to\s+[Cc]omments?)?|Rejoinder|Errat(?:um|a)|"
    r"Corrections?|Corrigend(?:um|a)|Addendum|Amendments?|Remarks?|Rebuttal|Reflections?|Refutations?|Supplements?|"
    r"" + _STUDY + r")"
    r"\s+(?:on|of|to|for|[Rr]egarding)(?:\s+the)?(?:\s+(?:article|paper|report))?\s*:?"
    r"(?:\s+[A-Z][\w-]*(?:['’]s|s['’])(?=\s+[“\"«„‘`]))?\s*[“\"'«„‘`]*$"
)
# `[Re] Title` is a replication of the work, `[Reply] Title` a text about it.
_BRACKETED = lazy_pattern(
    r"[\[(【（](?:R[Ee]|Repl(?:y|ication)|Reproducib\w+|Reproduction|Rejoinder|Comment|Errat(?:um|a)|Correction|Corrigendum)[\])】）]"
    r"\s*:?\s*[“\"'«„‘`]*$"
)
_ERRATUM = lazy_pattern(r"(?:^|\W)(?:Errat(?:um|a)|Corrigend(?:um|a)|Addendum|Rejoinder):\s*[“\"'«„‘]?$")


def is_answered(text: str, start: int) -> bool:
    """Tell whether the text before a title at `start` begins the title of a reply to it (`Discussion of ...`)."""
    text = text[max(start - REACH, 0) : start].rstrip()
    return any(pattern.search(text) for pattern in (_ANSWER, _ERRATUM, _BRACKETED))
