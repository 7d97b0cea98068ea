"""Which lines of a note name works: what marks title lines in this file decides, line by line, with the reason.

A year or venue before the title, a venue or authors after it, a paper's link, or bold mark a title line by
themselves. A line without any mark counts only in a list of titles.
"""

from __future__ import annotations

import re
from collections import Counter
from enum import IntEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.paper_pages import is_paper_page
from vlbib.core.sites import site
from vlbib.core.text import holds, squeeze
from vlbib.core.titles import title_size
from vlbib.notes.formats.blocks import BlockForm
from vlbib.notes.line.cut import Cue
from vlbib.notes.line.lead import is_people
from vlbib.notes.line.shape import can_be_title, capital_share, is_colon_form, is_name, is_sentence, looks_titled
from vlbib.notes.links import leads_to_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.notes.line.title import Reading


# Words of what is not a work: who told or owns something, a licence, what an example does (`To copy a file`).
_UNPUBLISHED = lazy_pattern(r"\b(?:personal communication|(?:talk|lecture) at the)\b|\blicen[cs]e$", re.IGNORECASE)
_UNPUBLISHED_WORDS = ("communication", " at the", "license", "licence")  # one of them stands in all that it finds
_BEGINS_UNPUBLISHED = lazy_pattern(
    r"(?:copyright|©|\(c\)|files?:|(?:developed|maintained|contributed) by|licen[cs]e (?:for|agreement))(?=\W)"
    r"|(?-i:(?:[a-z][\w.-]*/)+[\w.*-]+:)"  # `debian/control: Update ...`
    r"|for (?:more|further) (?:information|details)\b|(?-i:(?:Example ?\d*: )?To [a-z]+ )"
    r"|(?:coming soon|to be (?:added|announced|filled|done)|(?:keynote|panel|podcast|webinar)(?: [\w.]+){0,2}:)(?!\w)",
    re.IGNORECASE,
)
ALONE = "it is not in a list of titles"


class Strength(IntEnum):
    """How surely a line is marked as a title line."""

    NONE = 0
    TITLED = 1  # it only looks like a title
    LABELLED = 2  # link labels stand beside what looks like a title
    DATED = 3  # a year or date stands after it, and nothing else
    MARKED = 4


class Profile(Struct, frozen=True):
    """What marks titles in one file: how many lines are marked or labelled, and which lists are lists of titles."""

    marked: int
    titles: frozenset[int]
    dated: frozenset[int]
    headings: frozenset[str]


def strength(reading: Reading) -> Strength:
    """Return how surely a line is marked as naming a work."""
    title, cues = reading.title, reading.cues
    if not title or not can_be_title(title) or _is_broken(reading) or _is_unpublished(title) or is_people(title):
        return Strength.NONE
    if _is_marked(reading):
        return Strength.MARKED
    if Cue.TAIL in cues and Cue.CONTINUED not in cues and not is_sentence(title):
        return Strength.DATED
    if not looks_titled(title) or Cue.CONTINUED in cues:
        return Strength.NONE
    if Cue.RESOURCE in cues and (title_size(title) >= 4 or is_colon_form(title)):
        return Strength.LABELLED
    return Strength.TITLED if title_size(title) >= 4 else Strength.NONE


def _is_unpublished(title: str) -> bool:
    """Tell a talk, a letter, a licence or a manual's line from a title."""
    if _BEGINS_UNPUBLISHED.match(title):
        return True
    return holds(title.lower(), _UNPUBLISHED_WORDS) and _UNPUBLISHED.search(title) is not None


def _is_broken(reading: Reading) -> bool:
    """Recognise running prose with links in it."""
    return Cue.INLINE in reading.cues and not (Cue.LEAD in reading.cues and reading.claim.venue)


def _is_marked(reading: Reading) -> bool:
    title, cues = reading.title, reading.cues
    if Cue.CONTINUED in cues and not (Cue.PAPER in cues and Cue.LINKED in cues and title_size(title) >= 4):
        return Cue.LEAD in cues and bool({Cue.BOLD, Cue.LINKED} & cues)
    if Cue.LEAD in cues:
        least = 1 if reading.claim.venue else 2  # `2015: Warning fixes`
        if title_size(title) <= least and not (is_name(title) or {Cue.BOLD, Cue.LINKED, Cue.QUOTED, Cue.PAPER} & cues):
            return False  # a place, a plan: `ECCV 2024: Milano`
        return title_size(title) <= 14 or not is_sentence(title)
    if Cue.PAPER in cues and (Cue.LINKED in cues or title_size(title) >= 3 or is_name(title)):
        return not is_sentence(title)
    return _is_tailed(reading) or _is_bold(reading) or _is_linked(reading)


def _is_tailed(reading: Reading) -> bool:
    """Tell a title with venue, year or authors after it from a sentence that ends in a date."""
    if Cue.TAIL not in reading.cues or title_size(reading.title) < 3 or is_sentence(reading.title):
        return False
    by_people = bool(reading.authors) and may_begin_title(reading.title)
    is_claimed = reading.claim.venue is not None or by_people
    return is_claimed or looks_titled(reading.title)


def may_begin_title(title: str) -> bool:
    """Tell a title from what somebody did, by its first word: `Finding ...`, `vec2text: ...`, not `added hints`."""
    first = title.split(maxsplit=1)[0]
    return not (first.islower() and first.isalpha())


def _is_bold(reading: Reading) -> bool:
    """Tell a bold or quoted title from an emphasised remark: it stands alone, and in capitals or with a colon."""
    if not {Cue.BOLD, Cue.NAMED} & reading.cues or title_size(reading.title) < 4 or is_sentence(reading.title):
        return False
    return looks_titled(reading.title) or (is_colon_form(reading.title) and capital_share(reading.title) >= 0.5)


def _is_linked(reading: Reading) -> bool:
    """Recognise a title that links to somewhere papers are."""
    if Cue.LINKED not in reading.cues or not looks_titled(reading.title) or not reading.links:
        return False
    url = reading.links[0].url
    return leads_to_page(url) and (site(url) is None or is_paper_page(url))


def profile(lines: Sequence[tuple[Strength, int]], headings: frozenset[str]) -> Profile:
    """Return what marks titles in a file, from its lines (strength, and number of the line's list; 0 for none)."""
    sizes: Counter[int] = Counter(run for _, run in lines if run)
    titled: Counter[int] = Counter()
    dated: Counter[int] = Counter()
    marked = 0
    for mark, run in lines:
        marked += mark is Strength.MARKED
        if run and mark:
            titled[run] += 1
            dated[run] += mark >= Strength.DATED
    lists = frozenset(run for run, count in titled.items() if count >= 2 and count * 2 > sizes[run])
    years = frozenset(run for run, count in dated.items() if count >= 3 and count > 0.6 * sizes[run])
    return Profile(marked, lists, years, headings)


def names_work(mark: Strength, title: str, place: tuple[BlockForm, int], seen: Profile) -> str | None:
    """Return "" where a line names a work, the reason in words where it looks as if but does not, else None.

    `place` is what the line is, and the number of its list.
    """
    form, run = place
    if mark is Strength.NONE or (mark is not Strength.MARKED and squeeze(title) in seen.headings):
        return None
    if mark is Strength.DATED:
        return "" if run in seen.dated else "only a date follows it, and none follows the other lines of its list"
    if mark is Strength.TITLED and (form is not BlockForm.ITEM or run not in seen.titles):
        return ALONE
    return ""
