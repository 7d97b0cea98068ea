"""Caches what a check found in each entry of a file, so that the next check examines only the changed entries.

The cache is valid for the same code, encoding and line ends. Anything else there, or damage, is ignored.
"""

from __future__ import annotations

import contextlib
import hashlib
from typing import TYPE_CHECKING, TypeVar

import msgspec
from msgspec import Struct

from vlbib.app.footprint import PACKAGE, own_code
from vlbib.app.kept_state import library_name
from vlbib.checks.duplicates.profile import ProfileFacts, ProfileMemory
from vlbib.checks.entry_memory import EntryMemory, FaultBefore
from vlbib.kept_answers import is_keeping
from vlbib.storage import byte_cache

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from vlbib.bibtex.document import Document

_KIND = "faults"
_MOST_PROFILES = 20_000  # entries of a file up to which profiles are kept: those of more take too much memory
_Value = TypeVar("_Value")
_LETTERS = 16  # bytes of an entry's digest


class _Kept(Struct, frozen=True, array_like=True):
    """The faults of a file's entries by digest, the rules and options, and a digest of what else they depend on."""

    stamp: bytes = b""
    basis: str = ""
    faults: dict[bytes, tuple[FaultBefore, ...]] = {}
    profiles: dict[bytes, ProfileFacts] = {}


class CheckMemory(Struct, frozen=True):
    """What earlier checks found in a file's entries; without profiles for a file with very many entries."""

    faults: EntryMemory
    profiles: ProfileMemory | None


@contextlib.contextmanager
def remembering(path: Path, document: Document) -> Iterator[CheckMemory | None]:
    """Yield what earlier checks found in a file's entries, and cache what this one adds.

    In a long-running program, which keeps this in memory, it is None.
    """
    if is_keeping():
        yield None
        return
    name = library_name(path)
    stamp = _stamp(document)
    kept = _kept(name)
    if kept.stamp != stamp:
        kept = _Kept()
    digests = _digests(document)
    faults = EntryMemory(digests, kept.basis, dict(kept.faults))
    profiles = ProfileMemory(digests, dict(kept.profiles)) if len(digests) <= _MOST_PROFILES else None
    yield CheckMemory(faults, profiles)
    new = _Kept(
        stamp, faults.basis, _known(faults.faults, digests), _known(profiles.facts if profiles else {}, digests)
    )
    if _names(new) != _names(kept):
        with contextlib.suppress(UnicodeEncodeError):  # a message that quotes a stray byte
            byte_cache.cache_bytes(_KIND, name, msgspec.msgpack.encode(new))


def _stamp(document: Document) -> bytes:
    """Return a digest of what the faults of an entry depend on besides its text, the rules and the options."""
    encoding = (document.encoding.name, document.encoding.strays, document.has_line_feeds)
    basis = repr((own_code(PACKAGE), encoding, [*document.strings.items()]))
    return hashlib.sha256(basis.encode("utf-8", "surrogateescape")).digest()


def _known(values: Mapping[bytes, _Value], digests: Iterable[bytes]) -> dict[bytes, _Value]:
    """Return the values of the entries that a file has now."""
    return {digest: values[digest] for digest in digests if digest in values}


def _names(kept: _Kept) -> tuple[object, ...]:
    return kept.stamp, kept.basis, kept.faults.keys(), kept.profiles.keys()


def _digests(document: Document) -> list[bytes]:
    source = document.source
    return [hashlib.sha256(source[block.start : block.end]).digest()[:_LETTERS] for block in document.entries]


def _kept(name: str) -> _Kept:
    data = byte_cache.cached_bytes(_KIND, name)
    try:
        return msgspec.msgpack.decode(data, type=_Kept) if data else _Kept()
    except (msgspec.DecodeError, ValueError):
        return _Kept()
