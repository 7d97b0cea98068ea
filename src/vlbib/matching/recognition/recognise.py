"""Recognition: which known works the segments of a note name.

Titles come first, then short names beside them; a name above several works is their topic and names no work itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from vlbib.core.error_measures import has_error, is_error
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.segment import Place, Sighting
from vlbib.core.source_notes import NO_SOURCE, is_long_title, is_source_note
from vlbib.core.text import find_word, squeeze
from vlbib.core.titles import is_kind_of_model, is_name_like, title_size
from vlbib.matching.recognition.context.later_versions import is_of_earlier_version
from vlbib.matching.recognition.context.people_listed import people_listed, without_people
from vlbib.matching.recognition.names.claimed_heads import claimed_main_titles
from vlbib.matching.recognition.names.lone_heads import lone_heads_in
from vlbib.matching.recognition.names.lower_case_names import in_own_capitals
from vlbib.matching.recognition.names.names_after_years import names_after_years
from vlbib.matching.recognition.names.names_beside_authors import names_beside_authors
from vlbib.matching.recognition.names.names_in_company import names_in_company
from vlbib.matching.recognition.names.names_in_text import names_in_text
from vlbib.matching.recognition.names.parts_beside_names import parts_beside_names
from vlbib.matching.recognition.names.rows_of_names import rows_of_names
from vlbib.matching.recognition.names.short_names import names_in
from vlbib.matching.recognition.names.source_names import source_names_in
from vlbib.matching.recognition.names.worded_names import names_told_apart
from vlbib.matching.recognition.titles.articles_left_out import titles_without_articles
from vlbib.matching.recognition.titles.begun_titles import begun_titles_in
from vlbib.matching.recognition.titles.cut_titles import cut_titles_in
from vlbib.matching.recognition.titles.hinted_names import titles_headed_by
from vlbib.matching.recognition.titles.listed_parts import listed_parts
from vlbib.matching.recognition.titles.lone_titles import (
    columns_and_lists,
    labelled_titles_in,
    listed_titles,
    lists_of,
    lone_names_in,
    lone_titles_in,
)
from vlbib.matching.recognition.titles.misspelt_titles import misspelt_titles_in
from vlbib.matching.recognition.titles.near_titles import near_titles_in
from vlbib.matching.recognition.titles.resembling_titles import resembling_titles_in
from vlbib.matching.recognition.titles.titles_with_claims import titles_with_claims
from vlbib.matching.recognition.titles.whole_titles import passed_over, titles_in, titles_within_others

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from vlbib.core.ids import Id
    from vlbib.core.known import Known
    from vlbib.core.segment import Segment

_TOPIC_WORDS = 4  # maximum words of a heading that may be a topic though it is a known title
_LONG_TITLE = 6  # minimum words of a title with slips in a table of results
_LABEL = lazy_pattern(r"[^,:：\n]{2,30}[:：]")
_TOPIC = 2  # minimum works below a short name that make it their topic


class SegmentWorks(Struct, frozen=True):
    """The known works that one segment names by itself, by title and by short name.

    `passed` are the known titles in it that do not count there, each with the reason; `spoken` the short names in
    running text, each with the title of its work. `lone` are short titles that count in a list of works.
    """

    titles: tuple[Sighting, ...] = ()
    names: tuple[Sighting, ...] = ()
    passed: tuple[tuple[str, str], ...] = ()
    spoken: tuple[tuple[str, str], ...] = ()
    lone: tuple[Sighting, ...] = ()


_NOTHING = SegmentWorks()
# What finds titles that are not whole, in this order: each leaves out what an earlier one has found.
_FINDERS = (
    labelled_titles_in,
    parts_beside_names,
    cut_titles_in,
    titles_without_articles,
    near_titles_in,
    begun_titles_in,
    resembling_titles_in,
    misspelt_titles_in,
    claimed_main_titles,
    names_told_apart,
)
_SIGNS = lazy_pattern(r"[\W\d_]*+")


def works_in(segment: Segment, body: Known) -> SegmentWorks:
    """Return what a segment names by itself, whatever its file, line, list and tags.

    People, errors and the names of earlier versions (`Llama` in `Llama 3`) name nothing.
    """
    works, people = _works_in(segment, body), tuple(people_listed(segment.text))
    if works.names:
        named = (each for each in works.names if not is_of_earlier_version(segment.text, each.end, each.text, body))
        works = replace(works, names=tuple(each for each in named if not _is_of_kind(each, body)))
    if not (people or has_error(segment.text)):
        return works

    def naming(sightings: Sequence[Sighting]) -> tuple[Sighting, ...]:
        seen = (each for each in sightings if not is_error(segment.text, each.start, each.end))
        return tuple(each for each in seen if not any(start <= each.start and each.end <= end for start, end in people))

    rest = without_people(segment.text) if people else segment.text
    spoken = tuple(each for each in works.spoken if find_word(segment.text, each[0]) == find_word(rest, each[0]))
    return SegmentWorks(naming(works.titles), naming(works.names), works.passed, spoken, naming(works.lone))


def _is_of_kind(name: Sighting, body: Known) -> bool:
    """Tell whether a name is two words for a kind of model (`Video-LLM`), unless a title is spelled so (`Time-LLM`)."""
    if name.text.isalnum() or not is_kind_of_model(name.text):
        return False
    return not any(title.text.startswith(name.text) for title in titles_headed_by(name.text, body))


def _works_in(segment: Segment, body: Known) -> SegmentWorks:
    rows = tuple(rows_of_names(segment, body))
    segment = in_own_capitals(segment, body)
    if not any(map(str.isalnum, segment.text)):
        return SegmentWorks(titles_in(segment, body)) if segment.marks and not segment.ids else _NOTHING
    titles = titles_in(segment, body)
    if segment.place is Place.COMMENT:
        if is_source_note(segment.text):
            names = () if titles else tuple(source_names_in(segment, body))
            return SegmentWorks(titles, names, passed_over(segment, body))
        given = tuple(each for each in titles if is_long_title(each.text) and _is_of_author(segment, each))
        commented = tuple((title.text, NO_SOURCE) for title in titles if title not in given)
        return SegmentWorks(given, passed=(*commented, *passed_over(segment, body)))
    if not segment.marks and _says_nothing_else(segment, titles):
        return SegmentWorks(titles, passed=passed_over(segment, body))
    others = titles_within_others(segment, body)
    if not segment.results:
        claimed = (each for each in titles_with_claims(segment, body, titles) if squeeze(each.text) not in others)
        titles = _replaced(titles, tuple(claimed))
        for find in _FINDERS:
            titles = (*titles, *(each for each in find(segment, body, titles) if squeeze(each.text) not in others))
    elif segment.place is Place.ROW and not titles:
        titles = tuple(each for each in near_titles_in(segment, body) if title_size(each.text) >= _LONG_TITLE)
    company = tuple(each for each in names_in_company(segment, body, titles) if squeeze(each.text) not in others)
    titles = (*titles, *(each for each in company if not each.is_name))
    if not segment.marks and _fill(titles, segment.text):
        return SegmentWorks(titles, passed=passed_over(segment, body), lone=_heads(segment, body, titles))
    plain = tuple(each for each in company if each.is_name)
    names = (*names_in(segment, body, (*titles, *plain), rows), *plain)
    owned = _owned(segment, body, titles, names)
    titles = (*titles, *owned)
    names = tuple(each for each in names if not any(each.start < own.end and own.start < each.end for own in owned))
    listed = tuple(listed_parts(segment, body, (*titles, *names)))
    titles = (*titles, *(each for each in listed if not each.is_name))
    names = _longest((*names, *(each for each in listed if each.is_name)))
    spoken = names_in_text(segment, body, (*titles, *names))
    lone = tuple(each for each in lone_titles_in(segment, body, titles) if squeeze(each.text) not in others)
    called = (*lone_names_in(segment, body), *(() if names else _heads(segment, body, titles)))
    return SegmentWorks(titles, names, passed_over(segment, body), spoken, (*lone, *called))


def _is_of_author(segment: Segment, title: Sighting) -> bool:
    """Tell whether a title is in a remark of the author: what was taken out of a LaTeX file has commands."""
    line = f"{segment.text[: title.end].rpartition(chr(10))[2]}{segment.text[title.end :].partition(chr(10))[0]}"
    return bool(segment.marks) or "\\" not in line


def _owned(
    segment: Segment, body: Known, titles: Sequence[Sighting], names: Sequence[Sighting]
) -> tuple[Sighting, ...]:
    """Return the names beside their authors, unless they are found as names of the same works already."""
    owned = (*names_beside_authors(segment, body, titles), *names_after_years(segment, body, titles))
    given = {(name.start, name.end, body.bearer(name.text)) for name in names} if owned else ()
    return tuple(each for each in owned if (each.start, each.end, each.text) not in given)


def _longest(names: Sequence[Sighting]) -> tuple[Sighting, ...]:
    """Return names without those inside a longer one: `Barlow Twins` has no `Twins`."""
    spans = {(name.start, name.end) for name in names}
    return tuple(
        name
        for name in names
        if not any(start <= name.start and name.end <= end for start, end in spans - {(name.start, name.end)})
    )


def _heads(segment: Segment, body: Known, titles: Sequence[Sighting]) -> tuple[Sighting, ...]:
    """Return the names with which an item begins; beside `titles` only a main title that was found there."""
    places = {(each.start, each.end) for each in titles}
    return tuple(each for each in lone_heads_in(segment, body) if places <= {(each.start, each.end)})


def _says_nothing_else(segment: Segment, titles: Sequence[Sighting]) -> bool:
    """Tell whether a line is one title and signs or digits, so that it has no other title and no claim."""
    if len(titles) != 1 or "\n" in segment.text:
        return False
    beside = segment.text[: titles[0].start] + segment.text[titles[0].end :]
    return _SIGNS.fullmatch(beside) is not None


def _fill(titles: Sequence[Sighting], text: str) -> bool:
    """Tell whether titles cover every letter of a text, so that no name is beside them."""
    beside = text
    for title in sorted(titles, key=lambda title: title.start, reverse=True):
        beside = beside[: title.start] + beside[title.end :]
    return bool(titles) and not any(map(str.isalpha, beside))


def recognise(segments: Sequence[Segment], body: Known) -> tuple[tuple[Sighting, ...], ...]:
    """Return what each segment of one note names, in the order of the segments."""
    return without_topics(segments, [works_in(segment, body) for segment in segments], body.titles_of)


def without_topics(
    segments: Sequence[Segment],
    works: Sequence[SegmentWorks],
    titles_of: Callable[[Id], Sequence[str]] = lambda _identity: (),
) -> tuple[tuple[Sighting, ...], ...]:
    """Return what each segment of one note names, given what each names by itself: topics name no work.

    An unsure name counts only in a note that names a work in some other way. `titles_of` gives the titles in the
    records of an id.
    """
    works = works if _names_any(segments, works) else [_without_unsure(each) for each in works]
    note = _Named(segments, works, titles_of)
    numbers = range(len(segments))
    headings = {
        squeeze(segments[number].text)
        for number in numbers
        if segments[number].place is Place.HEADING and works[number].names and not _is_topic(number, note)
    }
    seen = [(*_no_topics(number, note), *_own(number, note, headings)) for number in numbers]
    if any(each.lone for each in works):
        lists, columns = columns_and_lists(segments, list(map(_without_lone, seen, works)))
        seen = [
            _with_listed(seen[number], listed_titles(segments[number], group, _no_heads(number, note), lists, columns))
            for number, group in enumerate(lists_of(segments))
        ]
    return tuple(tuple(sorted(named, key=lambda sighting: sighting.start)) for named in seen)


def _names_any(segments: Sequence[Segment], works: Sequence[SegmentWorks]) -> bool:
    """Tell whether a note names a work by an id, a title or a sure name."""
    by_words = any(each.titles or not all(name.unsure for name in each.names) for each in works)
    return by_words or any(segment.ids for segment in segments)


def _without_unsure(works: SegmentWorks) -> SegmentWorks:
    return replace(works, names=tuple(name for name in works.names if not name.unsure)) if works.names else works


def _without_lone(sightings: Sequence[Sighting], works: SegmentWorks) -> tuple[Sighting, ...]:
    """Return sightings without short titles alone, which say nothing about their list, and with the names of cells."""
    if not works.lone:
        return tuple(sightings)
    lone = {(each.start, each.end) for each in works.lone}
    names = (each for each in works.lone if each.is_name)
    return (*(each for each in sightings if (each.start, each.end) not in lone), *names)


def _with_listed(sightings: Sequence[Sighting], listed: Sequence[Sighting]) -> tuple[Sighting, ...]:
    """Return sightings with listed titles replacing those at the same place; a short name remains a name."""
    if not listed:
        return tuple(sightings)
    names = {(each.start, each.end) for each in sightings if each.is_name}
    return _replaced(sightings, [replace(each, is_name=(each.start, each.end) in names) for each in listed])


def _replaced(sightings: Sequence[Sighting], better: Sequence[Sighting]) -> tuple[Sighting, ...]:
    """Return sightings with those inside a better one replaced by it."""
    kept = (each for each in sightings if not any(one.start <= each.start and each.end <= one.end for one in better))
    return (*kept, *better)


class _Named(Struct, frozen=True):
    """The segments of a note, what each names by itself, and what gives the titles in the records of an id."""

    segments: Sequence[Segment]
    works: Sequence[SegmentWorks]
    titles_of: Callable[[Id], Sequence[str]]

    def count(self, number: int) -> int:
        """Return how many works a segment names."""
        return len(self.works[number].titles) + len(self.works[number].names) + bool(self.segments[number].ids)

    def begins_with(self, number: int, names: tuple[str, ...]) -> bool:
        """Tell whether a title or name in a segment begins with one of some names, squeezed."""
        seen = (*self.works[number].titles, *self.works[number].names)
        return any(squeeze(each.text).startswith(names) for each in seen)


def _own(number: int, note: _Named, headings: AbstractSet[str]) -> tuple[Sighting, ...]:
    """Return the short names in a segment that name works: no topic above works, no entry of a table of contents.

    `headings` are the squeezed headings that are not topics.
    """
    segment, named = note.segments[number], note.works[number].names
    if not named:
        return ()
    if segment.place is Place.ITEM and squeeze(segment.text) in headings:
        return ()
    return () if _is_topic(number, note) else named


def _is_topic(number: int, note: _Named) -> bool:
    """Tell whether a short name is the topic of the works below it: an item, or a heading without authors.

    A heading spelled like a name may be the work that the text below is about, among others.
    """
    segment, named = note.segments[number], note.works[number].names
    if segment.place is Place.HEADING:
        if segment.authors or (named[1:] and _LABEL.match(segment.text)) or not _is_above_any(number, note):
            return False
        return not is_name_like(segment.text) or _is_above_works(number, note)
    is_lone = segment.place is Place.ITEM and len(named) == 1
    return is_lone and _is_above_several(number, note)


def _no_topics(number: int, note: _Named) -> tuple[Sighting, ...]:
    """Return the titles of a segment; a heading above works loses those of few words and parts of titles.

    A title that is named below the heading too, or that the work of an id there has, is that of its own work, not a
    topic.
    """
    titles = note.works[number].titles
    if not titles or note.segments[number].place is not Place.HEADING or not _is_above_any(number, note):
        return titles
    whole = [seen for seen in titles if not seen.is_part]
    short = [seen for seen in whole if len(seen.text.split()) <= _TOPIC_WORDS and ":" not in seen.text]
    own = _titles_below(number, note) if short else ()
    return tuple(seen for seen in whole if seen not in short or squeeze(seen.text) in own)


def _titles_below(number: int, note: _Named) -> AbstractSet[str]:
    """Return the squeezed titles named below a heading, and those of the ids there."""
    below = list(_under(number, note.segments))
    named = (seen.text for index in below for seen in note.works[index].titles)
    of_ids = (title for index in below for each in note.segments[index].ids for title in note.titles_of(each))
    return {squeeze(title) for title in (*named, *of_ids)}


def _no_heads(number: int, note: _Named) -> tuple[Sighting, ...]:
    """Return the short titles that a segment consists of, unless they are above works: then they are their topic."""
    lone = note.works[number].lone
    return () if lone and _is_above_any(number, note) else lone


def _is_above_any(number: int, note: _Named) -> bool:
    """Tell whether there is a work below a heading or an item."""
    return any(note.count(index) for index in _under(number, note.segments))


def _is_above_several(number: int, note: _Named) -> bool:
    """Tell whether there are enough works below an item for it to be their topic."""
    total = 0
    for index in _under(number, note.segments):
        total += note.count(index)
        if total >= _TOPIC:
            return True
    return False


def _is_above_works(number: int, note: _Named) -> bool:
    """Tell whether works make up what is below a heading: a heading of a work, or half of the text or more.

    An id below it, or a title that begins with one of its names, counts too: then that names the heading's own work.
    """
    own = tuple(squeeze(name.text) for name in note.works[number].names)
    texts = []
    for index in _under(number, note.segments):
        if note.segments[index].ids or note.begins_with(index, own):
            return True
        if note.segments[index].place is not Place.HEADING:
            texts.append(note.count(index) > 0)
        elif note.count(index):
            return True
    return 2 * sum(texts) >= len(texts)


def _under(number: int, segments: Sequence[Segment]) -> Iterator[int]:
    """Yield the indices of the segments below a heading or an item."""
    for index in range(number + 1, len(segments)):
        if _ends(segments[number], segments[index]):
            return
        yield index


def _ends(above: Segment, below: Segment) -> bool:
    """Tell whether a segment is no longer below a heading or an item."""
    if below.place is Place.HEADING:
        return above.place is not Place.HEADING or below.level <= above.level
    if above.place is Place.HEADING:
        return False
    if below.place is not Place.ITEM:
        return below.level < above.level
    return below.group == above.group or below.level <= above.level
