"""What the language server needs for a note of two thousand lines and a library of two thousand entries.

Run: `python benchmarks/editors.py`. Processor seconds, the least of several runs; those of importing pygls tell how
fast the machine is. An edit is to be looked at within 0.2 s on a machine that has nothing else to do.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from vlbib import api
from vlbib.editors import diagnostics
from vlbib.editors.buffer_text import BufferText
from vlbib.editors.desk import Desk
from vlbib.sources.index import open_named

if TYPE_CHECKING:
    from collections.abc import Callable

ENTRIES, LINES, RUNS = 2000, 2000, 8
NOTE, LIBRARY = Path("notes/all.md"), Path("references.bib")


def make() -> None:
    """Make a project in the working folder, of works of the catalogue."""
    catalogue = open_named("catalogue", Path.cwd())
    assert catalogue
    records = [records[0] for head in ("v", "le", "de") for records in catalogue.records_from(head)]
    titles = {record.title: record.year for record in records if len(record.title.split()) > 4}
    lines = [f"- [{year}] {title}" for title, year in list(titles.items())[:ENTRIES]]
    with_headings = [
        line if number % 20 else f"## Topic {number // 20}\n\n{line}"
        for number, line in enumerate(lines[: LINES - 200])
    ]
    NOTE.parent.mkdir()
    NOTE.write_text("# All\n\n" + "\n".join(with_headings) + "\n")
    Path("notes/more.md").write_text("# More\n\n" + "\n".join(lines[LINES - 200 :]) + "\n")
    Path("vlbib.toml").write_text('notes = ["notes"]\n[resolvers]\norder = ["catalogue"]\n')
    api.sync(offline=True)


def edited(desk: Desk, path: Path, text: str) -> float:
    """Return the seconds from an edit to the marks of the text."""
    desk.hold(path, text)
    buffer = BufferText(text, str(path))
    with desk.open():
        start = time.process_time()
        findings = desk.findings(path)
        overview = api.overview(path) if path == NOTE else None
        diagnostics.finding_diagnostics(buffer, findings, overview)
        if overview:
            diagnostics.note_diagnostics(buffer, overview)
        return time.process_time() - start


def least(run: Callable[[int], float]) -> float:
    """Return the least of several runs, after two that warm up."""
    return min([run(number) for number in range(RUNS + 2)][2:])


def child(*arguments: str) -> float:
    """Return the seconds of a Python of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.environ |= {"VLBIB_CACHE_DIR": f"{folder}/cache", "VLBIB_DATA_DIR": f"{folder}/data"}
        make()
        desk, note, library = Desk(), NOTE.read_text(), LIBRARY.read_text()
        rows = {
            "an edit of the note": least(lambda run: edited(desk, NOTE, f"{note}\n- edit {run}\n")),
            "an edit of the library": least(lambda run: edited(desk, LIBRARY, library.replace("{", f"{{{run}", 1))),
            "importing pygls": least(lambda _: child("-c", "import pygls.lsp.server")),
            "importing the server": least(lambda _: child("-c", "import vlbib.editors.language_server")),
            "importing mcp": least(lambda _: child("-c", "import mcp.server.mcpserver")),
            "importing the tools": least(lambda _: child("-c", "import vlbib.assistants.mcp_server")),
        }
        for name, seconds in rows.items():
            print(f"{name}: {seconds:.3f} s")
        print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
