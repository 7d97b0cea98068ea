"""The heads of blocks in a .bib file (`@article{`), and at which of them an entry that is not closed must end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from vlbib.bibtex.braces import BracedText
from vlbib.bibtex.grammar import HEAD, WALL

if TYPE_CHECKING:
    import re


class BlockHeads:
    """The heads of blocks in a text: the offsets of all (`starts`), and of those at line starts (`fronts`)."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._wall_from: dict[int, int] = {}  # the next wall from a head at a line start on, itself included
        self.starts = [head.start() for head in HEAD.finditer(data)]
        self.fronts = [at for at in self.starts if data[at - 1 : at] == b"\n" or is_at_line_start(data, at, 0)]

    @cached_property
    def source(self) -> BracedText:
        """The text with a cache of its brackets, which plain entries do not need."""
        return BracedText(self._data)

    def head(self, at: int) -> re.Match[bytes]:
        """Return the head at an offset, which has one."""
        head = HEAD.match(self.source, at)
        assert head is not None
        return head

    def next_front(self, at: int) -> int:
        """Return the next head at a line start after `at`, or the length of the text."""
        index = bisect_right(self.fronts, at)
        return self.fronts[index] if index < len(self.fronts) else len(self._data)

    def next_wall(self, at: int) -> int:
        """Return the next head at a line start after `at` that a field or a key with a field follows, or the length.

        No entry extends past one. What follows a head is read only once, and only near entries that are not plain.
        """
        passed = []
        front = self.next_front(at)
        while front < len(self._data) and front not in self._wall_from:
            passed.append(front)
            if WALL.match(self.source, self.head(front).end()):
                break
            front = self.next_front(front)
        wall = self._wall_from.get(front, front)
        self._wall_from.update(dict.fromkeys(passed, wall))
        return wall

    @cached_property
    def lone(self) -> dict[int, int]:
        """From each head at a line start to the next: together no longer than the text."""
        return dict(pairwise([*self.fronts, len(self.source)]))

    def first(self, at: int, close: int | None) -> re.Match[bytes] | None:
        """Return the first head at `at` or after it, of those at line starts and the one at `close`, if any."""
        if close is not None and close >= at:
            return self.head(close)
        index = bisect_left(self.fronts, at)
        return self.head(self.fronts[index]) if index < len(self.fronts) else None


def is_at_line_start(source: bytes, at: int, floor: int) -> bool:
    """Tell whether only blanks come before `at`, back to the start of the line, a byte order mark, or `floor`."""
    while at > floor and source[at - 1] in b" \t":
        at -= 1
    return at == floor or source[at - 1] in b"\n\r" or (at == 3 and source.startswith(b"\xef\xbb\xbf"))
