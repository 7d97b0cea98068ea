"""A part of a title beside its work's own short name: `LoRA: low-rank adaptation`, `VQA (visual question answering)`.

Each alone says too little: other titles have such words, and any words may follow a name. Together they name the work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.initials import initials
from vlbib.core.known import Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.segment import Place, Segment, Sighting
from vlbib.core.text import CJK, squeeze
from vlbib.core.wide_pattern import wide_pattern
from vlbib.matching.title_parts import is_long_enough, is_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.known import Known

_MOST_LETTERS = 40  # maximum characters of a name
_NAMES = (Naming.RECORDED, Naming.SHARED)
_BETWEEN = lazy_pattern(r"[*_]{0,2}(?:\s?[:：,，=|→—–]\s*|\s-\s+|\s?[(（])[\"“*_]{0,2}(?=[A-Za-z])")
_SIGNS = r"\n\x1f:：()（）\[\].;。；,，!?\"“”|=→—–*"
_PART = lazy_pattern(rf"[A-Za-z](?:(?!\s-\s)[^{_SIGNS}])+(?<!\s)")
_SIGN = lazy_pattern(rf"[{_SIGNS}]|\s-\s")
_NAME = r"[A-Za-z0-9][\w.+-]*[\w+]"
_NAME_IN_BRACKETS = lazy_pattern(rf"[\"”*_]{{0,2}}\s?[(（]({_NAME})[)）]")
_FAR = 200  # maximum characters of a part of a title before a bracket
# What follows a part of a title: the end of its piece, a bracket, a stop, a claim or a remark
_END = wide_pattern(
    rf"[\"”*_]*\s*(?:$|[\n\x1f()（）\[;。；…|]|\.(?!\w)|[,，]\s?(?=[a-z\d{CJK}]|[A-Z]+\s?['’]?\d)|[-—–]\s?(?=[a-z\d{CJK}]))"
)
_NAME_BEFORE = lazy_pattern(rf"(?:[A-Za-z0-9][\w.+-]*\s){{0,2}}{_NAME}$")  # right before a separator
_LISTS = (Place.ITEM, Place.HEADING, Place.ROW, Place.PROPERTY)
_ANYWHERE = 5  # minimum words of a part before a name in running text


def parts_beside_names(segment: Segment, body: Known, titles: Sequence[Sighting]) -> Iterator[Sighting]:
    """Yield the works that a segment names by their short name and a part of their title beside it.

    Works that overlap `titles`, already found in the segment, are left out.
    """
    for start, end, asked in (*_after_names(segment.text), *_before_names(segment)):
        if any(title.start < end and start < title.end for title in titles):
            continue
        words = segment.text[start:end]
        named = ((name, text) for name, text in asked if _is_of_its_title(name, words, body))
        name, text = next(named, ("", ""))
        if text:
            yield Sighting(start, end, text, called=name, is_part=True)


def _after_names(text: str) -> Iterator[tuple[int, int, Sequence[tuple[str, str]]]]:
    """Yield the places of possible parts of a title, each with the possible short names before it.

    Each name comes with the title to look up: `LoRA`, `LoRA: low-rank adaptation`.
    """
    for sign in _BETWEEN.finditer(text):
        words = _PART.match(text, sign.end())
        if words and is_long_enough(words[0]) and _END.match(text, words.end()):
            names = _names_before(text, sign.start())
            yield *words.span(), tuple((name, f"{name}: {words[0]}") for name in names)


def _before_names(segment: Segment) -> Iterator[tuple[int, int, Sequence[tuple[str, str]]]]:
    """Yield the same for a name in brackets after the words.

    In running text, or if the name abbreviates the words, the part must be longer: `visual question answering (VQA)` is
    a task.
    """
    text = segment.text
    for match in _NAME_IN_BRACKETS.finditer(text):
        words = _SIGN.split(text[max(match.start() - _FAR, 0) : match.start()])[-1].lstrip()
        is_topic = segment.place not in _LISTS or squeeze(match[1]) in initials(words)
        counts = not is_topic or len(words.split()) >= _ANYWHERE
        if counts and is_long_enough(words) and _END.match(text, match.end()):
            yield match.start() - len(words), match.start(), ((match[1], f"{words} ({match[1]})"),)


def _names_before(text: str, end: int) -> Iterator[str]:
    """Yield possible short names right before an offset, the longest first; not part of a longer capitalised name."""
    match = _NAME_BEFORE.search(text, end - _MOST_LETTERS, end)  # it counts a negative offset as 0
    words = match[0].split() if match else []
    for number in range(len(words)):
        name = " ".join(words[number:])
        if name[0].islower() or (number and not words[number - 1].islower()):
            continue
        yield name


def _is_of_its_title(name: str, words: str, body: Known) -> bool:
    """Tell whether words are part of the title of exactly one of the works with this short name."""
    if body.naming(name) not in _NAMES:
        return False
    key, own = squeeze(words), squeeze(name)
    near = [each.text for letters in (key, own + key) for each in body.near(letters) if own in each.names]
    titles = {squeeze(title): title for title in (*near, body.bearer(name)) if title}
    return sum(is_part(words, title) for title in titles.values()) == 1
