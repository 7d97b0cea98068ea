"""Listeners that show the progress of a run: a bar on a terminal, lines elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.progress import Listener, Progress

if TYPE_CHECKING:
    from collections.abc import Callable


class Shown(Listener):
    """Calls `show` at each event with the progress line, the number of works settled, and the number of all works."""

    def __init__(self, show: Callable[[str, int, int | None], None]) -> None:
        """Show progress with `show(line, done, total)`."""
        self.progress = Progress()
        self._show = show

    def read(self, done: int, notes: int) -> None:
        """Record how many notes have been read."""
        self.progress.read(done, notes)
        self._show(self.progress.line(), done, notes)

    def step(self, source: str, settled: int, works: int) -> None:
        """Record that a source is asked next."""
        self.progress.step(source, settled, works)
        self._update()

    def heard(self, source: str, answered: int, questions: int, requests: int) -> None:
        """Record how many questions a source has answered."""
        self.progress.heard(source, answered, questions, requests)
        self._update()

    def say(self, line: str) -> None:
        """Record why the run waits."""
        self.progress.say(line)
        self._update()

    def _update(self) -> None:
        self._show(self.progress.line(), self.progress.settled, self.progress.works or None)


class Printed(Shown):
    """Prints a line for each source asked and for each wait."""

    def __init__(self, print_line: Callable[[str], None]) -> None:
        """Print each line with `print_line`."""
        super().__init__(lambda line, _settled, _works: print_line(line))

    def read(self, done: int, notes: int) -> None:
        """Record how many notes have been read; prints no line."""
        self.progress.read(done, notes)

    def heard(self, source: str, answered: int, questions: int, requests: int) -> None:
        """Record how many questions a source has answered; the next line reports it."""
        self.progress.heard(source, answered, questions, requests)
