"""What is left of a line without the names and titles of its mentions, so that it is searched for others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.text import CJK
from vlbib.core.wide_pattern import wide_pattern
from vlbib.core.work import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.work import Mention

_OF_WORD = wide_pattern(rf"[^\W{CJK}]|-")  # `LightGlue로` is no longer word
_GAP = " , "


def without_words(text: str, row: str) -> str:
    """Return a text without the words of a row, or without each of several that it has with commas between."""
    for words in (row,) if not row or row in text else row.split(", "):
        text = _without(text, words) if words else text
    return text


def _without(text: str, name: str, *, once: bool = False) -> str:
    """Return a text without a name where it is not inside a longer word or name: everywhere, or in the first place."""
    parts, last, at = [], 0, text.find(name)
    while at >= 0:
        end = at + len(name)
        if _OF_WORD.match(text, max(at - 1, 0), at) or _OF_WORD.match(text, end, end + 1):
            at = text.find(name, at + 1)
            continue
        parts.append(text[last:at])
        last = end
        at = -1 if once else text.find(name, end)
    return _GAP.join((*parts, text[last:]))


def without_names(text: str, mentions: Sequence[Mention]) -> str:
    """Return a text without what its mentions name: a name inside a longer word or name is left alone."""
    for mention in mentions:
        name = mention.text if mention.kind is Kind.ALIAS else "" if mention.text in text else mention.called
        text = _without(text, name, once=True) if name else text.replace(mention.text, _GAP)
    return text
