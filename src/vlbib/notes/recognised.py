"""Mentions of a note once it is known which works its segments name.

Recognition says where a known work is named; what the lines look like says what else is asked of the sources. Here
both become one list: a line that both read has one mention, with the recognised title and all that the note claims.
"""

from __future__ import annotations

from itertools import chain, compress
from operator import not_
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from vlbib.core.ids import Id, paper_url, url_id
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.plans import begins_planned
from vlbib.core.segment import Place, Segment, Sighting
from vlbib.core.text import name_marks, squeeze, words
from vlbib.core.titles import title_size
from vlbib.core.work import Kind, Link, Mention, Skipped
from vlbib.notes import links
from vlbib.notes.asking import (
    asked,
    asked_beside,
    columns_of_works,
    holds_title,
    is_dated_only,
    is_item_of_works,
    is_plan,
    is_worth_asking,
    lists_of_works,
)
from vlbib.notes.before_names import is_before_name
from vlbib.notes.id_lines import (
    id_position,
    is_beside_id,
    is_remark_on_id,
    is_sentence_around_id,
    with_own_ids_only,
    without_ids_of_words,
)
from vlbib.notes.known_numbers import with_known_numbers
from vlbib.notes.labelled_people import with_labelled_people
from vlbib.notes.line.shape import is_colon_form, is_name, looks_titled
from vlbib.notes.links_below import with_links_below
from vlbib.notes.list_habits import habits_of
from vlbib.notes.named_links import with_links_at_names
from vlbib.notes.sighted_mention import renamed_mention, sighted_mention, with_sighted_claims, without_ids_beside
from vlbib.notes.spoken_names import names_mentioned, spoken_names, with_names
from vlbib.notes.title_lines import ALONE
from vlbib.notes.told import gives_way, named_elsewhere, untaken, untaken_pages, untaken_people

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from vlbib.notes.list_habits import ListHabits
    from vlbib.notes.reader import Note

_LABELLED = lazy_pattern(r"([A-Za-z][\w+.-]*)(?:[:：]|_)\s")
_MONTH_BEFORE = lazy_pattern(r"\W*(?:19|20)\d\d[-./](?:0?[1-9]|1[0-2])(?!\d)")  # `(2022.04) `
_PLACEHOLDERS = frozenset(
    [
        "tbd",
        "tba",
        "none",
        "todo",
        "nomeeting",
        "cancelled",
        "canceled",
        "holiday",
        "na",
        "待定",
        "无",
        "tobefilled",
        "tobeadded",
        "tobeannounced",
    ]
)
_WHOLE = 4  # words from which a text may be a whole title
_TOPIC_WORDS = 5  # that a heading with a colon has at most where it is a topic
_DEEPEST = 99  # levels that headings have at most


class _Line(Struct):
    """A segment with the mentions that stand in it."""

    segment: Segment
    mentions: list[Mention] = field(default_factory=list)

    def covers(self, mention: Mention) -> bool:
        """Tell whether a mention stands in the segment."""
        last = self.segment.line_at(len(self.segment.text))
        if (mention.kind is Kind.FILE) != (self.segment.place is Place.FILE):
            return False
        return self.segment.line <= mention.line <= last


def with_sightings(
    note: Note,
    sightings: Sequence[Sequence[Sighting]],
    passed_over: Callable[[Segment], tuple[tuple[str, str], ...]] = lambda _segment: (),
    titles_of: Callable[[Id], Sequence[str]] = lambda _identity: (),
    spoken: Callable[[Segment], tuple[tuple[str, str], ...]] = lambda _segment: (),
) -> tuple[tuple[Mention, ...], tuple[Skipped, ...]]:
    """Return the mentions of a note and what was skipped in it, from its own and from what was recognised in it.

    `passed_over` gives the known titles in a segment that do not count there, each with the reason; `titles_of` the
    titles that the records of an id have; `spoken` the short names in a segment that name nothing there, each with the
    title of its work.
    """
    lines = [_Line(segment) for segment in note.segments]
    loose = _distribute(note.mentions, lines)
    is_of_works = any(sightings) or any(segment.ids for segment in note.segments)
    for line, seen in zip(lines, sightings, strict=True):
        _place_ids(line, is_recognised=bool(seen))
        _merge(line, seen)
        line.mentions = with_own_ids_only(line.segment, without_ids_of_words(line.segment, line.mentions))
        _add_ids(line, with_known_numbers(line.segment, titles_of) if is_of_works else line.segment)
        line.mentions = with_links_at_names(line.segment, line.mentions)
        line.mentions = [mention for mention in line.mentions if not _is_empty(mention, line.segment)]
        _part(line, lines, titles_of)
    naming = _ask(note, lines, sightings)
    for line in lines:
        if not line.mentions and holds_title(line.segment, passed_over(line.segment)):
            line.mentions.append(asked(line.segment, line.segment.reading))
    linked, pages = with_links_below(note.segments, [line.mentions for line in lines])
    authored, tellers = with_labelled_people(note.segments, linked)
    mentions = [*loose, *(mention for some in authored for mention in some)]
    mentions.sort(key=lambda mention: mention.line)
    named = {mention.line for mention in mentions} | tellers | pages
    skipped: dict[int, Skipped] = {}
    for item in _told(note, lines, named, naming, passed_over):
        if item.line not in named:
            skipped.setdefault(item.line, item)
    for item in spoken_names(note.segments, mentions, spoken):
        before = skipped.get(item.line)
        skipped[item.line] = item if before is None or gives_way(before) else with_names(before, item)
    open_segments = (each for each in note.segments if "\n" in each.text or each.line not in named)
    for item in (each for segment in open_segments for each in untaken_people(segment)):
        if item.line not in named:
            skipped.setdefault(item.line, item)
    names = names_mentioned(mentions)
    last = (named_elsewhere(item, names) for item in skipped.values())
    return tuple(mentions), tuple(sorted(last, key=lambda item: item.line))


def _told(
    note: Note,
    lines: Sequence[_Line],
    named: AbstractSet[int],
    naming: frozenset[int],
    passed_over: Callable[[Segment], tuple[tuple[str, str], ...]],
) -> Iterator[Skipped]:
    """Yield what is told of a note as not taken, on each line what counts most first.

    `named` are the lines with mentions, `naming` the lists that name works.
    """
    yield from (item for item in note.skipped if item.reason != ALONE)
    topics = _topics(lines)
    for number, line in enumerate(lines):
        segment = line.segment
        if "\n" not in segment.text and segment.line in named:
            continue
        if number not in topics or segment.authors or _is_long(segment.text):
            beside = bool(line.mentions) or segment.group in naming
            yield from untaken(segment, passed_over(segment), line.mentions, beside=beside)
        yield from untaken_pages(segment)
    yield from note.skipped


def _topics(lines: Sequence[_Line]) -> frozenset[int]:
    """Return the numbers of the headings above works: these are topics, or short names of the works."""
    topics: set[int] = set()
    above = 0  # headings of a lower level have a work below them
    for number in range(len(lines) - 1, -1, -1):
        level = lines[number].segment.level
        if lines[number].segment.place is not Place.HEADING:
            above = _DEEPEST if lines[number].mentions else above
        else:
            topics |= {number} if above > level else set()
            above = min(above, level)
    return frozenset(topics)


def _is_long(heading: str) -> bool:
    """Tell a heading that says more than a topic: a name or words, a colon, and what it is."""
    return title_size(heading) > _TOPIC_WORDS and is_colon_form(heading)


def _ask(note: Note, lines: Sequence[_Line], sightings: Sequence[Sequence[Sighting]]) -> frozenset[int]:
    """Decide which unmarked lines in lists of works are titles to look up; return the numbers of all lists of works."""
    marked = [
        bool(seen) or any(mention.line not in note.unmarked for mention in line.mentions)
        for line, seen in zip(lines, sightings, strict=True)
    ]
    dated = [
        not seen and is_dated_only(line.segment, line.mentions) for line, seen in zip(lines, sightings, strict=True)
    ]
    if not any(compress(marked, map(not_, dated))):  # nothing else of the note names a work
        several = sum(dated) > 1
        marked = [
            is_marked and not several and all(is_worth_asking(each.text) for each in line.mentions)
            for line, is_marked in zip(lines, marked, strict=True)
        ]
    spoken = [
        bool(seen) and not is_item_of_works(line.segment, seen) for line, seen in zip(lines, sightings, strict=True)
    ]
    works = lists_of_works(note.segments, [naming and not said for naming, said in zip(marked, spoken, strict=True)])
    habits = habits_of(note.segments, sightings)
    columns = columns_of_works(note.segments, sightings)
    for line, is_marked, is_dated in zip(lines, marked, dated, strict=True):
        is_in_list = line.segment.group in works
        if (not is_marked or (is_dated and is_in_list)) and not (is_in_list and _fits(line, habits)):
            line.mentions = []
        elif not line.mentions:
            text = asked_beside(line.segment, columns.get(line.segment.group, -1))
            line.mentions += [asked(line.segment, text)] if text and squeeze(text) not in _PLACEHOLDERS else []
    return frozenset(line.segment.group for line in lines if line.segment.group and line.mentions)


def _fits(line: _Line, habits: ListHabits) -> bool:
    """Tell whether a line of a list of works may be one more of them, by its words and by how the others stand."""
    texts = [habits.without_label(line.segment, each.text) for each in line.mentions]
    return not habits.has_gap(line.segment) and all(is_worth_asking(text) and not is_plan(text) for text in texts)


def _distribute(mentions: Iterable[Mention], lines: Sequence[_Line]) -> list[Mention]:
    """Give each mention to the segment it stands in; return those that stand in none."""
    by_line: dict[int, list[_Line]] = {}
    for line in lines:
        for number in range(line.segment.line, line.segment.line_at(len(line.segment.text)) + 1):
            by_line.setdefault(number, []).append(line)
    loose: list[Mention] = []
    for mention in mentions:
        taker = next((line for line in by_line.get(mention.line, ()) if line.covers(mention)), None)
        (taker.mentions if taker else loose).append(mention)
    return loose


def _place_ids(line: _Line, *, is_recognised: bool) -> None:
    """Put mentions by an id alone on the line where the id stands; a title keeps no id of another line's words.

    `is_recognised`: the segment names a known work, whose title is no remark on an id.
    """
    segment = line.segment
    line.mentions = without_ids_of_words(segment, line.mentions)
    for number, mention in enumerate(line.mentions):
        if not mention.ids:
            continue
        is_alone = (
            mention.kind is Kind.LINK or is_sentence_around_id(segment, mention) or is_beside_id(segment, mention)
        )
        if is_alone or (not is_recognised and is_remark_on_id(segment, mention)):
            at = segment.line_at(id_position(segment, mention.ids[0]))
            here = tuple(each for each in mention.ids if segment.line_at(id_position(segment, each)) == at)
            line.mentions[number] = replace(_of_id(segment, here, at), year=mention.year, venue=mention.venue)


def _merge(line: _Line, seen: Sequence[Sighting]) -> None:
    """Put what was recognised in a segment among its mentions."""
    segment = line.segment
    sure: set[int] = set()
    for sighting in seen:
        key, number = squeeze(sighting.text), segment.line_at(sighting.start)
        if any(line.mentions[at].line == number and _is_same(line.mentions[at], sighting) for at in sure):
            continue  # named twice on one line
        at = _reader_of(line.mentions, sighting, sure)
        if at is not None and not _is_same(line.mentions[at], sighting):
            read = line.mentions[at].text
            is_by_people = sighting.people and not looks_titled(read)  # words around a name that people speak for
            is_lone = sighting.is_name and len(seen) == 1 and not is_by_people
            if is_lone and not is_before_name(read, sighting.text):
                continue  # the name of a work whose title stands beside it
            if not _is_labelled(line.mentions[at], key):
                line.mentions[at] = renamed_mention(line.mentions[at], segment, sighting, alone=len(seen) == 1)
        if at is None:
            line.mentions.append(sighted_mention(segment, sighting, alone=len(seen) == 1 and not line.mentions))
            at = len(line.mentions) - 1
        own = without_ids_beside(with_sighted_claims(line.mentions[at], sighting), segment, sighting, seen)
        if own.year and not own.venue and not sighting.is_name and _MONTH_BEFORE.match(segment.text):
            own = replace(own, year=None)  # a title says enough, and the month may be when it was read
        if (own.line, own.called) != (number, sighting.called):
            own = replace(own, line=number, called=sighting.called)
        line.mentions[at] = own
        sure.add(at)


def _reader_of(mentions: Sequence[Mention], sighting: Sighting, taken: Container[int]) -> int | None:
    """Return the number of the mention read from the words of a title: the same, else more or fewer of them."""
    free = [at for at in range(len(mentions)) if at not in taken]
    same = (at for at in free if _is_same(mentions[at], sighting))
    near = (at for at in free if _overlaps(mentions[at], squeeze(sighting.text)))
    return next(chain(same, near), None)


def _is_same(mention: Mention, sighting: Sighting) -> bool:
    """Tell whether a mention has the words of a title or name, or names its work so; `PointNet++` is not `PointNet`."""
    if mention.text == sighting.text:
        return True
    aliases = () if mention.kind is Kind.LINK else mention.aliases
    key, marks = squeeze(sighting.text), name_marks(sighting.text)
    return any(squeeze(text) == key and name_marks(text) == marks for text in (mention.text, *aliases))


def _overlaps(mention: Mention, key: str) -> bool:
    """Tell whether a mention was read from the same words: more or fewer of them than the title has."""
    own = squeeze(mention.text)
    return mention.kind is not Kind.LINK and bool(own) and (key in own or own in key)


def _is_empty(mention: Mention, segment: Segment) -> bool:
    """Tell a mention that names nothing: an empty slot, or a short name in a table of results without a page of it."""
    if squeeze(mention.text) in _PLACEHOLDERS or (begins_planned(mention.text) and not mention.ids):
        return True
    if not segment.results or mention.ids or mention.kind is not Kind.ALIAS:
        return False
    return not any(links.leads_to_page(link.url) for link in mention.links)


def _is_labelled(mention: Mention, key: str) -> bool:
    """Tell a mention of a title behind its short name: the name is a claim that says more than the title alone."""
    match = _LABELLED.match(mention.text)
    return match is not None and is_name(match[1]) and squeeze(mention.text[match.end() :]) == key


def _add_ids(line: _Line, segment: Segment) -> None:
    """Give the ids of a segment that no mention has to its only title beside them, else to mentions of their own."""
    if not segment.ids:
        return
    have = {identity.key for mention in line.mentions for identity in (*mention.ids, *links.ids_of(mention.links))}
    rest = [identity for identity in dict.fromkeys(segment.ids) if identity.key not in have]
    while rest:
        number = segment.line_at(id_position(segment, rest[0]))
        here = [identity for identity in rest if segment.line_at(id_position(segment, identity)) == number]
        paper = links.agreeing(here)[0]
        title = line.mentions[0] if len(line.mentions) == 1 else None
        if title and not title.ids and title.kind is not Kind.FILE and abs(number - title.line) <= 1:
            line.mentions = without_ids_of_words(segment, [replace(title, ids=paper)])
        if not line.mentions or not set(paper) <= set(line.mentions[0].ids):
            line.mentions.append(_of_id(segment, paper, number))
        rest = [identity for identity in rest if identity not in paper]


def _part(line: _Line, lines: Sequence[_Line], titles_of: Callable[[Id], Sequence[str]]) -> None:
    """Take links from titles where they stand in a neighbouring item and records give them to other papers."""
    for number, mention in enumerate(line.mentions):
        if mention.kind is Kind.LINK or not mention.ids:
            continue
        others = {link for link in mention.links if _is_others(link, mention, line, lines, titles_of)}
        lost = links.ids_of(others)
        if others:
            ids = tuple(each for each in mention.ids if each not in lost)
            kept = tuple(each for each in mention.links if each not in others)
            line.mentions[number] = replace(mention, ids=ids, links=kept)


def _is_others(
    link: Link, mention: Mention, line: _Line, lines: Sequence[_Line], titles_of: Callable[[Id], Sequence[str]]
) -> bool:
    """Tell a link on an item beside that leads to a paper of another title than the mention's."""
    identity = url_id(link.url)
    if identity is None or identity not in mention.ids or not _is_beside_item(link, line, lines):
        return False
    return _is_another(mention.text, titles_of(identity))


def _is_beside_item(link: Link, line: _Line, lines: Sequence[_Line]) -> bool:
    """Tell whether a link stands in an item of its own, beside that of a title and not below it."""
    first, last = line.segment.line, line.segment.line_at(len(line.segment.text))
    if first <= link.line <= last:
        return False
    here = (each.segment for each in lines if each.segment.line == link.line and each.segment.place is Place.ITEM)
    return any(line.segment.place is not Place.ITEM or item.level <= line.segment.level for item in here)


def _is_another(text: str, titles: Sequence[str]) -> bool:
    """Tell a title of several words that none of some titles has anything to do with: few of its words are theirs."""
    own = set(words(text))
    return len(own) >= _WHOLE and bool(titles) and all(2 * len(own & set(words(title))) < len(own) for title in titles)


def _of_id(segment: Segment, paper: tuple[Id, ...], number: int) -> Mention:
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
