"""The server answers questions while it checks a text, and publishes diagnostics only of the current text."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from lsprotocol import types as lsp
from tests.editors.conftest import CLIP
from tests.editors.editor import Editor, in_editor

from vlbib.editors.desk import Desk
from vlbib.editors.vlbib_server import VlbibServer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from vlbib.checks.finding import Finding
    from vlbib.editors.buffer_text import BufferText

NOTE_FILE = "notes/reading.md"

pytestmark = pytest.mark.usefixtures("place")


def test_questions_are_answered_while_a_text_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, may_end = threading.Event(), threading.Event()
    findings = Desk.findings

    def slow(desk: Desk, path: Path) -> Sequence[Finding]:
        begun.set()
        assert may_end.wait(10)
        return findings(desk, path)

    async def script(editor: Editor) -> None:
        await editor.open(NOTE_FILE)
        monkeypatch.setattr(Desk, "findings", slow)
        editor.texts[NOTE_FILE] += "\n- Mask R-CNN\n"
        whole = lsp.TextDocumentContentChangeWholeDocument(editor.texts[NOTE_FILE])
        await editor.edit(NOTE_FILE, whole)
        assert await asyncio.to_thread(begun.wait, 10)
        try:
            assert CLIP in await editor.hover(NOTE_FILE, "Learning Transferable")
            assert await editor.complete(NOTE_FILE, "again [@")
        finally:
            may_end.set()
        assert await editor.settled(NOTE_FILE)

    in_editor(script)


def test_findings_in_a_text_that_has_changed_meanwhile_are_not_published(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, may_end = threading.Event(), threading.Event()
    diagnose = VlbibServer.diagnose
    checked: list[str] = []
    given_up: list[str] = []

    def slow(server: VlbibServer, buffer: BufferText, go_on: Callable[[], object]) -> list[lsp.Diagnostic]:
        checked.append(buffer.text)
        begun.set()
        assert may_end.wait(10)
        try:
            return diagnose(server, buffer, go_on)
        except Exception:
            given_up.append(buffer.text)
            raise

    async def script(editor: Editor) -> None:
        await editor.open(NOTE_FILE)
        monkeypatch.setattr(VlbibServer, "diagnose", slow)
        await editor.edit(NOTE_FILE, lsp.TextDocumentContentChangeWholeDocument("- SAM\n"))
        assert await asyncio.to_thread(begun.wait, 10)
        await editor.edit(NOTE_FILE, lsp.TextDocumentContentChangeWholeDocument("- Some Unwritten Work of Ours\n"))
        await asyncio.sleep(0)
        may_end.set()
        marked = await editor.settled(NOTE_FILE)
        assert checked == ["- SAM\n", "- Some Unwritten Work of Ours\n"]
        assert given_up == ["- SAM\n"]
        assert [mark.severity for mark in marked] == [lsp.DiagnosticSeverity.Hint]

    in_editor(script)


def test_starting_imports_no_heavy_library_that_pygls_does_not_import() -> None:
    program = (
        "import sys, pygls.lsp.server, pygls.uris; before = set(sys.modules); "
        "from vlbib.editors.language_server import make_server; make_server(); "
        "print(*set(sys.modules) - before, sep='\\n')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "vlbib.editors.vlbib_server" in loaded
    assert loaded.isdisjoint({"requests", "requests_cache", "pybtex", "rich", "bibtexparser", "sqlite3", "numpy"})
    assert not any(name.startswith(("vlbib.matching", "vlbib.notes", "vlbib.sources")) for name in loaded)
