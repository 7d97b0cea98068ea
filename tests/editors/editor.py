"""An editor in memory: client and server in one process, with every message sent as JSON."""

from __future__ import annotations

import asyncio
import json
from ast import literal_eval
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

from vlbib.editors.language_server import make_server

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from vlbib.editors.vlbib_server import VlbibServer

_PATIENCE = 15.0


class _Wire:
    """One direction of the connection."""

    def __init__(self, receiver: Any) -> None:
        self._receiver = receiver
        self._loop = asyncio.get_running_loop()

    def write(self, data: bytes) -> None:
        message = json.loads(data, object_hook=self._receiver.structure_message)
        self._loop.call_soon_threadsafe(self._receiver.handle_message, message)

    def close(self) -> None: ...


class Editor:
    """An editor with open files of the working folder."""

    def __init__(self) -> None:
        self.client = LanguageClient("tests", "1")
        self.server: VlbibServer = make_server()
        self.client.protocol.set_writer(_Wire(self.server.protocol), include_headers=False)
        self.server.protocol.set_writer(_Wire(self.client.protocol), include_headers=False)
        self.marks: dict[str, list[lsp.Diagnostic]] = {}
        self.messages: list[str] = []
        self.shown: list[str] = []
        self._told = asyncio.Event()
        self.texts: dict[str, str] = {}
        self._versions: dict[str, int] = {}
        self._listen()

    def _listen(self) -> None:
        def marked(params: lsp.PublishDiagnosticsParams) -> None:
            self.marks[params.uri] = list(params.diagnostics)
            self._told.set()

        def said(params: lsp.ShowMessageParams) -> None:
            self.messages.append(params.message)

        def shown(params: lsp.ShowDocumentParams) -> lsp.ShowDocumentResult:
            self.shown.append(params.uri)
            return lsp.ShowDocumentResult(success=True)

        self.client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(marked)
        self.client.feature(lsp.WINDOW_SHOW_MESSAGE)(said)
        self.client.feature(lsp.WINDOW_SHOW_DOCUMENT)(shown)

    async def begin(self) -> None:
        root = Path.cwd().as_uri()
        await self.client.initialize_async(lsp.InitializeParams(capabilities=lsp.ClientCapabilities(), root_uri=root))
        self.client.initialized(lsp.InitializedParams())

    async def open(self, file: str, text: str | None = None) -> None:
        """Open a file, with `text` in place of that on disk if given, and wait for its diagnostics."""
        self.texts[file] = Path(file).read_text() if text is None else text
        self._versions[file] = 1
        document = lsp.TextDocumentItem(uri(file), "markdown", 1, self.texts[file])
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(document))
        await self.settled(file)

    async def edit(self, file: str, change: lsp.TextDocumentContentChangeEvent) -> None:
        """Change a part of a text, without saving it."""
        self._versions[file] += 1
        document = lsp.VersionedTextDocumentIdentifier(version=self._versions[file], uri=uri(file))
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [change]))

    async def replace(self, file: str, text: str) -> None:
        """Replace the whole text, without saving it, and wait for its diagnostics."""
        self.texts[file] = text
        await self.edit(file, lsp.TextDocumentContentChangeWholeDocument(text))
        await self.settled(file)

    async def settled(self, file: str) -> list[lsp.Diagnostic]:
        """Wait until new diagnostics of a text have arrived."""
        self.marks.pop(uri(file), None)
        while uri(file) not in self.marks:
            self._told.clear()
            await asyncio.wait_for(self._told.wait(), _PATIENCE)
        return self.marks[uri(file)]

    def at(self, file: str, words: str, after: str = "") -> tuple[lsp.TextDocumentIdentifier, lsp.Position]:
        """Return the position of the first letter of words in a text, after other words if these are given."""
        offset = self.texts[file].index(words, self.texts[file].index(after))
        before = self.texts[file][:offset]
        column = len(before.rpartition("\n")[2].encode("utf-16-le")) // 2
        return lsp.TextDocumentIdentifier(uri(file)), lsp.Position(before.count("\n"), column)

    async def hover(self, file: str, words: str, after: str = "") -> str:
        """Return the hover over words; "" if there is none."""
        answer = await self.client.text_document_hover_async(lsp.HoverParams(*self.at(file, words, after)))
        if answer is None:
            return ""
        assert isinstance(answer.contents, lsp.MarkupContent)
        shown: str = answer.contents.value
        return shown

    async def complete(self, file: str, words: str) -> list[str]:
        """Return the labels offered right after words."""
        document, place = self.at(file, words)
        place = lsp.Position(place.line, place.character + len(words))
        answer = await self.client.text_document_completion_async(lsp.CompletionParams(document, place))
        return [item.label for item in getattr(answer, "items", [])]

    async def actions(self, file: str, words: str) -> dict[str, lsp.CodeAction | lsp.Command]:
        """Return the actions offered on the line of words, by title."""
        document, place = self.at(file, words)
        context = lsp.CodeActionContext(diagnostics=[])
        params = lsp.CodeActionParams(document, lsp.Range(place, place), context)
        answer = await self.client.text_document_code_action_async(params)
        return {action.title: action for action in answer or []}

    async def take(self, action: lsp.CodeAction | lsp.Command) -> Any:
        """Run the command of an action, which lsprotocol reads as a text: it takes the action for a command."""
        command: Any = action.command
        if isinstance(command, str):
            command = lsp.Command(**literal_eval(command))
        params = lsp.ExecuteCommandParams(command.command, command.arguments)
        return await self.client.workspace_execute_command_async(params)

    def edited(self, file: str, edits: Any) -> str:
        """Return a text with edits applied."""
        text = self.texts.get(file) or Path(file).read_text()
        lines = text.splitlines(keepends=True)
        for edit in sorted(edits, key=lambda edit: -edit.range.start.line):
            start, end = edit.range.start, edit.range.end
            assert (start.character, end.character) == (0, 0)
            lines[start.line : end.line] = edit.new_text.splitlines(keepends=True)
        return "".join(lines)


def uri(file: str) -> str:
    """Return the URI of a file in the working folder."""
    return Path(file).absolute().as_uri()


@asynccontextmanager
async def editing() -> AsyncIterator[Editor]:
    """Give an editor in the project of the working folder."""
    editor = Editor()
    await editor.begin()
    yield editor
    await editor.client.shutdown_async(None)


def in_editor(script: Callable[[Editor], Awaitable[None]]) -> None:
    """Run a script in an editor."""

    async def run() -> None:
        async with editing() as editor:
            await script(editor)

    asyncio.run(run())
