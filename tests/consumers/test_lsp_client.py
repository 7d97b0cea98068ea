"""The client of pytest-lsp starts `vlbib lsp` as an editor does, and measures the cost of the start."""

from __future__ import annotations

import asyncio
import resource
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lsprotocol import types as lsp
from pytest_lsp import LanguageClient, make_test_lsp_client

from vlbib.sources.index import open_named

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.consumer

COMMAND = [sys.executable, "-m", "vlbib", "lsp"]
ENTRIES = 2000
BEYOND_PYGLS = 0.75  # times the time of importing pygls: 0.6 s if that takes 0.8 s
MEGABYTES = 250


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of two thousand entries, all named in one note."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VLBIB_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("VLBIB_DATA_DIR", str(tmp_path / "data"))
    catalogue = open_named("catalogue", tmp_path)
    assert catalogue
    records = [records[0] for head in ("v", "le", "de") for records in catalogue.records_from(head)]
    titles = {record.title: record.year for record in records if len(record.title.split()) > 4}
    lines = [f"- [{year}] {title}" for title, year in list(titles.items())[:ENTRIES]]
    Path("notes").mkdir()
    Path("notes/all.md").write_text("# All\n\n" + "\n".join(lines) + "\n")
    Path("vlbib.toml").write_text('notes = ["notes"]\n[resolvers]\norder = ["catalogue"]\n')
    subprocess.run([sys.executable, "-m", "vlbib", "sync", "--offline", "--quiet"], check=False, capture_output=True)
    assert Path("references.bib").read_text().count("\n@") > ENTRIES - 50
    return tmp_path


def spent(run: Callable[[], object]) -> float:
    """Return the CPU seconds of the processes started in a run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


async def session(script: str = "") -> str:
    """Start the server; with a script, open the note, and return the hover over its first title and the peak memory."""
    client: LanguageClient = make_test_lsp_client()
    await client.start_io(*COMMAND)
    root = Path.cwd().as_uri()
    await client.initialize_session(lsp.InitializeParams(capabilities=lsp.ClientCapabilities(), root_uri=root))
    told = ""
    if script:
        uri = Path("notes/all.md").absolute().as_uri()
        text = Path("notes/all.md").read_text()
        client.text_document_did_open(lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, "markdown", 1, text)))
        await client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        hover = await client.text_document_hover_async(
            lsp.HoverParams(lsp.TextDocumentIdentifier(uri), lsp.Position(2, 12))
        )
        assert hover
        told = getattr(hover.contents, "value", "")
        assert client._server
        status = Path(f"/proc/{client._server.pid}/status").read_text()
        told += f"\npeak {status.partition('VmHWM:')[2].split()[0]}"
    await client.shutdown_session()
    await client.stop()
    return told


@pytest.mark.usefixtures("large")
def test_a_server_with_two_thousand_entries_starts_fast_and_stays_small() -> None:
    told = asyncio.run(session("hover"))
    assert ": accepted (references.bib:" in told
    assert int(told.rpartition("peak ")[2]) / 1024 < MEGABYTES
    importing = [sys.executable, "-c", "import pygls.lsp.server"]
    pygls = min(spent(lambda: subprocess.run(importing, check=True)) for _ in range(3))
    start = min(spent(lambda: asyncio.run(session())) for _ in range(3))
    assert start - pygls < BEYOND_PYGLS * pygls, (start, pygls)
