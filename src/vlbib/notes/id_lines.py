"""Which work an id belongs to in a text of several lines: the one on the same line, else the last one above."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.core.ids import Id, locate_ids, url_id
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.segment import Mark, Place
from vlbib.core.text import CJK, count_cjk, has_cjk
from vlbib.core.titles import title_size
from vlbib.core.wide_pattern import wide_pattern
from vlbib.core.work import Kind
from vlbib.notes.line.shape import capital_share, is_name, is_sentence, looks_titled
from vlbib.notes.not_taken import may_be_title

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vlbib.core.segment import Segment
    from vlbib.core.work import Mention

# Words that follow the title in a reference.
_REFERENCE = lazy_pattern(
    r"\b(?:proc(?:eedings)?|conference|journal|transactions|pre-?print|pages|pp|vol(?:ume)?|press)\b", re.IGNORECASE
)
_SENTENCE = 0.6  # share of capitalised words below which a line is a sentence, not a list of names
_SHORT_SENTENCE = 7  # maximum words of a sentence that begins with a conjunction
_WORDED = 4  # minimum words of a line that says more than where to find a paper
_WORD_BEFORE = lazy_pattern(r"[^\W\d_]\s+$")
# Few words that only lead to an id; after a comma they would follow a title
_LEADING = lazy_pattern(r"(?:^|\n)[^,，\n]{0,60}[a-z]\s(?:is|are|was|were)\s*[:：]?\s*\Z")
# A few words that send the reader to an id; more would be a title, whose own id it is
_SEE = lazy_pattern(
    r"(?:^|\n)\W{0,6}(?:[^\s,，;；—–]+ ){0,3}(?:see|siehe|vgl\.?|cf\.?|voir|véase|vide)\s*(?:doi|arxiv)?\s?:?\s*\Z",
    re.IGNORECASE,
)
_REACH = 90  # characters before an id that are read
_WIDE_BEFORE = wide_pattern(rf"[{CJK}]\s?\Z")
_WIDE_AFTER = wide_pattern(rf"(?:arxiv|doi)?\s*:?\s*[^\s，。；、：（）()]*\d\s?[{CJK}]", re.IGNORECASE)
_WORD_AFTER = lazy_pattern(r"(?:arxiv|doi)?\s*:?\s*\S*[\w/]\s+[a-z]{2,}")
_STOPS = (".", "。", "!", "！", "?", "？")
# The start of a line that is no part of a reference
GOES_ON = lazy_pattern(
    r"(?:[Aa]nd|[Bb]ut|[Aa]lso|while|whereas|see|An?|The|This|There|It|We|Another|RT @\w+:?|@\w+:?)\s"
)
_CONJUNCTION = lazy_pattern(r"(?:And|But|Also|Plus|So|Oh|Und|Aber|Auch|Et|Mais|Y|Pero)\s")  # begins a short sentence
# What comes between the ids of a list
_LISTED = lazy_pattern(r"(?:v\d+)?\s?(?:[,;、，；/&+]|and|und|et|y|和|及)\s?(?:arxiv|doi)?\s?:?\s?", re.IGNORECASE)
_NUMBERED = lazy_pattern(r"\[\d{1,3}\](?:\s|$)")  # the number of a reference
_CLOCK = lazy_pattern(r"\b\d{1,2}:\d\d\b")
_RUN = lazy_pattern(r"[^\s，；。、（）：]+")
_ADDRESS = lazy_pattern(r"://|\d{4}")  # every address and every id contains one of these


def id_position(segment: Segment, identity: Id) -> int:
    """Return the offset of an id in a segment."""
    place = _places(segment).get(identity)
    return max(segment.text.find(identity.value), 0) if place is None else place


@lru_cache(maxsize=8)
def _places(segment: Segment) -> Mapping[Id, int]:
    """Return the first offset of each id in a segment; that of a link to it before that of its text."""
    linked = ((mark.start, url_id(mark.url)) for mark in segment.marks if mark.mark is Mark.LINK)
    places: dict[Id, int] = {}
    for place, identity in (*linked, *_written(segment.text)):
        if identity is not None:
            places.setdefault(identity, place)
    return places


@lru_cache(maxsize=8)
def _written(text: str) -> Sequence[tuple[int, Id]]:
    """Return the ids in a text with their offsets, for several questions about one segment."""
    return tuple(locate_ids(text))


def with_own_ids_only(segment: Segment, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions of a segment, each without the ids on or below the line of a later mention.

    A wrapped reference may have its id on a line with other words. A list of references without blank lines has each id
    on the line of its title. A link whose id a title on the same line has is dropped: it names nothing of its own.
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
    """Return the mentions of a segment without the ids that belong to other words on another line.

    These are ids below a mention that has one on its own line, ids in a sentence that is not part of a reference, and
    ids below it on a line with the number of another reference: `[4] https://...`.
    """
    if "\n" not in segment.text:
        return list(mentions)
    texts = {number: _RUN.sub(_unless_address, text) for number, text in segment.lines()}
    return [_without_ids_of_words(segment, mention, texts) for mention in mentions]


def _unless_address(run: re.Match[str]) -> str:
    """Return a word, but of an address or an id only the full stop after it."""
    if _ADDRESS.search(run[0]) is None:
        return run[0]
    return "." if run[0].endswith(".") else ""


def _without_ids_of_words(segment: Segment, mention: Mention, texts: Mapping[int, str]) -> Mention:
    at = {identity: segment.line_at(id_position(segment, identity)) for identity in mention.ids}
    if mention.kind is Kind.LINK or set(at.values()) <= {mention.line}:
        return mention
    has_own = mention.line in at.values()
    others = {
        identity
        for identity, line in at.items()
        if line != mention.line
        and (
            (line > mention.line and _NUMBERED.match(texts[line]))
            or (_is_worded(texts[line]) and (has_own or _is_apart(texts, line, mention)))
        )
    }
    kept = tuple(link for link in mention.links if url_id(link.url) not in others)
    return replace(mention, ids=tuple(each for each in mention.ids if each not in others), links=kept)


def _is_worded(text: str) -> bool:
    """Tell whether a line says more than where to find a paper; each CJK letter counts as a word."""
    return title_size(text) >= _WORDED or count_cjk(text) >= _WORDED


def _is_apart(texts: Mapping[int, str], line: int, mention: Mention) -> bool:
    """Tell whether a line of some `texts` is a sentence outside the reference of a title on another line.

    Right below a whole title, a sentence is outside if it begins with a word such as `and` or `This`, or if the line of
    the title is a sentence, too.
    """
    text = texts[line]
    is_said = has_cjk(text) or capital_share(text) < _SENTENCE
    is_next = line == mention.line + 1
    goes_on = GOES_ON.match(text) is not None and looks_titled(mention.text)
    above = texts.get(line - 1, "").rstrip() if is_next else ""
    is_second = above.endswith(_STOPS) and is_sentence(above) and text.rstrip().endswith(_STOPS)
    is_off = not is_next or goes_on or is_second
    return is_off and is_said and _REFERENCE.search(text) is None


def is_sentence_around_id(segment: Segment, mention: Mention) -> bool:
    """Tell whether an id is inside a sentence (`see arXiv:2301.00001 for more`), not after a title."""
    if has_words_around(mention, mention.ids):
        return True
    if _CONJUNCTION.match(mention.text) and title_size(mention.text) <= _SHORT_SENTENCE:
        return True
    places = [place for place, identity in _written(segment.text) if identity in mention.ids]
    if any(_SEE.search(segment.text[max(at - _REACH, 0) : at]) for at in places):
        return True
    places += [id_position(segment, identity) for identity in mention.ids]
    return any(_is_said(segment.text, at) for at in places)


def _is_said(text: str, at: int) -> bool:
    """Tell whether words go on after an id, or only lead to it: `the theory for it is arXiv:2301.00001`."""
    begin = max(text.rfind("\n", 0, at), at - _REACH, 0)
    if _LEADING.search(text, begin, at) and capital_share(text[begin:at]) < _SENTENCE:
        return True
    if _WORD_BEFORE.search(text, begin, at) and _WORD_AFTER.match(text, at):
        return True
    return _WIDE_BEFORE.search(text, begin, at) is not None and _WIDE_AFTER.match(text, at) is not None


def has_words_around(mention: Mention, ids: Sequence[Id]) -> bool:
    """Tell whether an id is among the Chinese words of a mention: these are a sentence and no title."""
    is_sentence = mention.kind is Kind.LINE and has_cjk(mention.text)
    return is_sentence and any(identity.value in mention.text for identity in ids)


def is_said_of_ids(segment: Segment, mention: Mention) -> bool:
    """Tell whether words are no title of one work because they hold several ids, or a list of ids is behind them."""
    if mention.kind is not Kind.LINE:
        return False
    places = _written(segment.text)
    inside = {identity for _, identity in places if identity.value in mention.text}
    if len(inside) > 1 or (inside and len(inside.union(segment.ids)) > 1 and not looks_titled(mention.text)):
        return True
    starts = [(segment.text.find(identity.value, place), identity) for place, identity in places]
    pairs = [(start, first, after) for (start, first), (after, _) in pairwise(starts) if first in mention.ids]
    is_listed = any(_LISTED.fullmatch(segment.text, start + len(first.value), after) for start, first, after in pairs)
    return is_listed and not looks_titled(mention.text)


def is_beside_id(segment: Segment, mention: Mention) -> bool:
    """Tell whether words on another line than the id, in a paragraph, are no title: people, a date, a remark."""
    if segment.place is not Place.PARAGRAPH:
        return False
    if segment.line_at(id_position(segment, mention.ids[0])) == mention.line:
        return False
    if _CLOCK.search(mention.text):
        return True
    return not (looks_titled(mention.text) or may_be_title(mention.text) or is_name(mention.text))


def is_remark_on_id(segment: Segment, mention: Mention) -> bool:
    """Tell whether a mention is a remark on its id: in brackets, or lower-case words after it."""
    if mention.text.startswith(("(", "（")):
        return mention.text.endswith((")", "）"))
    first = next((char for char in mention.text if char.isalpha()), "")
    at = min(segment.text.find(identity.value) for identity in mention.ids)
    return first.islower() and at >= 0 and not any(map(str.isalnum, segment.text[:at])) and not is_name(mention.text)
