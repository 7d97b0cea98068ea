"""The pace of requests to a host, shared by all processes of a user through one small file per host.

Whoever asks a host holds its lock from the wait to the end of the answer. So there is one connection per host, and the
next request, from any process, starts at least `delay` after the last answer was complete. A file beside the lock says
who holds it and until when at most. Waiting processes report the holder, and take over from one that is past its time.
If the folder cannot be written, the pace is kept only within the process.
"""

from __future__ import annotations

import os
import re
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout
from msgspec import Struct, field

from vlbib.resolver import CouldNotAsk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LONGEST_QUEUE = 600.0  # seconds to wait for other processes before giving up on the host
_GLANCE = 1.0  # seconds between two checks of who holds the turn


class Turn(Struct):
    """Permission for one request to a host; no further request is sent for `hold` seconds after it."""

    hold: float = 0.0


class Pace(Struct):
    """The turns of all hosts. `folder` contains the slot files; longer holds than `longest` seconds are cut.

    `request` is the most seconds that a request may take.
    """

    folder: Path
    longest: float
    say: Callable[[str], None]
    request: float = 120.0
    _slots: dict[str, tuple[float, float]] = field(default_factory=dict)

    @contextmanager
    def turn(self, host: str, delay: float) -> Iterator[Turn]:
        """Wait for the host's turn, and hold it while the request runs. Raises `CouldNotAsk` if it never comes."""
        with self._locked(host, delay):
            self._wait(host, delay)
            turn = Turn()
            try:
                yield turn
            finally:
                now = time.time()
                self._write(host, now, now + turn.hold if turn.hold else 0.0)

    @contextmanager
    def _locked(self, host: str, delay: float) -> Iterator[None]:
        path = self._path(host).with_suffix(".lock")
        lock = FileLock(path, timeout=_GLANCE)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._acquire(lock, host)
        except OSError:
            yield  # no lock is possible there: the pace is kept only within this process
            return
        mine = f"{time.time() + max(self.longest, delay) + self.request!r} {os.getpid()} {_folder()}"
        try:
            self._hold(host, mine)
            yield
        finally:
            self._leave(host, mine)
            lock.release()

    def _hold(self, host: str, mine: str) -> None:
        with suppress(OSError):
            self._holder(host).write_text(mine, "utf-8", "surrogateescape")

    def _leave(self, host: str, mine: str) -> None:
        """Remove the holder file, unless another process has taken over."""
        with suppress(OSError):
            if self._holder(host).read_text("utf-8", "surrogateescape") == mine:
                self._holder(host).unlink()

    def _acquire(self, lock: FileLock, host: str) -> None:
        """Wait for the lock, report each holder once, and take over from one that is past its time."""
        holder, since = "", time.monotonic()
        while True:
            try:
                lock.acquire()
            except Timeout:
                until, who = self._held(host)
                if who and who != holder:
                    holder = who
                    self.say(f"{host}: waiting for {who}")
                if who and time.time() > until:
                    self._take_over(host, who)
                elif time.monotonic() - since > _LONGEST_QUEUE:
                    raise CouldNotAsk(f"{host}: {who or 'another process'} has been asking it for too long") from None
            else:
                return

    def _take_over(self, host: str, who: str) -> None:
        """Remove the lock of a holder that is past its time; it may still hold the removed file, which is harmless.

        If several processes wait for it, one of them takes over; the others then find a new holder, or none yet.
        """
        with FileLock(self._path(host).with_suffix(".heir")):
            until, now = self._held(host)
            if now == who and time.time() > until:
                self.say(f"{host}: {who} has held its turn for too long; going on without it")
                self._path(host).with_suffix(".lock").unlink(missing_ok=True)
                self._holder(host).unlink(missing_ok=True)

    def _held(self, host: str) -> tuple[float, str]:
        """Return until when a host is held at most, and by whom; (0, "") if unknown."""
        with suppress(OSError, ValueError):
            until, process, folder = self._holder(host).read_text("utf-8", "replace").split(" ", 2)
            return float(until), f"process {process} in {folder}"
        return 0.0, ""

    def _holder(self, host: str) -> Path:
        return self._path(host).with_suffix(".holder")

    def _wait(self, host: str, delay: float) -> None:
        """Sleep until the host may be asked. A last request in the future means that the clock was set back."""
        last, hold = self._read(host)
        now = time.time()
        until = max(min(last, now) + delay, min(hold, now + self.longest))
        if until - now > 5:
            why = "it asked for that" if hold > last + delay else f"one request every {delay:g} s"
            self.say(f"{host}: waiting {until - now:.0f} s ({why})")
        span = until - now
        while 0 < (left := until - time.time()) <= span:  # otherwise the clock was set back meanwhile
            time.sleep(left)

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


def _folder() -> str:
    """Return the working folder for messages; it may have been deleted."""
    try:
        return str(Path.cwd())
    except OSError:
        return "a folder that is gone"
