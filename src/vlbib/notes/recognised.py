"""The mentions of a note once it is known which works its segments name.

Recognition finds where a known work is named; the form of the lines says what else is looked up in the sources. Here
the two are merged: a line that both read has one mention, with the recognised title and everything that the note
claims.
"""

from __future__ import annotations

from itertools import compress
from operator import not_
from typing import TYPE_CHECKING

from msgspec import Struct, field

from vlbib.core.segment import Place, Segment, Sighting
from vlbib.core.text import squeeze
from vlbib.core.titles import title_size
from vlbib.core.work import Kind, Mention, Skipped
from vlbib.kept_answers import recalling
from vlbib.notes.asking import (
    asked,
    columns_of_works,
    holds_title,
    is_dated_only,
    is_item_of_works,
    is_marked_by_looks,
    is_worth_asking,
    level_of,
    levels_of_works,
    lists_of_works,
    says_enough,
    title_to_ask,
    without_weak_marks,
)
from vlbib.notes.cited_people import cited_by_people, on_cards_of, without_remarks
from vlbib.notes.field_of_note import field_named
from vlbib.notes.ids_apart import with_ids_apart
from vlbib.notes.keyed_works import with_works_of_keys
from vlbib.notes.known_numbers import ids_of_numbers
from vlbib.notes.labelled_people import with_labelled_people
from vlbib.notes.line.shape import is_colon_form
from vlbib.notes.links_below import with_links_below
from vlbib.notes.list_habits import habits_of
from vlbib.notes.listed_beside import listed_beside
from vlbib.notes.moved import MERGED, UNTAKEN
from vlbib.notes.names_apart import each_name_apart
from vlbib.notes.names_before_ids import with_name_before_id
from vlbib.notes.names_in_titles import without_names_as_titles
from vlbib.notes.names_not_taken import names_not_taken
from vlbib.notes.names_told_last import with_names_told_last
from vlbib.notes.neighbouring_links import without_links_of_neighbours
from vlbib.notes.not_taken import (
    has_general_reason,
    is_by_looks,
    is_replaceable,
    joined_rows,
    pages_not_taken,
    parts_not_taken,
    people_not_taken,
    repositories_not_taken,
    titles_not_taken,
)
from vlbib.notes.people_apart import people_apart
from vlbib.notes.segment_mentions import is_open_slot, segment_mentions
from vlbib.notes.spoken_names import NamesSpoken, spoken_names, with_names
from vlbib.notes.title_lines import ALONE
from vlbib.notes.unreported import as_reports, unreported_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from vlbib.core.ids import Id
    from vlbib.notes.list_habits import ListHabits
    from vlbib.notes.reader import Note

_TOPIC_WORDS = 5  # maximum words of a heading with a colon that is a topic
_NO_NAMES = NamesSpoken()
_LEAST_NAMES = 2  # minimum lines with known names of a note that is about works
_DEEPEST = 99  # deeper than any heading


class _Line(Struct):
    """A segment with the mentions in it."""

    segment: Segment
    mentions: list[Mention] = field(default_factory=list)


def with_sightings(
    note: Note,
    sightings: Sequence[Sequence[Sighting]],
    passed_over: Callable[[Segment], tuple[tuple[str, str], ...]] = lambda _segment: (),
    titles_of: Callable[[Id], Sequence[str]] = lambda _identity: (),
    names: NamesSpoken = _NO_NAMES,
    basis: Sequence[object] = (),
) -> tuple[tuple[Mention, ...], tuple[Skipped, ...]]:
    """Return the mentions of a note and what was skipped, given the known works recognised in its segments.

    `passed_over` gives the known titles in a segment that do not count there, each with the reason; `titles_of` the
    titles in the records of an id; `names` the short names. `basis` is what `titles_of` depends on: part of the cache
    key in a long-running program.
    """
    lines = [_Line(segment) for segment in note.segments]
    loose = _distribute(note.mentions, lines)
    _merge_each(lines, sightings, titles_of, (note.file, *basis))
    for line in lines:
        if any(each.ids for each in line.mentions):
            line.mentions = _with_own_ids(line, note.segments, titles_of)
    naming = _ask(note, lines, sightings, names)
    for line in lines:
        if not line.mentions and holds_title(line.segment, passed_over(line.segment)):
            line.mentions.append(asked(line.segment, line.segment.reading))
        line.mentions += listed_beside(line.segment, line.mentions)
    linked, pages = with_links_below(note.segments, [line.mentions for line in lines], titles_of)
    authored, tellers = with_labelled_people(note.segments, linked)
    mentions = [*loose, *(mention for some in authored for mention in some)]
    mentions.sort(key=lambda mention: mention.line)
    field = field_named(note.segments, mentions, titles_of, names)
    on_cards = on_cards_of(note.segments, mentions)
    in_words = list(
        cited_by_people(note.segments, mentions, on_cards, lambda cited, beside: names.work_of(cited, beside, field))
    )
    claimed = {mention.line for mention in mentions}
    by_people = [mention for mention, _ in in_words]
    kept = without_remarks(mentions, by_people, on_cards)
    mentions = sorted((*kept, *by_people), key=lambda mention: mention.line)
    named = {mention.line for mention in mentions} | tellers | pages
    skipped: dict[int, Skipped] = {}
    for item in _not_taken(note, lines, named, naming, passed_over):
        if item.line not in named:
            skipped.setdefault(item.line, item)
    cites_work = any(not mention.aside for mention in by_people)
    names_works = cites_work or any(sightings) or any(_names_known_work(line, names) for line in lines)
    in_text = list(spoken_names(note.segments, mentions, names.of_segment, names_works=names_works))
    asides = [item for item in in_text if isinstance(item, Mention)]
    _add_names(skipped, in_text)
    closed, cited = claimed | tellers | pages, {(mention.line, words) for mention, words in in_words}
    open_segments = [each for each in note.segments if "\n" in each.text or each.line not in closed]
    _add_people(skipped, open_segments, {*closed, *cited}, in_comments=False)
    for item in (*_passed_beside(lines, passed_over, mentions), *people_apart(note.segments, mentions, cited)):
        skipped.setdefault(item.line, item)
    asides += _mentions_in(skipped, names_not_taken(note.segments, [*mentions, *asides], names.of_line))
    mentions = sorted((*mentions, *asides), key=lambda mention: mention.line)
    reported = dict.fromkeys(pages, "")
    reported |= {line: row.text for line, row in skipped.items() if not is_replaceable(row)}
    further = unreported_names(note.segments, mentions, reported, {*tellers, *pages}, names.of_line, names.possible)
    is_about_works = len(in_text) >= _LEAST_NAMES
    left = list(further if mentions else as_reports(further) if is_about_works else ())
    _add_left(skipped, left)
    _add_people(skipped, open_segments, {*closed, *(each.line for each in left)}, in_comments=True)
    mentions += [item for item in left if isinstance(item, Mention)]
    mentions = with_works_of_keys(note.segments, mentions, names.work_of_key, names.references)
    return with_names_told_last(note.segments, mentions, tuple(skipped.values()), titles_of, names)


def _with_own_ids(line: _Line, segments: Sequence[Segment], titles_of: Callable[[Id], Sequence[str]]) -> list[Mention]:
    """Return the mentions of a line without the ids and links of other works; such an id is a mention of its own."""
    named = [with_name_before_id(line.segment, mention, titles_of) for mention in line.mentions]
    apart = list(with_ids_apart(line.segment, named, titles_of))
    return without_links_of_neighbours(line.segment, apart, segments, titles_of)


def _names_known_work(line: _Line, names: NamesSpoken) -> bool:
    """Tell whether a line has an id, or a mention by a short name of a known work, seen by recognition or not."""
    if line.segment.ids or not line.mentions:
        return bool(line.segment.ids)
    known = dict(names.of_segment(line.segment))
    return any(mention.text in known for mention in line.mentions)


def _add_people(
    skipped: dict[int, Skipped],
    segments: Iterable[Segment],
    done: AbstractSet[int | tuple[int, str]],
    *,
    in_comments: bool,
) -> None:
    """Add the people cited in place of a work to what was skipped, in comments or elsewhere.

    Left out are lines, and words on lines, that are `done`; known names in a comment say more than people do.
    """
    for segment in segments:
        if (segment.place is Place.COMMENT) is in_comments:
            for item in people_not_taken(segment):
                if done.isdisjoint((item.line, (item.line, item.text))):
                    skipped.setdefault(item.line, item)


def _add_names(skipped: dict[int, Skipped], in_text: Iterable[Skipped | Mention]) -> None:
    """Add the short names in running text to what was skipped, by line; drop what only looks made an item with one."""
    for item in in_text:
        before = skipped.get(item.line)
        if isinstance(item, Skipped):
            skipped[item.line] = item if before is None or has_general_reason(before) else with_names(before, item)
        elif before and is_by_looks(before, item.text):
            del skipped[item.line]


def _mentions_in(skipped: dict[int, Skipped], items: Iterable[Skipped | Mention]) -> Iterator[Mention]:
    """Yield the mentions among some items; add the rows to what was skipped."""
    for item in items:
        if isinstance(item, Mention):
            yield item
        else:
            skipped.setdefault(item.line, item)


def _add_left(skipped: dict[int, Skipped], left: Iterable[Skipped | Mention]) -> None:
    """Add what the last check of the lines found to what was skipped; a mention or a name replaces a general reason."""
    for item in left:
        before = skipped.get(item.line)
        if isinstance(item, Mention):
            if before and (has_general_reason(before) or is_by_looks(before, item.text)):
                del skipped[item.line]
        elif before is None or has_general_reason(before):
            skipped[item.line] = item
        elif item.text not in (before.text, *before.text.split(", ")) and not is_replaceable(before):
            skipped[item.line] = joined_rows(before, item)


def _passed_beside(
    lines: Sequence[_Line],
    passed_over: Callable[[Segment], tuple[tuple[str, str], ...]],
    mentions: Sequence[Mention],
) -> Iterator[Skipped]:
    """Yield the known titles that do not count on lines that name other works, unless part of a named title."""
    beside = [
        item
        for line in lines
        if line.mentions and (passed := passed_over(line.segment))
        for item in titles_not_taken(line.segment, passed)
    ]
    named: dict[int, str] = {}
    for mention in mentions if beside else ():
        named[mention.line] = f"{named.get(mention.line, '')} {squeeze(mention.text)}"
    for item in beside:
        if squeeze(item.text) not in named.get(item.line, squeeze(item.text)):
            yield item


def _merge_each(
    lines: Sequence[_Line],
    sightings: Sequence[Sequence[Sighting]],
    titles_of: Callable[[Id], Sequence[str]],
    basis: Sequence[object],
) -> None:
    """Merge what was recognised in each segment with its mentions, segment by segment."""
    is_of_works = any(sightings) or any(line.segment.ids for line in lines)

    def merged(line: tuple[Segment, tuple[Mention, ...], tuple[Sighting, ...]]) -> tuple[Mention, ...]:
        segment, mentions, seen = line
        numbers = ids_of_numbers(segment, titles_of, titled=not is_of_works)
        return tuple(segment_mentions(segment, mentions, seen, (*segment.ids, *numbers)))

    with recalling("merged mentions", (is_of_works, *basis), MERGED) as recall:
        for line, seen in zip(lines, sightings, strict=True):
            given = (line.segment, tuple(line.mentions), tuple(seen))
            line.mentions = list(recall(given, merged, given))


def _not_taken(
    note: Note,
    lines: Sequence[_Line],
    named: AbstractSet[int],
    naming: frozenset[int],
    passed_over: Callable[[Segment], tuple[tuple[str, str], ...]],
) -> Iterator[Skipped]:
    """Yield what the report lists as not taken from a note; the first item of a line is the one shown.

    `named` are the lines with mentions, `naming` the group numbers of the lists that name works.
    """
    yield from (item for item in note.skipped if item.reason != ALONE)
    topics = _topics(lines)
    levels = levels_of_works([line.segment for line in lines], [bool(line.mentions) for line in lines])
    headed = {line.segment.group for line in lines for mention in line.mentions if mention.group}
    with recalling("parts_not_taken", (), UNTAKEN) as recall:
        for number, line in enumerate(lines):
            segment = line.segment
            if "\n" not in segment.text and segment.line in named:
                continue
            if number not in topics or segment.authors or _is_long(segment.text):
                beside = bool(line.mentions) or segment.group in naming or level_of(segment) in levels
                given = (segment, passed_over(segment), tuple(line.mentions), beside)
                yield from recall(given, _skipped_parts, given)
            yield from pages_not_taken(segment)
            if segment.group in naming - headed:
                yield from repositories_not_taken(segment)
    yield from note.skipped


def _skipped_parts(
    line: tuple[Segment, tuple[tuple[str, str], ...], tuple[Mention, ...], bool],
) -> tuple[Skipped, ...]:
    segment, passed, mentions, beside = line
    return tuple(parts_not_taken(segment, passed, mentions, beside=beside))


def _topics(lines: Sequence[_Line]) -> frozenset[int]:
    """Return the indices of the headings above works: these are topics, or short names of the works."""
    topics: set[int] = set()
    above = 0  # a heading whose level is less than this has a work below it
    for number in range(len(lines) - 1, -1, -1):
        level = lines[number].segment.level
        if lines[number].segment.place is not Place.HEADING:
            above = _DEEPEST if lines[number].mentions else above
        else:
            topics |= {number} if above > level else set()
            above = min(above, level)
    return frozenset(topics)


def _is_long(heading: str) -> bool:
    """Tell whether a heading is more than a topic: a name, a colon and a description."""
    return title_size(heading) > _TOPIC_WORDS and is_colon_form(heading)


def _ask(
    note: Note, lines: Sequence[_Line], sightings: Sequence[Sequence[Sighting]], names: NamesSpoken
) -> frozenset[int]:
    """Decide which unmarked lines in lists of works to look up; return the group numbers of all lists of works."""
    marked = [
        bool(seen) or any(mention.line not in note.unmarked for mention in line.mentions)
        for line, seen in zip(lines, sightings, strict=True)
    ]
    pairs = zip(lines, sightings, strict=True)
    weak = [not seen and is_marked_by_looks(line.segment, line.mentions) for line, seen in pairs]
    worthy = [not is_weak or _say_enough(line.mentions) for line, is_weak in zip(lines, weak, strict=True)]
    marked = without_weak_marks([is_marked and tells for is_marked, tells in zip(marked, worthy, strict=True)], weak)
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
    for line, is_marked, is_dated, seen in zip(lines, marked, dated, sightings, strict=True):
        is_in_list = line.segment.group in works
        if (not is_marked or (is_dated and is_in_list)) and not (is_in_list and _fits(line, habits)):
            line.mentions = []
        elif not line.mentions:
            text = title_to_ask(line.segment, columns.get(line.segment.group, -1))
            line.mentions += [asked(line.segment, text)] if text and not is_open_slot(text) else []
        if not seen:
            called = dict(names.of_segment(line.segment))
            line.mentions = list(without_names_as_titles(line.segment, line.mentions, called))
        if all(sighting.is_name for sighting in seen):
            line.mentions = [part for mention in line.mentions for part in each_name_apart(mention)]
    return frozenset(line.segment.group for line in lines if line.segment.group and line.mentions)


def _fits(line: _Line, habits: ListHabits) -> bool:
    """Tell whether a line in a list of works may be another work, by its words and by how the other items look."""
    texts = [habits.without_label(line.segment, each.text) for each in line.mentions]
    return not habits.has_gap(line.segment) and all(map(says_enough, texts))


def _say_enough(mentions: Sequence[Mention]) -> bool:
    """Tell whether the words of title lines are worth a query; a short name with a page below it always is."""
    return all(mention.kind is not Kind.LINE or says_enough(mention.text) for mention in mentions)


def _distribute(mentions: Iterable[Mention], lines: Sequence[_Line]) -> list[Mention]:
    """Add each mention to the segment that it is in; return those that are in none."""
    by_line: dict[int, list[_Line]] = {}
    for line in lines:
        for number in range(line.segment.line, line.segment.line_at(len(line.segment.text)) + 1):
            by_line.setdefault(number, []).append(line)
    loose: list[Mention] = []
    for mention in mentions:
        is_of_file = mention.kind is Kind.FILE  # the mention of a file's name is in no other segment
        here = by_line.get(mention.line, ())
        takers = [line for line in here if (line.segment.place is Place.FILE) == is_of_file]
        (takers[0].mentions if takers else loose).append(mention)
    return loose
