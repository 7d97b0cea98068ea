"""Which project a server enters, and which files it serves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lsprotocol import types as lsp
from tests.editors.conftest import CLIP
from tests.editors.editor import Editor, in_editor, uri

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.editors.conftest import Place

NOTE_FILE = "notes/reading.md"
CITED = f"See [@{CLIP}].\n"


def begin_with(monkeypatch: pytest.MonkeyPatch, given: Mapping[str, Any]) -> None:
    """Have the editor initialise the server with these parameters."""

    async def begin(editor: Editor) -> None:
        await editor.client.initialize_async(lsp.InitializeParams(capabilities=lsp.ClientCapabilities(), **given))
        editor.client.initialized(lsp.InitializedParams())

    monkeypatch.setattr(Editor, "begin", begin)


@pytest.mark.parametrize("way", ["folders", "nothing"])
def test_the_project_is_that_of_the_first_folder_or_if_there_is_none_of_the_first_file(
    place: Place, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    folders = [lsp.WorkspaceFolder((place.folder / "notes").as_uri(), "notes")]
    begin_with(monkeypatch, {"workspace_folders": folders} if way == "folders" else {})
    note = str(place.folder / NOTE_FILE)
    monkeypatch.chdir("/")

    async def script(editor: Editor) -> None:
        await editor.open(note)
        assert Path.cwd() == place.folder
        assert f"**{CLIP}**: accepted (references.bib:" in await editor.hover(note, "Learning Transferable")

    in_editor(script)


def test_invalid_settings_are_reported_on_the_text_and_cause_no_error_of_the_server(place: Place) -> None:
    settings = place.read("vlbib.toml")
    Path("vlbib.toml").write_text("notes = [\n")

    async def script(editor: Editor) -> None:
        await editor.open(NOTE_FILE)
        assert [mark.code for mark in editor.marks[uri(NOTE_FILE)]] == ["unreadable"]
        assert not editor.messages
        Path("vlbib.toml").write_text(settings)
        await editor.replace(NOTE_FILE, CITED)
        assert editor.marks[uri(NOTE_FILE)] == []

    in_editor(script)


def test_a_folder_that_is_no_project_gets_no_diagnostics(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("README.md").write_text("- Segment Anything, 2023\n- [2023 ICCV] Some title that nobody knows, of course\n")
    Path("paper.tex").write_text("\\cite{nobody}\n")
    Path("loose.bib").write_text("@misc{a, title = {A}, pages = {1-2}}\n")

    async def script(editor: Editor) -> None:
        for file in ("README.md", "paper.tex"):
            await editor.open(file)
            assert editor.marks[uri(file)] == []
        await editor.open("loose.bib")
        assert "V006" in [mark.code for mark in editor.marks[uri("loose.bib")]]
        Path("vlbib.toml").write_text("")
        await editor.replace("README.md", "- Segment Anything, 2023\n")
        assert [mark.code for mark in editor.marks[uri("README.md")]] == ["not-taken"]

    in_editor(script)


def test_a_file_of_another_project_is_only_reported_as_such(place: Place) -> None:
    elsewhere = place.folder.parent / "elsewhere"
    (elsewhere / "notes").mkdir(parents=True)
    (elsewhere / "vlbib.toml").write_text("")
    note = str(elsewhere / "notes" / "a.md")
    Path(note).write_text(CITED)
    loose = str(place.folder.parent / "loose.md")
    Path(loose).write_text(CITED)

    async def script(editor: Editor) -> None:
        await editor.open(note)
        assert [mark.code for mark in editor.marks[uri(note)]] == ["elsewhere"]
        assert await editor.hover(note, CLIP) == ""
        assert await editor.complete(note, "[@") == []
        renaming = lsp.RenameParams(*editor.at(note, CLIP), "clip")
        assert await editor.client.text_document_rename_async(renaming) is None
        await editor.open(loose)
        assert CLIP in await editor.hover(loose, CLIP)

    in_editor(script)


@pytest.mark.parametrize("way", ["folder above", "a loose file first"])
def test_in_a_folder_of_projects_the_first_files_project_is_served(
    place: Place, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    above = place.folder.parent
    folders = [lsp.WorkspaceFolder(above.as_uri(), "all")] if way == "folder above" else None
    begin_with(monkeypatch, {"workspace_folders": folders})
    note, loose, second = str(place.folder / NOTE_FILE), str(above / "loose.md"), above / "second"
    (second / "notes").mkdir(parents=True)
    (second / "vlbib.toml").write_text("")
    for file in (loose, str(second / "notes" / "a.md")):
        Path(file).write_text(CITED)

    async def script(editor: Editor) -> None:
        await editor.open(loose)
        assert editor.marks[uri(loose)] == []
        await editor.open(note)
        assert Path.cwd() == place.folder
        assert f"**{CLIP}**: accepted (references.bib:" in await editor.hover(note, "Learning Transferable")
        assert CLIP in await editor.hover(loose, CLIP)
        await editor.open(str(second / "notes" / "a.md"))
        assert [mark.code for mark in editor.marks[uri(str(second / "notes" / "a.md"))]] == ["elsewhere"]
        assert Path.cwd() == place.folder

    monkeypatch.chdir(above)
    in_editor(script)


def test_an_older_version_of_a_file_opened_for_comparison_is_not_taken_for_the_file(place: Place) -> None:
    async def script(editor: Editor) -> None:
        await editor.open(NOTE_FILE)
        older = uri(NOTE_FILE).replace("file:", "git:")
        item = lsp.TextDocumentItem(older, "markdown", 1, "nothing\n")
        editor.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        assert f"**{CLIP}**" in await editor.hover(NOTE_FILE, "Learning Transferable")
        answer = await editor.client.text_document_hover_async(
            lsp.HoverParams(lsp.TextDocumentIdentifier(older), lsp.Position(0, 1))
        )
        assert answer is None

    assert place.read(NOTE_FILE)
    in_editor(script)


def test_a_lone_surrogate_in_a_library_causes_no_error_of_the_server(place: Place) -> None:
    text = "@misc{a, title = {\ud83d}}\n" + place.read("references.bib")

    async def script(editor: Editor) -> None:
        await editor.open("references.bib", text)
        assert CLIP in await editor.hover("references.bib", CLIP)
        assert not editor.messages

    in_editor(script)


def test_a_library_that_is_not_utf_8_is_read_as_the_editor_shows_it(place: Place) -> None:
    library = place.folder / "references.bib"
    text = library.read_text() + "@misc{mine,\n  title = {Café},\n  author = {Müller, Jörg},\n}\n"
    library.write_bytes(text.encode("latin-1", "replace"))
    shown = library.read_bytes().decode("latin-1")

    async def script(editor: Editor) -> None:
        await editor.open(NOTE_FILE, CITED)
        renaming = lsp.RenameParams(*editor.at(NOTE_FILE, CLIP), "clip")
        answer = await editor.client.text_document_rename_async(renaming)
        assert answer
        assert uri("references.bib") in (answer.changes or {})
        definition = lsp.DefinitionParams(*editor.at(NOTE_FILE, CLIP))
        assert await editor.client.text_document_definition_async(definition)
        await editor.open("references.bib", shown)
        assert str(library) not in editor.server.desk.unsaved

    in_editor(script)
