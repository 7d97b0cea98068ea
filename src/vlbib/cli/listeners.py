"""What shows the progress of a run: a bar on a terminal, lines elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.progress import Listener, Progress

if TYPE_CHECKING:
    from collections.abc import Callable


class Shown(Listener):
    """Shows how far a run is, printed anew at each event: the line, the works settled, and all works."""

    def __init__(self, show: Callable[[str, int, int | None], None]) -> None:
        """Show with this."""
        self.progress = Progress()
        self._show = show

    def read(self, done: int, notes: int) -> None:
        """Take in how many notes are read."""
        self.progress.read(done, notes)
        self._show(self.progress.line(), done, notes)

    def step(self, source: str, settled: int, works: int) -> None:
        """Take in that a source is asked next."""
        self.progress.step(source, settled, works)
        self._update()

    def heard(self, source: str, answered: int, questions: int, requests: int) -> None:
        """Take in what a source has answered."""
        self.progress.heard(source, answered, questions, requests)
        self._update()

    def say(self, line: str) -> None:
        """Take in why the run waits."""
        self.progress.say(line)
        self._update()

    def _update(self) -> None:
        self._show(self.progress.line(), self.progress.settled, self.progress.works or None)


class Printed(Shown):
    """Prints a line for each source that is asked and for each wait."""

    def __init__(self, print_line: Callable[[str], None]) -> None:
        """Print with this."""
        super().__init__(lambda line, _settled, _works: print_line(line))

    def read(self, done: int, notes: int) -> None:
        """Take in how many notes are read; no line reports it."""
        self.progress.read(done, notes)

    def heard(self, source: str, answered: int, questions: int, requests: int) -> None:
        """Take in what a source has answered; the next line reports it."""
        self.progress.heard(source, answered, questions, requests)
