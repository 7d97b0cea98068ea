"""A connection that another thread aborts."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING

import pytest
import requests

from vlbib.sources.http.connections import BreakableAdapter, break_off

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def silent() -> Iterator[socket.socket]:
    """A server that accepts connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(20)
        yield server


def _asking(port: int, proxy: bool, ends: list[str]) -> threading.Thread:  # noqa: FBT001
    def ask() -> None:
        session = requests.Session()
        session.trust_env = False
        session.mount("http://", BreakableAdapter())
        proxies = {"http": f"http://127.0.0.1:{port}"} if proxy else {}
        host = "example.org" if proxy else f"127.0.0.1:{port}"
        try:
            session.get(f"http://{host}/", proxies=proxies, timeout=30)
        except requests.RequestException as error:
            ends.append(type(error).__name__)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    return thread


@pytest.mark.parametrize("proxy", [False, True])
def test_a_waiting_request_is_aborted_at_once(silent: socket.socket, *, proxy: bool) -> None:
    ends: list[str] = []
    thread = _asking(silent.getsockname()[1], proxy, ends)
    connection, _ = silent.accept()
    with connection:
        assert connection.recv(4) == b"GET "
        break_off(thread)
        thread.join(10)
    assert len(ends) == 1
    assert not thread.is_alive()


def test_a_thread_without_a_connection_is_left_alone() -> None:
    break_off(threading.current_thread())
