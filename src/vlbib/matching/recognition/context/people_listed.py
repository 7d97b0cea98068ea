"""People written with their initials: they are no short names (`KALE A, CHO J, et al.`, `Jake T. Lussier`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_FAMILY = r"[^\W\d_a-z][\w'’-]+"
_INITIALS = r"[A-Z]{1,2}(?: [A-Z]){0,2}(?![\w'’.])"
# `Jake T. Lussier`, `Gan, Z.`, but not `CLIP, A. Radford`
_WITH_POINT = lazy_pattern(
    rf"(?<![\w-])[^\W\d_a-z][a-z][\w'’-]* (?:[A-Z]\.[ -]?)+(?<=[ -]){_FAMILY}"
    rf"|(?<![\w-]){_FAMILY}, [A-Z]\.(?:[ -]?[A-Z]\.)*(?![ -]?\w)"
)
# Three people or more without points, or one and others: `KALE A, CHO J, LI L H`, `KALE A, et al.`
_PERSON = rf"{_FAMILY}(?: {_FAMILY})? {_INITIALS}"
_WITHOUT_POINTS = lazy_pattern(
    rf"(?<![\w-])(?:{_PERSON}, ){{2,}}(?:{_PERSON}|et al\b|等)|(?<![\w-])(?:{_PERSON},? )(?:et al\b|等)"
)


def people_listed(text: str) -> Iterator[tuple[int, int]]:
    """Yield where people are written with their initials.

    >>> [text[slice(*place)] for text in ["[5] CHO J, KALE A, et al. Clip", "by Jake T. Lussier"] for place in
    ... people_listed(text)]
    ['CHO J, KALE A, et al', 'Jake T. Lussier']
    """
    for pattern in (_WITH_POINT, _WITHOUT_POINTS):
        yield from (match.span() for match in pattern.finditer(text))


def without_people(text: str) -> str:
    """Return a text with bars in place of people written with their initials."""
    for start, end in people_listed(text):
        text = text[:start] + "|" * (end - start) + text[end:]
    return text
