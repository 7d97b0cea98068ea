"""The parsed parts of a note, moved by some lines: used when an editor inserts or deletes lines above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.kept_answers import Moving

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.segment import Segment, Sighting
    from vlbib.core.work import Link, Mention, Skipped
    from vlbib.notes.formats.blocks import NoteBlock, Row
    from vlbib.notes.line.title import Reading

MergedFrom = tuple["Segment", tuple["Mention", ...], tuple["Sighting", ...]]
BlockInSection = tuple["NoteBlock", tuple[str, ...], tuple[str, ...]]
UntakenFrom = tuple["Segment", tuple[tuple[str, str], ...], tuple["Mention", ...], bool]


def moved_links(links: tuple[Link, ...], by: int) -> tuple[Link, ...]:
    """Return links `by` lines further down."""
    return tuple([replace(link, line=link.line + by) for link in links]) if links else links


def moved_mention(mention: Mention, by: int) -> Mention:
    """Return a mention `by` lines further down, with its links."""
    return replace(mention, line=mention.line + by, links=moved_links(mention.links, by))


def moved_mentions(mentions: Sequence[Mention], by: int) -> tuple[Mention, ...]:
    """Return mentions `by` lines further down."""
    return tuple([moved_mention(mention, by) for mention in mentions])


def moved_segment(segment: Segment, by: int) -> Segment:
    """Return a segment `by` lines further down; the negative group number of a table moves with its line."""
    group = segment.group - by if segment.group < 0 else segment.group
    return replace(segment, line=segment.line + by, group=group, links=moved_links(segment.links, by))


def moved_segments(segments: Sequence[Segment], by: int) -> tuple[Segment, ...]:
    """Return segments `by` lines further down."""
    return tuple([moved_segment(segment, by) for segment in segments])


def moved_skipped(skipped: Sequence[Skipped], by: int) -> tuple[Skipped, ...]:
    """Return skipped parts `by` lines further down."""
    return tuple([replace(item, line=item.line + by) for item in skipped])


def moved_block(block: NoteBlock, by: int) -> NoteBlock:
    """Return a block `by` lines further down, with its rows; a negative run number moves with its line."""
    run = block.run - by if block.run < 0 else block.run
    return replace(block, line=block.line + by, run=run, rows=moved_rows(block.rows, by))


def moved_rows(rows: tuple[Row, ...], by: int) -> tuple[Row, ...]:
    """Return rows of a table `by` lines further down."""
    return tuple([replace(row, line=row.line + by) for row in rows]) if rows else rows


def moved_reading(reading: Reading, by: int) -> Reading:
    """Return a reading with its links `by` lines further down."""
    return replace(reading, links=moved_links(reading.links, by)) if reading.links else reading


def _moved_merged(given: MergedFrom, by: int) -> MergedFrom:
    segment, mentions, seen = given
    return moved_segment(segment, by), moved_mentions(mentions, by), seen


def _moved_untaken(given: UntakenFrom, by: int) -> UntakenFrom:
    segment, passed, mentions, beside = given
    return moved_segment(segment, by), passed, moved_mentions(mentions, by), beside


def _moved_sections_block(given: BlockInSection, by: int) -> BlockInSection:
    block, tags, path = given
    return moved_block(block, by), tags, path


def _first_line(given: MergedFrom | UntakenFrom | BlockInSection) -> int:
    return given[0].line


MERGED = Moving(_first_line, _moved_merged, moved_mentions)  # (segment, mentions, sightings) -> mentions
UNTAKEN = Moving(_first_line, _moved_untaken, moved_skipped)  # (segment, titles, mentions, beside) -> skipped parts
SEGMENTS = Moving(_first_line, _moved_sections_block, moved_segments)  # (block, tags, headings) -> segments
