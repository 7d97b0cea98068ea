"""From a note's text to its mentions: the one door of this stage.

Blocks become lines, lines become readings; what marks titles in this file decides which lines name works; headings
give aliases, sections and, where no title stands below them, mentions of their own; links go to the work they are of.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vlbib.notes import entries, mentions, sections
from vlbib.notes.blocks import read_page
from vlbib.notes.sections import Section
from vlbib.notes.whole import whole_mention

if TYPE_CHECKING:
    from vlbib.core.work import Mention, Skipped


@dataclass(frozen=True, slots=True)
class Note:
    """A note read: its mentions in reading order, and what looks like a mention and is not."""

    file: str
    mentions: tuple[Mention, ...]
    skipped: tuple[Skipped, ...]


def read_note(text: str, file: str) -> Note:
    """Return what a note names; `file` is its path as it is to be shown, whose name may be a title itself."""
    page = read_page(text)
    root = Section(level=0, line=0)
    lines = entries.read_entries(page, root)
    skipped = entries.mark_titles(lines, root, file)
    sections.mark_works(root)
    entries.give_links(lines)
    where = mentions.place(file, root)
    found = list(mentions.find_mentions(lines, root, where))
    whole = whole_mention(page.front, where.title, lines, found, file)
    found += mentions.link_mentions(lines, where)
    found.sort(key=lambda mention: mention.line)
    return Note(file, (*whole, *found), skipped)
