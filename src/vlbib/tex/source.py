r"""TeX sources as far as citations need them: comments and verbatim text blanked, arguments found, places counted.

Blanked text keeps its length, so that every offset is one in the file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_VERBATIM = "verbatim|Verbatim|BVerbatim|LVerbatim|lstlisting|minted|comment|filecontents|alltt|verbatimtab|listing"
_HIDDEN = re.compile(
    rf"(?P<environment>\\begin\s*\{{({_VERBATIM})(\*?)\}}.*?(?:\\end\s*\{{\2\3\}}|\Z))"
    r"|(?P<verb>\\(?:verb\*?|lstinline(?:\[[^\]]*\])?|mintinline(?:\[[^\]]*\])?\{[^{}]*\})(?:(?P<mark>[^\sA-Za-z*{])[^\n]*?(?P=mark)|\{[^{}\n]*\}))"
    r"|(?P<false>\\iffalse(?![A-Za-z]).*?(?:\\fi(?![A-Za-z])|\Z))"
    r"|(?P<end>\\(?:end\s*\{document\}|endinput(?![A-Za-z])).*\Z)"
    r"|(?P<escaped>\\[^A-Za-z])"
    r"|(?P<comment>%[^\n]*)",
    re.DOTALL,
)
_CLOSERS = {"{": "}", "[": "]", "(": ")", "<": ">"}
_SPACE = re.compile(r"[ \t\r]*(?:\n[ \t\r]*)?")


class Source:
    """A TeX text: `masked` has comments, verbatim text and what TeX never reads as blanks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._masked: str | None = None

    @property
    def masked(self) -> str:
        """The text with what is no TeX to cite from blanked, at the same offsets."""
        if self._masked is None:
            self._masked = _HIDDEN.sub(_blank, self.text)
        return self._masked

    def place(self, offset: int) -> tuple[int, int]:
        """Return 1-based line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def _blank(match: re.Match[str]) -> str:
    if match["escaped"]:
        return match[0]
    return re.sub(r"[^\n]", " ", match[0])


@dataclass(frozen=True, slots=True)
class Argument:
    """A bracketed argument: its opening bracket, and the offsets of what is inside."""

    opener: str
    start: int
    end: int


def arguments(text: str, at: int, braces: int | None) -> Iterator[Argument]:
    """Yield the arguments that follow an offset, until `braces` groups in braces were seen (None: no limit).

    One line break may stand between two. An optional argument counts only if one in braces follows sooner or later,
    which the caller sees. With no limit a group is taken only while it stands where TeX would look for the next.
    """
    seen = 0
    while braces is None or seen < braces:
        space = _SPACE.match(text, at)
        start = space.end() if space else at
        opener = text[start : start + 1]
        if opener not in _CLOSERS or not opener:
            return
        end = _closing(text, start, opener)
        if end is None:
            return
        yield Argument(opener, start + 1, end)
        seen += opener == "{"
        at = end + 1


def _closing(text: str, start: int, opener: str) -> int | None:
    """Return the offset of the bracket that closes, brackets in braces not counted; None where none does."""
    closer, depth, braces, at = _CLOSERS[opener], 0, 0, start
    while at < len(text):
        char = text[at]
        if char == "\\":
            at += 2
            continue
        if opener != "{":
            braces += (char == "{") - (char == "}")
        if char == opener and not braces:
            depth += 1
        elif char == closer and not braces:
            depth -= 1
        if depth == 0 and char == closer:
            return at
        if text.startswith("\n\n", at):
            return None
        at += 1
    return None
