"""Which lines of a note name works, judged line by line by how this file marks titles, with the reason.

These mark a line by themselves: a year or venue before the title, a venue or authors after it, a link to a paper, bold
type. A line without any mark counts only in a list of titles.
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


# Words of what is not a work: a talk, a copyright, a licence, the caption of an example (`To copy a file`).
_UNPUBLISHED = lazy_pattern(r"\b(?:personal communication|(?:talk|lecture) at the)\b|\blicen[cs]e$", re.IGNORECASE)
_UNPUBLISHED_WORDS = ("communication", " at the", "license", "licence")  # every match contains one of them
_BEGINS_UNPUBLISHED = lazy_pattern(
    r"(?:copyright|©|\(c\)|files?:|(?:developed|maintained|contributed) by|licen[cs]e (?:for|agreement))(?=\W)"
    r"|(?-i:(?:[a-z][\w.-]*/)+[\w.*-]+:)"  # `debian/control: Update ...`
    r"|for (?:more|further) (?:information|details)\b|(?-i:(?:Example ?\d*: )?To [a-z]+ )"
    r"|(?:coming soon|to be (?:added|announced|filled|done)|(?:keynote|panel|podcast|webinar)(?: [\w.]+){0,2}:)(?!\w)",
    re.IGNORECASE,
)
_SURELY_CUT, _USUALLY_CUT = (
    2,
    3,
)  # minimum words of a title, if both its ends are sure (`ROSSI A. Maps of ice[M].`), else
ALONE = "it is not in a list of titles"


class Strength(IntEnum):
    """How strongly a line is marked as a title line."""

    NONE = 0
    TITLED = 1  # it only looks like a title
    LABELLED = 2  # it looks like a title and has link labels beside it
    DATED = 3  # only a year or date follows it
    MARKED = 4


class Profile(Struct, frozen=True):
    """How one file marks titles: the number of marked lines, and which lists are lists of titles."""

    marked: int
    titles: frozenset[int]
    dated: frozenset[int]
    headings: frozenset[str]


def strength(reading: Reading) -> Strength:
    """Return how strongly a line is marked as naming a work."""
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
    """Tell whether a text is a talk, a letter, a licence or a line of a manual, not a title."""
    if _BEGINS_UNPUBLISHED.match(title):
        return True
    return holds(title.lower(), _UNPUBLISHED_WORDS) and _UNPUBLISHED.search(title) is not None


def _is_broken(reading: Reading) -> bool:
    """Tell whether a text is running prose with links in it."""
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
    """Tell whether a title has a venue, year or authors after it, unlike a sentence that ends in a date."""
    least = _SURELY_CUT if Cue.DOCUMENT in reading.cues and reading.authors else _USUALLY_CUT
    if Cue.TAIL not in reading.cues or title_size(reading.title) < least or is_sentence(reading.title):
        return False
    by_people = bool(reading.authors) and may_begin_title(reading.title)
    is_claimed = reading.claim.venue is not None or by_people
    return is_claimed or looks_titled(reading.title)


def may_begin_title(title: str) -> bool:
    """Tell whether the first word can begin a title: `Finding ...`, `vec2text: ...`, not `added hints`."""
    first = title.split(maxsplit=1)[0]
    return not (first.islower() and first.isalpha())


def _is_bold(reading: Reading) -> bool:
    """Tell whether bold or quoted words are a title, not an emphasised remark: in title case, or with a colon."""
    if not {Cue.BOLD, Cue.NAMED} & reading.cues or title_size(reading.title) < 4 or is_sentence(reading.title):
        return False
    return looks_titled(reading.title) or (is_colon_form(reading.title) and capital_share(reading.title) >= 0.5)


def _is_linked(reading: Reading) -> bool:
    """Tell whether a title links to a page that may have papers."""
    if Cue.LINKED not in reading.cues or not looks_titled(reading.title) or not reading.links:
        return False
    url = reading.links[0].url
    return leads_to_page(url) and (site(url) is None or is_paper_page(url))


def profile(lines: Sequence[tuple[Strength, int]], headings: frozenset[str]) -> Profile:
    """Return how a file marks titles, from its lines (strength, and number of the line's list; 0 for none)."""
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
    """Return "" if a line names a work, a reason if it only looks as if it did, and None for any other line.

    `place` is the form of the line and the number of its list.
    """
    form, run = place
    if mark is Strength.NONE or (mark is not Strength.MARKED and squeeze(title) in seen.headings):
        return None
    if mark is Strength.DATED:
        return "" if run in seen.dated else "only a date follows it, and none follows the other lines of its list"
    if mark is Strength.TITLED and (form is not BlockForm.ITEM or run not in seen.titles):
        return ALONE
    return ""
