from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.sources.index.seal import SEAL_SIZE, is_sealed, seal, unseal

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("size", [0, 1, 5000, (1 << 20) + 3])
def test_a_checksum_matches_the_bytes_before_it(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * size)
    assert not is_sealed(path, size)
    seal(path)
    assert path.stat().st_size == size + SEAL_SIZE
    assert is_sealed(path, size)


@pytest.mark.parametrize("at", [0, 50, 99, 100, 112, 113, 144])
def test_a_changed_byte_of_the_file_or_the_checksum_is_found(tmp_path: Path, at: int) -> None:
    path = tmp_path / "a"
    path.write_bytes(bytes(100))
    seal(path)
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)
    assert not is_sealed(path, 100)


def test_removing_the_checksum_restores_the_bytes_and_is_idempotent(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"abc")
    seal(path)
    for _ in range(2):
        unseal(path, 3)
        assert path.read_bytes() == b"abc"
