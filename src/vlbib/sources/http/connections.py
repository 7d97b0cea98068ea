"""Connections that another thread can abort while they wait for a handshake, headers or a body.

requests and urllib3 give no access to the socket of a request that has not been answered yet. Here each connection is
recorded for the thread that uses it.
"""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import Any
from weakref import WeakKeyDictionary

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

_in_use: WeakKeyDictionary[threading.Thread, HTTPConnection] = WeakKeyDictionary()


class _Plain(HTTPConnection):
    def connect(self) -> None:
        _in_use[threading.current_thread()] = self
        super().connect()

    def request(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 -- urllib3's own
        _in_use[threading.current_thread()] = self
        super().request(*args, **options)


class _Safe(_Plain, HTTPSConnection):
    """Like `_Plain`; `super()` calls reach the TLS connection."""


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _Plain


class _SafePool(HTTPSConnectionPool):
    ConnectionCls = _Safe


class BreakableAdapter(HTTPAdapter):
    """An adapter whose connections `break_off` can abort."""

    def init_poolmanager(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 -- requests' own
        """Create the connection pools."""
        super().init_poolmanager(*args, **options)
        self.poolmanager.pool_classes_by_scheme = {"http": _PlainPool, "https": _SafePool}

    def proxy_manager_for(self, *args: Any, **options: Any) -> Any:  # noqa: ANN401 -- requests' own
        """Return the connection pools for a proxy."""
        manager = super().proxy_manager_for(*args, **options)
        manager.pool_classes_by_scheme = {"http": _PlainPool, "https": _SafePool}
        return manager


def break_off(thread: threading.Thread) -> None:
    """Abort what a thread is sending or receiving: it gets an error and ends."""
    connection = _in_use.pop(thread, None)
    if connection is not None and connection.sock is not None:
        with suppress(OSError):
            connection.sock.shutdown(socket.SHUT_RDWR)
