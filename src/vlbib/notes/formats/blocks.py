"""The blocks that a note consists of, whoever has read them."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class BlockForm(StrEnum):
    """What a block is."""

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

    `text` is raw inline Markdown, `line` 1-based. `level` is a heading's level, or the depth of the lists that the
    block stands in. `run` numbers the list that an item belongs to; `parent` is the index of the item that a nested
    block stands in, else -1. A table has `rows`, the header first. `quoted` tells a block of a quotation.
    """

    form: BlockForm
    line: int
    text: str = ""
    level: int = 0
    run: int = 0
    parent: int = -1
    rows: tuple[Row, ...] = ()
    quoted: bool = False
