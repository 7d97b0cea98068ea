"""The mentions of one segment: those found by form and those recognised in it, merged, with their ids.

Only the segment itself is read, so an edit of one line changes the mentions of that line alone.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.core.ids import Id, paper_url, url_id
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.months import GERMAN_WEEKDAYS, WEEKDAYS
from vlbib.core.plans import begins_planned, is_planned, is_release
from vlbib.core.text import name_marks, squeeze
from vlbib.core.work import Kind, Mention
from vlbib.core.years import YEAR
from vlbib.notes import links
from vlbib.notes.before_names import is_before_name
from vlbib.notes.id_lines import (
    has_words_around,
    id_position,
    is_beside_id,
    is_remark_on_id,
    is_said_of_ids,
    is_sentence_around_id,
    with_own_ids_only,
    without_ids_of_words,
)
from vlbib.notes.line.shape import is_name, looks_titled
from vlbib.notes.named_links import with_links_at_names
from vlbib.notes.sighted_mention import (
    renamed_mention,
    sighted_mention,
    with_sighted_claims,
    without_claims_of_title,
    without_ids_beside,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Sequence

    from vlbib.core.segment import Segment, Sighting

_GLOSS = lazy_pattern(r"\s?[(（][^\W\d_A-Z][^()（）]{0,80}[)）]")  # what a name stands for: `KGAT (knowledge graphs)`
_LABELLED = lazy_pattern(r"([A-Za-z][\w+.-]*)(?:[:：]|_)\s")
_MONTH_BEFORE = lazy_pattern(rf"\W*{YEAR}[-./](?:0?[1-9]|1[0-2])(?!\d)")  # `(2022.04) `
# `invoices (ours)`, `Ours (v2)`
_OWN = lazy_pattern(
    r"[(（](?:ours|own|in-house|internal|unpublished|unsere|eigene|自建|自采|内部)\b[^()（）]{0,20}[)）]$|^(?:ours|本文|我们的?)\b",
    re.IGNORECASE,
)
_OWN_STARTS = ("o", "O", "本", "我")
_LISTED = 3  # minimum ids of a segment that may be a list of links
_LONGEST_SLOT = 30  # maximum characters of a placeholder
_DAYS = frozenset((*WEEKDAYS, *GERMAN_WEEKDAYS))
_PLACEHOLDERS = frozenset(
    ["tbd", "tba", "none", "todo", "nomeeting", "cancelled", "canceled", "holiday", "na", "待定", "无", "tobefilled",
     "tobeadded", "tobeannounced", "inhouse", "ours", "own", "custom", "internal", "private", "unknown", "various"]
)  # fmt: skip


def segment_mentions(
    segment: Segment, looks: Sequence[Mention], seen: Sequence[Sighting], ids: Sequence[Id]
) -> list[Mention]:
    """Return the mentions of a segment, merged from `looks` (found by form) and `seen` (recognised).

    `ids` are all ids that the segment names, including numbers which only records show to be ids.
    """
    mentions = _with_ids_placed(segment, looks, is_recognised=bool(seen))
    _merge(segment, mentions, seen)
    mentions = with_own_ids_only(segment, without_ids_of_words(segment, mentions))
    mentions = with_links_at_names(segment, _with_ids(segment, mentions, ids))
    return [mention for mention in mentions if not _is_empty(mention, segment)]


def is_open_slot(text: str) -> bool:
    """Tell whether words are a placeholder for a work, the author's own, or a weekday: `TBD`, `待定`, `Ours (v2)`."""
    is_own = (text.endswith((")", "）")) or text[:1] in _OWN_STARTS) and _OWN.search(text) is not None
    return is_own or (len(text) <= _LONGEST_SLOT and (squeeze(text) in _PLACEHOLDERS or text.strip(" .,:") in _DAYS))


def _with_ids_placed(segment: Segment, looks: Sequence[Mention], *, is_recognised: bool) -> list[Mention]:
    """Move mentions that are only an id to the line of the id; titles lose ids that belong to another line's words.

    `is_recognised`: the segment names a known work, whose title is not a remark on an id.
    """
    if not any(mention.ids for mention in looks):
        return list(looks)
    mentions = [_without_ids_listed(segment, mention) for mention in without_ids_of_words(segment, looks)]
    for number, mention in enumerate(mentions):
        if not mention.ids:
            continue
        is_alone = (
            mention.kind is Kind.LINK or is_sentence_around_id(segment, mention) or is_beside_id(segment, mention)
        )
        is_remark = is_remark_on_id(segment, mention) or is_said_of_ids(segment, mention)
        if is_alone or (not is_recognised and is_remark):
            at = segment.line_at(id_position(segment, mention.ids[0]))
            here = tuple(each for each in mention.ids if segment.line_at(id_position(segment, each)) == at)
            has_claims = at == mention.line or not is_recognised  # else they are a title's on the line above
            year, venue = (mention.year, mention.venue) if has_claims else (None, None)
            mentions[number] = replace(mention_of_id(segment, here, at), year=year, venue=venue)
    return mentions


def _without_ids_listed(segment: Segment, mention: Mention) -> Mention:
    """Return the mention of words below or above links on lines of their own without those: they are a list of works.

    Two links there with ids of one scheme show that they are not all the links of one work.
    """
    if len(segment.ids) < _LISTED or mention.kind is Kind.LINK or not mention.ids:
        return mention
    bare = {number for number, line in segment.lines() if not line.strip()}
    listed = [each for each in segment.ids if segment.line_at(id_position(segment, each)) in bare]
    if len({each.scheme for each in listed}) == len(listed):
        return mention
    at = max(segment.text.find(mention.text), 0)
    own = [
        each
        for each in segment.ids
        if each not in listed and segment.line_at(id_position(segment, each)) == segment.line_at(at)
    ]
    urls = tuple(link for link in mention.links if url_id(link.url) not in listed)
    return replace(mention, ids=tuple(own), links=urls, line=segment.line_at(at))


def _merge(segment: Segment, mentions: list[Mention], seen: Sequence[Sighting]) -> None:
    """Merge what was recognised in a segment into its mentions."""
    sure: set[int] = set()
    for sighting in seen:
        number = segment.line_at(sighting.start)
        if _is_named_twice(mentions, sure, sighting, seen, number):
            continue
        at = _reader_of(mentions, segment, sighting, sure)
        if at is not None and (sighting.remarked or not _is_same(mentions[at], sighting)):
            read = mentions[at].text
            is_by_people = sighting.people and not looks_titled(read)  # words around a name that its authors confirm
            is_whole = squeeze(segment.text[sighting.start : sighting.end]) == squeeze(read)  # a name and its size
            is_lone = sighting.is_name and len(seen) == 1 and not (is_by_people or is_whole)
            is_glossed = read.startswith(sighting.text) and _GLOSS.fullmatch(read, len(sighting.text)) is not None
            if is_lone and not (sighting.remarked or is_glossed or is_before_name(read, sighting.text)):
                continue  # the name of a work whose title is beside it
            if not _is_labelled(mentions[at], squeeze(sighting.text)):
                mentions[at] = renamed_mention(mentions[at], segment, sighting, alone=len(seen) == 1)
        if at is None:
            mentions.append(sighted_mention(segment, sighting, alone=len(seen) == 1 and not mentions))
            at = len(mentions) - 1
        if sighting.is_part and mentions[at].kind is Kind.ALIAS:
            mentions[at] = replace(mentions[at], kind=Kind.LINE)  # the words beside the name belong to a title
        claimed = with_sighted_claims(without_claims_of_title(mentions[at], segment, sighting), sighting)
        own = without_ids_beside(claimed, segment, sighting, seen)
        if own.year and not own.venue and not sighting.is_name and _MONTH_BEFORE.match(segment.text):
            own = replace(own, year=None)  # the title suffices, and the month may be when it was read
        if (own.line, own.called) != (number, sighting.called):
            own = replace(own, line=number, called=sighting.called)
        mentions[at] = own
        sure.add(at)


def _is_named_twice(
    mentions: list[Mention], sure: Collection[int], sighting: Sighting, seen: Sequence[Sighting], line: int
) -> bool:
    """Tell whether one of the `sure` mentions on a line has a sighting already.

    A name that was read as another name of a title, but is recognised as that of a work of its own, is taken from it.
    """
    if not sure:
        return False
    here = [at for at in sure if mentions[at].line == line]
    same = [at for at in here if _is_same(mentions[at], sighting)]
    others = (each for each in seen if each != sighting)
    if not sighting.is_name or any(sighting.text in (each.called, each.text) for each in others):
        return bool(same)
    key = squeeze(sighting.text)
    for at in same:
        aliases = tuple(alias for alias in mentions[at].aliases if squeeze(alias) != key)
        mentions[at] = replace(mentions[at], aliases=aliases)
    return False


def _reader_of(mentions: Sequence[Mention], segment: Segment, sighting: Sighting, taken: Container[int]) -> int | None:
    """Return the index of the mention read from the words of a title: the same words, else more or fewer.

    Next to its short name a title may be cut off: then the words in the text are compared. A remark on a short name may
    have been read as a title.
    """
    free = [at for at in range(len(mentions)) if at not in taken]
    for at in free:
        if _is_same(mentions[at], sighting):
            return at
    written = squeeze(segment.text[sighting.start : sighting.end])
    keys = {written} if sighting.is_part else {squeeze(sighting.text), written}
    near = (at for at in free if any(_overlaps(mentions[at], key) for key in keys))
    line = segment.line_at(sighting.start)
    remarks = (at for at in free if sighting.remarked and (mentions[at].line, mentions[at].kind) == (line, Kind.LINE))
    return next(chain(near, remarks), None)


def _is_same(mention: Mention, sighting: Sighting) -> bool:
    """Tell whether the text or an alias of a mention is the sighted title or name; `PointNet++` is not `PointNet`."""
    if mention.text == sighting.text or sighting.text.endswith("…"):  # a title that is cut off says so
        return mention.text == sighting.text
    aliases = () if mention.kind is Kind.LINK else mention.aliases
    key, marks = squeeze(sighting.text), name_marks(sighting.text)
    return any(squeeze(text) == key and name_marks(text) == marks for text in (mention.text, *aliases))


def _overlaps(mention: Mention, key: str) -> bool:
    """Tell whether a mention was read from some of the title's words, or from these and more."""
    own = squeeze(mention.text)
    return mention.kind is not Kind.LINK and bool(own) and (key in own or own in key)


def _is_empty(mention: Mention, segment: Segment) -> bool:
    """Tell whether a mention names nothing.

    This is a placeholder, the author's own data, or a short name without a page in a table of results.
    """
    is_slot = is_open_slot(mention.text) or (not mention.ids and _is_when(mention.text))
    if is_slot and (not mention.ids or squeeze(mention.text) in _PLACEHOLDERS):
        return True
    if not segment.results or mention.ids or mention.kind is not Kind.ALIAS:
        return False
    return not any(links.leads_to_page(link.url) for link in mention.links)


def _is_when(text: str) -> bool:
    """Tell whether a text is a date, a part of a plan or a release."""
    return begins_planned(text) or is_planned(text) or is_release(text)


def _is_labelled(mention: Mention, key: str) -> bool:
    """Tell whether a mention is a short name and its title: the name is a claim that the title alone lacks."""
    match = _LABELLED.match(mention.text)
    return match is not None and is_name(match[1]) and squeeze(mention.text[match.end() :]) == key


def _with_ids(segment: Segment, mentions: list[Mention], ids: Sequence[Id]) -> list[Mention]:
    """Add the ids that no mention has to the only title next to them, else make them mentions of their own."""
    if not ids:
        return mentions
    have = {identity.key for mention in mentions for identity in (*mention.ids, *links.ids_of(mention.links))}
    rest = [identity for identity in dict.fromkeys(ids) if identity.key not in have]
    while rest:
        number = segment.line_at(id_position(segment, rest[0]))
        here = [identity for identity in rest if segment.line_at(id_position(segment, identity)) == number]
        paper = links.agreeing(here)[0]
        title = mentions[0] if len(mentions) == 1 else None
        if title and has_words_around(title, paper):
            mentions = [_of_own_ids(segment, title)] if title.ids else []
            title = None
        if title and not title.ids and title.kind is not Kind.FILE and abs(number - title.line) <= 1:
            mentions = without_ids_of_words(segment, [replace(title, ids=paper)])
        if not mentions or not set(paper) <= set(mentions[0].ids):
            mentions.append(mention_of_id(segment, paper, number))
        rest = [identity for identity in rest if identity not in paper]
    return mentions


def _of_own_ids(segment: Segment, mention: Mention) -> Mention:
    """Return the mention of the ids of words that are no title."""
    return mention_of_id(segment, mention.ids, segment.line_at(id_position(segment, mention.ids[0])))


def mention_of_id(segment: Segment, paper: tuple[Id, ...], number: int) -> Mention:
    """Return the mention of an id on a line of a segment."""
    link = next((link for link in segment.links if url_id(link.url) in paper), None)
    return Mention(
        file=segment.file,
        line=number,
        text=link.url if link else paper_url(paper[0]) or str(paper[0]),
        kind=Kind.LINK,
        ids=paper,
        links=(link,) if link else (),
        section=segment.section,
        heading=segment.heading,
    )
