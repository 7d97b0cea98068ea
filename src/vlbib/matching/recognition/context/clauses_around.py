"""Clauses of the note's author around a title: `Is Some Title still true?`, `In Some Title, they count`."""

from __future__ import annotations

from vlbib.core.lazy_pattern import lazy_pattern

_FAR = 60  # characters before a title that are searched for the beginning of its clause
_QUESTION_BEFORE = lazy_pattern(
    r"(?:^|[.:!?)*\n]\s*)(?:Is|Are|Was|Does|Do|Did|Can|Could|Should|Would|Will|Has)\s+[\"“*]?$"
)
# At the beginning of a sentence before a title: `In Deep Sets of Things, who counts?`, `In Deep Sets the order is lost`
_WITHIN_BEFORE = lazy_pattern(
    r"(?:^|[.:!?)*\n]\s*)(?:In|From|Like|Unlike|With|After|Besides|Following|As in|Building on)\s+[\"“*]?$"
)
_WITHIN_AFTER = lazy_pattern(
    r"[\"”*]?(?:\s\([^()]{2,60}\))?(?:,\s+[a-z]|\s+(?:the|they|we|it|there|this|each|every|all|no|one)\s+[a-z])"
)
_QUESTION_AFTER = lazy_pattern(r"[\"”*]?\s+[a-z][^.?!\n]{2,120}\?")


def is_in_clause(text: str, start: int, end: int) -> bool:
    """Tell whether a title is in a question or before a clause in lower case: `Is Attention Is All You Need true?`."""
    before = text[max(start - _FAR, 0) : start]
    asked = _QUESTION_BEFORE.search(before) and _QUESTION_AFTER.match(text, end)
    return bool(asked or (_WITHIN_BEFORE.search(before) and _WITHIN_AFTER.match(text, end)))
