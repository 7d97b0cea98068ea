"""Listeners to a run's progress, and the progress as one line: works settled, requests sent, time left."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Listener:
    """Receives a run's progress; this one does nothing."""

    def read(self, done: int, notes: int) -> None:
        """Receive how many notes are read, and how many there are."""

    def step(self, source: str, settled: int, works: int) -> None:
        """Receive that a source is queried next, how many works are settled, and how many there are."""

    def heard(self, source: str, answered: int, questions: int, requests: int) -> None:
        """Receive how many of a source's questions are answered, and how many requests that took."""

    def say(self, line: str) -> None:
        """Receive why the run waits, or what is wrong with a source."""


SILENT = Listener()


@dataclass(slots=True)
class Spoken(Listener):
    """A listener that passes on only why a run waits."""

    tell: Callable[[str], None]

    def say(self, line: str) -> None:
        """Pass on a line."""
        self.tell(line)


@dataclass(slots=True)
class Progress(Listener):
    """How far a run is. `clock` gives seconds; `waits` is the last message, until a source answers again.

    The pace is measured since `began`, at `first_answered` answers after `first_sent` requests: since the source was
    first queried, or since its first answer after a refusal. Waiting and retries do not count.
    """

    clock: Callable[[], float] = time.monotonic
    notes_read: int = 0
    notes: int = 0
    settled: int = 0
    works: int = 0
    source: str = ""
    answered: int = 0
    questions: int = 0
    requests: int = 0
    waits: str = ""
    began: float = field(default=0.0)
    first_answered: int = 0
    first_sent: int = 0

    def read(self, done: int, notes: int) -> None:
        """Receive how many notes are read."""
        self.notes_read, self.notes = done, notes

    def step(self, source: str, settled: int, works: int) -> None:
        """Receive that a source is queried next."""
        self.source, self.settled, self.works = source, settled, works
        self.answered = self.questions = self.requests = 0
        self.waits = ""
        self._begin(0, 0)

    def heard(self, source: str, answered: int, questions: int, requests: int) -> None:
        """Receive how much a source has answered."""
        if source != self.source or questions != self.questions:
            self.source = source
            self._begin(0, 0)
        was_refused = bool(self.waits) and requests > self.requests + 1
        if was_refused or requests == self.first_sent > 0:  # an answer may arrive before its request is counted
            self._begin(answered, requests)
        self.answered, self.questions, self.requests, self.waits = answered, questions, requests, ""

    def say(self, line: str) -> None:
        """Receive why the run waits."""
        self.waits = line

    def _begin(self, answered: int, requests: int) -> None:
        self.first_answered, self.first_sent, self.began = answered, requests, self.clock()

    @property
    def planned(self) -> int:
        """The estimated number of requests for the source, from its answers so far; 0 if not known."""
        answered, sent = self.answered - self.first_answered, self.requests - self.first_sent
        if not (answered and sent):
            return 0
        return max(round(self.requests + sent * (self.questions - self.answered) / answered), self.requests)

    @property
    def seconds_left(self) -> int:
        """The estimated seconds until the source is done, from the time taken so far; 0 if not known."""
        if not self.planned:
            return 0
        pace = (self.clock() - self.began) / (self.requests - self.first_sent)
        return round(pace * (self.planned - self.requests))

    def line(self) -> str:
        """Return how far the run is: `412 of 1,306 works; arxiv: 3 of about 9 requests, about 40 s`."""
        parts = [f"{self.settled:,} of {self.works:,} works"] if self.works else []
        parts += [f"{self.source}: {self._asking()}"] if self.source else []
        parts += [self.waits] if self.waits else []
        notes = f"reading notes: {self.notes_read:,} of {self.notes:,}" if self.notes else "reading notes"
        return "; ".join(parts) or notes

    def _asking(self) -> str:
        if not self.requests:
            return "asking"
        of = f" of about {self.planned:,}" if self.planned > self.requests else ""
        left = f", about {self.seconds_left} s" if self.seconds_left else ""
        return f"{self.requests:,}{of} request{'s' if of or self.requests != 1 else ''}{left}"
