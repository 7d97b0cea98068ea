"""The cache of accepted answers: nothing is asked twice, and a run can be replayed offline.

requests-cache stores them (SQLite, JSON). Only status, content type and body are stored, no request headers, so no key.
If the cache cannot be opened or written, the run goes on without it.

Pitfalls of requests-cache 1.3: its SQLite backend loops forever on a file that it may not write, so this is checked
before opening. Its CachedSession would store an answer before the flow has accepted it, so it is not used.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from vlbib.resolver import Response

if TYPE_CHECKING:
    from pathlib import Path

    from vlbib.sources.http.call import Call

_BROKEN = (sqlite3.Error, OSError, ValueError, TypeError, KeyError, AttributeError)


@dataclass(slots=True)
class ResponseCache:
    """The cached answers in a folder. `fresh` and `keep` are ages in seconds."""

    folder: Path
    fresh: float
    keep: float
    _store: Any = None
    _tried: bool = field(default=False)

    def get(self, call: Call, *, any_age: bool = False) -> Response | None:
        """Return the cached answer to a call, if it is fresh enough."""
        store = self._open()
        if store is None:
            return None
        try:
            kept = store.get_response(_key(call))
            if kept is None or (not any_age and kept.is_older_than(timedelta(seconds=self.fresh))):
                return None
            headers = {name.lower(): value for name, value in kept.headers.items()}
            return Response(status=kept.status_code, headers=headers, body=kept.content or b"")
        except _BROKEN:
            return None

    def put(self, call: Call, response: Response) -> None:
        """Store an answer in place of an older one."""
        store = self._open()
        if store is None:
            return
        from requests.structures import CaseInsensitiveDict
        from requests_cache.models.request import CachedRequest
        from requests_cache.models.response import CachedResponse
        from requests_cache.policy import utcnow

        kind = response.headers.get("content-type", "")
        answer = CachedResponse(
            content=response.body,
            status_code=response.status,
            headers=CaseInsensitiveDict({"Content-Type": kind} if kind else {}),
            url=call.url,
            request=CachedRequest(method=call.method, url=call.url),
            expires=utcnow() + timedelta(seconds=self.keep),
        )
        try:
            store.responses[_key(call)] = answer
        except _BROKEN:
            self.close()

    def forget(self, call: Call) -> None:
        """Delete the cached answer to a call, if there is one."""
        store = self._open()
        try:
            if store is not None:
                store.delete(_key(call))
        except _BROKEN:
            self.close()

    def close(self) -> None:
        """Close the file."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def _open(self) -> Any:  # noqa: ANN401 -- requests-cache is imported late
        if not self._tried:
            self._tried = True
            self._store = _opened(self.folder / "answers.sqlite")
        return self._store


def _key(call: Call) -> str:
    from requests import PreparedRequest
    from requests_cache import create_key

    request = PreparedRequest()
    headers = {"Content-Type": call.content_type} if call.content_type else {}
    request.prepare(method=call.method, url=call.url, headers=headers, data=call.body)
    return str(create_key(request))


def _opened(path: Path) -> Any:  # noqa: ANN401 -- requests-cache is imported late
    """Open the store, recreating it if the file is not a database; None if there can be no store."""
    with suppress(*_BROKEN):
        path.parent.mkdir(parents=True, exist_ok=True)
        if not _writable(path):
            return None
        try:
            return _connect(path)
        except sqlite3.OperationalError:
            return None
        except sqlite3.DatabaseError:
            path.unlink(missing_ok=True)
            return _connect(path)
    return None


def _writable(path: Path) -> bool:
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def _connect(path: Path) -> Any:  # noqa: ANN401 -- requests-cache is imported late
    from requests_cache.backends.sqlite import SQLiteCache

    store = SQLiteCache(path, serializer="json", wal=True, busy_timeout=10_000)
    store.delete(expired=True, vacuum=False)
    return store
