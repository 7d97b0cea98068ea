"""Handlers of the editor's questions about a text: hover, completion, definition, references, symbols, code lens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types as lsp

from vlbib import api
from vlbib.core.faults import CannotUse
from vlbib.core.work import Kind
from vlbib.editors import completion, symbols
from vlbib.editors.answering import answering
from vlbib.editors.hover import story_markdown
from vlbib.editors.spots import Spot, is_library, spot_at
from vlbib.editors.vlbib_server import uri_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.app.explain import Story
    from vlbib.app.explain_line import LineStory
    from vlbib.app.key_places import FiledKey
    from vlbib.editors.buffer_text import BufferText
    from vlbib.editors.vlbib_server import VlbibServer


@answering
def on_hover(ls: VlbibServer, params: lsp.HoverParams) -> lsp.Hover | None:
    """Return the story of the key or line under the cursor."""
    buffer = ls.buffer(params.text_document.uri)
    spot = spot_at(buffer, params.position)
    if spot is None:
        return None
    text = _story(ls, buffer, spot)
    place = buffer.range(spot.key.line, spot.key.start, spot.key.end) if spot.key else buffer.whole_line(spot.line)
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, text), place) if text else None


def _story(ls: VlbibServer, buffer: BufferText, spot: Spot) -> str:
    """Return the Markdown to show; "" for a line that has nothing to do with a work."""
    if spot.key is None:
        return _story_of_line(ls, buffer, spot.line)
    try:
        return _shown(api.explain(spot.key.key))
    except CannotUse as error:
        reference = _reference(spot.key.key)
        return f"{reference}\n\n{error}" if reference else ""


def _story_of_line(ls: VlbibServer, buffer: BufferText, line: int) -> str:
    """Return the story of a line that names a work, was not taken, or continues a mention that begins above it."""
    overview = ls.overview(buffer)
    if overview is None:
        return ""
    named = {each.line for each in overview.named if each.kind is not Kind.CITATION}
    is_told = line in named or any(item.line == line for item in overview.skipped)
    above = max((each for each in named if each < line), default=0)
    if not (is_told or above):
        return ""
    try:
        story = api.explain(f"{buffer.file}:{line}")
    except CannotUse as error:
        return str(error) if is_told else ""
    return _shown(story) if is_told or _names(story, f"{buffer.file}:{above}") else ""


def _names(story: Story | LineStory, place: str) -> bool:
    """Tell whether the work of a story is named at a place (`file:line`)."""
    return any(place == each for each, _ in getattr(story, "mentions", ()))


def _shown(story: Story | LineStory) -> str:
    return story_markdown(story, _reference(getattr(story, "key", "")))


def _reference(key: str) -> str:
    try:
        return api.reference(key, markup="markdown") if key else ""
    except CannotUse:
        return ""


@answering
def on_completion(ls: VlbibServer, params: lsp.CompletionParams) -> lsp.CompletionList | None:
    """Return the keys or tags that complete what is typed."""
    buffer = ls.buffer(params.text_document.uri)
    line, column = params.position.line + 1, buffer.column(params.position)
    if completion.typed_tag(buffer, line, column) is not None:
        return completion.tag_completions(buffer, line, column, [tag for row in api.entries() for tag in row.tags])
    if is_library(buffer.file) or completion.typed_key(buffer, line, column) is None:
        return None
    overview = ls.overview(buffer)
    tags = {tag for named in overview.named for tag in named.tags} if overview else set()
    return completion.key_completions(buffer, line, column, api.entries(), tags)


@answering
def on_definition(ls: VlbibServer, params: lsp.DefinitionParams) -> list[lsp.Location] | None:
    """Return the entry of the key or line under the cursor; in a library, the lines that name the entry."""
    buffer = ls.buffer(params.text_document.uri)
    key = ls.key_at(buffer, params.position)
    if not key:
        return None
    if is_library(buffer.file):
        return list(_lines_naming(ls, key))
    return [_location(ls, place) for place in api.places(key) if place.is_entry]


@answering
def on_references(ls: VlbibServer, params: lsp.ReferenceParams) -> list[lsp.Location] | None:
    """Return where a work is named or cited in notes and papers, and its entry if that is wanted."""
    key = ls.key_at(ls.buffer(params.text_document.uri), params.position)
    if not key:
        return None
    wanted = params.context.include_declaration
    cited = [_location(ls, place) for place in api.places(key) if wanted or not place.is_entry]
    lines = {(place.uri, place.range.start.line) for place in cited}
    return [*cited, *(each for each in _lines_naming(ls, key) if (each.uri, each.range.start.line) not in lines)]


def _lines_naming(ls: VlbibServer, key: str) -> Iterator[lsp.Location]:
    for path, line in api.naming_lines(key):
        uri = uri_of(path)
        yield lsp.Location(uri, ls.buffer(uri).whole_line(line))


def _location(ls: VlbibServer, filed: FiledKey) -> lsp.Location:
    uri = uri_of(filed.path)
    return lsp.Location(uri, ls.buffer(uri).range(filed.place.line, filed.place.start, filed.place.end))


@answering
def on_symbols(ls: VlbibServer, params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol] | None:
    """Return the entries of a library or the works of a note."""
    buffer = ls.buffer(params.text_document.uri)
    if is_library(buffer.file):
        return symbols.library_symbols(buffer, api.entries(buffer.file))
    overview = ls.overview(buffer)
    return symbols.note_symbols(buffer, overview) if overview else None


@answering
def on_workspace_symbols(ls: VlbibServer, params: lsp.WorkspaceSymbolParams) -> list[lsp.WorkspaceSymbol] | None:
    """Return the entries that contain the words of a query."""
    uri = uri_of(ls.desk.library())
    return symbols.workspace_symbols(ls.buffer(uri), uri, api.entries(), params.query)


@answering
def on_code_lens(ls: VlbibServer, params: lsp.CodeLensParams) -> list[lsp.CodeLens] | None:
    """Return the code lens of a note: how many works it names, and how many wait for a decision."""
    buffer = ls.buffer(params.text_document.uri)
    overview = ls.overview(buffer)
    return symbols.note_lens(buffer, overview) if overview else None
