"""Handlers of rename and code actions. Edits come from a dry run of the command; the editor makes them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types as lsp

from vlbib import api
from vlbib.core.faults import CannotUse
from vlbib.editors import code_actions
from vlbib.editors.answering import answering
from vlbib.editors.buffer_edits import text_edits
from vlbib.editors.buffer_text import text_of
from vlbib.editors.spots import is_library, spot_at
from vlbib.editors.vlbib_server import uri_of
from vlbib.notes.line.raw_lines import raw_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.editors.buffer_text import BufferText
    from vlbib.editors.vlbib_server import VlbibServer


@answering
def on_prepare_rename(ls: VlbibServer, params: lsp.PrepareRenameParams) -> lsp.PrepareRenamePlaceholder | None:
    """Return the key that would be renamed: the one under the cursor, or that of the work that the line names."""
    buffer = ls.buffer(params.text_document.uri)
    spot = spot_at(buffer, params.position)
    key = ls.key_at(buffer, params.position)
    if spot is None or not any(row.key == key for row in api.entries()):
        return None
    whole = (spot.line, 0, len(buffer.line(spot.line)))
    place = (spot.key.line, spot.key.start, spot.key.end) if spot.key else whole
    return lsp.PrepareRenamePlaceholder(buffer.range(*place), key)


def on_rename(ls: VlbibServer, params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
    """Return the edits of library, lock, notes and papers that rename a key."""
    if not ls.serves(params.text_document.uri):
        return None
    with ls.desk.open():
        key = ls.key_at(ls.buffer(params.text_document.uri), params.position)
        try:
            changes = ls.desk.rehearsed(lambda: api.rename_key(key, params.new_name, tex=["."]))
        except CannotUse as error:
            ls.refuse(error)
            return None
        edits = {
            (uri := uri_of(change.path)): text_edits(ls.buffer(uri).text, text_of(change.new)) for change in changes
        }
    return lsp.WorkspaceEdit(changes={uri: fixes for uri, fixes in edits.items() if fixes})


@answering
def on_code_action(ls: VlbibServer, params: lsp.CodeActionParams) -> list[lsp.CodeAction] | None:
    """Return the actions at a line."""
    uri, line = params.text_document.uri, params.range.start.line + 1
    buffer = ls.buffer(uri)
    if is_library(buffer.file):
        key = ls.key_at(buffer, params.range.start)
        entry = list(code_actions.entry_actions(ls.desk.story(key), key)) if key else []
        return [*_fixes(ls, buffer, uri, line), *entry]
    overview = ls.overview(buffer)
    if overview is None:
        key = ls.key_at(buffer, params.range.start)
        return list(code_actions.entry_actions(None, key)) if key else None
    return [*code_actions.line_actions(overview, line), *_citing(ls, buffer, uri, line)]


def _fixes(ls: VlbibServer, buffer: BufferText, uri: str, line: int) -> Iterator[lsp.CodeAction]:
    """Yield the fixes of the findings on a line, as edits of the current text."""
    here = [finding for finding in ls.desk.findings(Path(buffer.file)) if finding.line == line and finding.fix]
    for finding in here:
        edits = text_edits(buffer.text, api.fix(buffer.text, finding))
        if edits:
            yield code_actions.edit_action(code_actions.fix_title(finding), uri, edits)


def _citing(ls: VlbibServer, buffer: BufferText, uri: str, line: int) -> Iterator[lsp.CodeAction]:
    """Yield the edit that inserts `[@key]` after the title on a line, and that for the whole note."""
    kind = lsp.CodeActionKind.RefactorRewrite
    try:
        changes = ls.desk.rehearsed(lambda: api.annotate(buffer.file))
    except CannotUse:  # citations are written into Markdown only
        return
    for change in changes:
        cited = text_of(change.new)
        here = text_edits(buffer.text, _with_line_of(buffer.text, cited, line))
        if here:
            yield code_actions.edit_action("Insert [@key] after the title", uri, here, kind)
        every = text_edits(buffer.text, cited)
        yield code_actions.edit_action("Insert [@key] after every title of this note", uri, every, kind)


def _with_line_of(text: str, cited: str, line: int) -> str:
    """Return a note with only this line replaced by that of `cited`; citations add no lines."""
    lines, others = raw_lines(text), raw_lines(cited)
    return "".join([*lines[: line - 1], *others[line - 1 : line], *lines[line:]])
