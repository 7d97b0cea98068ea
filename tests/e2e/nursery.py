"""Processes without start-up cost: one interpreter that has imported vlbib forks a child for each command.

A child is a normal process: it has its own streams, exit code and limits, and can be killed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TIMEOUT = 120  # seconds for one command
NOTES = "# Models\n\n- [2021 ICML] Learning Transferable Visual Models From Natural Language Supervision\n- Of Nobody\n"
COMMAND = "from vlbib.cli import main\nmain()\n"


class Nursery:
    """The interpreter that forks; `run` runs commands that need no input."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        environment = os.environ | {"PYTHONUTF8": "1"}
        self.parent = subprocess.Popen(
            [sys.executable, __file__], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def run(self, code: str, arguments: Sequence[str], cwd: Path, environ: Mapping[str, str]) -> tuple[int, str, str]:
        """Run Python code with these arguments in a new process; return its exit code, stdout and stderr."""
        assert self.parent.stdin
        assert self.parent.stdout
        streams = [str(self.folder / name) for name in ("out", "err")]
        order = {"code": code, "arguments": ["-c", *arguments], "cwd": str(cwd), "environ": dict(environ)}
        self.parent.stdin.write(json.dumps({**order, "streams": streams}) + "\n")
        self.parent.stdin.flush()
        exit_code = int(self.parent.stdout.readline())
        out, err = (Path(stream).read_bytes().decode() for stream in streams)
        return exit_code, out, err

    def close(self) -> None:
        """End the interpreter."""
        self.parent.communicate()


def _serve() -> None:
    """Read orders from standard input, one per line, and answer each with the exit code of its process."""
    import gc
    import pkgutil
    from importlib import import_module

    import bibtexparser  # noqa: F401 -- imported where a command first parses

    import vlbib
    from vlbib.installed import installed

    for module in pkgutil.walk_packages(vlbib.__path__, "vlbib."):
        if not module.name.endswith("__main__") and "pybtex" not in module.name:
            import_module(module.name)
    for group in ("vlbib.resolvers", "vlbib.exports"):
        for plugin in installed(group):
            plugin.load()
    _warm_up()
    gc.freeze()
    answers = os.fdopen(os.dup(1), "w")
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _live(**json.loads(line))
        _, status = os.waitpid(child, 0)
        answers.write(f"{os.waitstatus_to_exitcode(status)}\n")
        answers.flush()


def _warm_up() -> None:
    """Sync and check a small project, so that everything created at first use exists before the forks."""
    import tempfile
    from contextlib import chdir, redirect_stderr, redirect_stdout
    from io import StringIO

    from vlbib.cli import run

    before = dict(os.environ)
    unread = StringIO()
    with tempfile.TemporaryDirectory() as folder, chdir(folder), redirect_stdout(unread), redirect_stderr(unread):
        os.environ |= {f"VLBIB_{name}_DIR": str(Path(folder, name.lower())) for name in ("CACHE", "DATA")}
        Path("notes.md").write_text(NOTES, "utf-8")
        for command in ("sync --offline notes.md", "list", "check"):
            run(command.split())
    os.environ.clear()
    os.environ.update(before)


def _live(code: str, arguments: list[str], cwd: str, environ: dict[str, str], streams: list[str]) -> None:
    """Run code as a fresh interpreter would, and end the process."""
    import signal
    import traceback

    signal.alarm(TIMEOUT)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    for number, name in enumerate(streams, 1):
        os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environ)
    sys.argv = arguments
    status = 0
    try:
        exec(compile(code, "<command>", "exec"), {"__name__": "__main__"})  # the test's own code
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 -- as the interpreter does
        traceback.print_exc()
        status = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    _serve()
