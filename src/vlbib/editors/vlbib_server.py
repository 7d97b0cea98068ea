"""The server object: it holds the editor's texts, and publishes diagnostics of each after a pause in typing."""

from __future__ import annotations

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method
from pygls.uris import from_fs_path, to_fs_path

from vlbib import api
from vlbib.app.project_folder import marked_folder
from vlbib.core.faults import CannotUse
from vlbib.editors.buffer_text import BufferText, text_of
from vlbib.editors.desk import Desk, enter
from vlbib.editors.text_changes import without_lone_surrogates
from vlbib.storage import files
from vlbib.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vlbib.app.note_overview import NoteOverview

DEBOUNCE = 0.05  # seconds without a further change before a text is checked


class _Overtaken(Exception):  # noqa: N818 -- no error
    """A text changed while it was being checked; the change has started another check."""


class TextProtocol(LanguageServerProtocol):
    """The protocol of pygls, except that it applies no changes itself, because it splits lines differently."""

    @lsp_method(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: lsp.DidChangeTextDocumentParams) -> Iterator[Any]:
        """Pass a change to the server, which holds the texts."""
        yield self.fm.features[lsp.TEXT_DOCUMENT_DID_CHANGE], (params,), None


class VlbibServer(LanguageServer):
    """A server of one project: its desk, the open texts, and the pending checks."""

    def __init__(self) -> None:
        kind = lsp.TextDocumentSyncKind.Incremental
        super().__init__("vlbib", __version__, text_document_sync_kind=kind, protocol_cls=TextProtocol)
        self.desk = Desk()
        self.texts: dict[str, str] = {}
        self._versions: dict[str, int] = {}
        self._has_entered = self._is_certain = False  # whether a folder was entered; whether it is surely a project
        self._waiting: dict[str, asyncio.TimerHandle] = {}
        self._running: set[asyncio.Future[None]] = set()  # running checks; the event loop holds no reference to them
        self._checks = ThreadPoolExecutor(max_workers=1, thread_name_prefix="check")

    def buffer(self, uri: str) -> BufferText:
        """Return a text from the editor, or if it is not open there, from disk."""
        file = files.shown(path_from(uri))
        text = self.texts[uri] if uri in self.texts else text_of(files.read_bytes(Path(file)) or b"")
        return BufferText(text, file, self.workspace.position_codec)

    def go_to(self, folder: Path) -> None:
        """Enter the project of a folder, unless a folder that is surely a project was entered before."""
        if self._is_certain or not folder.is_dir():
            return
        is_certain = marked_folder(folder) is not None
        if is_certain or not self._has_entered:
            enter(folder)
            self._has_entered, self._is_certain = True, is_certain
            self.check_all()

    def hold(self, uri: str, text: str, version: int | None = None) -> None:
        """Take a text from the editor, with its version if that is new, and check it after a pause."""
        self.texts[uri] = without_lone_surrogates(text)
        if version is not None:
            self._versions[uri] = version
        self.desk.hold(path_from(uri), self.texts[uri])
        self.check_soon(uri)

    def let_go(self, uri: str) -> None:
        """Forget a text that was closed."""
        self.texts.pop(uri, None)
        self._versions.pop(uri, None)
        self.desk.let_go(path_from(uri))

    def check_soon(self, uri: str) -> None:
        """Check a text after a pause without changes."""
        last = self._waiting.pop(uri, None)
        if last:
            last.cancel()
        self._waiting[uri] = asyncio.get_running_loop().call_later(DEBOUNCE, self.publish, uri)

    def check_all(self) -> None:
        """Check all open texts after a pause."""
        for uri in self.texts:
            self.check_soon(uri)

    def publish(self, uri: str) -> None:
        """Check a text in the background and publish its diagnostics."""
        self._waiting.pop(uri, None)
        if uri not in self.texts:
            return
        task = asyncio.ensure_future(self._check(uri))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _check(self, uri: str) -> None:
        """Check a text and publish its diagnostics, unless it has changed meanwhile."""
        version, buffer = self._versions.get(uri), self.buffer(uri)

        def go_on() -> None:
            if uri not in self.texts or self._versions.get(uri) != version:
                raise _Overtaken

        task = asyncio.get_running_loop().run_in_executor(self._checks, self.diagnose, buffer, go_on)
        try:
            items = await task
        except _Overtaken:
            return
        if uri in self.texts and self._versions.get(uri) == version:
            self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, items, version))

    def diagnose(self, buffer: BufferText, go_on: Callable[[], object] = lambda: None) -> list[lsp.Diagnostic]:
        """Return the diagnostics of a text; an error is a diagnostic on the first line.

        `go_on` is called now and then; an exception from it ends the check.
        """
        from vlbib.editors import diagnostics
        from vlbib.editors.spots import is_library

        path = Path(buffer.file)
        if self.desk.is_elsewhere(path):
            return [diagnostics.elsewhere(buffer, str(Path.cwd()))]
        with self.desk.open(go_on):
            try:
                if not (self.desk.is_project() or is_library(path.name)):
                    return []
                findings, overview = self.desk.findings(path), self.overview(buffer)
            except CannotUse as error:
                return [diagnostics.refusal(buffer, str(error))]
            lines = diagnostics.note_diagnostics(buffer, overview) if overview else []
            return [*diagnostics.finding_diagnostics(buffer, findings, overview), *lines]

    def serves(self, uri: str) -> bool:
        """Tell whether this server answers for a text: it is a file, and not one of another project."""
        return is_served(uri) and not self.desk.is_elsewhere(path_from(uri))

    def overview(self, buffer: BufferText) -> NoteOverview | None:
        """Return the overview of a note; None for any other file."""
        from vlbib.editors.spots import is_note

        return api.overview(buffer.file) if is_note(buffer.file) else None

    def do(self, words: str, command: Callable[[], object]) -> str:
        """Run a command that writes, and return ""; if that fails, show the user why and return the reason."""
        try:
            self.desk.do(words, command)
        except CannotUse as error:
            return self.refuse(error)
        self.check_all()
        return ""

    def refuse(self, error: CannotUse) -> str:
        """Show the user an error, and return its message."""
        self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, f"vlbib: {error}"))
        return str(error)

    def key_at(self, buffer: BufferText, position: lsp.Position) -> str:
        """Return the key cited at a position, of the entry there, or of the work that the line names; else ""."""
        from vlbib.editors.spots import spot_at

        spot = spot_at(buffer, position)
        if spot is None or spot.key:
            return spot.key.key if spot and spot.key else ""
        overview = self.overview(buffer)
        return next((named.key for named in overview.named if named.line == spot.line), "") if overview else ""


def is_served(uri: str) -> bool:
    """Tell whether a text is a file, and not an unnamed one or an older version opened for comparison."""
    return uri.lower().startswith("file:")


def path_from(uri: str) -> Path:
    """Return the path of a URI."""
    return Path(to_fs_path(uri) or "")


def uri_of(path: Path) -> str:
    """Return the URI of a path."""
    return from_fs_path(os.path.abspath(path)) or ""  # noqa: PTH100 -- removes `..`
