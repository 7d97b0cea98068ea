"""Ten thousand random edits of a note, a library and a paper: the server answers like one that reads the texts anew."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lsprotocol import types as lsp
from pygls.workspace import Workspace
from tests.editors.editor import Editor, editing, uri

from vlbib.editors.language_server import make_server
from vlbib.editors.lookups import on_hover, on_symbols

if TYPE_CHECKING:
    from tests.editors.conftest import Place

    from vlbib.editors.vlbib_server import VlbibServer

FILES = ("notes/reading.md", "references.bib", "paper.tex")
PIECES = (
    "\n", "\n\n", "- ", "# ", " ", "x", "`", "```\n", "[@", "]", "@", "{", "}", "\\cite{", ",", '"', "é", "\U0001f600",
    "radford2021learning", "[@li2023blip]", "Segment Anything", "- SAM\n", "year = {2020},\n", "% ", "\r\n",
    "---\n", "<!--", "\f", "\u2028", "\x85",
    "- DINOv2: Learning Robust Visual Features without Supervision\n", "@misc{new, title = {New}}\n",
)  # fmt: skip
EVERY, LONGEST = 100, 1500


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def position(text: str, offset: int) -> lsp.Position:
    """Return the position of an offset; a line ends with LF, CR or CR LF."""
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return lsp.Position(before.count("\n"), units(before.rpartition("\n")[2]))


def change(chance: random.Random, text: str) -> tuple[lsp.TextDocumentContentChangePartial, str]:
    """Return a random edit of a text, and the text after it."""
    start = chance.randrange(len(text) + 1)
    end = start if chance.random() < 0.6 and len(text) < LONGEST else min(len(text), start + chance.randrange(1, 12))
    while (
        "\r\n" in text[start - 1 : start + 1] or "\r\n" in text[end - 1 : end + 1]
    ):  # no position is between CR and LF
        start, end = max(start - 1, 0), max(end - 1, 0)
    piece = chance.choice(PIECES) if chance.random() < 0.7 else ""
    place = lsp.Range(position(text, start), position(text, end))
    return lsp.TextDocumentContentChangePartial(place, piece), text[:start] + piece + text[end:]


def said(server: VlbibServer, file: str, place: lsp.Position) -> tuple[Any, ...]:
    """Return a server's diagnostics and symbols of a text, and the hover at a position."""
    document = lsp.TextDocumentIdentifier(uri(file))
    marks = server.diagnose(server.buffer(uri(file)))
    return (
        marks,
        on_symbols(server, lsp.DocumentSymbolParams(document)),
        on_hover(server, lsp.HoverParams(document, place)),
    )


def fresh(texts: dict[str, str]) -> VlbibServer:
    """Return a server that has just read the texts."""
    server = make_server()
    server.protocol._workspace = Workspace(Path.cwd().as_uri())
    for file, text in texts.items():
        server.texts[uri(file)] = text
        server.desk.hold(Path(file), text)
    return server


@pytest.mark.parametrize("edits", [500, pytest.param(10_000, marks=pytest.mark.consumer)])
def test_after_many_edits_the_server_answers_like_a_fresh_one(
    place: Place, monkeypatch: pytest.MonkeyPatch, edits: int
) -> None:
    chance = random.Random(18)
    texts = {file: place.read(file) for file in FILES}
    compared: list[int] = []

    async def run() -> None:
        async with editing() as editor:
            for file in FILES:
                await editor.open(file)
            for number in range(1, edits + 1):
                file = chance.choice(FILES)
                edit, texts[file] = change(chance, texts[file])
                await editor.edit(file, edit)
                if number % EVERY == 0:
                    await compare(editor, file)
                    compared.append(number)

    async def compare(editor: Editor, file: str) -> None:
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        where = position(texts[file], chance.randrange(len(texts[file]) + 1))
        assert editor.server.texts[uri(file)] == texts[file]
        now = said(editor.server, file, where)
        monkeypatch.setenv("VLBIB_CACHE_DIR", str(place.folder.parent / f"cache{len(compared)}"))
        assert now == said(fresh(texts), file, where)

    asyncio.run(run())
    assert len(compared) == edits // EVERY
