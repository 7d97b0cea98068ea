"""Runs a command on a pseudo-terminal as a person would: read until a question appears, then answer."""

from __future__ import annotations

import contextlib
import os
import pty
import re
import select
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_PATIENCE = 30.0
_UNHEARD = 5.0  # seconds


@dataclass(slots=True)
class Terminal:
    """A running command: what it has written so far, and its exit code once it has ended."""

    process: int
    leader: int
    raw: str = ""
    code: int | None = None
    _read: int = 0

    @property
    def text(self) -> str:
        """The output without control sequences."""
        return _SIGNS.sub("", self.raw).replace("\r\n", "\n")

    def until(self, words: str) -> str:
        """Read until these words appear after those of the last call; return the output up to and including them."""
        while words not in self.text[self._read :]:
            assert self._more(), f"{words!r} did not come:\n{self.text}"
        began, self._read = self._read, self.text.index(words, self._read) + len(words)
        return self.text[began : self._read]

    def answer(self, words: str, keys: str) -> str:
        """Read until a question, answer it, and return the output before it."""
        came = self.until(words)
        os.write(self.leader, keys.encode())
        while not select.select([self.leader], [], [], _UNHEARD)[0]:  # a key sent before the terminal reads is lost
            os.write(self.leader, keys.encode())
        return came

    def end(self) -> str:
        """Read to the end, and return all output."""
        while self._more():
            pass
        _, status = os.waitpid(self.process, 0)
        self.code = os.waitstatus_to_exitcode(status)
        return self.text

    def _more(self) -> bool:
        ready, _, _ = select.select([self.leader], [], [], _PATIENCE)
        assert ready, f"nothing more came:\n{self.text}"
        with contextlib.suppress(OSError):  # Linux: the other end is closed
            read = os.read(self.leader, 4096)
            self.raw += read.decode("utf-8", "replace")
            return bool(read)
        return False


@contextlib.contextmanager
def on_terminal(*arguments: str) -> Iterator[Terminal]:
    """Run a command of vlbib in the working folder on a terminal of 100 columns."""
    process, leader = pty.fork()
    if process == 0:
        environment = os.environ | {"TERM": "xterm-256color", "COLUMNS": "100", "PYTHONUTF8": "1"}
        os.execve(sys.executable, [sys.executable, "-m", "vlbib", *arguments], environment)
    running = Terminal(process, leader)
    try:
        yield running
    finally:
        if running.code is None:
            with contextlib.suppress(ProcessLookupError, ChildProcessError):
                os.kill(process, 9)
                os.waitpid(process, 0)
        os.close(leader)
