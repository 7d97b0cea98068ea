"""Suppressions in a .bib file: `% vlbib: ignore V003` above an entry, `% vlbib: ignore-file L` anywhere.

Without codes, all rules are ignored. An explanation may follow after `--`: `% vlbib: ignore D003 -- a reprint`.
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
    """The codes ignored in the whole file, and pairs of an entry's index and the codes ignored there."""

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
    """Yield the line of each mark, whether it is for the whole file, and its codes (`all` if it has none)."""
    for start, text in library.comments:
        for match in _MARK.finditer(text):
            codes = tuple(re.findall(r"[\w-]+", match["codes"])) or ("all",)
            yield start + text.count("\n", 0, match.start()), match["file"] is not None, codes
