"""`vlbib lsp`: the language server. It asks the Python API, and writes only as the commands do."""

from __future__ import annotations

from importlib import import_module
from inspect import Signature, isawaitable, signature
from typing import TYPE_CHECKING, Any

from lsprotocol import types as lsp

from vlbib.core.faults import CannotUse
from vlbib.editors import code_actions
from vlbib.editors.text_changes import changed_text
from vlbib.editors.vlbib_server import VlbibServer, is_served, path_from
from vlbib.storage.note_walk import NOTE_SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Callable


def on_initialized(ls: VlbibServer, _params: lsp.InitializedParams) -> None:
    """Enter the project, and ask the editor to report files that change on disk."""
    folders = [path_from(uri) for uri in (*ls.workspace.folders, ls.workspace.root_uri) if uri and is_served(uri)]
    folder = next((folder for folder in folders if folder.is_dir()), None)
    if folder:
        ls.go_to(folder)
    watched = ls.client_capabilities.workspace and ls.client_capabilities.workspace.did_change_watched_files
    if watched and watched.dynamic_registration:
        kinds = (".bib", ".lock", ".toml", *NOTE_SUFFIXES)
        patterns = [lsp.FileSystemWatcher(glob_pattern=f"**/*{kind}") for kind in kinds]
        options = lsp.DidChangeWatchedFilesRegistrationOptions(watchers=patterns)
        method = lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES
        ls.client_register_capability(lsp.RegistrationParams([lsp.Registration("files", method, options)]))


def on_open(ls: VlbibServer, params: lsp.DidOpenTextDocumentParams) -> None:
    """Check a text that was opened; if the editor's folder is no project, enter the one that the file is in."""
    document = params.text_document
    if not is_served(document.uri):
        return
    ls.go_to(path_from(document.uri).parent)
    ls.hold(document.uri, document.text, document.version)


def on_change(ls: VlbibServer, params: lsp.DidChangeTextDocumentParams) -> None:
    """Check a text that was changed."""
    uri = params.text_document.uri
    if uri in ls.texts:
        text = changed_text(ls.texts[uri], params.content_changes, ls.workspace.position_codec)
        ls.hold(uri, text, params.text_document.version)


def on_save(ls: VlbibServer, params: lsp.DidSaveTextDocumentParams) -> None:
    """Check all open texts, because a change in one may affect another."""
    uri = params.text_document.uri
    if uri in ls.texts:
        ls.hold(uri, ls.texts[uri])
    ls.check_all()


def on_close(ls: VlbibServer, params: lsp.DidCloseTextDocumentParams) -> None:
    """Forget a text that was closed, and clear its diagnostics."""
    uri = params.text_document.uri
    if uri in ls.texts:
        ls.let_go(uri)
        ls.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))


def on_written(ls: VlbibServer, _params: lsp.DidChangeWatchedFilesParams) -> None:
    """Check all open texts, because another program wrote a file."""
    ls.check_all()


_TRIGGERS = lsp.CompletionOptions(trigger_characters=["@", "{", ","])


def _later(module: str, name: str) -> Callable[..., Any]:
    """Return a function whose module is imported at its first call, so that the server starts quickly."""

    def call(ls: VlbibServer, *arguments: Any) -> Any:  # noqa: ANN401 -- parameters of any request
        return getattr(import_module(f"vlbib.editors.{module}"), name)(ls, *arguments)

    return call


def _command(command: str, name: str) -> Callable[..., Any]:
    """Return the command that calls the function `name`; wrong arguments give an error message."""

    def call(ls: VlbibServer, *arguments: Any) -> Any:  # noqa: ANN401 -- JSON values
        function = getattr(import_module("vlbib.editors.editor_commands"), name)
        wanted = signature(function)
        try:
            wanted.bind(ls, *arguments)
        except TypeError:
            return _refused(ls, command, wanted)
        are_texts = all(isinstance(argument, str) for argument in arguments)
        return function(ls, *arguments) if are_texts else _refused(ls, command, wanted)

    return call


def _refused(ls: VlbibServer, command: str, wanted: Signature) -> str:
    names = ", ".join(list(wanted.parameters)[1:])
    return ls.refuse(CannotUse(f"{command}: needs these arguments, each a string: {names}"))


async def _sync(ls: VlbibServer, *arguments: Any) -> Any:  # noqa: ANN401 -- as above
    answer = _command("vlbib.sync", "do_sync")(ls, *arguments)
    return await answer if isawaitable(answer) else answer


FEATURES: dict[str, tuple[Callable[..., Any], Any]] = {
    lsp.INITIALIZED: (on_initialized, None),
    lsp.TEXT_DOCUMENT_DID_OPEN: (on_open, None),
    lsp.TEXT_DOCUMENT_DID_CHANGE: (on_change, None),
    lsp.TEXT_DOCUMENT_DID_SAVE: (on_save, None),
    lsp.TEXT_DOCUMENT_DID_CLOSE: (on_close, None),
    lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES: (on_written, None),
    lsp.TEXT_DOCUMENT_HOVER: (_later("lookups", "on_hover"), None),
    lsp.TEXT_DOCUMENT_COMPLETION: (_later("lookups", "on_completion"), _TRIGGERS),
    lsp.TEXT_DOCUMENT_DEFINITION: (_later("lookups", "on_definition"), None),
    lsp.TEXT_DOCUMENT_REFERENCES: (_later("lookups", "on_references"), None),
    lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL: (_later("lookups", "on_symbols"), None),
    lsp.WORKSPACE_SYMBOL: (_later("lookups", "on_workspace_symbols"), None),
    lsp.TEXT_DOCUMENT_CODE_LENS: (_later("lookups", "on_code_lens"), None),
    lsp.TEXT_DOCUMENT_PREPARE_RENAME: (_later("offers", "on_prepare_rename"), None),
    lsp.TEXT_DOCUMENT_RENAME: (_later("offers", "on_rename"), lsp.RenameOptions(prepare_provider=True)),
    lsp.TEXT_DOCUMENT_CODE_ACTION: (_later("offers", "on_code_action"), None),
}
COMMANDS: dict[str, Callable[..., Any]] = {
    code_actions.PIN: _command(code_actions.PIN, "do_pin"),
    code_actions.IGNORE: _command(code_actions.IGNORE, "do_ignore"),
    code_actions.ACCEPT: _command(code_actions.ACCEPT, "do_accept"),
    code_actions.OPEN: _command(code_actions.OPEN, "do_open"),
    "vlbib.sync": _sync,
    "vlbib.waiting": _command("vlbib.waiting", "do_list_waiting"),
}


def make_server() -> VlbibServer:
    """Return a server with all features and commands."""
    server = VlbibServer()
    for name, (function, options) in FEATURES.items():
        server.feature(name, options)(function)
    for name, function in COMMANDS.items():
        server.command(name)(function)
    return server


def serve() -> None:
    """Serve over stdin and stdout until the editor closes the connection."""
    make_server().start_io()
