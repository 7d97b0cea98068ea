"""The last check of a note's lines: known names and ids on lines that have no report yet are reported.

Whatever an earlier step dropped is found here, so that no line is ignored without a report.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.core.segment import Mark, Place
from vlbib.core.source_notes import NO_SOURCE, is_source_note
from vlbib.core.text import squeeze
from vlbib.core.titles import is_name_like
from vlbib.core.work import Kind, Skipped
from vlbib.notes.id_lines import id_position
from vlbib.notes.not_taken import ELSEWHERE
from vlbib.notes.spoken_names import names_mentioned

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from vlbib.core.segment import Segment
    from vlbib.core.work import Mention

_WHY = "a known work is called so, but nothing on the line says that it is meant"
_ID = "the id is that of a work that another line names"
_NO_NOTES = (Place.COMMENT, Place.FILE)


def unreported_names(
    segments: Iterable[Segment],
    mentions: Sequence[Mention],
    reported: Collection[int],
    fields: Collection[int],
    every_name: Callable[[str], Iterable[tuple[str, str]]],
) -> Iterator[Skipped]:
    """Yield a report row for each unreported line of a note that has ids or known names.

    `mentions` are all mentions of the note, `reported` the lines that have a row, `fields` the lines that only describe
    a work beside them and name none. `every_name` gives the names on a line, each with the title of its work ("" if
    several works share the name). If a line names works, the names on it that no other line has are reported too, but
    not plain words shared by several works (`Lisa presented BLIP-2`), and beside a title no plain words at all.
    """
    names = names_mentioned(mentions)
    named = {mention.line for mention in mentions}
    by_line: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_line[mention.line].append(mention)
    for segment in segments if mentions else ():
        if segment.place is Place.COMMENT:
            yield from _in_comment(segment, {*reported, *named}, every_name)
        if segment.place in _NO_NOTES or ("\n" not in segment.text and segment.line in reported):
            continue
        numbered = {segment.line_at(id_position(segment, identity)): identity for identity in segment.ids}
        for number, line in _without_code(segment).lines():
            if number in reported:
                continue
            if number in numbered and not by_line[number]:
                text = str(numbered[number])
                yield Skipped(file=segment.file, line=number, text=text, reason=_ID, elsewhere=True)
            elif number not in fields:
                text = _without_names(" \n ".join((line, *_pages(segment, number))), by_line[number])
                is_named = bool(by_line[number])
                counts = segment.place is not Place.HEADING  # several works can share the name of a topic
                is_titled = not _has_names_alone(by_line[number])
                here = {
                    name: title
                    for name, title in every_name(text)
                    if (not is_titled or _is_name_beside(name, title, in_heading=not counts))
                    and (title or (counts and (is_name_like(name) or not is_named)))
                }
                yield from _rows(segment, number, here, names, is_named=is_named)


def _in_comment(
    segment: Segment, done: Collection[int], every_name: Callable[[str], Iterable[tuple[str, str]]]
) -> Iterator[Skipped]:
    """Yield a row for each line of a comment with names or beginnings of one known work each, but no plain words."""
    why = _WHY if is_source_note(segment.text) else f"a known work is called so, but {NO_SOURCE}"
    for number, line in segment.lines():
        names = {name: title for name, title in every_name(line) if title and (is_name_like(name) or " " in name)}
        if names and number not in done:
            titles = ", ".join(f"{name}: {title!r}" for name, title in names.items())
            yield Skipped(file=segment.file, line=number, text=", ".join(names), reason=f"{why} ({titles})")


def _has_names_alone(mentions: Sequence[Mention]) -> bool:
    return all(mention.kind is Kind.ALIAS for mention in mentions)


def _is_name_beside(name: str, title: str, *, in_heading: bool) -> bool:
    """Tell whether a name beside a title is another work's: people and venues there may have names of works too.

    In a heading it belongs to the heading's own work: `## COCO captions`.
    """
    return bool(title) and (is_name_like(name) or " " in name) and not in_heading


def _without_names(text: str, mentions: Sequence[Mention]) -> str:
    for mention in mentions:
        text = text.replace(mention.text, " , ")
    return text


def _rows(
    segment: Segment, number: int, here: Mapping[str, str], names: AbstractSet[str], *, is_named: bool
) -> Iterator[Skipped]:
    """Yield the row of a line: the names whose works no other line names, else those that other lines name."""
    free = {name: title for name, title in here.items() if names.isdisjoint(map(squeeze, (name, title)))}
    if free or (here and not is_named):
        titles = ", ".join(f"{name}: {title!r}" if title else f"{name}: several" for name, title in free.items())
        reason = f"{_WHY} ({titles})" if free else ELSEWHERE
        text = ", ".join(free or here)
        yield Skipped(file=segment.file, line=number, text=text, reason=reason, elsewhere=not free)


def _pages(segment: Segment, number: int) -> Iterator[str]:
    """Yield the names of the pages that wikilinks on a line lead to: `[[papers/CLIP|this one]]`."""
    for mark in segment.marks:
        if mark.mark is Mark.WIKI and mark.url and segment.line_at(mark.start) == number:
            yield mark.url.rpartition("/")[2]


def _without_code(segment: Segment) -> Segment:
    """Return a segment with lower-case code replaced by spaces."""
    text = segment.text
    for mark in segment.marks:
        code = text[mark.start : mark.end] if mark.mark is Mark.CODE else ""
        if code.islower():
            text = f"{text[: mark.start]}{' ' * len(code)}{text[mark.end :]}"
    return segment if text == segment.text else replace(segment, text=text)
