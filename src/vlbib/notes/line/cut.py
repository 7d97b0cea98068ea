"""The state of reading one line's title: where it may begin and end, and what has been taken off both ends."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct, field

from vlbib.core.segment import Mark
from vlbib.notes.line.claims import NO_CLAIM, NoteClaim

if TYPE_CHECKING:
    from vlbib.core.ids import Id
    from vlbib.core.segment import Stretch
    from vlbib.notes.line.inline import Line

PAIRS = {"[": "]", "(": ")", "【": "】", "（": "）", "《": "》", "「": "」", "“": "”", '"': '"'}
QUOTES = ("《", "“", '"', "「")
_WORDS = bytes(code for code in range(128) if chr(code).isalnum() or chr(code) in " []")


class Cue(StrEnum):
    """What marks a line as naming a work."""

    LEAD = "lead"  # year or venue before the title
    TAIL = "tail"  # year and venue, or authors, after it
    BOLD = "bold"  # the title is in bold
    LINKED = "linked"  # the title is a link
    PAPER = "paper"  # the title, or a label beside it, links to a paper by its id
    RESOURCE = "resource"  # labels such as [code] stand beside it
    QUOTED = "quoted"  # the title stands in title brackets or quotation marks
    NAMED = "named"  # it stands in title brackets, which mark nothing but titles
    CONTINUED = "continued"  # prose goes on after the title
    INLINE = "inline"  # a link stands in the middle of the text


class Cut(Struct):
    """The state of one cut: where the title may begin and end, and what has been taken off."""

    line: Line
    low: int
    high: int
    floor: int = 0
    claim: NoteClaim = NO_CLAIM
    authors: tuple[str, ...] = ()
    led: bool = False  # the authors stand before the title
    labels: list[str] = field(default_factory=list)
    said: list[Id] = field(default_factory=list)
    cues: set[Cue] = field(default_factory=set)
    is_plain: bool = False  # by `is_plain`: what can be taken off by other signs only is not looked for

    @property
    def rest(self) -> str:
        """The text that may still be title."""
        return self.line.text[self.low : self.high]

    def opening(self) -> list[Stretch]:
        """Return the spans in which the rest begins, the longest first; what stood before it there is taken off."""
        if not self.line.spans:
            return []
        spans = [
            span
            for span in self.line.spans
            if span.start <= self.low < span.end <= self.high and span.mark is not Mark.STRUCK
        ]
        return sorted(spans, key=lambda span: -span.end)

    def add(self, claim: NoteClaim, cue: Cue) -> None:
        """Take a claim up; a full date dates the note and marks nothing."""
        self.claim = claim.under(self.claim)
        if not claim.dated:
            self.cues.add(cue)


def begin_cut(line: Line) -> Cut:
    """Return the cut of a line of which nothing has been taken off."""
    return Cut(line, 0, len(line.text), is_plain=not line.spans and is_plain(line.text))


def is_plain(text: str) -> bool:
    """Recognise ASCII words and numbers with single spaces, square brackets among them or not.

    >>> is_plain("[2021] Learning from 12 Examples"), is_plain("Few-Shot Learning"), is_plain("Two  Spaces")
    (True, False, False)
    """
    return text.isascii() and "  " not in text and not text.encode().translate(None, _WORDS)
