"""Short names in a chronology: after a year at the start of a line, or beside one in a row of a table.

`2016 — YOLO; SSD`, `2021 · Swin: shifted windows`, `2018 ── MMoE ─┬─ 2020 ── PLE`, `| 2024 | Mamba | read |`. The year
must be exactly that of the work's records; it tells works of one name apart.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from vlbib.core.everyday_words import EVERYDAY_WORDS
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.ordinary_words import ORDINARY_WORDS
from vlbib.core.programs_and_measures import is_program_or_measure
from vlbib.core.segment import CELL_END, Place, Sighting
from vlbib.core.text import CJK, placed_lines, squeeze
from vlbib.core.titles import is_name_like
from vlbib.core.venues import is_conference
from vlbib.core.wide_pattern import wide_pattern
from vlbib.core.years import YEAR
from vlbib.matching.recognition.context.words_beside import masked
from vlbib.matching.recognition.titles.hinted_names import are_of_one_work, likely_titles, titles_called

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from vlbib.core.known import Known, KnownTitle
    from vlbib.core.segment import Segment

_NO_PLACES = (Place.FILE, Place.COMMENT, Place.HEADING)
_MOST_SIGNS = 400  # maximum characters of a line that is read
_MOST_WORDS = 4  # maximum words of a name
_LEAST = 2  # minimum letters and digits of a name
# A year at the start of a line or of a part of it, but no date
_YEAR = lazy_pattern(rf"[^\w\n(（]{{0,8}}(?P<year>{YEAR})(?![-–./年]?\d|年)(?:[^\w\n(（]|$)")
_ONLY_YEAR = lazy_pattern(YEAR)
_CUT = lazy_pattern(rf"[、；;,，/·&+→|{CELL_END}]|[─━┬┼├]+|(?<=\s)(?:->|=>|--|—|–|and|und|et|y|e|和|与)(?=\s)")
_WORD = wide_pattern(rf"[^\W_{CJK}](?:[^\W{CJK}]|[.'’-](?=[^\W{CJK}]))*\+{{0,2}}")
# What follows a name: a sign, small letters or another script, but no other word of a longer name
_APART = wide_pattern(rf"\s*(?:$|[^\w\s]|[{CJK}])")
_REMARKED = lazy_pattern(r"\s+[a-z]")


def names_after_years(segment: Segment, body: Known, taken: Sequence[Sighting]) -> Iterator[Sighting]:
    """Yield the names of known works in a chronology, as their titles; none in what is `taken`."""
    if segment.results or segment.place in _NO_PLACES:
        return
    for begin, line in placed_lines(masked(segment.text, taken)):
        if len(line) <= _MOST_SIGNS and _YEAR.match(line):
            yield from _in_line(begin, line, body)
        elif segment.place is Place.ROW:
            yield from _in_row(begin, line, body)


def _in_line(begin: int, line: str, body: Known) -> Iterator[Sighting]:
    """Yield the names in a line that begins with a year; `begin` is its offset. A part of it may begin with another."""
    year, is_first = 0, False
    for start, part in _parts(line):
        dated = _YEAR.match(part)
        year, is_first = (int(dated["year"]), True) if dated else (year, is_first)
        at, rest = (dated.end(), part[dated.end() :]) if dated else (0, part)
        yield from _sighting(begin + start + at, rest, _named(rest, year, body, is_first=is_first))
        is_first = is_first and not rest.strip()


def _in_row(begin: int, line: str, body: Known) -> Iterator[Sighting]:
    """Yield the name in the first cell of a row if another cell, and only one, is a year: that of its work."""
    first, *others = line.split(CELL_END)
    years = [int(cell) for cell in map(str.strip, others) if _ONLY_YEAR.fullmatch(cell)]
    if len(years) == 1:
        yield from _sighting(begin, first, _named(first, years[0], body, is_first=False))


def _sighting(begin: int, text: str, named: tuple[str, str] | None) -> Iterator[Sighting]:
    """Yield the sighting of a work, if any, given as a name in a text and its title."""
    if named:
        start = begin + text.index(named[0])
        yield Sighting(start, start + len(named[0]), named[1], called=named[0])


def _parts(line: str) -> Iterator[tuple[int, str]]:
    """Yield the parts of a list with their offsets."""
    at = 0
    for cut in _CUT.finditer(line):
        yield at, line[at : cut.start()]
        at = cut.end()
    yield at, line[at:]


def _named(part: str, year: int, body: Known, *, is_first: bool) -> tuple[str, str] | None:
    """Return the longest name at the start of a part that is that of one work of a year, and its title.

    Before a remark in small letters, only the likeliest work of a name that is no everyday word counts.
    """
    words = list(islice(_WORD.finditer(part), _MOST_WORDS))
    if not words or any(map(str.isalnum, part[: words[0].start()])):
        return None
    for last in reversed(words):
        name = part[words[0].start() : last.end()]
        is_whole = _APART.match(part, last.end()) is not None
        if not (is_whole or (is_first and _REMARKED.match(part, last.end()))) or len(squeeze(name)) < _LEAST:
            continue
        if _is_usual(name, ORDINARY_WORDS if is_whole else EVERYDAY_WORDS):
            continue
        titles = likely_titles(titles_called(name, body))
        title = _meant(name, titles, set(body.bearers(name)), year, body)
        if title and (is_whole or title is titles[0]):
            return name, title.text
    return None


def _meant(
    name: str, titles: Sequence[KnownTitle], recorded: Container[KnownTitle], year: int, body: Known
) -> KnownTitle | None:
    """Return the title of the only work of a year that a name means; `recorded`: records give the name to its work.

    These come before works whose titles begin with the name, and among them one that does before the others.
    """
    fitting = [title for title in titles if _is_of(title, year, body)]
    fitting = [title for title in fitting if title in recorded] or fitting
    if not are_of_one_work(name, fitting):
        fitting = [title for title in fitting if title.key.startswith(squeeze(name))]
    return fitting[0] if are_of_one_work(name, fitting) else None


def _is_usual(name: str, words: Container[str]) -> bool:
    """Tell whether a name is that of a conference, or one of some words or a program's and not spelled like a name."""
    return is_conference(name) or (not is_name_like(name) and (squeeze(name) in words or is_program_or_measure(name)))


def _is_of(title: KnownTitle, year: int, body: Known) -> bool:
    """Tell whether a record says that a work is from a year."""
    return any(facts.year == year for facts in body.facts_of(title.text))
