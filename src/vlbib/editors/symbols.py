"""Symbols and code lenses: the entries of a library, the works of a note, and how many of them wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol.types import CodeLens, Command, DocumentSymbol, Location, Range, SymbolKind, WorkspaceSymbol

from vlbib.app.key_places import keys_in
from vlbib.core.text import plain
from vlbib.core.work import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.app.entry_row import EntryRow
    from vlbib.app.note_overview import NoteOverview
    from vlbib.editors.buffer_text import BufferText

_LIMIT = 200


def library_symbols(buffer: BufferText, rows: Sequence[EntryRow]) -> list[DocumentSymbol]:
    """Return the entries of a library in file order."""
    titles = {row.key: row.title for row in rows}
    keys = keys_in(buffer.text, buffer.file)
    ends = [*(key.line - 1 for key in keys[1:]), *[len(buffer.lines)][: len(keys)]]
    return [
        DocumentSymbol(
            name=key.key or "(no key)",
            detail=titles.get(key.key, ""),
            kind=SymbolKind.Constant,
            range=_lines(buffer, key.line, max(end, key.line)),
            selection_range=buffer.range(key.line, key.start, key.end),
        )
        for key, end in zip(keys, ends, strict=True)
    ]


def note_symbols(buffer: BufferText, overview: NoteOverview) -> list[DocumentSymbol]:
    """Return the works that a note names in words, in the order of their lines."""
    return [
        DocumentSymbol(
            name=line.title or line.text or "(no title)",
            detail=line.key or line.status,
            kind=SymbolKind.String,
            range=buffer.whole_line(line.line),
            selection_range=buffer.whole_line(line.line),
        )
        for line in overview.named
        if line.kind is not Kind.CITATION and line.line > 0
    ]


def workspace_symbols(library: BufferText, uri: str, rows: Sequence[EntryRow], query: str) -> list[WorkspaceSymbol]:
    """Return the entries whose key and title contain all words of a query, with their places in the library."""
    wanted = plain(query).split()
    named = [row for row in rows if all(word in plain(f"{row.key} {row.title}") for word in wanted)]
    return [
        WorkspaceSymbol(
            name=row.key,
            container_name=row.title,
            kind=SymbolKind.Constant,
            location=Location(uri=uri, range=library.whole_line(row.line)),
        )
        for row in named[:_LIMIT]
    ]


def note_lens(buffer: BufferText, overview: NoteOverview) -> list[CodeLens]:
    """Return the code lens above a note: how many works it names, and how many wait."""
    if not overview.named:
        return []
    command = Command(title=overview.summary, command="vlbib.waiting", arguments=[overview.file])
    return [CodeLens(range=buffer.range(1, 0, 0), command=command)]


def _lines(buffer: BufferText, first: int, last: int) -> Range:
    return Range(buffer.range(first, 0, 0).start, buffer.range(last, 0, len(buffer.line(last))).end)
