"""A request in its final form, and the outcomes of one attempt: an answer or a failure."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urljoin, urlsplit

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from vlbib.resolver import Request

_FORM = "application/x-www-form-urlencoded"


class Call(Struct, frozen=True, kw_only=True):
    """One request, complete except for the User-Agent and the key, which are added when it is sent."""

    method: str
    url: str
    body: bytes | None = None
    content_type: str = ""
    accept: str = "*/*"

    @property
    def host(self) -> str:
        """The host and port for which the pace is kept."""
        parts = urlsplit(self.url)
        return f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname)


class Failure(Struct, frozen=True, kw_only=True):
    """An attempt without an answer: the reason, whether to retry, and the seconds that the server asks to wait.

    `busy` means that the server said so: it is up, and the same holds for all requests to it. `alone` means that the
    problem concerns only the answer to this request.
    """

    reason: str
    may_retry: bool = True
    unreachable: bool = False
    busy: bool = False
    alone: bool = False
    wait: float | None = None


def prepare(base: str, request: Request) -> Call:
    """Return the call for a request below a base URL."""
    query = urlencode(request.params)
    url = base.rstrip("/") + request.path + (f"?{query}" if query else "")
    if request.form is not None:
        body = urlencode(request.form).encode()
        return Call(method="POST", url=url, body=body, content_type=_FORM, accept=request.accept)
    if request.json is not None:
        body = json.dumps(request.json, ensure_ascii=False, sort_keys=True).encode()
        return Call(method="POST", url=url, body=body, content_type="application/json", accept=request.accept)
    return Call(method="GET", url=url, accept=request.accept)


def redirected(call: Call, location: str) -> Call | None:
    """Return the call at the redirect's location; None if that is not a web address.

    The method is kept, since an API expects the same request.
    """
    try:
        url = urljoin(call.url, location)
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # unbalanced brackets, or a port that is not a number
        return None
    return replace(call, url=url) if usable else None


def keeps_key(first: Call, now: Call) -> bool:
    """Tell whether a redirected call may carry the key: same host, and never from https to http."""
    before, after = urlsplit(first.url), urlsplit(now.url)
    same = before.hostname == after.hostname and (before.port == after.port or before.scheme != after.scheme)
    return same and not (before.scheme == "https" and after.scheme == "http")


def number_of(text: str) -> float | None:
    """Return the number in a header of digits only; None for anything else."""
    return float(text) if text.isascii() and text.isdigit() else None


def retry_after(value: str, now: float) -> float | None:
    """Return the seconds of a Retry-After header, a number or an HTTP date (RFC 9110, 10.2.3); None if unreadable."""
    text = value.strip()
    if (seconds := number_of(text)) is not None:
        return seconds
    from email.utils import parsedate_to_datetime

    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - now)
    except (ValueError, TypeError, OverflowError):
        return None
