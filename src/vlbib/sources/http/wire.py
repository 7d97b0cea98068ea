"""One attempt: sends a call and returns an answer or a failure, within all limits; no pace, retries or cache."""

from __future__ import annotations

import math
import socket
import threading
import time
import zlib
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import requests
import urllib3
from requests.utils import get_environ_proxies, select_proxy
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError, ReadTimeoutError

from vlbib.resolver import Response
from vlbib.sources.http.call import Failure, number_of, retry_after
from vlbib.sources.http.connections import BreakableAdapter, break_off

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.sources.http.call import Call
    from vlbib.sources.network import Limits

_CHUNK = 64 * 1024
_BUSY = (429, 503)
_FAILED = (408, 425)
_ZIPPED = ("gzip", "x-gzip", "deflate")
_UNREACHABLE = (NewConnectionError, ConnectTimeoutError)


class _Session(requests.Session):
    def get_redirect_target(self, resp: requests.Response) -> None:
        """Return None: otherwise requests reads the whole body of a redirect, however long, to follow it."""


@dataclass(slots=True)
class Wire:
    """A session with one connection per host. `agent` is the User-Agent."""

    limits: Limits
    agent: str
    _session: requests.Session = field(init=False)
    _known: dict[str, int] = field(default_factory=dict)
    _unreachable: int = 0

    def __post_init__(self) -> None:
        self._session = self._opened()

    def _opened(self) -> requests.Session:
        session = _Session()
        adapter = BreakableAdapter(pool_maxsize=1, max_retries=0, pool_block=False)
        session.mount("https://", adapter)
        session.mount("http://", adapter)
        session.headers["User-Agent"] = self.agent
        return session

    def once(self, call: Call, secret: tuple[str, str] | None, within: float = math.inf) -> Response | Failure:
        """Send a call once, with the header that carries the key. Never raises for network errors.

        `within` is the time limit in seconds for the whole answer, if it is shorter than the default.
        """
        patience = self.limits.connect / 2**self._unreachable
        outcome = self._reached(call, patience) or self._send(call, secret, patience, min(self.limits.whole, within))
        if isinstance(outcome, Response):
            self._unreachable = 0
        elif outcome.unreachable:
            self._unreachable = min(self._unreachable + 1, 6)
        return outcome

    def close(self) -> None:
        """Close the connections."""
        self._session.close()

    def _reached(self, call: Call, patience: float) -> Failure | None:
        """Resolve the host's name, once per run, within `patience` seconds; the system's own limit is long."""
        target = select_proxy(call.url, get_environ_proxies(call.url)) or call.url
        parts = urlsplit(target if "://" in target else f"http://{target}")
        host = parts.hostname or ""
        if host not in self._known:
            addresses = _addresses(host, patience)
            if not addresses:
                return Failure(reason=f"{host} cannot be found: no network?", may_retry=False, unreachable=True)
            self._known[host] = addresses
        return None

    def _send(self, call: Call, secret: tuple[str, str] | None, patience: float, whole: float) -> Response | Failure:
        headers = {"Accept": call.accept}
        if call.content_type:
            headers["Content-Type"] = call.content_type
        if secret:
            headers[secret[0]] = secret[1]
        addresses = max(self._known.values(), default=1)
        timeout = (patience / addresses, self.limits.read)
        session, started = self._session, threading.Event()

        def ask() -> Response | Failure:
            try:
                answer = session.request(
                    call.method, call.url, data=call.body, headers=headers, timeout=timeout, stream=True,
                    allow_redirects=False,
                )  # fmt: skip
                started.set()
                with answer:
                    return _read(answer, self.limits, time.monotonic() + whole)
            except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as exc:
                return _failure(exc, call.host, self.limits)

        return self._in_time(ask, started, call.host, patience, whole)

    def _in_time(
        self, ask: Callable[[], Response | Failure], started: threading.Event, host: str, patience: float, whole: float
    ) -> Response | Failure:
        """Return the outcome of a request, or a failure if its headers or its whole answer come too late.

        A socket's timeout is per read, and a slow drip of bytes never reaches it; hence the thread. A request that is
        given up has its connection aborted, and its session is replaced.
        """
        outcomes: list[Response | Failure] = []
        begun = time.monotonic()

        def keep() -> None:
            outcomes.append(ask())
            started.set()

        asking = threading.Thread(target=keep, daemon=True)
        asking.start()
        if started.wait(min(patience + self.limits.read, whole)):
            asking.join(max(0.0, begun + whole - time.monotonic()))
        if outcomes:
            return outcomes[0]
        has_begun = started.is_set()
        break_off(asking)
        self._session = self._opened()
        if has_begun:
            return Failure(reason=f"the answer of {host} was not complete after {self.limits.whole:.0f} s")
        return Failure(reason=f"no answer from {host} within {self.limits.read:.0f} s")


def _addresses(host: str, patience: float) -> int:
    """Return the number of addresses of a host name; 0 if it is not resolved in time."""
    counts: list[int] = []

    def look_up() -> None:
        with suppress(OSError, UnicodeError):
            counts.append(len({info[4][0] for info in socket.getaddrinfo(host, None)}))

    asking = threading.Thread(target=look_up, daemon=True)
    asking.start()
    asking.join(patience)
    return counts[0] if counts else 0


def _read(answer: requests.Response, limits: Limits, deadline: float) -> Response | Failure:
    code = answer.status_code
    if code in _BUSY or code in _FAILED or code < 200 or code >= 500:
        delay = answer.headers.get("Retry-After", "")
        return Failure(reason=_status(code), busy=code in _BUSY, wait=retry_after(delay, time.time()))
    if (number_of(answer.headers.get("Content-Length", "")) or 0) > limits.body:
        return _too_big(limits)
    headers = {name.lower(): value for name, value in answer.headers.items()}
    ends_by_closing = answer.raw.length_remaining is None and not answer.raw.chunked
    is_zipped = ends_by_closing and headers.get("content-encoding", "").lower() in _ZIPPED
    body = bytearray()
    while chunk := answer.raw.read1(_CHUNK, decode_content=not is_zipped):
        body += chunk
        if len(body) > limits.body:
            return _too_big(limits)
        if time.monotonic() > deadline:
            return Failure(reason=f"the answer was not complete after {limits.whole:.0f} s")
    text = _unzipped(body, limits.body) if is_zipped else bytes(body)
    if text is None or (ends_by_closing and not text):
        return Failure(reason="the answer broke off")
    return _too_big(limits) if len(text) > limits.body else Response(status=code, headers=headers, body=text)


def _unzipped(body: bytearray, most: int) -> bytes | None:
    """Return a decompressed gzip or deflate body, of at most `most` + 1 bytes; None if it is incomplete.

    If an answer ends when the connection closes, this is the only check that it is complete; urllib3 does not make it.
    """
    stream = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    try:
        text = stream.decompress(body, most + 1)
    except zlib.error:
        return None
    return text if stream.eof or len(text) > most else None


def _too_big(limits: Limits) -> Failure:
    """Return the failure for an answer that is too large. A retry is useless, but other requests may succeed."""
    return Failure(reason=f"the answer is larger than {limits.body // 1024**2} MB", may_retry=False, alone=True)


def _status(code: int) -> str:
    phrases = {status.value: status.phrase for status in HTTPStatus}
    return f"HTTP {code} {phrases.get(code, '')}".rstrip()


def _failure(exc: Exception, host: str, limits: Limits) -> Failure:
    """Describe an error in a few words; its own text may contain the whole URL and is not shown."""
    if isinstance(exc, requests.exceptions.ProxyError):
        return Failure(
            reason=f"the proxy on the way to {host} refuses or is not there", may_retry=False, unreachable=True
        )
    if isinstance(exc, requests.exceptions.SSLError | urllib3.exceptions.SSLError):
        return Failure(reason=f"no secure connection to {host}: {_tls(exc)}", may_retry=False)
    if isinstance(_root(exc), _UNREACHABLE):
        return Failure(reason=f"{host} cannot be reached", may_retry=False, unreachable=True)
    if isinstance(exc, requests.exceptions.ReadTimeout | ReadTimeoutError | TimeoutError):
        return Failure(reason=f"no answer from {host} within {limits.read:.0f} s")
    if isinstance(exc, requests.exceptions.ConnectionError | urllib3.exceptions.HTTPError | OSError):
        return Failure(reason=f"the connection to {host} broke off")
    return Failure(reason=f"the request to {host} cannot be sent ({type(exc).__name__})", may_retry=False)


def _root(exc: BaseException) -> object:
    """Return the urllib3 error that caused an exception of requests."""
    inner = exc.args[0] if exc.args else exc
    return getattr(inner, "reason", inner)


def _tls(exc: Exception) -> str:
    text = str(_root(exc))
    for words in ("certificate verify failed", "CERTIFICATE_VERIFY_FAILED", "WRONG_VERSION_NUMBER"):
        if words in text:
            return words.lower().replace("_", " ")
    return "the TLS handshake failed"
