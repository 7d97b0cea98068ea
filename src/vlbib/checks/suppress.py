"""Suppressions in the .bib itself: `% vlbib: ignore V003` above an entry, `% vlbib: ignore-file L` anywhere.

Without codes everything is meant. A trailing explanation after `--` is allowed: `% vlbib: ignore D003 -- a reprint`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.core.bib import Library

_MARK = lazy_pattern(
    r"vlbib:[ \t]*ignore(?P<file>-file)?(?P<codes>(?:[ \t,]+[\w-]+)*?)[ \t]*(?:--.*|[%}].*)?$", re.MULTILINE
)


class Suppressions(Struct, frozen=True):
    """Codes ignored in the whole file, and by the index of the entry."""

    everywhere: tuple[str, ...] = ()
    entries: tuple[tuple[int, tuple[str, ...]], ...] = ()


def suppressions(library: Library) -> Suppressions:
    """Read the suppressions from a library's comments."""
    if not any("vlbib:" in text for _, text in library.comments):
        return Suppressions()
    lines = [entry.line for entry in library.entries]
    everywhere: list[str] = []
    entries: list[tuple[int, tuple[str, ...]]] = []
    for line, whole, codes in _marks(library):
        if whole:
            everywhere += codes
        elif (index := bisect_right(lines, line)) < len(lines):
            entries.append((index, codes))
    return Suppressions(tuple(everywhere), tuple(entries))


def _marks(library: Library) -> Iterator[tuple[int, bool, tuple[str, ...]]]:
    """Yield line, whether the file is meant, and codes (`all` for none given) of each mark."""
    for start, text in library.comments:
        for match in _MARK.finditer(text):
            codes = tuple(re.findall(r"[\w-]+", match["codes"])) or ("all",)
            yield start + text.count("\n", 0, match.start()), match["file"] is not None, codes
