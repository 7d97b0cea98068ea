"""The marks of GB/T 7714 for the type of a document and its carrier, which end a title: `[J]`, `[C]//`, `[EB/OL]`.

Source: GB/T 7714-2015, appendix B.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import holds

if TYPE_CHECKING:
    import re

DOCUMENT_TYPE = r"(?:[MCGNJDRSPAZ]|DB|CP|EB|CM|DS|PP)(?:/(?:OL|CD|DK|MT))?"
_TYPE = lazy_pattern(DOCUMENT_TYPE)
# A mark after a word, with what sets the book apart; then a sign, a date or the end, unlike after the label of a link.
_MARK = lazy_pattern(
    rf"(?<=[^\W_]|[?!)）”\"'’»])\s?[\[［【]{DOCUMENT_TYPE}[\]］】]"
    r"(?:(?P<book>\s?//\s?)|(?=\s?[.．。,，:：;；]|\s?[(\[（［]\d{4}|[(（]|\s*$))"
)


def is_document_type(text: str) -> bool:
    """Tell whether a text in brackets is the type of a document.

    >>> [text for text in ("J", "C", "EB/OL", "PP/OL", "CVPR", "CC") if is_document_type(text)]
    ['J', 'C', 'EB/OL', 'PP/OL']
    """
    return _TYPE.fullmatch(text) is not None


def document_mark(text: str, start: int = 0) -> re.Match[str] | None:
    """Return the first mark of a document's type after a title; its group `book` is what sets the book apart, if any.

    >>> document_mark("Deep maps[C]//ICML. 2016: 1-8.").span(), document_mark("Maps [J]. Rivers").span()
    ((9, 14), (4, 8))
    >>> document_mark("Maps [C] [P]"), document_mark("[J] Maps")
    (None, None)
    """
    return _MARK.search(text, start) if holds(text, "[［【") else None
