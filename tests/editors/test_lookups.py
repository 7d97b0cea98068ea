"""The editor's questions about a text: hover, completion, definition, references, symbols."""

from __future__ import annotations

import pytest
from lsprotocol import types as lsp
from tests.editors.conftest import CLIP, NOTE
from tests.editors.editor import Editor, in_editor, uri

NOTES = "notes/reading.md"
CLIP_LINE, SAM_LINE, LOST_LINE = "Learning Transferable", "SAM", "Some Title"

pytestmark = pytest.mark.usefixtures("place")


def test_hovers_over_a_title_a_citation_and_an_entry_show_the_same() -> None:
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


def test_hovers_explain_lines_that_wait_or_were_not_taken_and_show_nothing_elsewhere() -> None:
    async def script(editor: Editor) -> None:
        await editor.open(NOTES)
        doubt = await editor.hover(NOTES, SAM_LINE)
        assert doubt.startswith("**no entry**: unasked (not in the library)")
        assert "may be:\n- Segment Anything (2023" in doubt
        assert (await editor.hover(NOTES, LOST_LINE)).startswith("**names no work** (notes/reading.md:11)")
        assert await editor.hover(NOTES, "Today I read") == ""
        assert await editor.hover(NOTES, "tags:") == ""

    in_editor(script)


def test_keys_are_offered_in_notes_and_papers_first_those_with_the_notes_tags() -> None:
    async def script(editor: Editor) -> None:
        await editor.open(NOTES, NOTE + "\nSo [@\n\nAs [@dino\n\nMail me@ho\n")
        assert await editor.complete(NOTES, "So [@") == ["li2023blip", CLIP, "oquab2023dinov2"]
        assert await editor.complete(NOTES, "[@dino") == ["oquab2023dinov2"]
        assert await editor.complete(NOTES, "me@ho") == []
        await editor.open("paper.tex", "\\cite{radford2021learning, oqu}\n\\textbf{oqu}\n")
        assert await editor.complete("paper.tex", ", oqu") == ["oquab2023dinov2"]
        assert await editor.complete("paper.tex", "textbf{oqu") == []

    in_editor(script)


def test_tags_are_offered_only_in_the_front_matter() -> None:
    async def script(editor: Editor) -> None:
        await editor.open(NOTES)
        assert await editor.complete(NOTES, "tags: [reading, ") == ["VLP"]
        assert await editor.complete(NOTES, "## VLP") == []

    in_editor(script)


def test_definition_and_references_lead_between_note_entry_and_paper() -> None:
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
            (uri("notes/more.md"), 4, 9),  # after a character of two UTF-16 units
            (uri(NOTES), 12, 24),
            (uri("paper.tex"), 2, 9),
            (uri(NOTES), 7, 0),
        ]

    in_editor(script)


def test_symbols_list_entries_and_works_and_the_lens_counts_them() -> None:
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
