r"""The tokenizer of LaTeX texts: commands and their arguments, each with its place in the text.

Both reading and renaming of citations use it. All is linear in the size of the text: the brackets of the whole text are
paired once.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.tex.unread import without_unread

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMAND = lazy_pattern(r"\\(?:(?P<name>[A-Za-z@]+)\*?|.)", re.DOTALL)
_BRACKET = lazy_pattern(r"\\[^A-Za-z]|[{}\[\]()<>]|\n[ \t\r]*(?=\n)", re.DOTALL)
_PARAGRAPH = lazy_pattern(r"\n[ \t\r]*(?=\n)")
_SPACE = lazy_pattern(r"[ \t\r]*(?:\n[ \t\r]*)?")
_CLOSERS = {"[": "]", "(": ")", "<": ">"}


class Command(NamedTuple):
    """A command: its name without backslash and star, and its half-open range in the text, including the star."""

    name: str
    start: int
    end: int


class Argument(Struct, frozen=True):
    """An argument: its opening bracket, and the half-open range between its brackets."""

    opener: str
    start: int
    end: int


class LatexSource:
    """A LaTeX text, its commands and its brackets. `visible` has blanks for what TeX does not read."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def visible(self) -> str:
        """The text without comments, verbatim text and the like, at the same offsets."""
        return without_unread(self.text)

    @cached_property
    def commands(self) -> tuple[Command, ...]:
        """The commands whose names consist of letters, in order."""
        matches = _COMMAND.finditer(self.visible)
        return tuple(Command(name, match.start(), match.end()) for match in matches if (name := match["name"]))

    def place(self, offset: int) -> tuple[int, int]:
        """Return the 1-based line and column of an offset."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def arguments(self, at: int, braces: int | None) -> Iterator[Argument]:
        """Yield the arguments that follow an offset, up to the `braces`-th group in braces (None: no limit).

        Between two may be one line break. An argument with an empty line inside ends the list.
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
        """Return the argument that follows an offset, or None; one in braces may contain empty lines."""
        space = _SPACE.match(self.visible, at)
        start = space.end() if space else at
        end = self._closers.get(start)
        return None if end is None else Argument(self.visible[start], start + 1, end)

    def closer(self, opener: int, default: int) -> int:
        """Return the offset of the bracket that closes the one at `opener`; `default` if none does."""
        return self._closers.get(opener, default)

    def inside(self, argument: Argument) -> str:
        """Return the visible text of an argument."""
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
        return _closing_brackets(self.visible)


def _closing_brackets(text: str) -> dict[int, int]:
    """Return the offsets of closing brackets by those of their opening ones, paired within braces and paragraphs.

    An optional argument with an unclosed bracket inside (`[see [1]`) ends at the first closing bracket, as in LaTeX: an
    outer bracket that is never closed itself ends where the one inside it does.
    """
    closers: dict[int, int] = {}
    braces: list[tuple[int, dict[str, list[int]]]] = []
    opened: dict[str, list[int]] = {}  # by the closing bracket
    for match in _BRACKET.finditer(text):
        mark, at = match[0], match.start()
        if mark == "{":
            braces.append((at, opened))
            opened = {}
        elif mark == "}":
            if braces:
                start, opened = braces.pop()
                closers[start] = at
        elif mark in _CLOSERS:
            opened.setdefault(_CLOSERS[mark], []).append(at)
        elif mark[0] == "\n":
            opened = {}
        elif stack := opened.get(mark):
            _close(stack, at, closers)
    return closers


def _close(stack: list[int], at: int, closers: dict[int, int]) -> None:
    """Close the last opening bracket of a stack and, provisionally, those before it that are not closed yet."""
    closers[stack.pop()] = at
    for start in reversed(stack):
        if start in closers:
            return
        closers[start] = at
