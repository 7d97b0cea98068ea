"""The project as the editor has it: unsaved texts count, answers are kept, and what is asked goes to the Python API."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vlbib import api, files
from vlbib.app.project import find_settings, locate, root_of
from vlbib.core.faults import CannotUse
from vlbib.kept_answers import keeping
from vlbib.kept_steps import COMMAND
from vlbib.rehearsal import rehearsing
from vlbib.unsaved import counting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from vlbib.app.explain import Story
    from vlbib.app.explain_line import LineStory
    from vlbib.checks.finding import Finding
    from vlbib.kept_answers import Answers
    from vlbib.rehearsal import Rehearsed


@dataclass
class Desk:
    """What a server keeps: the unsaved texts by real path, and answers."""

    unsaved: dict[str, bytes] = field(default_factory=dict)
    answers: Answers = field(default_factory=dict)

    @contextmanager
    def open(self) -> Iterator[None]:
        """Let the unsaved texts count, and keep answers, while what is inside runs."""
        with counting(dict(self.unsaved)), keeping(self.answers):
            yield

    def hold(self, path: Path, text: str) -> None:
        """Take a text that an editor has: it counts where the disk has another."""
        data = text.encode("utf-8", "surrogatepass")
        real = os.path.realpath(path)
        if _on_disk(path) == text:
            self.unsaved.pop(real, None)
        else:
            self.unsaved[real] = data

    def let_go(self, path: Path) -> None:
        """Forget the text of a file that is closed."""
        self.unsaved.pop(os.path.realpath(path), None)

    def library(self) -> Path:
        """Return the path of the project's library."""
        return locate(find_settings(), None).library

    def tell(self, target: str) -> Story | LineStory | None:
        """Return the story of a key or a line; None where there is none to tell."""
        try:
            return api.explain(target)
        except CannotUse:
            return None

    def findings(self, path: Path) -> Sequence[Finding]:
        """Return what the check finds in a file: a library, a note or a paper. Raises `CannotUse`."""
        return api.findings(files.shown(path))

    def rehearsed(self, command: Callable[[], object]) -> list[Rehearsed]:
        """Return what a command would write, given the unsaved texts. Raises `CannotUse`."""
        with rehearsing() as changes:
            command()
        return changes

    def do(self, words: str, command: Callable[[], object]) -> None:
        """Do a command for good, called so in `vlbib undo`. Raises `CannotUse` where a file has unsaved changes.

        What it reads is as the editor has it: a line that it decides on is the line that the user sees.
        """
        COMMAND.set(words)
        with self.open():
            for change in self.rehearsed(command):
                self.refuse_unsaved(change.path)
            command()

    def refuse_unsaved(self, path: Path) -> None:
        """Raise `CannotUse` where the editor holds another text of a file than the disk."""
        if os.path.realpath(path) in self.unsaved:
            raise CannotUse(f"{files.shown(path)}: has unsaved changes; save it first")


def enter(folder: Path) -> None:
    """Make the root of the project that a folder lies in the working folder: reports and notes are named from it."""
    os.chdir(folder)
    os.chdir(root_of(find_settings()).resolve())


def _on_disk(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
