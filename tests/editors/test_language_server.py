"""The language server in memory: diagnostics, hovers, decisions and commands in notes, libraries and papers."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lsprotocol import types as lsp
from tests.editors.conftest import CLIP, NOTE
from tests.editors.editor import Editor, in_editor, uri

from vlbib.cli import run as vlbib

if TYPE_CHECKING:
    from tests.editors.conftest import Place

NOTES = "notes/reading.md"
CLIP_LINE, SAM_LINE, LOST_LINE = "Learning Transferable", "SAM", "Some Title"

pytestmark = pytest.mark.usefixtures("place")


def marks(editor: Editor, file: str) -> list[tuple[int, str, lsp.DiagnosticSeverity | None]]:
    """Return the line, code and severity of each diagnostic."""
    return [(mark.range.start.line, str(mark.code), mark.severity) for mark in editor.marks[uri(file)]]


def test_findings_doubts_and_lines_not_taken_are_each_marked_once() -> None:
    async def script(editor: Editor) -> None:
        await editor.open(NOTES)
        await editor.open("paper.tex")
        kinds = lsp.DiagnosticSeverity
        assert marks(editor, NOTES) == [(9, "unasked", kinds.Information), (10, "not-taken", kinds.Hint)]
        assert marks(editor, "paper.tex") == [(2, "T001", kinds.Error)]
        mark = editor.marks[uri("paper.tex")][0]
        assert (mark.range.start.character, mark.range.end.character) == (30, 41)

    in_editor(script)


def test_unsaved_text_counts_in_diagnostics_hovers_and_completion() -> None:
    async def script(editor: Editor) -> None:
        await editor.open(NOTES)
        await editor.replace(NOTES, NOTE + "\nSee [@nobody2020].\n")
        assert (14, "N010", lsp.DiagnosticSeverity.Warning) in marks(editor, NOTES)
        library = Path("references.bib").read_text()
        await editor.open("references.bib", library.replace(f"{{{CLIP},", "{nobody2020,"))
        await editor.replace(NOTES, NOTE + "\nSee [@nobody2020] again.\n")
        assert [line for line, code, _ in marks(editor, NOTES) if code == "N010"] == [
            12
        ]  # the key on that line before the change
        assert (await editor.hover(NOTES, "nobody2020")).endswith("vlbib wrote nothing in it")
        await editor.replace(NOTES, NOTE + "\nSee [@nobo\n")
        assert await editor.complete(NOTES, "[@nobo") == ["nobody2020"]
        assert Path("references.bib").read_text() == library

    in_editor(script)


def test_an_unreadable_library_is_reported_on_its_first_line_and_causes_no_error() -> None:
    async def script(editor: Editor) -> None:
        Path("references.lock").write_text("{")
        await editor.open(NOTES)
        assert marks(editor, NOTES) == [(0, "unreadable", lsp.DiagnosticSeverity.Error)]
        assert await editor.hover(NOTES, CLIP) == ""

    in_editor(script)


def test_a_command_with_wrong_arguments_is_refused_in_one_line() -> None:
    calls: list[tuple[str, list[Any]]] = [
        ("vlbib.pin", []), ("vlbib.pin", ["a", "b", "c"]), ("vlbib.open", [5]), ("vlbib.sync", [{}])
    ]  # fmt: skip

    async def script(editor: Editor) -> None:
        for command, arguments in calls:
            params = lsp.ExecuteCommandParams(command, arguments)
            told = await editor.client.workspace_execute_command_async(params)
            assert str(told).startswith(f"{command}: needs these arguments, each a string: ")
        assert [message.partition(" needs ")[0] for message in editor.messages] == [
            f"vlbib: {command}:" for command, _ in calls
        ]

    in_editor(script)


def test_a_line_pinned_to_a_candidate_no_longer_waits() -> None:
    async def script(editor: Editor) -> None:
        await editor.open(NOTES)
        offers = await editor.actions(NOTES, SAM_LINE)
        pin = next(action for title, action in offers.items() if "Segment Anything" in title)
        assert await editor.take(pin) == ""
        assert 'mention = "SAM"' in Path("vlbib.toml").read_text()
        await editor.client.workspace_execute_command_async(lsp.ExecuteCommandParams("vlbib.sync", []))
        assert "{kirillov2023" in Path("references.bib").read_text()
        while [line for line, _, _ in marks(editor, NOTES)] != [10]:  # older ones may still arrive
            await editor.settled(NOTES)

    in_editor(script)


def test_a_line_is_ignored_or_taken_as_a_title_by_an_action() -> None:
    async def script(editor: Editor) -> None:
        await editor.open(NOTES)
        await editor.take((await editor.actions(NOTES, SAM_LINE))["Ignore this line: it names no work"])
        await editor.take((await editor.actions(NOTES, LOST_LINE))["Treat this line as a title"])
        settings = Path("vlbib.toml").read_text()
        assert '[[ignore]]\nmention = "SAM"' in settings
        assert 'to = "title"' in settings

    in_editor(script)


def test_a_decision_is_about_the_line_that_the_user_sees_even_if_unsaved() -> None:
    async def script(editor: Editor) -> None:
        await editor.open(NOTES, NOTE.replace("- SAM", "\nA line of prose.\n\n- SAM"))
        await editor.take((await editor.actions(NOTES, "SAM"))["Ignore this line: it names no work"])
        assert '[[ignore]]\nmention = "SAM"' in Path("vlbib.toml").read_text()

    in_editor(script)


def test_a_note_that_is_not_saved_yet_is_served() -> None:
    async def script(editor: Editor) -> None:
        await editor.open(
            "notes/new.md", "# New\n\n- Learning Transferable Visual Models From Natural Language Supervision\n"
        )
        assert (await editor.hover("notes/new.md", CLIP_LINE)).startswith(f"**{CLIP}**: accepted")
        assert f"Open {CLIP}" in await editor.actions("notes/new.md", CLIP_LINE)

    in_editor(script)


def test_a_decision_can_be_undone(capsys: pytest.CaptureFixture[str]) -> None:
    before = Path("vlbib.toml").read_bytes()

    async def script(editor: Editor) -> None:
        await editor.open(NOTES)
        await editor.take((await editor.actions(NOTES, SAM_LINE))["Ignore this line: it names no work"])

    in_editor(script)
    assert Path("vlbib.toml").read_bytes() != before
    assert vlbib(["undo"]) == 0
    assert "vlbib ignore notes/reading.md:10 (vlbib.toml)" in capsys.readouterr().out
    assert Path("vlbib.toml").read_bytes() == before


def test_a_command_writes_no_file_that_has_unsaved_changes() -> None:
    async def script(editor: Editor) -> None:
        await editor.open(NOTES)
        await editor.open("vlbib.toml", 'notes = ["notes"] # unsaved\n')
        before = Path("vlbib.toml").read_bytes()
        said = await editor.take((await editor.actions(NOTES, SAM_LINE))["Ignore this line: it names no work"])
        assert said == "vlbib.toml: has unsaved changes; save it first"
        assert Path("vlbib.toml").read_bytes() == before

    in_editor(script)


def test_the_editor_opens_the_page_of_a_work() -> None:
    async def script(editor: Editor) -> None:
        await editor.open(NOTES)
        await editor.take((await editor.actions(NOTES, CLIP_LINE))[f"Open {CLIP}"])
        await asyncio.sleep(0)
        assert editor.shown == ["https://arxiv.org/abs/2103.00020"]

    in_editor(script)


def test_a_closed_text_no_longer_counts() -> None:
    async def script(editor: Editor) -> None:
        await editor.open("references.bib", "")
        await editor.open(NOTES)
        assert "(not in the library any more; " in await editor.hover(NOTES, CLIP)
        editor.client.text_document_did_close(
            lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(uri("references.bib")))
        )
        assert "(references.bib:26)" in await editor.hover(NOTES, CLIP)

    in_editor(script)


def test_no_source_is_asked_unless_the_user_runs_a_command(monkeypatch: pytest.MonkeyPatch, place: Place) -> None:
    asked: list[str] = []
    monkeypatch.setattr("socket.socket.connect", lambda *_: asked.append("connect"))
    monkeypatch.setattr("vlbib.sources.session.Session.ask", lambda *_: asked.append("ask"))

    async def script(editor: Editor) -> None:
        await editor.open(NOTES)
        await editor.hover(NOTES, SAM_LINE)
        await editor.complete(NOTES, "[@ra")
        await editor.actions(NOTES, SAM_LINE)

    in_editor(script)
    assert asked == []
    assert place.read(NOTES) == NOTE
