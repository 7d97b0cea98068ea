"""The blocks of a note, whichever parser read them."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from vlbib.core.lazy_pattern import lazy_pattern

FOOTNOTE = lazy_pattern(r" {0,3}\[\^[^\[\]\s]+\]:\s")  # at the start of a line, begins the text of a footnote


class BlockForm(StrEnum):
    """The form of a block."""

    HEADING = "heading"
    ITEM = "item"
    PARAGRAPH = "paragraph"
    TABLE = "table"


class Row(msgspec.Struct, frozen=True, kw_only=True, cache_hash=True):
    """One row of a table: its cells as raw text, and its 1-based line."""

    cells: tuple[str, ...]
    line: int


class NoteBlock(msgspec.Struct, frozen=True, kw_only=True, cache_hash=True):
    """A block of a note.

    `text` is raw inline Markdown, `line` is 1-based. `level` is the level of a heading, or the number of lists around
    the block. `run` numbers the list of an item. `parent` is the index of the item around a nested block, else -1. A
    table has `rows`, the header first. `quoted`: the block is in a quotation.
    """

    form: BlockForm
    line: int
    text: str = ""
    level: int = 0
    run: int = 0
    parent: int = -1
    rows: tuple[Row, ...] = ()
    quoted: bool = False
