"""Where a new entry goes and how it looks: where the file's own order says, else behind the last entry."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from vlbib.bibtex.blocks import BlockKind
from vlbib.bibtex.style import cased, file_style, rank
from vlbib.bibtex.writable import writable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.bibtex.blocks import Block
    from vlbib.bibtex.document import Document
    from vlbib.bibtex.edits import AddEntry
    from vlbib.bibtex.style import Style


def insertions(document: Document, added: Sequence[AddEntry]) -> list[tuple[int, str]]:
    """Return the texts to put in and their byte offsets; entries that go to one place are one text.

    Entries in the order of their keys keep it. A fresh file is in that order.
    """
    if not added:
        return []
    keys = [document.key(block).lower() for block in document.entries]
    ordered = all(one <= other for one, other in pairwise(keys))
    end = len(keys)
    places = [(bisect_right(keys, edit.key.lower()) if ordered else end, edit) for edit in added]
    if ordered:
        places.sort(key=lambda pair: (pair[0], pair[1].key.lower()))
    style = file_style(document)
    grouped = groupby(places, key=lambda pair: pair[0])
    return [_insertion(document, style, at, [edit for _, edit in group]) for at, group in grouped]


def _insertion(document: Document, style: Style, at: int, added: Sequence[AddEntry]) -> tuple[int, str]:
    text = style.gap.join(entry_text(document, style, edit) for edit in added)
    newline = document.newline.decode()
    place, before, after = _place(document, style, at)
    return place, (before + text + after).replace("\n", newline)


def _place(document: Document, style: Style, at: int) -> tuple[int, str, str]:
    """Return the offset for new entries in front of entry `at`, and what separates them from what stands there."""
    if not document.entries:
        before = document.source.removeprefix(b"\xef\xbb\xbf")
        if not before.strip():
            return len(document.source), "", "\n"
        return len(document.source), "\n" if before.endswith((b"\n", b"\r")) else "\n\n", "\n"
    if at == 0:
        return _front(document), "", style.gap
    return (
        _behind(document, _last_block(document) if at == len(document.entries) else document.entries[at - 1]),
        style.gap,
        "",
    )


def _last_block(document: Document) -> Block:
    """Return the last entry, or a broken one behind it."""
    kinds = (BlockKind.ENTRY, BlockKind.BROKEN)
    return next(block for block in reversed(document.blocks) if block.kind in kinds)


def _behind(document: Document, block: Block) -> int:
    """Return the end of the block, or of its line where only a remark follows."""
    found = (document.source.find(mark, block.end) for mark in (b"\n", b"\r"))
    stops = [place for place in found if place >= 0]
    end = min(stops, default=len(document.source))
    rest = document.source[block.end : end]
    return block.end if b"@" in rest or not rest.strip() else end


def _front(document: Document) -> int:
    """Return the start of the first entry, or of the remark on top of it, unless that is the head of the file."""
    start = document.entries[0].start
    above = document.source[:start]
    blank = max(above.rfind(b"\n\n"), above.rfind(b"\r\n\r\n"))
    floor = max((block.end for block in document.blocks if block.end <= start), default=0)
    if blank < floor or not document.source[blank:start].strip():
        return start
    return blank + len(document.source[blank:start]) - len(document.source[blank:start].lstrip())


def entry_text(document: Document, style: Style, edit: AddEntry) -> str:
    """Return a new entry in a style, without a newline behind it."""
    encoding = document.encoding
    names = sorted(edit.fields, key=rank)
    fields = [style.field(name, writable(edit.fields[name], encoding)) for name in names]
    head = f"@{cased(edit.type, style.type_case)}{{{edit.key}"
    return f"{head}{style.separator}{style.separator.join(fields)}{style.tail}" if fields else f"{head},\n}}"
