"""Names in a row on lines without any capital: `squad coqa quac`, `long context reformer / linformer / longformer`.

One of them may be an ordinary word or part of the author's own work; half of a line of them is a list of works.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.known import Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.ordinary_words import ORDINARY_WORDS
from vlbib.core.programs_and_measures import is_program_or_measure
from vlbib.core.segment import Place
from vlbib.core.text import has_cjk, placed_lines
from vlbib.core.venues import is_conference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.known import Known
    from vlbib.core.segment import Segment

_PLACES = (Place.ITEM, Place.PARAGRAPH)
_MOST_SIGNS = 120  # maximum characters of a line that is read
_CAPITAL = lazy_pattern(r"[A-ZÀ-ÖØ-Þ]")
_SEPARATOR = lazy_pattern(r"[/|·+;,→]")
_JOINTS = frozenset(("vs", "and", "or", "then"))
_WORD = lazy_pattern(r"(?<!_)[a-z\d](?:[a-z\d.-]*[a-z\d+])?(?!\w*_)")
_MOST_WORDS = 3  # maximum words of a name
_LEAST_PARTS, _LEAST_NAMES, _LEAST_RUN = 3, 2, 3  # minimum parts and names of a list, names of a run of words


def rows_of_names(segment: Segment, body: Known) -> Iterator[tuple[int, int]]:
    """Yield the places of the sure short names on lines of which at least half are such names."""
    if segment.place not in _PLACES or segment.results:
        return
    for begin, line in placed_lines(segment.text):
        if len(line) <= _MOST_SIGNS and not (_CAPITAL.search(line) or has_cjk(line)):
            for start, end in _listed(line, body) or _run(line, body):
                yield begin + start, begin + end


def _listed(line: str, body: Known) -> list[tuple[int, int]]:
    """Return the places of the names in a list with separators; the first may be behind words for its topic."""
    parts = list(_parts(line))
    named = [_name_in(line, words, body, leading=words is parts[0]) for words in parts]
    places = [place for place in named if place]
    is_list = len(parts) >= _LEAST_PARTS and len(places) >= _LEAST_NAMES and 2 * len(places) >= len(parts)
    plain = (words[0] for words in parts if len(words) == 1 and _is_plain(line[slice(*words[0])], body))
    return sorted((*places, *plain)) if is_list else []


def _parts(line: str) -> Iterator[list[tuple[int, int]]]:
    """Yield the words between the separators of a line."""
    part: list[tuple[int, int]] = []
    for place in _words(line):
        is_joint = line[slice(*place)] in _JOINTS
        if part and (is_joint or _SEPARATOR.search(line, part[-1][1], place[0])):
            yield part
            part = []
        part += [] if is_joint else [place]
    if part:
        yield part


def _name_in(line: str, words: Sequence[tuple[int, int]], body: Known, *, leading: bool) -> tuple[int, int] | None:
    """Return the place of the name that a part of a list is, or with which it ends if words may be `leading` to it."""
    for first in range(len(words) if leading else 1):
        if len(words) - first <= _MOST_WORDS and _is_name(line[words[first][0] : words[-1][1]], body):
            return words[first][0], words[-1][1]
    return None


def _run(line: str, body: Known) -> list[tuple[int, int]]:
    """Return the places of the names among words without separators."""
    words = _words(line)
    places: list[tuple[int, int]] = []
    at = covered = 0
    while at < len(words):
        count = next((n for n in range(_MOST_WORDS, 0, -1) if _is_run(line, words[at : at + n], n, body)), 0)
        if count:
            places.append((words[at][0], words[at + count - 1][1]))
            covered += count
        at += max(count, 1)
    is_all = covered == len(words) and len(places) >= _LEAST_NAMES
    return places if is_all or (len(places) >= _LEAST_RUN and 2 * covered >= len(words)) else []


def _is_run(line: str, words: Sequence[tuple[int, int]], count: int, body: Known) -> bool:
    return len(words) == count and _is_name(line[words[0][0] : words[-1][1]], body)


def _words(line: str) -> list[tuple[int, int]]:
    return [match.span() for match in _WORD.finditer(line)]


def _is_plain(text: str, body: Known) -> bool:
    """Tell whether an ordinary word is also the short name of one work: among other names it is meant to be one."""
    return text in ORDINARY_WORDS and body.naming(text) is Naming.RECORDED


def _is_name(text: str, body: Known) -> bool:
    """Tell whether records give a text as the short name of one work, and it is no ordinary word or program."""
    if text in ORDINARY_WORDS or is_program_or_measure(text) or is_conference(text) or text.isdigit():
        return False
    return body.naming(text) is Naming.RECORDED
