"""Further works in a list on one line: `Fine-Context Shadow Detection; Instance Shadow Detection`, `A Title, ShowUI`.

The parts of a list are of one kind. Next to a part that is a known title or a sure short name and nothing else, another
part counts that is a whole known title or a name before a title's colon: a plain word only if it is that of one work.
Commas are also inside titles, so they separate names only.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.known import Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.lead_words import TASK_BOX
from vlbib.core.part_labels import is_of_parts
from vlbib.core.programs_and_measures import is_program_or_measure
from vlbib.core.segment import Place, Sighting
from vlbib.core.text import CJK, placed_lines, squeeze
from vlbib.core.titles import is_name_like
from vlbib.core.venues import is_conference
from vlbib.core.wide_pattern import wide_pattern
from vlbib.matching.recognition.context.words_beside import without_signs
from vlbib.matching.recognition.titles.hinted_names import heads_one_work
from vlbib.matching.recognition.titles.rare_titles import is_rare_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.known import Known
    from vlbib.core.segment import Segment

_PLACES = (Place.ITEM, Place.PARAGRAPH, Place.QUOTE)
_MOST_SIGNS = 500  # maximum characters of a line that is read
_LEAST_LETTERS = 4  # minimum letters and digits of a name
_LEAST_WORDS = 3  # minimum words of a title that other titles begin with
_CUT = lazy_pattern(r"[;；、／|｜]|\s[/·•|+→]\s|[,，]|\s(?:and|und|et|y|or|oder|vs\.?)\s|和|与|以及")
_HARD = lazy_pattern(r"[;；、／|｜]|\s[/·•|+→]\s")  # a separator that is not inside a title
_LABEL = lazy_pattern(r"[^\w\n]*(?:\d{1,2}:\d\d(?!\S))?[^:：\n]{1,30}[:：]\s*(?=\S)")
_BOX = lazy_pattern(rf"[^\w\n]*{TASK_BOX}")
_TAIL = wide_pattern(rf"\s?[:：]\s|\s[-–—]\s|\s?[(（]|\s+(?=[{CJK}])")  # before a remark at the end of a line
_OPENING = lazy_pattern(r"\s*[^\s()（）]+\s+[^\s()（）][^()（）]*[(（]")  # a bracket after two words or more
_REMARK = lazy_pattern(r"\s?[(（\[【][^()（）\[\]【】]*[)）\]】][\s.。]*$")
# The points of a score after each part of a line; one of them has a fraction, as no version of a name need have.
_POINTS = lazy_pattern(r"\s\d{1,2}(?:[.,]\d)?\s*$")
_SCORED = lazy_pattern(r"\s\d{1,2}[.,]\d\s*[|｜]")


class _Part(Struct, frozen=True):
    """The place of a part of a list without a label and a remark; `apart`: hard separators are on both sides of it."""

    start: int
    end: int
    apart: bool


def listed_parts(segment: Segment, body: Known, seen: Sequence[Sighting]) -> Iterator[Sighting]:
    """Yield the further works of the lists on the lines of a segment in which works are `seen`."""
    if segment.results or segment.place not in _PLACES or not seen:
        return
    for begin, line in placed_lines(segment.text):
        here = [each for each in seen if begin <= each.start < begin + len(line)]
        if here and len(line) <= _MOST_SIGNS and not is_of_parts(line):
            yield from _beside(segment.text, list(_parts(segment.text, begin, begin + len(line), here)), here, body)


def _beside(text: str, parts: list[_Part], seen: Sequence[Sighting], body: Known) -> Iterator[Sighting]:
    """Yield the parts of a list that name works, from those that are `seen` on: the next one, and so on."""
    works = {without_signs(text, each.start, each.end) for each in seen}
    for run in (parts, parts[::-1]):
        for before, part in pairwise(run):
            if (before.start, before.end) in works and (part.start, part.end) not in works:
                named = _named(text, part, body)
                if named:
                    works.add((part.start, part.end))
                    yield named


def _parts(text: str, start: int, end: int, seen: Sequence[Sighting]) -> Iterator[_Part]:
    """Yield the parts of the line from `start` to `end` between separators outside the works `seen`."""
    box = _BOX.match(text, start, end)
    start = box.end() if box else start
    label = _LABEL.match(text, start, end)
    begin = label.end() if label and not any(each.start < label.end() for each in seen) else start
    is_hard, is_scored = True, _SCORED.search(text, begin, end) is not None
    for cut in (*_CUT.finditer(text, begin, end), None):
        last = cut.start() if cut else end
        if cut and (
            _is_bracketed(text[begin:last]) or any(each.start < cut.end() and last < each.end for each in seen)
        ):
            continue
        is_hard_after = cut is None or _HARD.fullmatch(cut[0]) is not None
        remark = (
            _REMARK.search(text, begin, last)
            or (is_scored and _POINTS.search(text, begin, last))
            or (None if cut else _TAIL.search(text, _seen_end(begin, seen), last))
        )
        yield _Part(*without_signs(text, begin, remark.start() if remark else last), is_hard and is_hard_after)
        begin, is_hard = cut.end() if cut else end, is_hard_after


def _is_bracketed(before: str) -> bool:
    """Tell whether a separator is in brackets that open after several words, in the text before it."""
    opening = _OPENING.match(before)
    return opening is not None and not any(sign in before[opening.end() :] for sign in ")）")


def _seen_end(begin: int, seen: Sequence[Sighting]) -> int:
    """Return where a remark may begin in the part that begins at an offset: after a work seen there."""
    return max((each.end for each in seen if each.start >= begin), default=begin)


def _named(text: str, part: _Part, body: Known) -> Sighting | None:
    """Return the work that a part is the whole title or the name of, if it is one."""
    words = text[part.start : part.end]
    if len(squeeze(words)) < _LEAST_LETTERS or is_conference(words) or is_program_or_measure(words):
        return None
    naming = body.naming(words)
    if naming is Naming.TITLE and part.apart and (len(words.split()) >= _LEAST_WORDS or is_rare_title(words, body)):
        return Sighting(part.start, part.end, words, listed=True)
    is_own = naming is Naming.HINT and (is_name_like(words) or heads_one_work(words, body))
    is_name = words[0].isupper() and (naming is Naming.RECORDED or is_own)
    return Sighting(part.start, part.end, words, is_name=True) if is_name else None
