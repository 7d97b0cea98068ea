"""Words spelled like names that no known work is called by: they are reported, because a source may know them.

In a sentence such a word has a capital inside (`ForceMimic`). The first cell of a row whose column is one of works or
data counts if it is a single name of any spelling (`VSRN`). Words that are called a paper are reported, too (`the
distillation paper`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.names import has_particle
from vlbib.core.programs_and_measures import is_program_or_measure
from vlbib.core.segment import CELL_END, Place
from vlbib.core.table_heads import DATA_HEAD, WORK_HEAD, YEARS
from vlbib.core.titles import is_name_like
from vlbib.core.venues import is_conference
from vlbib.core.work import Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.segment import Segment

_REASON = "it is spelled like a name, but no known work is called so"
# A word with a capital inside: `ForceMimic`, `Cross3DVG`; no key, path, URL, handle or call
_COINED = lazy_pattern(
    r"(?<![\w/@.\\:#{=-])(?=\w{5})[A-Z][A-Za-z\d]*?[a-z]\d?[A-Z][A-Za-z\d]*(?:-[A-Za-z\d]+)*(?![\w/@\\({=]|\.\w|://)"
)
# `the lottery ticket paper`, `Hinton's distillation paper`; on a line of its own also without `the`
_PAPER = lazy_pattern(
    r"(?:(?:\b[Tt]he|\b[Tt]hat|\w['’]s)|^[^\w\n]*(?=[^\n]*\bpapers?$))"
    r"(?P<words>(?:\s?[^\W\d_][\w'’-]{0,24}){1,4}?)\s(?:papers?|preprint)(?![\w-])"
)
# Words that say what kind of paper it is, not which one
_KIND = (
    "first second third next last same whole full entire other another main new old recent previous short long good "
    "nice great published accepted rejected submitted revised final camera camera-ready ready conference workshop "
    "journal survey review position white system demo theory seminar term thesis course class group team draft arxiv "
    "read reread skim write submit print send finish present find discuss and or"
)
_ANY = frozenset(_KIND.split())
_OWN = "the a an our my your his her their of in for we i you is are was no any some each every"
_NO_WORK = frozenset(_OWN.split())
_PAPER_REASON = "it speaks of a paper, but no known work is called so"
_CELL = lazy_pattern(r"\W*([A-Z][\w+-]{3,20})\W*")


def unknown_names(segment: Segment, number: int, line: str) -> Iterator[Skipped]:
    """Yield a row of the report for the unknown names in what a line of a segment has besides its mentions."""
    words = [*_in_first_cell(segment, line), *_COINED.findall(line)]
    named = [word for word in words if not (has_particle(word) or is_program_or_measure(word) or is_conference(word))]
    if named:
        yield Skipped(file=segment.file, line=number, text=", ".join(dict.fromkeys(named)), reason=_REASON)
        return
    paper = _PAPER.search(line) if "p" in line else None
    if paper and _is_of_work(paper["words"].split()):
        yield Skipped(file=segment.file, line=number, text=paper["words"].strip(), reason=_PAPER_REASON)


def _is_of_work(words: Sequence[str]) -> bool:
    """Tell whether words before `paper` may say which one it is; `the NeurIPS paper` may be any."""
    lower = [word.lower() for word in words]
    telling = [word for word in words if word.lower() not in _ANY and not is_conference(word)]
    return bool(telling) and _NO_WORK.isdisjoint(lower)


def _in_first_cell(segment: Segment, line: str) -> Iterator[str]:
    """Yield the name that the first cell of a row has, if its column is one of works or data.

    Results count only beside a column of years, as surveys have it: other ones are the author's own.
    """
    heads = [head.lower() for head in segment.columns]
    if segment.place is Place.ROW and heads and (not segment.results or not YEARS.isdisjoint(heads)):
        cell = _CELL.fullmatch(line.partition(CELL_END)[0])
        is_of_works = WORK_HEAD.search(heads[0]) or DATA_HEAD.search(heads[0])
        if cell and is_name_like(cell[1]) and is_of_works:
            yield cell[1]
