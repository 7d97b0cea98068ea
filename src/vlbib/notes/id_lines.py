"""Which work an id belongs to in a text of several lines: the one on its own line, else the last one above."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.core.ids import Id, locate_ids, url_id
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.segment import Mark, Place
from vlbib.core.text import CJK
from vlbib.core.titles import title_size
from vlbib.core.work import Kind
from vlbib.notes.line.shape import capital_share, has_cjk, is_name, looks_titled
from vlbib.notes.not_taken import may_be_title

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vlbib.core.segment import Segment
    from vlbib.core.work import Mention

# Words of a reference after its title.
_REFERENCE = lazy_pattern(
    r"\b(?:proc(?:eedings)?|conference|journal|transactions|pre-?print|pages|pp|vol(?:ume)?|press)\b", re.IGNORECASE
)
_SENTENCE = 0.6  # share of capitalised words below which a line does not consist of names
_WIDE = lazy_pattern(rf"[{CJK}]")
_WORDED = 4  # minimum words of a line that says more than where a paper is
_WORD_BEFORE = lazy_pattern(r"[^\W\d_]\s+$")
_WORD_AFTER = lazy_pattern(r"(?:arxiv|doi)?\s*:?\s*\S*[\w/]\s+[a-z]{2,}")
_CLOCK = lazy_pattern(r"\b\d{1,2}:\d\d\b")
_RUN = lazy_pattern(r"[^\s，；。、（）：]+")
_ADDRESS = lazy_pattern(r"://|\d{4}")  # one of these stands in an address, and in an id


def id_position(segment: Segment, identity: Id) -> int:
    """Return where in a segment an id stands."""
    linked = (mark.start for mark in segment.marks if mark.mark is Mark.LINK and url_id(mark.url) == identity)
    written = (place for place, written_id in locate_ids(segment.text) if written_id == identity)
    return next(linked, next(written, max(segment.text.find(identity.value), 0)))


def with_own_ids_only(segment: Segment, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions of a segment without the ids that stand on the line of another one below, or below that.

    A wrapped reference has its id on a line of its own words; a list of references that nothing parts has each id on
    the line of the title that it is of; a link that a title of its line has names nothing of its own.
    """
    if len(mentions) == 1 or "\n" not in segment.text:
        return list(mentions)
    lines = {mention.line for mention in mentions}
    own = [_with_own_ids_only(segment, each, [line for line in lines if line > each.line]) for each in mentions]
    titled = {(each.line, identity) for each in own if each.kind is not Kind.LINK for identity in each.ids}
    return [each for each in own if each.kind is not Kind.LINK or {(each.line, name) for name in each.ids} - titled]


def _with_own_ids_only(segment: Segment, mention: Mention, below: Sequence[int]) -> Mention:
    if not (mention.ids and below):
        return mention
    ids = tuple(each for each in mention.ids if segment.line_at(id_position(segment, each)) < min(below))
    lost = set(mention.ids) - set(ids)
    links = tuple(link for link in mention.links if url_id(link.url) not in lost)
    return replace(mention, ids=ids, links=links) if lost else mention


def without_ids_of_words(segment: Segment, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions of a segment without ids that stand beside words on another line.

    So does an id below one on the mention's own line, and one in a sentence that is not part of a reference.
    """
    if "\n" not in segment.text:
        return list(mentions)
    texts = {number: _RUN.sub(_unless_address, text) for number, text in segment.lines()}
    return [_without_ids_of_words(segment, mention, texts) for mention in mentions]


def _unless_address(run: re.Match[str]) -> str:
    return "" if _ADDRESS.search(run[0]) else run[0]


def _without_ids_of_words(segment: Segment, mention: Mention, texts: Mapping[int, str]) -> Mention:
    at = {identity: segment.line_at(id_position(segment, identity)) for identity in mention.ids}
    if mention.kind is Kind.LINK or set(at.values()) <= {mention.line}:
        return mention
    has_own = mention.line in at.values()
    others = {
        identity
        for identity, line in at.items()
        if line != mention.line and _is_worded(texts[line]) and (has_own or _is_apart(texts[line], line - mention.line))
    }
    kept = tuple(link for link in mention.links if url_id(link.url) not in others)
    return replace(mention, ids=tuple(each for each in mention.ids if each not in others), links=kept)


def _is_worded(text: str) -> bool:
    """Recognise a line that says more than where a paper is; each Chinese, Japanese or Korean letter says a word."""
    return title_size(text) >= _WORDED or len(_WIDE.findall(text)) >= _WORDED


def _is_apart(text: str, lines: int) -> bool:
    """Recognise a sentence so many lines below a title, or above it, that is not part of its reference."""
    is_said = has_cjk(text) or capital_share(text) < _SENTENCE
    return (lines < 0 or lines > 1) and is_said and _REFERENCE.search(text) is None


def is_sentence_around_id(segment: Segment, mention: Mention) -> bool:
    """Recognise a sentence around an id (`see arXiv:2301.00001 for more`) that is not a title with its id."""
    places = [place for place, identity in locate_ids(segment.text) if identity in mention.ids]
    return any(_WORD_BEFORE.search(segment.text, 0, at) and _WORD_AFTER.match(segment.text, at) for at in places)


def is_beside_id(segment: Segment, mention: Mention) -> bool:
    """Recognise words of a paragraph on another line than the id that are not a title: people, a date, a remark."""
    if segment.place is not Place.PARAGRAPH:
        return False
    if segment.line_at(id_position(segment, mention.ids[0])) == mention.line:
        return False
    if _CLOCK.search(mention.text):
        return True
    return not (looks_titled(mention.text) or may_be_title(mention.text) or is_name(mention.text))


def is_remark_on_id(segment: Segment, mention: Mention) -> bool:
    """Recognise a remark on an id: in brackets, or in small letters after it (`1712.07525 # the one for Ida`)."""
    if mention.text.startswith(("(", "（")):
        return mention.text.endswith((")", "）"))
    first = next((char for char in mention.text if char.isalpha()), "")
    at = min(segment.text.find(identity.value) for identity in mention.ids)
    return first.islower() and at >= 0 and not any(map(str.isalnum, segment.text[:at])) and not is_name(mention.text)
