"""The state of reading the title of a line: where it may begin and end, and what was removed at both ends."""

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
    TAIL = "tail"  # year, venue or authors after the title
    BOLD = "bold"  # the title is in bold
    LINKED = "linked"  # the title is a link
    PAPER = "paper"  # the title, or a label beside it, links to a paper by its id
    RESOURCE = "resource"  # labels such as [code] beside the title
    QUOTED = "quoted"  # the title is in title brackets or quotation marks
    NAMED = "named"  # the title is in title brackets, which mark only titles
    DOCUMENT = "document"  # a mark of the document's type ends the title: `[M]`
    CONTINUED = "continued"  # prose follows the title
    INLINE = "inline"  # a link in the middle of the text


class Cut(Struct):
    """The state of one cut: where the title may begin and end, and what was removed.

    `floor` is the end of a title that is closed by its marks, else 0.
    """

    line: Line
    low: int
    high: int
    floor: int = 0
    claim: NoteClaim = NO_CLAIM
    authors: tuple[str, ...] = ()
    led: bool = False  # the authors come before the title
    labels: list[str] = field(default_factory=list)
    said: list[Id] = field(default_factory=list)
    cues: set[Cue] = field(default_factory=set)
    is_plain: bool = False  # see `is_plain`: then only brackets, dates and claims are looked for

    @property
    def rest(self) -> str:
        """The text that may still be title."""
        return self.line.text[self.low : self.high]

    def opening(self) -> list[Stretch]:
        """Return the spans that contain the start of the rest, the longest first."""
        if not self.line.spans:
            return []
        spans = [
            span
            for span in self.line.spans
            if span.start <= self.low < span.end <= self.high and span.mark is not Mark.STRUCK
        ]
        return sorted(spans, key=lambda span: -span.end)

    def add(self, claim: NoteClaim, cue: Cue) -> None:
        """Add a claim; a full date dates the note, so it is no cue."""
        self.claim = claim.under(self.claim)
        if not claim.dated:
            self.cues.add(cue)


def begin_cut(line: Line) -> Cut:
    """Return the cut of a line before anything is removed."""
    return Cut(line, 0, len(line.text), is_plain=not line.spans and is_plain(line.text))


def is_plain(text: str) -> bool:
    """Tell whether a text is only ASCII words and numbers with single spaces, perhaps with square brackets; no votes.

    >>> is_plain("[2021] Learning from 12 Examples"), is_plain("Few-Shot Learning"), is_plain("Two  Spaces")
    (True, False, False)
    """
    is_simple = text.isascii() and "  " not in text and not text.endswith((" vote", " votes"))
    return is_simple and not text.encode().translate(None, _WORDS)
