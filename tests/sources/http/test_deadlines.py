"""Servers that answer byte by byte, and turns that are held: every wait ends."""

from __future__ import annotations

import gzip
import os
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock, Timeout

from vlbib.resolver import CouldNotAsk, Request, Response
from vlbib.sources.http import Endpoint, Shell, Tally
from vlbib.sources.http.call import Call, Failure
from vlbib.sources.http.pace import Pace
from vlbib.sources.http.wire import Wire
from vlbib.sources.network import Limits, Network, from_environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHORT = Limits(connect=0.5, read=0.3, whole=0.6, body=1024**2)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n"
# Takes the turn of a host, says so, and never releases it.
HOLDER = """
import sys, time
from pathlib import Path
from vlbib.sources.http.pace import Pace
with Pace(Path(sys.argv[1]), 0.0, print, request=float(sys.argv[2])).turn("host", 0.0):
    print("held", flush=True)
    time.sleep(60)
"""


@contextmanager
def dripping(whole: bytes, drip: bytes) -> Iterator[str]:
    """A server that sends `whole` at once, then `drip` every twentieth of a second."""
    over = threading.Event()

    def serve(server: socket.socket) -> None:
        while not over.is_set():
            try:
                connection, _ = server.accept()
            except OSError:
                return
            threading.Thread(target=feed, args=(connection,), daemon=True).start()

    def feed(connection: socket.socket) -> None:
        with connection:
            try:
                connection.recv(4096)
                connection.sendall(whole)
                while drip and not over.wait(0.05):
                    connection.sendall(drip)
            except OSError:
                return

    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=serve, args=(server,), daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"
        over.set()


@contextmanager
def full() -> Iterator[str]:
    """A server that accepts no connection, because its queue is full."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(0)
        waiting = [socket.socket() for _ in range(4)]
        for each in waiting:
            each.settimeout(0.0)
            each.connect_ex(server.getsockname())
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"
        for each in waiting:
            each.close()


def timed(url: str) -> tuple[Response | Failure, float]:
    wire = Wire(SHORT, "test")
    start = time.monotonic()
    outcome = wire.once(Call(method="GET", url=url), None)
    return outcome, time.monotonic() - start


def test_slowly_dripping_headers_are_given_up() -> None:
    with dripping(b"HTTP/1.1 200 OK\r\nX: ", b"x") as url:
        outcome, seconds = timed(url)
    assert isinstance(outcome, Failure)
    assert "no answer from" in outcome.reason
    assert seconds < 3


def test_a_slowly_dripping_body_is_given_up() -> None:
    with dripping(b"HTTP/1.1 200 OK\r\n\r\n", b"x") as url:
        outcome, seconds = timed(url)
    assert isinstance(outcome, Failure)
    assert "not complete after" in outcome.reason
    assert 0.4 < seconds < 3


def test_after_an_answer_was_given_up_the_next_one_is_read() -> None:
    wire = Wire(SHORT, "test")
    with dripping(b"HTTP/1.1 200 OK\r\nX: ", b"x") as url:
        assert isinstance(wire.once(Call(method="GET", url=url), None), Failure)
    with dripping(HEAD + b"{}", b"") as url:
        outcome = wire.once(Call(method="GET", url=url), None)
    assert isinstance(outcome, Response)
    assert outcome.body == b"{}"


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
ZIPPED = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"


@pytest.mark.parametrize(
    ("whole", "drip", "reason"),
    [
        (b"HTTP/1.1 200 OK\r\n", b"X: a\r\n", "no answer from"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 1000, "no answer from"),
        (b"HTTP/1.1 102 Processing\r\n\r\n" * 10, b"HTTP/1.1 102 Processing\r\n\r\n", "HTTP 102"),
        (CHUNKED, b"1\r\nx\r\n" * 1000, "not complete after"),
        (CHUNKED + b"1;", b"x", "not complete after"),
        (ZIPPED, gzip.compress(b"", mtime=0), "not complete after"),
        (ZIPPED + gzip.compress(bytes(4 * 1024**2), mtime=0), b"", "larger than 1 MB"),
        (b"HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 999\r\n\r\n", b"x", "not complete after"),
        (b"HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n" + bytes(2 * 1024**2), b"", "larger than 1 MB"),
        (b"HTTP/1.1 500 Oops\r\nContent-Length: 999\r\n\r\n", b"x", "HTTP 500"),
        (b"HTTP/1.1 429 Busy\r\nRetry-After: " + b"9" * 5000 + b"\r\n\r\n", b"", "HTTP 429"),
        (b"HTTP/1.1 429 Busy\r\nRetry-After: \xb2\r\n\r\n", b"", "HTTP 429"),
    ],
)
def test_endless_answers_are_given_up(whole: bytes, drip: bytes, reason: str) -> None:
    with dripping(whole, drip) as url:
        outcome, seconds = timed(url)
    assert isinstance(outcome, Failure)
    assert reason in outcome.reason
    assert seconds < 3


def test_a_host_that_accepts_no_connection_is_given_up() -> None:
    with full() as url:
        outcome, seconds = timed(url)
    assert isinstance(outcome, Failure)
    assert outcome.unreachable
    assert 0.4 < seconds < 3


def test_the_connection_is_closed_when_its_answer_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        outcome, _ = timed(f"http://127.0.0.1:{server.getsockname()[1]}/")
        connection, _ = server.accept()
        with connection:
            connection.settimeout(3)
            assert isinstance(outcome, Failure)
            assert connection.recv(4096).startswith(b"GET / ")
            assert connection.recv(4096) == b""


def test_redirects_together_have_the_time_of_one_answer(tmp_path: Path) -> None:
    network = Network(cache_dir=tmp_path, limits=replace(SHORT, read=0.5, tries=1))
    moved = b"HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 20\r\n\r\n"
    with dripping(moved, b"x" * 3) as url, Shell(network) as shell:
        tally = Tally()
        with pytest.raises(CouldNotAsk):
            shell.exchange(Endpoint(name="a", url=url, delay=0.0), Request(path="/"), tally).answer()
        assert tally.requests < 4


def test_an_absurd_wait_is_reported_as_more_than_a_day(tmp_path: Path) -> None:
    network = Network(cache_dir=tmp_path, limits=SHORT)
    busy = b"HTTP/1.1 429 Busy\r\nRetry-After: 99999999999999\r\nContent-Length: 0\r\n\r\n"
    with (
        dripping(busy, b"") as url,
        Shell(network) as shell,
        pytest.raises(CouldNotAsk, match="it asks to wait more than a day"),
    ):
        shell.exchange(Endpoint(name="a", url=url, delay=0.0), Request(path="/"), Tally()).answer()


def test_deadlines_can_be_set() -> None:
    limits = from_environment({}, deadlines={"connect": 1.0, "first_byte": 2.0, "answer": 3.0}).limits
    assert (limits.connect, limits.read, limits.whole) == (1, 2, 3)
    usual = from_environment({}).limits
    assert (usual.connect, usual.read, usual.whole) == (5, 30, 60)


@contextmanager
def held(folder: Path, request: float) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", HOLDER, str(folder), str(request)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        yield holder
        holder.kill()


def test_an_overdue_turn_is_taken_over_and_the_holder_reported(tmp_path: Path) -> None:
    lines: list[str] = []
    with held(tmp_path, 0.5) as holder, Pace(tmp_path, 0.0, lines.append).turn("host", 0.0):
        assert holder.poll() is None
    assert lines[0].startswith(f"host: waiting for process {holder.pid} in {os.getcwd()}")  # noqa: PTH109
    assert lines[1].endswith("has held its turn for too long; going on without it")


def test_the_turn_of_a_killed_process_is_free(tmp_path: Path) -> None:
    lines: list[str] = []
    with held(tmp_path, 600) as holder:
        holder.kill()
        holder.wait()
        with Pace(tmp_path, 0.0, lines.append).turn("host", 0.0):
            pass
    assert lines == []


def test_a_turn_that_ends_in_time_is_waited_for(tmp_path: Path) -> None:
    first, second = Pace(tmp_path, 0.0, print), Pace(tmp_path, 0.0, print)
    order: list[str] = []

    def wait() -> None:
        with second.turn("host", 0.0):
            order.append("second")

    with first.turn("host", 0.0):
        waiting = threading.Thread(target=wait)
        waiting.start()
        time.sleep(0.2)
        order.append("first")
    waiting.join(10)
    assert order == ["first", "second"]
    assert [path.suffix for path in tmp_path.iterdir() if path.suffix == ".holder"] == []


def test_only_one_of_several_waiting_processes_takes_an_overdue_turn(tmp_path: Path) -> None:
    lines: list[str] = []
    late = Pace(tmp_path, 0.0, lines.append)
    with held(tmp_path, 0.5) as holder, Pace(tmp_path, 0.0, print).turn("host", 0.0):
        late._take_over("host", f"process {holder.pid} in {os.getcwd()}")  # noqa: PTH109 -- as reported before
        with pytest.raises(Timeout):
            FileLock(tmp_path / "host.lock", timeout=0).acquire()
    assert lines == []
