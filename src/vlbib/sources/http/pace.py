"""The pace of a host, kept across all processes of a user by one small file a host.

Whoever asks a host holds the host's lock from the wait to the end of the answer: one connection a host, and the next
request starts no sooner than `delay` after the last answer began to be worked on, whoever sent it. Where the folder
cannot be written, the pace is kept within the process.
"""

from __future__ import annotations

import re
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from vlbib.resolver import CouldNotAsk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_LONGEST_QUEUE = 600.0  # seconds to wait for another process before giving the host up


@dataclass(slots=True)
class Turn:
    """A host's permission for one request; `hold` keeps everyone from the host for that many seconds after it."""

    hold: float = 0.0


@dataclass(slots=True)
class Pace:
    """The turns of all hosts: `folder` holds the slot files, `longest` is the longest hold that is believed."""

    folder: Path
    longest: float
    say: Callable[[str], None]
    _slots: dict[str, tuple[float, float]] = field(default_factory=dict)

    @contextmanager
    def turn(self, host: str, delay: float) -> Iterator[Turn]:
        """Wait for the host's turn, and hold it while the request runs. Raises CouldNotAsk if it never comes."""
        with self._locked(host):
            self._wait(host, delay)
            turn = Turn()
            try:
                yield turn
            finally:
                now = time.time()
                self._write(host, now, now + turn.hold)

    @contextmanager
    def _locked(self, host: str) -> Iterator[None]:
        lock = FileLock(self._path(host).with_suffix(".lock"), timeout=_LONGEST_QUEUE)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock.acquire()
        except Timeout:
            raise CouldNotAsk(f"{host}: another process has been asking it for too long") from None
        except OSError:
            yield  # no place for a lock: better paced within the process than not at all
            return
        try:
            yield
        finally:
            lock.release()

    def _wait(self, host: str, delay: float) -> None:
        """Sleep until the host may be asked; a slot in the future is a clock that was set back."""
        last, hold = self._read(host)
        now = time.time()
        until = max(min(last, now) + delay, min(hold, now + self.longest))
        if until - now > 5:
            self.say(f"{host}: waiting {until - now:.0f} s")
        while (now := time.time()) < until:
            time.sleep(until - now)

    def _path(self, host: str) -> Path:
        return self.folder / (re.sub(r"[^\w.-]", "_", host) + ".slot")

    def _read(self, host: str) -> tuple[float, float]:
        last, hold = self._slots.get(host, (0.0, 0.0))
        with suppress(OSError, ValueError):
            kept_last, kept_hold = map(float, self._path(host).read_text("ascii").split())
            return max(last, kept_last), max(hold, kept_hold)
        return last, hold

    def _write(self, host: str, last: float, hold: float) -> None:
        self._slots[host] = (last, hold)
        with suppress(OSError):
            self._path(host).write_text(f"{last!r} {hold!r}\n", "ascii")
