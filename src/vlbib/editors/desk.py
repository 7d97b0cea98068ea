"""The project as the editor has it: unsaved texts count, answers are kept, and what is asked goes to the Python API."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from vlbib import api
from vlbib.app.project import find_settings, locate
from vlbib.app.project_folder import marked_folder, project_folder, settings_file
from vlbib.core.faults import CannotUse
from vlbib.editors.buffer_text import text_of
from vlbib.kept_answers import keeping
from vlbib.storage import files
from vlbib.storage.rehearsal import rehearsing
from vlbib.storage.running import COMMAND
from vlbib.storage.unsaved import counting, unsaved_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vlbib.app.explain import Story
    from vlbib.app.explain_line import LineStory
    from vlbib.checks.finding import Finding
    from vlbib.kept_answers import Answers
    from vlbib.storage.rehearsal import Rehearsed


@dataclass
class Desk:
    """What a server keeps: the unsaved texts by real path, and answers."""

    unsaved: dict[str, bytes] = field(default_factory=dict)
    answers: Answers = field(default_factory=dict)

    @contextmanager
    def open(self, go_on: Callable[[], object] = lambda: None) -> Iterator[None]:
        """Let the unsaved texts count, and keep answers, while what is inside runs; `go_on` is that of `keeping`."""
        with counting(dict(self.unsaved)), keeping(self.answers, go_on):
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
        """Return what the check finds in a file: a library, a note or a paper. Raises `CannotUse`.

        Nothing is missing from a library that no sync has written yet.
        """
        from vlbib.editors.spots import is_library

        return api.findings(files.shown(path)) if is_library(path.name) or self.has_library() else ()

    def has_library(self) -> bool:
        """Tell whether the project has a library, saved or not."""
        library = self.library()
        return library.exists() or unsaved_bytes(library) is not None

    def is_project(self) -> bool:
        """Tell whether the working folder is a project's, or no more than a folder with files in it."""
        return marked_folder(Path.cwd()) is not None or self.has_library()

    def is_elsewhere(self, path: Path) -> bool:
        """Tell whether a file is of another project: what it names and cites is not this one's."""
        folder = marked_folder(Path(os.path.realpath(path)).parent)
        return folder is not None and folder != Path.cwd()

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
    """Make the root of the project that a folder lies in the working folder: reports and notes are named from it.

    Settings that cannot be read do not keep it from that: every answer tells of them.
    """
    os.chdir(folder)
    path = settings_file()
    os.chdir((path.parent if path else project_folder()).resolve())


def _on_disk(path: Path) -> str | None:
    try:
        return text_of(path.read_bytes())
    except OSError:
        return None
