"""Unknown names in a list of short names of known works: `待读：SigLIP、EVA-CLIP、InternVL`.

Every part of a list of works names a work. A source may have a name that the available records lack, so the name is
looked up like the others instead of being ignored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.part_labels import is_of_parts
from vlbib.core.segment import Place
from vlbib.core.text import CJK, has_cjk, squeeze
from vlbib.core.titles import is_name_like
from vlbib.core.wide_pattern import wide_pattern
from vlbib.core.work import Kind
from vlbib.core.years import YEAR
from vlbib.notes.asking import asked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.segment import Segment
    from vlbib.core.work import Mention

_PLACES = (Place.ITEM, Place.PARAGRAPH, Place.QUOTE)
_LABEL = lazy_pattern(rf"(?:\W*\[[xX]\]\s)?[^\w\n]*+(?:[^:：;；,，、\n]{{1,30}}+[:：]|{YEAR}(?=\s))?+\s*+")
_PLAIN = lazy_pattern(r"[A-Z][a-z]{3,20}")
_SEPARATORS = lazy_pattern(r"\s*+[,，、;；/|·→]\s*+(?:(?:and|und|以及|和)\s)?|\s(?:and|und|&|\+)\s|以及")
_SENTENCE = wide_pattern(rf"[,，;；。]\s?(?=[{CJK}])")  # where the line goes on after a list
_REMARK = lazy_pattern(r"\s?[(（][^()（）]*[)）]$")
_SENTENCE_PART = lazy_pattern(r"[a-z]+\s")  # `see CLIP`
_LEAST = 2  # minimum known short names of a list
_MOST_SIGNS = 300  # maximum characters of a line that is read


def listed_beside(segment: Segment, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield a mention for each unknown name in a segment's lists of short names; `mentions` are its known ones.

    The list fills its line, except for a label or a year before it. All parts are spelled like names, and at most half
    are unknown; a single plain word may be one beside three known names.
    """
    if segment.place not in _PLACES or segment.results or all(each.kind is not Kind.ALIAS for each in mentions):
        return
    for number, line in segment.lines():
        named = {squeeze(each.text) for each in mentions if each.line == number and each.kind is Kind.ALIAS}
        told = {squeeze(each.called) for each in mentions if each.line == number and each.called}
        if named and len(line) <= _MOST_SIGNS and not is_of_parts(line):
            yield from (replace(asked(segment, name), line=number) for name in _others(line, named | told))


def list_parts(line: str) -> list[str]:
    """Return the parts of a list that fills a line but for a label or a year before it; none if it is a sentence.

    >>> list_parts("待读：SigLIP、EVA-CLIP（新）"), list_parts("see CLIP, and SAM")
    (['SigLIP', 'EVA-CLIP'], [])
    """
    label = _LABEL.match(line)
    rest = line[label.end() if label else 0 :]
    listed = (_SENTENCE.split(rest, maxsplit=1)[0] if has_cjk(rest) else rest).rstrip(" .。;；,，、…")
    parts = [_REMARK.sub("", part) for part in _SEPARATORS.split(listed)]
    return [] if any(_SENTENCE_PART.match(part) for part in parts) else parts


def _others(line: str, named: set[str]) -> list[str]:
    """Return the names of a list that are not in `named` (squeezed); none if the line is not such a list."""
    parts = list_parts(line)
    others = [part for part in dict.fromkeys(parts) if squeeze(part) not in named]
    count = len(parts) - len(others)
    is_pair = len(parts) == _LEAST and all(" " not in part for part in parts)  # one of them known: `SDXL, PixArt-α`
    if not (is_pair or count >= _LEAST) or 2 * len(others) > len(parts):
        return []
    is_one_plain = count > _LEAST and len(others) == 1 and _PLAIN.fullmatch(others[0]) is not None
    return others if is_one_plain or all(map(is_name_like, others)) else []
