"""Short names of plain words in running text: `Decision Transformer`, `Winoground` beside `SugarCrepe`.

Plain words may be ordinary words, so they need more evidence than words spelled like names: either several words in
title case that records give as a name, or a word joined to a name.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from vlbib.core.known import Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.programs_and_measures import is_program_or_measure
from vlbib.matching.recognition.context.words_beside import text_before
from vlbib.matching.recognition.titles.hinted_names import is_well_known

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from vlbib.core.known import Known

_SMALL = r"(?:(?:and|of|the|to|is|in|with|for|on|by|from|at|are|an?) ){0,2}+"  # words in lower case between others
_RUN = lazy_pattern(
    rf"(?<![\w/@.'’-])(?<![\x00-\x7f]:)[A-Z][A-Za-z\d]{{1,28}}+(?:(?:,?+ {_SMALL}| ?& ?)[A-Z][\w-]++)++"
    r"(?![/@+#]|[.:]\w)"
)
_WORD = lazy_pattern(r"[^\s,&]+")
_BETWEEN_PARTS = lazy_pattern(r",? ?& ?|,? (?:and|with) |, ?")
_AMPERSAND = lazy_pattern(r" ?& ?")
_BEGINS = lazy_pattern(r"(?:^|[\n.:;!?*]\s?|\n[-*•] )$")  # the beginning of a sentence
_MOST = 6  # maximum words of such a name
_PLAIN = lazy_pattern(r"(?<![\w/@.:-])(?:[A-Za-z][a-z]{3,}+|[A-Z]{4,12}+(?!\s?[:：]|\s[A-Z]{1,3}\b))(?![\w/@-]|[.:]\w)")
_JOINT = lazy_pattern(
    r"(?:\s*[,，、/+&·>→]\s*|\s+(?:and|or|vs\.?|und|oder|et|ou|y|o)\s+|\s?[和与與及跟与或와과랑と]\s?){1,2}+"
)


def names_of_words(text: str, body: Known, taken: Sequence[tuple[int, int]] = ()) -> Iterator[tuple[int, int]]:
    """Yield the places of sure short names that are a whole run of two to six words in title case.

    A run at the beginning of a sentence may have another word before the name (`Is Decision Transformer slow?`). If a
    run is no name, its parts between commas, `&`, `and` and `with` may be (`Animal Kingdom, MacaquePose`). What is
    over `taken` places is left out.
    """
    for run in _RUN.finditer(text):
        place = None if _is_over(run.span(), taken) else _name_of_words(text, *run.span(), body)
        if place:
            yield place
        else:
            free = (part for part in _parts(run) if not _is_over(part, taken))
            yield from filter(None, (_name_of_words(text, *part, body) for part in free))


def _is_over(place: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    return any(place[0] < end and start < place[1] for start, end in taken)


def _parts(run: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield the places of a run's parts between commas, `&`, `and` and `with`: `DeepSDF and Occupancy Networks`."""
    start = run.start()
    for joint in _BETWEEN_PARTS.finditer(run.string, run.start(), run.end()):
        yield start, joint.start()
        start = joint.end()
    yield start, run.end()


def _name_of_words(text: str, begin: int, end: int, body: Known) -> tuple[int, int] | None:
    """Return the place of the name that a run of words is, perhaps without the first word of a sentence."""
    starts = [begin + word.start() for word in _WORD.finditer(text[begin:end])]
    for start in starts[: 1 + (_BEGINS.search(text_before(text, begin)) is not None)]:
        if 1 < len(starts) - starts.index(start) <= _MOST and _is_known(text[start:end], body):
            return start, end
    return None


def words_joined(text: str, names: Sequence[tuple[int, int]], body: Known) -> Iterator[tuple[int, int]]:
    """Yield the places of the sure short names of one plain word that a conjunction or sign joins to one of `names`."""
    starts, ends = sorted(start for start, _ in names), sorted(end for _, end in names)
    for match in _PLAIN.finditer(text) if names else ():
        before, after = ends[: bisect_right(ends, match.start())], starts[bisect_left(starts, match.end()) :]
        gaps = [*((end, match.start()) for end in before[-1:]), *((match.end(), start) for start in after[:1])]
        if any(_JOINT.fullmatch(text, *gap) for gap in gaps) and _is_joined_name(match[0], body):
            yield match.span()


def _is_joined_name(word: str, body: Known) -> bool:
    """Tell whether a plain word is a sure name; a lower-case word must begin its work's title: `mixup: ...`."""
    return _is_sure(word, body) and (word[0].isupper() or body.bearer(word).startswith(word))


def _is_known(name: str, body: Known) -> bool:
    """Tell whether words are a sure name, also with `and` for `&`, or the main title of one well-known work."""
    spelled = dict.fromkeys((name, _AMPERSAND.sub(" and ", name)))
    return any(_is_sure(each, body) for each in spelled) or (
        body.naming(name) is Naming.HINT and is_well_known(name, body)
    )


def _is_sure(name: str, body: Known) -> bool:
    return body.naming(name) is Naming.RECORDED and not is_program_or_measure(name)
