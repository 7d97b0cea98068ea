"""A stand-in for arXiv, Semantic Scholar, Crossref and DBLP over a real socket: serves records, and fails on request.

Faults are queued by service and used up one a request: `fail("arxiv", Fault("503"))`. Every request is logged with
the time at which it arrived, so that a test can tell the pace.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Literal, Self
from urllib.parse import parse_qs, urlsplit

from tests.standin import arxiv_service, crossref_service, dblp_service, s2_service

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from tests.standin.papers import Papers

Kind = Literal[
    "429", "rate200", "500", "503", "504", "html", "cut", "hang", "trickle", "close", "403", "garbage", "huge", "empty",
    "slow", "redirect",
]  # fmt: skip
FAULTS: tuple[Kind, ...] = (
    "429", "rate200", "500", "503", "504", "html", "cut", "hang", "trickle", "close", "403", "garbage", "huge", "empty",
)  # fmt: skip
_LONGEST_URL = 8190
_PATHS = {"/api/query": "arxiv", "/works": "crossref", "/search/publ": "dblp"}  # the rest is Semantic Scholar's
_HTML = "<!DOCTYPE html>\n<html><head><title>Maintenance</title></head><body>Back soon.</body></html>\n"
_S2_BUSY = (
    '{"message": "Too Many Requests. Please wait and try again or apply for a key for higher rate limits. '
    'https://www.semanticscholar.org/product/api#api-key-form", "code": "429"}'
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong with one answer; `retry_after` is sent as it stands, `seconds` is how long hang and slow last."""

    kind: Kind
    retry_after: str = ""
    seconds: float = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """One request as it arrived: when, at which service, how, and the key that it carried."""

    at: float
    service: str
    method: str
    path: str
    params: dict[str, str]
    body: bytes
    key: str
    agent: str


@dataclass(slots=True)
class StandIn:
    """A running stand-in; a context manager that stops it."""

    papers: Papers
    port: int = 0
    key: str = ""  # the only key that Semantic Scholar accepts; without one it takes any
    log: list[Logged] = field(default_factory=list)
    faults: dict[str, list[Fault]] = field(default_factory=lambda: defaultdict(list))
    always: dict[str, Fault] = field(default_factory=dict)
    spoil: Callable[[bytes], bytes] = bytes  # what every answer's bytes go through
    stopping: threading.Event = field(default_factory=threading.Event)
    _server: ThreadingHTTPServer | None = None

    def __enter__(self) -> Self:
        handler = type("Handler", (_Handler,), {"standin": self})
        self._server = _Server(("127.0.0.1", self.port), handler)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None) -> None:
        self.stopping.set()
        if self._server:
            self._server.shutdown()
            self._server.server_close()

    @property
    def urls(self) -> dict[str, str]:
        """The base URLs by source."""
        base = f"http://127.0.0.1:{self.port}"
        return {"arxiv": f"{base}/api/query", "semantic_scholar": f"{base}/graph/v1"}

    @property
    def all_urls(self) -> dict[str, str]:
        """The base URLs of the sources that are asked on request, too."""
        base = f"http://127.0.0.1:{self.port}"
        return {**self.urls, "crossref": base, "dblp": base}

    def fail(self, service: str, *faults: Fault) -> None:
        """Queue faults for the next requests to a service: `arxiv`, `semantic_scholar`, `crossref`, `dblp`."""
        self.faults[service] += faults

    def requests(self, service: str, path: str = "") -> list[Logged]:
        """Return the logged requests of a service, of one path or all."""
        return [one for one in self.log if one.service == service and path in one.path]

    def fault(self, service: str) -> Fault | None:
        """Return the fault that the next answer has."""
        queue = self.faults[service]
        return queue.pop(0) if queue else self.always.get(service)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: clients that hang up are what is tested."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    standin: StandIn

    def do_GET(self) -> None:
        self._serve(b"")

    def do_POST(self) -> None:
        self._serve(self.rfile.read(int(self.headers.get("Content-Length", "0"))))

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the name is the base class's
        """Write nothing."""

    def _serve(self, body: bytes) -> None:
        at = time.time()
        parts = urlsplit(self.path)
        service = next((name for start, name in _PATHS.items() if parts.path.startswith(start)), "semantic_scholar")
        form = body.decode() if "urlencoded" in self.headers.get("Content-Type", "") else ""
        params = {name: values[0] for name, values in parse_qs(f"{parts.query}&{form}").items()}
        self.standin.log.append(
            Logged(at=at, service=service, method=self.command, path=parts.path, params=params, body=body,
                   key=self.headers.get("x-api-key", ""), agent=self.headers.get("User-Agent", ""))
        )  # fmt: skip
        if len(self.path) > _LONGEST_URL:
            self._send(414, "<html><body>414 Request-URI Too Large</body></html>", "text/html")
            return
        fault = self.standin.fault(service)
        if fault is None or not self._fail(service, params, fault):
            self._send(*self._answer(service, parts.path, params, body))

    def _answer(self, service: str, path: str, params: dict[str, str], body: bytes) -> tuple[int, str, str]:
        if service == "arxiv":
            status, text = arxiv_service.answer(self.standin.papers, params)
            return status, text, "application/atom+xml; charset=utf-8"
        if service == "crossref":
            return crossref_service.answer(self.standin.papers, path, params)
        if service == "dblp":
            return *dblp_service.answer(self.standin.papers, params), "application/json"
        key = self.headers.get("x-api-key", "")
        if key and self.standin.key and key != self.standin.key:
            return 403, '{"message":"Forbidden"}', "application/json"
        path = path.removeprefix("/graph/v1")
        return *s2_service.answer(self.standin.papers, path, params, body), "application/json"

    def _send(self, status: int, text: str, kind: str, extra: dict[str, str] | None = None) -> None:
        body = self.standin.spoil(text.encode())
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **(extra or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _fail(self, service: str, params: dict[str, str], fault: Fault) -> bool:
        """Answer with a fault; False where the answer itself comes after all."""
        extra = {"Retry-After": fault.retry_after} if fault.retry_after else {}
        atom = service == "arxiv"
        kind = fault.kind
        if kind == "429":
            self._send(429, "Rate exceeded." if atom else _S2_BUSY, "text/plain" if atom else "application/json", extra)
        elif kind == "rate200":
            self._send(200, "Rate exceeded.", "text/plain")
        elif kind in ("500", "503", "504"):
            self._send(int(kind), '{"message": "Endpoint request timed out"}', "application/json", extra)
        elif kind == "403":
            self._send(403, '{"message":"Forbidden"}', "application/json")
        elif kind == "html":
            self._send(200, _HTML, "text/html")
        elif kind == "garbage":
            self._send(200, '{"data": [{"paperId": "12', "application/json")
        elif kind == "redirect":
            self._send(301, "", "text/html", {"Location": self.path})
        elif kind == "empty" and atom:
            self._send(200, arxiv_service.empty_page(self.standin.papers, params), "application/atom+xml")
        else:
            return self._misbehave(fault)
        return True

    def _misbehave(self, fault: Fault) -> bool:
        """Do what no server should do on its socket."""
        if fault.kind == "slow":
            self.standin.stopping.wait(fault.seconds)
            return False
        if fault.kind == "empty":
            self._send(200, "{}\n", "application/json")
            return True
        self.close_connection = True
        with contextlib.suppress(OSError):
            if fault.kind == "hang":
                self.standin.stopping.wait(fault.seconds)
            elif fault.kind == "cut":
                self._head(5000)
                self.wfile.write(b"<?xml version='1.0'?><feed>")
            elif fault.kind == "trickle":
                self._trickle(fault.seconds)
            elif fault.kind == "huge":
                self._huge()
            self.wfile.flush()
            self.connection.shutdown(socket.SHUT_RDWR)
        return True

    def _head(self, length: int) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/atom+xml")
        self.send_header("Content-Length", str(length))
        self.end_headers()

    def _trickle(self, seconds: float) -> None:
        self._head(100_000)
        until = time.monotonic() + seconds
        while time.monotonic() < until and not self.standin.stopping.is_set():
            self.wfile.write(b" ")
            self.standin.stopping.wait(0.02)

    def _huge(self) -> None:
        """Send a gigabyte, in chunks of unknown number."""
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        block = b"100000\r\n" + b" " * 0x100000 + b"\r\n"
        for _ in range(1024):
            self.wfile.write(block)
