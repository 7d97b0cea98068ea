"""From a note's text to its mentions: the only entry point of this stage.

Blocks become lines, and lines become readings. How this file marks titles decides which lines name works. Headings give
aliases and sections; a work heading with no title below it is itself a mention. Links go to their works.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct, structs
from msgspec.structs import replace

from vlbib.core.citation import NoteCitation
from vlbib.core.ids import find_ids
from vlbib.core.segment import Mark, Place, Segment, Stretch
from vlbib.core.source_notes import ids_in_code, is_source_note
from vlbib.core.work import Kind, Mention
from vlbib.notes import mentions, sections
from vlbib.notes.formats.as_markdown import to_markdown
from vlbib.notes.formats.comments import code_comments, comments
from vlbib.notes.formats.markdown_blocks import read_page
from vlbib.notes.line_readings import LineReader
from vlbib.notes.note_lines import give_links, mark_titles, read_lines
from vlbib.notes.sections import Section
from vlbib.notes.segments import read_segments
from vlbib.notes.whole_note import whole_mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.work import Skipped

_Linked = TypeVar("_Linked", Mention, Segment)


class Note(Struct, frozen=True):
    """A parsed note: its mentions in reading order, what looks like a mention but is not, and all segments.

    `unmarked` are the lines of mentions marked by their form alone: they count if their list names works.
    """

    file: str
    mentions: tuple[Mention, ...]
    skipped: tuple[Skipped, ...]
    segments: tuple[Segment, ...] = ()
    unmarked: frozenset[int] = frozenset()

    @property
    def citations(self) -> tuple[NoteCitation, ...]:
        """The citation keys in the note, in reading order."""
        return tuple(
            NoteCitation(
                key=cited.key,
                file=self.file,
                line=segment.line_at(cited.at),
                is_bare=cited.is_bare,
                section=segment.section,
                heading=segment.heading,
            )
            for segment in self.segments
            for cited in segment.citations
        )


def read_note(text: str, file: str, reader: LineReader | None = None) -> Note:
    """Return the parsed note; `file` is its path as displayed, and its file name may be a title itself.

    The suffix gives the format (`formats.SUFFIXES`); other files are read as Markdown. `reader` has the lines of an
    earlier state of the note, and afterwards those of this one.
    """
    converted = to_markdown(text, file)
    note = _read_markdown(converted.text, file, reader or LineReader())
    placed = _placed(note, converted.lines) if converted.lines else note
    return replace(placed, segments=(*placed.segments, *_comments(text, placed)))


def _comments(text: str, note: Note) -> Iterator[Segment]:
    """Yield the comments of a note; in code, only those on lines that are in no segment."""
    yield from (_comment(note, *each) for each in comments(text, note.file) if each[1])
    in_code = [each for each in code_comments(text, note.file) if each[1]]
    if not in_code:
        return
    segments = [segment for segment in note.segments if segment.place is not Place.FILE]
    read = {number for segment in segments for number, _ in segment.lines()}
    yield from (_comment(note, *each, in_code=True) for each in in_code if each[0] not in read)


def _comment(note: Note, number: int, comment: str, *, in_code: bool = False) -> Segment:
    """Return a comment as a segment: in code it is marked as such. What was taken out of a LaTeX file has commands."""
    is_remark = is_source_note(comment) or not (in_code or "\\" in comment)
    ids = tuple(find_ids(comment)) if is_remark else ids_in_code(comment) if in_code else ()
    marks = (Stretch(Mark.CODE, 0, len(comment)),) if in_code else ()
    return Segment(file=note.file, line=number, text=comment, place=Place.COMMENT, ids=ids, marks=marks)


def _placed(note: Note, lines: tuple[int, ...]) -> Note:
    """Return a note converted to Markdown with every line number that of the original file."""

    def at(line: int) -> int:
        return lines[min(line, len(lines)) - 1] if line > 0 else line

    def with_links(part: _Linked) -> _Linked:
        links = tuple(structs.replace(link, line=at(link.line)) for link in part.links)
        return structs.replace(part, line=at(part.line), links=links)

    return Note(
        note.file,
        tuple(map(with_links, note.mentions)),
        tuple(structs.replace(item, line=at(item.line)) for item in note.skipped),
        tuple(map(with_links, note.segments)),
        frozenset(map(at, note.unmarked)),
    )


def _read_markdown(text: str, file: str, reader: LineReader) -> Note:
    page = read_page(text)
    root = Section(level=0, line=0)
    lines, places, blocks = read_lines(page, root, reader)
    skipped = mark_titles(lines, root, file)
    sections.mark_works(root)
    give_links(lines)
    paths = mentions.note_paths(file, root)
    named = list(mentions.find_mentions(lines, root, paths))
    whole = whole_mention(page.front, paths.title, lines, named, file)
    named += mentions.link_mentions(lines, paths)
    named.sort(key=lambda mention: mention.line)
    segments = read_segments(page, places, blocks, paths)
    unmarked = {line.number for line in lines if line.unmarked} | _own_titles(whole)
    return Note(file, (*whole, *named), skipped, segments, frozenset(unmarked))


def _own_titles(mentions: Sequence[Mention]) -> set[int]:
    """Return the lines of titles of the note with no id or year: they name a work only if it is known."""
    titles = (mention for mention in mentions if mention.kind is not Kind.FILE)
    return {mention.line for mention in titles if not (mention.ids or mention.year)}
