"""Entries in the plain form, as nearly all are: one match reads an entry, and its fields are found when asked for.

A plain entry is in braces. Its key has no blanks, commas separate its fields, and each value is one piece: in up to
three levels of braces, in quotes, or a bare word. Offsets of fields that nobody asks for cost neither time nor memory.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from vlbib.bibtex.grammar import EQUALS, INNER, NAME, UNBRACED, Block, BlockKind
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_BLANKS = rb"[\t-\r ,]*+"
_ONE_FIELD = _BLANKS + NAME + rb"[\t-\r ]*+=[\t-\r ]*+(?:\{" + INNER + rb"\}|" + UNBRACED + rb")"
_ENTRY = lazy_pattern(
    rb"@([A-Za-z][\w+:-]*+)\{[\t-\r ]*+([^\t-\r ,{}\"%)]++),(?:"
    + EQUALS + rb"(?:\{" + INNER + rb"\}|" + UNBRACED + rb")[\t-\r ]*+(?:,|(?=\})))*+[\t-\r ,]*+\}"
)  # fmt: skip
_FIELD, _FLAT_FIELD = (
    lazy_pattern((EQUALS + rb"(?:\{(" + inner + rb")\}|(" + UNBRACED + rb"))").decode("latin-1"))
    for inner in (INNER, rb"[^}]*+")
)
_NO_BRACES = bytes.maketrans(b"", b"").translate(None, b"{}")  # all bytes but these
_NO_ENTRIES = frozenset({b"comment", b"preamble", b"string"})


def plain_entry(source: bytes, start: int, line: int, limit: int) -> Block | None:
    """Return the block of the entry at `start`, on that line; None if it is not plain or does not end by `limit`."""
    match = _ENTRY.match(source, start, limit)
    kind = _type(match[1]) if match else b""
    if not match or not kind:
        return None
    key_start, key_end = match.span(2)
    return Block(kind=BlockKind.ENTRY, start=start, end=match.end(), line=line, type=kind, key_start=key_start,
                 key_end=key_end, plain=source)  # fmt: skip


@lru_cache(maxsize=256)  # one object for all entries of a type
def _type(written: bytes) -> bytes:
    """Return the type as written; b"" for what is not an entry."""
    return b"" if written.lower() in _NO_ENTRIES else written


def plain_values(source: bytes) -> Sequence[tuple[str, str, str]]:
    """Return a plain entry's fields: name, what is in the braces, and instead of that a value without braces.

    `source` is what follows the key; the fields have one character per byte. A pattern for values without inner braces
    needs two thirds of the time.
    """
    is_flat = source.translate(None, _NO_BRACES).replace(b"{}", b"") == b"}"
    return (_FLAT_FIELD if is_flat else _FIELD).findall(source.decode("latin-1"))


def find_name(block: Block, names: Collection[str]) -> tuple[str, int] | None:
    """Return the first of a plain entry's fields with one of the lower-case names: its name and byte offset, if any."""
    match = _up_to_name(tuple(names)).match(block.plain, block.key_end, block.end)
    return (match[1].decode("latin-1").lower(), match.start(1)) if match else None


@lru_cache(maxsize=256)  # formats ask for the same fields of each entry
def _up_to_name(names: tuple[str, ...]) -> re.Pattern[bytes]:
    """Return the pattern of an entry's fields up to the first with one of the names; it passes each value at once."""
    wanted = "|".join(map(re.escape, names)).encode()
    return re.compile(rb"(?:" + _ONE_FIELD + rb")*?" + _BLANKS + rb"((?i:" + wanted + rb"))[\t-\r ]*+=")
