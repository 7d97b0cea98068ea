"""Diagnostics, lists, references and decisions agree about lines that no sync has read yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lsprotocol import types as lsp
from tests.editors.conftest import CLIP, NOTE
from tests.editors.editor import Editor, in_editor, uri

from vlbib.cli import run
from vlbib.storage.running import COMMAND

if TYPE_CHECKING:
    from tests.editors.conftest import Place

NOTE_FILE, SECOND_FILE = "notes/reading.md", "notes/more.md"
ANEW = "- Learning Transferable Visual Models From Natural Language Supervision\n- SAM\n"
TWICE = f"- DINOv2: Learning Robust Visual Features without Supervision [@{CLIP}] [@{CLIP}]\n"

pytestmark = pytest.mark.usefixtures("place")


async def references(editor: Editor, *, entry: bool) -> list[tuple[str, int]]:
    document, position = editor.at("references.bib", CLIP)
    params = lsp.ReferenceParams(lsp.ReferenceContext(include_declaration=entry), document, position)
    answer = await editor.client.text_document_references_async(params)
    return [(place.uri.rpartition("/")[2], place.range.start.line) for place in answer or []]


def test_a_new_line_for_a_known_work_is_among_its_references_and_lacks_no_entry() -> None:
    async def script(editor: Editor) -> None:
        await editor.open(SECOND_FILE, ANEW)
        assert [mark.code for mark in editor.marks[uri(SECOND_FILE)] if mark.range.start.line == 0] == []
        await editor.open("references.bib")
        assert ("more.md", 0) in await references(editor, entry=True)

    in_editor(script)


def test_the_entry_is_among_the_references_only_if_requested() -> None:
    async def script(editor: Editor) -> None:
        await editor.open("references.bib")
        every, without = [await references(editor, entry=entry) for entry in (True, False)]
        assert [place for place in every if place not in without] == [every[0]]
        assert every[0][0] == "references.bib"

    in_editor(script)


def test_the_lens_lists_as_many_waiting_lines_as_it_counts(place: Place) -> None:
    async def script(editor: Editor) -> None:
        await editor.open(SECOND_FILE, f"{ANEW}- Some Unwritten Work of Ours (Doe, 2020)\n")
        document, _ = editor.at(SECOND_FILE, "SAM")
        (lens,) = await editor.client.text_document_code_lens_async(lsp.CodeLensParams(document)) or []
        assert lens.command
        params = lsp.ExecuteCommandParams(lens.command.command, lens.command.arguments)
        waiting: Any = await editor.client.workspace_execute_command_async(params)
        assert lens.command.title.endswith(f" {len(waiting)} wait")
        assert any("SAM" in line for line in waiting)

    assert place.read(NOTE_FILE) == NOTE
    in_editor(script)


def test_a_work_is_listed_by_its_title_without_tex_and_has_one_action_to_open_it(place: Place) -> None:
    async def script(editor: Editor) -> None:
        await editor.open(NOTE_FILE)
        document, _ = editor.at(NOTE_FILE, "SAM")
        symbols = await editor.client.text_document_document_symbol_async(lsp.DocumentSymbolParams(document))
        names = [symbol.name for symbol in symbols or []]
        assert any(name.startswith("BLIP-2: ") for name in names)
        assert not any("{" in name for name in names)
        await editor.replace(NOTE_FILE, TWICE)
        actions = await editor.client.text_document_code_action_async(_on_first_line(editor))
        assert [action.title for action in actions or []].count(f"Open {CLIP}") == 1

    assert "{BLIP-2}" in place.read("references.bib")
    in_editor(script)


def _on_first_line(editor: Editor) -> lsp.CodeActionParams:
    document, position = editor.at(NOTE_FILE, "DINOv2")
    return lsp.CodeActionParams(document, lsp.Range(position, position), lsp.CodeActionContext(diagnostics=[]))


def test_a_sync_from_the_editor_can_be_undone_under_the_commands_name(
    place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    (place.folder / SECOND_FILE).write_text(f"{ANEW}- Mask R-CNN\n")
    COMMAND.set("lsp")  # as `vlbib lsp` sets it

    async def script(editor: Editor) -> None:
        await editor.client.workspace_execute_command_async(lsp.ExecuteCommandParams("vlbib.sync", []))

    in_editor(script)
    assert run(["undo"]) == 0
    assert "undone: vlbib sync --offline (references.bib" in capsys.readouterr().out
