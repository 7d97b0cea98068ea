r"""A LaTeX text as TeX takes it apart: commands, and the arguments behind them, each with its place in the text.

Reading and renaming of citations both start here. All is linear in the size of the text: which bracket closes which is
found once for the whole of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from vlbib.tex.unread import without_unread

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMAND = re.compile(r"\\(?:(?P<name>[A-Za-z@]+)\*?|.)", re.DOTALL)
_BRACKET = re.compile(r"\\[^A-Za-z]|(?P<bracket>[{}\[\]()<>])|(?P<paragraph>\n[ \t\r]*(?=\n))", re.DOTALL)
_PARAGRAPH = re.compile(r"\n[ \t\r]*(?=\n)")
_SPACE = re.compile(r"[ \t\r]*(?:\n[ \t\r]*)?")
_CLOSERS = {"[": "]", "(": ")", "<": ">"}
_ENDS = frozenset(_CLOSERS.values())


class Command(NamedTuple):
    """A command: its name without backslash and star, and its half-open range in the text, star included."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument: its opening bracket, and the half-open range of what is inside."""

    opener: str
    start: int
    end: int


class LatexSource:
    """A LaTeX text: `visible` is the same text with blanks for what TeX does not read."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def visible(self) -> str:
        """The text without comments, verbatim text and the like, at the same offsets."""
        return without_unread(self.text)

    @cached_property
    def commands(self) -> tuple[Command, ...]:
        """The commands whose names are letters, in order."""
        matches = _COMMAND.finditer(self.visible)
        return tuple(Command(match["name"], *match.span()) for match in matches if match["name"])

    def place(self, offset: int) -> tuple[int, int]:
        """Return 1-based line and column of an offset."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def arguments(self, at: int, braces: int | None) -> Iterator[Argument]:
        """Yield the arguments that follow an offset, until `braces` groups in braces were seen (None: no limit).

        One line break may stand between two. None of them reaches over an empty line.
        """
        count = 0
        while braces is None or count < braces:
            argument = self.argument(at)
            if argument is None or self._has_paragraph(argument):
                return
            yield argument
            count += argument.opener == "{"
            at = argument.end + 1

    def argument(self, at: int) -> Argument | None:
        """Return the argument that follows an offset; one in braces may have empty lines inside."""
        space = _SPACE.match(self.visible, at)
        start = space.end() if space else at
        end = self._closers.get(start)
        return None if end is None else Argument(self.visible[start], start + 1, end)

    def closer(self, opener: int, default: int) -> int:
        """Return the offset of the bracket that closes the one at an offset, the default where none does."""
        return self._closers.get(opener, default)

    def inside(self, argument: Argument) -> str:
        """Return what TeX reads of an argument."""
        return self.visible[argument.start : argument.end]

    def _has_paragraph(self, argument: Argument) -> bool:
        return bisect_left(self._paragraphs, argument.start) < bisect_left(self._paragraphs, argument.end)

    @cached_property
    def _paragraphs(self) -> list[int]:
        return [match.start() for match in _PARAGRAPH.finditer(self.visible)]

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    @cached_property
    def _closers(self) -> dict[int, int]:
        pairs = _Pairs()
        for match in _BRACKET.finditer(self.visible):
            if match.lastgroup:
                pairs.take(match[0], match.start())
        return pairs.closers


class _Pairs:
    """Pairs each opening bracket with its closing one: by nesting, within the same braces and paragraph.

    An optional argument with an unclosed bracket inside (`[see [1]`) ends at the first closing one, as in LaTeX.
    """

    def __init__(self) -> None:
        self.closers: dict[int, int] = {}
        self._braces: list[tuple[int, dict[str, _Open]]] = []
        self._open: dict[str, _Open] = {}

    def take(self, mark: str, at: int) -> None:
        """Take the next bracket or end of a paragraph of the text."""
        if mark == "{":
            self._braces.append((at, self._open))
            self._open = {}
        elif mark == "}":
            if self._braces:
                start, self._open = self._braces.pop()
                self.closers[start] = at
        elif mark in _CLOSERS:
            self._open.setdefault(_CLOSERS[mark], _Open([], [])).start(at)
        elif mark in self._open:
            for start in self._open[mark].ended():
                self.closers[start] = at
        elif mark not in _ENDS:
            self._open = {}  # the end of a paragraph


class _Open(NamedTuple):
    """Opening brackets of one kind: those that are not closed by nesting, and those without any closing one yet."""

    nested: list[int]
    bare: list[int]

    def start(self, at: int) -> None:
        self.nested.append(at)
        self.bare.append(at)

    def ended(self) -> list[int]:
        """Return the brackets that a closing one is the end of, as far as the text was read."""
        ended = [*self.bare, *self.nested[-1:]]
        self.bare.clear()
        del self.nested[-1:]
        return ended
