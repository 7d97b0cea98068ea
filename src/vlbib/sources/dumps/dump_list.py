"""The list of dumps that an index was built from, in a file beside it, so that a damaged index can be rebuilt."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from vlbib.core.json_reading import decoded_by
from vlbib.sources.dumps.reading import Unknown, format_of
from vlbib.sources.index.grow import has_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class ListedDump(Struct, frozen=True, kw_only=True):
    """A dump that was added: absolute path, size in bytes, SHA-256 digest, format."""

    path: str
    size: int
    digest: str
    format: str


_LIST = msgspec.json.Decoder(tuple[ListedDump, ...])


def list_path(index: Path) -> Path:
    """Return the path of an index's list."""
    return index.with_name(f"{index.name}.dumps.json")


def read_list(index: Path) -> tuple[ListedDump, ...]:
    """Return the dumps that an index was built from, in the order of adding; empty if there is no readable list."""
    try:
        return decoded_by(_LIST, list_path(index).read_bytes())
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return ()


def list_dumps(index: Path, added: Mapping[Path, str]) -> None:
    """Update the list of an index with the dumps given with their digests, and drop those that it does not contain.

    A dump that was moved is listed at its new place. If the list cannot be written, the index still works without it.
    """
    by_digest = {dump.digest: dump for dump in read_list(index)}
    with contextlib.suppress(OSError, Unknown):
        whole = {path: digest for path, digest in added.items() if has_file(index, digest)}
        by_digest |= {digest: _listed(path, digest) for path, digest in whole.items()}
        held = [dump for dump in by_digest.values() if has_file(index, dump.digest)]
        part = index.with_name(f".{list_path(index).name}.part")
        part.write_bytes(msgspec.json.format(msgspec.json.encode(held), indent=1) + b"\n")
        part.replace(list_path(index))


def _listed(path: Path, digest: str) -> ListedDump:
    return ListedDump(path=str(path.absolute()), size=path.stat().st_size, digest=digest, format=format_of(path).value)
