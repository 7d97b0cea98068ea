"""Mentions of an id whose words go beyond the name that stands right before it.

`SR3, Palette (10.1145/3528233.3530757)` names Palette by its id, and SR3 besides; `Catch It! (2409.10319), throws balls
at a hand` has a remark after the id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import squeeze
from vlbib.core.titles import is_coined, is_distinctive
from vlbib.core.work import Kind
from vlbib.notes.id_lines import id_position

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vlbib.core.ids import Id
    from vlbib.core.segment import Segment
    from vlbib.core.work import Mention

_REACH = 160  # characters before an id that are read
_HEAD_END = lazy_pattern(r"\s?[:：?!]")  # after the name in a title
# Between a name and its id: an opening bracket, perhaps with a venue or people, or a label
_BETWEEN = lazy_pattern(
    r"(?i:[!?]?\s?[(（\[][^()（）\[\]]*|[!?]?[,，:：]?\s?(?:\[?arxiv\]?|doi)?[:：]?\s?(?:https?://\S*)?)\Z"
)
# What stands before the name: the beginning of the line, or a sign or word between the parts of a list; after other
# words, the name may be part of a title that has another work's id by mistake (`Faster Walks for OakNet`).
_APART = lazy_pattern(
    r"(?:^\W*|\n\W*|[,，、;；/+&:：→>|.。]\s?\W?|[,，;；]\s?[^\W\d_A-Z]{1,8}\s"
    r"|\s(?:and|or|und|et|y|e|vs\.?)\s|[和与及]\s?)\Z"
)


def with_name_before_id(segment: Segment, mention: Mention, titles_of: Callable[[Id], Sequence[str]]) -> Mention:
    """Return a mention of one id with only the name before the id as its words, if the title of the id's work has it.

    The title begins with the name, or has no colon and the name among its words. What else the mention's words name is
    left to be found.
    """
    if len(mention.ids) != 1 or mention.kind not in (Kind.LINE, Kind.ALIAS):
        return mention
    titles = titles_of(mention.ids[0])
    if any(squeeze(title) in squeeze(mention.text) for title in titles):
        return mention
    at = id_position(segment, mention.ids[0])
    before = segment.text[max(at - _REACH, 0) : at]
    between = _BETWEEN.search(before)
    before = before[: between.start()] if between else before
    for name in (name for title in titles for name in _names_in(title)):
        start = len(before) - len(name)
        written = before[start:]
        is_there = written.lower() == name.lower() and _APART.search(before, 0, start) is not None
        if is_there and squeeze(written) != squeeze(mention.text) and written in mention.text:
            return replace(mention, text=written)
    return mention


def _names_in(title: str) -> Iterator[str]:
    """Yield the name before the colon, question or exclamation mark of a title; without one, its coined words."""
    end = _HEAD_END.search(title)
    if end:
        yield title[: end.start()]
    else:
        yield from (word for word in title.rstrip(".").split() if is_coined(word) or is_distinctive(word))
