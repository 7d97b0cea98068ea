"""The project as the editor sees it: its questions go to the Python API, with unsaved texts and cached answers."""

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
    """The unsaved texts by real path, and the cached answers."""

    unsaved: dict[str, bytes] = field(default_factory=dict)
    answers: Answers = field(default_factory=dict)

    @contextmanager
    def open(self, go_on: Callable[[], object] = lambda: None) -> Iterator[None]:
        """Read unsaved texts in place of files, and cache answers, inside the block; `go_on` is as for `keeping`."""
        with counting(dict(self.unsaved)), keeping(self.answers, go_on):
            yield

    def hold(self, path: Path, text: str) -> None:
        """Take a text from the editor; it counts as unsaved if it differs from the disk."""
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

    def story(self, target: str) -> Story | LineStory | None:
        """Return the story of a key or a line; None if there is none."""
        try:
            return api.explain(target)
        except CannotUse:
            return None

    def findings(self, path: Path) -> Sequence[Finding]:
        """Return what the check finds in a file: a library, a note or a paper. Raises `CannotUse`.

        Notes and papers have no findings before the first sync has written a library.
        """
        from vlbib.editors.spots import is_library

        return api.findings(files.shown(path)) if is_library(path.name) or self.has_library() else ()

    def has_library(self) -> bool:
        """Tell whether the project has a library, saved or not."""
        library = self.library()
        return library.exists() or unsaved_bytes(library) is not None

    def is_project(self) -> bool:
        """Tell whether the working folder is a project's, rather than just a folder with files."""
        return marked_folder(Path.cwd()) is not None or self.has_library()

    def is_elsewhere(self, path: Path) -> bool:
        """Tell whether a file belongs to another project."""
        folder = marked_folder(Path(os.path.realpath(path)).parent)
        return folder is not None and folder != Path.cwd()

    def rehearsed(self, command: Callable[[], object]) -> list[Rehearsed]:
        """Return what a command would write, in a dry run on the texts as they are. Raises `CannotUse`."""
        with rehearsing() as changes:
            command()
        return changes

    def do(self, words: str, command: Callable[[], object]) -> None:
        """Run a command that writes; `vlbib undo` lists it as `words`.

        It reads the unsaved texts, so that a line number means the line that the user sees. Raises `CannotUse` if a
        file that it would write has unsaved changes.
        """
        COMMAND.set(words)
        with self.open():
            for change in self.rehearsed(command):
                self.refuse_unsaved(change.path)
            command()

    def refuse_unsaved(self, path: Path) -> None:
        """Raise `CannotUse` if a file has unsaved changes in the editor."""
        if os.path.realpath(path) in self.unsaved:
            raise CannotUse(f"{files.shown(path)}: has unsaved changes; save it first")


def enter(folder: Path) -> None:
    """Change the working folder to the root of the project that `folder` is in; names of files are relative to it.

    Invalid settings do not prevent this; every answer reports them.
    """
    os.chdir(folder)
    path = settings_file()
    os.chdir((path.parent if path else project_folder()).resolve())


def _on_disk(path: Path) -> str | None:
    try:
        return text_of(path.read_bytes())
    except OSError:
        return None
