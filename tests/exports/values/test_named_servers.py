from __future__ import annotations

import pytest

from vlbib.exports.values.named_servers import server_named


@pytest.mark.parametrize(
    ("value", "server"),
    [
        ("CoRR", "arXiv"),
        ("{arXiv} preprint arXiv:2103.00020", "arXiv"),
        ("bioRxiv", "bioRxiv"),
        ("Nature", ""),
        ("", ""),
    ],
)
def test_a_server_is_recognized_in_a_venue(value: str, server: str) -> None:
    assert server_named(value) == server
