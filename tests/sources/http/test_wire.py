"""One attempt of a call: which answers are failures, how much of a body is read, and what unreachable hosts cost."""

from __future__ import annotations

import gzip
import socket
import threading
import zlib
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from vlbib.resolver import Response
from vlbib.sources.http import wire as wire_module
from vlbib.sources.http.call import Call, Failure
from vlbib.sources.http.wire import Wire
from vlbib.sources.network import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMITS = Limits(connect=2.0, read=2.0, whole=4.0, body=10)


@contextmanager
def answering(answer: bytes, heard: list[bytes] | None = None) -> Iterator[str]:
    """A server that gives the same answer to every call and then closes the connection."""

    def serve(server: socket.socket) -> None:
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            with connection:
                request = connection.recv(65536)
                if heard is not None:
                    heard.append(request)
                connection.sendall(answer)

    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=serve, args=(server,), daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"


def once(
    url: str, secret: tuple[str, str] | None = None, call: Call | None = None, limits: Limits = LIMITS
) -> Response | Failure:
    wire = Wire(limits, "test-agent")
    try:
        return wire.once(call or Call(method="GET", url=url), secret)
    finally:
        wire.close()


def http(status: str, body: bytes = b"", *headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", *headers, "Connection: close", "", ""]
    return "\r\n".join(lines).encode() + body


@pytest.mark.parametrize("status", ["200 OK", "404 Not Found", "400 Bad Request", "401 Unauthorized", "301 Moved"])
def test_a_status_about_the_request_is_an_answer(status: str) -> None:
    with answering(http(status, b"body")) as url:
        outcome = once(url)
    assert isinstance(outcome, Response)
    assert (outcome.status, outcome.body) == (int(status[:3]), b"body")


@pytest.mark.parametrize(
    ("status", "busy", "reason"),
    [
        ("429 x", True, "HTTP 429 Too Many Requests"),
        ("503 x", True, "HTTP 503 Service Unavailable"),
        ("408 x", False, "HTTP 408 Request Timeout"),
        ("425 x", False, "HTTP 425 Too Early"),
        ("500 x", False, "HTTP 500 Internal Server Error"),
        ("599 x", False, "HTTP 599"),
    ],
)
def test_a_status_about_the_server_is_a_failure(status: str, reason: str, *, busy: bool) -> None:
    with answering(http(status, b"", "Retry-After: 7")) as url:
        outcome = once(url)
    assert outcome == Failure(reason=reason, busy=busy, wait=7.0)


@pytest.mark.parametrize(("size", "taken"), [(10, True), (11, False)])
@pytest.mark.parametrize("declared", [True, False])
def test_a_body_is_accepted_up_to_the_limit(size: int, *, taken: bool, declared: bool) -> None:
    headers = (f"Content-Length: {size}",) if declared else ()
    with answering(http("200 OK", b"x" * size, *headers)) as url:
        outcome = once(url)
    assert isinstance(outcome, Response) is taken
    if isinstance(outcome, Failure):
        assert (outcome.may_retry, outcome.alone) == (False, True)


def test_an_incomplete_answer_is_a_broken_connection() -> None:
    with answering(http("200 OK", b"x", "Content-Length: 5")) as url:
        outcome = once(url)
    assert isinstance(outcome, Failure)
    assert "broke off" in outcome.reason
    assert outcome.may_retry


ZIPPED = gzip.compress(b"0123456789", mtime=0)
FRAMED = {
    "length": http("200 OK", b"0123456789", "Content-Length: 10"),
    "chunks": http("200 OK", b"4\r\n0123\r\n6\r\n456789\r\n0\r\n\r\n", "Transfer-Encoding: chunked"),
    "gzip with its length": http("200 OK", ZIPPED, f"Content-Length: {len(ZIPPED)}", "Content-Encoding: gzip"),
    "gzip until the connection closes": http("200 OK", ZIPPED, "Content-Encoding: gzip"),
    "deflate until the connection closes": http("200 OK", zlib.compress(b"0123456789"), "Content-Encoding: deflate"),
}


@pytest.mark.parametrize("answer", FRAMED.values(), ids=list(FRAMED))
def test_an_answer_cut_at_any_byte_is_a_failure_or_complete(answer: bytes) -> None:
    outcomes = []
    for end in range(len(answer) + 1):
        with answering(answer[:end]) as url:
            outcomes.append(once(url, limits=replace(LIMITS, body=50)))
    assert {outcome.body for outcome in outcomes if isinstance(outcome, Response)} == {b"0123456789"}
    assert isinstance(outcomes[len(answer) // 2], Failure)
    assert isinstance(outcomes[-1], Response)


def test_a_compressed_answer_that_is_too_large_or_invalid_is_a_failure() -> None:
    for body, reason in ((gzip.compress(b"x" * 51), "larger than"), (b"none", "broke off")):
        with answering(http("200 OK", body, "Content-Encoding: gzip")) as url:
            outcome = once(url, limits=replace(LIMITS, body=50))
        assert isinstance(outcome, Failure)
        assert reason in outcome.reason


def test_key_and_content_type_are_sent_as_headers() -> None:
    heard: list[bytes] = []
    with answering(http("200 OK"), heard) as url:
        call = Call(method="POST", url=url, body=b"a=1", content_type="application/x-www-form-urlencoded")
        once(url, ("x-api-key", "secret"), call)
        once(url)
    assert b"x-api-key: secret" in heard[0]
    assert b"Content-Type: application/x-www-form-urlencoded" in heard[0]
    assert b"User-Agent: test-agent" in heard[0]
    assert b"x-api-key" not in heard[1]


class Names:
    """Records name lookups: which host, for how long; `addresses` is their result."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[tuple[str, float]] = []
        self.addresses = 1
        monkeypatch.setattr(wire_module, "_addresses", self.look_up)

    def look_up(self, host: str, patience: float) -> int:
        self.asked.append((host, patience))
        return self.addresses


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Names:
    return Names(monkeypatch)


def test_patience_is_halved_for_each_unreachable_host_and_restored_by_an_answer(names: Names) -> None:
    wire = Wire(LIMITS, "test")
    names.addresses = 0
    for number in range(9):
        outcome = wire.once(Call(method="GET", url=f"http://host{number}.example/"), None)
        assert isinstance(outcome, Failure)
        assert outcome.unreachable
    assert [patience for _, patience in names.asked] == [2.0 / 2 ** min(number, 6) for number in range(9)]
    names.addresses = 1
    wire.limits = Limits(connect=200.0, read=2.0, whole=4.0)
    with answering(http("200 OK", b"x")) as url:
        assert isinstance(wire.once(Call(method="GET", url=url), None), Response)
    names.addresses = 0
    wire.once(Call(method="GET", url="http://last.example/"), None)
    assert names.asked[-1] == ("last.example", 200.0)
    wire.close()


def test_a_host_name_is_looked_up_once(names: Names) -> None:
    wire = Wire(LIMITS, "test")
    with answering(http("200 OK")) as url:
        for _ in range(2):
            wire.once(Call(method="GET", url=url), None)
    wire.close()
    assert [host for host, _ in names.asked] == ["127.0.0.1"]
