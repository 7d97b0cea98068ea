"""Compares the title of a reference with those of records: the same, different but explained, near, or another."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import squeeze, words
from vlbib.core.titles import is_telling, title_size
from vlbib.core.venues import is_preprint
from vlbib.matching.form import form
from vlbib.matching.title_agreement import Level, compare
from vlbib.matching.title_slips import plural
from vlbib.verification.discrepancy import Discrepancy, Flaw, Gravity
from vlbib.verification.reference import plain_text

if TYPE_CHECKING:
    from vlbib.core.record import Record
    from vlbib.verification.reference import BibReference

_NEAR = 75  # minimum letters in common, in per cent, for two titles to be near
_MATHS = lazy_pattern(r"\$[^$]*\$|\\[A-Za-z]+|[_^{}$\\]")
_FORMULA = lazy_pattern(r"\b\w*\([^()\s]*(?:\([^()]*\))?[^()\s]*\)")
_DOUBLED = lazy_pattern(r"\b(\w{2,} \w{2,}) \1\b")
_LEAST_WORDS = 3  # minimum words outside formulas that must agree
_SUBTITLE = lazy_pattern(r"[:?!.]\s+|\s+[-–—]+\s+|\s*—\s*")  # separates title and subtitle


class TitleLikeness(IntEnum):
    """How similar two titles are."""

    OTHER = 0
    NEAR = 1  # much in common, but an unexplained difference
    EXPLAINED = 2  # a typo, or an article, a short name or a subtitle on one side only
    SAME = 3


@lru_cache(maxsize=16384)
def title_likeness(stated: str, recorded: str) -> TitleLikeness:
    """Return how similar two titles are; `recorded` may have TeX and HTML entities."""
    there = plain_text(recorded)
    if undoubled(stated) != stated:
        return min(title_likeness(undoubled(stated), recorded), TitleLikeness.EXPLAINED)
    if squeeze(stated) == squeeze(there) or _same_outside_maths(stated, recorded):
        return TitleLikeness.SAME
    ratio = fuzz.ratio(squeeze(stated), squeeze(there))
    agreement = max((compare(stated, there), compare(there, stated)), key=lambda each: each.level)
    if agreement.level is Level.SAME:
        return TitleLikeness.SAME
    is_explained = agreement.level is Level.EXPLAINED and plural(form(stated), form(there), ()) is None
    if is_explained or goes_on(stated, there):
        return TitleLikeness.EXPLAINED
    return TitleLikeness.NEAR if ratio >= _NEAR else TitleLikeness.OTHER


def undoubled(title: str) -> str:
    """Return a title without a pair of words that is repeated by mistake, as in `in the in the`.

    >>> undoubled("No more factor in the in the bound")
    'No more factor in the bound'
    """
    return _DOUBLED.sub(r"\1", title)


def _same_outside_maths(stated: str, recorded: str) -> bool:
    """Tell whether two titles, at least one with a formula, have the same words outside their formulas."""
    if "$" not in recorded and "$" not in stated:
        return False
    mine, theirs = (squeeze(_FORMULA.sub(" ", _MATHS.sub(" ", title))) for title in (stated, recorded))
    return mine == theirs and title_size(_MATHS.sub(" ", recorded)) >= _LEAST_WORDS


def goes_on(stated: str, recorded: str) -> bool:
    """Tell whether the stated title is the whole recorded one followed by more words."""
    mine, theirs = words(stated), words(recorded)
    return is_telling(recorded) and len(mine) > len(theirs) and mine[: len(theirs)] == theirs


def is_without_subtitle(stated: str, recorded: str) -> bool:
    """Tell whether the stated title is the recorded one without its subtitle.

    >>> is_without_subtitle("Verbs in Action", "Verbs in Action: Improving Verb Understanding")
    True
    """
    there, mine = plain_text(recorded), squeeze(stated)
    return any(squeeze(there[: match.start()]) == mine for match in _SUBTITLE.finditer(there)) and bool(mine)


def is_cut_short(stated: str, recorded: str) -> bool:
    """Tell whether the stated title is the first words of the recorded one, and long enough to identify a work."""
    mine, theirs = words(stated), words(plain_text(recorded))
    return is_telling(stated) and len(mine) < len(theirs) and theirs[: len(mine)] == mine


def letters_swapped(left: str, right: str) -> bool:
    """Tell whether two texts differ only in that two adjacent letters are swapped.

    >>> letters_swapped("Multi-Agnet Maps", "Multi-agent maps")
    True
    """
    mine, theirs = squeeze(left), squeeze(right)
    apart = [at for at, pair in enumerate(zip(mine, theirs, strict=False)) if pair[0] != pair[1]]
    if len(mine) != len(theirs) or not apart:
        return False
    first, last = apart[0], apart[-1]
    return last == first + 1 and mine[first : last + 1] == theirs[first : last + 1][::-1]


def is_telling_title(title: str) -> bool:
    """Tell whether a title is so long that hardly two works share it."""
    return is_telling(title)


def compare_titles(reference: BibReference, record: Record) -> list[Discrepancy]:
    """Return how the title of a reference differs from that of its work's record."""
    likeness = title_likeness(reference.title, record.title)
    if likeness is TitleLikeness.SAME or not reference.title:
        return []
    retitled = is_preprint(reference.venue) and not is_preprint(record.appeared_in)  # perhaps, when it was published
    manner = _manner(reference.title, record.title)
    explained = likeness is TitleLikeness.EXPLAINED or bool(manner)
    message = (
        (manner or "the title is spelled differently") if explained else f"the title is `{plain_text(record.title)}`"
    )
    return [
        Discrepancy(
            flaw=Flaw.TITLE_SPELLING if explained else Flaw.TITLE,
            gravity=Gravity.INFO if explained or (retitled and likeness is TitleLikeness.NEAR) else Gravity.WARNING,
            field="title",
            stated=reference.title,
            recorded=plain_text(record.title),
            source=record.source,
            message=message,
        )
    ]


def _manner(stated: str, recorded: str) -> str:
    """Return the message on a title that is shortened, extended or has swapped letters; "" for any other."""
    if is_without_subtitle(stated, recorded):
        return "the subtitle is left out"
    if is_cut_short(stated, recorded):
        return "the end of the title is left out"
    if letters_swapped(stated, plain_text(recorded)):
        return "two letters are swapped"
    if is_without_subtitle(recorded, stated):
        return "the record's title has no such subtitle"
    return "more words follow the record's title" if goes_on(stated, plain_text(recorded)) else ""
