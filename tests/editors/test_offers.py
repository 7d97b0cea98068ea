"""The changes that the editor offers: renaming keys, fixing findings, inserting citations."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types as lsp
from tests.editors.conftest import CLIP, NOTE
from tests.editors.editor import Editor, in_editor, uri

from vlbib.cli import run as vlbib

NOTES = "notes/reading.md"
CLIP_LINE, SAM_LINE, LOST_LINE = "Learning Transferable", "SAM", "Some Title"

pytestmark = pytest.mark.usefixtures("place")


def test_on_a_title_the_key_of_its_work_can_be_renamed_and_on_other_lines_none() -> None:
    async def script(editor: Editor) -> None:
        await editor.open(NOTES)
        ready = []
        for words in ("Learning Transferable", "# "):
            params = lsp.PrepareRenameParams(*editor.at(NOTES, words))
            ready.append(await editor.client.text_document_prepare_rename_async(params))
        title, heading = ready
        assert isinstance(title, lsp.PrepareRenamePlaceholder)
        place = editor.at(NOTES, "Learning Transferable")[1]
        assert (title.placeholder, title.range.start.line) == (CLIP, place.line)
        assert title.range.start.character <= place.character <= title.range.end.character
        assert heading is None

    in_editor(script)


def test_renaming_a_key_edits_library_lock_notes_and_paper_like_the_command(
    capsys: pytest.CaptureFixture[str],
) -> None:
    async def script(editor: Editor) -> None:
        await editor.open(NOTES, NOTE + "\nUnsaved, and cites it: [@radford2021learning]\n")
        document, position = editor.at(NOTES, CLIP)
        ready = await editor.client.text_document_prepare_rename_async(lsp.PrepareRenameParams(document, position))
        assert isinstance(ready, lsp.PrepareRenamePlaceholder)
        assert ready.placeholder == CLIP
        before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
        edit = await editor.client.text_document_rename_async(lsp.RenameParams(document, position, "clip"))
        assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before
        assert edit
        assert edit.changes
        for name, edits in edit.changes.items():
            file = str(Path(name.removeprefix("file://")).relative_to(Path.cwd()))
            Path(file).write_text(editor.edited(file, edits))

    in_editor(script)
    for file in (NOTES, "notes/more.md", "paper.tex"):
        assert CLIP not in Path(file).read_text()
    assert Path(NOTES).read_text().count("[@clip]") == 2
    assert vlbib(["explain", "clip"]) == 0
    assert "clip: accepted" in capsys.readouterr().out
    assert vlbib(["sync", "--offline", "--dry-run"]) in (3, 4)
    assert "references.bib: nothing changed" in capsys.readouterr().out


def test_renaming_to_a_key_in_use_is_refused_and_reported() -> None:
    async def script(editor: Editor) -> None:
        await editor.open(NOTES)
        document, position = editor.at(NOTES, CLIP)
        edit = await editor.client.text_document_rename_async(lsp.RenameParams(document, position, "li2023blip"))
        assert edit is None
        assert any("li2023blip" in message for message in editor.messages)

    in_editor(script)


def test_actions_are_offered_in_a_note_that_is_not_markdown() -> None:
    async def script(editor: Editor) -> None:
        Path("notes/other.txt").write_text("- Learning Transferable Visual Models From Natural Language Supervision\n")
        await editor.open("notes/other.txt")
        assert list(await editor.actions("notes/other.txt", CLIP_LINE)) == [f"Open {CLIP}"]

    in_editor(script)


def test_an_action_fixes_a_finding() -> None:
    async def script(editor: Editor) -> None:
        library = Path("references.bib").read_text()
        await editor.open("references.bib", library.replace("pages = {8748--8763}", "pages = {8748-8763}"))
        offers = await editor.actions("references.bib", "pages = {8748-8763}")
        fix = next(action for title, action in offers.items() if title.startswith("Fix "))
        assert isinstance(fix, lsp.CodeAction)
        assert fix.edit
        assert fix.edit.changes
        assert editor.edited("references.bib", fix.edit.changes[uri("references.bib")]) == library

    in_editor(script)


def test_an_action_inserts_a_citation_after_the_title_on_a_line() -> None:
    async def script(editor: Editor) -> None:
        await editor.open(NOTES, NOTE + "\nNot saved.\n")
        action = (await editor.actions(NOTES, CLIP_LINE))["Insert [@key] after the title"]
        assert isinstance(action, lsp.CodeAction)
        assert action.edit
        assert action.edit.changes
        text = editor.edited(NOTES, action.edit.changes[uri(NOTES)])
        cited = f"{CLIP_LINE} Visual Models From Natural Language Supervision [@{CLIP}], 2021"
        assert text == (NOTE + "\nNot saved.\n").replace(
            f"{CLIP_LINE} Visual Models From Natural Language Supervision, 2021", cited
        )

    in_editor(script)
