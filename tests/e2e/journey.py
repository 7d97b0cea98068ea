"""A user's way through a project: commands in a shell and on a terminal, each of them documented."""

from __future__ import annotations

import contextlib
import re
import shlex
import subprocess
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.shell_blocks import SHELL, commands, fences
from tests.terminal import on_terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.terminal import Terminal

DOCS = Path(__file__).parents[2] / "docs"
GUIDES = (DOCS / "tutorial.md", *sorted((DOCS / "howto").glob("*.md")))
REFERENCE = DOCS / "reference" / "commands.md"
_DEPTHS = {"vlbib tags": 3, "vlbib index": 3, "vlbib": 2, "git": 2, "": 1}  # the number of words that name a command


@dataclass(frozen=True)
class Journey:
    """The folder where a user works, and the command lines typed so far, which all users of a journey share."""

    folder: Path
    lines: list[str] = field(default_factory=list)
    begun: float = field(default_factory=time.monotonic)

    def beside(self, folder: Path) -> Journey:
        """Return the same journey in another folder: a colleague's, or that of a CI machine."""
        return replace(self, folder=folder)

    def write(self, name: str, text: str) -> None:
        """Save a file, as in an editor."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace the only occurrence of a text in a file, as in an editor."""
        text = self.read(name)
        assert text.count(old) == 1, text
        self.write(name, text.replace(old, new))

    def read(self, name: str) -> str:
        return (self.folder / name).read_text("utf-8")

    def run(self, line: str, code: int = 0) -> str:
        """Run a line in a shell, and return what it printed."""
        self.lines.append(line)
        done = subprocess.run(
            ["bash", "-c", line],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert done.returncode == code, f"$ {line}\n{done.stdout}"
        return done.stdout

    @contextlib.contextmanager
    def sit(self, line: str, code: int = 0) -> Iterator[Terminal]:
        """Run a command of vlbib on a terminal; the rest of its output is read at the end."""
        self.lines.append(line)
        with contextlib.chdir(self.folder), on_terminal(*shlex.split(line)[1:]) as screen:
            yield screen
            screen.end()
            assert screen.code == code, screen.text

    def told(self) -> str:
        """Return how many commands were typed, and how long all took."""
        return f"{len(self.lines)} commands, {time.monotonic() - self.begun:.1f} s"


def undocumented(lines: list[str]) -> list[str]:
    """Return the commands and the options of vlbib that the documentation does not mention.

    A command must be in the tutorial or in a how-to page; an option there, or in the reference of its command.
    """
    guides = "\n".join(path.read_text("utf-8") for path in GUIDES)
    shown = {step for line in _shown(guides) for step, _ in steps(line)}
    sections = dict(re.findall(r"^## (vlbib.*)\n([\s\S]*?)(?=^## |\Z)", REFERENCE.read_text("utf-8"), re.MULTILINE))
    missing: list[str] = []
    for step, options in (pair for line in lines for pair in steps(line)):
        missing += [] if step in shown else [step]
        section = sections.get(step, guides)
        missing += [f"{step} {option}" for option in options if not re.search(rf"{re.escape(option)}\b", section)]
    return missing


def _shown(guides: str) -> Iterator[str]:
    """Yield the command lines in the pages: in shell blocks, CI files, and inside the text."""
    for fence in fences(guides):
        yield from (command.line for command in commands(fence.text) if fence.language in SHELL)
    yield from re.findall(r"^ *- run: (.*)$", guides, re.MULTILINE)
    yield from re.findall(r"`(vlbib [^`]*)`", guides)


def steps(line: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the commands in a shell line, each with its options; `EDITOR=... vlbib edit KEY` is `vlbib edit`."""
    return [_step(part.split()) for part in re.split(r"&&|\|", line) if part.split()]


def _step(words: list[str]) -> tuple[str, tuple[str, ...]]:
    plain = [word for word in words if not re.match(r"[A-Z]\w*=", word)] or words
    depth = next(depth for start, depth in _DEPTHS.items() if " ".join(plain).startswith(start))
    return " ".join(plain[:depth]), tuple(word for word in plain if word.startswith("-"))
