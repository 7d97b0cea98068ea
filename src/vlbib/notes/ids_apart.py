"""Ids beside a title that are known to be of another work, and are set apart from it: `A Title + arXiv:2510.07927`.

An id in brackets after a title, or right behind it, is meant to be the title's own, even if it is not: that is a
mistake, which waits for a decision.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.core.ids import url_id
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import count_cjk, squeeze, words
from vlbib.core.work import Kind
from vlbib.core.years import YEAR
from vlbib.notes.id_lines import GOES_ON, id_position
from vlbib.notes.line.shape import looks_titled
from vlbib.notes.segment_mentions import mention_of_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vlbib.core.ids import Id
    from vlbib.core.segment import Segment
    from vlbib.core.work import Mention

_WHOLE = 4  # minimum words of a whole title
_NEARLY_ALL = 5 / 6  # share of words, below which two titles are not one title with a changed word
_LEAST_LISTED = 2  # minimum links below a title that may be a list
_MOST_IDS = 8  # maximum ids of a mention: a list of more is meant to be so
# What joins two works right before an id
_JOINED = lazy_pattern(
    r"(?:\s[+&]|\s?[;；、→⇒]|\s?[-=]>|[,，]?\s(?:and|und|et|y|e|og|och|en|i|a|sowie|plus|vs\.?|versus|(?:and\s)?then|dann|puis|luego)"
    r"|[,，]?\s?(?:和|与|及|以及|然后|接着|再读?))\s*(?:arxiv|doi)?\s?[:：]?\s*$",
    re.IGNORECASE,
)
# Words that lead to another work
_ALSO = r"(?:see also|cf\.?|compare|siehe auch|vgl\.?|voir aussi|véase también|ver também|另见|参见)"
# At the end of the words before an id of another work, and at the start of a line
_HINT = lazy_pattern(rf"(?:\s?[(（][^()（）]*[)）])?\s?[,;(（，；]\s?{_ALSO}\W*$", re.IGNORECASE)
_HINTED = lazy_pattern(rf"\W*{_ALSO}\W", re.IGNORECASE)
# The end of a line after which others are meant
_ENDED = lazy_pattern(r"(?:[.!?]|\s[:;]-?[)D]|\s(?:and|or|und|oder|et|ou|y|o))\s*$")
# The rest of an address after an id in it, and an address up to an id
_ADDRESS_END, _ADDRESS_START = lazy_pattern(r"[^\s,;，；、)）\]>]*"), lazy_pattern(r"[<(]?[^\s(<]*://\S*\Z")
# Between two ids in brackets, each behind words of its own: `OakNet (10.1/2) and ElmNet (2301.00001)`
_BRACKETS = lazy_pattern(
    r"[)）\]]\s?(?:[,，;；、/+&]|and|und|et|y|e|vs\.?|和|与)\s?[^()（）\[\]\n]{1,40}[(（\[](?i:arxiv|doi)?[:：]?\s?"
)
_LONGEST_JOINED = 30  # characters before an id in which `_JOINED` is looked for
_WORD = lazy_pattern(r"(?i)(?<![^\W\d_])(?!(?:arxiv|doi|abs|pdf|preprint|https?|link|url)(?![^\W\d_]))[^\W\d_]{2,}")
_LABELLED = lazy_pattern(r"\W*[^\W\d_]{3,}\s?[:：]\s")  # `Conformers: https://...`
_LEAST_WORDS = 2  # minimum words besides the id on a line or in a clause that says something about it
_CLAUSE_END = lazy_pattern(r"[;；。]|[.!?)）\]】](?=\s)|[)）\]】]\s?[,，、]")
# Words of a clause that only says where to find the paper named before it
_WHERE_WORDS = (
    "a abs an and article as at available by can code data doi download for found from full given here id in is it its "
    "link my number of on online our paper pdf preprint project published read see text the their this to url version "
    "via with www"
)
_WHERE = frozenset(_WHERE_WORDS.split())
_CLAUSE_WORD = lazy_pattern(r"(?<![\w@/.-])[a-zß-ÿ]{2,}(?![\w@/])")
_WIDE_WHERE = lazy_pattern(r"论文|链接|地址|原文|预印本|全文|下载|详见|参见|见|在|版|是|的|这里|点此|代码")
_LEAST_WIDE = 3  # minimum Chinese or Japanese letters of such a clause
_IN_REFERENCE = lazy_pattern(
    rf"(?<!\d){YEAR}(?!\d)|\b(?:proc|conference|journal|transactions|pages|pp|vol)\b", re.IGNORECASE
)
_FILE = lazy_pattern(r"[^\w\n]{0,4}\S+\.pdf\b.*", re.IGNORECASE)


def with_ids_apart(
    segment: Segment, mentions: Sequence[Mention], titles_of: Callable[[Id], Sequence[str]]
) -> Iterator[Mention]:
    """Yield the mentions of a segment, those of ids that are known to be of other works each by itself."""
    for each in mentions:
        if not each.ids:
            yield each
            continue
        mention, apart = _without_hints(_without_listed_below(each, segment, titles_of))
        if not apart and _is_remark_below(mention, segment, titles_of):
            yield mention_of_id(segment, mention.ids, segment.line_at(id_position(segment, mention.ids[0])))
            continue
        find = _joined_ids if mention.kind is Kind.LINK or _is_label_of(mention, titles_of) else _apart
        listed = list(_listed_ids(mention, titles_of))
        if not apart and 0 < len(mention.ids) <= _MOST_IDS:
            apart = listed or list(find(mention, segment, titles_of))
        if not apart:
            yield mention
            continue
        kept = tuple(link for link in mention.links if url_id(link.url) not in apart)
        if not listed:
            yield replace(mention, ids=tuple(each for each in mention.ids if each not in apart), links=kept)
        for identity in apart:
            yield mention_of_id(segment, (identity,), segment.line_at(id_position(segment, identity)))


def _without_listed_below(mention: Mention, segment: Segment, titles_of: Callable[[Id], Sequence[str]]) -> Mention:
    """Return a mention without the ids of links below it that are known to be of different works: they are a list."""
    below = [each for each in mention.ids if each not in segment.ids]
    keys = [{squeeze(title) for title in titles_of(each)} for each in below]
    are_unlike = all(first and second and first.isdisjoint(second) for first, second in pairwise(keys))
    if len(below) < _LEAST_LISTED or not are_unlike:
        return mention
    own = tuple(each for each in mention.ids if each not in below)
    return replace(mention, ids=own, links=tuple(link for link in mention.links if url_id(link.url) not in below))


def _is_remark_below(mention: Mention, segment: Segment, titles_of: Callable[[Id], Sequence[str]]) -> bool:
    """Tell whether the words of a mention stand on a line below its id, and are neither in title case nor its title.

    A title stands above its link: what stands below is a remark on the paper.
    """
    place = _place_of(mention.text, segment.text) if len(mention.ids) == 1 and mention.kind is Kind.LINE else None
    if place is None or mention.authors or mention.year or looks_titled(mention.text):
        return False
    at = id_position(segment, mention.ids[0])
    is_below = segment.line_at(at) < segment.line_at(place.start())
    return is_below and is_another_title(mention.text, titles_of(mention.ids[0]))


def _without_hints(mention: Mention) -> tuple[Mention, list[Id]]:
    """Return a mention without the words that lead to another work at its end (`..., see also`), and that work's id."""
    hint = _HINT.search(mention.text) if len(mention.ids) == 1 else None
    if hint is None:
        return mention, []
    return replace(mention, text=mention.text[: hint.start()]), list(mention.ids)


def _listed_ids(mention: Mention, titles_of: Callable[[Id], Sequence[str]]) -> Iterator[Id]:
    """Yield the ids of a mention if its text holds several of them and is no title of theirs: a line that lists ids."""
    if sum(each.value in mention.text for each in mention.ids) > 1:
        every = [titles_of(each) for each in mention.ids]
        if all(every) and not any(squeeze(title) in squeeze(mention.text) for titles in every for title in titles):
            yield from mention.ids


def _is_label_of(mention: Mention, titles_of: Callable[[Id], Sequence[str]]) -> bool:
    """Tell whether words in small letters say what ids are for, and are no title: `for the slides`.

    More than a few words are no title if each id is known to be of a work with another one.
    """
    text = mention.text
    if not (text.islower() and text.isascii() and " " in text):
        return False
    return len(words(text)) < _WHOLE or all(is_another_title(text, titles_of(each)) for each in mention.ids)


def is_another_title(text: str, titles: Sequence[str], share: float = 0.5) -> bool:
    """Tell whether a title of several words shares less than a `share` of them with each of the other titles."""
    own, least = set(words(text)), share * len(set(words(text)))
    return len(own) >= _WHOLE and bool(titles) and all(len(own & set(words(title))) < least for title in titles)


def _joined_ids(mention: Mention, segment: Segment, titles_of: Callable[[Id], Sequence[str]]) -> Iterator[Id]:
    """Yield the ids of a mention without a title that are those of other works than the id before.

    They are joined to it like those of two works, or the two titles have few words in common.
    """
    text = segment.text
    places = sorted((*_span_of(each, segment), each) for each in mention.ids)
    for (at, end, first), (start, _, second) in pairwise(places):
        titles, between = [titles_of(each) for each in (first, second)], _between_addresses(text, at, end, start)
        keys = [{squeeze(title) for title in each} for each in titles]
        is_joined = any(pattern.fullmatch(between) for pattern in (_JOINED, _BRACKETS))
        if keys[0].isdisjoint(keys[1]) and (is_joined or _are_unlike(*titles)):
            yield second


def _span_of(identity: Id, segment: Segment) -> tuple[int, int]:
    """Return the start and end of an id in the text of a segment; that of a link without a text is empty."""
    place = id_position(segment, identity)
    start = segment.text.find(identity.value, place)
    return (place, place) if start < 0 else (start, start + len(identity.value))


def _between_addresses(text: str, start: int, end: int, following: int) -> str:
    """Return the text between an id, from `start` to `end`, and the next one without the rest of their addresses."""
    is_address = "://" in text[max(text.rfind(sign, 0, start) for sign in " \n\t(<") + 1 : start]
    rest = _ADDRESS_END.match(text, end) if is_address else None
    begin = _ADDRESS_START.search(text, end, following)
    return text[rest.end() if rest else end : begin.start() if begin else following]


def _are_unlike(titles: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether the titles of two ids, both known, have few words in common in either direction."""
    pairs = ((titles, others), (others, titles))
    return all(each and all(is_another_title(title, rest) for title in each) for each, rest in pairs)


def _apart(mention: Mention, segment: Segment, titles_of: Callable[[Id], Sequence[str]]) -> Iterator[Id]:
    """Yield the ids that are known to be of other works and joined to the title like those, or said below it.

    After the first one, each id of another work is apart.
    """
    title = _place_of(mention.text, segment.text) or _place_of(mention.called, segment.text)
    if title is None:
        return
    is_later = False
    placed = [(id_position(segment, each), each) for each in mention.ids]
    for at, identity in sorted(placed, key=lambda place: place[0]):
        before, between = segment.text[at : title.start()], segment.text[title.end() : at]
        titles = titles_of(identity)
        is_of_name = len(words(mention.text)) < _WHOLE and _is_elsewhere(mention.text, titles, title, at, segment)
        if is_of_name or (is_another_title(mention.text, titles) and _is_hinted(title, at, segment)):
            yield identity
            continue
        is_another_file = is_another_title(mention.text, titles) and _is_file_above(segment.text, at, before)
        if before and (is_another_file or _is_joined_before(mention, before, identity, titles_of)):
            yield identity
        if at < title.end() or not is_another_title(mention.text, titles, _NEARLY_ALL):
            continue
        is_later = is_later or _is_in_clause_of_its_own(between)
        if is_another_title(mention.text, titles):
            is_joined = not (mention.authors or segment.authors) and _is_joined(between)
            is_later = is_later or is_joined or _is_told(identity, at, title.end(), segment)
        if is_later:
            yield identity


def _is_elsewhere(name: str, titles: Sequence[str], place: re.Match[str], at: int, segment: Segment) -> bool:
    """Tell whether an id is on another line than a short name, with other words, and of a work without that name."""
    number = segment.line_at(at)
    is_other = bool(titles) and not any(squeeze(name) in squeeze(title) for title in titles)
    return is_other and number != segment.line_at(place.start()) and len(_own_words(segment, number)) >= _LEAST_WORDS


def _is_hinted(place: re.Match[str], at: int, segment: Segment) -> bool:
    """Tell whether an id is on another line than a title, which leads to another work: `See also 10.1609/...`."""
    number = segment.line_at(at)
    is_led_to = any(each == number and _HINTED.match(line) is not None for each, line in segment.lines())
    return is_led_to and number not in (segment.line_at(place.start()), segment.line_at(place.end()))


def _own_words(segment: Segment, number: int) -> list[str]:
    """Return the words on a line that do more than say where to find a paper."""
    line = next((text for each, text in segment.lines() if each == number), "")
    for identity in segment.ids:
        line = re.sub(rf"\S*{re.escape(identity.value)}\S*", " ", line)
    return [word for word in _WORD.findall(line) if word.lower() not in _WHERE]


def _is_file_above(text: str, at: int, before: str) -> bool:
    """Tell whether an id is in the name of a file on a line of its own above a title; `before` is the text between."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return "\n" in before and _FILE.fullmatch(text, start, end) is not None


def _place_of(title: str, text: str) -> re.Match[str] | None:
    """Return the match of a title in a text, where it may have other signs between its words, as in a file name."""
    own = re.findall(r"[^\W_]+", title)
    exact = re.search(re.escape(title), text, re.IGNORECASE) if own else None
    return exact or (re.search(r"[\W_]+".join(own), text, re.IGNORECASE) if own else None)


def _is_in_clause_of_its_own(between: str) -> bool:
    """Tell whether the text between a title and an id ends the clause, and says something else in the next one.

    >>> _is_in_clause_of_its_own("; a shorter proof is in ")
    True
    >>> _is_in_clause_of_its_own("; the paper is here: ")
    False
    """
    ends = list(_CLAUSE_END.finditer(between))
    clause = between[ends[-1].end() :] if ends else ""
    if "\n" in between or _IN_REFERENCE.search(between):
        return False
    if count_cjk(_WIDE_WHERE.sub("", clause)) >= _LEAST_WIDE:
        return True
    return len([word for word in _CLAUSE_WORD.findall(clause) if word not in _WHERE]) >= _LEAST_WORDS


def _is_joined_before(mention: Mention, between: str, identity: Id, titles_of: Callable[[Id], Sequence[str]]) -> bool:
    """Tell whether an id with another title stands before a mention and is joined to it: `2507.12933 and FP4DiT`."""
    is_own = any(squeeze(mention.text) in squeeze(title) for title in titles_of(identity))
    joint = between.partition(identity.value)[2].lstrip(")）]】")
    return bool(titles_of(identity)) and not is_own and _JOINED.fullmatch(joint) is not None


def _is_joined(between: str) -> bool:
    """Tell whether a title and an id are joined like two works by the text between them, outside brackets."""
    in_brackets = max(map(between.rfind, "(（[【")) > max(map(between.rfind, ")）]】"))
    return not in_brackets and _JOINED.search(between[-_LONGEST_JOINED:]) is not None


def _is_told(identity: Id, at: int, end: int, segment: Segment) -> bool:
    """Tell whether an id is on a line with words of its own, below the end of a title or of its sentence."""
    number, last = segment.line_at(at), segment.line_at(end)
    line_end = segment.text.find("\n", end)
    line = next((text for each, text in segment.lines() if each == number), "")
    is_ended = _ENDED.search(segment.text, end, max(line_end, end)) is not None or GOES_ON.match(line) is not None
    is_said = line[:1].isupper() and len(_own_words(segment, number)) >= _LEAST_WORDS
    if number <= last + 1 and not (number == last + 1 and (is_ended or is_said)):
        return False
    own = _WORD.findall(re.sub(rf"\S*{re.escape(identity.value)}\S*", " ", line))
    return len(own) >= _LEAST_WORDS or (bool(own) and _LABELLED.match(line) is not None)
