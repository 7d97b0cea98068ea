"""Explains a line of a note that names no work: how it was read, what was looked up, why it does not count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vlbib.core.faults import CannotUse
from vlbib.core.known import Naming
from vlbib.core.segment import CELL_END
from vlbib.core.text import lines_of, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.core.known import AtHand
    from vlbib.core.segment import Segment
    from vlbib.core.work import Skipped
    from vlbib.storage.note_files import NoteFile

_NAMING = {
    Naming.NONE: "no known work has this name",
    Naming.HINT: "known titles begin with it, but no record gives it as a short name",
    Naming.TITLE: "a known title, but too short to count without a year, venue, author or id beside it",
    Naming.SHARED: "a short name of several known works, but it does not name one here",
    Naming.RECORDED: "a known short name, but it does not name the work here",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LineStory:
    """A line that names no work: where it is, how it was read, what was looked up, and why it was not taken."""

    place: str
    pieces: tuple[str, ...]
    looked_up: tuple[tuple[str, str], ...]
    reason: str


def explain_line(note: NoteFile, line: int, skipped: Skipped | None, hand: AtHand) -> LineStory:
    """Return how a line of a note was read. Raises `CannotUse` for a line number that the note does not have."""
    from vlbib.notes.reader import read_note

    length = len(lines_of(note.text))
    if not 0 < line <= length:
        raise CannotUse(f"{note.file}:{line}: there is no such line; the note has {length}")
    here = [segment for segment in read_note(note.text, note.file).segments if _covers(segment, line)]
    segments = [segment for segment in here if segment.text.strip()]
    pieces = tuple(f"{segment.place.value}: {one_line(segment.text.replace(CELL_END, ' | '))}" for segment in segments)
    looked_up = tuple(dict.fromkeys(pair for segment in segments for pair in _looked_up(segment, hand)))
    reason = skipped.reason if skipped else _reason(segments, looked_up, is_link=any(segment.links for segment in here))
    return LineStory(place=f"{note.file}:{line}", pieces=pieces, looked_up=looked_up, reason=reason)


def _covers(segment: Segment, line: int) -> bool:
    return segment.line <= line <= segment.line_at(len(segment.text))


def _looked_up(segment: Segment, hand: AtHand) -> Iterator[tuple[str, str]]:
    from vlbib.core.titles import is_name_like
    from vlbib.matching.recognition.titles.whole_titles import passed_over

    yield from passed_over(segment, hand)
    texts = (segment.reading, *(segment.text[mark.start : mark.end] for mark in segment.marks))
    for text in dict.fromkeys(one_line(text) for text in texts if text):
        if is_name_like(text):
            yield text, _NAMING[hand.naming(text)]


def _reason(segments: list[Segment], looked_up: tuple[tuple[str, str], ...], *, is_link: bool) -> str:
    if not segments and is_link:
        return "there is only a link, which leads to no paper that it names by an id or a title"
    if not segments:
        return "there is only code, a comment or an empty line"
    if looked_up:
        return "the known titles and names in it do not count there"
    return "it contains no known title or short name, and nothing marks it as a title"
