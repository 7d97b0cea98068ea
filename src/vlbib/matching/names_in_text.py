"""Short names of known works in running text: they name no work there, and are told with the work that bears them.

`Both CatBoost and XGBoost beat our net` speaks of programs; whoever means the papers writes people and year, or a link.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.known import Naming
from vlbib.core.segment import Mark, Place
from vlbib.core.sites import repository_name
from vlbib.core.text import squeeze
from vlbib.core.titles import is_name_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.known import Known
    from vlbib.core.segment import Segment, Sighting

# A word with a capital or a digit behind its first letter; no part of a path, an address or a handle.
_WORD = re.compile(r"(?<![A-Za-z0-9_/@.:\\#~-])[A-Za-z](?=[\w.+-]*[A-Z0-9])[A-Za-z0-9.+-]*[A-Za-z0-9+](?![@/\\]|://)")
_BEFORE = re.compile(r"(?<![\w/@.:-])[A-Z][\w-]* $")  # the first word of `Deformable DETR`
_SIZE = re.compile(r"-(?:[BSTHLMN]|XL|B\d)(?:/\d+)?$")  # of a model, behind its name
_LEAST = 3  # letters and digits of a name that is told
_MOST = 6  # names of one segment that are told


def names_in_text(segment: Segment, known: Known, named: Sequence[Sighting]) -> tuple[tuple[str, str], ...]:
    """Return the sure short names that stand in a segment and name nothing there, each with the title of its work.

    `named` is what the segment does name.
    """
    if segment.place is Place.FILE:
        return ()
    taken = [(sighting.start, sighting.end) for sighting in named]
    taken += [(mark.start, mark.end) for mark in segment.marks if mark.mark is Mark.CODE]
    words = [word for word in _WORD.finditer(segment.text) if not any(s <= word.start() < e for s, e in taken)]
    heading = segment.place is Place.HEADING
    names = dict(pair for word in words for pair in _named(_texts(segment.text, word), known, heading=heading))
    if not named:
        names.update((name, known.bearer(name)) for name in _repositories(segment, known))
    return tuple(names.items())[:_MOST]


def _repositories(segment: Segment, known: Known) -> Iterator[str]:
    """Yield the names of repositories that a segment links to where they are sure short names, however spelled."""
    for mark in segment.marks:
        name = repository_name(mark.url) if mark.mark is Mark.LINK else ""
        if len(name) >= _LEAST and known.naming(name) is Naming.RECORDED:
            yield name


def _texts(text: str, word: re.Match[str]) -> tuple[str, ...]:
    """Return the texts that may be the name which a word ends: with the one before it, alone, without a size."""
    before = _BEFORE.search(text, word.start() - 30, word.start())  # a negative place is the first
    both = (f"{before[0]}{word[0]}",) if before else ()
    return (*both, word[0], _SIZE.sub("", word[0]))


def _named(texts: Sequence[str], known: Known, *, heading: bool) -> Iterator[tuple[str, str]]:
    """Yield the first of some texts that is a name, with the title of its work; in a heading also of a title's head."""
    for name in dict.fromkeys(texts):
        naming = known.naming(name) if _is_name(name) else Naming.NONE
        title = known.bearer(name) if naming is Naming.RECORDED else ""
        if heading and naming is Naming.HINT:
            title = next((each.text for each in known.near(squeeze(name)) if each.text.startswith(f"{name}:")), "")
        if title or naming is Naming.RECORDED:
            yield name, title
            return


def _is_name(word: str) -> bool:
    return len(word) >= _LEAST and any(map(is_name_word, word.split()))
