"""The server as an object: the texts of the editor, and what is told of each after a while."""

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
from vlbib.editors.text_changes import whole_letters
from vlbib.storage import files
from vlbib.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vlbib.app.note_overview import NoteOverview
    from vlbib.checks.finding import Finding

DEBOUNCE = 0.05  # seconds without a further change before a text is looked at


class _Overtaken(Exception):  # noqa: N818 -- no error
    """A text has changed while it was looked at: it is looked at again."""


class TextProtocol(LanguageServerProtocol):
    """The protocol of pygls without its own making of changes: it ends lines at signs that end none for an editor."""

    @lsp_method(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: lsp.DidChangeTextDocumentParams) -> Iterator[Any]:
        """Hand a change to the server, which has the texts."""
        yield self.fm.features[lsp.TEXT_DOCUMENT_DID_CHANGE], (params,), None


class VlbibServer(LanguageServer):
    """A server of one project: the desk, the findings that were told last, and what is still to be told."""

    def __init__(self) -> None:
        kind = lsp.TextDocumentSyncKind.Incremental
        super().__init__("vlbib", __version__, text_document_sync_kind=kind, protocol_cls=TextProtocol)
        self.desk = Desk()
        self.texts: dict[str, str] = {}
        self._versions: dict[str, int] = {}
        self._has_entered = self._is_certain = False  # whether the working folder is the editor's; is a project's
        self.told: dict[str, Sequence[Finding]] = {}
        self._waiting: dict[str, asyncio.TimerHandle] = {}
        self._looks: set[asyncio.Future[None]] = set()  # the loop itself holds no task
        self._checks = ThreadPoolExecutor(max_workers=1, thread_name_prefix="check")

    def buffer(self, uri: str) -> BufferText:
        """Return a text as the editor has it, else as it lies on the disk."""
        file = files.shown(path_from(uri))
        text = self.texts[uri] if uri in self.texts else text_of(files.read_bytes(Path(file)) or b"")
        return BufferText(text, file, self.workspace.position_codec)

    def go_to(self, folder: Path) -> None:
        """Go to the project of a folder of the editor, or of a file's: the first that is one for certain stays."""
        if self._is_certain or not folder.is_dir():
            return
        is_certain = marked_folder(folder) is not None
        if is_certain or not self._has_entered:
            enter(folder)
            self._has_entered, self._is_certain = True, is_certain
            self.tell_all()

    def hold(self, uri: str, text: str, version: int | None = None) -> None:
        """Take the text of the editor, with its version where it has a new one, and tell of it after a while."""
        self.texts[uri] = whole_letters(text)
        if version is not None:
            self._versions[uri] = version
        self.desk.hold(path_from(uri), self.texts[uri])
        self.tell_soon(uri)

    def let_go(self, uri: str) -> None:
        """Forget a text that is closed."""
        self.texts.pop(uri, None)
        self._versions.pop(uri, None)
        self.told.pop(uri, None)
        self.desk.let_go(path_from(uri))

    def tell_soon(self, uri: str) -> None:
        """Look at a text when nothing has changed in it for a while."""
        last = self._waiting.pop(uri, None)
        if last:
            last.cancel()
        self._waiting[uri] = asyncio.get_running_loop().call_later(DEBOUNCE, self.publish, uri)

    def tell_all(self) -> None:
        """Look at all open texts."""
        for uri in self.texts:
            self.tell_soon(uri)

    def publish(self, uri: str) -> None:
        """Look at a text and send what is found in it; questions are answered meanwhile."""
        self._waiting.pop(uri, None)
        if uri not in self.texts:
            return
        look = asyncio.ensure_future(self._look(uri))
        self._looks.add(look)
        look.add_done_callback(self._looks.discard)

    async def _look(self, uri: str) -> None:
        """Send what is found in a text, unless it has changed meanwhile: then it is looked at again."""
        version, buffer = self._versions.get(uri), self.buffer(uri)

        def go_on() -> None:
            if uri not in self.texts or self._versions.get(uri) != version:
                raise _Overtaken

        look = asyncio.get_running_loop().run_in_executor(self._checks, self.diagnose, buffer, go_on)
        try:
            findings, items = await look
        except _Overtaken:
            return
        if uri in self.texts and self._versions.get(uri) == version:
            self.told[uri] = findings
            self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, items, version))

    def diagnose(
        self, buffer: BufferText, go_on: Callable[[], object] = lambda: None
    ) -> tuple[Sequence[Finding], list[lsp.Diagnostic]]:
        """Return what the check finds in a text, and all marks; what cannot be read is told on its first line.

        `go_on` is called now and then; what it raises is raised.
        """
        from vlbib.editors import diagnostics
        from vlbib.editors.spots import is_library

        path = Path(buffer.file)
        if self.desk.is_elsewhere(path):
            return (), [diagnostics.elsewhere(buffer, str(Path.cwd()))]
        with self.desk.open(go_on):
            try:
                if not (self.desk.is_project() or is_library(path.name)):
                    return (), []
                findings, overview = self.desk.findings(path), self.overview(buffer)
            except CannotUse as error:
                return (), [diagnostics.refusal(buffer, str(error))]
            lines = diagnostics.note_diagnostics(buffer, overview) if overview else []
            return findings, [*diagnostics.finding_diagnostics(buffer, findings, overview), *lines]

    def serves(self, uri: str) -> bool:
        """Tell whether a text is a file that this server speaks of: not one of another project."""
        return is_served(uri) and not self.desk.is_elsewhere(path_from(uri))

    def overview(self, buffer: BufferText) -> NoteOverview | None:
        """Return what a note names; None for what is none."""
        from vlbib.editors.spots import is_note

        return api.overview(buffer.file) if is_note(buffer.file) else None

    def do(self, words: str, command: Callable[[], object]) -> str:
        """Do a command for good; tell the user why where it cannot be."""
        try:
            self.desk.do(words, command)
        except CannotUse as error:
            return self.refuse(error)
        self.tell_all()
        return ""

    def refuse(self, error: CannotUse) -> str:
        """Tell the user why something cannot be done, and return it."""
        self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, f"vlbib: {error}"))
        return str(error)

    def key_at(self, buffer: BufferText, position: lsp.Position) -> str:
        """Return the key of what stands at a position: cited there, of the entry there, or of what the line names."""
        from vlbib.editors.spots import spot_at

        spot = spot_at(buffer, position)
        if spot is None or spot.key:
            return spot.key.key if spot and spot.key else ""
        overview = self.overview(buffer)
        return next((named.key for named in overview.named if named.line == spot.line), "") if overview else ""


def is_served(uri: str) -> bool:
    """Tell whether a text is that of a file: not one without a name, nor an older version that an editor compares."""
    return uri.lower().startswith("file:")


def path_from(uri: str) -> Path:
    """Return the path of a file that the editor names."""
    return Path(to_fs_path(uri) or "")


def uri_of(path: Path) -> str:
    """Return how the editor names a file."""
    return from_fs_path(os.path.abspath(path)) or ""  # noqa: PTH100 -- takes `..` out
