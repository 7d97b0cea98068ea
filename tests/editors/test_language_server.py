"""The language server in memory: what an editor shows, offers and changes in notes, libraries and papers."""

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
    """Return the line, code and severity of each mark."""
    return [(mark.range.start.line, str(mark.code), mark.severity) for mark in editor.marks[uri(file)]]


def test_a_hover_tells_of_a_title_line_of_a_citation_and_of_an_entry_the_same_story() -> None:
    async def script(editor: Editor) -> None:
        for file in (NOTES, "references.bib", "paper.tex"):
            await editor.open(file)
        line = await editor.hover(NOTES, CLIP_LINE)
        assert line.startswith(f"**{CLIP}**: accepted (references.bib:26)\n\nAlec Radford, Jong Wook Kim")
        assert "because:\n- the title is the same\n- the year 2021 fits" in line
        assert "tags:\n- VLP" in line
        assert "named by:\n- notes/more.md:5\n- notes/reading.md:8\n- notes/reading.md:13" in line
        assert await editor.hover(NOTES, CLIP) == line
        assert await editor.hover("references.bib", "booktitle", "{" + CLIP) == line
        assert await editor.hover("paper.tex", CLIP) == line

    in_editor(script)


def test_a_hover_tells_what_waits_and_what_was_not_taken_and_nothing_elsewhere() -> None:
    async def script(editor: Editor) -> None:
        await editor.open(NOTES)
        doubt = await editor.hover(NOTES, SAM_LINE)
        assert doubt.startswith("**no entry**: unasked (not in the library)")
        assert "may be:\n- Segment Anything (2023" in doubt
        assert (await editor.hover(NOTES, LOST_LINE)).startswith("**names no work** (notes/reading.md:11)")
        assert await editor.hover(NOTES, "Today I read") == ""
        assert await editor.hover(NOTES, "tags:") == ""

    in_editor(script)


def test_findings_doubts_and_lines_not_taken_are_marked_each_once() -> None:
    async def script(editor: Editor) -> None:
        await editor.open(NOTES)
        await editor.open("paper.tex")
        kinds = lsp.DiagnosticSeverity
        assert marks(editor, NOTES) == [(9, "unasked", kinds.Information), (10, "not-taken", kinds.Hint)]
        assert marks(editor, "paper.tex") == [(2, "T001", kinds.Error)]
        mark = editor.marks[uri("paper.tex")][0]
        assert (mark.range.start.character, mark.range.end.character) == (30, 41)

    in_editor(script)


def test_unsaved_text_counts_in_marks_hovers_and_completion() -> None:
    async def script(editor: Editor) -> None:
        await editor.open(NOTES)
        await editor.replace(NOTES, NOTE + "\nSee [@nobody2020].\n")
        assert (14, "N010", lsp.DiagnosticSeverity.Warning) in marks(editor, NOTES)
        library = Path("references.bib").read_text()
        await editor.open("references.bib", library.replace(f"{{{CLIP},", "{nobody2020,"))
        await editor.replace(NOTES, NOTE + "\nSee [@nobody2020] again.\n")
        assert [line for line, code, _ in marks(editor, NOTES) if code == "N010"] == [12]  # the key of before
        assert (await editor.hover(NOTES, "nobody2020")).endswith("vlbib wrote nothing in it")
        await editor.replace(NOTES, NOTE + "\nSee [@nobo\n")
        assert await editor.complete(NOTES, "[@nobo") == ["nobody2020"]
        assert Path("references.bib").read_text() == library

    in_editor(script)


def test_a_library_that_cannot_be_read_is_told_on_its_first_line_and_nothing_else_breaks() -> None:
    async def script(editor: Editor) -> None:
        Path("references.lock").write_text("{")
        await editor.open(NOTES)
        assert marks(editor, NOTES) == [(0, "unreadable", lsp.DiagnosticSeverity.Error)]
        assert await editor.hover(NOTES, CLIP) == ""

    in_editor(script)


def test_keys_are_offered_in_notes_and_papers_those_of_the_notes_tags_first() -> None:
    async def script(editor: Editor) -> None:
        await editor.open(NOTES, NOTE + "\nSo [@\n\nAs [@dino\n\nMail me@ho\n")
        assert await editor.complete(NOTES, "So [@") == ["li2023blip", CLIP, "oquab2023dinov2"]
        assert await editor.complete(NOTES, "[@dino") == ["oquab2023dinov2"]
        assert await editor.complete(NOTES, "me@ho") == []
        await editor.open("paper.tex", "\\cite{radford2021learning, oqu}\n\\textbf{oqu}\n")
        assert await editor.complete("paper.tex", ", oqu") == ["oquab2023dinov2"]
        assert await editor.complete("paper.tex", "textbf{oqu") == []

    in_editor(script)


def test_tags_are_offered_in_the_front_matter_only() -> None:
    async def script(editor: Editor) -> None:
        await editor.open(NOTES)
        assert await editor.complete(NOTES, "tags: [reading, ") == ["VLP"]
        assert await editor.complete(NOTES, "## VLP") == []

    in_editor(script)


def test_definition_and_references_join_note_entry_and_paper() -> None:
    async def script(editor: Editor) -> None:
        for file in (NOTES, "references.bib", "paper.tex"):
            await editor.open(file)
        for file, words in ((NOTES, CLIP_LINE), (NOTES, CLIP), ("paper.tex", CLIP)):
            answer = await editor.client.text_document_definition_async(lsp.DefinitionParams(*editor.at(file, words)))
            (entry,) = answer if isinstance(answer, tuple | list) else [answer]
            assert isinstance(entry, lsp.Location)
            assert (entry.uri, entry.range.start) == (uri("references.bib"), lsp.Position(25, 15))
        back = await editor.client.text_document_definition_async(
            lsp.DefinitionParams(*editor.at("references.bib", CLIP))
        )
        assert isinstance(back, tuple | list)
        assert [(each.uri, each.range.start.line) for each in back if isinstance(each, lsp.Location)] == [
            (uri("notes/more.md"), 4),
            (uri(NOTES), 7),
            (uri(NOTES), 12),
        ]
        document, position = editor.at(NOTES, CLIP_LINE)
        params = lsp.ReferenceParams(lsp.ReferenceContext(include_declaration=True), document, position)
        places = await editor.client.text_document_references_async(params)
        assert [(each.uri, each.range.start.line, each.range.start.character) for each in places or []] == [
            (uri("references.bib"), 25, 15),
            (uri("notes/more.md"), 4, 9),  # behind a letter of two units
            (uri(NOTES), 12, 24),
            (uri("paper.tex"), 2, 9),
            (uri(NOTES), 7, 0),
        ]

    in_editor(script)


def test_a_title_offers_the_key_of_its_work_for_renaming_and_other_lines_none() -> None:
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


def test_a_command_with_other_arguments_than_it_takes_is_refused_in_a_line() -> None:
    calls: list[tuple[str, list[Any]]] = [
        ("vlbib.pin", []), ("vlbib.pin", ["a", "b", "c"]), ("vlbib.open", [5]), ("vlbib.sync", [{}])
    ]  # fmt: skip

    async def script(editor: Editor) -> None:
        for command, arguments in calls:
            params = lsp.ExecuteCommandParams(command, arguments)
            told = await editor.client.workspace_execute_command_async(params)
            assert str(told).startswith(f"{command}: wants these arguments, each a text: ")
        assert [message.partition(" wants ")[0] for message in editor.messages] == [
            f"vlbib: {command}:" for command, _ in calls
        ]

    in_editor(script)


def test_a_key_is_renamed_in_library_lock_notes_and_paper_as_the_command_does(
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


def test_a_key_that_is_taken_is_refused_and_told() -> None:
    async def script(editor: Editor) -> None:
        await editor.open(NOTES)
        document, position = editor.at(NOTES, CLIP)
        edit = await editor.client.text_document_rename_async(lsp.RenameParams(document, position, "li2023blip"))
        assert edit is None
        assert any("li2023blip" in message for message in editor.messages)

    in_editor(script)


def test_a_line_is_pinned_to_a_candidate_and_waits_no_longer() -> None:
    async def script(editor: Editor) -> None:
        await editor.open(NOTES)
        offers = await editor.actions(NOTES, SAM_LINE)
        pin = next(action for title, action in offers.items() if "Segment Anything" in title)
        assert await editor.take(pin) == ""
        assert 'mention = "SAM"' in Path("vlbib.toml").read_text()
        await editor.client.workspace_execute_command_async(lsp.ExecuteCommandParams("vlbib.sync", []))
        assert "{kirillov2023" in Path("references.bib").read_text()
        await editor.settled(NOTES)
        assert [line for line, _, _ in marks(editor, NOTES)] == [10]

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


def test_a_decision_is_on_the_line_that_the_user_sees_saved_or_not() -> None:
    async def script(editor: Editor) -> None:
        await editor.open(NOTES, NOTE.replace("- SAM", "\nA line of prose.\n\n- SAM"))
        await editor.take((await editor.actions(NOTES, "SAM"))["Ignore this line: it names no work"])
        assert '[[ignore]]\nmention = "SAM"' in Path("vlbib.toml").read_text()

    in_editor(script)


def test_a_note_that_is_not_on_the_disk_yet_is_served() -> None:
    async def script(editor: Editor) -> None:
        await editor.open(
            "notes/new.md", "# New\n\n- Learning Transferable Visual Models From Natural Language Supervision\n"
        )
        assert (await editor.hover("notes/new.md", CLIP_LINE)).startswith(f"**{CLIP}**: accepted")
        assert f"Open {CLIP}" in await editor.actions("notes/new.md", CLIP_LINE)

    in_editor(script)


def test_actions_are_offered_in_a_note_that_is_no_markdown() -> None:
    async def script(editor: Editor) -> None:
        Path("notes/other.txt").write_text("- Learning Transferable Visual Models From Natural Language Supervision\n")
        await editor.open("notes/other.txt")
        assert list(await editor.actions("notes/other.txt", CLIP_LINE)) == [f"Open {CLIP}"]

    in_editor(script)


def test_a_decision_can_be_taken_back_by_undo(capsys: pytest.CaptureFixture[str]) -> None:
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


def test_a_finding_is_mended_by_an_action() -> None:
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


def test_a_citation_is_inserted_behind_the_title_of_a_line() -> None:
    async def script(editor: Editor) -> None:
        await editor.open(NOTES, NOTE + "\nNot saved.\n")
        action = (await editor.actions(NOTES, CLIP_LINE))["Insert [@key] behind the title"]
        assert isinstance(action, lsp.CodeAction)
        assert action.edit
        assert action.edit.changes
        text = editor.edited(NOTES, action.edit.changes[uri(NOTES)])
        cited = f"{CLIP_LINE} Visual Models From Natural Language Supervision [@{CLIP}], 2021"
        assert text == (NOTE + "\nNot saved.\n").replace(
            f"{CLIP_LINE} Visual Models From Natural Language Supervision, 2021", cited
        )

    in_editor(script)


def test_the_page_of_a_work_is_opened_by_the_editor() -> None:
    async def script(editor: Editor) -> None:
        await editor.open(NOTES)
        await editor.take((await editor.actions(NOTES, CLIP_LINE))[f"Open {CLIP}"])
        await asyncio.sleep(0)
        assert editor.shown == ["https://arxiv.org/abs/2103.00020"]

    in_editor(script)


def test_symbols_and_the_lens_list_what_a_note_and_a_library_hold() -> None:
    async def script(editor: Editor) -> None:
        await editor.open(NOTES)
        await editor.open("references.bib")
        names = {}
        for file in (NOTES, "references.bib"):
            params = lsp.DocumentSymbolParams(lsp.TextDocumentIdentifier(uri(file)))
            names[file] = [each.name for each in await editor.client.text_document_document_symbol_async(params) or []]
        assert names["references.bib"] == ["li2023blip", "oquab2023dinov2", CLIP]
        assert len(names[NOTES]) == 3
        answer = await editor.client.workspace_symbol_async(lsp.WorkspaceSymbolParams("transferable"))
        assert [each.name for each in answer or []] == [CLIP]
        above = lsp.CodeLensParams(lsp.TextDocumentIdentifier(uri(NOTES)))
        (lens,) = await editor.client.text_document_code_lens_async(above) or []
        assert lens.command
        assert lens.command.title == "3 works, 1 wait"

    in_editor(script)


def test_a_text_that_is_closed_counts_no_longer() -> None:
    async def script(editor: Editor) -> None:
        await editor.open("references.bib", "")
        await editor.open(NOTES)
        assert "(not in the library any more; " in await editor.hover(NOTES, CLIP)
        editor.client.text_document_did_close(
            lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(uri("references.bib")))
        )
        assert "(references.bib:26)" in await editor.hover(NOTES, CLIP)

    in_editor(script)


def test_nothing_but_an_act_of_the_user_asks_a_source(monkeypatch: pytest.MonkeyPatch, place: Place) -> None:
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
