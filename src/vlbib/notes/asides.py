"""Short names in sentences that may or may not mean the work; they wait for the user's decision.

`BLIP captions look fine` may be about the paper or about the author's own images: only the author knows. A name that is
set, measured or run (`backbone: ViT-B`, `BERT 71.2`) names no work. Nor does a program, an optimiser, a measure or a
kind of network.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.longer_names import is_in_longer_name
from vlbib.core.part_labels import is_of_parts
from vlbib.core.plans import PLANNED
from vlbib.core.programs_and_measures import is_program_or_measure
from vlbib.core.segment import Place
from vlbib.core.text import CJK
from vlbib.core.work import Kind, Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vlbib.core.segment import Segment

_PLACES = (Place.ITEM, Place.PARAGRAPH)
# An item number, a date or a time at the start of a line
_LEAD = lazy_pattern(rf"\W*(?:\[\d\d?:\d\d\]|\d\d?:\d\d|\d{{1,2}}[.)]|{PLANNED})?")
_MEASURED = lazy_pattern(r"(?<![\w-])[-+~]?\.?\d|=|\d\s?%")
_OWN = lazy_pattern(r"\b(?:our|my|your|their|from)\s+(?:[\w+-]+,? (?:and|or|\+) )?$")
_BRACKET = lazy_pattern(r"[(（\[]$")  # an abbreviation of the words before it: `Visual Question Answering (VQA)`
_WIDE = lazy_pattern(rf"[{CJK}]")
_VERSION = lazy_pattern(r"\s(?:[Vv]?\d|I{2,3}\b|IV\b)")
_LIST = 3  # minimum names after a label for parts to count as a list of works


def asides_of(segment: Segment, number: int, line: str, names: Mapping[str, str]) -> Iterator[Mention]:
    """Yield the names on a line that may mean their works; none if something is measured on the line.

    `names` has every short name on the line with the title of its work ("" if several works share the name).
    """
    if segment.place not in _PLACES or segment.results or not names:
        return
    sentence = _LEAD.sub("", line, count=1)
    for name in names:
        sentence = sentence.replace(name, " ")
    if _MEASURED.search(sentence) or (is_of_parts(line) and len(names) < _LIST):
        return
    for name, title in names.items():
        at = line.find(name)
        is_name = at >= 0 and _is_so_spelled(name, title) and not is_program_or_measure(name)
        if is_name and _stands_apart(line, at, at + len(name)):
            yield Mention(file=segment.file, line=number, text=name, kind=Kind.ALIAS, aside=True)


def _is_so_spelled(name: str, title: str) -> bool:
    """Tell whether a word is spelled as the name is (`Bert` is not `BERT`); False if several works share the name."""
    return bool(title) and (name in title or not name.isalpha() or name.upper() not in title)


def _stands_apart(line: str, start: int, end: int) -> bool:
    """Tell whether a name has no possessive, bracket or version beside it, no CJK letter, and no longer name around."""
    before = line[:start]
    if is_in_longer_name(line, start, end):
        return False
    return not any((_OWN.search(before), _BRACKET.search(before), _WIDE.match(line, end), _VERSION.match(line, end)))
