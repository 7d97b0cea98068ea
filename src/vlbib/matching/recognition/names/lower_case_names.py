"""Names in lists of lines without any capital, read with the capitals of their works: `deepsdf` as `DeepSDF`.

Whoever writes everything in lower case writes names so, too. Only names at the start of a part of a list are read so:
in a sentence they may be ordinary words (`superpoint`). Offsets stay the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.core.everyday_words import EVERYDAY_WORDS
from vlbib.core.known import Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.ordinary_words import ORDINARY_WORDS
from vlbib.core.programs_and_measures import PROGRAM_SIGN, is_program_or_measure
from vlbib.core.segment import CELL_END, Mark, Place
from vlbib.core.text import CJK, squeeze
from vlbib.core.titles import is_coined
from vlbib.core.venues import is_conference
from vlbib.core.wide_pattern import wide_pattern
from vlbib.matching.recognition.titles.hinted_names import HEAD_END, are_of_one_work

if TYPE_CHECKING:
    import re

    from vlbib.core.known import Known
    from vlbib.core.segment import Segment

_PLACES = (Place.ITEM, Place.ROW, Place.PARAGRAPH, Place.QUOTE)
_MOST_SIGNS = 120  # maximum characters of a line that is read
_LEAST = 4  # minimum letters and digits of a name; of one that its work's title lacks: `_LEAST_NICKNAME`
_LEAST_NICKNAME = 5
_WRAPPED = 50  # minimum characters of a line that a text is wrapped at
_CAPITAL = lazy_pattern(r"[A-ZÀ-ÖØ-Þ]")
_NO_WORD = lazy_pattern(r"[A-Z]{2}$|\d|-")  # unlike `MiDSummer`, whose letters are also those of a word
# A word in small letters in brackets after Chinese or Japanese is a translation: `羊驼(llama)`
_GLOSS = wide_pattern(rf"[{CJK}][(（]\Z")
# The start of a line, a cell or a part of a list, and what may follow a name there
_NAME = lazy_pattern(
    rf"(?:(?<=^)|(?<=[{CELL_END}])|(?<=[,;:/|+→>(] )|(?<=[,;/(、，；：])|(?<= and )|(?<= or )|(?<= then )|(?<= vs )"
    r"|(?<= vs\. ))"
    r"[a-z][a-z\d]*(?:-[a-z\d]+)*\+*"
    rf"(?=$|[{CELL_END},;:)、，；：]|\s?[/|+→(]|\s?>(?!=)|\s(?:and|or|then|vs\.?|for|of|on|in|with|is|are|was)\s|\s[-–—=]|\.(?:\s|$))"
)


def in_own_capitals(segment: Segment, body: Known) -> Segment:
    """Return a segment with the known names in lists of its lower-case lines spelled as by their works.

    A text with code that sets or calls something (`squad = [...]`) stays as it is.
    """
    if segment.place not in _PLACES or segment.results or _has_program(segment):
        return segment
    lines = segment.text.split("\n")
    before = ("", *lines)  # the line before each one
    read = zip(lines, before, strict=False)
    text = "\n".join(line if _goes_on(above) else line_in_own_capitals(line, body) for line, above in read)
    return segment if text == segment.text else replace(segment, text=text)


def _has_program(segment: Segment) -> bool:
    codes = (segment.text[mark.start : mark.end] for mark in segment.marks if mark.mark is Mark.CODE)
    return any(map(PROGRAM_SIGN.search, codes))


def _goes_on(line: str) -> bool:
    """Tell whether a sentence goes on below a line: it is long, and nothing ends it."""
    return len(line) >= _WRAPPED and line[-1].isalnum()


def line_in_own_capitals(line: str, body: Known) -> str:
    """Return a line with the names in lists spelled as by their works, if it is in lower case."""
    if len(line) > _MOST_SIGNS or _CAPITAL.search(line):
        return line

    def own(match: re.Match[str]) -> str:
        is_gloss = match[0] in EVERYDAY_WORDS and not line.isascii() and _GLOSS.search(line[: match.start()])
        return match[0] if is_gloss else _own_spelling(match[0], body)

    return _NAME.sub(own, line)


def _own_spelling(name: str, body: Known) -> str:
    """Return a name in lower case as its work spells it; unchanged if it is not known to be one."""
    if len(squeeze(name)) < _LEAST or name in ORDINARY_WORDS or is_program_or_measure(name) or is_conference(name):
        return name
    naming = body.naming(name)
    if naming is Naming.RECORDED:
        title = body.bearer(name)
        before, written, _ = title.lower().partition(name)
        written = title[len(before) : len(before) + len(written)]
        is_nickname = len(name) >= _LEAST_NICKNAME and "-" not in name  # packages have hyphens: `segment-anything`
        return written or (name.capitalize() if is_nickname else name)
    if naming is Naming.HINT:
        titles = [title for title in body.near(squeeze(name)) if HEAD_END.match(title.text, len(name))]
        head = titles[0].text[: len(name)] if titles and are_of_one_work(name, titles) else ""
        return head if head.lower() == name and is_coined(head) and _NO_WORD.search(head) else name
    return name
