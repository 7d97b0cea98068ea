"""The shell blocks of the documentation: runs them as a reader would, and compares or updates their output.

A block is a fence marked `console`. A line that begins with `$ ` is a command; the lines below it are its output, in
which a line `...` means any lines, and ` ...` at the end of a line the rest of that line. `[exit N]` as the last line
is an exit code other than 0. All blocks of a page run one after the other in one folder. There may be a mark above a
fence:

    <!-- file: notes/reading.md -->      the fence is a file in that folder
    <!-- not run: why -->                the block is not run, for that reason

`python -m scripts.shell_blocks PAGE...` writes the output of the commands into the pages.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FENCE = re.compile(
    r"(?:<!-- (?P<mark>file|not run): (?P<said>.*?) -->\n)?^```(?P<language>[\w-]*)\n(?P<text>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
SHELL = ("console", "sh", "bash", "shell")
_REST = " ..."
_ANY = "..."
_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block in a page: the offset of its text, its language, and the mark above it."""

    start: int
    text: str
    language: str
    mark: str
    said: str


@dataclass(frozen=True, slots=True)
class Command:
    """A command in a block and its output lines, with its exit code as the last one if it is not 0."""

    line: str
    printed: tuple[str, ...] = ()


def fences(page: str) -> list[Fence]:
    """Return the fenced blocks of a page, in order."""
    return [
        Fence(match.start("text"), match["text"], match["language"], match["mark"] or "", match["said"] or "")
        for match in _FENCE.finditer(page)
    ]


def commands(text: str) -> list[Command]:
    """Return the commands of a shell block, each with the lines below it."""
    found: list[Command] = []
    for line in text.splitlines():
        if line.startswith("$ "):
            found.append(Command(line[2:]))
        elif found:
            found[-1] = replace(found[-1], printed=(*found[-1].printed, line))
    return found


def run_page(page: str, folder: Path) -> Iterator[tuple[Fence, list[tuple[Command, Command]]]]:
    """Run a page's shell blocks in a folder; yield each with its commands, as written and as run."""
    for fence in fences(page):
        if fence.mark == "file":
            _write(folder / fence.said, fence.text)
        elif fence.language in SHELL and fence.mark != "not run":
            yield fence, [(command, run(command.line, folder)) for command in commands(fence.text)]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def run(line: str, folder: Path) -> Command:
    """Run a command line in a folder, offline and without the user's own settings."""
    done = subprocess.run(
        ["bash", "-c", line],  # noqa: S607
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=_SECONDS,
        check=False,
    )
    lines = done.stdout.decode().replace(str(folder.parent), "/home/you").splitlines()
    code = (f"[exit {done.returncode}]",) if done.returncode else ()
    return Command(line, (*lines, *code))


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("VLBIB_", "SEMANTIC_SCHOLAR"))}
    home = folder.parent / "home"
    home.mkdir(exist_ok=True)
    own = {"HOME": str(home), "VLBIB_CACHE_DIR": str(home / "cache"), "VLBIB_DATA_DIR": str(home / "data")}
    tools = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    git = {f"GIT_{who}_{what}": "you" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return kept | own | git | {"PATH": tools, "PYTHONUTF8": "1", "COLUMNS": "100", "GIT_CONFIG_GLOBAL": os.devnull}


def agrees(shown: Sequence[str], printed: Sequence[str]) -> bool:
    """Tell whether the output in a page matches what was printed."""
    if not shown:
        return not printed
    if shown[0] == _ANY:
        return any(agrees(shown[1:], printed[start:]) for start in range(len(printed) + 1))
    return bool(printed) and _same(shown[0], printed[0]) and agrees(shown[1:], printed[1:])


def _same(shown: str, printed: str) -> bool:
    if shown.endswith(_REST):
        return printed.startswith(shown.removesuffix(_REST))
    return shown.rstrip() == printed.rstrip()


def refreshed(page: str, folder: Path) -> str:
    """Return a page with the output of its commands; output that matches already is left as it is."""
    for fence, pairs in reversed(list(run_page(page, folder))):
        lines = [
            line
            for shown, ran in pairs
            for line in (f"$ {shown.line}", *(shown.printed if agrees(shown.printed, ran.printed) else ran.printed))
        ]
        text = "".join(f"{line}\n" for line in lines)
        page = page[: fence.start] + text + page[fence.start + len(fence.text) :]
    return page


def main() -> None:
    """Update the output of the commands in each given page."""
    for name in sys.argv[1:]:
        path = Path(name)
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary) / "project"
            folder.mkdir()
            path.write_text(refreshed(path.read_text("utf-8"), folder), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
