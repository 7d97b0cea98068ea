"""Names of works that other lines of the note name: `### POPE` above its title, `| SuGaR | 1.47 |` below it.

By themselves they say too little. If just one work of the note is called so, the line names it, too, also in small
letters (`| awq 4 bit | 5.16 |`). A plain word may be a person (`## Adam Smith`), and a name in a sentence something
else (`we add a VAE`): these still wait.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.longer_names import is_in_longer_name
from vlbib.core.programs_and_measures import is_task
from vlbib.core.segment import Place
from vlbib.core.text import find_word, squeeze
from vlbib.core.titles import is_name_like
from vlbib.core.uncapitalised_names import is_small_name
from vlbib.core.work import Kind
from vlbib.notes.asides import begins_with, is_distinct
from vlbib.notes.not_taken import ELSEWHERE
from vlbib.notes.spoken_names import WHEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from vlbib.core.segment import Segment
    from vlbib.core.work import Mention, Skipped

_LEAST_SMALL = 4  # minimum letters of a name in small letters, but at the beginning of a row
_NO_PLACES = (Place.COMMENT, Place.FILE)
_WORD = lazy_pattern(r"[A-Za-z]{2}")
_KIND = lazy_pattern(r"-(?:based|style|like|type|basiert\w*)(?!\w)")  # of methods: `NeRF-based`


def with_names_again(
    segments: Sequence[Segment], mentions: Sequence[Mention], skipped: Sequence[Skipped]
) -> tuple[list[Mention], list[Skipped]]:
    """Return the mentions and what was not taken, with a mention for each name of a work that is named already.

    A row is dropped if all its names are mentions now.
    """
    rows = [row for row in skipped if row.reason.startswith((ELSEWHERE, WHEN))]
    if not rows:
        return list(mentions), list(skipped)
    named = _works_by_name(mentions)
    segment_at = {number: each for each in segments if each.place not in _NO_PLACES for number, _ in each.lines()}
    again = {id(row): tuple(_named_in(row, named, segment_at.get(row.line))) for row in rows}
    left = [row for row in skipped if len(again.get(id(row), ())) < len(row.text.split(", "))]
    return [*mentions, *(mention for some in again.values() for mention in some)], left


def _works_by_name(mentions: Iterable[Mention]) -> Mapping[str, Mention]:
    """Return the first sure mention of the only work of a note that is called so, by the names."""
    works: dict[str, dict[str, Mention]] = defaultdict(dict)
    for mention in mentions:
        if not (mention.aside or mention.kind is Kind.PEOPLE):
            for name in _names_of(mention):
                works[squeeze(name)].setdefault(squeeze(mention.text), mention)
    return {name: next(iter(called.values())) for name, called in works.items() if len(called) == 1}


def _names_of(mention: Mention) -> Iterator[str]:
    """Yield the short names that a mention gives its work, and the name that begins its title."""
    yield from mention.aliases
    if mention.called:
        yield mention.called
    head = mention.text.partition(":")[0]
    if mention.kind is Kind.ALIAS or is_name_like(head):
        yield head


def _named_in(row: Skipped, named: Mapping[str, Mention], segment: Segment | None) -> Iterator[Mention]:
    """Yield a mention for each name in a row of the report whose work is named; `segment` is what it stands in."""
    for name in row.text.split(", ") if segment else ():
        work = named.get(squeeze(name))
        is_name = is_name_like(name) or (segment is not None and _is_in_small_letters(name, segment))
        if segment and work and is_name and _may_name(row, segment, name, work):
            place = {"line": row.line, "section": segment.section, "heading": segment.heading, "group": 0}
            yield replace(work, called=name, aliases=(), links=(), **place)


def _is_in_small_letters(name: str, segment: Segment) -> bool:
    """Tell whether a name in small letters is no word: one of a few letters begins a row (`dit` is a French verb)."""
    begins = segment.place is Place.ROW and begins_with(segment.text, name)
    return is_small_name(name) and (begins or len(name) >= _LEAST_SMALL)


def _may_name(row: Skipped, segment: Segment, name: str, work: Mention) -> bool:
    """Tell whether a name may mean the work that the note calls so.

    The heading of a work is no mention: its name belongs to the mentions below it. Nor is a heading with other words,
    or the abbreviation of a task, which is a topic. A part of a longer name is another work's (`LLaVA-RLHF`), and a
    kind of method is none.
    """
    if segment.place is Place.HEADING:
        is_alone = _WORD.search(segment.text.replace(name, " ")) is None
        return row.reason == ELSEWHERE and is_alone and not (work.group or is_task(name))
    line = next((text for number, text in segment.lines() if number == row.line), "")
    at = find_word(line, name)
    if at >= 0 and (_KIND.match(line, at + len(name)) or is_in_longer_name(line, at, at + len(name))):
        return False
    is_first = segment.place is Place.ROW and begins_with(segment.text, name)
    return row.reason == ELSEWHERE or (is_first and is_distinct(name))
