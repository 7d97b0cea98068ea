"""Measure the language server on a note of two thousand lines and a library of two thousand entries.

Run: `python benchmarks/editors.py`. The server is the real one, `vlbib lsp`, used through its pipes. For each text, the
output has the time from a keystroke to the diagnostics, the least of several, and the CPU time for one keystroke. The
CPU seconds of importing pygls tell how fast the machine is. On an idle machine, the diagnostics must come within 0.2 s:
the wait for another keystroke and the CPU time together.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from vlbib import api
from vlbib.editors.vlbib_server import DEBOUNCE
from vlbib.sources.index import open_named

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

ENTRIES, LINES, RUNS = 2000, 2000, 8
NOTE, LIBRARY = Path("notes/all.md"), Path("references.bib")


def make() -> None:
    """Create a project in the working folder, with works of the catalogue."""
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


class Client:
    """An editor with the real server, in the working folder."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "vlbib", "lsp"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        root = Path.cwd().as_uri()
        self._send("initialize", {"processId": None, "rootUri": root, "capabilities": {}}, id=1)
        self._answer(lambda message: message.get("id") == 1)
        self._send("initialized", {})

    def open(self, path: Path) -> int:
        """Open a text; return how many diagnostics it has."""
        uri, text = path.absolute().as_uri(), path.read_text()
        document = {"uri": uri, "languageId": "", "version": 1, "text": text}
        self._send("textDocument/didOpen", {"textDocument": document})
        return self._marks(uri, 1)

    def typed(self, path: Path, version: int, key: str = "x") -> float:
        """Return the seconds from a keystroke in the fifth line of a text to its diagnostics."""
        uri, place = path.absolute().as_uri(), {"line": 4, "character": 6}
        change = {"range": {"start": place, "end": place}, "text": key}
        start = time.perf_counter()
        document = {"uri": uri, "version": version}
        self._send("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})
        self._marks(uri, version)
        return time.perf_counter() - start

    @property
    def seconds(self) -> float:
        """The CPU seconds that the server has used."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def megabytes(self) -> int:
        """The server's peak memory in megabytes."""
        lines = Path(f"/proc/{self._process.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1024

    def close(self) -> None:
        """End the server."""
        self._send("shutdown", None, id=2)
        self._answer(lambda message: message.get("id") == 2)
        self._send("exit", None)
        self._process.communicate()

    def _marks(self, uri: str, version: int) -> int:
        """Return how many diagnostics the server sends for a version of a text."""
        wanted = (uri, version)
        told = self._answer(lambda message: (_of(message, "uri"), _of(message, "version")) == wanted)
        return len(told["params"]["diagnostics"])

    def _answer(self, is_wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        assert self._process.stdout
        while True:
            size = 0
            while line := self._process.stdout.readline().strip():
                size = int(line.split()[1]) if line.startswith(b"Content-Length") else size
            message: dict[str, Any] = json.loads(self._process.stdout.read(size))
            if is_wanted(message):
                return message

    def _send(self, method: str, params: object, **more: int) -> None:
        assert self._process.stdin
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()


def _of(message: dict[str, Any], name: str) -> object:
    return (message.get("params") or {}).get(name)


def measure(client: Client, path: Path, key: str = "x") -> str:
    """Return in words what a keystroke in a text costs."""
    marks = client.open(path)
    for version in (2, 3):  # to warm up
        client.typed(path, version, key)
    before = client.seconds
    waits = [client.typed(path, version, key) for version in range(4, RUNS + 4)]
    seconds = (client.seconds - before) / RUNS
    total = f"{seconds + DEBOUNCE:.3f} s with the {DEBOUNCE} s for a further keystroke"
    return f"{min(waits):.3f} s to the {marks} marks; {seconds:.3f} s of the processor, {total}"


def least(run: Callable[[], float]) -> float:
    """Return the least of several runs."""
    return min(run() for _ in range(RUNS))


def child(*arguments: str) -> float:
    """Return the CPU seconds of a new Python process."""
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
        client = Client()
        for path in (NOTE, LIBRARY):
            print(f"an edit of {path}: {measure(client, path)}")
        print(f"a new line in {NOTE}: {measure(client, NOTE, chr(10))}")
        print(f"memory of the server: {client.megabytes} MB")
        client.close()
        for module in ("pygls.lsp.server", "vlbib.editors.language_server", "mcp.server.mcpserver",
                       "vlbib.assistants.mcp_server"):  # fmt: skip
            seconds = least(partial(child, "-c", f"import {module}"))
            print(f"importing {module}: {seconds:.3f} s")


if __name__ == "__main__":
    main()
